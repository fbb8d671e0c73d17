"""The page of an actor that may have one: names, offices, ties, incidents by role, words said."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator import addresses
from generator.model import (
    Affiliation,
    ArchiveActor,
    Attribution,
    Evidence,
    Incident,
    Record,
    Role,
    Statement,
)
from generator.page import Page
from generator.view import rows, wording
from generator.view.facts import Text
from generator.view.interface import say
from generator.view.lookup import Lookup
from generator.view.people import Cast, cast
from generator.view.period import MOST_ROWS
from generator.view.quoted import Quoted, quoted
from generator.view.receipts import Found, Receipt, published, quotes, receipts, source_name
from generator.view.rulings import Ruling, of_actor

MOST_SAID = 20  # statements on the page; all of them stand on the pages of their articles
MOST_BESIDE = 15


class Name(NamedTuple):
    """A name with its kind ("primary", "acronym", "alias") and an article that uses it."""

    text: str
    kind: str
    seen: str
    target: str | None


class Held(NamedTuple):
    """An office or a tie, with its time, how many articles tell it, and one sentence for it."""

    text: str
    target: str | None
    how: str
    time: str
    told_by: str
    receipt: Receipt | None


class Roll(NamedTuple):
    """The incidents in which the actor has one role."""

    chip: wording.Chip
    rows: tuple[rows.Row, ...]
    total: int


class View(NamedTuple):
    """Everything on the page."""

    name: str
    kind: wording.Term
    years: str
    standfirst: str
    names: tuple[Name, ...]
    roles: tuple[Held, ...]
    ties: tuple[Held, ...]
    rolls: tuple[Roll, ...]
    total: int
    quoted: tuple[Quoted, ...]
    said: int
    beside: tuple[tuple[Text, int], ...]
    articles: int
    rulings: tuple[Ruling, ...]


class Part(NamedTuple):
    """An incident, what is attributed to the actor in it, and what else it did: "Gave figures"."""

    incident: Incident
    found: tuple[Attribution, ...]
    spoke: str


class Desk(NamedTuple):
    """What the pages of all actors need: who is in which incident, and which tells of what."""

    look: Lookup
    cast: Cast
    parts: Mapping[str, tuple[Part, ...]]
    about: Mapping[str, str]


def pages(look: Lookup) -> Iterator[Page]:
    """One page for everybody who may have one."""
    people = cast(look)
    desk = Desk(look, people, parts(people), _about(look))
    for actor in look.actors.values():
        shown = view(desk, actor)
        yield Page(
            path=addresses.actor(actor.key),
            title=actor.name,
            template="actor.md.j2",
            view=shown,
            kind="actor",
            hide=("navigation", "path"),
            description=shown.standfirst,
        )


def parts(people: Cast) -> dict[str, tuple[Part, ...]]:
    """The incidents of everybody: those said to have had a part, accusers, and who is quoted."""
    look = people.look
    gathered: dict[str, list[Part]] = {}
    for incident in look.order:
        told = incident.attributions
        spoke = _speakers(people, incident)
        asserted = [a.asserted_by for a in told if a.asserted_by]
        for key in dict.fromkeys((*(a.actor for a in told), *incident.actors, *asserted, *spoke)):
            if key in look.actors:
                found = tuple(a for a in told if a.actor == key)
                gathered.setdefault(key, []).append(Part(incident, found, spoke.get(key, "")))
    return {key: tuple(found) for key, found in gathered.items()}


def _speakers(people: Cast, incident: Incident) -> dict[str, str]:
    """Whose figures or words the articles bring, and which of the two: key → part."""
    part, look = wording.words()["part"], people.look
    found: dict[str, str] = {}
    for ref in incident.reports:
        record, report = look.records.get(ref.article), look.report(ref)
        if record is None or report is None:
            continue
        for toll in report.casualties:
            if toll.attributed_to:
                found.setdefault(people.source(toll.attributed_to, (record,)), part["source"])
        for statement in record.statements if ref.main else ():
            found.setdefault(people.key(statement.speaker, (record,)), part["speaker"])
    return found


def _about(look: Lookup) -> dict[str, str]:
    """Which incident an article is mainly about."""
    return {
        ref.article: incident.id
        for incident in look.archive.incidents
        for ref in incident.reports
        if ref.main
    }


def view(desk: Desk, actor: ArchiveActor) -> View:
    """The page of one actor."""
    look = desk.look
    parts = desk.parts.get(actor.key, ())
    records = tuple(look.records[id] for id in actor.articles if id in look.records)
    said = tuple(_quoted(desk, actor, records))
    rolls = _rolls(look, actor.key, parts)
    return View(
        name=actor.name,
        kind=wording.term("actor_kind", actor.kind),
        years=_years(parts),
        standfirst=_standfirst(actor, rolls, len(parts), len(records)),
        names=tuple(_names(look, actor, records)),
        roles=tuple(_roles(desk, actor)),
        ties=tuple(_ties(desk, actor)),
        rolls=rolls,
        total=len(parts),
        quoted=said[:MOST_SAID],
        said=len(said),
        beside=tuple(_beside(look, actor, parts)),
        articles=len(records),
        rulings=of_actor(look, actor),
    )


def _years(parts: tuple[Part, ...]) -> str:
    days = [d for p in parts for d in (p.incident.when.earliest, p.incident.when.latest) if d]
    if not days:
        return ""
    first, last = min(days)[:4], max(days)[:4]
    return first if first == last else say("days.span", start=first, end=last)


_CHARGED = frozenset(("claim", "accusation", "suspected", "uncertain", "denial", "finding"))


def _standfirst(actor: ArchiveActor, rolls: tuple[Roll, ...], total: int, articles: int) -> str:
    """Where the actor is named and what it is said to have done there, counted."""
    name, words = wording.the(actor.name), wording.words()["roll"]
    text = say("in_actor.is_named_in_of", name=name, articles=wording.counted(articles, "article"))
    if not total:
        return wording.sentence(say("in_actor.in_no_incident", text=text))
    lines = [say("in_actor.and_in", text=text, total=wording.counted(total, "incident"))]
    clauses = [
        words[roll.chip.text].format(number=wording.counted(roll.total, "incident"))
        for roll in rolls
        if roll.chip.text in words
    ]
    if clauses:
        lines.append(say("in_actor.as_reported", name=name, clauses=wording.listed(clauses)))
    if any(roll.chip.mark in _CHARGED for roll in rolls):
        lines.append(words["norm"])
    return " ".join(map(wording.sentence, lines))


def _rolls(look: Lookup, key: str, parts: tuple[Part, ...]) -> tuple[Roll, ...]:
    """The incidents by role: claims first, findings last, those without a role at the end."""
    found: dict[wording.Chip, tuple[int, list[rows.Row]]] = {}
    other = wording.Chip(say("chips.otherwise"), "neutral", "modality-unknown")
    for part in parts:
        row = rows.row(part.incident, look)
        chips = {
            wording.chip(
                a.modality, said=bool(a.asserted_by and a.asserted_by != a.actor)
            ): wording.rank(a.modality)
            for a in part.found
        }
        if any(
            a.asserted_by == key and a.actor != key and a.modality.startswith("suspected")
            for a in part.incident.attributions
        ):
            chips[wording.Chip(say("chips.accuser"), "said", "modality-unknown")] = 90
        if part.spoke and not chips:
            chips[wording.Chip(part.spoke, "said", "modality-unknown")] = 91
        for chip, rank in (chips or {other: 99}).items():
            found.setdefault(chip, (rank, []))[1].append(row)
    ordered = sorted(found.items(), key=lambda item: (item[1][0], item[0].text))
    return tuple(
        Roll(chip, tuple(listed[:MOST_ROWS]), len(listed)) for chip, (_, listed) in ordered
    )


def _names(look: Lookup, actor: ArchiveActor, records: tuple[Record, ...]) -> Iterator[Name]:
    for text in dict.fromkeys((actor.name, *actor.aliases)):
        record = next((r for r in records if _uses(r, text)), None)
        yield Name(
            text=text,
            kind=_name_kind(text, actor.name),
            seen=f"{source_name(record)}, {published(record)}"
            if record
            else say("in_actor.the_lexicon"),
            target=look.source(record.id) if record else None,
        )


def _uses(record: Record, name: str) -> bool:
    return any(name in (actor.name, *actor.aliases) for actor in record.actors)


def _name_kind(text: str, primary: str) -> str:
    if text == primary:
        return say("in_actor.kinds.primary")
    letters = text.replace(".", "").replace("-", "")
    kind = "acronym" if letters.isupper() and len(letters) <= 7 else "alias"
    return say(f"in_actor.kinds.{kind}")


# ---------------------------------------------------------------- offices and ties


def _roles(desk: Desk, actor: ArchiveActor) -> Iterator[Held]:
    groups: dict[tuple[str, str | None], list[tuple[str, Role]]] = {}
    for article, role in actor.roles:
        groups.setdefault((role.title.casefold(), role.of), []).append((article, role))
    for number, told in enumerate(groups.values(), start=1):
        role = told[0][1]
        yield Held(
            text=f"{role.title}, {role.of}" if role.of else role.title,
            target=None,
            how="",
            time=_time(role),
            told_by=_told_by(desk.look, [article for article, _ in told]),
            receipt=_receipt(desk.look, told[0][0], role.evidence, f"role-{number}"),
        )


def _time(role: Role) -> str:
    if role.from_ and role.to:
        return say("days.span", start=wording.day(role.from_), end=wording.day(role.to))
    if role.from_:
        return say("in_actor.from", day=wording.day(role.from_))
    if role.to:
        return say("in_actor.until", day=wording.day(role.to))
    return say("in_actor.start_and_end_not")


def _ties(desk: Desk, actor: ArchiveActor) -> Iterator[Held]:
    groups: dict[tuple[str, str], list[tuple[str, Affiliation]]] = {}
    for article, tie in actor.affiliations:
        groups.setdefault((desk.cast.key(tie.to), tie.kind), []).append((article, tie))
    for number, ((to, kind), told) in enumerate(groups.items(), start=1):
        if desk.cast.private(to):
            continue
        records = [desk.look.records[a] for a, _ in told if a in desk.look.records]
        other = desk.cast.named(to, records)
        days = sorted(r.article.published for r in records if r.article.published)
        yield Held(
            text=other.text,
            target=other.target,
            how=wording.words()["affiliation"][kind],
            time=say("in_actor.told", days=wording.span(days[0], days[-1]))
            if days
            else say("days.unknown"),
            told_by=_told_by(desk.look, [article for article, _ in told]),
            receipt=_receipt(desk.look, told[0][0], told[0][1].evidence, f"tie-{number}"),
        )


def _told_by(look: Lookup, articles: list[str]) -> str:
    records = [look.records[id] for id in dict.fromkeys(articles) if id in look.records]
    if len(records) == 1:
        return f"{source_name(records[0])}, {published(records[0])}"
    return wording.counted(len(records), "article")


def _receipt(
    look: Lookup, article: str, found: tuple[Evidence, ...], anchor: str
) -> Receipt | None:
    if not found:
        return None
    value = Found(anchor, "", "", "", found[0])
    return next(receipts(quotes(look.articles.get(article)), (value,)))


# ---------------------------------------------------------------- words said, company


def _quoted(desk: Desk, actor: ArchiveActor, records: tuple[Record, ...]) -> Iterator[Quoted]:
    """Statements, newest first, undated last."""
    found = [
        (statement, number, record)
        for record in records
        if record.id not in desk.look.archive.duplicates
        for number, statement in enumerate(record.statements, start=1)
        if desk.cast.key(statement.speaker, (record,)) == actor.key
        and not desk.cast.names_private(statement.quote, record)
    ]
    found.sort(key=lambda each: (_said_on(each[0], each[2]) or "", -each[1]), reverse=True)
    for statement, number, record in found:
        yield quoted(desk.look, desk.about, statement, number, record)


def _said_on(statement: Statement, record: Record) -> str | None:
    return statement.when or record.article.published


def _beside(
    look: Lookup, actor: ArchiveActor, parts: tuple[Part, ...]
) -> Iterator[tuple[Text, int]]:
    """Who else is named in the same incidents, most often first."""
    counts: Counter[str] = Counter()
    for part in parts:
        named = {*part.incident.actors, *(a.actor for a in part.incident.attributions)}
        counts.update(key for key in named if key != actor.key and key in look.actors)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    for key, number in ordered[:MOST_BESIDE]:
        yield Text(look.actors[key].name, look.actor(key)), number
