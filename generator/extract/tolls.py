"""Figures of people for one incident: every one that is told, and which of them the story adopts.

Roundings of headline and lead stay as rivals, parts stay beside their whole, perpetrators apart.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec import structs

from generator.extract.toll_counts import Count
from generator.extract.toll_people_ledger import Individual, put_together
from generator.extract.toll_sources import source_of
from generator.model import Figure, Outcome, Time, Toll
from generator.story import Story, evidence

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
    tallies = [t for t in _tallies(counts) if t.outcome in VICTIMS]
    usable = [t for t in tallies if not t.part and not t.earlier and t.whom != "perpetrators"]
    people = put_together(c for t in tallies if t.single and not t.part for c in t.counts)
    people = _guilty(people)
    killed = _killed(usable, people)
    injured = _injured(usable, people, killed)
    adopted = {"killed": killed, "injured": injured}
    casualties = [_toll(story, t, adopted) for t in tallies if t.part or not t.single]
    casualties += _of_individuals(story, people, adopted)
    casualties += _others(story, counts)
    dated = (_dated(story, toll, times) for toll in casualties)
    return Settled(_unique(dated), killed, injured)


def _guilty(people: list[Individual]) -> list[Individual]:
    """Those who died by their own hand after hurting others are no victims."""
    others = any(not one.own for one in people)
    return [one._replace(whom="perpetrators") if one.own and others else one for one in people]


# ---------------------------------------------------------------- adding up


def _tallies(counts: Sequence[Count]) -> list[Tally]:
    """Counts with the groups of one outcome word added: "a man and two women were killed" → 3."""
    found: list[Tally] = []

    def key(count: Count) -> tuple[int, int, str, bool, bool, bool]:
        guilty = count.people.whom == "perpetrators"
        return count.sentence.start, count.at, count.outcome, count.part, count.earlier, guilty

    for _, same in groupby(sorted(counts, key=key), key=key):
        members = tuple(same)
        if members[0].part:
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
        figures[0] if len(figures) == 1 else _sum(figures),
        members,
        first.part,
        first.earlier,
        first.sentence.part == "title",
        first.people.additional,
        "toll.sum" if len(members) > 1 else first.rule,
    )


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
    total = _best([t for t in dead if not t.single])
    singles = sum(1 for one in people if one.outcome == "killed" and one.whom != "perpetrators")
    return _either(total, singles)


def _injured(
    tallies: Sequence[Tally], people: Sequence[Individual], killed: Figure | None
) -> Figure | None:
    """The hurt who live: told as such, or those hit less those who died."""
    total = _best([t for t in tallies if t.outcome == "injured" and not t.single])
    hit = _best([t for t in tallies if t.outcome == "hit" and not t.single])
    dead = (killed.best or 0) if killed else 0
    singles = _hurt(people, killed)
    if hit and hit.best:
        left = hit.best - dead
        told = total.best if total else None
        if told is None and left > 0 and (not total or total.low is None or left >= total.low):
            return Figure(low=left, best=left, high=None if hit.high is None else left)
        singles = min(singles, max(left, 0))
    return _either(total, singles)


def _hurt(people: Sequence[Individual], killed: Figure | None) -> int:
    """How many single people were hurt. Those only told to be shot may be among the dead that a
    figure counts: "two were killed … the Smiths were shot"."""
    told = [one.outcome for one in people if one.whom != "perpetrators"]
    dead = (killed.best or 0) if killed else 0
    spare = max(0, dead - told.count("killed"))
    return told.count("injured") + max(0, told.count("hit") - spare)


def _either(total: Figure | None, singles: int) -> Figure | None:
    if total is None or (total.best == 0 and singles):
        return Figure(low=singles, best=singles, high=singles) if singles else total
    return total


def _best(tallies: Sequence[Tally]) -> Figure | None:
    """The most precise and last of the figures; the headline's only when the body has none."""
    pool = [t for t in tallies if not t.title] or list(tallies)
    if not pool:
        return None
    exact = [t for t in pool if t.figure.best is not None] or pool
    revised = [t for t in exact if t.counts[0].revised]
    order = sorted(
        revised or exact,
        key=lambda t: (
            t.figure.best or t.figure.low or t.figure.high or 0,
            t.figure.high is not None,
            t.counts[0].sentence.start,
        ),
    )
    return order[-1].figure


