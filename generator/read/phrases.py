"""Many known phrases, looked for in one pass: their first letters, the patterns only there."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

_LETTERS = re.compile(r"\\?((?:[^\\\[\](){}.?*+|^$](?![?*]))+|(?<=\\).)")


class Phrases(NamedTuple):
    """Phrases in small letters, each with a number: an automaton of the letters that they begin
    with, and for each of these the phrases that do."""

    starts: AhoCorasick
    of_start: tuple[tuple[tuple[int, re.Pattern[str]], ...], ...]

    def found(self, words: str) -> Iterator[tuple[int, int]]:
        """The phrases that stand in words: the number of each, and where it begins."""
        for start, at, _ in self.starts.find_matches_as_indexes(words, overlapping=True):
            for number, pattern in self.of_start[start]:
                if pattern.match(words, at):
                    yield number, at


def phrases(told: Iterable[tuple[str, int]]) -> Phrases:
    """Phrases as regular expressions that begin with letters or a sign which are always there; one
    that begins with a letter begins a word."""
    found: dict[str, list[tuple[int, re.Pattern[str]]]] = defaultdict(list)
    for phrase, number in told:
        begin = r"\b" if phrase[0].isalnum() else ""
        found[_start(phrase)].append((number, re.compile(f"{begin}(?:{phrase})")))
    return Phrases(AhoCorasick(list(found)), tuple(map(tuple, found.values())))


def _start(phrase: str) -> str:
    match = _LETTERS.match(phrase)
    if match is None:
        raise ValueError(f"the phrase {phrase!r} begins with no letters; write them out")
    return match[1]
