"""Finds the year of a day that leaves it to the reader: "Jan. 3", "Wednesday, October 26".

The day of publication tells it, or the month or year when no more of it is known; else another
day that the story writes out. A weekday that fits none of the years leaves the year open.
"""

import re
from datetime import date
from typing import NamedTuple

from generator.extract.time_shift import months_on
from generator.extract.time_tense import future
from generator.extract.time_values import MONTHS, WEEKDAYS, Frame, Hit, Reading, after, before
from generator.extract.time_words import lexicon

# "was killed on" before a date: however near the coming one is, the last one is meant.
_DONE = re.compile(r"\b(?:was|were|been|had|died|took place)\s+(?:\w+ed\s+)?(?:on|in)\s+$")
_ENDS = re.compile(r"\s*(?:[.,;:)\"”]|$|(?:but|when|while|after|at|as|because|in|near|by)\b)")
_SHARED = re.compile(
    r"\s+(?:and|or|to|through|until|-|–)\s+(?:(?P<month>[A-Z][a-z]{2,8})\.?\s+)?"
    r"\d{1,2},?\s+(?P<year>[12]\d{3})\b"
)
NEAR = 60  # days that a date without its weekday may lie from the one it hangs on


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, None when there is none (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def publication(unit: str, frame: Frame) -> date | None:
    """The day of publication, or the first of its month or year where that is all that is known
    and a count of this unit needs no more."""
    period = frame.period
    if frame.published or period is None:
        return frame.published
    enough = unit == "Y" or (unit in ("M", "Q") and len(period) == 7)
    return date(int(period[:4]), int(period[5:7] or 1), 1) if enough else None


def shared_year(month: int, hit: Hit, frame: Frame) -> int | None:
    """The year that a later day tells for both: "Jan. 3 and 5, 2021", "Dec. 28 to Jan. 3, 2021"."""
    match = _SHARED.match(frame.text, hit.end)
    if match is None:
        return None
    year = int(match["year"])
    if match["month"] is None:
        return year
    kind, later = lexicon().entries.get(match["month"].lower(), ("", 0))
    if kind not in {lexicon().code[name] for name in MONTHS}:
        return None
    return year - (int(later) < month)


class Partial(NamedTuple):
    """A day without its year, and its weekday when that is told."""

    month: int
    number: int
    weekday: int | None

    def near(self, year: int, reach: int) -> list[date]:
        """It in a year and those around, as far as there is such a day."""
        years = range(year - reach, year + reach + 1)
        return [day for each in years if (day := make_day(each, self.month, self.number))]


def partial_day(month: int, number: int, hit: Hit, frame: Frame) -> Reading | None:
    """Reads "Jan. 3", "Wednesday, Jan. 3": the year that fits, else the nearest by tense."""
    partial = Partial(month, number, hit.number(*WEEKDAYS))
    if make_day(2000, month, number) is None:
        return None
    if frame.published:
        day = near_publication(partial, frame.published, hit, frame)
    else:
        day = in_period(partial, hit, frame)
    if day:
        return Reading("DATE", day.isoformat(), anchor="published")
    day = near_told(partial, hit, frame)
    if day:
        return Reading("DATE", day.isoformat(), anchor="narrative")
    return Reading("DATE", f"XXXX-{month:02}-{number:02}", anchor="published")


def near_publication(partial: Partial, base: date, hit: Hit, frame: Frame) -> date | None:
    """The one nearest to the publication day that weekday and tense allow."""
    leap = (partial.month, partial.number) == (2, 29)
    known = partial.near(base.year, 8 if leap else 3)
    if partial.weekday:
        known = [day for day in known if day.isoweekday() == partial.weekday] or known
        return min(known, key=lambda day: (abs((day - base).days), day))
    ahead = [day for day in known if day >= base]
    back = [day for day in known if day <= base]
    near, far = (min(ahead), max(back)) if future(hit, frame) else (max(back), min(ahead))
    plain = abs((near - base).days) > 270 and abs((far - base).days) < 90
    if plain and not _DONE.search(frame.text, max(frame.sentence[0], hit.start - 40), hit.start):
        near = far  # a year is left out only where it is plain
    return near


def in_period(partial: Partial, hit: Hit, frame: Frame) -> date | None:
    """The last one up to the end of the known month or year of publication, or the first one from
    its start where the clause looks ahead.

    A weekday must agree. Without one, a known year alone does not tell whose November or December
    it is: the report may be of that January.
    """
    period = frame.period
    if period is None or (len(period) == 4 and partial.month > 10 and not partial.weekday):
        return None
    around = partial.near(int(period[:4]), 1)
    known = [day for day in around if partial.weekday in (None, day.isoweekday())]
    if future(hit, frame):
        return next((day for day in known if day.isoformat() >= period), None)
    back = [day for day in known if day.isoformat()[: len(period)] <= period]
    return back[-1] if back else None


def near_told(partial: Partial, hit: Hit, frame: Frame) -> date | None:
    """The one nearest to a day that the story writes out: by "January 22, 2021", "Jan. 21" is of
    2021. Days told nearby come first; one that contradicts the weekday, or is far off where no
    weekday is told, tells nothing."""
    for _, base in sorted(frame.told, key=lambda told: abs(told[0] - hit.start)):
        day = min(partial.near(base.year, 1), key=lambda day: abs((day - base).days), default=None)
        if day is None or partial.weekday not in (None, day.isoweekday()):
            continue
        if partial.weekday or abs((day - base).days) <= NEAR:
            return day
    return None


def second_day(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "25" of "on April 24 and 25": a day of the month named before."""
    number, named = hit.number("day") or 0, Hit(hit.words, max(0, hit.first - 4), hit.first - 1)
    month, first = named.number(*MONTHS), named.number("day")
    if month is None or first is None or first >= number or not _ENDS.match(after(hit, frame)):
        return None
    year, told = hit.number("year"), frame.narrative
    if year is None and told and (told.month, told.day) == (month, first):
        day = make_day(told.year, month, number)
        return Reading("DATE", day.isoformat(), anchor="narrative") if day else None
    if year is None:
        return partial_day(month, number, hit, frame)
    day = make_day(year, month, number)
    return Reading("DATE", day.isoformat()) if day else None


def day_of_month(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "on the 21st", "the 4th of last month": of the story's month, else the last one or,
    where the clause looks ahead, the coming one."""
    number = hit.number("ordinal_digits") or 0
    alone = not hit.has("unit")
    if not 1 <= number <= 31 or hit.one("unit") not in (None, "M"):
        return None
    if alone and not (before(hit, frame).lower() == "on" and _ENDS.match(after(hit, frame))):
        return None
    base, anchor = frame.published, "published"
    if frame.narrative and not hit.has("last", "this", "next"):
        base, anchor = frame.narrative, "narrative"
    if base is None:
        return Reading("DATE", f"XXXX-XX-{number:02}", anchor=anchor)
    steps = sum(int(step) for step in hit.all("last", "this", "next"))
    near = [months_on(base.replace(day=1), step) for step in ((-1, 0, 1) if alone else (steps,))]
    days = [day for first in near if first and (day := make_day(first.year, first.month, number))]
    ahead = future(hit, frame)
    if alone and anchor == "published":
        days = [day for day in days if (day >= base if ahead else day <= base)]
    day = min(days, key=lambda day: abs((day - base).days), default=None)
    return Reading("DATE", day.isoformat(), anchor=anchor) if day else None
