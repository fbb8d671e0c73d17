"""Figures of people for one incident: every one that is told, and which of them the story adopts.

Roundings of headline and lead stay as rivals, parts stay beside their whole, perpetrators apart.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from generator.extract.toll_counts import Count
from generator.extract.toll_elsewhere import parts_elsewhere
from generator.extract.toll_people_ledger import Individual, put_together
from generator.extract.toll_records import make_toll, with_day
from generator.model import Figure, Time, Toll
from generator.story import Story

MANY, TIMES = 500, 10  # dead beyond which, and beyond so many times the first, it is a war
VICTIMS = ("killed", "injured", "hit")


class Tally(NamedTuple):
    """A figure as one outcome word gives it: its groups added up."""

    outcome: str
    whom: str
    figure: Figure
    counts: tuple[Count, ...]
    part: bool
    earlier: bool
    title: bool
    additional: bool
    rule: str

    @property
    def single(self) -> bool:
        """Whether it is one human being."""
        return len(self.counts) == 1 and self.counts[0].people.one and self.rule != "toll.toll"


class Settled(NamedTuple):
    """All figures of an incident, and the adopted ones of its victims."""

    casualties: tuple[Toll, ...]
    killed: Figure | None
    injured: Figure | None


def settle(story: Story, counts: Sequence[Count], times: Sequence[Time] = ()) -> Settled:
    """The figures of one incident from what its sentences count."""
    counts = parts_elsewhere(story, _without_brought(counts))
    tallies = [t for t in _tallies(counts) if t.outcome in VICTIMS]
    usable = [t for t in tallies if not t.part and not t.earlier and t.whom != "perpetrators"]
    usable = _without_wars(_without_hearsay(usable))
    people = _guilty(put_together(c for t in tallies if t.single and not t.part for c in t.counts))
    killed = _killed(usable, people)
    people = _without_the_counted_dead(people, killed)
    rest = _rest(usable, killed)
    injured = rest.figure if rest else _injured(usable, people, killed)
    adopted = {"killed": killed, "injured": injured, "hit": injured}
    casualties = [_toll(story, t, adopted) for t in tallies if _is_shown(t, adopted)]
    casualties += [_toll(story, rest, adopted)] if rest else []
    casualties += _of_individuals(story, people, adopted)
    casualties += _sums(story, usable, adopted, casualties)
    casualties += _others(story, counts)
    dated = (with_day(story, toll, times) for toll in casualties)
    return Settled(_unique(dated), killed, injured)


def _without_hearsay(tallies: Sequence[Tally]) -> list[Tally]:
    """Without what only people of the place say, where anybody else gives a number."""
    firm = {t.outcome for t in tallies if t.figure.best and not (t.title or t.counts[0].hearsay)}
    return [t for t in tallies if not (t.outcome in firm and t.counts[0].hearsay)]


def _without_wars(tallies: Sequence[Tally]) -> list[Tally]:
    """Without thousands that a later sentence counts where the first one counts a few: the dead of
    a whole war beside those of one bomb."""
    dead = [t for t in tallies if t.outcome == "killed" and t.figure.best and not t.title]
    first = min(dead, key=_start, default=None)
    if first is None or not first.figure.best:
        return list(tallies)
    most = max(MANY, TIMES * first.figure.best)
    return [
        t
        for t in tallies
        if t.rule == "toll.toll" or _start(t) == _start(first) or _floor(t.figure) < most
        or t.outcome != "killed"
    ]  # fmt: skip


def _without_brought(counts: Sequence[Count]) -> list[Count]:
    """Without those only told to be taken to hospital, where anybody else is told to be hurt, or
    where no more were taken there than died."""
    brought = [c for c in counts if c.rule == "toll.brought"]
    dead = [c.people.figure.best or 0 for c in counts if c.outcome == "killed" and c.people.figure]
    hurt = any(
        c.outcome in {"injured", "hit"} and c not in brought and not _is_part_of(c, brought)
        for c in counts
    )
    few = [c for c in brought if hurt or not _more(c, max(dead, default=1))]
    return [c for c in counts if c not in few]


def _is_part_of(count: Count, brought: Sequence[Count]) -> bool:
    """Whether it only tells the state of some of those in hospital: "of these 25 are critical"."""
    figures = [c.people.figure for c in brought if c.people.figure]
    most = max((_floor(figure) for figure in figures), default=0)
    return count.rule == "toll.state" and _floor(count.people.figure) < most


def _more(count: Count, than: int) -> bool:
    figure = count.people.figure
    return figure is not None and (figure.best or figure.low or 0) > max(than, 1)


def _guilty(people: list[Individual]) -> list[Individual]:
    """Those who died by their own hand after hurting others are no victims."""
    others = any(not one.own for one in people)
    return [one._replace(whom="perpetrators") if one.own and others else one for one in people]


def _without_the_counted_dead(people: list[Individual], killed: Figure | None) -> list[Individual]:
    """Without those only told to be shot who are among the dead that a figure counts: "two were
    killed … the Brocks were shot"."""
    victims = [one for one in people if one.whom != "perpetrators"]
    dead = (killed.best or 0) if killed else 0
    spare = max(0, dead - sum(one.outcome == "killed" for one in victims))
    gone = [one for one in victims if one.outcome == "hit"][:spare]
    return [one for one in people if one not in gone]


