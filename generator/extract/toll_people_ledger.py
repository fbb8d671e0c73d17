"""Who is the same human being: single victims of several sentences put together by age, name, sex.

"A man was shot … The 34-year-old died … Smith, 34, …" is one dead; "a man and a woman" are two.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from generator.extract.toll_counts import Count

KEPT = 8  # of the sentences that tell of one human being
NEAR = 60  # people that a new mention may mean
RANK = {"killed": 3, "injured": 2, "hit": 1}


class Individual(NamedTuple):
    """One human being, with everything told of it so far."""

    outcome: str
    sex: str
    age: int | None
    name: str
    whom: str
    counts: tuple[Count, ...]
    own: bool = False
    role: str = ""


def put_together(counts: Iterable[Count]) -> list[Individual]:
    """The different single people among the counts, in order of first mention."""
    known: list[Individual] = []
    for count in counts:
        at = _same(known, count)
        if at is None:
            known.append(_new(count))
        else:
            known[at] = _merged(known[at], count)
    return known


def _new(count: Count) -> Individual:
    people = count.people
    return Individual(
        count.outcome, people.sex, people.age, people.name, people.whom, (count,), count.own,
        people.role,
    )  # fmt: skip


def _merged(known: Individual, count: Count) -> Individual:
    people = count.people
    return Individual(
        max(known.outcome, count.outcome, key=lambda outcome: RANK.get(outcome, 0)),
        known.sex or people.sex,
        known.age if known.age is not None else people.age,
        known.name or people.name,
        known.whom if known.whom != "all" else people.whom,
        (*known.counts[-KEPT:], count),
        known.own or count.own,
        known.role or people.role,
    )


def _same(known: Sequence[Individual], count: Count) -> int | None:
    """The number of the individual that a count speaks of; None for somebody new."""
    people = count.people
    recent = range(max(0, len(known) - NEAR), len(known))
    fitting = [i for i in recent if _fits(known[i], count)]
    if people.additional or not fitting:
        return None
    for same in (
        [i for i in fitting if people.name and known[i].name == people.name],
        [i for i in fitting if people.age is not None and known[i].age == people.age],
        [i for i in fitting if RANK.get(known[i].outcome) == RANK.get(count.outcome)],
        fitting,
    ):
        if same:
            return same[-1]
    return None


def _fits(one: Individual, count: Count) -> bool:
    people = count.people
    if people.sex and one.sex and people.sex != one.sex:
        return False
    if people.age is not None and one.age is not None and people.age != one.age:
        return False
    if people.name and one.name and people.name != one.name:
        return False
    if people.role and one.role and people.role != one.role:
        return False
    own = count.own or one.own
    if (people.whom == "perpetrators") != (one.whom == "perpetrators") and not own:
        return False
    return not any(_side_by_side(old, count) for old in one.counts)


def _side_by_side(old: Count, new: Count) -> bool:
    """Whether both stand in one list ("a man and a woman were shot"), are counted off in one
    sentence ("one was killed and one was wounded", "killing one … a 9-year-old girl")."""
    if old.sentence.start != new.sentence.start:
        return False
    kinds = old.people.kind, new.people.kind
    doing = old.rule == new.rule == "toll.doing"
    fresh = doing and kinds[1] == "noun" and not new.people.definite
    return old.at == new.at or kinds == ("number", "number") or fresh
