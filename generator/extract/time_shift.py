"""Moves days by units of the calendar, and says how far such a count may be off."""

import re
from calendar import monthrange
from datetime import date, timedelta

from generator.extract.time_edtf import days_of

# Days of a unit. Half of one is what a count of it leaves open: two weeks ago is 11 to 17 days.
_LENGTH = {"Y": 365.25, "M": 30.44, "W": 7}


def day_value(day: date | None) -> str:
    """The day as a value."""
    return day.isoformat() if day else "XXXX-XX-XX"


def week_value(day: date | None) -> str:
    """The ISO week of a day, "2024-W01"."""
    if day is None:
        return "XXXX-WXX"
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def shift(day: date, count: int) -> date | None:
    """A day moved, None beyond the calendar's ends."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def months_on(day: date, count: int) -> date | None:
    """The same day of the month some months on, or the last one that month has."""
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    if not 1 <= year <= 9998:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def moved(day: date | None, count: int, unit: str) -> str:
    """A day moved by units, as exact as the unit: two weeks on is a week, two years a year."""
    letter, scale = unit[-1], re.sub(r"\D", "", unit)
    count *= int(scale or 1)
    if letter in ("D", "H", "M", "S") and unit.startswith("T"):
        return day_value(day)
    if letter == "Y":
        return f"{day.year + count:04}" if day and 1 <= day.year + count <= 9998 else "XXXX"
    if letter == "D":
        return day_value(day and shift(day, count))
    if letter == "W":
        return week_value(day and shift(day, 7 * count))
    if letter == "E":
        return week_value(day and shift(day, 7 * count)) + "-WE"
    target = day and months_on(day, count * (3 if letter == "Q" else 1))
    if letter == "Q":
        return f"{target.year}-Q{(target.month + 2) // 3}" if target else "XXXX-QX"
    return target.isoformat()[:7] if target else "XXXX-XX"


def spread(base: date | None, count: int, unit: str, bound: str) -> tuple[str, str] | None:
    """The days that "two years ago" (count -2) or "two weeks later" (2) covers from a day, as
    loosely as such counts are meant; None for days, which are exact.

    `bound` is ">" for "more than two years", which reaches to three, and "<" for "less than".
    """
    letter, scale = unit[-1], re.sub(r"\D", "", unit)
    named = days_of(moved(base, count, unit))
    if base is None or named is None:
        return None
    if unit == "TH" and abs(count) >= 12:  # 18 hours ago may be the day before
        ends = [base, shift(base, (1 if count > 0 else -1) * -(-abs(count) // 24))]
    elif unit.startswith("T") or letter not in _LENGTH:
        return None
    else:
        size = abs(count) * int(scale or 1)
        slack = _LENGTH[letter] / 2 * max(1, size / 5)
        most = (size + (bound == ">")) * _LENGTH[letter] + slack
        least = (0 if bound == "<" else size) * _LENGTH[letter] - slack
        ends = [shift(base, round(far if count > 0 else -far)) for far in (least, most)]
    days = sorted(day.isoformat() for day in ends if day)
    return (min(named[0], days[0]), max(named[1], days[-1])) if len(days) == 2 else None
