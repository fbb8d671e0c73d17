"""Which way a clause points: "will meet on Friday" is ahead, "was shot on Friday" behind."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from generator.extract.time_values import Frame, Hit, contexts
from generator.extract.time_words import fold, spellings

_QUOTED = re.compile(r"[,.?!](?:[\"”’]|'')")
_JUST_DONE = re.compile(
    r"(?<!be )\b(?!scheduled|expected|planned|postponed|slated)[a-z]+ed\s+"
    r"(?:(?:on|in|late|early)\s+)?$"
)
_HAD = re.compile(r"\bhad\b[^,]*$")
_NEXT = re.compile(r"\b(?:saying|that|which|who|if|after|before|because|but)\b|[;:–—]")
_DOES = re.compile(r"\s+(?:[a-z]+ly\s+)?[a-z]{2,}ed\b")  # "Friday condemned"
_UNTIL = re.compile(r"\b(?:until|by|through)\s+$")


def future(hit: Hit, frame: Frame) -> bool:
    """Does the clause speak of what is to come? "The court will rule on Friday"."""
    return direction(hit, frame) == "future"


def direction(hit: Hit, frame: Frame) -> Literal["future", "past"] | None:
    """Which way the clause points: "will meet on Friday", "was shot on Friday", "on Friday"."""
    start = max(frame.sentence[0], hit.start - 120)
    for quotation in _QUOTED.finditer(frame.text, start, hit.start):
        start = quotation.end()  # what is said inside has its own time
    leading = frame.text[start : hit.start]
    if _JUST_DONE.search(leading):
        return "past"
    if _UNTIL.search(leading) and not _HAD.search(leading):
        return "future"
    told = list(cues(leading))
    if told:
        return told[-1]
    if _DOES.match(frame.text, hit.end):
        return "past"
    return next(cues(rest(frame.text[hit.end : min(frame.sentence[1], hit.end + 100)])), None)


def rest(clause: str) -> str:
    """What follows of a clause: up to the words that open the next one."""
    end = _NEXT.search(clause)
    return clause[: end.start()] if end else clause


def cues(clause: str) -> Iterator[Literal["future", "past"]]:
    """What the words of a clause say of its time, one after the other."""
    pattern, kinds = vocabulary()
    lower = fold(clause)
    for match in pattern.finditer(lower):
        kind = kinds[" ".join(match[0].split())]
        lead = lower[max(0, match.start() - 9) : match.start()]
        if kind == "participle":
            if not lead.endswith("be "):
                yield "past"
        elif kind == "past" or lead == "had been ":
            yield "past"
        else:
            yield "future"


@cache
def vocabulary() -> tuple[re.Pattern[str], dict[str, str]]:
    """The cues of data/time-contexts.yml as one pattern, and what each one is."""
    lists = contexts()
    kinds = {word: kind for kind in ("future", "past", "participle") for word in lists[kind]}
    return re.compile(rf"(?<![^\W\d_])(?:{spellings(kinds)})"), kinds
