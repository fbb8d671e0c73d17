"""The days that a TimeML value covers, how exact that is, and the EDTF string for it."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from generator.model import DatePrecision

Days = tuple[str, str]

# First and last day of the parts that a value can name. Seasons are as wide as usage has them.
_SEASONS = {"SP": ((3, 1), (6, 21)), "SU": ((6, 1), (9, 23)), "FA": ((9, 1), (12, 21))}
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<season>SP|SU|FA|WI)|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?(?:T.*)?"
)


@lru_cache(maxsize=4096)
def days_of(value: str, part: str | None = None) -> Days | None:
    """First and last ISO day of a value: "2024-W01" → 2024-01-01, 2024-01-07.

    `part` narrows to "early", "mid" or "late": early in a month is its days 1 to 10, never one
    day. None when the value names no calendar days (P3D, PAST_REF, XXXX-WXX-3).
    """
    if value.isdecimal() and len(value) in (2, 3):
        scale = 10 ** (4 - len(value))
        first = int(value) * scale
        if not 1 <= first <= 9999 - scale:
            return None
        return _years(first, first + scale - 1, part)
    match = _VALUE.fullmatch(value)
    if not match or not 1 <= int(match["year"]) <= 9998:
        return None
    try:
        return _calendar(match, part)
    except ValueError:
        return None


def _years(first: int, last: int, part: str | None) -> Days:
    """Whole years; the early years of a decade are its first four, of a century its first 34."""
    span = last - first + 1
    third = (span + 2) // 3
    if part == "early":
        last = first + third - 1
    elif part == "late":
        first = last - third + 1
    elif part == "mid":
        first, last = first + third - 1, last - third + 1
    return f"{first:04}-01-01", f"{last:04}-12-31"


def _calendar(match: re.Match[str], part: str | None) -> Days:
    year = int(match["year"])
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"])).isoformat()
        return day, day
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        begin, end = (5, 6) if match["weekend"] else _part_of_week(part)
        return (monday + timedelta(begin)).isoformat(), (monday + timedelta(end)).isoformat()
    if match["month"]:
        return _month(year, int(match["month"]), part)
    if match["season"] == "WI":
        return f"{year:04}-12-01", f"{year + 1:04}-03-20"
    if match["season"]:
        return _season(year, match["season"])
    if match["quarter"]:
        quarter = int(match["quarter"])
        return _months(year, quarter * 3 - 2, quarter * 3, part)
    if match["half"]:
        half = int(match["half"])
        return _months(year, half * 6 - 5, half * 6, part)
    return _months(year, 1, 12, part)


def _season(year: int, name: str) -> Days:
    (month, day), (last_month, last_day) = _SEASONS[name]
    return f"{year:04}-{month:02}-{day:02}", f"{year:04}-{last_month:02}-{last_day:02}"


def _part_of_week(part: str | None) -> tuple[int, int]:
    return {"early": (0, 2), "mid": (1, 4), "late": (3, 6)}.get(part or "", (0, 6))


def _month(year: int, month: int, part: str | None) -> Days:
    """Early is 1 to 10, mid 11 to 20, late 21 to the end."""
    end = monthrange(year, month)[1]
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, end)}.get(part or "", (1, end))
    return f"{year:04}-{month:02}-{first:02}", f"{year:04}-{month:02}-{last:02}"


def _months(year: int, first: int, last: int, part: str | None) -> Days:
    """Months of a year; early, mid and late are its thirds."""
    third = max(1, (last - first + 1) // 3)
    if part == "early":
        last = first + third - 1
    elif part == "late":
        first = last - third + 1
    elif part == "mid":
        first, last = first + third, last - third
    return f"{year:04}-{first:02}-01", f"{year:04}-{last:02}-{monthrange(year, last)[1]:02}"


def precision_of(earliest: str, latest: str) -> DatePrecision:
    """How exact a span of days is: one day, up to ten, a week, about a month, or coarser."""
    first, last = date.fromisoformat(earliest), date.fromisoformat(latest)
    length = (last - first).days + 1
    if length == 1:
        return "day"
    if length == 7 and first.isoweekday() == 1:
        return "week"
    if length <= 11:
        return "few_days"
    return "month" if length <= 46 else "year_or_more"


def edtf(earliest: str | None, latest: str | None, precision: str) -> str | None:
    """The days in Extended Date/Time Format (ISO 8601-2), None when neither end is known.

    A day "2024-01-03", a whole month "2024-01", a whole year "2024", else an interval
    "2024-05-01/2024-05-10", open at an unknown end "../2024-01-09". A single day of coarser
    precision is approximate: "2024-01-03~".
    """
    if earliest is None and latest is None:
        return None
    if earliest is None or latest is None:
        return f"{earliest or '..'}/{latest or '..'}"
    if earliest == latest:
        return earliest if precision == "day" else f"{earliest}~"
    year, month = earliest[:4], earliest[:7]
    if (earliest, latest) == (f"{year}-01-01", f"{year}-12-31"):
        return year
    if days_of(month) == (earliest, latest):
        return month
    if earliest[4:] == "-01-01" and latest[4:] == "-12-31":
        return f"{year}/{latest[:4]}"
    return f"{earliest}/{latest}"
