"""The pages of months and years. An event of which only those are known has no day on them."""

from collections.abc import Iterator
from typing import NamedTuple

from generator import addresses
from generator.model import Incident
from generator.page import Page
from generator.view import rows, wording
from generator.view.almanac import Almanac, almanac
from generator.view.calendars import Sheet, Step, sheet, steps
from generator.view.date import day_words, listed, page
from generator.view.facts import Text
from generator.view.interface import say
from generator.view.lookup import Lookup
from generator.view.people import Cast, cast
from generator.view.receipts import source_name

MOST_ROWS = 200  # incidents in one list; a fuller year lists its months, others the newest


class MonthView(NamedTuple):
    """Everything on a month's page."""

    title: str
    standfirst: str
    crumbs: tuple[Text, ...]
    earlier: Step | None
    later: Step | None
    sheet: Sheet
    incidents: tuple[rows.Row, ...]
    undated: tuple[rows.Row, ...]
    undated_title: str
    days: tuple[tuple[str, str, str], ...]
    loose: tuple[Text, ...]


class YearView(NamedTuple):
    """Everything on a year's page."""

    title: str
    standfirst: str
    earlier: Step | None
    later: Step | None
    sheets: tuple[Sheet, ...]
    empty: str
    months: tuple[tuple[str, str | None, tuple[rows.Row, ...], int], ...]
    undated: tuple[rows.Row, ...]
    undated_title: str
    loose: tuple[Text, ...]


def pages(look: Lookup) -> Iterator[Page]:
    """One page for every month and year that has an entry."""
    people = cast(look)
    book = almanac(people)
    for number, iso in enumerate(look.months):
        month = month_view(book, people, iso, steps(look.months, number))
        yield page(iso, wording.day(iso), "month", month.standfirst, month)
    for number, iso in enumerate(look.years):
        year = year_view(book, people, iso, steps(look.years, number))
        yield page(iso, iso, "year", year.standfirst, year)


def month_view(
    book: Almanac, people: Cast, iso: str, around: tuple[Step | None, Step | None]
) -> MonthView:
    """The page of one month. Events of which only the month is known have no day here."""
    days = [day for day in book.look.days if day[:7] == iso]
    dated = _in(book, days)
    undated = book.wide.get(iso, ())
    return MonthView(
        title=wording.day(iso),
        standfirst=_period_words(book, iso, (len(dated), len(undated)), "day"),
        crumbs=(
            Text(say("in_period.dates"), addresses.DATES),
            Text(iso[:4], book.look.date(iso[:4])),
        ),
        earlier=around[0],
        later=around[1],
        sheet=sheet(book, iso),
        incidents=listed(book.look, dated),
        undated=listed(book.look, undated),
        undated_title=say("in_period.in_day_not_known", iso=wording.day(iso)),
        loose=_loose(book, people, iso),
        days=tuple((addresses.day(day), wording.full_day(day), day_words(book.entry(day)))
                   for day in days),
    )  # fmt: skip


def _loose(book: Almanac, people: Cast, iso: str) -> tuple[Text, ...]:
    """The articles of which no more than this month or year of publication is known."""
    return tuple(
        Text(
            f"{source_name(record)}: {people.headline(record)}",
            book.look.source(record.id),
        )
        for record in book.loose.get(iso, ())
    )


def year_view(
    book: Almanac, people: Cast, iso: str, around: tuple[Step | None, Step | None]
) -> YearView:
    """The page of one year: twelve calendars, the incidents by month."""
    look = book.look
    days = [day for day in look.days if day[:4] == iso]
    dated = _in(book, days)
    undated = book.wide.get(iso, ())
    names = [f"{iso}-{number:02d}" for number in range(1, 13)]
    months = []
    for month in names:
        inside = _in(book, [day for day in days if day[:7] == month])
        inside += [i for i in book.wide.get(month, ()) if i not in inside]
        if inside:
            shown = listed(look, inside) if len(dated) <= MOST_ROWS else ()
            months.append((wording.month(month), look.date(month), shown, len(inside)))
    sheets = tuple(sheet(book, month) for month in names)
    known_month = sum(len(book.wide.get(month, ())) for month in names)
    return YearView(
        title=iso,
        standfirst=_period_words(book, iso, (len(dated) + known_month, len(undated)), "month"),
        earlier=around[0],
        later=around[1],
        sheets=sheets,
        empty=wording.listed(
            found.name
            for month, found in zip(names, sheets, strict=True)
            if found.empty and month not in book.wide
        ),
        months=tuple(months),
        undated=listed(look, undated),
        undated_title=say("in_period.in_day_not_known", iso=iso),
        loose=_loose(book, people, iso),
    )


def _in(book: Almanac, days: list[str]) -> list[Incident]:
    """The incidents that happened, or may have, on any of the days; each once."""
    found: dict[str, Incident] = {}
    for day in days:
        entry = book.entry(day)
        found |= {incident.id: incident for incident in (*entry.happened, *entry.maybe)}
    return list(found.values())


def _period_words(book: Almanac, iso: str, incidents: tuple[int, int], lacks: str) -> str:
    """What a month or year holds, counted; `incidents` are those placed inside it and those not,
    `lacks` is what is not known of the others: its day, or its month."""
    dated, undated = incidents
    inside = [day for day in book.look.days if day.startswith(f"{iso}-")]
    reports = sum(len(book.entry(day).reported) for day in inside)
    reports += sum(len(found) for month, found in book.loose.items() if month.startswith(f"{iso}-"))
    parts = [
        wording.counted(n, noun) for n, noun in ((dated, "incident"), (reports, "report")) if n
    ]
    lines = [wording.listed(parts)] if parts else []
    loose = len(book.loose.get(iso, ()))
    for count, noun, before in ((undated, "incident", dated), (loose, "report", reports)):
        if count:
            told = wording.counted(count, f"more {noun}" if before else noun)
            lines.append(say(f"in_period.lacks_{lacks}", told=told))
    return " ".join(map(wording.sentence, lines)) or say("in_period.nothing_is_recorded_of")