# ---------------------------------------------------------------- adding up


def _tallies(counts: Sequence[Count]) -> list[Tally]:
    """Counts with the groups of one outcome word added: "a man and two women were killed" → 3."""
    found: list[Tally] = []

    def key(count: Count) -> tuple[int, int, str, bool, bool, bool]:
        guilty = count.people.whom == "perpetrators"
        return count.sentence.start, count.at, count.outcome, count.part, count.earlier, guilty

    for _, same in groupby(sorted(counts, key=key), key=key):
        members = tuple(same)
        if members[0].part or members[0].rule == "toll.toll":
            found += [_tally((member,)) for member in members]
        else:
            found.append(_tally(members))
    return found


def _tally(members: tuple[Count, ...]) -> Tally:
    groups = {m.people.whom for m in members}
    figures = [m.people.figure for m in members if m.people.figure]
    first = members[0]
    return Tally(
        first.outcome,
        groups.pop() if len(groups) == 1 else "all",
        figures[0] if len(figures) == 1 or _broken_down(figures) else _sum(figures),
        members,
        first.part,
        first.earlier,
        first.sentence.part == "title",
        first.people.additional,
        "toll.sum" if len(members) > 1 else first.rule,
    )


def _broken_down(figures: Sequence[Figure]) -> bool:
    """Whether the first is the whole of the rest: "13 people, 11 men and two women, were shot"."""
    whole, rest = figures[0].best, [figure.best for figure in figures[1:]]
    return None not in rest and len(rest) > 1 and whole == sum(one or 0 for one in rest)


def _sum(figures: Sequence[Figure]) -> Figure:
    def add(values: list[int | None]) -> int | None:
        return None if None in values else sum(v for v in values if v is not None)

    return Figure(
        low=add([f.low for f in figures]),
        best=add([f.best for f in figures]),
        high=add([f.high for f in figures]),
    )


# ---------------------------------------------------------------- what the story adopts


def _killed(tallies: Sequence[Tally], people: Sequence[Individual]) -> Figure | None:
    dead = [t for t in tallies if t.outcome == "killed"]
    total = _with_those_before(_best([t for t in dead if not t.single]), dead, people, {"killed"})
    singles = sum(1 for one in people if one.outcome == "killed" and one.whom != "perpetrators")
    return _either(total, singles)


