"""Locator maps: a country's outline and the place in it, as a pin where it is known and else as the
area in which it lies somewhere: a hatched disc, or all of the country.

The outlines are data/world.txt: Natural Earth, rounded, one country a line. Equirectangular with
the country's middle latitude as standard parallel, which is plain enough for finding a place.
"""

import itertools
import math
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from generator.model import PlacePrecision
from generator.view import extent
from generator.view.interface import say
from generator.view.wording import the
from generator.vocabulary import DATA

Point = tuple[float, float]
Ring = tuple[Point, ...]

WIDTH = 250.0
_MARGIN = 12.0
_HEIGHTS = (130.0, 250.0)
_ROOMY = 30.0  # pixels: a name stands in a disc of this radius, and above a smaller one
_SMALLEST = 9.0  # pixels: a smaller disc would not be seen


class Label(NamedTuple):
    """Words at a point of the map."""

    x: str
    y: str
    text: str
    anchor: str


class Area(NamedTuple):
    """Where something happened somewhere, as path data: a "near" or "region" disc, a "province" or
    the "country". `within`: only what lies in the country counts. `km` is the disc's radius,
    `larger`: it is drawn larger than that, to be seen."""

    kind: str
    path: str
    within: bool = False
    km: int = 0
    larger: bool = False


class Map(NamedTuple):
    """A map to draw: `path` is the outline, `grid` lines as path data, `pins` are exact places,
    `area` is where one lies that is not; `label` says the same in words."""

    height: str
    path: str
    grid: tuple[str, ...]
    grid_labels: tuple[Label, ...]
    country: Label | None
    pins: tuple[Label, ...]
    area: Area | None
    name: Label | None
    label: str
    point: str


@cache
def world() -> Mapping[str, tuple[Ring, ...]]:
    """The outlines by ISO 3166-1 alpha-2 code."""
    found = {}
    for line in (DATA / "world.txt").read_text(encoding="ascii").splitlines():
        code, _, rings = line.partition("\t")
        found[code] = tuple(_ring(ring) for ring in rings.split(";"))
    return found


def _ring(text: str) -> Ring:
    pairs = (pair.split(",") for pair in text.split())
    return tuple((float(x), float(y)) for x, y in pairs)


class _Frame(NamedTuple):
    """Turns degrees into the map's pixels."""

    west: float
    north: float
    scale: float
    squeeze: float
    dx: float
    dy: float
    height: float

    def at(self, lon: float, lat: float) -> Point:
        x = (lon - self.west) * self.squeeze * self.scale + self.dx
        return x, (self.north - lat) * self.scale + self.dy


class Pin(NamedTuple):
    """A place to mark: longitude, latitude and its name."""

    lon: float
    lat: float
    name: str


def locate(
    code: str | None, country: str, pins: tuple[Pin, ...], precision: PlacePrecision
) -> Map | None:
    """The map of a country with its places; None without an outline."""
    shown = outline(code, pins)
    if not shown:
        return None
    frame = _frame(shown, pins)
    grid, labels = _grid(frame)
    reach = extent.reach(precision) if pins or precision == "country" else "nowhere"
    path = "".join(_path(frame, ring) for ring in shown)
    drawn = tuple(_pin(frame, pin) for pin in pins) if reach == "point" else ()
    area = name = None
    if reach == "country":
        area = Area("country", path)
    elif reach in {"disc", "province"}:
        area, name = _area_of(frame, pins[0], precision, code or "", shown)
    point = degrees(pins[0].lat, pins[0].lon) if drawn or name else ""
    return Map(
        height=f"{frame.height:.0f}",
        path=path,
        grid=grid,
        grid_labels=labels,
        country=_name(frame, shown, country, (*drawn, *filter(None, (name,)))),
        pins=drawn,
        area=area,
        name=name,
        label=say("in_maps.locator_map", words=_words(country, pins, point, area)),
        point=point,
    )


def _words(country: str, pins: tuple[Pin, ...], point: str, area: Area | None) -> str:
    """What the map shows, in words."""
    land = the(country)
    name = pins[0].name if pins else ""
    if area:
        return say(f"in_maps.somewhere_{area.kind}", name=name, country=land, km=area.km)
    return say("in_maps.in_at", name=name, country=land, point=point) if point else country


