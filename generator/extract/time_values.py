"""Reads expressions that need no other day: counts, durations, repetitions, named days and years.

A reader is given a `Hit` (the words that a pattern found) and a `Frame` (what the article has told
so far) and gives a `Reading`, or None when the words are no time after all.
"""

import re
from datetime import date
from functools import cache, lru_cache
from typing import Literal, NamedTuple

import msgspec

from generator.extract.time_words import Value, Words, lexicon
from generator.vocabulary import load


class Frame(msgspec.Struct, frozen=True):
    """Where a reader stands: the text, the sentence, the publication day and the story's own day.

    `period` is the month or year of publication where its day is not known ("2022-10"), `told` are
    days that the story writes out, with their places. `narrative` is the last day that the story
    told of; after a night, `night` hours of the next morning still belong to it. `month` is the
    first day of the last month told, `year` and `quarter` are the values of the last ones.
    """

    text: str
    sentence: tuple[int, int]
    published: date | None = None
    narrative: date | None = None
    night: int = 0
    month: date | None = None
    year: str | None = None
    quarter: str | None = None
    title: bool = False
    date_order: str | None = None
    period: str | None = None
    told: tuple[tuple[int, date], ...] = ()


class Reading(NamedTuple):
    """What an expression means. `part` is "early", "mid" or "late"; `days` outranks the value."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    part: str | None = None
    anchor: str = "none"
    days: tuple[str, str] | None = None


@lru_cache(maxsize=1_000)
def _codes(names: tuple[str, ...]) -> frozenset[str]:
    """The characters of some classes."""
    return frozenset(lexicon().code[name] for name in names)


class Hit(NamedTuple):
    """The words of one expression: `first` and `last` (exclusive) count in `words`."""

    words: Words
    first: int
    last: int

    def all(self, *names: str) -> list[Value]:
        """Values of all words of the named classes, in order."""
        here, wanted = slice(self.first, self.last), _codes(names)
        told = zip(self.words.kinds[here], self.words.values[here], strict=True)
        return [value for kind, value in told if kind in wanted]

    def one(self, *names: str) -> Value | None:
        """The first of them, or None."""
        found = self.all(*names)
        return found[0] if found else None

    def has(self, *names: str) -> bool:
        """Is there a word of the named classes?"""
        return not _codes(names).isdisjoint(self.words.kinds[self.first : self.last])

    def number(self, *names: str) -> int | None:
        """The first of them as a whole number, or None."""
        found = self.one(*names)
        return None if found is None else int(found)

    @property
    def start(self) -> int:
        """Where the expression starts in the text."""
        return self.words.start(self.first)

    @property
    def last_start(self) -> int:
        """Where its last word starts."""
        return self.words.start(self.last - 1)

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.words.end(self.last - 1)


_WAR = re.compile(r"[A-Z]\w+[- ][A-Z]\w+")  # the "Six-Day" War
UNITS = ("unit", "units", "quarter", "quarters", "second", "weekend", "weekends", "moments")
MONTHS = ("month", "month_short")
WEEKDAYS = ("weekday", "weekday_short")
NUMBERS = ("number", "big", "day", "year", "fraction")


@cache
def contexts() -> dict[str, list[str]]:
    """The lists of words of data/time-contexts.yml."""
    return dict(load("time-contexts.yml"))


@cache
def context(name: str) -> re.Pattern[str]:
    """One of those lists as a pattern, to match before or after an expression."""
    words = "|".join(sorted(map(re.escape, contexts()[name]), key=len, reverse=True))
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
    if hit.has("vague") and before(hit, frame).lower() == "as":
        return None
    if _WAR.fullmatch(frame.text[hit.start : hit.end]) and re.match(r"\s[A-Z]", after(hit, frame)):
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
    return Reading("DURATION", amount(count, unit), anchor=event_beside(hit, frame))


def event_beside(hit: Hit, frame: Frame) -> str:
    """What a length hangs on: in "a week after the blast" the blast, told by where it stands."""
    noun = re.match(
        r"\s+(?:after|before)\s+(?:the|a|an|his|her|its|their)\s+(?=\w)", after(hit, frame)
    )
    return f"event:{hit.end + noun.end()}" if noun else "none"


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


def part_of(hit: Hit) -> str | None:
    """Reads "early", "mid" or "late" when the expression says so."""
    part = hit.one("early", "edge")
    return None if part is None else str(part)
