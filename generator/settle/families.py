"""Which keys are one actor's: joined before an editor's word on actors is obeyed, so that it holds
for an actor under all its names."""

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from generator.decide.keys import rekey
from generator.model import Actor, Decision, Record
from generator.names import normal_form

_NUMBER = re.compile(r"-\d{1,4}\Z", re.ASCII)
_NAMING = frozenset({"attributions", "statements", "actors"})


class Joined(NamedTuple):
    """Records in which one actor has one key, and its former keys → that key."""

    records: tuple[Record, ...]
    keys: dict[str, str]


class Families:
    """Keys that were found to be one actor's."""

    def __init__(self) -> None:
        self._head: dict[str, str] = {}
        self._held: dict[str, set[str]] = {}

    def head(self, key: str) -> str:
        """The key that stands for all of its family."""
        return self._head.get(key, key)

    def of(self, key: str) -> set[str]:
        """All keys of a family."""
        return self._held.get(self.head(key), {key})

    def join(self, left: str, right: str) -> None:
        """Two families made one."""
        if self.head(left) == self.head(right):
            return
        both = self.of(left) | self.of(right)
        first = min(both)
        for key in both:
            self._held.pop(key, None)
            self._head[key] = first
        self._held[first] = both

    def all(self) -> list[list[str]]:
        """Every family of more than one, in order."""
        return [sorted(self._held[head]) for head in sorted(self._held)]


class _Seen(NamedTuple):
    """What the articles tell of each key: its actors, their sure names, each one's own, and the
    events beside which it is named."""

    actors: dict[str, list[Actor]]
    names: dict[str, set[str]]
    own: dict[str, set[str]]
    owners: dict[str, set[str]]
    events: dict[str, set[str]]


def join(records: Sequence[Record], decisions: Iterable[Decision] = ()) -> Joined:
    """The records with one key for one actor, but for those that an editor ruled apart."""
    renamed = _renames(_survey(records), _Apart(decisions))
    return Joined(tuple(rekey(one, renamed) if renamed else one for one in records), renamed)


def followed(decisions: Iterable[Decision], keys: Mapping[str, str]) -> tuple[Decision, ...]:
    """The decisions on the keys that actors have now. Those that keep two apart stay as they are:
    both keys live on."""
    return tuple(
        one if one.action == "different" else replace(
            one,
            target=keys.get(one.target, one.target),
            other=None if one.other is None else keys.get(one.other, one.other),
            value=_value(one, keys),
        )
        for one in decisions
    )  # fmt: skip


def _value(decision: Decision, keys: Mapping[str, str]) -> str | None:
    """The value with the actor's present key: ``rd denied`` → ``red-dawn denied``."""
    field = (decision.field or "").rpartition(".")[2]
    if field not in _NAMING or decision.value is None:
        return decision.value
    key, blank, rest = decision.value.partition(" ")
    return keys.get(key, key) + blank + rest


