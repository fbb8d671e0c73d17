"""Where a report without a day or a town belongs: to the one incident that it can mean.

Such a report, "a bombing in Port Alder killed 27" with no date, agrees with everything in too
little to join a group of exact ones by the mean of its scores. It joins when its best score is
enough and no other incident comes near; else it stays by itself.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.link.clues import MAIN, VETO, clues, total
from generator.link.mention import Corpus, Key, Mention
from generator.model import Link

ENOUGH = 1.6  # of a report without a text: no more than a place and a kind can be asked of it
TOLD = 4.5  # of a report with one
MARGIN = 0.75  # by how much the best must beat the next
MANY = 60  # incidents among which it means none in particular
SAMPLE = 12  # reports of an incident that it is compared with
AFTER = 14  # days after an event in which a report of it without a day appears
Apart = frozenset[tuple[str, str]]  # articles that an editor ruled apart


def place(
    groups: Sequence[Sequence[Mention]], corpus: Corpus, apart: Apart
) -> tuple[list[list[Mention]], dict[Key, Link]]:
    """The groups, with vague single reports in the incidents that they mean, and why."""
    loose = [group[0] for group in groups if len(group) == 1 and is_vague(group[0])]
    names = {mention.key for mention in loose}
    grown = [list(group) for group in groups if group[0].key not in names]
    shelves: defaultdict[str, list[int]] = defaultdict(list)
    for index, group in enumerate(grown):
        _shelve(shelves, group, index)
    links: dict[Key, Link] = {}
    for mention in sorted(loose, key=_vagueness):
        near = sorted({index for shelf in _where(mention) for index in shelves.get(shelf, ())})
        free = [index for index in near if not _ruled_apart(mention, grown[index], apart)]
        found = _best(mention, [(index, grown[index]) for index in free], corpus)
        if found is None:
            grown.append([mention])
            _shelve(shelves, [mention], len(grown) - 1)
        else:
            index, links[mention.key] = found
            grown[index].append(mention)
    return grown, links


def is_vague(mention: Mention) -> bool:
    """Whether a report tells no day, or no town."""
    return not mention.exact or mention.report.where.name is None


def _vagueness(mention: Mention) -> tuple[bool, bool]:
    """The most exact ones first, so that the vaguer find them; equals in their order."""
    return not mention.exact, mention.report.where.name is None


def _shelve(shelves: defaultdict[str, list[int]], group: Sequence[Mention], index: int) -> None:
    names = {name for mention in group for name in _held(mention)}
    for name in sorted(names):
        shelves[name].append(index)


def _held(mention: Mention) -> Iterator[str]:
    """What an incident is looked for by: its town, its day, its country in those days."""
    where = mention.report.where
    if where.name:
        yield f"{where.name.lower()}|{where.country}"
    if mention.exact and mention.first is not None:
        yield f"{mention.first}"


def _where(mention: Mention) -> Iterator[str]:
    """Where a vague report looks: an exact day's events; else those of its town, and those shortly
    before it appeared."""
    where = mention.report.where
    if mention.exact and mention.first is not None:
        yield from (f"{mention.first + slip}" for slip in (-1, 0, 1))
        return
    if where.name:
        yield f"{where.name.lower()}|{where.country}"
    if mention.published is not None:
        yield from (f"{mention.published - days}" for days in range(AFTER + 1))


def _ruled_apart(mention: Mention, group: Sequence[Mention], apart: Apart) -> bool:
    ours = mention.key[0]
    return any((ours, other.key[0]) in apart or (other.key[0], ours) in apart for other in group)


def _best(
    mention: Mention, near: Sequence[tuple[int, Sequence[Mention]]], corpus: Corpus
) -> tuple[int, Link] | None:
    if not near or len(near) > MANY:
        return None
    scored = sorted(
        ((_link(mention, group, corpus), index) for index, group in near),
        key=lambda pair: (-pair[0].score, pair[1]),
    )
    best, index = scored[0]
    enough = TOLD if mention.record.fingerprint.terms else ENOUGH
    rival = scored[1][0].score if len(scored) > 1 else VETO
    return (index, best) if best.score >= enough and best.score - rival >= MARGIN else None


def _link(mention: Mention, group: Sequence[Mention], corpus: Corpus) -> Link:
    """The best link to a report of the group; one veto is a veto of all."""
    links = [_pair(other, mention, corpus) for other in group[:SAMPLE]]
    vetoed = min(links, key=lambda link: link.score)
    if vetoed.score <= VETO / 2:
        return vetoed
    return max(links, key=lambda link: (link.score, link.pair))


def _pair(other: Mention, mention: Mention, corpus: Corpus) -> Link:
    why = clues(other, mention, corpus, MAIN)
    return Link(pair=(other.key[0], mention.key[0]), score=total(why), clues=tuple(why))
