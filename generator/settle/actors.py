"""The people and bodies of an archive: one entry for one actor, however the articles name it.

Names join only where that is safe: a group's acronym or full name that just one actor has; a
person's full name under the same key. A private person who shares a public person's name stays
apart unless an article of one event names both.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from generator.decide.keys import rekey
from generator.model import (
    Actor,
    ActorKind,
    Affiliation,
    ArchiveActor,
    Decision,
    Record,
    Role,
)
from generator.settle.families import Joined, events, join


def unify(records: Sequence[Record], decisions: Iterable[Decision] = ()) -> Joined:
    """The records with one key for one actor, and two for two people of one name."""
    days = _days(records)
    return join([_part(record, days) for record in records], decisions)


def _days(records: Iterable[Record]) -> dict[str, frozenset[str]]:
    """Public person → the days and places of the events told where they are public."""
    days: defaultdict[str, set[str]] = defaultdict(set)
    for record in records:
        for actor in record.actors:
            if actor.public and actor.kind == "person":
                days[actor.key] |= events(record)
    return {key: frozenset(told) for key, told in days.items()}


def _part(record: Record, days: dict[str, frozenset[str]]) -> Record:
    """A private person under a public person's key gets a key of their own, unless the article
    tells of an event at which the public one is named too."""
    ours = events(record)
    apart = {
        actor.key: f"{actor.key}-private"
        for actor in record.actors
        if actor.kind == "person" and not actor.public and actor.key in days
        and not ours & days[actor.key]
    }  # fmt: skip
    return rekey(record, apart) if apart else record


def archive_actors(records: Sequence[Record]) -> tuple[ArchiveActor, ...]:
    """Every actor of these records in order of key, with what each article adds."""
    dated = sorted(records, key=lambda record: (record.article.published or "9999", record.id))
    held: defaultdict[str, list[tuple[str, Actor]]] = defaultdict(list)
    for record in dated:
        for actor in record.actors:
            held[actor.key].append((record.id, actor))
    return tuple(_merged(key, held[key]) for key in sorted(held))


def _merged(key: str, seen: Sequence[tuple[str, Actor]]) -> ArchiveActor:
    actors = [actor for _, actor in seen]
    names = [actor.name for actor in actors]
    name = max(sorted(set(names)), key=lambda one: (names.count(one), len(one)))
    kinds: list[ActorKind] = [actor.kind for actor in actors]
    told: list[ActorKind] = [kind for kind in kinds if kind != "other"] or kinds
    aliases = {alias for actor in actors for alias in (actor.name, *actor.aliases)} - {name}
    roles = [(article, role) for article, actor in seen for role in actor.roles]
    ties = [(article, tie) for article, actor in seen for tie in actor.affiliations]
    return ArchiveActor(
        key=key,
        name=name,
        kind=max(sorted(set(told)), key=told.count),
        public=any(actor.public for actor in actors),
        aliases=tuple(sorted(aliases)),
        roles=_once(roles),
        affiliations=_once_tied(ties),
        articles=tuple(dict.fromkeys(article for article, _ in seen)),
    )


def _once(roles: Iterable[tuple[str, Role]]) -> tuple[tuple[str, Role], ...]:
    """Each role with the first article that gives it; "minister" is no news beside "minister of
    Iran"."""
    given = tuple(roles)
    fuller = {role.title.lower() for _, role in given if role.of}
    seen: dict[tuple[str | None, ...], tuple[str, Role]] = {}
    for article, role in given:
        if not role.of and role.title.lower() in fuller:
            continue
        key = (role.title.lower(), (role.of or "").lower(), role.from_, role.to)
        seen.setdefault(key, (article, role))
    return tuple(seen.values())


def _once_tied(
    ties: Iterable[tuple[str, Affiliation]],
) -> tuple[tuple[str, Affiliation], ...]:
    seen: dict[tuple[str, str], tuple[str, Affiliation]] = {}
    for article, tie in ties:
        seen.setdefault((tie.to, tie.kind), (article, replace(tie)))
    return tuple(seen.values())