# ---------------------------------------------------------------- as records


def _toll(story: Story, tally: Tally, adopted: dict[str, Figure | None]) -> Toll:
    outcome = "injured" if tally.outcome == "hit" else tally.outcome
    settled = adopted.get(outcome)
    taken = (
        not tally.part and not tally.earlier and not tally.title and tally.whom != "perpetrators"
        and settled == tally.figure
    )  # fmt: skip
    return _record(story, outcome, tally.whom, tally.figure, tally.counts, adopted=taken)


def _of_individuals(
    story: Story, people: Sequence[Individual], adopted: dict[str, Figure | None]
) -> list[Toll]:
    """Single people of one outcome as one figure with all their sentences."""
    found: list[Toll] = []
    order = sorted(people, key=_fate)
    for (outcome, guilty), same in groupby(order, key=_fate):
        members = list(same)
        figure = Figure(low=len(members), best=len(members), high=len(members))
        groups = {one.whom for one in members}
        whom = "perpetrators" if guilty else groups.pop() if len(groups) == 1 else "all"
        counts = tuple(one.counts[-1] for one in members)
        taken = not guilty and adopted.get(outcome) == figure
        found.append(_record(story, outcome, whom, figure, counts, adopted=taken or guilty))
    return found


def _fate(one: Individual) -> tuple[str, bool]:
    return ("killed" if one.outcome == "killed" else "injured"), one.whom == "perpetrators"


def _others(story: Story, counts: Sequence[Count]) -> list[Toll]:
    """The missing, abducted, released, arrested and displaced, as told."""
    return [
        _record(story, t.outcome, t.whom, t.figure, t.counts, adopted=not (t.part or t.earlier))
        for t in _tallies(counts)
        if t.outcome not in VICTIMS
    ]


def _record(
    story: Story, outcome: str, whom: str, figure: Figure, counts: Sequence[Count], *, adopted: bool
) -> Toll:
    proof = tuple(evidence(story.text, c.span, c.rule) for c in counts[:5])
    return Toll(
        outcome=_outcome(outcome),
        whom=whom,
        low=figure.low,
        best=figure.best,
        high=figure.high,
        wording=proof[0].quote if proof else "",
        as_of=story.published[:10] if story.published else None,
        attributed_to=source_of(counts[0].sentence),
        adopted=adopted,
        evidence=proof,
    )


def _outcome(name: str) -> Outcome:
    table: dict[str, Outcome] = {
        "killed": "killed", "injured": "injured", "missing": "missing", "abducted": "abducted",
        "released": "released", "arrested": "arrested", "displaced": "displaced",
    }  # fmt: skip
    return table.get(name, "unknown")


def _dated(story: Story, toll: Toll, times: Sequence[Time]) -> Toll:
    """The toll with the day that its sentence gives it: "as of Friday, 91 were dead"."""
    if not toll.evidence:
        return toll
    at = toll.evidence[0].start
    for time in times[bisect_left(times, at - 120, key=lambda t: t.start) :]:
        if time.start > at + 250:
            break
        day = time.earliest if time.earliest == time.latest else None
        if day and story.text[max(0, time.start - 7) : time.start].lower().endswith("as of "):
            return structs.replace(toll, as_of=day)
    return toll


def _unique(tolls: Iterable[Toll]) -> tuple[Toll, ...]:
    seen: dict[tuple[str, str, int | None, int | None, int | None], Toll] = {}
    for toll in tolls:
        key = toll.outcome, toll.whom, toll.low, toll.best, toll.high
        old = seen.get(key)
        if old is None or (toll.adopted and not old.adopted):
            seen[key] = toll
    return tuple(seen.values())
