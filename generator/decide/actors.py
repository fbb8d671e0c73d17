"""An editor's word on actors, in all articles at once: names, who is public, who is one."""

from collections.abc import Callable, Collection
from typing import Any

from msgspec.structs import replace

from generator.decide.keys import rekey
from generator.decide.redact import redact
from generator.model import Actor, Decision, Record
from generator.names import nearest

Kept = dict[str, Record]  # by id


def named(kept: Kept, decision: Decision) -> str | None:
    """A name, or whether they are public, for an actor in every article."""
    if decision.field not in {None, "name", "public", "title"}:
        return f"unknown field {decision.field}; use name or public (actors), title (incidents)"
    value: Any = decision.value
    if decision.field == "public":
        if decision.value not in {"true", "false"}:
            return "public is true or false"
        value = decision.value == "true"
    field = "public" if decision.field == "public" else "name"
    _change(kept, decision.target, lambda actor: replace(actor, **{field: value}))
    return None


def same(kept: Kept, decision: Decision) -> str | None:
    """Two actors' keys made one; two articles or incidents wait for linking."""
    keys, target, other = _keys(kept), decision.target, decision.other or ""
    if target not in keys or target == other:
        return None
    if other not in keys:
        return f"{other} is no actor; {nearest(other, keys)} Else remove the decision"
    names = _names(kept, target)
    name = max(sorted(set(names)), key=names.count)
    _change(kept, other, lambda actor: _called(actor, name))
    kept.update({id: rekey(record, {other: target}) for id, record in kept.items()})
    return None


def _called(actor: Actor, name: str) -> Actor:
    aliases = {actor.name, *actor.aliases} - {name}
    return replace(actor, name=name, aliases=tuple(sorted(aliases)))


def different(kept: Kept, decision: Decision) -> str | None:
    """Two actors apart for good, or the one that an article calls so apart from all others; two
    articles or incidents wait for linking."""
    target, other = decision.target, decision.other or ""
    keys = _keys(kept)
    if target not in keys:
        return None
    if other in kept:
        record = kept[other]
        if target not in _keys({other: record}):
            return f"{other} names no actor of that key; remove the decision"
        kept[other] = rekey(record, {target: _numbered(target, keys)})
    elif other in keys:
        ours, theirs = _names(kept, target), _names(kept, other)
        _change(kept, target, lambda actor: _without(actor, theirs))
        _change(kept, other, lambda actor: _without(actor, ours))
    else:
        hint = nearest(other, keys | kept.keys())
        return f"{other} is no actor or article; {hint} Else remove the decision"
    return None


def redacted(kept: Kept, decision: Decision) -> str | None:
    """A person taken out of every article."""
    changed = redact(kept.values(), decision.target)
    kept.update({record.id: record for record in changed})
    return None if changed else "nobody of that key or name is in any article; remove the decision"


def _keys(kept: Kept) -> set[str]:
    return {actor.key for record in kept.values() for actor in record.actors}


def _names(kept: Kept, key: str) -> list[str]:
    """The name that each article which names an actor gives it."""
    return [actor.name for record in kept.values() for actor in record.actors if actor.key == key]


def _without(actor: Actor, names: Collection[str]) -> Actor:
    return replace(actor, aliases=tuple(one for one in actor.aliases if one not in names))


def _numbered(key: str, taken: Collection[str]) -> str:
    """A namesake's key: ``dana-holt-2``."""
    number = 2
    while f"{key}-{number}" in taken:
        number += 1
    return f"{key}-{number}"


def _change(kept: Kept, key: str, change: Callable[[Actor], Actor]) -> None:
    for record in tuple(kept.values()):
        if any(actor.key == key for actor in record.actors):
            actors = tuple(change(actor) if actor.key == key else actor for actor in record.actors)
            kept[record.id] = replace(record, actors=actors)
