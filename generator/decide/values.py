"""The values that an editor writes in a decision, read: figures, days, places.

``84``, ``84+`` (at least), ``80-90``, ``none`` · ``2024-01-03``, ``2024-01``, ``2024``,
``2024-01-03/2024-01-05`` · ``Kerman, IR`` or ``Kerman, IR, 30.28, 57.08``.
"""

import calendar
import re
from datetime import date

from generator.model import DatePrecision, Figure, When, Where

_FIGURE = re.compile(r"(\d{1,7})(\+|\s*-\s*(\d{1,7}))?\Z", re.ASCII)
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)
_NONE = frozenset({"none", "null", "~", "unknown", "not told"})


def is_none(value: str) -> bool:
    """Whether the editor says that there is no such value."""
    return value.strip().lower() in _NONE


def figure(value: str) -> Figure | None:
    """``84`` → 84/84/84, ``84+`` → 84/84/None, ``80-90`` → 80/None/90. Raises ValueError."""
    if is_none(value):
        return None
    match = _FIGURE.match(value.strip())
    if not match:
        raise ValueError("give a number as 84, 84+ (at least), 80-90 or none")
    low = int(match[1])
    if match[3]:
        if int(match[3]) < low:
            raise ValueError("the second number is below the first; write 80-90")
        return Figure(low=low, high=int(match[3]))
    return Figure(low=low, best=low, high=None if match[2] else low)


def when(value: str) -> When:
    """``2024-01``: any day of that month. Raises ValueError."""
    if is_none(value):
        return When()
    parts = [part.strip() for part in value.split("/")]
    if len(parts) > 2:
        raise ValueError("give a day as 2024-01-03, or first/last")
    first, precision = _bounds(parts[0])
    last, _ = _bounds(parts[-1])
    if last[1] < first[0]:
        raise ValueError("the last day is before the first")
    if len(parts) == 2:
        precision = _span(first[0], last[1])
    return When(
        earliest=first[0], latest=last[1], precision=precision, edtf="/".join(parts),
        wording=value,
    )  # fmt: skip


def _span(first: str, last: str) -> DatePrecision:
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days
    steps: tuple[tuple[int, DatePrecision], ...] = (
        (0, "day"), (3, "few_days"), (7, "week"), (31, "month"),
    )  # fmt: skip
    return next((name for most, name in steps if days <= most), "year_or_more")


def _bounds(text: str) -> tuple[tuple[str, str], DatePrecision]:
    match = _DATE.match(text)
    if not match:
        raise ValueError("give a date as 2024-01-03, 2024-01 or 2024")
    year, month, day = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        raise ValueError(f"{text} is no day of the calendar") from error
    if day:
        return (text, text), "day"
    if month:
        last = calendar.monthrange(int(year), int(month))[1]
        return (f"{text}-01", f"{text}-{last:02}"), "month"
    return (f"{text}-01-01", f"{text}-12-31"), "year_or_more"


def where(value: str) -> Where:
    """``Kerman, IR``: a town and its country's code, or ``IR`` alone. Raises ValueError."""
    if is_none(value):
        return Where()
    parts = [part.strip() for part in value.split(",")]
    if len(parts) == 1 and _is_code(parts[0]):
        return Where(country=parts[0], precision="country")
    if len(parts) not in {2, 4} or not _is_code(parts[1]) or not parts[0]:
        raise ValueError("give a place as Kerman, IR or Kerman, IR, 30.28, 57.08")
    lat, lon = _point(parts[2:])
    return Where(name=parts[0], country=parts[1], lat=lat, lon=lon, precision="city")


def _is_code(text: str) -> bool:
    return len(text) == 2 and text.isascii() and text.isupper()


def _point(parts: list[str]) -> tuple[float | None, float | None]:
    if not parts:
        return None, None
    try:
        lat, lon = (float(part) for part in parts)
    except ValueError as error:
        message = "latitude and longitude are numbers; write Kerman, IR, 30.28, 57.08"
        raise ValueError(message) from error
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError("latitude is -90 to 90 and longitude -180 to 180")
    return lat, lon
