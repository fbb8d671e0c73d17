"""How far a place may reach that is not exact: the area in which something happened somewhere.

No outline of provinces is at hand. The points of a country's provinces are: a province reaches no
further from its own than some way to its neighbours', so a disc as wide as the way to them, on
average, holds it. What is near a town, in a district or in a region without borders gets a disc of
a stated size, which is a convention and is said to be one.
"""

import csv
import math
from collections.abc import Mapping
from functools import cache
from typing import Literal

from generator.model import PlacePrecision
from generator.vocabulary import DATA

Reach = Literal["point", "disc", "province", "country", "nowhere"]

_DISCS: Mapping[str, int] = {"near": 30, "district": 30, "vague": 200}  # kilometres
_NEIGHBOURS = 3
DEGREE = 111.2  # kilometres
_KINDS: Mapping[str, Reach] = {
    "site": "point", "city": "point", "near": "disc", "district": "disc", "vague": "disc",
    "admin1": "province", "country": "country",
}  # fmt: skip


def reach(precision: PlacePrecision) -> Reach:
    """What is drawn of a place that is known so exactly: a point, a disc, a whole country."""
    return _KINDS.get(precision, "nowhere")


def kilometres(precision: PlacePrecision, country: str, lon: float, lat: float) -> int:
    """How far the place may reach from its point: 30, 200; 0 for a point."""
    if precision != "admin1":
        return _DISCS.get(precision, 0)
    ways = sorted(_way(lon, lat, *other) for other in _divisions().get(country.upper(), ()))
    others = [way for way in ways if way > 1][:_NEIGHBOURS]
    if not others:
        return _DISCS["vague"]
    return max(10, round(sum(others) / len(others) / 10) * 10)


@cache
def _divisions() -> Mapping[str, tuple[tuple[float, float], ...]]:
    """The points of the provinces by country: longitude and latitude."""
    found: dict[str, list[tuple[float, float]]] = {}
    with (DATA / "place-divisions.csv").open(encoding="utf-8") as file:
        for line in csv.DictReader(file):
            found.setdefault(line["country"], []).append((float(line["lon"]), float(line["lat"])))
    return {country: tuple(points) for country, points in found.items()}


def _way(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """Kilometres between two points that are not far apart."""
    wide = (other_lon - lon) * math.cos(math.radians((lat + other_lat) / 2))
    return math.hypot(wide, other_lat - lat) * DEGREE
