"""What many tolls come to: one best figure, the range of the accepted ones, and how they stand.

The best is the figure that most independent sources give since the newest figure first appeared;
between equals the newest, so that a stale repetition does not win. The range spans the exact
figures and those floors and ceilings that the best does not satisfy: "at least 73" beside a later
94 is no rival, "at least 103" is. A later floor above every exact figure leaves the high open.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.link.mention import Mention, ordinal
from generator.model import DatedToll, Figure, Standing, Toll
from generator.names import key_of

STATED = "toll.toll"  # the rule that reads "the toll stands at 13"
Settled = tuple[Figure | None, Standing]


class Said(NamedTuple):
    """A figure as one source has it, as of a day (an ordinal, 0 where no day is known)."""

    voice: str
    day: int
    figure: Figure
    main: bool


def series(group: Sequence[Mention], added: Iterable[Toll] = ()) -> tuple[DatedToll, ...]:
    """Every figure of every report, adopted or not, and those that an editor added, in order of
    the day they held for."""
    tolls = listed(added)
    tolls += [_dated(mention, toll) for mention in group for toll in mention.report.casualties]
    return tuple(dict.fromkeys(sorted(tolls, key=_order)))


def brought(tolls: Iterable[Toll], outcome: str) -> list[Said]:
    """The figures that an editor added, each with its source as a voice of its own."""
    return [
        Said(one.attributed_to or "", ordinal(one.as_of) or 0,
             Figure(low=one.low, best=one.best, high=one.high), main=True)
        for one in tolls
        if one.outcome == outcome
    ]  # fmt: skip


def listed(tolls: Iterable[Toll]) -> list[DatedToll]:
    """The same figures as the series shows them, with the source in place of an article."""
    return [
        DatedToll(article=one.attributed_to or "", as_of=one.as_of, outcome=one.outcome,
                  whom=one.whom, low=one.low, best=one.best, high=one.high, wording=one.wording)
        for one in tolls
    ]  # fmt: skip


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
    """What each report adopts as its victims' toll, and what others than its source hold against
    it; background mentions only if nothing else."""
    found = [
        one for mention in group for one in _told(mention, outcome, voices[mention.key[0]])
    ]  # fmt: skip
    main = [one for one in found if one.main]
    return sorted(main or found, key=_turn)


def _told(mention: Mention, outcome: str, voice: str) -> Iterator[Said]:
    figure = getattr(mention.report, outcome)
    tolls = [one for one in mention.report.casualties if one.outcome == outcome]
    if figure is None:
        return
    own = next((one for one in tolls if _bounds(one) == _key(figure)), None)
    if own and _boasted(own, mention):
        own = next((one for one in tolls if one.whom == "all" and not _boasted(one, mention)), None)
        if own is None:
            return
        figure = Figure(low=own.low, best=own.best, high=own.high)
    day = _day(own, mention)
    yield Said(voice, day, _stated(figure, tolls), mention.report.main)
    for rival in tolls:
        if own and _is_counterclaim(rival, own) and not _boasted(rival, mention):
            count = Figure(low=rival.low, best=rival.best, high=rival.high)
            against = f"{voice} ({rival.attributed_to})"
            yield Said(against, _day(rival, mention), count, mention.report.main)


def _day(toll: Toll | None, mention: Mention) -> int:
    return (ordinal(toll.as_of) if toll else None) or mention.published or 0


def _boasted(toll: Toll, mention: Mention) -> bool:
    """Whether a figure is the word of those who say that they did it, which settles nothing."""
    claimants = {
        one.actor for one in mention.report.attributions if one.modality == "claimed_or_admitted"
    }
    return bool(toll.attributed_to) and key_of(toll.attributed_to or "") in claimants


def _is_counterclaim(rival: Toll, own: Toll) -> bool:
    """Whether a second source in one story gives another exact figure for the same day: "132, said
    a minister" beside "141, said the police"."""
    named = rival.attributed_to and own.attributed_to
    same_day = rival.whom == own.whom and rival.as_of == own.as_of
    exact = rival.low == rival.best == rival.high is not None
    return bool(named) and rival.attributed_to != own.attributed_to and same_day and exact


def _stated(figure: Figure, tolls: Sequence[Toll]) -> Figure:
    """A floor as the number itself where the story also states the toll to be just that: "at least
    13 were killed" under "the toll stands at 13"."""
    if _is_point(figure) or figure.low is None:
        return figure
    exact = Figure(low=figure.low, best=figure.low, high=figure.low)
    stated = any(
        _bounds(one) == _key(exact) and any(e.rule == STATED for e in one.evidence)
        for one in tolls
    )  # fmt: skip
    return exact if stated else figure


def _turn(one: Said) -> tuple[object, ...]:
    bounds = (-1 if bound is None else bound for bound in _key(one.figure))
    return one.day, one.voice, *bounds


def _bounds(toll: Toll) -> tuple[int | None, int | None, int | None]:
    return toll.low, toll.best, toll.high


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
    """Disputed: a source contradicts the best figure after its first day, or on that day while no
    later one confirms it."""
    against = [one for one in found if not _admits(one.figure, best)]
    if not against:
        return "agreed" if len({one.voice for one in found}) > 1 else "single_source"
    since = _first_days(found).get(best, 0)
    confirmed = any(
        one.day > since and _is_point(one.figure) and one.figure.best == best for one in found
    )
    open_ = any(one.day > since or (one.day == since and not confirmed) for one in against)
    return "disputed" if open_ else "revised"


def _admits(figure: Figure, best: int) -> bool:
    if figure.low is None and figure.high is None:
        return figure.best == best
    low = figure.low if figure.low is not None else best
    high = figure.high if figure.high is not None else best
    return low <= best <= high
