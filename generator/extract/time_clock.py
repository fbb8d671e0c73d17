"""Reads clock times, each on its day: "2:45 p.m.", "10 p.m. Wednesday", "from 3:15 to 5 p.m."."""

from datetime import timedelta

from generator.extract.time_anchor import deictic, part_now, weekday_day
from generator.extract.time_days import full_day
from generator.extract.time_shift import day_value
from generator.extract.time_values import MONTHS, WEEKDAYS, Frame, Hit, Reading

_CLOCK = ("am", "pm", "oclock", "zone", "noon", "on", "clock", "part_of_day")
_DATED = (*_CLOCK, *MONTHS, *WEEKDAYS, "dot", "comma", "day", "year", "deictic", "this")
LONG = 10 * 60  # minutes of what lasts "from 9 to 5 p.m."


def clock(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "2:45 p.m.", "10 p.m. Wednesday", "noon", "4 in the morning": a TIME on its day."""
    minutes = clock_minutes(hit)
    return None if minutes is None else at_minutes(minutes, hit, frame)


def clock_start(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "3:15" of "from 3:15 to 5:15 p.m. Friday": its half of the day and its day follow."""
    last = hit.last + 1
    while last < len(hit.words.kinds) and Hit(hit.words, last, last + 1).has(*_DATED):
        last += 1
    end = clock_minutes(Hit(hit.words, hit.last + 1, last))
    minutes = clock_minutes(hit)
    if end is None or minutes is None or minutes > 12 * 60 + 59:
        return None
    minutes = minutes % 720 + (720 if end >= 720 else 0)
    if minutes >= end:
        minutes -= 720  # "from 11 to 1 p.m."
    if minutes < 0 or end - minutes > LONG:
        return None
    return at_minutes(minutes, Hit(hit.words, hit.first, last), frame)


def clock_minutes(hit: Hit) -> int | None:
    """Minutes after midnight that the expression tells."""
    noon = hit.one("noon")
    if noon:
        return 1440 if noon == "24:00" else 720
    spelled = hit.one("clock")
    hour, minute = hit.number("day", "number") or 0, 0
    if spelled:
        hour, minute = (int(part) for part in str(spelled).split(":")[:2])
    if hour > 24 or minute > 59 or (hour > 12 and hit.has("am", "pm") and not spelled):
        return None
    if hour < 12 and (hit.has("pm") or hit.one("part_of_day") in ("AF", "EV", "NI")):
        hour += 12
    if hour == 12 and hit.has("am"):
        hour = 0
    return hour * 60 + minute


def at_minutes(minutes: int, hit: Hit, frame: Frame) -> Reading | None:
    """The minute on its day."""
    day = clock_day(minutes, hit, frame)
    if day is None:
        return None
    return Reading(
        "TIME", f"{day.value[:10]}T{minutes // 60:02}:{minutes % 60:02}", anchor=day.anchor
    )


def clock_day(minutes: int, hit: Hit, frame: Frame) -> Reading | None:
    """The day of a clock time: the one it names, else the story's, else publication's. "1 a.m."
    after "Saturday night" is of Sunday."""
    if hit.has(*MONTHS):
        return full_day(dated_part(hit), frame)
    if hit.has(*WEEKDAYS):
        return weekday_day(hit, frame)
    if hit.has("this", "last"):
        return part_now(hit, frame)
    if hit.has("deictic"):
        return deictic(hit, frame)
    if frame.narrative:
        day = frame.narrative
        if hit.has("am") and minutes < 60 * frame.night and day != frame.published:
            day += timedelta(days=1)
        return Reading("DATE", day.isoformat(), anchor="narrative")
    return Reading("DATE", day_value(frame.published), anchor="published")


def part_of_date(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "the evening of January 3", "the night of Monday"."""
    dated = dated_part(hit)
    day = full_day(dated, frame) if dated.has(*MONTHS) else weekday_day(dated, frame)
    if day is None:
        return None
    return Reading("TIME", f"{day.value}T{hit.one('part_of_day')}", anchor=day.anchor)


def dated_part(hit: Hit) -> Hit:
    """The words after the time of day, "Nov. 9" of "5 p.m. EST Nov. 9"."""
    first = hit.first
    for place in range(hit.first, hit.last):
        word = Hit(hit.words, place, place + 1)
        if word.has(*MONTHS, *WEEKDAYS):
            break
        if word.has(*_CLOCK):
            first = place + 1
    return Hit(hit.words, first, hit.last)
