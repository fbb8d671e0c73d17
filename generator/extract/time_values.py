"""Reads expressions that need no other day: counts, durations, repetitions, named days and years.

A reader is given a `Hit` (the words that a pattern found) and a `Frame` (what the article has told
so far) and gives a `Reading`, or None when the words are no time after all.
"""

import re
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from generator.extract.time_words import Value, Words, lexicon
from generator.vocabulary import load


class Frame(NamedTuple):
    """Where a reader stands: the text, the sentence, the publication day and the story's own day.

    `narrative` is the last day that the story told of, `told` where that expression starts,
    `year` and `quarter` the values of the last ones told.
    """

    text: str
    sentence: tuple[int, int]
    published: date | None = None
    narrative: date | None = None
    told: int | None = None
    year: str | None = None
    quarter: str | None = None
    title: bool = False
    date_order: str | None = None


class Reading(NamedTuple):
    """What an expression means. `part` is "early", "mid" or "late"; `days` outranks the value."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    part: str | None = None
    anchor: str = "none"
    days: tuple[str, str] | None = None


class Hit(NamedTuple):
    """The words of one expression: `first` and `last` (exclusive) count in `words`."""

    words: Words
    first: int
    last: int

    def all(self, *names: str) -> list[Value]:
        """Values of all words of the named classes, in order."""
        code = lexicon().code
        wanted = {code[name] for name in names}
        kinds, values = self.words.kinds, self.words.values
        return [values[place] for place in range(self.first, self.last) if kinds[place] in wanted]

    def one(self, *names: str) -> Value | None:
        """The first of them, or None."""
        found = self.all(*names)
        return found[0] if found else None

    def has(self, *names: str) -> bool:
        """Is there a word of the named classes?"""
        return bool(self.all(*names))

    def number(self, *names: str) -> int | None:
        """The first of them as a whole number, or None."""
        found = self.one(*names)
        return None if found is None else int(found)

    @property
    def start(self) -> int:
        """Where the expression starts in the text."""
        return self.words.start(self.first)

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.words.end(self.last - 1)


UNITS = ("unit", "units", "quarter", "quarters", "second", "weekend", "weekends", "moments")
MONTHS = ("month", "month_short")
WEEKDAYS = ("weekday", "weekday_short")
NUMBERS = ("number", "big", "day", "year", "fraction")


@cache
def context(name: str) -> re.Pattern[str]:
    """A list of words from data/time-contexts.yml as one pattern, to match before or after."""
    words = "|".join(sorted(map(re.escape, load("time-contexts.yml")[name]), key=len, reverse=True))
    return re.compile(rf"\s*(?:{words})(?!\w)", re.IGNORECASE)


def before(hit: Hit, frame: Frame) -> str:
    """The word before the expression in its sentence, as written, or what mark stands there."""
    text = frame.text[max(frame.sentence[0], hit.start - 30) : hit.start]
    match = re.search(r"([^\W_]+|[^\w\s]|_)\s*$", text)
    return match[1] if match else ""


def after(hit: Hit, frame: Frame) -> str:
    """Up to 40 characters after the expression."""
    return frame.text[hit.end : hit.end + 40]


def follows(hit: Hit, frame: Frame, name: str) -> bool:
    """Does a word of the named list follow?"""
    return context(name).match(after(hit, frame)) is not None


_STREET = re.compile(
    r"\s+(?:[NSEW]\.?\s+)?(?:[A-Z][a-z]+\s+){1,3}"
    r"(?:Street|Avenue|Road|Boulevard|Lane|Drive|Court|Place|Way|St|Ave|Rd|Blvd|Dr|Ln)\b"
)


def count_of(hit: Hit) -> float | None:
    """How many: "twenty-four" 24, "one hundred fifty" 150, "a" 1, "several" None."""
    if hit.one("vague") == "X":
        return None
    if hit.has("vague"):
        return 2
    numbers = hit.all(*NUMBERS)
    if not numbers:
        return 1 if hit.has("a") else None
    total: float = 0
    for number in map(float, numbers):
        if number in (100, 1000) and total:
            total *= number
        elif not total or total % 100 == 0 or (total % 10 == 0 and number < 10 < total):
            total += number
        else:
            break
    return total


def amount(count: float | None, unit: str) -> str:
    """TimeML's duration: 2 and "W" P2W, 1.5 and "TH" PT1H30M, None and "D" PXD."""
    size = re.match(r"\d*", unit.removeprefix("T"))
    scale = int(size[0]) if size and size[0] else 1
    letter = unit[-1]
    head = "PT" if unit.startswith("T") else "P"
    if count is None:
        return f"{head}X{letter}"
    count *= scale
    if count == int(count):
        return f"{head}{int(count)}{letter}"
    parts = {"Y": "6M", "TH": "30M", "TM": "30S"}
    whole = int(count)
    if unit in parts and count - whole == 0.5:
        return f"{head}{whole or ''}{letter if whole else ''}{parts[unit]}"
    return f"{head}{count}{letter}"


