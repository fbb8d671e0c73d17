"""The page of a day: what happened, may have happened, was reported, said and counted."""

import calendar
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from generator import addresses
from generator.model import DatedToll, Incident, Record
from generator.page import Page
from generator.view import rows, tolls, wording
from generator.view.almanac import Almanac, Entry, almanac
from generator.view.calendars import Sheet, Step, sheet, steps
from generator.view.case import attributed
from generator.view.facts import Text
from generator.view.interface import say
from generator.view.lookup import Lookup
from generator.view.people import Cast, cast
from generator.view.quoted import Quoted, quoted
from generator.view.receipts import source_name


class ReportRow(NamedTuple):
    """An article published that day, with what it tells of one incident."""

    outlet: str
    target: str | None
    about: Text | None
    killed: str
    injured: str
    basis: str


class SaidRow(NamedTuple):
    """A claim, accusation or denial made that day."""

    chip: wording.Chip
    text: str
    about: Text


class Moved(NamedTuple):
    """The figures that sources gave for that day, in no known order: "20+, 73"."""

    about: Text
    label: str
    figures: str


class DayView(NamedTuple):
    """Everything on a day's page."""

    title: str
    weekday: str
    place_in_year: str
    standfirst: str
    crumbs: tuple[Text, ...]
    earlier: Step | None
    later: Step | None
    happened: tuple[rows.Row, ...]
    maybe: tuple[rows.Row, ...]
    reported: tuple[ReportRow, ...]
    said: tuple[SaidRow, ...]
    quoted: tuple[tuple[str, str | None, Quoted], ...]
    moved: tuple[Moved, ...]
    other_years: tuple[rows.Row, ...]
    sheet: Sheet


def pages(look: Lookup) -> Iterator[Page]:
    """One page for every day that has an entry."""
    people = cast(look)
    book = almanac(people)
    for number, iso in enumerate(look.days):
        day = day_view(book, people, iso, steps(look.days, number))
        yield page(iso, wording.full_day(iso), "day", day.standfirst, day)


def page(iso: str, title: str, kind: str, description: str, view: object) -> Page:
    """The page of a day, month or year."""
    return Page(
        path=addresses.date(iso),
        title=title,
        template=f"{kind}.md.j2",
        view=view,
        kind=kind,
        hide=("navigation", "path"),
        description=description,
    )


# ---------------------------------------------------------------- a day


def day_view(
    book: Almanac, people: Cast, iso: str, around: tuple[Step | None, Step | None]
) -> DayView:
    """The page of one day."""
    entry, look = book.entry(iso), book.look
    number = sum(calendar.monthrange(int(iso[:4]), m)[1] for m in range(1, int(iso[5:7])))
    return DayView(
        title=wording.day(iso),
        weekday=wording.weekday(iso),
        place_in_year=say("in_date.day_of", number=number + int(iso[8:]), year=iso[:4]),
        standfirst=day_words(entry),
        crumbs=(
            Text(say("in_date.dates"), addresses.DATES),
            Text(iso[:4], look.date(iso[:4])),
            Text(wording.month(iso), look.date(iso[:7])),
        ),
        earlier=around[0],
        later=around[1],
        happened=listed(look, entry.happened),
        maybe=listed(look, entry.maybe),
        reported=tuple(row for record in entry.reported for row in _reported(book, record)),
        said=_said(book, people, entry),
        quoted=_quoted(book, people, entry),
        moved=_moved(look, entry),
        other_years=listed(
            look,
            [
                incident
                for day in book.yearly.get(iso[5:], ())
                if day != iso
                for incident in book.entry(day).happened
            ],
        ),
        sheet=sheet(book, iso[:7], now=iso),
    )


def listed(look: Lookup, incidents: list[Incident] | tuple[Incident, ...]) -> tuple[rows.Row, ...]:
    """The incidents as rows."""
    return tuple(rows.row(incident, look) for incident in incidents)


def day_words(entry: Entry) -> str:
    """What the day holds, counted: "One incident happened. Two reports were published."."""
    parts = (
        (entry.happened, "happened"),
        (entry.maybe, "may_have_happened"),
        (entry.reported, "was_published"),
        (entry.voices, "voice_was_raised"),
        (entry.spoken, "statement_was_made"),
        (entry.figures, "figure_stands"),
    )
    lines = [wording.sentence(wording.counted(len(found), noun)) for found, noun in parts if found]
    return " ".join(lines) or say("in_date.nothing_is_recorded_of")


def _reported(book: Almanac, record: Record) -> Iterator[ReportRow]:
    look, head = book.look, record.article
    found = book.about.get(record.id, ())
    basis = wording.term("published_basis", head.published_basis or "unknown").text
    name, target = source_name(record), look.source(record.id)
    if record.id in look.archive.duplicates:
        basis = say("in_date.repeats_another_article", basis=basis)
    if not found:
        yield ReportRow(name, target, None, "", "", basis)
    for incident, index in found:
        report = record.incidents[index] if index < len(record.incidents) else None
        figures = (report.killed, report.injured) if report else (None, None)
        killed, injured = (tolls.figure(f.low, f.best, f.high) if f else "" for f in figures)
        about = Text(incident.title, look.incident(incident.id))
        yield ReportRow(name, target, about, killed, injured, basis)


def _said(book: Almanac, people: Cast, entry: Entry) -> tuple[SaidRow, ...]:
    found: dict[tuple[str, str], SaidRow] = {}
    for incident, attribution in entry.voices:
        records = [
            book.look.records[ref.article]
            for ref in incident.reports
            if ref.article in book.look.records
        ]
        said = attributed(attribution, people, tuple(records))
        about = Text(incident.title, book.look.incident(incident.id))
        text = wording.sentence(said.clause)
        found.setdefault((incident.id, text), SaidRow(said.chip, text, about))
    return tuple(found.values())


def _quoted(
    book: Almanac, people: Cast, entry: Entry
) -> tuple[tuple[str, str | None, Quoted], ...]:
    articles = {spoken.record.id for spoken in entry.spoken}
    main = {id: next((i.id for i, _ in book.about.get(id, ())), "") for id in articles}
    return tuple(
        (
            *people.named(spoken.statement.speaker, (spoken.record,))[:2],
            quoted(book.look, main, spoken.statement, spoken.number, spoken.record),
        )
        for spoken in entry.spoken
    )


def _moved(look: Lookup, entry: Entry) -> tuple[Moved, ...]:
    """The day's figures by incident and outcome, each once."""

    def kind(each: tuple[Incident, DatedToll]) -> tuple[str, str]:
        return each[0].id, each[1].outcome

    found = []
    victims = [each for each in entry.figures if each[1].whom in {"all", "unknown"}]
    for (id, outcome), group in groupby(sorted(victims, key=kind), key=kind):
        told = dict.fromkeys(tolls.figure(t.low, t.best, t.high) for _, t in group)
        about = Text(look.incidents[id].title, look.incident(id))
        label = wording.words()["outcome"][outcome]["label"]
        found.append(Moved(about, label, ", ".join(told)))
    return tuple(found)
