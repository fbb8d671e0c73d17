"""Weapons and targets of an incident, as terms of the vocabularies."""

from collections.abc import Iterable
from functools import cache

from generator.extract.incident_scenes import Scene
from generator.extract.incident_words import Phrases, data


@cache
def _lexicon(key: str) -> Phrases[str]:
    return Phrases(
        (phrase, term) for term, phrases in data("incidents")[key].items() for phrase in phrases
    )


def find_weapons(scenes: Iterable[Scene], kind: str) -> tuple[str, ...]:
    """The weapons that sentences of an incident name; none for accidents and disasters."""
    if kind not in data("incidents")["weapon_types"]:
        return ()
    return _terms(scenes, "weapons")


def find_targets(scenes: Iterable[Scene], kind: str) -> tuple[str, ...]:
    """What was attacked, as the sentences of an incident name it."""
    if kind not in data("incidents")["weapon_types"]:
        return ()
    return _terms(scenes, "targets")


def _terms(scenes: Iterable[Scene], key: str) -> tuple[str, ...]:
    seen: dict[str, int] = {}
    for scene in scenes:
        for hit in _lexicon(key).find(scene.words):
            seen[hit.value] = seen.get(hit.value, 0) + 1
    return tuple(sorted(seen, key=lambda term: (-seen[term], term)))[:3]
