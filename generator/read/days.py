"""Dates as headers, addresses and datelines write them, with every reading that they allow.

A small reader for the top of an article; the times inside the story are read by extraction.
"""

import datetime
import operator
import re
import string
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from generator.read.lines import each
from generator.vocabulary import load

BEFORE = 36  # characters that a date can have before its first number
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W_]+")
_JOINTS = " -"
_AFTER = re.compile(
    r"(?:st|nd|rd|th|er|\.|º)?(?:,| de|)[ -]{1,2}(?:of |de )?([^\W\d_]+)", re.IGNORECASE
)
BESIDE = 16  # characters beside a number in which its month stands
_PARTED = re.compile(r"\d[-/.]\d|\d{8}")
FIRST_YEAR, LAST_YEAR = 1800, 2199


class Reading(NamedTuple):
    """A day, month or year: what is not told is None."""

    year: int | None
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str:
        """ISO: "2024-01-09", "2024-01", "2024"; empty when no year is told."""
        told = [f"{self.year:04}"] if self.year else []
        told += [f"{part:02}" for part in (self.month, self.day) if part and told]
        return "-".join(told)

    @property
    def date(self) -> datetime.date | None:
        """The day, when day, month and year are told and exist."""
        if not (self.year and self.month and self.day):
            return None
        try:
            return datetime.date(self.year, self.month, self.day)
        except ValueError:
            return None


class Day(NamedTuple):
    """A date in a text. Two `readings` when 01/09/2024 can be two days: first DMY, then MDY."""

    start: int
    end: int
    readings: tuple[Reading, ...]
    weekday: int | None = None


@cache
def _names(what: str) -> dict[str, int]:
    table = load("dates-read.yml")[what]
    return {name: int(number) for number, names in table.items() for name in names}


def _alternatives(what: str) -> str:
    return "|".join(re.escape(n) for n in sorted(_names(what), key=len, reverse=True))


@cache
def _written() -> re.Pattern[str]:
    """Such as "Thursday, Jan. 4, 2024", "4 January 2024", "January 2024", "Jan. 4"."""
    month = rf"(?P<month{{0}}>{_alternatives('months')})\b\.?"
    day = r"(?P<day{0}>[0-3]?\d)(?:st|nd|rd|th|er|\.|º)?"
    year = r"(?P<year{0}>(?:1[89]|20|21)\d\d)\b"
    forms = (
        rf"{month}[ -]{{{{1,2}}}}{day}(?:,?[ -]{{{{1,2}}}}{year}|(?![\d:/%]|,\d))",
        rf"{day}[ -]{{{{1,2}}}}(?:of |de )?{month}(?:(?:,| de|)[ -]{{{{1,2}}}}{year})?",
        rf"{month},?[ -]{{{{1,2}}}}{year}",
    )
    weekday = rf"(?:(?P<weekday>{_alternatives('weekdays')})\b\.?,?\s{{1,2}}(?:the )?)?"
    either = "|".join(form.format(i) for i, form in enumerate(forms))
    return re.compile(rf"(?<![\w/])(?:(?=\d)|{weekday})(?:{either})(?!\w)", re.IGNORECASE)


@cache
def _numeric() -> re.Pattern[str]:
    """Such as "2024-01-09", "2024/1/9", "01/09/2024", "9.1.2024", "20240109"."""
    weekday = rf"(?:(?P<weekday>{_alternatives('weekdays')})\b\.?,?\s{{1,2}})?"
    forms = (
        r"(?P<y1>(?:1[89]|20|21)\d\d)(?P<s1>[-/.])(?P<m1>[01]?\d)(?P=s1)(?P<d1>[0-3]?\d)",
        r"(?P<a>[0-3]?\d)(?P<s2>[-/.])(?P<b>[0-3]?\d)(?P=s2)(?P<y2>(?:1[89]|20|21)\d\d)",
        r"(?P<y3>(?:19|20)\d\d)(?P<m3>0[1-9]|1[0-2])(?P<d3>0[1-9]|[12]\d|3[01])",
    )
    return re.compile(
        rf"(?<![\w/.-])(?:(?=\d)|{weekday})(?:{'|'.join(forms)})(?![\d/])", re.IGNORECASE
    )


def find(text: str, start: int = 0, end: int | None = None) -> tuple[Day, ...]:
    """Every date of a stretch, in order, those that exist only."""
    stop = len(text) if end is None else end
    found: list[Day] = []
    written = numeric = start  # where the last date of each kind ends
    for first, is_parted, is_beside_month in _numbers(text, start, stop):
        if is_beside_month and first >= written:
            match = _match(_written(), text, first, written, stop)
            if match:
                written = match.end()
                found.append(Day(*match.span(), _exist(_read_written(match)), _weekday(match)))
        if is_parted and first >= numeric:
            match = _match(_numeric(), text, first, numeric, stop)
            if match:
                numeric = match.end()
                found.append(Day(*match.span(), _exist(*_read_numeric(match)), _weekday(match)))
    if len(found) > 1:
        found.sort(key=operator.attrgetter("start"))
    return tuple(day for day in found if day.readings)


