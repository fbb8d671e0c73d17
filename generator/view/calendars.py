"""Calendars: a month as weeks of days that lead to their pages, and the way to the next entry."""

import calendar
from typing import NamedTuple

from generator import addresses
from generator.view import wording
from generator.view.almanac import Almanac
from generator.view.interface import say


class Step(NamedTuple):
    """The way to another day, month or year that has an entry."""

    text: str
    target: str


class Cell(NamedTuple):
    """A day in a calendar: its number (0 for none), page, class and words for those who hear."""

    number: int
    target: str | None
    mark: str
    label: str
    now: bool


class Sheet(NamedTuple):
    """A month's calendar. `empty` when no day of it has an entry."""

    name: str
    target: str | None
    weeks: tuple[tuple[Cell, ...], ...]
    empty: bool


def steps(periods: tuple[str, ...], number: int) -> tuple[Step | None, Step | None]:
    """The entries before and after one of several days, months or years in order."""
    before = periods[number - 1] if number else None
    after = periods[number + 1] if number + 1 < len(periods) else None
    return (
        Step(wording.full_day(before), addresses.date(before)) if before else None,
        Step(wording.full_day(after), addresses.date(after)) if after else None,
    )


def sheet(book: Almanac, month: str, *, now: str = "") -> Sheet:
    """The calendar of a month; `now` is the day of the page that it stands on."""
    year, number = int(month[:4]), int(month[5:7])
    weeks = calendar.Calendar().monthdayscalendar(year, number)
    cells = tuple(
        tuple(_cell(book, f"{month}-{day:02d}" if day else "", now) for day in week)
        for week in weeks
    )
    return Sheet(
        name=wording.month(month),
        target=book.look.date(month),
        weeks=cells,
        empty=not any(cell.target for week in cells for cell in week),
    )


def _cell(book: Almanac, iso: str, now: str) -> Cell:
    if not iso:
        return Cell(0, None, "", "", now=False)
    number, target = int(iso[8:]), book.look.date(iso)
    entry = book.entry(iso)
    label = f"{number} {wording.month(iso)}: "
    if entry.happened:
        mark, words = "h", say("in_calendars.happened", happened=len(entry.happened))
    elif entry.maybe:
        mark, words = "soft", say("in_calendars.something_may_have_happened")
    else:
        mark = "r2" if entry.other > 1 else "r1"
        words = wording.counted(entry.other, "report or statement")
    return Cell(number, target, mark, label + words, now=iso == now)
