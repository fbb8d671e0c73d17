"""Claims and denials with a day, a channel or a "that" between their words: "said on Tuesday it was
behind", "said in a statement that its fighters carried out", "denied on Friday any role"."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from generator.extract.incident_words import data
from generator.extract.signs import Signs

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_ANY = r"(?:any|a|some|the)"
_PART = r"(?:role|part|involvement|hand|responsibility|connection|links?)"


def _loose() -> Mapping[str, Sequence[str]]:
    told: Mapping[str, Sequence[str]] = data("attribution")["loose"]
    return told


@cache
def _choice(name: str) -> str:
    return "|".join(sorted(map(re.escape, _loose()[name]), key=lambda word: (-len(word), word)))


@cache
def _aside() -> str:
    """What may stand between: "late on Monday", "in a statement", "later"."""
    return (
        rf"(?:,? (?:(?:early|late|later)(?: on)? |on )?(?:{_DAY}|yesterday|today)"
        rf"|,? (?:later|also|again|quickly|swiftly|immediately|publicly|falsely|jointly)"
        rf"|,? (?:{_choice('means')}) (?:[\w'’-]+ ){{0,7}}?[\w'’-]+,?)"
    )


@cache
def claim_signs() -> Signs:
    """What a claim has one of."""
    return Signs(["responsib", "credit", "claim", "behind", *_loose()["deeds"]])


@cache
def denial_signs() -> Signs:
    """What a denial has one of."""
    return Signs(["denied", "denies", "rejected", *_loose()["no_part"]])


@cache
def claiming() -> re.Pattern[str]:
    """The words of a claim."""
    man = (
        r"(?:it|they|(?:[\w-]+ of )?(?:its|their|his|her) (?:[\w-]+ )?"
        rf"(?:{_choice('men')}))"
    )
    return re.compile(
        rf"\b(?:{_choice('claim_verbs')}){_aside()}{{0,2}} (?:full |sole |joint )?"
        r"(?:responsibility|credit)\b"
        rf"|\bclaimed{_aside()}{{1,2}} for the\b"
        rf"|\bclaim(?:ed|s){_aside()}{{0,2}} (?:the|two|both|several) (?:[a-z]+ )?"
        rf"(?:{_choice('events')})\b(?! (?:was|were|is|are|had|has|would|could)\b)"
        rf"|\b(?:{_choice('say_verbs')}){_aside()}{{0,2}}(?: that)? {man}"
        r" (?:(?:was|were|is|are|had been) (?:behind|responsible)|(?:(?:had|have|has) )?"
        rf"(?:{_choice('deeds')}))\b"
    )


@cache
def denying() -> re.Pattern[str]:
    """The words of a denial."""
    return re.compile(
        rf"\b(?:denied|denies|rejected){_aside()}{{0,2}}(?: that)?"
        r"(?: (?:it|they|the group|the movement))?(?: (?:had|has|played|having|was|were))?"
        rf" (?:{_ANY} {_PART}|being behind|behind|responsible|carried out|carrying out|involved)\b"
        rf"|\b(?:{_choice('say_verbs')}){_aside()}{{0,2}}(?: that)? (?:it|they)"
        rf" (?:was|were|had|has|have|played) (?:{_choice('no_part')})\b"
    )