def _with_those_before(
    total: Figure | None, tallies: Sequence[Tally], people: Sequence[Individual], fates: set[str]
) -> Figure | None:
    """Those named one by one before "six others died" are no part of the six."""
    others = [t for t in tallies if t.figure == total and not t.single]
    if total is None or not others or not all(t.additional for t in others):
        return total
    start, sentence = others[0].counts[0].span[0], others[0].counts[0].sentence.start
    before = sum(
        one.outcome in fates
        and any(
            count.span[0] < start and (one.outcome == "killed" or count.sentence.start == sentence)
            for count in one.counts
        )
        for one in people
        if one.whom != "perpetrators"
    )
    figures = (total.low, total.best, total.high)
    low, best, high = (value if value is None else value + before for value in figures)
    return Figure(low=low, best=best, high=high)


def _rest(tallies: Sequence[Tally], killed: Figure | None) -> Tally | None:
    """Those hit who did not die, where only the whole is told: "two were shot, one fatally"."""
    hits = [t for t in tallies if t.outcome == "hit" and not t.single]
    source = _top(hits)
    named = _top([t for t in tallies if t.outcome == "injured" and not t.single])
    told = named.figure if named else None
    if source is None or not source.figure.best or source.additional:
        return None
    if named and told and told.best is not None and _start(named) < _start(source):
        return None
    hit = source.figure
    dead = (killed.best or 0) if killed else 0
    left = source.figure.best - dead
    if left <= 0 or not dead or (told and left < (told.best or told.low or 0)):
        return None
    if told and told.best is not None and left == told.best:
        return None
    figure = Figure(low=left, best=left, high=None if hit.high is None else left)
    return source._replace(
        outcome="injured", figure=figure, title=False,
        counts=tuple(c._replace(rule="toll.rest") for c in source.counts),
    )  # fmt: skip


def _injured(
    tallies: Sequence[Tally], people: Sequence[Individual], killed: Figure | None
) -> Figure | None:
    """The hurt who live: a figure told, or the single people hurt."""
    named = _top([t for t in tallies if t.outcome == "injured" and not t.single])
    told = [t for t in tallies if t.outcome == "injured"]
    total = _with_those_before(named.figure if named else None, told, people, {"injured", "hit"})
    whole = _top([t for t in tallies if t.outcome == "hit" and not t.single])
    dead = (killed.best or 0) if killed else 0
    victims = [one for one in people if one.whom != "perpetrators"]
    singles = sum(one.outcome in {"injured", "hit"} for one in victims)
    if whole and whole.figure.best:
        left = whole.figure.best - (0 if whole.additional else dead)
        first = (
            named is None or total is None or total.best is None or _start(whole) <= _start(named)
        )
        if left == whole.figure.best and first and _floor(total) < left:
            return whole.figure
        singles = min(singles, max(left, 0))
    return _either(total, singles)


def _start(tally: Tally) -> int:
    return tally.counts[0].sentence.start


def _floor(figure: Figure | None) -> int:
    return (figure.best or figure.low or 0) if figure else 0


def _either(total: Figure | None, singles: int) -> Figure | None:
    if total is None or (total.best == 0 and singles):
        return Figure(low=singles, best=singles, high=singles) if singles else total
    return total


def _best(tallies: Sequence[Tally]) -> Figure | None:
    top = _top(tallies)
    return top.figure if top else None


def _top(tallies: Sequence[Tally]) -> Tally | None:
    """The most precise and last of the figures; the headline's only when the body has none."""
    pool = [t for t in tallies if not t.title] or list(tallies)
    if not pool:
        return None
    exact = [t for t in pool if t.figure.best is not None] or pool
    exact = [t for t in exact if t.figure.low is not None] or exact
    revised = [t for t in exact if t.counts[0].revised]
    order = sorted(
        revised or exact,
        key=lambda t: (
            t.figure.best or t.figure.low or t.figure.high or 0,
            t.figure.high is not None,
            t.counts[0].sentence.start,
        ),
    )
    return _stated_later(order[-1], exact)


