"""The pairs that linking was least sure of, for a person to look over, the most doubtful first."""

import itertools
import math
from collections.abc import Mapping, Sequence

import msgspec

from generator.link import background
from generator.link.cluster import ENOUGH, Scores
from generator.link.mention import Mention, mentions, survey
from generator.link.pairs import Pair, pairs
from generator.model import Clue, Decision, Incident, Link, Record, Report

COMPARED = 100  # reports of an incident that are compared when a person asks about two
BAND = 3.0  # a score this far from the threshold is no doubt


class Side(msgspec.Struct, frozen=True):
    """One report of a doubtful pair as a person knows it again."""

    article: str
    incident: str
    title: str
    outlet: str | None
    published: str | None
    says: str


class Doubt(msgspec.Struct, frozen=True):
    """Two reports that may or may not be of one event. `together` tells what linking made of
    them; `score` is to be seen beside `enough`; `ids` are what a decision would name."""

    left: Side
    right: Side
    together: bool
    score: float
    enough: float
    clues: tuple[Clue, ...]
    ids: tuple[str, str]


def stubs(
    records: Sequence[Record], incidents: Sequence[Incident], decisions: Sequence[Decision] = ()
) -> tuple[Doubt, ...]:
    """Incidents known from mentions only, each with the one that it may be, the likeliest first."""
    told = {mention.key: mention for mention in mentions(records)}
    groups = [[told[ref.article, ref.index] for ref in one.reports] for one in incidents]
    homes = {mention.key: one.id for one, group in zip(incidents, groups, strict=True)
             for mention in group}  # fmt: skip
    ruled = {frozenset((one.target, one.other)) for one in decisions if one.other}
    found = []
    for mention, other, link in background.unsure(groups, survey(records)):
        ids = incidents[other].id, homes[mention.key]
        if frozenset(ids) not in ruled:
            left = next(one for one in groups[other] if one.key[0] == link.pair[0])
            sides = [_side(one.record, one.report, homes[one.key]) for one in (left, mention)]
            found.append(_doubt_of(sides, link, background.ENOUGH, ids))
    return tuple(sorted(found, key=lambda doubt: (-doubt.score, doubt.ids)))


def _doubt_of(sides: Sequence[Side], link: Link, enough: float, ids: tuple[str, str]) -> Doubt:
    left, right = sides
    return Doubt(
        left=left,
        right=right,
        together=left.incident == right.incident,
        score=link.score,
        enough=enough,
        clues=tuple(sorted(link.clues, key=lambda clue: -abs(clue.weight))),
        ids=ids,
    )


def doubts(
    records: Sequence[Record], incidents: Sequence[Incident], decisions: Sequence[Decision] = ()
) -> tuple[Doubt, ...]:
    """Where a score is near the threshold or contradicts what was made of it: for every report the
    best link to its own incident, for every two incidents the best link between them. Pairs that a
    person ruled on are no doubt any more."""
    homes = {
        ref.article: incident.id for incident in incidents for ref in incident.reports if ref.main
    }
    main = [one for one in mentions(records) if one.report.main and one.key[0] in homes]
    scores = Scores(main, survey(records))
    best: dict[tuple[str, ...], tuple[float, Pair]] = {}
    for pair in pairs(main, scores.corpus):
        left, right = (main[index].key[0] for index in pair)
        for key in _asked(left, right, homes):
            best[key] = max(best.get(key, (-math.inf, pair)), (scores.of(*pair), pair))
    ruled = {frozenset((one.target, one.other)) for one in decisions if one.other}
    found: dict[Pair, float] = {}
    for key, (score, pair) in best.items():
        doubt = _doubt(score, together=len(key) == 1)
        names = {name for index in pair for name in (main[index].key[0], homes[main[index].key[0]])}
        if doubt is not None and not any(ruling <= names for ruling in ruled):
            found[pair] = doubt
    ranked = sorted(found, key=lambda pair: (found[pair], pair))
    return tuple(_told(main, scores, pair, homes) for pair in ranked)


def between(
    records: Sequence[Record], incidents: Sequence[Incident], one: str, other: str
) -> Doubt | None:
    """The best link between two articles or incidents, however sure; None where either has no
    report of its own."""
    homes = {
        ref.article: incident.id for incident in incidents for ref in incident.reports if ref.main
    }
    main = [told for told in mentions(records) if told.report.main and told.key[0] in homes]
    ours, theirs = (
        [place for place, told in enumerate(main) if id in {told.key[0], homes[told.key[0]]}]
        for id in (one, other)
    )
    scores = Scores(main, survey(records))
    met = itertools.product(ours[:COMPARED], theirs[:COMPARED])
    crossing = sorted({(min(pair), max(pair)) for pair in met if pair[0] != pair[1]})
    best = max(crossing, key=lambda pair: scores.of(*pair), default=None)
    return None if best is None else _told(main, scores, best, homes)


def _asked(left: str, right: str, homes: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """What a pair is an answer to: how each report belongs to its incident, or two incidents to
    each other."""
    ours, theirs = sorted((homes[left], homes[right]))
    return ((left,), (right,)) if ours == theirs else ((ours, theirs),)


def _doubt(score: float, *, together: bool) -> float | None:
    """How close to the threshold, 0 for a place that contradicts the score; None for no doubt."""
    beyond = score - ENOUGH if together else ENOUGH - score
    return max(0.0, beyond) if beyond <= BAND else None


def _told(main: Sequence[Mention], scores: Scores, pair: Pair, homes: Mapping[str, str]) -> Doubt:
    both = [main[index] for index in pair]
    sides = [_side(one.record, one.report, homes[one.key[0]]) for one in both]
    return _doubt_of(sides, scores.link(*pair), ENOUGH, (both[0].key[0], both[1].key[0]))


def _side(record: Record, report: Report, incident: str) -> Side:
    head = record.article
    return Side(
        record.id, incident, head.title or report.title, head.outlet, head.published, _says(report)
    )


def _says(report: Report) -> str:
    """``bombing, 2019-03-07, Port Alder GB, 27 killed``."""
    place = " ".join(filter(None, (report.where.name, report.where.country)))
    best = report.killed and (report.killed.best if report.killed.best is not None
                              else report.killed.low)  # fmt: skip
    killed = None if best is None else f"{best} killed"
    told = (report.type.replace("_", " "), report.when.edtf, place, killed)
    return ", ".join(word for word in told if word)


def tell(doubt: Doubt) -> str:
    """A doubtful pair in a few lines, and the decision that would settle it."""
    now = "taken as one event" if doubt.together else "kept apart"
    lines = [f"{now}: score {doubt.score:.1f}, one event from {doubt.enough:.1f}"]
    for side in (doubt.left, doubt.right):
        source = ", ".join(filter(None, (side.outlet, side.published)))
        lines.append(f"    {side.article} ({source}) in {side.incident}: {side.says}")
    lines += [
        f"        {clue.weight:+.1f} {clue.name.replace('_', ' ')}: {clue.because}"
        for clue in doubt.clues
    ]
    action = "different" if doubt.together else "same"
    one, other = doubt.ids
    lines.append(f"    if wrong: dateline decide {action} {one} --other {other}")
    return "\n".join(lines)