def note(drawn: Map, term: str = "") -> str:
    """What stands below a map, after how exact the place is: "At city level. 30.28° N, 57.08° E."""
    parts = [term, f"{drawn.point}." if drawn.point else ""]
    if drawn.area:
        parts.append(say(f"in_maps.hatched_{drawn.area.kind}", km=drawn.area.km))
        parts.append(say("in_maps.drawn_larger") if drawn.area.larger else "")
    parts.append(say("in_maps.simplified"))
    return " ".join(filter(None, parts))


def _area_of(
    frame: _Frame, pin: Pin, precision: PlacePrecision, code: str, rings: tuple[Ring, ...]
) -> tuple[Area, Label]:
    """The disc round a place that is not exact, and its name above or below it."""
    km = extent.kilometres(precision, code, pin.lon, pin.lat)
    true = km / extent.DEGREE * frame.scale
    r = min(max(true, _SMALLEST), WIDTH)
    x, y = frame.at(pin.lon, pin.lat)
    kind = {"admin1": "province", "vague": "region"}.get(precision, "near")
    name = say("in_maps.near", name=pin.name) if precision == "near" else pin.name
    area = Area(
        kind=kind,
        path=disc(round(x), round(y), round(r)),
        within=kind == "province" and any(_holds(ring, pin.lon, pin.lat) for ring in rings),
        km=km,
        larger=true < _SMALLEST,
    )
    above = r < _ROOMY and y - r > _MARGIN
    label = _pin(frame, pin._replace(name=name))
    return area, label._replace(y=f"{y - r - 5 if above else y + 4:.0f}")


def disc(x: float, y: float, r: float) -> str:
    """A disc as path data."""
    arc = f"a{r:g} {r:g} 0 1 0"
    return f"M{x - r:g} {y:g}{arc} {2 * r:g} 0{arc} {-2 * r:g} 0Z"


def _holds(ring: Ring, lon: float, lat: float) -> bool:
    """Whether a point lies inside of a ring."""
    inside = False
    for (x, y), (u, v) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y > lat) != (v > lat) and lon < (u - x) * (lat - y) / (v - y) + x:
            inside = not inside
    return inside


def outline(code: str | None, pins: tuple[Pin, ...]) -> tuple[Ring, ...]:
    """The part of a country's outline to show with these places; nothing for no known country."""
    rings = _whole(world().get((code or "").upper(), ()))
    return _near(rings, pins) if rings else ()


def _whole(rings: tuple[Ring, ...]) -> tuple[Ring, ...]:
    """The rings of a country that the date line cuts, as neighbours: Chukotka beside Siberia."""
    if not rings or max(x for x, _ in max(rings, key=_area)) < 150:
        return rings
    return tuple(tuple((x + 360 if x < -100 else x, y) for x, y in ring) for ring in rings)


def degrees(lat: float, lon: float) -> str:
    """A point in words: "30.28° N, 57.08° E"."""
    north, east = "N" if lat >= 0 else "S", "E" if lon >= 0 else "W"
    return f"{abs(lat):.2f}° {north}, {abs(lon):.2f}° {east}"


def _box(points: Ring) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _area(ring: Ring) -> float:
    turned = (*ring[1:], ring[0])
    return abs(sum(x * v - u * y for (x, y), (u, v) in zip(ring, turned, strict=True))) / 2


def _near(rings: tuple[Ring, ...], pins: tuple[Pin, ...]) -> tuple[Ring, ...]:
    """The part of a country to show: its main land, or the land round the place, with islands
    near it; so France is drawn without Guiana unless the place lies there."""
    main = max(rings, key=_area)
    if pins:
        main = min(rings, key=lambda ring: (_distance(ring, pins[0]), -_area(ring)))
        biggest = max(rings, key=_area)
        if _distance(biggest, pins[0]) < _reach(biggest):
            main = biggest
    west, south, east, north = _box(main)
    room = _reach(main)
    kept = []
    for ring in rings:
        left, low, right, top = _box(ring)
        if left < east + room and right > west - room and low < north + room and top > south - room:
            kept.append(ring)
    return tuple(kept)


def _reach(ring: Ring) -> float:
    west, south, east, north = _box(ring)
    return max(east - west, north - south) * 0.35


def _distance(ring: Ring, pin: Pin) -> float:
    west, south, east, north = _box(ring)
    dx = max(west - pin.lon, 0, pin.lon - east)
    dy = max(south - pin.lat, 0, pin.lat - north)
    return max(dx, dy)