def _stated_later(best: Tally, exact: Sequence[Tally]) -> Tally:
    """A toll that a later sentence states anew, though lower: "a minister put the dead at 132"."""
    later = [
        t for t in exact
        if t.rule == "toll.toll" and t.counts[0].sentence.start > best.counts[0].sentence.start
        and 2 * (t.figure.best or 0) >= (best.figure.best or 0)
    ]  # fmt: skip
    return max(later, key=lambda t: t.counts[0].sentence.start) if later else best


# ---------------------------------------------------------------- what is shown


def _is_shown(tally: Tally, adopted: dict[str, Figure | None]) -> bool:
    """Whether a figure stands on its own. People "shot" are shown as injured only where the
    story adopts that figure for the living."""
    if tally.outcome == "hit" and (tally.part or adopted["hit"] != tally.figure):
        return False
    return tally.part or not tally.single


def _toll(story: Story, tally: Tally, adopted: dict[str, Figure | None]) -> Toll:
    guilty = tally.whom == "perpetrators"
    told = not tally.part and not tally.earlier and not (tally.title and not guilty)
    taken = told and (guilty or adopted.get(tally.outcome) == tally.figure)
    return make_toll(story, tally.outcome, tally.whom, tally.figure, tally.counts, adopted=taken)


def _of_individuals(
    story: Story, people: Sequence[Individual], adopted: dict[str, Figure | None]
) -> list[Toll]:
    """Single people of one outcome as one figure with all their sentences, where the story adopts
    it, and perpetrators; others only as the part that their group makes of a larger figure."""
    found: list[Toll] = []
    for (outcome, guilty), same in groupby(sorted(people, key=_fate), key=_fate):
        members = list(same)
        figure = Figure(low=len(members), best=len(members), high=len(members))
        groups = {one.whom for one in members}
        whom = "perpetrators" if guilty else groups.pop() if len(groups) == 1 else "all"
        counts = tuple(one.counts[-1] for one in members)
        taken = guilty or adopted.get(outcome) == figure
        if taken or whom != "all":
            found.append(make_toll(story, outcome, whom, figure, counts, adopted=taken))
    return found


def _sums(
    story: Story,
    tallies: Sequence[Tally],
    adopted: dict[str, Figure | None],
    shown: Sequence[Toll],
) -> list[Toll]:
    """The adopted figures that no single sentence gives: "the leader died … six others died"."""
    found: list[Toll] = []
    for outcome in ("killed", "injured"):
        figure = adopted[outcome]
        given = any(
            toll.adopted and toll.outcome == outcome and toll.whom != "perpetrators"
            and (toll.low, toll.best, toll.high) == (figure.low, figure.best, figure.high)
            for toll in shown
        ) if figure else True  # fmt: skip
        counts = [
            c._replace(rule="toll.sum")
            for t in tallies
            if t.outcome in {outcome, "hit"}
            for c in t.counts
        ]
        if figure and not given and counts:
            found.append(make_toll(story, outcome, "all", figure, counts, adopted=True))
    return found


def _fate(one: Individual) -> tuple[str, bool]:
    return ("killed" if one.outcome == "killed" else "injured"), one.whom == "perpetrators"


def _others(story: Story, counts: Sequence[Count]) -> list[Toll]:
    """The missing, abducted, released, arrested and displaced, as told."""
    return [
        make_toll(story, t.outcome, t.whom, t.figure, t.counts, adopted=not (t.part or t.earlier))
        for t in _tallies(counts)
        if t.outcome not in VICTIMS
    ]


def _unique(tolls: Iterable[Toll]) -> tuple[Toll, ...]:
    seen: dict[tuple[str, str, int | None, int | None, int | None], Toll] = {}
    for toll in tolls:
        key = toll.outcome, toll.whom, toll.low, toll.best, toll.high
        old = seen.get(key)
        if old is None or (toll.adopted and not old.adopted):
            seen[key] = toll
    return tuple(seen.values())
