"""Lets the names of a story settle together which places they mean.

Each name starts with a belief in each of its places by kind and size; for some rounds a place
gains from the belief that other names put near it, into its division and into its country
(relaxation labelling). A name that could still be two places is said to be unsure.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from generator.extract.place_holds import distance
from generator.gazetteer import Entry

_ROUNDS = 3
_NEAR, _SAME_DIVISION, _SAME_COUNTRY = 3.0, 3.0, 2.0  # the most that each kind of support adds
_ENOUGH, _ENOUGH_COUNTRY = 1.5, 2.0  # the belief of others at which it adds that much
_BASE = {"country": 9.0, "demonym": 8.9, "region": 8.7, "admin2": 3.2, "admin1": 5.0}
_STATE, _STATE_COUNTRIES = 8.5, frozenset({"US", "CA", "AU", "GB"})
_BESIDE_A_CITY, _WEAK_STATE = frozenset({"Washington", "New York"}), 4.5
_METROPOLIS, _LARGE, _CAPITAL = 1.0, 400_000, 2.5
_OTHER_NAME = 2.5  # what a place loses whose own name is another
_SHARPNESS = 2.0
_UP = 1_000  # what lies one square degree to the north has a number larger by that
_AROUND = tuple(_UP * up + across for up in (-1, 0, 1) for across in (-1, 0, 1))
_MOST_CACHED = 8_192
_ONE_PLACE = 100  # kilometres within which two places are one for a reader of a map

Square = int
Division = tuple[str | None, str | None]


class Name(msgspec.Struct, frozen=True, cache_hash=True):
    """A name as the story uses it: its key, the key of what contains it, the places it can be."""

    key: str
    container: str | None
    entries: tuple[Entry, ...]


class Seat(NamedTuple):
    """Where a place lies: its square degree with the eight around it, its division and country."""

    square: Square
    around: tuple[Square, ...]
    division: Division | None
    country: str | None
    is_spot: bool


@lru_cache(maxsize=_MOST_CACHED)
def seat(entry: Entry) -> Seat:
    """Where a place lies."""
    square = _UP * math.floor(entry.lat) + math.floor(entry.lon)
    division = (entry.country, entry.admin1) if entry.admin1 else None
    around = tuple(square + step for step in _AROUND)
    return Seat(square, around, division, entry.country, entry.kind in {"city", "admin2"})


class Choice(NamedTuple):
    """The likeliest place of a name. `is_sure`: no other place comes close to it; `country` is told
    as soon as the likely places agree on it."""

    entry: Entry
    is_sure: bool
    country: str | None


def settle(names: Iterable[Name]) -> dict[Name, Choice]:
    """The place that each name means."""
    seats = {name: tuple(map(seat, name.entries)) for name in names}
    priors = {name: tuple(map(_prior, name.entries)) for name in seats}
    beliefs = {name: _share(prior) for name, prior in priors.items()}
    for _ in range(_ROUNDS):
        whole = Belief()
        for name, shares in beliefs.items():
            whole.add(seats[name], shares)
        beliefs = {
            name: _supported(own, priors[name], beliefs[name], whole) if len(own) > 1 else (1.0,)
            for name, own in seats.items()
        }
    return {name: _best(name, shares) for name, shares in beliefs.items()}


def _supported(
    seats: Sequence[Seat], prior: Sequence[float], shares: Sequence[float], whole: "Belief"
) -> tuple[float, ...]:
    own = Belief()
    own.add(seats, shares)
    return _share(
        [base + whole.support(here, own) for base, here in zip(prior, seats, strict=True)]
    )


def _best(name: Name, shares: Sequence[float]) -> Choice:
    """The likeliest place; sure when it and places around it hold half of the belief."""
    ranked = sorted(zip(shares, name.entries, strict=True), key=lambda pair: -pair[0])
    best = _namesake(ranked[0][1], name.entries)
    here = sum(share for share, entry in ranked if _is_one(best, entry))
    country = sum(share for share, entry in ranked if entry.country == best.country)
    return Choice(best, here >= 0.5, best.country if country >= 0.8 else None)


def _is_one(best: Entry, entry: Entry) -> bool:
    """Whether two places are one for a reader of a map; a degree to the north is too far."""
    return abs(best.lat - entry.lat) < 1 and distance(best, entry) < _ONE_PLACE


def _namesake(best: Entry, entries: Sequence[Entry]) -> Entry:
    """The city that a division is named after, if both can be meant: "Kyiv" is no oblast."""
    if best.kind != "admin1":
        return best
    cities = (entry for entry in entries if entry.kind == "city" and not entry.alternate)
    return next((city for city in cities if distance(best, city) < _ONE_PLACE), best)


@lru_cache(maxsize=_MOST_CACHED)
def _prior(entry: Entry) -> float:
    """How likely a place is meant with nothing else known."""
    if entry.kind == "city":
        base = math.log10(entry.population + 100)
        base += _METROPOLIS if entry.population >= _LARGE else 0.0
        base += _CAPITAL if (entry.country, entry.admin1) == ("US", "DC") else 0.0
    elif entry.kind == "admin1" and entry.country in _STATE_COUNTRIES:
        base = _WEAK_STATE if entry.name in _BESIDE_A_CITY else _STATE
    elif entry.kind == "admin1" and entry.admin1 is None:
        base = _BASE["region"]  # one of our own table: there because it is known
    else:
        base = _BASE[entry.kind]
    is_local = entry.kind in {"city", "admin1", "admin2"}
    return base - (_OTHER_NAME if entry.alternate and is_local else 0.0)


def _share(scores: Sequence[float]) -> tuple[float, ...]:
    """Scores as shares of one (softmax)."""
    top = max(scores)
    weights = [math.exp(_SHARPNESS * (score - top)) for score in scores]
    whole = sum(weights)
    return tuple([weight / whole for weight in weights])


class Belief:
    """How much belief lies in each square degree, division and country."""

    def __init__(self) -> None:
        self.squares: defaultdict[Square, float] = defaultdict(float)
        self.divisions: defaultdict[Division, float] = defaultdict(float)
        self.countries: defaultdict[str | None, float] = defaultdict(float)

    def add(self, seats: Sequence[Seat], shares: Sequence[float]) -> None:
        """Adds what one name believes of the places that it can be."""
        squares, divisions, countries = self.squares, self.divisions, self.countries
        for (square, _, division, country, is_spot), share in zip(seats, shares, strict=True):
            if is_spot:
                squares[square] += share
            if division:
                divisions[division] += share
            countries[country] += share

    def support(self, here: Seat, own: "Belief") -> float:
        """What the story says for a place, less what the name itself believes (`own`)."""
        near = 0.0
        for square in here.around:
            if square in self.squares:
                near += self.squares[square] - own.squares.get(square, 0.0)
        division = 0.0
        if here.division:
            division = self.divisions[here.division] - own.divisions[here.division]
        country = self.countries[here.country] - own.countries[here.country]
        return (
            _NEAR * min(1.0, near / _ENOUGH)
            + _SAME_DIVISION * min(1.0, division / _ENOUGH)
            + _SAME_COUNTRY * min(1.0, country / _ENOUGH_COUNTRY)
        )
