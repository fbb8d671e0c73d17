"""Which candidates are names of places: a sum of named clues from the words around each.

"Officer Jackson", "Charlotte Smith" and "Orchard Street" are none; "in Jackson", "Jackson, Miss."
and "Boston Police Department" are. What each clue weighs stands in data/places.yml.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from generator.extract.place_clues import clues, is_head, total
from generator.extract.place_holds import holds
from generator.extract.place_persons import Usage
from generator.extract.place_spans import Candidate, Scene
from generator.extract.place_words import weights
from generator.gazetteer import Entry
from generator.name_model import Name

_MOST_CACHED = 8_192  # names of which it is remembered where their places lie

Clued = tuple[Candidate, tuple[str, ...]]


def weigh(scene: Scene, names: Sequence[Name] = ()) -> list[list[Candidate]]:
    """The accepted candidates of each sentence, in order, none overlapping another."""
    usage = Usage(scene)
    clued = [_clued(found, scene, usage) for found in scene.candidates]
    if names:
        clued = [[(each, own + _named(each, names)) for each, own in row] for row in clued]
    countries = _countries_named(clued)
    sums = [[(each, total(own) + _lift(each, countries)) for each, own in row] for row in clued]
    best: defaultdict[str, float] = defaultdict(float)
    for candidate, value in itertools.chain.from_iterable(sums):
        best[candidate.key] = max(best[candidate.key], value)
    sure = {name for name, value in best.items() if value >= weights()["sure"]}
    return [_longest(row, sure) for row in sums]


def _named(candidate: Candidate, names: Sequence[Name]) -> tuple[str, ...]:
    """What the model takes the words for: a body may well be named after a place."""
    return tuple(
        f"model_{name.kind}"
        for name in names
        if name.kind != "body" and name.start <= candidate.start and candidate.end <= name.end
    )


def _clued(found: tuple[Candidate, ...], scene: Scene, usage: Usage) -> list[Clued]:
    holders, ends = _holders(found), _ends(found)
    return [
        (each, clues(each, scene, usage) + _held(each, holders) + _holding(each, ends))
        for each in found
    ]


def _holders(found: Iterable[Candidate]) -> dict[int, list[Candidate]]:
    """The countries and divisions of a sentence by where they start."""
    holders: defaultdict[int, list[Candidate]] = defaultdict(list)
    for candidate in found:
        if candidate.short or is_head(candidate):
            holders[candidate.start].append(candidate)
    return holders


def _ends(found: Iterable[Candidate]) -> dict[int, list[Candidate]]:
    """The candidates of a sentence by where they end."""
    ends: defaultdict[int, list[Candidate]] = defaultdict(list)
    for candidate in found:
        ends[candidate.end].append(candidate)
    return ends


def _holding(candidate: Candidate, ends: dict[int, list[Candidate]]) -> tuple[str, ...]:
    """Whether it is a division that holds what stands before it: "Culiacán, Sinaloa"."""
    is_holding = any(
        outer.kind == "admin1" and holds(outer, inner)
        for before in ends.get(candidate.start - len(", "), ())
        for inner in before.entries
        for outer in candidate.entries
    )
    return ("holding",) if is_holding else ()


def _held(candidate: Candidate, holders: dict[int, list[Candidate]]) -> tuple[str, ...]:
    """Whether what stands behind a comma holds the place: "Lincoln, Nebraska"."""
    is_held = any(
        holds(outer, inner)
        for behind in holders.get(candidate.end + len(", "), ())
        for outer in behind.entries
        for inner in candidate.entries
    )
    return ("held",) if is_held else ()


def _countries_named(clued: list[list[Clued]]) -> set[str | None]:
    """The countries that the story surely names, or whose people it names."""
    return {
        entry.country
        for found in clued
        for candidate, own in found
        if is_head(candidate) and total(own) >= weights()["sure"]
        for entry in candidate.entries
        if entry.kind in {"country", "demonym"}
    } - {None}


def _lift(candidate: Candidate, countries: set[str | None]) -> float:
    """What a place gains from lying in a country that the story names."""
    return 0.0 if countries.isdisjoint(_liftable(candidate.entries)) else weights()["country_named"]


@lru_cache(maxsize=_MOST_CACHED)
def _liftable(entries: tuple[Entry, ...]) -> frozenset[str | None]:
    """The countries in which a place may lie; none for what is or may be one itself."""
    if any(entry.kind in {"country", "demonym"} for entry in entries):
        return frozenset()
    return frozenset([entry.country for entry in entries])


def _longest(found: list[tuple[Candidate, float]], sure: set[str]) -> list[Candidate]:
    """The accepted candidates, a longer one before a shorter one inside it."""
    taken: list[Candidate] = []
    used: set[int] = set()
    ranked = sorted(found, key=lambda pair: (-pair[0].short, pair[0].start - pair[0].end))
    for candidate, value in ranked:
        lift = weights()["sure_elsewhere"] if candidate.key in sure else 0.0
        own = range(candidate.first, candidate.last + 1)
        if value + lift >= weights()["accepted"] and used.isdisjoint(own):
            used.update(own)
            taken.append(candidate)
    return sorted(taken, key=lambda candidate: candidate.start)