def duration(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "two days", "23-year", "a few weeks", "nearly an hour": how long, not when."""
    if follows(hit, frame, "age") or follows(hit, frame, "old"):
        return None
    unit = str(hit.one(*UNITS))
    count = count_of(hit)
    if hit.has("half"):
        count = (count or 0) + 0.5 if hit.has(*NUMBERS, "a") and hit.has("and") else 0.5
    if unit == "Q" and re.search(r"three-quarters$", frame.text[hit.start : hit.end].lower()):
        return None
    if re.match(r"-", after(hit, frame)) and not hit.has("lasting"):
        return None
    if hit.has("lasting"):
        count = 1 if hit.has("unit") else None
    if hit.has("or"):
        count = None if hit.has("a") and not hit.has("vague") else count
    if unit == "WE":
        return Reading("DURATION", "PXWE" if count is None else f"P{int(count)}WE")
    return Reading("DURATION", amount(count, unit))


def one_unit(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "a week", "an hour": a duration, unless it is a rate ("four flights a week")."""
    word = before(hit, frame)
    if word in ("once", "twice", "times", "time"):
        return Reading("SET", amount(1, str(hit.one("unit"))))
    if re.fullmatch(r"\d+|[a-z]+s|%|night|percent|month|year|million|billion", word) and not (
        context("before_duration").fullmatch(word)
    ):
        return None
    return duration(hit, frame)


def plain_units(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "for years", "within hours", "months of": a length without a number."""
    if not context("before_duration").fullmatch(before(hit, frame)):
        return None
    return Reading("DURATION", amount(None, str(hit.one(*UNITS))))


def repetition(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "every day" P1D, "each Thursday" XXXX-WXX-4, "every July" XXXX-07, "Fridays"."""
    del frame
    weekday = hit.number("weekday", "weekdays", "weekday_short")
    part = hit.one("part_of_day", "parts_of_day")
    if weekday:
        return Reading("SET", f"XXXX-WXX-{weekday}" + (f"T{part}" if part else ""))
    month = hit.number(*MONTHS)
    if month:
        return Reading("SET", f"XXXX-{month:02}")
    season = hit.one("season", "seasons")
    if season:
        return Reading("SET", f"XXXX-{season}")
    if part:
        return Reading("SET", f"XXXX-XX-XXT{part}")
    unit = str(hit.one(*UNITS))
    if unit == "WE":
        return Reading("SET", "XXXX-WXX-WE")
    return Reading("SET", amount(count_of(hit) or 1, unit))


def adverb_set(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "daily", "annually"."""
    if follows(hit, frame, "names_after_daily"):
        return None
    if frame.text[hit.start].isupper() and hit.start != frame.sentence[0]:
        return None
    return Reading("SET", str(hit.one("set")))


def reference(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "now" PRESENT_REF, "recently" PAST_REF, "in the near future" FUTURE_REF."""
    value = str(hit.one("present", "reference"))
    if value == "FUTURE_REF" and follows(hit, frame, "after_no_future"):
        return None
    soon = value == "FUTURE_REF" and hit.last - hit.first == 1
    if soon and before(hit, frame).lower() in ("as", "too", "was", "were", "that"):
        return None
    if soon and re.match(r"\s+(?:after|before|as|be(?:came|gan)|[a-z]+ed)\b", after(hit, frame)):
        return None
    return Reading("DATE", value)


def current(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "the current rules": an adjective that refers to the present."""
    if frame.text[hit.start : hit.end].lower() != "current":
        return None
    return Reading("DATE", "PRESENT_REF")


def the_past(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "in the past" where no noun follows."""
    if before(hit, frame).lower() != "in" or re.match(
        r"\s+[a-z]+[^\W\d]*\s+(?:of|years?)", after(hit, frame)
    ):
        return None
    return Reading("DATE", "PAST_REF")


# ------------------------------------------------------------------ years, decades, centuries


def calendar_year(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "in 1998", "mid-1996", "early 1990", "fiscal 1989", but not "2000 people"."""
    year = hit.number("year")
    if year is None or not is_year(year, hit, frame):
        return None
    return Reading("DATE", f"{year:04}", part_of(hit))


def is_year(year: int, hit: Hit, frame: Frame) -> bool:
    """Is a number of four digits a year here? Prices, counts, models and addresses are not."""
    text, start = frame.text, hit.start
    ahead = after(hit, frame)
    if start and text[start - 1] in "$£€#/.,:@&=_'’" and text[start - 2 : start - 1] != " ":
        return False
    if re.match(r"[%$€£/:@_=]|[.,]\d|-?[a-z]{1,2}\d|\w", ahead) or follows(hit, frame, "counted"):
        return False
    if _STREET.match(ahead):
        return False
    if hit.has("early", "edge", "fiscal"):
        return 1000 <= year <= 2150
    word = before(hit, frame)
    if context("before_year").fullmatch(word):
        return 1000 <= year <= 2150
    if word[:1].isupper() and text[start - 1 : start] in " -" and word.lower() not in ("and", "or"):
        return False
    if word in ("-", "$", "£", "€", "#", "+") or word.isdecimal():
        return False
    return 1800 <= year <= 2060


def part_of(hit: Hit) -> str | None:
    """Reads "early", "mid" or "late" when the expression says so."""
    part = hit.one("early", "edge")
    return None if part is None else str(part)


def spelled_year(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "nineteen ninety-seven", "the year two thousand"."""
    year = year_in_words(hit)
    said = hit.one("unit") == "Y" or before(hit, frame).lower() in ("in", "since", "by", "until")
    return Reading("DATE", f"{year:04}") if year and (said or year < 2000) else None


def year_in_words(hit: Hit) -> int | None:
    """The year that number words spell."""
    numbers = [int(number) for number in hit.all("number", "big")]
    if len(numbers) > 1 and numbers[0] in (19, 20) and 10 <= numbers[1] <= 99:
        ones = numbers[2] if len(numbers) > 2 and numbers[2] < 10 else 0
        return numbers[0] * 100 + numbers[1] + ones
    return 2000 + sum(numbers[2:]) if numbers[:2] == [2, 1000] else None


def decade(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "the 1990s", "the late '70s", "the nineties"; a decade is its first three digits."""
    digits = hit.number("decade")
    if digits is None:
        tens = hit.number("decade_word") or 0
    elif digits >= 100:
        return Reading("DATE", str(digits), part_of(hit))
    else:
        tens = digits
    if follows(hit, frame, "after_no_decade") or before(hit, frame).lower() in ("his", "her", "my"):
        return None
    hundred = 19 if tens >= 3 else 20
    return Reading("DATE", f"{hundred}{tens}", part_of(hit))


def century(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "the 20th century" 19, "early 19th century"."""
    del frame
    ordinal = hit.number("ordinal_digits", "ordinal")
    if hit.one("unit") != "100Y" or ordinal is None or not 1 <= ordinal <= 30:
        return None
    return Reading("DATE", f"{ordinal - 1:02}", part_of(hit))
