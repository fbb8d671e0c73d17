"""Where mentions of older events belong: to the incident that they can only mean, else to a stub.

"a 2022 shooting at a shrine that killed 15" is the Shiraz shooting when the archive has just one
incident that fits; two that fit as well leave it unresolved, as an incident of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from generator.link.clues import BACKGROUND, clues, total
from generator.link.mention import Corpus, Mention
from generator.model import Clue, Link

ENOUGH = 2.5  # the score from which a mention means an incident
MARGIN = 0.75  # by how much the best must beat the next
NEARLY = 1.0  # a score this far below is worth a person's look
MANY = 200  # incidents among which a vague mention means none in particular
SAMPLE = 8  # reports of an incident that a mention is compared with


class _Context(NamedTuple):
    """The corpus, and the group of each article's main report."""

    corpus: Corpus
    homes: dict[str, int]

    def beside(self, left: Mention, right: Mention) -> Clue | None:
        """Two articles of one event that both look back on an older one mean the same, most
        often."""
        ours, theirs = self.homes.get(left.key[0]), self.homes.get(right.key[0])
        if left.report.main or right.report.main or ours is None or ours != theirs:
            return None
        return Clue(name="same_context", weight=1.5, because="both told beside the same event")


class Attached(NamedTuple):
    """Groups with the mentions in them, and why each mention is where it is."""

    groups: list[list[Mention]]
    links: dict[tuple[str, int], Link]


def attach(
    groups: Sequence[Sequence[Mention]], loose: Iterable[Mention], corpus: Corpus
) -> Attached:
    """Every group of main reports with the background mentions that mean it, then the stubs."""
    grown = [list(group) for group in groups]
    homes = {mention.key[0]: index for index, group in enumerate(groups) for mention in group}
    shelves: defaultdict[str, set[int]] = defaultdict(set)
    for index, group in enumerate(grown):
        for mention in group[:SAMPLE]:
            _shelve(shelves, mention, index)
    links: dict[tuple[str, int], Link] = {}
    for mention in sorted(loose, key=_vagueness):
        near = _candidates(shelves, mention)
        own = homes.get(mention.key[0])
        others = [(index, grown[index]) for index in near if index != own]
        found = _best(mention, others, _Context(corpus, homes))
        if found is None:
            grown.append([mention])
            _shelve(shelves, mention, len(grown) - 1)
        else:
            index, links[mention.key] = found
            grown[index].append(mention)
    return Attached(grown, links)


def unsure(
    groups: Sequence[Sequence[Mention]], corpus: Corpus
) -> Iterator[tuple[Mention, int, Link]]:
    """The stubs that nearly mean an incident, or mean two as well: each with the group that comes
    next, and the link to it."""
    shelves: defaultdict[str, set[int]] = defaultdict(set)
    for index, group in enumerate(groups):
        for mention in group[:SAMPLE]:
            _shelve(shelves, mention, index)
    main = ((m.key[0], index) for index, group in enumerate(groups) for m in group if m.report.main)
    context = _Context(corpus, dict(main))
    for index, group in enumerate(groups):
        if any(mention.report.main for mention in group):
            continue
        apart = {index, context.homes.get(group[0].key[0])}
        near = (other for other in _candidates(shelves, group[0]) if other not in apart)
        linked = [(_link(group[0], groups[other], context), other) for other in near]
        best, other = max(linked, key=lambda pair: (pair[0].score, -pair[1]), default=(None, 0))
        if best is not None and best.score >= ENOUGH - NEARLY:
            yield group[0], other, best


def _vagueness(mention: Mention) -> tuple[int, bool]:
    """The most exact mentions first, so that vague ones find them; equals in their order."""
    width = 10**6 if mention.first is None or mention.last is None else mention.last - mention.first
    return width, mention.report.where.name is None


def _years(mention: Mention) -> range:
    if mention.first is None or mention.last is None:
        return range(0)
    first, last = date.fromordinal(mention.first).year, date.fromordinal(mention.last).year
    return range(first, last + 1 if last - first <= 20 else first)


def _shelve(shelves: defaultdict[str, set[int]], mention: Mention, index: int) -> None:
    where = mention.report.where
    for year in _years(mention):
        shelves[f"{year}"].add(index)
        shelves[f"{year} {where.country or 'anywhere'}"].add(index)
        shelves[f"{year} at {(where.name or 'anywhere').lower()}"].add(index)
        if not mention.exact:
            shelves[f"{year} some day"].add(index)
    if mention.exact:
        shelves[f"day {mention.first}"].add(index)


def _candidates(shelves: dict[str, set[int]], mention: Mention) -> list[int]:
    """Incidents that a mention may mean. An exact day finds its own; else the country's of those
    years or, where these are too many to tell apart, the town's."""
    where = mention.report.where
    years = _years(mention)
    if mention.exact and mention.first is not None:
        days = [f"day {mention.first + slip}" for slip in (-1, 0, 1)]
        return _on(shelves, [*days, *(f"{year} some day" for year in years)])
    wide = [f"{year} {place}" for year in years for place in (where.country, "anywhere") if place]
    found = _on(shelves, wide if where.country else [f"{year}" for year in years])
    if len(found) > MANY:
        town = (where.name or "anywhere").lower()
        found = _on(shelves, [f"{year} at {town}" for year in years])
    return found if len(found) <= MANY else []


def _on(shelves: dict[str, set[int]], names: Iterable[str]) -> list[int]:
    return sorted({index for name in names for index in shelves.get(name, ())})


def _best(
    mention: Mention, near: Sequence[tuple[int, Sequence[Mention]]], context: _Context
) -> tuple[int, Link] | None:
    scored = sorted(
        ((_link(mention, group, context), index) for index, group in near),
        key=lambda pair: (-pair[0].score, pair[1]),
    )
    if not scored or scored[0][0].score < ENOUGH:
        return None
    if len(scored) > 1 and scored[0][0].score - scored[1][0].score < MARGIN:
        return None
    return scored[0][1], scored[0][0]


def _link(mention: Mention, group: Sequence[Mention], context: _Context) -> Link:
    """The best link of a mention to a report of the group."""
    links = [_pair(other, mention, context) for other in group[:SAMPLE]]
    return max(links, key=lambda link: (link.score, link.pair))


def _pair(other: Mention, mention: Mention, context: _Context) -> Link:
    beside = context.beside(other, mention)
    why = [*clues(other, mention, context.corpus, BACKGROUND), *([beside] if beside else [])]
    return Link(pair=(other.key[0], mention.key[0]), score=total(why), clues=tuple(why))
