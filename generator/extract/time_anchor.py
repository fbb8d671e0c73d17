"""Reads expressions that hang on another day: that of publication, or one the story told of.

"yesterday", "last week" and "Friday" hang on the publication day, "two days later" and "the same
day" on the story's. Without that day they keep TimeML's X ("XXXX-WXX-5") and cover no days.
"""

import re
from datetime import date

from generator.extract.time_edtf import days_of
from generator.extract.time_partial import publication
from generator.extract.time_shift import day_value, moved, shift, spread
from generator.extract.time_tense import future
from generator.extract.time_values import (
    UNITS,
    WEEKDAYS,
    Frame,
    Hit,
    Reading,
    after,
    amount,
    before,
    context,
    count_of,
    duration,
    follows,
    part_of,
)


def deictic(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "today", "yesterday morning", "mid-afternoon yesterday", "tomorrow"."""
    offset = hit.number("deictic") or 0
    inside = hit.start > frame.sentence[0] and not frame.title
    if inside and frame.text[hit.start].isupper() and frame.text[hit.start - 2].isalnum():
        return None
    day = frame.published and shift(frame.published, offset)
    part = hit.one("part_of_day")
    if part:
        return Reading("TIME", f"{day_value(day)}T{part}", anchor="published")
    return Reading("DATE", day_value(day), anchor="published")


def deictic_time(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "tonight", "overnight"."""
    part = hit.one("deictic_time")
    if frame.published and frame.text[hit.start : hit.end].lower() == "overnight":
        days = (day_value(shift(frame.published, -1)), day_value(frame.published))
        return Reading("TIME", f"{days[1]}T{part}", None, "published", days)
    return Reading("TIME", f"{day_value(frame.published)}T{part}", anchor="published")


def part_now(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "this morning", "last night", "later this afternoon"."""
    offset = hit.number("last") or 0
    day = frame.published and shift(frame.published, offset)
    return Reading("TIME", f"{day_value(day)}T{hit.one('part_of_day')}", anchor="published")


def weekday(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "Friday", "on Monday night", "last Thursday": the nearest one that the tense allows."""
    part, noon = hit.one("part_of_day"), hit.one("noon")
    if part is None and noon is None:
        if follows(hit, frame, "weekday_after") or re.match(r"\.[a-z]", after(hit, frame)):
            return None
        if context("weekday_before").fullmatch(before(hit, frame)):
            return None
    day = weekday_day(hit, frame)
    if part or noon:
        return day._replace(type="TIME", value=f"{day.value}T{part or noon}")
    return day


def weekday_day(hit: Hit, frame: Frame) -> Reading:
    """The day that a weekday names."""
    number = hit.number(*WEEKDAYS) or 1
    base, anchor = frame.published, "published"
    if hit.has("following", "previous") and frame.narrative:
        base, anchor = frame.narrative, "narrative"
    day = base and nearest(number, base, hit, frame)
    return Reading("DATE", day_value(day) if day else f"XXXX-WXX-{number}", anchor=anchor)


def nearest(number: int, base: date, hit: Hit, frame: Frame) -> date | None:
    """The weekday meant: backwards unless the words or the tense look ahead.

    Who "will look into Sunday's attack" speaks of a past day, who "will vote in Sunday's election"
    of a coming one.
    """
    back = (base.isoweekday() - number) % 7
    if hit.has("last", "previous", "past"):
        return shift(base, -(back or 7))
    if hit.has("next", "coming", "following"):
        return shift(base, (7 - back) % 7 or 7)
    if back == 0:
        return base
    past_event = owns(hit, frame) and not context("planned").match(after(hit, frame)[2:])
    if hit.has("this") or (future(hit, frame) and not past_event):
        return shift(base, 7 - back)
    return shift(base, -back)


def unit_near(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "last week", "this year", "early next month", "the following year"."""
    unit = str(hit.one(*UNITS))
    offset = sum(
        int(step)
        for step in hit.all("last", "past", "previous", "next", "coming", "following", "latest")
    )
    hangs = hit.has("previous", "following")
    if hangs and unit == "Y" and frame.year:
        return Reading("DATE", f"{int(frame.year) + offset:04}", anchor="narrative")
    told = frame.month if unit == "M" else frame.narrative
    base, anchor = (told, "narrative") if hangs else (None, "published")
    if base is None:
        base, anchor = publication(unit, frame), "published"
    if (unit == "D" and not hangs) or unlike_time(hit, frame):
        return None
    value = moved(base, offset, unit)
    if unit in ("10Y", "100Y") and base:
        value = f"{base.year:04}"[: 3 if unit == "10Y" else 2]
        return age(int(value) + offset, len(value), hit, base)._replace(anchor=anchor)
    if unit.startswith("T") and hit.has("this"):
        return Reading("DATE", "PRESENT_REF") if unit == "TS" else None
    days = so_far(value, hit, frame) if hit.has("this") else None
    return Reading("DATE", value, part_of(hit), anchor, days)


def age(number: int, width: int, hit: Hit, base: date) -> Reading:
    """Reads "this century", "the last decade": by the calendar, and up to now if it is the last."""
    value, part = f"{number:0{width}}", part_of(hit)
    days = days_of(value, part)
    if days and hit.has("last") and not part:
        days = days[0], base.isoformat()
    return Reading("DATE", value, part, days=days)


def so_far(value: str, hit: Hit, frame: Frame) -> tuple[str, str] | None:
    """The days of "earlier this month", which end with publication, or of "later this month"."""
    days, side = days_of(value), hit.one("earlier")
    if days is None or frame.published is None or side not in ("before", "after"):
        return None
    now = frame.published.isoformat()
    return (days[0], now) if side == "before" else (now, days[1])


def unlike_time(hit: Hit, frame: Frame) -> bool:
    """Is it a name, as "This Week" inside a sentence is a programme?"""
    words = frame.text[hit.start : hit.end].split()
    inside = not frame.title and len(words) > 1 and hit.start > frame.sentence[0]
    return inside and all(word[:1].isupper() for word in words)


def in_the(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "earlier in the day", "for the year", "the year ended March 31"."""
    if hit.has("part_of_day"):
        day = day_value(frame.narrative or frame.published)
        anchor = "narrative" if frame.narrative else "published"
        return Reading("TIME", f"{day}T{hit.one('part_of_day')}", anchor=anchor)
    unit = str(hit.one("unit"))
    if unit.startswith("T") or unit[0].isdigit():
        return None
    if hit.has("in"):
        if unit == "D" and frame.narrative:
            return Reading("DATE", day_value(frame.narrative), anchor="narrative")
        return Reading("DATE", moved(frame.published, 0, unit), anchor="published")
    if unit == "Y" and re.match(r"\s+(?:end(?:ed|ing)|to)\b", after(hit, frame)):
        return Reading("DURATION", "P1Y")
    whole = before(hit, frame).lower() in ("for", "throughout", "during")
    whole = whole or hit.has("additional", "fiscal") or (unit == "W" and owns(hit, frame))
    if unit == "D" or not whole:
        return None
    if re.match(r"\s+(?:of|after|before|that|when|following)\b", after(hit, frame)):
        return None
    return Reading("DATE", moved(frame.published, 0, unit), anchor="published")


def owns(hit: Hit, frame: Frame) -> bool:
    """Does a genitive follow, as in "the week's worst day"?"""
    return after(hit, frame)[:2] in ("'s", "’s")


def weekend(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "the weekend", "last weekend", "this weekend"."""
    offset = sum(int(step) for step in hit.all("last", "past", "previous", "next", "coming"))
    base = frame.published
    if base and not offset and base.isoweekday() < 6 and not future(hit, frame):
        offset = 0 if hit.has("this") else -1
    return Reading("DATE", moved(base, offset, "WE"), anchor="published")


def length_near(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "the past five days", "the next few years", "recent weeks": how long."""
    unit = str(hit.one(*UNITS))
    if hit.has("recent") and unit == "Y":
        return Reading("DATE", "PAST_REF")
    return duration(hit, frame)


def past_unit(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "the past year", "the last decade": the stretch up to publication, told as a length."""
    del frame
    return Reading("DURATION", amount(1, str(hit.one(*UNITS))))


def ago(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "two weeks ago", "a year ago", "several years ago": counted back from publication."""
    unit = str(hit.one(*UNITS))
    count = count_of(hit)
    if count is None or count > 9999:
        return Reading("DATE", "PAST_REF")
    if unit == "Y" and count == 1 and frame.quarter:
        return Reading("DATE", year_back(frame.quarter), anchor="narrative")
    if count != int(count):
        unit, count = {"Y": ("M", count * 12), "M": ("D", count * 30)}.get(unit, (unit, count))
    value = moved(frame.published, -int(count), unit)
    days = spread(frame.published, -int(count), unit, str(hit.one("approximate", "over")))
    if days and frame.published:
        days = days[0], min(days[1], frame.published.isoformat())
    return Reading("DATE", value, anchor="published", days=days)


def year_back(period: str) -> str:
    """The same quarter a year before, "1988-Q3" for "1989-Q3"."""
    return f"{int(period[:4]) - 1:04}{period[4:]}"


def from_story(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "two days later", "a year earlier": counted from the story's day, else a length."""
    unit = str(hit.one(*UNITS))
    count = count_of(hit)
    words = frame.text[hit.start : hit.end].lower()
    back = -1 if words.endswith(("earlier", "before", "previously")) else 1
    if re.match(r"\s+than\b", after(hit, frame)) or count is None:
        return Reading("DURATION", amount(count, unit))
    if unit == "Y" and count == 1 and back < 0 and frame.quarter:
        return Reading("DATE", year_back(frame.quarter), anchor="narrative")
    if words.endswith(("before", "after")) and re.match(r"\s+\w", after(hit, frame)):
        return None
    if count > 9999 or (frame.narrative is None and not (unit == "Y" and frame.year)):
        if unit == "Y" and frame.published and back < 0:
            return Reading("DATE", moved(frame.published, -int(count), unit), anchor="published")
        return Reading("DURATION", amount(count, unit))
    steps = back * int(count)
    if frame.narrative is None:
        value = moved(date(int(frame.year or "2000"), 1, 1), steps, unit)
        return Reading("DATE", value, anchor="narrative")
    days = spread(frame.narrative, steps, unit, str(hit.one("approximate", "over")))
    return Reading("DATE", moved(frame.narrative, steps, unit), anchor="narrative", days=days)


def same(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "the same day", "that day", "later that year", "that night": what the story told of."""
    base = frame.narrative
    part = hit.one("part_of_day")
    unit = str(hit.one(*UNITS) or "D")
    if unit == "Y" and frame.year:
        return Reading("DATE", frame.year, anchor="narrative")
    if unit == "Q" and frame.quarter:
        return Reading("DATE", frame.quarter, anchor="narrative")
    if unit == "M" and frame.month:
        base = frame.month
    if unit.startswith("T") or unit[0].isdigit() or (base is None and frame.published):
        return None
    if part:
        return Reading("TIME", f"{day_value(base)}T{part}", anchor="narrative")
    return Reading("DATE", moved(base, 0, unit), None, "narrative")


def story_day(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "the next day", "the day before", "the following morning": by the story's day."""
    step = sum(int(value) for value in hit.all("next", "following", "before", "previous", "after"))
    part = hit.one("part_of_day")
    anchor, base = "narrative", frame.narrative
    noun = re.match(r"\s+(?:the|a|an|his|her|its|their)\s+(?=\w)", after(hit, frame))
    if hit.has("before", "after") and re.match(r"\s+\w", after(hit, frame)):
        if not noun:
            return None
        anchor, base = f"event:{hit.end + noun.end()}", None
    elif base is None and hit.has("previous"):
        anchor, base = "published", frame.published
    unit = str(hit.one("unit") or "D")
    if unit == "M" and frame.month and anchor == "narrative":
        base = frame.month
    if unit == "Y" and base is None and frame.year and anchor == "narrative":
        return Reading("DATE", f"{int(frame.year) + step:04}", anchor=anchor)
    if unit.startswith("T") or (base is None and frame.published and anchor == "narrative"):
        return None
    value = moved(base, step, unit)
    if part:
        return Reading("TIME", f"{value}T{part}", anchor=anchor)
    return Reading("DATE", value, anchor=anchor)


def anniversary(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "the fourth anniversary": the day that is marked, not the one that is remembered."""
    del hit
    return Reading("DATE", day_value(frame.narrative), anchor="narrative")
