"""The page of a source: what the article is, what was read from it, sentence by sentence, and
what was left out. The text itself is never published again; quotations are single sentences."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator import addresses
from generator.model import Article, Record, Report
from generator.page import Page
from generator.view import wording
from generator.view.case import said, values
from generator.view.cited import kind, origin, original, published, rights
from generator.view.facts import Text
from generator.view.interface import number as in_figures
from generator.view.interface import say
from generator.view.lookup import Lookup, country_name
from generator.view.people import Cast, cast
from generator.view.receipts import Found, Receipt, direction, outlet, quotes, receipts
from generator.view.rulings import Ruling, rulings

LICENCE_LIMIT = 300


class Told(NamedTuple):
    """One incident that the article tells of, with the receipts in the order of the text."""

    title: str
    target: str | None
    main: bool
    receipts: tuple[Receipt, ...]
    size: int


class Spoken(NamedTuple):
    """A statement, with who said it as far as they may be named."""

    who: Text
    direct: bool
    receipt: Receipt


class Left(NamedTuple):
    """A kind of text that was not read as story, and how much of it there is."""

    kind: str
    tip: str
    pieces: int
    characters: str


class View(NamedTuple):
    """Everything on the page."""

    title: str
    outlet: str
    day: str
    day_target: str | None
    kind: str
    summary: str
    states: tuple[str, ...]
    authors: str
    basis: wording.Term
    candidates: str
    updated: str
    section: str
    language: str
    dateline: str
    upstream: str
    origin: str
    licence: str
    rights: str
    original: str | None
    told: tuple[Told, ...]
    spoken: tuple[Spoken, ...]
    unsaid: int
    left: tuple[Left, ...]
    read: str
    actors: tuple[Text, ...]
    places: tuple[Text, ...]
    direction: str
    lang: str
    sha256: str
    rulings: tuple[Ruling, ...]


About = Mapping[tuple[str, int], str]


def pages(look: Lookup) -> Iterator[Page]:
    """One page for every article."""
    people = cast(look)
    about = {
        (ref.article, ref.index): incident.id
        for incident in look.archive.incidents
        for ref in incident.reports
    }
    for record in look.archive.records:
        shown = view(look, people, record, about)
        yield Page(
            path=addresses.source(record.id),
            title=f"{shown.title}, {shown.outlet}",
            template="source.md.j2",
            view=shown,
            kind="source",
            hide=("navigation", "path"),
            description=say(
                "in_source.what_was_read_from",
                outlet=shown.outlet,
                day=shown.day,
                title=shown.title,
            ),
        )


def view(look: Lookup, people: Cast, record: Record, about: About) -> View:
    """The page of one article."""
    head, article = record.article, look.articles.get(record.id)
    told = _told(look, people, record, about)
    whole = len(told) == len(record.incidents)
    spoken = tuple(_spoken(people, record)) if whole else ()
    licence = " ".join(head.licence.text[:LICENCE_LIMIT].split()) if head.licence else ""
    return View(
        title=wording.sentence(people.headline(record)).rstrip("."),
        outlet=outlet(record),
        day=published(head),
        day_target=look.date(head.published),
        kind=kind(head),
        summary=_summary(record),
        states=(*_states(look, record), *(() if whole else (say("source.withdrawn"),))),
        authors=wording.listed(head.authors),
        basis=wording.term("published_basis", head.published_basis or "unknown"),
        candidates=wording.listed(map(wording.day, head.published_candidates), "or"),
        updated=wording.day(head.updated) if head.updated else "",
        section=head.section or "",
        language=wording.language_name(head.language)
        if head.language
        else say("in_source.not_known"),
        dateline=_dateline(record),
        upstream=wording.listed(head.sources),
        origin=origin(look, record),
        licence=licence,
        rights=rights(head),
        original=original(head),
        told=told,
        spoken=spoken,
        unsaid=len(record.statements) - len(spoken) if whole else 0,
        left=tuple(_left(record)),
        read=_read(record, article),
        actors=tuple(_actors(look, people, record)),
        places=tuple(_places(look, record, about)),
        direction=direction(head.language),
        lang=head.language or "en",
        sha256=record.sha256,
        rulings=rulings(look, (record.id,)),
    )


_UNREAD = "is not read for facts"  # as reading words it


def _summary(record: Record) -> str:
    head = record.article
    if head.kind != "summary":
        return ""
    return say("source.summary", kind=kind(head))


def _states(look: Lookup, record: Record) -> Iterator[str]:
    """The odd states of an article, each in a sentence."""
    twin = look.archive.duplicates.get(record.id)
    if twin and twin in look.records:
        other = look.records[twin]
        known = bool(other.article.outlet or other.article.summarised_from)
        whose = outlet(other) if known else say("in_source.another_article_outlet_not")
        yield say("in_source.it_repeats_its_facts", whose=whose, article=published(other.article))
    head = record.article
    unread = any(_UNREAD in problem.message for problem in record.problems)
    if unread:
        name = wording.language_name(head.language or "")
        yield say("in_source.its_language_is_not", name=name)
    elif not record.incidents:
        yield say("in_source.no_event_was_read")
    if head.published_candidates:
        days = wording.listed(map(wording.day, head.published_candidates), "or")
        entry = "its_day_was_decided" if head.published else "its_day_can_be"
        yield say(f"in_source.{entry}", days=days)
    elif not head.published:
        yield say("in_source.it_is_undated_no")


def _told(look: Lookup, people: Cast, record: Record, about: About) -> tuple[Told, ...]:
    source = quotes(look.articles.get(record.id))
    found, number = [], 0
    for index, report in enumerate(record.incidents):
        if (record.id, index) not in about and look.archive.withheld:
            continue
        each = [
            Found(f"v{number}", key, reads, said_by, evidence)
            for number, (key, reads, said_by, evidence) in enumerate(
                values(report, people, record), start=number + 1
            )
        ]
        number += len(each)
        incident = look.incidents.get(about.get((record.id, index), ""))
        title = incident.title if incident else _named(report)
        target = look.incident(incident.id) if incident else None
        found.append(Told(title, target, report.main, tuple(receipts(source, each)), len(each)))
    return tuple(sorted(found, key=lambda told: not told.main))


def _named(report: Report) -> str:
    title = wording.title(report, country_name(report.where.country)) if report.title else ""
    return title or say("in_source.an_incident_without_a")


def _spoken(people: Cast, record: Record) -> Iterator[Spoken]:
    """What was said, without the sentence round it, which may name who is not named here."""
    source = quotes(None)
    for number, statement in enumerate(record.statements, start=1):
        if people.names_private(statement.quote, record):
            continue
        who = people.named(statement.speaker, (record,))
        shown = next(receipts(source, (Found(f"s{number}", "", "", "", said(statement)),)))
        yield Spoken(Text(who.text, who.target), statement.direct, shown)


def _left(record: Record) -> Iterator[Left]:
    sizes: Counter[str] = Counter()
    pieces: Counter[str] = Counter()
    for start, end, name in record.article.other:
        if name != "title":
            sizes[name] += end - start
            pieces[name] += 1
    words = wording.words()["span_kind"]
    for kind_of, size in sizes.most_common():
        tip = wording.term("span_kind", kind_of).tip
        yield Left(words.get(kind_of, kind_of), tip, pieces[kind_of], in_figures(size))


def _read(record: Record, article: Article | None) -> str:
    """How much of the text was read as its story."""
    size = sum(end - start for start, end in record.article.body)
    total = len(article.text) if article else max((e for _, e in record.article.body), default=0)
    return say("in_source.of_characters_are_the", size=in_figures(size), total=in_figures(total))


def _actors(look: Lookup, people: Cast, record: Record) -> Iterator[Text]:
    """The public actors that the article names."""
    keys = dict.fromkeys(people.key(actor.key, (record,)) for actor in record.actors)
    for key in keys:
        if key in look.actors:
            yield Text(look.actors[key].name, look.actor(key))


def _dateline(record: Record) -> str:
    """The place where the reporter sat, as the dateline's words were resolved; "" if they were
    not."""
    start, end = record.article.dateline_span or (0, 0)
    found = next((place for place in record.places if start <= place.start < end), None)
    if found is None:
        return ""
    land = country_name(found.country) if found.kind != "country" else None
    return ", ".join(filter(None, (found.name, land)))


def _places(look: Lookup, record: Record, about: About) -> Iterator[Text]:
    """The places of the article's incidents."""
    ids = [about.get((record.id, index), "") for index in range(len(record.incidents))]
    found = dict.fromkeys(look.placed[id].key for id in ids if id in look.placed)
    for key in found:
        yield Text(look.places[key].name, look.place(key))
