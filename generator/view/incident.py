"""The page of an incident: what the sources report of it, side by side, with every sentence."""

from collections.abc import Iterator
from typing import NamedTuple

from generator import addresses
from generator.model import Incident, Record
from generator.page import Page
from generator.view import charts, cite, facts, matrix, rows, sure, voices, wording
from generator.view.case import Account, Case, case
from generator.view.cited import SourceRow, origin, source_row
from generator.view.interface import say
from generator.view.lookup import Lookup, country_name
from generator.view.people import Cast, Named, cast
from generator.view.receipts import direction
from generator.view.rulings import Ruling, rulings


class Part(NamedTuple):
    """An actor with the part it has here."""

    who: Named
    kind: wording.Term
    chips: tuple[wording.Chip, ...]
    note: str


class Related(NamedTuple):
    """Another incident, and in words how it belongs here."""

    row: rows.Row
    how: str


class Told(NamedTuple):
    """One report with all its receipts. `direction` is that of its quotations."""

    account: Account
    target: str | None
    title: str
    direction: str
    language: str


class View(NamedTuple):
    """Everything on the page."""

    title: str
    crumbs: tuple[facts.Text, ...]
    place: str
    day: str
    standfirst: str
    stub: str
    record: tuple[str, ...]
    origins: str
    content_note: bool
    box: facts.FactBox
    charts: tuple[charts.Chart, ...]
    matrix: matrix.Matrix | None
    told: tuple[Told, ...]
    receipts: int
    voices: voices.Voices
    parts: tuple[Part, ...]
    related: tuple[Related, ...]
    sure: tuple[sure.Sure, ...]
    sources: tuple[SourceRow, ...]
    why: tuple[sure.Why, ...]
    rulings: tuple[Ruling, ...]
    cite: cite.Cite
    twin: str


def pages(look: Lookup) -> Iterator[Page]:
    """One page for every incident."""
    people = cast(look)
    for incident in look.archive.incidents:
        shown = view(case(look, people, incident))
        yield Page(
            path=addresses.incident(incident.id),
            title=f"{incident.title}, {rows.short_when(incident.when)}",
            template="incident.md.j2",
            view=shown,
            kind="incident",
            hide=("navigation", "path"),
            description=shown.standfirst,
        )


def view(told: Case) -> View:
    """The page of one case."""
    incident, look = told.incident, told.look
    heard = voices.voices(told)
    figures = (("killed", incident.killed), ("injured", incident.injured))
    drawn = [chart for outcome, value in figures if (chart := charts.chart(told, outcome, value))]
    return View(
        title=incident.title,
        crumbs=_crumbs(told),
        place=told.place or say("in_incident.place_not_told"),
        day=wording.when(incident.when),
        standfirst=standfirst(told, heard),
        stub=_stub(told),
        record=_record(told),
        origins=_origins(told),
        content_note=bool(told.accounts) and _grave(incident),
        box=facts.factbox(told, heard),
        charts=tuple(drawn),
        matrix=matrix.matrix(told),
        told=tuple(_told(look, told.cast, account) for account in told.accounts),
        receipts=sum(account.size for account in told.accounts),
        voices=heard,
        parts=tuple(_parts(told)),
        related=tuple(_related(told)),
        sure=sure.sure(told, heard),
        sources=tuple(source_row(look, record) for record in _unique(told.records)),
        why=sure.why(told),
        rulings=rulings(look, told.ids),
        cite=cite.cite(told, look.settings),
        twin=addresses.twin(incident.id),
    )


def _crumbs(told: Case) -> tuple[facts.Text, ...]:
    incident, look = told.incident, told.look
    found = [facts.Text(say("in_incident.incidents"), addresses.INCIDENTS)]
    code = incident.where.country
    if code:
        found.append(facts.Text(country_name(code) or code, look.place(code.lower())))
    year = (incident.when.earliest or incident.when.latest or "")[:4]
    if year and year == (incident.when.latest or year)[:4]:
        found.append(facts.Text(year, look.date(year)))
    return tuple(found)


def standfirst(told: Case, heard: voices.Voices) -> str:
    """What happened, who is said to have done it and how many: composed from the facts alone."""
    incident = told.incident
    what = wording.event(incident.type, incident.stage)
    where = wording.at(incident.where, country_name(incident.where.country))
    told_by = wording.counted(len(_unique(told.records)), "report")
    one = len(_unique(told.records)) == 1
    key = ("mentions" if one else "mention") if incident.stub else "tells" if one else "tell"
    day = wording.on(incident.when)
    lines = [wording.sentence(say(f"standfirst.{key}", by=told_by, what=what, where=where, on=day))]
    said = [voice.clause for voice in _foremost(heard)]
    if said:
        lines.append(wording.sentence("; ".join(said)))
    lines += _figures(told)
    return " ".join(lines)


