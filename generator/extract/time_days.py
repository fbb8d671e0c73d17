"""Reads named days: "Wednesday, Jan. 3, 2024", "01/09/2024", "March 15 to 18, 2021"."""

import re
from datetime import date

from generator.extract.time_edtf import days_of
from generator.extract.time_partial import make_day, partial_day, shared_year
from generator.extract.time_shift import shift, week_value
from generator.extract.time_values import (
    MONTHS,
    Frame,
    Hit,
    Reading,
    follows,
    part_of,
)
from generator.extract.time_years import year_in_words


def full_day(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "Jan. 3, 2024", "3 January", "Wednesday, Jan. 3": with its year or one that fits."""
    month = hit.number(*MONTHS)
    number = hit.number("day", "ordinal_digits", "ordinal") or (2 if hit.has("second") else 0)
    if month is None or not 1 <= number <= 31:
        return None
    year = year_told(hit) or shared_year(month, hit, frame)
    if year is None:
        if follows(hit, frame, "named_day_after"):
            return None
        return loosely(hit, partial_day(month, number, hit, frame))
    day = make_day(year, month, number)
    return loosely(hit, Reading("DATE", day.isoformat())) if day else None


def loosely(hit: Hit, found: Reading | None) -> Reading | None:
    """The reading, with three days either side when the text says "around"."""
    if found is None or not hit.has("approximate") or found.value.startswith("X"):
        return found
    day = date.fromisoformat(found.value)
    first, last = shift(day, -3), shift(day, 3)
    if first is None or last is None:
        return found
    return found._replace(days=(first.isoformat(), last.isoformat()))


def year_told(hit: Hit) -> int | None:
    """The year in the expression; "'89" is 1989 and "'24" 2024."""
    year = hit.number("year")
    if year is not None:
        return year
    short = hit.number("short_year")
    return None if short is None else short + (1900 if short >= 50 else 2000)


def iso_day(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "2024-01-03"."""
    del frame
    value = str(hit.one("iso"))
    return Reading("DATE", value) if days_of(value) else None


def slashed_day(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "01/09/2024": by the outlet's order, else by what is possible, else by the publication
    day when one reading is that near; two equal readings cover both days and nothing between
    is claimed: the value keeps X."""
    parts = [int(part) for part in re.split(r"[/.]", str(hit.one("slash")))]
    first, second, year = parts
    if year < 100:
        if frame.date_order is None and "." in str(hit.one("slash")):
            return None
        year += 1900 if year >= 50 else 2000
    dotted = "." in str(hit.one("slash"))
    days = {
        "MDY": make_day(year, first, second),
        "DMY": make_day(year, second, first),
    }
    chosen = days["DMY"] if dotted else days.get(frame.date_order or "")
    chosen = chosen or one_of(list(days.values()), frame.published)
    if chosen:
        return Reading("DATE", chosen.isoformat())
    known = sorted(day.isoformat() for day in days.values() if day)
    if not known:
        return None
    return Reading("DATE", f"{year}-XX-XX", days=(known[0], known[-1]))


def one_of(days: list[date | None], published: date | None) -> date | None:
    """The only possible day, or the only one within a month before publication."""
    known = sorted({day for day in days if day})
    if len(known) == 1:
        return known[0]
    if published:
        near = [day for day in known if 0 <= (published - day).days <= 31]
        if len(near) == 1:
            return near[0]
    return None


def day_range(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "Jan. 3-5", "March 15 to 18, 2021": the days from first to last."""
    month = hit.number(*MONTHS)
    numbers = [int(number) for number in hit.all("day")]
    if month is None or len(numbers) != 2 or numbers[0] >= numbers[1]:
        return None
    year = year_told(hit)
    if year is None:
        found = partial_day(month, numbers[0], hit, frame)
        if found is None or found.value.startswith("X"):
            return None
        year = int(found.value[:4])
    first, last = (make_day(year, month, number) for number in numbers)
    if first is None or last is None:
        return None
    days = (first.isoformat(), last.isoformat())
    return Reading("DATE", f"{days[0]}/{days[1]}", days=days)


def month_year(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "January 1998", "early May 2012"."""
    del frame
    year = year_told(hit) or year_in_words(hit)
    month = hit.number(*MONTHS)
    return Reading("DATE", f"{year:04}-{month:02}", part_of(hit)) if year else None


def week_of(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "the week of March 6": the week that the day is in."""
    found = full_day(hit, frame)
    if found is None or hit.one("unit") != "W":
        return None
    if found.value.startswith("X"):
        return Reading("DATE", "XXXX-WXX", anchor="published")
    return Reading("DATE", week_value(date.fromisoformat(found.value)), anchor=found.anchor)


def named_day(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "9/11"."""
    del frame
    return Reading("DATE", str(hit.one("named_day")))
