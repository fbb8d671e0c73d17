"""Another key for an actor, everywhere in a record."""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from generator.model import Actor, Record


def rekey(record: Record, keys: Mapping[str, str]) -> Record:
    """The record with these actor keys replaced; actors that then share a key are one."""
    if not any(actor.key in keys for actor in record.actors):
        return record
    data: Any = {
        name: _swap(msgspec.to_builtins(getattr(record, name)), keys)
        for name in ("actors", "incidents", "statements")
    }
    whole = msgspec.to_builtins(record) | data
    changed = msgspec.convert(whole, Record)
    merged: dict[str, Actor] = {}
    for actor in changed.actors:
        known = merged.get(actor.key)
        merged[actor.key] = _both(known, actor) if known else actor
    return replace(changed, actors=tuple(merged.values()))


def _swap(data: Any, keys: Mapping[str, str]) -> Any:
    if isinstance(data, dict):
        return {name: _renamed(name, value, keys) for name, value in data.items()}
    if isinstance(data, list | tuple):
        return [_swap(value, keys) for value in data]
    return data


_KEYED = frozenset({"key", "actor", "to", "speaker", "asserted_by", "attributed_to"})


def _renamed(name: str, value: Any, keys: Mapping[str, str]) -> Any:
    if name in _KEYED and isinstance(value, str):
        return keys.get(value, value)
    if name == "actors" and isinstance(value, list | tuple):
        return [keys.get(one, one) if isinstance(one, str) else one for one in value]
    return _swap(value, keys)


def _both(known: Actor, more: Actor) -> Actor:
    return replace(
        known,
        public=known.public or more.public,
        aliases=tuple(sorted({*known.aliases, more.name, *more.aliases} - {known.name})),
        roles=(*known.roles, *more.roles),
        affiliations=(*known.affiliations, *more.affiliations),
        mentions=tuple(sorted({*known.mentions, *more.mentions})),
    )