def _match(
    pattern: re.Pattern[str], text: str, number: int, low: int, high: int
) -> re.Match[str] | None:
    """The date whose first number stands there: it begins with it, or with a weekday or a month
    before it."""
    openers = _openers()
    for word in _WORD.finditer(text, max(low, number - BEFORE), number):
        if word[0].casefold() in openers:
            match = pattern.match(text, word.start(), high)
            if match:
                return match
    return pattern.match(text, number, high)


def numbers(text: str, start: int, end: int) -> Iterator[int]:
    """Where the numbers of a stretch stand that can be a part of a date."""
    return (first for first, _, _ in _numbers(text, start, end))


def _numbers(text: str, start: int, end: int) -> Iterator[tuple[int, bool, bool]]:
    """The same, each with whether it is parted from another or as long as a whole date, and whether
    a month is beside it: no date is without such a number, and most text has none."""
    last = start
    for first in each(text, string.digits, start, end):
        number = _NUMBER.match(text, first, end) if first >= last else None
        if number is None:
            continue
        last = number.end()
        is_parted = last - first >= 8 or _PARTED.match(text, last - 1, last + 2) is not None
        is_beside_month = _is_beside_month(text, first, last)
        if is_parted or is_beside_month:
            yield first, is_parted, is_beside_month


def line_end(text: str, at: int, end: int) -> int:
    """Where the line of an offset ends, or the stretch."""
    found = text.find("\n", at, end)
    return end if found < 0 else found


def with_weekday(text: str, start: int, end: int) -> tuple[Day, ...]:
    """Every date of a stretch that is told with its weekday: others are mostly not looked at."""
    near = text[start:end].casefold()
    if not any(map(near.__contains__, _weekdays())):
        return ()
    return tuple(day for day in find(text, start, end) if day.weekday is not None)


@cache
def _openers() -> frozenset[str]:
    """The first words of the names of months and weekdays: "segunda" of "segunda-feira"."""
    return frozenset(name.split("-")[0] for what in ("months", "weekdays") for name in _names(what))


def _is_beside_month(text: str, first: int, last: int) -> bool:
    """Whether the word before or after a number is a month's name."""
    if text[first - 1 : first] in _JOINTS:
        before = text[max(0, first - BESIDE) : first].rstrip(_JOINTS + ",").rstrip(".").casefold()
        if before[-2:] in _month_ends() and before.endswith(_months()):
            return True
    after = _AFTER.match(text, last, last + BESIDE)
    return after is not None and after[1].casefold() in _names("months")


@cache
def _months() -> tuple[str, ...]:
    return tuple(_names("months"))


@cache
def _month_ends() -> frozenset[str]:
    """The last two letters of the months' names, looked at before the names."""
    return frozenset(name[-2:] for name in _months())


@cache
def _weekdays() -> tuple[str, ...]:
    """Names of weekdays, without those that begin with another: "mon" stands in "monday"."""
    names = sorted(_names("weekdays"), key=len)
    return tuple(n for n in names if not any(n != o and n.startswith(o) for o in names))


def _weekday(match: re.Match[str]) -> int | None:
    name = match["weekday"]
    return _names("weekdays")[name.casefold()] if name else None


def _read_written(match: re.Match[str]) -> Reading:
    told = match.groupdict()
    name = told["month0"] or told["month1"] or told["month2"]
    day = told["day0"] or told["day1"]
    year = told["year0"] or told["year1"] or told["year2"]
    month = _names("months")[name.casefold()]
    return Reading(int(year) if year else None, month, int(day) if day else None)


def _read_numeric(match: re.Match[str]) -> tuple[Reading, ...]:
    if year := match["y1"] or match["y3"]:
        return (
            Reading(int(year), int(match["m1"] or match["m3"]), int(match["d1"] or match["d3"])),
        )
    year, a, b = int(match["y2"]), int(match["a"]), int(match["b"])
    if match["s2"] == ".":
        return (Reading(year, b, a),)  # 9.1.2024 is written where the day comes first
    return (Reading(year, b, a), Reading(year, a, b))


def _exist(*readings: Reading) -> tuple[Reading, ...]:
    """The readings that are in the calendar, each once."""
    return tuple(dict.fromkeys(reading for reading in readings if _exists(reading)))


def _exists(reading: Reading) -> bool:
    if not 1 <= (reading.month or 1) <= 12:
        return False
    if reading.day is None:
        return True
    leap = reading.year or 2000
    return Reading(leap, reading.month, reading.day).date is not None


def parse(given: str) -> Reading | None:
    """A date that someone gave as a value: ISO with or without a time, a month, a year, or written
    out. None when it is no date, or one that can be two days.
    """
    given = given.strip()[:60]
    iso = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=[T ]|$)", given)
    if iso and FIRST_YEAR <= int(iso[1]) <= LAST_YEAR:
        reading = Reading(*(int(part) if part else None for part in iso.groups()))
        return reading if _exists(reading) else None
    days = find(given)
    if len(days) == 1 and len(days[0].readings) == 1 and days[0].readings[0].year:
        return days[0].readings[0]
    return None