class _Apart:
    """The keys that an editor ruled to be two actors'."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        ruled = [one for one in decisions if one.action == "different"]
        self._pairs = {frozenset((one.target, one.other or "")) for one in ruled}
        self._parted = {one.target for one in ruled}

    def holds(self, ours: Iterable[str], theirs: Iterable[str]) -> bool:
        """Whether any two of these are ruled apart, or namesakes that a ruling numbered."""
        return any(
            frozenset((left, right)) in self._pairs
            or (_bare(left) == _bare(right) and _bare(left) in self._parted)
            for left in ours for right in theirs
        )  # fmt: skip


def _bare(key: str) -> str:
    return _NUMBER.sub("", key)


def _survey(records: Iterable[Record]) -> _Seen:
    seen: defaultdict[str, list[Actor]] = defaultdict(list)
    names: defaultdict[str, set[str]] = defaultdict(set)
    own: defaultdict[str, set[str]] = defaultdict(set)
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for record in records:
        told = events(record)
        for actor in record.actors:
            beside[actor.key] |= told
            seen[actor.key].append(actor)
            sure = _sure_names(actor)
            names[actor.key].update(map(normal_form, sure))
            own[actor.key].update(normal_form(name) for name in sure if name == actor.name)
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for key, known in names.items():
        for name in known:
            owners[name].add(key)
    return _Seen(dict(seen), dict(names), dict(own), dict(owners), dict(beside))


def _renames(seen: _Seen, apart: _Apart) -> dict[str, str]:
    """Keys of one actor → the key that most articles have for it.

    Two keys are one when each is told as a name of the other, or when a name can only mean one
    actor: a name that two of them have as an alias is nobody's.
    """
    families = Families()
    for key in sorted(seen.own):
        for other in sorted(_owners(seen, key) - {key}):
            if (
                seen.own[other] & seen.names[key]
                and _may_be_one(seen.actors[key], seen.actors[other])
                and not apart.holds(families.of(key), families.of(other))
            ):
                families.join(key, other)
    for key in sorted(seen.own):
        near = {families.head(other) for other in _owners(seen, key)} - {families.head(key)}
        if len(near) == 1:
            _join_only(key, near.pop(), families, seen, apart)
    _join_reordered(families, seen, apart)
    return {
        key: to
        for family in families.all()
        for to in [max(family, key=lambda one: (len(seen.actors[one]), one))]
        for key in family
        if key != to
    }


def _owners(seen: _Seen, key: str) -> set[str]:
    return {other for name in seen.own[key] for other in seen.owners[name]}


def _join_only(key: str, other: str, families: Families, seen: _Seen, apart: _Apart) -> None:
    """A key joined to the one family that has its name, if nothing speaks against any two."""
    ours, theirs = families.of(key), families.of(other)
    if not apart.holds(ours, theirs) and all(
        _may_be_one(seen.actors[left], seen.actors[right]) for left in ours for right in theirs
    ):
        families.join(key, other)


def _join_reordered(families: Families, seen: _Seen, apart: _Apart) -> None:
    """Public people whose names differ by order or an initial alone, "Velan Dara" and "Dara T.
    Velan", where something else says that they are one and no third has that name."""
    for keys in _alike(seen):
        heads = sorted({families.head(key) for key in keys})
        if len(heads) == 2 and _are_told_as_one(families.of(heads[0]), families.of(heads[1]), seen):
            _join_only(heads[0], heads[1], families, seen, apart)


def _alike(seen: _Seen) -> list[list[str]]:
    """The keys of public people whose names have the same words, initials apart."""
    held: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for key in sorted(seen.own):
        for name in seen.own[key] if seen.actors[key][0].kind == "person" else ():
            words = sorted(word for word in name.split() if len(word) > 1)
            if len(words) > 1:
                held[tuple(words)].add(key)
    return [sorted(held[words]) for words in sorted(held) if len(held[words]) > 1]


def doubtful(records: Sequence[Record], decisions: Iterable[Decision]) -> tuple[list[str], ...]:
    """The keys of public people who may be one, since their names have the same words, and of whom
    nobody said yet that they are two."""
    apart = _Apart(decisions)
    pairs = (pair for keys in _alike(_survey(records)) for pair in itertools.combinations(keys, 2))
    return tuple(list(pair) for pair in dict.fromkeys(pairs) if not apart.holds(pair[:1], pair[1:]))


def _are_told_as_one(ours: set[str], theirs: set[str], seen: _Seen) -> bool:
    """Whether both are named beside one event or, where all of their words agree, have one role."""

    def shared(read: Callable[[str], Iterable[object]]) -> bool:
        left, right = ({fact for key in keys for fact in read(key)} for keys in (ours, theirs))
        return bool(left & right)

    words = shared(lambda key: (tuple(sorted(name.split())) for name in seen.own[key]))
    roles = shared(lambda key: (r.title.lower() for a in seen.actors[key] for r in a.roles))
    return shared(seen.events.__getitem__) or (words and roles)


def events(record: Record) -> set[str]:
    """The days and countries of the events that an article tells of."""
    return {
        f"{report.when.earliest}|{report.where.country}"
        for report in record.incidents
        if report.when.earliest and report.where.country
    }


def _sure_names(actor: Actor) -> tuple[str, ...]:
    """The names that say who it is: a body's all, a public person's full ones."""
    names = (actor.name, *actor.aliases)
    if actor.kind != "person":
        return names
    return tuple(name for name in names if actor.public and len(name.split()) > 1)


def _may_be_one(ours: Sequence[Actor], theirs: Sequence[Actor]) -> bool:
    """Of one kind, and neither a part, branch or member of the other."""
    ties = {tie.to for actor in (*ours, *theirs) for tie in actor.affiliations}
    tied = ours[0].key in ties or theirs[0].key in ties
    return ours[0].kind == theirs[0].kind and not tied
