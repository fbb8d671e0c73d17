"""Reads days and weeks that are counted: "the first Monday of March", "two Fridays ago"."""

from calendar import monthrange
from datetime import date

from generator.extract.time_days import year_told
from generator.extract.time_partial import make_day, publication
from generator.extract.time_shift import day_value, shift
from generator.extract.time_tense import future
from generator.extract.time_values import MONTHS, WEEKDAYS, Frame, Hit, Reading, count_of


def nth_weekday(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "the first Monday of March", "the last Friday in May 2019"."""
    first, anchor = month_named(hit, frame)
    weekday, place = hit.number(*WEEKDAYS) or 1, nth(hit)
    if first is None or place is None:
        return None
    last = monthrange(first.year, first.month)[1]
    numbers = [
        number for number in range(1, last + 1) if first.replace(day=number).isoweekday() == weekday
    ]
    if place >= len(numbers):
        return None
    return Reading("DATE", first.replace(day=numbers[place]).isoformat(), anchor=anchor)


def nth_week(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "the first week of June", "the last week of May": seven days of the month."""
    first, anchor = month_named(hit, frame)
    place = nth(hit)
    if first is None or place is None or place > 3 or hit.one("unit") != "W":
        return None
    last = monthrange(first.year, first.month)[1]
    start = last - 6 if place < 0 else 7 * place + 1
    days = (first.replace(day=start).isoformat(), first.replace(day=start + 6).isoformat())
    return Reading("DATE", days[0][:7], anchor=anchor, days=days)


def nth(hit: Hit) -> int | None:
    """Which one, from 0; -1 is the last."""
    if hit.has("last"):
        return -1
    number = 2 if hit.has("second") else hit.number("ordinal", "ordinal_digits") or 0
    return number - 1 if 1 <= number <= 5 else None


def month_named(hit: Hit, frame: Frame) -> tuple[date | None, str]:
    """The first day of the month that the words name, and what its year hangs on."""
    place = next(at for at in range(hit.first, hit.last) if Hit(hit.words, at, at + 1).has(*MONTHS))
    named = Hit(hit.words, place, hit.last)
    number, year = named.number(*MONTHS) or 1, year_told(named)
    if year:
        return make_day(year, number, 1), "none"
    base = publication("M", frame)
    if base is None:
        return None, "published"
    if future(hit, frame):
        return make_day(base.year + (number < base.month), number, 1), "published"
    return make_day(base.year - (number > base.month), number, 1), "published"


def weekdays_ago(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "two Fridays ago": the last one and as many weeks more."""
    count, weekday = count_of(hit), hit.number("weekdays") or 1
    if count is None or frame.published is None or not 1 <= count <= 52:
        return None
    back = (frame.published.isoweekday() - weekday) % 7 or 7
    day = shift(frame.published, -back - 7 * (int(count) - 1))
    return Reading("DATE", day_value(day), anchor="published")


def weekday_of_week(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "Friday last week", "Monday of this week"."""
    weekday, base = hit.number(*WEEKDAYS) or 1, frame.published
    if hit.one("unit") != "W":
        return None
    if base is None:
        return Reading("DATE", f"XXXX-WXX-{weekday}", anchor="published")
    weeks = sum(int(step) for step in hit.all("last", "past", "next", "coming", "this"))
    day = shift(base, weekday - base.isoweekday() + 7 * weeks)
    return Reading("DATE", day_value(day), anchor="published")


def day_beyond(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "the day before yesterday", "the day after tomorrow"."""
    if hit.one("unit") != "D":
        return None
    step = (hit.number("before", "after") or 0) + (hit.number("deictic") or 0)
    day = frame.published and shift(frame.published, step)
    return Reading("DATE", day_value(day), anchor="published")
