"""Reads months, seasons, quarters and holidays that leave their year to the reader."""

import re
from calendar import monthrange
from datetime import date, timedelta

from generator.extract.time_anchor import year_back
from generator.extract.time_partial import publication
from generator.extract.time_shift import day_value, moved
from generator.extract.time_tense import direction, future
from generator.extract.time_values import (
    MONTHS,
    Frame,
    Hit,
    Reading,
    after,
    before,
    context,
    follows,
    part_of,
)
from generator.extract.time_years import year_in_words

_GIVEN_NAMES = (4, 5, 6, 8)
NEAR = 14  # days before a holiday in which it is the coming one, unless its clause is of the past
_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def month(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "in October", "last May", "early December", "July last year", "the end of November"."""
    number = hit.number(*MONTHS) or 1
    word = before(hit, frame)
    if re.match(r"\s+\d{1,2}\b", after(hit, frame)):
        return None
    if is_name(number, word, hit, frame):
        return None
    known = context("before_month").fullmatch(word) is not None
    if not hit.has("early", "last", "this", "next", "past", "previous", "following", "coming"):
        short = hit.has("month_short")
        if not known and (number in (3, 5) or short or re.match(r"\s[A-Z]", after(hit, frame))):
            return None
        if short and not frame.text[hit.start : hit.end].endswith("."):
            return None
    base = publication("M", frame)
    if base is None:
        return Reading("DATE", f"XXXX-{number:02}", part_of(hit), "published")
    if hit.has("unit"):
        year = base.year + sum(int(step) for step in hit.all("last", "this", "next", "past"))
    else:
        year = year_of_month(number, base, hit, frame)
    return Reading("DATE", f"{year:04}-{number:02}", part_of(hit), "published")


def is_name(number: int, word: str, hit: Hit, frame: Frame) -> bool:
    """Is it a person or a body: "June Carter", "April said", "the March of Dimes"?"""
    if re.match(r"\s+of\s+[A-Z]", after(hit, frame)) or _is_of_a_leader(word, hit, frame):
        return True
    if number not in _GIVEN_NAMES or context("before_no_name").fullmatch(word):
        return False
    return (
        re.match(r"\s+(?:said|says|told|added|asked)\b|\s[A-Z][a-z]", after(hit, frame)) is not None
    )


def _is_of_a_leader(word: str, hit: Hit, frame: Frame) -> bool:
    """Is it the name of who leads: "the May government fell"?"""
    return word == "the" and follows(hit, frame, "led_by_a_name")


def year_of_month(number: int, base: date, hit: Hit, frame: Frame) -> int:
    """The year of a bare month: the nearest one that the words or the tense allow."""
    if hit.has("last", "past", "previous"):
        return base.year - (number >= base.month)
    if hit.has("next", "coming", "following"):
        return base.year + (number <= base.month)
    if hit.has("this"):
        return base.year
    way = direction(hit, frame)
    soon = (number - base.month) % 12 in (1, 2)  # "leaves in November", said in October
    if way == "future" or (way is None and soon):
        return base.year + (number < base.month)
    return base.year - (number > base.month)


def season(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "last fall", "this summer", "the winter of 1994", "spring 2020"."""
    name = str(hit.one("season"))
    year = hit.number("year") or year_in_words(hit)
    if year:
        days = (f"{year:04}-01-01", f"{year + 1:04}-03-20") if name == "WI" else None
        return Reading("DATE", f"{year:04}-{name}", days=days)
    stepped = hit.one("last", "this", "next", "past", "previous", "following", "coming", "unit")
    if stepped is None and not is_season(name, hit, frame):
        return None
    base = frame.published
    if base is None:
        return Reading("DATE", f"XXXX-{name}", anchor="published")
    begin = _SEASON_START[name]
    if name == "WI" and base.month <= 3:  # the winter that began last December
        base = date(base.year - 1, 12, base.day)
    if hit.has("unit"):
        year = base.year + sum(int(step) for step in hit.all("last", "this", "next", "past"))
    elif hit.has("this") and not hit.has("past"):
        year = base.year
    elif hit.has("next", "coming") or (stepped is None and future(hit, frame)):
        year = base.year + (begin <= base.month)
    elif hit.has("last", "past", "previous"):
        year = base.year - (begin + 2 >= base.month)
    else:
        year = base.year - (begin > base.month)
    return Reading("DATE", f"{year:04}-{name}", anchor="published")


def is_season(name: str, hit: Hit, frame: Frame) -> bool:
    """Is a bare "fall" or "spring" the season? Not in "the fall of Kabul", "a fall in prices"."""
    word, ahead = frame.text[hit.last_start : hit.end], after(hit, frame)
    if word.istitle() and re.match(r"\s[A-Z]", ahead):
        return False  # Spring Hill, Winter Park
    if name in ("FA", "SP") and re.match(r"-|\s+(?:of|in|from|by)\b", after(hit, frame)):
        return False
    return bool(hit.has("the", "early") or context("before_season").fullmatch(before(hit, frame)))


def edge(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "year-end", "the end of the year", "the beginning of the week"."""
    unit = str(hit.one("unit", "quarter") or "Y")
    if unit.startswith("T") or unit == "D":
        return None
    part = part_of(hit) or "late"
    step = sum(int(value) for value in hit.all("last", "next", "this"))
    if unit == "Y" and not step and frame.published and frame.published.month <= 3:
        step = -(direction(hit, frame) == "past")  # "fell by year-end", said in January
    value = moved(frame.published, step, unit)
    if frame.text[hit.start : hit.end].lower() == "year-end" and frame.published:
        days = (f"{value}-12-01", f"{value}-12-31")
        return Reading("DATE", days[1], None, "published", days)
    return Reading("DATE", value, part, "published")


def holiday(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "last Thanksgiving", "Christmas Day 2003", "Easter"."""
    rule = str(hit.one("holiday"))
    year = hit.number("year")
    if year:
        return Reading("DATE", day_value(holiday_day(rule, year)))
    base = frame.published
    if base is None:
        fixed = re.fullmatch(r"\d\d-\d\d", rule)
        return Reading("DATE", f"XXXX-{rule}" if fixed else "XXXX-XX-XX", anchor="published")
    this = holiday_day(rule, base.year)
    near = 0 <= (this - base).days <= NEAR and direction(hit, frame) != "past"
    ahead = hit.has("next", "coming", "this") or near or future(hit, frame)
    if ahead and not hit.has("last", "past"):
        year = base.year + (this < base)
    else:
        year = base.year - (this > base or (this == base and hit.has("last")))
    return Reading("DATE", day_value(holiday_day(rule, year)), anchor="published")


def holiday_day(rule: str, year: int) -> date:
    """The day that a rule of data/times.yml gives in a year: "11 4 4" the fourth Thursday of
    November, "05 -1 1" the last Monday of May, "11 2t" the Tuesday after the first Monday."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule.removeprefix("easter")))
    if " " not in rule:
        month_number, day = rule.split("-")
        return date(year, int(month_number), int(day))
    month_text, week, *rest = rule.split()
    first = date(year, int(month_text), 1)
    if week.endswith("t"):
        return first + timedelta(days=(1 - first.isoweekday()) % 7 + 1)
    weekday = int(rest[0])
    if week == "-1":
        end = first.replace(day=monthrange(year, first.month)[1])
        return end - timedelta(days=(end.isoweekday() - weekday) % 7)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (int(week) - 1))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, over = divmod(century, 4)
    moon = (19 * golden + century - leap - (8 * century + 13) // 25 + 15) % 30
    sunday = (32 + 2 * over + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 19 * sunday) // 433
    number = (moon + sunday - 7 * late + 90) // 25
    return date(year, number, (moon + sunday - 7 * late + 33 * number + 19) % 32)


def quarter(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "the third quarter", "the fourth quarter of 1990", "first half of 2012"."""
    number = 2 if hit.has("second", "last") else hit.number("ordinal", "ordinal_digits")
    letter = "H" if hit.has("half") else "Q"
    if number is None or not 1 <= number <= (2 if letter == "H" else 4):
        return None
    if letter == "H" and not hit.has("year", "unit"):
        return None
    year = hit.number("year")
    if year:
        return Reading("DATE", f"{year:04}-{letter}{number}")
    if frame.published is None:
        return Reading("DATE", f"XXXX-{letter}{number}", anchor="published")
    begin = 3 * number - 2 if letter == "Q" else 6 * number - 5
    year = year_of_quarter(begin, frame.published, hit, frame)
    return Reading("DATE", f"{year:04}-{letter}{number}", anchor="published")


def year_of_quarter(begin: int, base: date, hit: Hit, frame: Frame) -> int:
    """The year of a quarter that begins with month `begin`: the last one begun, unless told."""
    steps = hit.all("last", "next", "this", "past", "coming")
    if hit.has("year_ago"):
        return base.year - 1 - (begin > base.month)
    if steps:
        return base.year + sum(int(step) for step in steps)
    if not future(hit, frame):
        return base.year - (begin > base.month)
    return base.year + (begin + 5 < base.month)


def this_quarter(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "the quarter", "the latest period", "the year-ago quarter", "the 1988 period"."""
    year = hit.number("year")
    told = frame.quarter
    if year:
        return Reading("DATE", f"{year:04}{told[4:] if told else ''}", anchor="narrative")
    if hit.has("year_ago", "comparable", "ago"):
        return year_ago(hit, frame)
    if hit.has("this"):
        return Reading("DATE", moved(frame.published, 0, "Q"), anchor="published")
    if hit.has("next", "coming", "last", "previous"):
        step = sum(int(value) for value in hit.all("next", "coming", "last", "previous"))
        return Reading("DATE", moved(frame.published, step, "Q"), anchor="published")
    if told:
        return Reading("DATE", told, anchor="narrative")
    if hit.has("quarter", "latest"):
        return Reading("DATE", moved(frame.published, -1, "Q"), anchor="published")
    return None


def year_ago(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "year-earlier" before a figure: the quarter told a year back, else the year before."""
    del hit
    if frame.quarter:
        return Reading("DATE", year_back(frame.quarter), anchor="narrative")
    return Reading("DATE", moved(frame.published, -1, "Y"), anchor="published")
