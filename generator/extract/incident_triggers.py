"""The words that tell of an incident, each with its type, how far it went and whether it is news.

"Two bombs exploded" is one; "vowed to bomb", "foiled attacks", "the deadliest attack since 1978"
and "heart attack" are none, or none of today's.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from generator.extract.incident_company import company_of
from generator.extract.incident_words import (
    Phrases,
    Words,
    clause_end,
    clause_start,
    data,
    is_month,
    listed,
)
from generator.extract.toll_numbers import number

_PLOTS = frozenset({"plot", "plots"})
BEFORE = 6  # words before a trigger that may say that it did not happen


class Trigger(NamedTuple):
    """What the lexicon says of a phrase: its type, and whether it settles it."""

    type: str
    strength: str


class Mention(NamedTuple):
    """A trigger at words ``[first, last)`` of sentence `number`.

    `stage` is a term of the vocabulary; `hedge` says why it is not told as done: "hypothetical",
    "comparison", "commemorated", "plural" (a habit, not an event) or "". `cue` is a phrase such as
    "previously" that puts it into the past.
    """

    number: int
    first: int
    last: int
    start: int
    end: int
    type: str
    strength: str
    stage: str = "accomplished"
    hedge: str = ""
    cue: str = ""
    verb: bool = False
    several: bool = False

    @property
    def telling(self) -> bool:
        """Whether it names a kind of event, and not only a crime or its traces."""
        return self.strength in {"sure", "weak"}


@cache
def _triggers() -> Phrases[Trigger | None]:
    entries: dict[str, Trigger | None] = {}
    for kind, strengths in data("incidents")["triggers"].items():
        for strength, phrases in strengths.items():
            for phrase in phrases:
                entries.setdefault(phrase, Trigger(kind, strength))
    entries.update(dict.fromkeys(data("incidents")["not_incidents"]))
    return Phrases(entries.items())


@cache
def _cues(key: str) -> Phrases[str]:
    return Phrases((phrase, phrase) for phrase in data("incidents")[key])


@cache
def _stages() -> Phrases[str]:
    return Phrases(
        (phrase, stage)
        for stage, phrases in data("incidents")["stages"].items()
        for phrase in phrases
    )


def find_mentions(number_: int, text: Words) -> list[Mention]:
    """All triggers of a sentence, left to right."""
    found: list[Mention] = []
    for hit in _triggers().find(text):
        if hit.value is None or _is_noun(text, hit.first) or _is_toll(text, hit.first):
            continue
        kind, strength = hit.value
        company = company_of(text, hit.first, hit.last)
        if company:
            if company.kind is None:
                continue
            kind, strength = company.kind, "sure"
        start, end = text[hit.first].start, text[hit.last - 1].end
        mention = Mention(number_, hit.first, hit.last, start, end, kind, strength)
        found.append(_told(text, mention))
    return found


def _is_noun(text: Words, first: int) -> bool:
    """Whether "shot" is a try or what was heard: "another shot"."""
    before = text[first - 1].lower if first else ""
    return text[first].lower == "shot" and before in listed("tolls", "noun_before")


def _is_toll(text: Words, first: int) -> bool:
    """Whether "killing" only gives the dead of what was told: "a dam burst, killing 19 people"."""
    before = text[first - 1].lower if first else ""
    return text[first].lower == "killing" and before in listed("incidents", "before_toll")


def _told(text: Words, mention: Mention) -> Mention:
    clause = clause_start(text, mention.first)
    start = max(clause, mention.first - BEFORE)
    before = [w.lower for w in text[start : mention.first]]
    stage = "hoax" if _is_hoax(text) else ""
    stage = (
        stage or _stage(text, start, mention.last) or _stage(text, mention.last, mention.last + 1)
    )
    plot = text[mention.last - 1].lower in _PLOTS or text[mention.first].lower == "plotting"
    stage = stage or ("foiled" if plot else mention.stage)
    return mention._replace(
        stage=stage,
        hedge=_hedge(text, mention, before, stage),
        cue=_cue(text, clause, mention),
        several=_is_several(text, mention, before),
        verb=text[mention.first].lower.endswith(("ed", "ing")) and not _determined(before),
    )


def _is_several(text: Words, mention: Mention, before: Sequence[str]) -> bool:
    """Whether it is a counted plural: "two explosions", "twin blasts"."""
    plural = text[mention.last - 1].lower.endswith("s")
    near = [*before[-2:], text[mention.first].lower]
    return plural and any(w in {"twin", "several", "multiple"} or number(w) for w in near)


def _determined(before: Sequence[str]) -> bool:
    return bool(before) and before[-1] in listed("tolls", "determiners")


def _is_hoax(text: Words) -> bool:
    """Whether its sentence calls it a hoax: "a bomb threat on Monday turned out to be a hoax"."""
    return any(hit.value == "hoax" for hit in _stages().find(text))


def _stage(text: Words, start: int, end: int) -> str:
    for at in range(min(end, len(text)) - 1, start - 1, -1):
        hit = _stages().at(text, at)
        if hit and hit.last <= end:
            return hit.value
    return ""


def _hedge(text: Words, mention: Mention, before: Sequence[str], stage: str) -> str:
    near = text[mention.first - len(before[-4:]) : mention.first]
    if {"not", "n't", "never", "no"} & set(before[-2:]):
        return "negated"
    if any(w.lower in listed("incidents", "hypothetical") and not is_month(w) for w in near):
        return "hypothetical"
    if stage in {"threatened", "foiled"}:
        return stage
    if "planned" in [w.lower for w in text[mention.last : mention.last + 3]]:
        return "hypothetical"
    if _cues("commemorating").find(text[max(0, mention.first - 8) : mention.first]):
        return "commemorated"
    wide = [w.lower for w in text[max(0, mention.first - 4) : mention.last + 8]]
    if not {"deadliest", "worst", "bloodiest"}.isdisjoint(wide):
        return "comparison"
    if _is_habit(text, mention, before):
        return "plural"
    return ""


def _is_habit(text: Words, mention: Mention, before: Sequence[str]) -> bool:
    """Whether it is a plural without a number or article: "terrorist attacks", "car bombings"."""
    last = text[mention.last - 1].lower
    doing = mention.last - mention.first > 1 and text[mention.first].lower.endswith(("ing", "ed"))
    if not last.endswith("s") or last in {"was", "has", "his"} or doing:
        return False
    near = [*before, text[mention.first].lower]
    counted = any(number(w) is not None or w in {"twin", "several", "both"} for w in near)
    return not counted and not any(w in listed("tolls", "definite") for w in before)


def _cue(text: Words, clause: int, mention: Mention) -> str:
    """What puts it into the past in its clause, which starts at the word `clause`."""
    found = _cues("background").find(text[clause : clause_end(text, mention.last)])
    return found[0].value if found else ""