def _foremost(heard: voices.Voices) -> list[voices.Voice]:
    """Three voices, claims first; denials and findings are never left out beside them."""
    ranked = sorted(heard.voices, key=lambda voice: voice.rank)
    beside = [voice for voice in ranked[3:] if voice.chip.mark in {"denial", "finding"}]
    return ranked[:3] + beside[:2]


def _figures(told: Case) -> Iterator[str]:
    for outcome in ("killed", "injured"):
        found = told.look.settled(told.incident, outcome)
        noun = wording.words()["outcome"][outcome]["noun"]
        if found is not None:
            yield say("in_incident.figures_for", noun=noun, plain=found.plain)
        elif outcome == "killed":
            yield say("in_incident.no_figure_for_was", noun=noun)


def _stub(told: Case) -> str:
    if not told.incident.stub:
        return ""
    names = wording.listed(dict.fromkeys(account.name for account in told.accounts))
    return say("in_incident.no_report_of_its", names=names or say("in_incident.other_articles"))


def _record(told: Case) -> tuple[str, ...]:
    records = _unique(told.records)
    languages = {r.article.language for r in records if r.article.language}
    names = [wording.language_name(code) for code in sorted(languages)]
    parts = [
        say("in_incident.record", id=told.incident.id),
        wording.counted(len(records), "report"),
    ]
    return (*parts, *([", ".join(names)] if names else []))


def _origins(told: Case) -> str:
    """How many independent origins the reports have, where that is less than their number."""
    records = _unique(told.records)
    kinds = {origin(told.look, record) for record in records}
    if len(kinds) == len(records):
        return ""
    return wording.counted(len(kinds), "independent origin")


def _unique(records: tuple[Record, ...]) -> tuple[Record, ...]:
    return tuple({record.id: record for record in records}.values())


def _grave(incident: Incident) -> bool:
    figures = (incident.killed, incident.injured)
    return any(f and any((f.low, f.best, f.high)) for f in figures)


def _told(look: Lookup, people: Cast, account: Account) -> Told:
    head = account.record.article
    way = direction(head.language)
    return Told(
        account=account,
        target=look.source(account.record.id),
        title=people.headline(account.record),
        direction=way,
        language=head.language or "en",
    )


# ---------------------------------------------------------------- actors and other incidents


def _parts(told: Case) -> Iterator[Part]:
    """Everybody who may be named, with the part they have, those said to have done it first."""
    chips: dict[str, dict[wording.Chip, int]] = {}
    for chip, rank, key in _roles(told):
        chips.setdefault(told.cast.key(key, told.records), {}).setdefault(chip, rank)
    for key in told.incident.actors:
        chips.setdefault(key, {})
    named = wording.words()["part"]["named"]
    order = sorted(chips, key=lambda key: (min(chips[key].values(), default=99), key))
    for key in order:
        who = told.cast.named(key, told.records)
        known = key in told.look.actors
        if not known and (who.kind == "person" or key not in told.incident.actors):
            continue
        plain = (wording.Chip(named, "neutral", "modality-unknown"),)
        yield Part(
            who, wording.term("actor_kind", who.kind), tuple(chips[key]) or plain, _title(told, key)
        )


def _roles(told: Case) -> Iterator[tuple[wording.Chip, int, str]]:
    part = wording.words()["part"]
    for account in told.accounts:
        for found in account.report.attributions:
            said = bool(found.asserted_by and found.asserted_by != found.actor)
            yield wording.chip(found.modality, said=said), wording.rank(found.modality), found.actor
            if said and found.asserted_by and found.modality.startswith("suspected"):
                yield _said(part["asserter"]), 20, found.asserted_by
        for toll in account.report.casualties:
            if toll.attributed_to:
                key = told.cast.source(toll.attributed_to, (account.record,))
                yield _said(part["source"]), 30, key
        if account.ref.main:
            for statement in account.record.statements:
                yield _said(part["speaker"]), 40, statement.speaker


def _said(text: str) -> wording.Chip:
    return wording.Chip(text, "said", "modality-unknown")


def _title(told: Case, key: str) -> str:
    """An actor's office as the reports of this incident tell it."""
    for record in told.records:
        for actor in record.actors:
            if told.cast.key(actor.key, (record,)) == key and actor.roles:
                role = actor.roles[0]
                return f"{role.title}, {role.of}" if role.of else role.title
    return ""


def _related(told: Case) -> Iterator[Related]:
    words, found = wording.words()["relation"], told.look.incidents
    kinds: dict[str, list[str]] = {}
    for relation in told.incident.relations:
        how = words.get(relation.kind, words["unknown"])
        kinds.setdefault(relation.to, []).append(how)
    for id, how in kinds.items():
        if id in found:
            told_how = [each for each in dict.fromkeys(how) if each != words["unknown"]] or how[:1]
            text = wording.sentence("; ".join(told_how).lower()).rstrip(".")
            yield Related(rows.row(found[id], told.look), text)