def _frame(rings: tuple[Ring, ...], pins: tuple[Pin, ...]) -> _Frame:
    points = [point for ring in rings for point in ring] + [(pin.lon, pin.lat) for pin in pins[:1]]
    west, south, east, north = _box(tuple(points))
    squeeze = max(0.2, math.cos(math.radians((north + south) / 2)))
    wide, tall = max((east - west) * squeeze, 0.05), max(north - south, 0.05)
    room = WIDTH - 2 * _MARGIN
    scale = min(room / wide, (_HEIGHTS[1] - 2 * _MARGIN) / tall)
    height = min(max(tall * scale + 2 * _MARGIN, _HEIGHTS[0]), _HEIGHTS[1])
    dx, dy = (WIDTH - wide * scale) / 2, (height - tall * scale) / 2
    return _Frame(west, north, scale, squeeze, dx, dy, height)


def _path(frame: _Frame, ring: Ring) -> str:
    """A ring as path data in whole pixels; islands smaller than two pixels are left out."""
    drawn = [tuple(round(part) for part in frame.at(lon, lat)) for lon, lat in ring]
    points = [b for a, b in itertools.pairwise([(), *drawn]) if a != b]
    if len(set(points)) < 4:
        return ""
    return "M" + "L".join(f"{x} {y}" for x, y in points) + "Z"


def _grid(frame: _Frame) -> tuple[tuple[str, ...], tuple[Label, ...]]:
    """Two or so meridians and parallels with their degrees."""
    wide, tall = WIDTH / frame.scale / frame.squeeze, frame.height / frame.scale
    step = next((s for s in (0.1, 0.2, 0.5, 1, 2, 5, 10, 20) if max(wide, tall) / s <= 4), 30)
    west, north = frame.west - frame.dx / frame.scale / frame.squeeze, frame.north
    north += frame.dy / frame.scale
    lines, labels = [], []
    lon = math.ceil(west / step) * step
    while lon < west + wide:
        x, _ = frame.at(lon, north)
        lines.append(f"M{x:.0f} 0V{frame.height:.0f}")
        if 4 < x < WIDTH - 34:
            name = _meridian(lon)
            labels.append(Label(f"{x + 3:.0f}", f"{frame.height - 5:.0f}", name, "start"))
        lon = round(lon + step, 2)
    lat = math.ceil((north - tall) / step) * step
    while lat < north:
        _, y = frame.at(frame.west, lat)
        lines.append(f"M0 {y:.0f}H{WIDTH:.0f}")
        if 14 < y < frame.height - 22:
            name = _parallel(lat)
            labels.append(Label("3", f"{y - 4:.0f}", name, "start"))
        lat = round(lat + step, 2)
    return tuple(lines), tuple(labels)


def _meridian(lon: float) -> str:
    lon = lon - 360 if lon > 180 else lon
    return f"{abs(lon):g}°{'' if lon == 0 else 'E' if lon > 0 else 'W'}"


def _parallel(lat: float) -> str:
    return f"{abs(lat):g}°{'' if lat == 0 else 'N' if lat > 0 else 'S'}"


def _pin(frame: _Frame, pin: Pin) -> Label:
    x, y = frame.at(pin.lon, pin.lat)
    anchor = "end" if x > WIDTH * 0.72 else "start" if x < WIDTH * 0.28 else "middle"
    return Label(f"{x:.0f}", f"{y:.0f}", pin.name, anchor)


def _name(
    frame: _Frame, rings: tuple[Ring, ...], country: str, pins: tuple[Label, ...]
) -> Label | None:
    """The country's name in the middle of its land, unless a pin is near there."""
    west, south, east, north = _box(max(rings, key=_area))
    x, y = frame.at((west + east) / 2, (south + north) / 2)
    half = len(country) * 3.3
    crowded = any(_apart(p, x) < half and abs(float(p.y) - y) < 34 for p in pins)
    if crowded or half * 2 > WIDTH * 0.7:
        return None
    return Label(f"{x:.0f}", f"{y:.0f}", country, "middle")


def _apart(label: Label, x: float) -> float:
    """Pixels from a name to a point beside it; less than none on it."""
    half = len(label.text) * 3.6
    middle = float(label.x) + {"start": half, "end": -half}.get(label.anchor, 0)
    return abs(middle - x) - half
