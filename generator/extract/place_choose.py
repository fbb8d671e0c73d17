"""Which of the places of one name is meant: what contains it, what else the story names, how many
people live there. One name means one place throughout a story, unless a container says otherwise.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from generator.extract.place_spans import Candidate, Scene
from generator.extract.place_words import words
from generator.gazetteer import Entry

_ROUNDS = 3
_NEAR, _SAME_DIVISION, _SAME_COUNTRY = 3.0, 3.0, 2.0
_BASE = {"country": 9.0, "demonym": 9.5, "region": 7.5}
_SLOPE, _STATE, _DIVISION, _WEAK_STATE, _OTHER, _COUNTY = 1.0, 8.5, 5.0, 3.0, 2.5, 3.2
_CAP = 1.5
_MOST_ENTRIES = 40
_ONE_PLACE = 100

Cell = tuple[int, int]


class Name(NamedTuple):
    """A name as the story uses it: its key, the keys of what contains it, the places it can be."""

    key: str
    container: str | None
    entries: tuple[Entry, ...]


class Choice(NamedTuple):
    """The likeliest place of a name. `is_sure`: no other place comes close to it; `country` is told
    as soon as the likely places agree on it."""

    entry: Entry
    is_sure: bool
    country: str | None


def choose(scene: Scene, accepted: Sequence[Sequence[Candidate]]) -> dict[Candidate, Choice]:
    """The place that each accepted candidate means."""
    names: dict[Candidate, Name] = {}
    contained: dict[str, Name] = {}
    for found in accepted:
        for number, candidate in enumerate(found):
            holder = _container(scene, found, number)
            entries = _fitting(scene, candidate, holder)
            held = holder is not None and len(entries) < len(candidate.entries)
            name = Name(candidate.key, holder.key if holder and held else None, entries)
            names[candidate] = name
            if name.container:
                contained.setdefault(candidate.key, name)
    for candidate, name in names.items():
        if name.container is None and not _is_typed(scene, candidate):
            names[candidate] = contained.get(candidate.key, name)
    chosen = _settle(set(names.values()))
    return {candidate: chosen[name] for candidate, name in names.items()}


def _container(scene: Scene, found: Sequence[Candidate], number: int) -> Candidate | None:
    """The division or country named right behind: "Paris, Texas", "Kerman (Iran)"."""
    if number + 1 >= len(found):
        return None
    candidate, behind = found[number], found[number + 1]
    split = scene.words[candidate.sentence]
    gap = "".join(word.gap for word in split[candidate.last : behind.first])
    between = split[candidate.last + 1 : behind.first]
    close = behind.first - candidate.last == 1 and gap.strip() in {",", "(", "", ", ("}
    if between and len(between) <= 1 and between[0].low == "in":
        close = gap.strip() == ""
    holds = behind.short or any(
        entry.kind in {"country", "admin1", "admin2", "region"} for entry in behind.entries
    )
    return behind if close and holds else None


def _fitting(scene: Scene, candidate: Candidate, holder: Candidate | None) -> tuple[Entry, ...]:
    """The places that the words right around the name leave possible."""
    entries = candidate.entries
    if holder is not None:
        inside = tuple(
            entry for entry in entries if any(_holds(outer, entry) for outer in holder.entries)
        )
        entries = inside or entries
    typed = _typed(scene, candidate, entries)
    return (typed or entries)[:_MOST_ENTRIES]


def _typed(scene: Scene, candidate: Candidate, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """What a word behind allows: "Kerman province" is no city, "Kansas City" no state."""
    split = scene.words[candidate.sentence]
    after = split[candidate.last + 1] if candidate.last + 1 < len(split) else None
    word = after.low if after and split[candidate.last].gap == " " else ""
    if word in words("division_words"):
        return tuple(entry for entry in entries if entry.kind in {"admin1", "admin2"})
    if word == "city":
        return tuple(entry for entry in entries if entry.kind == "city")
    return ()


def _is_typed(scene: Scene, candidate: Candidate) -> bool:
    return bool(_typed(scene, candidate, candidate.entries))


def _holds(outer: Entry, inner: Entry) -> bool:
    """Whether one place lies in the other, as far as their codes say."""
    if outer.country != inner.country or outer is inner:
        return False
    if outer.kind in {"country", "demonym"}:
        return inner.kind not in {"country", "demonym"}
    if outer.kind == "admin1" and inner.kind in {"city", "admin2"}:
        if outer.admin1 is None:
            return _distance(outer, inner) < 300
        return outer.admin1 == inner.admin1
    if outer.kind == "admin2" and inner.kind == "city":
        return outer.admin1 == inner.admin1 and _distance(outer, inner) < 80
    return outer.kind == "region" and _distance(outer, inner) < 300


def _distance(one: Entry, other: Entry) -> float:
    """Kilometres between two places, near enough for a comparison."""
    up = (one.lat - other.lat) * 111.2
    across = (one.lon - other.lon) * 111.2 * math.cos(math.radians((one.lat + other.lat) / 2))
    return math.hypot(up, across)


def _settle(names: set[Name]) -> dict[Name, Choice]:
    """Lets the names of a story support each other for some rounds, then takes the best of each."""
    beliefs = {name: _share([_prior(entry) for entry in name.entries]) for name in names}
    for _ in range(_ROUNDS):
        masses = _Masses(beliefs)
        beliefs = {
            name: _share(
                [
                    _prior(entry) + masses.support(entry, name, beliefs[name])
                    for entry in name.entries
                ]
            )
            for name in names
        }
    return {name: _best(name, belief) for name, belief in beliefs.items()}


def _best(name: Name, shares: Sequence[float]) -> Choice:
    """The likeliest place; sure when it and places around it hold half of the belief."""
    ranked = sorted(zip(shares, name.entries, strict=True), key=lambda pair: -pair[0])
    best = ranked[0][1]
    here = sum(share for share, entry in ranked if _distance(best, entry) < _ONE_PLACE)
    country = sum(share for share, entry in ranked if entry.country == best.country)
    return Choice(best, here >= 0.5, best.country if country >= 0.8 else None)


def _prior(entry: Entry) -> float:
    """How likely a place is meant with nothing else known."""
    if entry.kind in _BASE:
        base = _BASE[entry.kind]
    elif entry.kind == "admin1":
        base = _STATE if entry.country in {"US", "CA", "AU", "GB"} else _DIVISION
        base -= _WEAK_STATE if entry.name in {"Washington", "New York"} else 0.0
    elif entry.kind == "admin2":
        base = _COUNTY
    else:
        base = _SLOPE * math.log10(entry.population + 100)
    return base - (_OTHER if entry.alternate and entry.kind not in _BASE else 0.0)


def _share(scores: Iterable[float]) -> tuple[float, ...]:
    """Scores as shares of one (softmax)."""
    values = list(scores)
    top = max(values)
    weights = [math.exp(2.0 * (value - top)) for value in values]
    whole = sum(weights)
    return tuple(weight / whole for weight in weights)


def _cell(entry: Entry) -> Cell:
    return math.floor(entry.lat), math.floor(entry.lon)


def _cells_around(entry: Entry) -> list[Cell]:
    up, across = _cell(entry)
    return [(up + a, across + b) for a in (-1, 0, 1) for b in (-1, 0, 1)]


class _Masses:
    """How much of the story's belief lies in each square degree, division and country."""

    def __init__(self, beliefs: dict[Name, tuple[float, ...]]) -> None:
        self.cells: defaultdict[Cell, float] = defaultdict(float)
        self.divisions: defaultdict[tuple[str | None, str | None], float] = defaultdict(float)
        self.countries: defaultdict[str | None, float] = defaultdict(float)
        for name, shares in beliefs.items():
            for entry, share in zip(name.entries, shares, strict=True):
                if entry.kind in {"city", "admin2"}:
                    self.cells[_cell(entry)] += share
                if entry.admin1:
                    self.divisions[entry.country, entry.admin1] += share
                self.countries[entry.country] += share

    def support(self, entry: Entry, name: Name, shares: tuple[float, ...]) -> float:
        """What the other names of the story say for this place of this name."""
        own_near = own_division = own_country = 0.0
        for other, share in zip(name.entries, shares, strict=True):
            if other.country != entry.country:
                continue
            own_country += share
            if other.admin1 and other.admin1 == entry.admin1:
                own_division += share
            if other.kind in {"city", "admin2"} and (
                abs(math.floor(other.lat) - math.floor(entry.lat)) <= 1
                and abs(math.floor(other.lon) - math.floor(entry.lon)) <= 1
            ):
                own_near += share
        near = sum(self.cells.get(cell, 0.0) for cell in _cells_around(entry)) - own_near
        division = 0.0
        if entry.admin1:
            division = self.divisions[entry.country, entry.admin1] - own_division
        country = self.countries[entry.country] - own_country
        return (
            _NEAR * min(_CAP, near) / _CAP
            + _SAME_DIVISION * min(_CAP, division) / _CAP
            + _SAME_COUNTRY * min(2.0, country) / 2.0
        )
