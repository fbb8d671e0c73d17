"""Anniversaries: "the fourth anniversary of the killing" names a day four years before the one it
is marked on."""

import re
from datetime import date
from typing import NamedTuple

from generator.extract.time_words import fold, lexicon
from generator.model import Time
from generator.story import Sentence, Story

# "fourth anniversary", "10th-anniversary", "one-year anniversary"
_ANNIVERSARY = re.compile(
    r"\b(?:(?P<digits>\d{1,3})(?:st|nd|rd|th)?(?:[\s-]years?)?|(?P<word>[a-z]+)"
    r"(?:-(?P<ones>[a-z]+))?(?:[\s-]year)?)[\s-]anniversary\b"
)
_WORDED = re.compile(r"\b(?P<word>[a-z]+|\d{1,3}) years to the day (?:after|since)\b")


class Anniversary(NamedTuple):
    """`start` and `end` span the words, `years` ago the event was, on `day_of_old_event` (ISO,
    None when no day is told), `marked` is the day of the anniversary."""

    start: int
    end: int
    years: int
    day_of_old_event: str | None
    marked: str | None


def find_anniversaries(story: Story, times: tuple[Time, ...]) -> tuple[Anniversary, ...]:
    """The anniversaries that a story tells of, in order.

    The day marked is the one its sentence tells, else the one of the sentence before in the same
    paragraph; without either the older event has its years but no day.
    """
    found: list[Anniversary] = []
    whole = fold(story.text)
    if "anniversary" not in whole and "years to the day" not in whole:
        return ()
    for place, sentence in enumerate(story.all):
        lower = fold(sentence.text)
        for pattern in (_ANNIVERSARY, _WORDED):
            for match in pattern.finditer(lower):
                years = years_of(match)
                if years is None:
                    continue
                start, end = sentence.start + match.start(), sentence.start + match.end()
                before = story.all[place - 1] if place else None
                marked = day_marked(start, sentence, before, times)
                old = years_before(marked, years) if marked else None
                found.append(Anniversary(start, end, years, old, marked))
    return tuple(sorted(found))


def years_of(match: re.Match[str]) -> int | None:
    """How many years: "fourth" 4, "twenty-fifth" 25, "10th" 10, "one-year" 1."""
    groups = match.groupdict()
    if groups.get("digits"):
        return int(groups["digits"])
    total = number_word(groups["word"])
    if total and groups.get("ones"):
        if groups["ones"] == "year":
            return total
        ones = number_word(groups["ones"])
        return total + ones if ones and total % 10 == 0 else None
    return total


def number_word(word: str) -> int | None:
    """What a number word or ordinal counts."""
    if word.isdecimal():
        return int(word)
    code, entries = lexicon().code, lexicon().entries
    kind, value = entries.get(word, ("", 0))
    if word == "second":
        return 2
    return int(value) if kind in (code["ordinal"], code["number"]) and word != "final" else None


def day_marked(
    start: int, sentence: Sentence, before: Sentence | None, times: tuple[Time, ...]
) -> str | None:
    """The day nearest to the words in their sentence, else the last one of the sentence before."""
    near = [time for time in days(times, sentence) if not covers(time, start)]
    if near:
        return min(near, key=lambda time: abs(time.start - start)).earliest
    if before and before.paragraph == sentence.paragraph:
        earlier = days(times, before)
        return earlier[-1].earliest if earlier else None
    return None


def days(times: tuple[Time, ...], sentence: Sentence) -> list[Time]:
    """Expressions of a sentence that name one day."""
    return [
        time
        for time in times
        if sentence.start <= time.start < sentence.end and time.precision == "day"
    ]


def covers(time: Time, start: int) -> bool:
    """Is it the expression of the anniversary itself?"""
    return time.start <= start < time.end


def years_before(day: str, years: int) -> str | None:
    """The same day of the year, years before; 29 February becomes None where there is none."""
    then = date.fromisoformat(day)
    if then.year <= years:
        return None
    try:
        return then.replace(year=then.year - years).isoformat()
    except ValueError:
        return None
