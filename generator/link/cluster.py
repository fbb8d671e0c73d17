"""Reports of one event, put together by average link: a group takes in another only when their
members fit each other on the whole, so that a chain of neighbours never joins two strangers. The
worst third of the scores is left out, since one misread day spoils all of a report's; a veto of
any two is a veto of all."""

import itertools
from collections.abc import Iterable, Sequence

from generator.link.clues import MAIN, VETO, clues, total
from generator.link.mention import Corpus, Mention
from generator.link.pairs import Pair, pairs
from generator.model import Link

ENOUGH = 3.0  # the mean score from which two groups are one
SAMPLE = 12  # members of each group that are compared when two groups meet

Group = list[int]


class Scores:
    """Scores of index pairs, each worked out once."""

    def __init__(self, found: Sequence[Mention], corpus: Corpus) -> None:
        self._found = found
        self.corpus = corpus
        self._known: dict[Pair, float] = {}

    def of(self, left: int, right: int) -> float:
        """The score of two reports."""
        pair = (left, right) if left < right else (right, left)
        if pair not in self._known:
            self._known[pair] = self.link(*pair).score
        return self._known[pair]

    def link(self, left: int, right: int) -> Link:
        """The score of two reports with its clues."""
        ours, theirs = self._found[left], self._found[right]
        why = clues(ours, theirs, self.corpus, MAIN)
        return Link(pair=(ours.key[0], theirs.key[0]), score=total(why), clues=tuple(why))


def groups(
    found: Sequence[Mention],
    corpus: Corpus,
    *,
    together: Iterable[Pair] = (),
    apart: frozenset[Pair] = frozenset(),
) -> tuple[list[Group], Scores]:
    """Groups of indices into `found`. `together` and `apart` are an editor's rulings."""
    scores = Scores(found, corpus)
    home = list(range(len(found)))
    held: dict[int, Group] = {index: [index] for index in home}
    for left, right in together:
        _join(home, held, left, right)
    ranked = sorted((-scores.of(*pair), pair) for pair in pairs(found, corpus))
    for score, (left, right) in ranked:
        if -score < ENOUGH:
            break
        ours, theirs = home[left], home[right]
        if ours != theirs and _fit(held[ours], held[theirs], scores, apart):
            _join(home, held, left, right)
    return sorted(sorted(group) for group in held.values()), scores


def _fit(ours: Group, theirs: Group, scores: Scores, apart: frozenset[Pair]) -> bool:
    crossing = itertools.product(ours, theirs)
    if apart and any((min(pair), max(pair)) in apart for pair in crossing):
        return False
    sample = sorted(scores.of(*pair) for pair in itertools.product(ours[:SAMPLE], theirs[:SAMPLE]))
    kept = sample[len(sample) // 3 :]
    return sample[0] > VETO / 2 and sum(kept) / len(kept) >= ENOUGH


def _join(home: list[int], held: dict[int, Group], left: int, right: int) -> None:
    ours, theirs = sorted((home[left], home[right]))
    if ours == theirs:
        return
    moved = held.pop(theirs)
    for index in moved:
        home[index] = ours
    held[ours] = sorted(held[ours] + moved)


def why(group: Group, scores: Scores) -> tuple[Link, ...]:
    """For every report after the first, the best link to one before it."""
    links: list[Link] = []
    for place, index in enumerate(group[1:], start=1):
        best = max(group[:place][-SAMPLE:], key=lambda other: (scores.of(other, index), -other))
        links.append(scores.link(best, index))
    return tuple(links)
