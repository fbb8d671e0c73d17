"""Many known phrases, looked for fast: their first letters first, the patterns only then."""

import re
from collections.abc import Iterable
from typing import NamedTuple

_LETTERS = re.compile(r"\\?((?:[^\\\[\](){}.?*+|^$](?![?*]))+|(?<=\\).)")


class Phrases(NamedTuple):
    """Phrases in small letters; `starts` are the letters that each begins with, or a part of
    them that another begins with."""

    starts: tuple[str, ...]
    pattern: re.Pattern[str]

    def among(self, words: str) -> tuple[str, ...]:
        """Those of the first letters that stand somewhere in words."""
        return tuple(start for start in self.starts if start in words)

    def stand_in(self, words: str) -> bool:
        """Whether one of the phrases stands in words."""
        return any(map(words.__contains__, self.starts)) and bool(self.pattern.search(words))


def phrases(told: Iterable[str]) -> Phrases:
    """Phrases as regular expressions that begin with letters or a sign which are always there; one
    that begins with a letter begins a word."""
    told = tuple(told)
    starts = {_start(each): None for each in told}
    least = (start for start in starts if not any(o in start and o != start for o in starts))
    whole = "|".join(rf"\b(?:{each})" if each[0].isalnum() else each for each in told)
    return Phrases(tuple(least), re.compile(whole or r"(?!)"))


def _start(phrase: str) -> str:
    match = _LETTERS.match(phrase)
    if match is None:
        raise ValueError(f"the phrase {phrase!r} begins with no letters; write them out")
    return match[1]
