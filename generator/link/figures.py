"""What many tolls come to: one best figure, the range of the accepted ones, and how they stand.

The best is the figure that most independent sources give since the newest figure first appeared;
between equals the newest, so that a stale repetition does not win. The range spans the exact
figures and those floors and ceilings that the best does not satisfy: "at least 73" beside a later
94 is no rival, "at least 103" is. A later floor above every exact figure leaves the high open.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from generator.link.mention import Mention, ordinal
from generator.model import DatedToll, Figure, Standing, Toll

Settled = tuple[Figure | None, Standing]


class Said(NamedTuple):
    """A figure as one source has it, as of a day (an ordinal, 0 where no day is known)."""

    voice: str
    day: int
    figure: Figure
    main: bool


def series(group: Sequence[Mention]) -> tuple[DatedToll, ...]:
    """Every figure of every report, adopted or not, in order of the day it held for."""
    tolls = [_dated(mention, toll) for mention in group for toll in mention.report.casualties]
    return tuple(dict.fromkeys(sorted(tolls, key=_order)))


def _dated(mention: Mention, toll: Toll) -> DatedToll:
    return DatedToll(
        article=mention.key[0],
        as_of=toll.as_of or mention.record.article.published,
        outcome=toll.outcome,
        whom=toll.whom,
        low=toll.low,
        best=toll.best,
        high=toll.high,
        wording=toll.wording,
    )


def _order(toll: DatedToll) -> tuple[object, ...]:
    figures = (toll.low or 0, toll.best or 0, toll.high or 0)
    return (toll.as_of or "9999", toll.article, toll.outcome, toll.whom, *figures, toll.wording)


def said(group: Sequence[Mention], outcome: str, voices: dict[str, str]) -> list[Said]:
    """What each report adopts as its victims' toll, background mentions only if nothing else."""
    found = [
        Said(voices[mention.key[0]], _as_of(mention, outcome, figure), figure, mention.report.main)
        for mention in group
        if (figure := getattr(mention.report, outcome)) is not None
    ]
    main = [one for one in found if one.main]
    return sorted(main or found, key=_turn)


def _turn(one: Said) -> tuple[object, ...]:
    bounds = (-1 if bound is None else bound for bound in _key(one.figure))
    return one.day, one.voice, *bounds


def _as_of(mention: Mention, outcome: str, figure: Figure) -> int:
    same = (
        toll
        for toll in mention.report.casualties
        if toll.outcome == outcome and (toll.low, toll.best, toll.high) == _key(figure)
    )
    toll = next(same, None)
    day = ordinal(toll.as_of) if toll else None
    return day or mention.published or 0


def _key(figure: Figure) -> tuple[int | None, int | None, int | None]:
    return figure.low, figure.best, figure.high


def settle(found: Sequence[Said]) -> Settled:
    """The settled figure and how the sources stand to each other; (None, unknown) of nothing."""
    if not found:
        return None, "unknown"
    exact = [one for one in found if _is_point(one.figure)]
    if not exact:
        return _loose(found)
    best = _latest(exact)
    counts = [one.figure.best for one in exact if one.figure.best is not None]
    outgrown = _outgrown(found, exact)
    if outgrown is not None:
        return Figure(low=min([*counts, outgrown]), best=outgrown), "revised"
    rivals = [rival for one in found if (rival := _rival(one.figure, best)) is not None]
    figure = Figure(low=min([*counts, *rivals]), best=best, high=max([*counts, *rivals]))
    return figure, _standing(found, best)


def _outgrown(found: Sequence[Said], exact: Sequence[Said]) -> int | None:
    """The newest floor if it leaves all exact figures behind: "at least 61" a day after 47."""
    last = max(one.day for one in found)
    top = max(one.figure.best or 0 for one in exact)
    newest = [one.figure.low for one in found if one.day == last and one.figure.low is not None]
    later = last > max(one.day for one in exact)
    return max(newest) if later and newest and max(newest) > top else None


def _is_point(figure: Figure) -> bool:
    """Whether it names one number, "84" or "about 250"; "at least 84" names a floor."""
    is_floor = figure.low == figure.best and figure.high is None
    return figure.best is not None and not is_floor


def _latest(exact: Sequence[Said]) -> int:
    first = _first_days(exact)
    newest = max(first.values())
    backers: defaultdict[int, set[str]] = defaultdict(set)
    for one in exact:
        if one.day >= newest:
            backers[one.figure.best or 0].add(one.voice)
    return max(backers, key=lambda count: (len(backers[count]), first[count], count))


def _first_days(found: Sequence[Said]) -> dict[int, int]:
    """Figure → the day on which it first appeared; 0 where only undated articles give it."""
    first: dict[int, int] = {}
    for one in sorted(found, key=lambda one: one.day or 10**9):
        if one.figure.best is not None:
            first.setdefault(one.figure.best, one.day)
    return first


def _rival(figure: Figure, best: int) -> int | None:
    """The bound that contradicts the best figure, if this one has such a bound."""
    if figure.low is not None and figure.low > best:
        return figure.low
    if figure.high is not None and figure.high < best:
        return figure.high
    return None


def _loose(found: Sequence[Said]) -> Settled:
    """Only floors, ceilings and ranges: the latest day's, as wide as they are."""
    last = max(one.day for one in found)
    late = [one.figure for one in found if one.day == last]
    lows = [figure.low for figure in late if figure.low is not None]
    highs = [figure.high for figure in late if figure.high is not None]
    bests = [figure.best for figure in late if figure.best is not None]
    low, high = max(lows, default=None), max(highs, default=None)
    figure = Figure(low=low, best=max(bests, default=None), high=high)
    if len({one.voice for one in found}) == 1:
        return figure, "single_source"
    return figure, "agreed" if len({_key(one.figure) for one in found}) == 1 else "revised"


def _standing(found: Sequence[Said], best: int) -> Standing:
    """Disputed: another source contradicts the best figure on its first day or later."""
    against = [one for one in found if not _admits(one.figure, best)]
    if not against:
        return "agreed" if len({one.voice for one in found}) > 1 else "single_source"
    since = _first_days(found).get(best, 0)
    return "disputed" if any(one.day >= since for one in against) else "revised"


def _admits(figure: Figure, best: int) -> bool:
    if figure.low is None and figure.high is None:
        return figure.best == best
    low = figure.low if figure.low is not None else best
    high = figure.high if figure.high is not None else best
    return low <= best <= high
