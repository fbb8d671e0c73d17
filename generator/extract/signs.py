"""Signs: strings without one of which a pattern has nothing to find in a sentence.

All signs are found in one pass over a story, which is far quicker than trying the patterns at every
place of it; most sentences have none.
"""

from bisect import bisect_left
from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick

from generator.model import Span


class Signs:
    """Some signs, to be found in texts."""

    def __init__(self, signs: Iterable[str]) -> None:
        self._automaton = AhoCorasick(list(signs))

    def all(self, text: str) -> list[Span]:
        """Every place at which one of them stands in a text, in order."""
        sound = text.encode("utf-8", "replace").decode()  # half a pair of letters has no UTF-8
        found = self._automaton.find_matches_as_indexes(sound, overlapping=True)
        return sorted([(start, end) for _, start, end in found])

    def within(self, story: str) -> "Shown":
        """Where a story shows them."""
        return Shown([start for start, _ in self.all(story)])


class Shown:
    """Where a story shows some signs."""

    def __init__(self, offsets: list[int]) -> None:
        self._offsets = offsets

    def between(self, start: int, end: int) -> bool:
        """Whether one of them begins in a span of the story."""
        at = bisect_left(self._offsets, start)
        return at < len(self._offsets) and self._offsets[at] < end


def shows(text: str, signs: tuple[str, ...]) -> bool:
    """Whether a sentence has one of the signs."""
    for sign in signs:  # noqa: SIM110 - a loop is twice as quick as any() here
        if sign in text:
            return True
    return False
