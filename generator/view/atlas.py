"""Maps of many places: circles whose area stands for incidents, hatched areas where a place is not
exact, over country outlines. The list of places on the same page says the same in words.

Plate carrée, squeezed at the middle latitude where the map is of one part of the world. The
outlines are those of ``maps`` (Natural Earth); nothing is fetched.
"""

import json
import math
from collections.abc import Iterable, Sequence

import msgspec

from generator import addresses
from generator.model import ArchivePlace
from generator.view import extent, maps, wording
from generator.view.interface import entry, many, say
from generator.view.lookup import Lookup, country_name

_APART = 15  # pixels: nearer places share a circle
_NAMED = 12  # names at most, the busiest first
_LETTER = 6.6  # pixels that a letter of a name takes at most
_FINE = 0.5  # pixels: outlines are drawn on a grid of these, so that two lands share a border
_MARGIN = 26


class Mark(msgspec.Struct, frozen=True):
    """A circle, hatched if it is an area. `number` is written in it where there is room, `name`
    beside it; `title` says all; `target` is the page of the place or of the list of places."""

    x: float
    y: float
    r: float
    soft: bool
    number: int
    title: str
    name: str
    name_x: float
    anchor: str
    target: str | None


class Area(msgspec.Struct, frozen=True):
    """A country or province with incidents of which no narrower place is told, as path data."""

    path: str
    title: str
    target: str | None


class Atlas(msgspec.Struct, frozen=True, kw_only=True):
    """What is drawn. `land` and `grid` are path data, `equator` its height or None; `frame` lets a
    script place a point: "west north pixels-a-degree squeeze", `words` what it says."""

    width: int
    height: int
    frame: str
    land: str
    own: str
    grid: str
    equator: float | None
    areas: tuple[Area, ...]
    marks: tuple[Mark, ...]
    label: str
    words: str

    @property
    def hatched(self) -> bool:
        """Whether anything on the map is an area."""
        return bool(self.areas) or any(mark.soft for mark in self.marks)


class _Frame(msgspec.Struct, frozen=True):
    """Degrees to pixels of a map of this size."""

    width: int
    height: int
    west: float
    north: float
    scale: float
    squeeze: float

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        x = (lon - self.west) * self.squeeze * self.scale
        return round(x, 1), round((self.north - lat) * self.scale, 1)


def world(look: Lookup, width: int, height: int, label: str) -> Atlas | None:
    """The map of all places with a point; None when there is none."""
    places = [place for place in look.archive.places if _pointed(place)]
    areas = [place for place in look.archive.places if place.kind == "country"]
    points = [(place.lon or 0.0, place.lat or 0.0) for place in places]
    if not points:
        return None
    frame = _frame(points, width, height, widest=50.0)
    return _drawn(look, frame, places, areas, None, label)


def of_country(look: Lookup, land: ArchivePlace, inside: Sequence[ArchivePlace]) -> Atlas | None:
    """The map of a country with the places in it; None without an outline or without places."""
    places = [place for place in inside if _pointed(place)]
    pins = tuple(maps.Pin(place.lon or 0.0, place.lat or 0.0, "") for place in places)
    rings = maps.outline(land.country, pins)
    if not rings or not places:
        return None
    points = [point for ring in rings for point in ring] + [(pin.lon, pin.lat) for pin in pins]
    frame = _frame(points, 640, 420, widest=1.0)
    label = say("map.country", land=wording.the(land.name))
    return _drawn(look, frame, places, [land], rings, label)


def point(place: ArchivePlace) -> str:
    """Where a place lies, for scripts: "57.08 30.28"; if it is an area "57.08 30.28 a"."""
    if not _pointed(place):
        return ""
    return f"{place.lon:.2f} {place.lat:.2f}{' a' if place.kind == 'admin1' else ''}"


def _pointed(place: ArchivePlace) -> bool:
    return place.kind != "country" and place.lat is not None and place.lon is not None


def _frame(points: list[tuple[float, float]], width: int, height: int, *, widest: float) -> _Frame:
    """The smallest frame with a margin that holds all points; at least `widest` degrees wide."""
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    squeeze = math.cos(math.radians(middle_y)) if north - south < 60 else 1.0
    squeeze = max(squeeze, 0.2)
    room_x, room_y = width - 2 * _MARGIN, height - 2 * _MARGIN
    wide = max((east - west) * squeeze, widest * squeeze)
    scale = min(room_x / wide, room_y / max(north - south, 0.1))
    left = middle_x - width / 2 / scale / squeeze
    top = middle_y + height / 2 / scale
    return _Frame(width, height, round(left, 3), round(top, 3), scale, squeeze)


def _drawn(
    look: Lookup,
    frame: _Frame,
    places: list[ArchivePlace],
    lands: list[ArchivePlace],
    own: tuple[maps.Ring, ...] | None,
    label: str,
) -> Atlas:
    _, equator = frame.at(0, 0)
    rings = (ring for found in maps.world().values() for ring in found)
    return Atlas(
        width=frame.width,
        height=frame.height,
        frame=f"{frame.west} {frame.north} {frame.scale:.4f} {frame.squeeze:.4f}",
        land=_path(rings, frame),
        own=_path(own, frame) if own else "",
        grid=_grid(frame),
        equator=equator if 12 < equator < frame.height - 4 else None,
        areas=(*_areas(look, lands, frame), *_provinces(look, places, frame)),
        marks=_named(_marks(look, places, frame), frame),
        label=label,
        words=json.dumps(entry("map.script"), ensure_ascii=False),
    )


# ---------------------------------------------------------------- land


def _path(rings: Iterable[maps.Ring], frame: _Frame) -> str:
    parts = []
    for ring in rings:
        line = _outline(ring, frame)
        if len(line) > 3 and _seen(line, frame):
            parts.append("M" + "L".join(f"{x:g} {y:g}" for x, y in line) + "Z")
    return "".join(parts)


def _outline(ring: maps.Ring, frame: _Frame) -> list[tuple[float, float]]:
    """The ring on a fine grid, cut off a little beyond the frame."""
    line: list[tuple[float, float]] = []
    for lon, lat in ring:
        x, y = (round(part / _FINE) * _FINE for part in frame.at(lon, lat))
        point = (max(-20.0, min(frame.width + 20.0, x)), max(-20.0, min(frame.height + 20.0, y)))
        if not line or line[-1] != point:
            line.append(point)
    return line


def _seen(line: list[tuple[float, float]], frame: _Frame) -> bool:
    left, right = min(x for x, _ in line), max(x for x, _ in line)
    top, bottom = min(y for _, y in line), max(y for _, y in line)
    inside = right > 0 and left < frame.width and bottom > 0 and top < frame.height
    return inside and right - left + bottom - top > 3


def _grid(frame: _Frame) -> str:
    """A graticule that divides the frame into some three to eight."""
    wide = frame.width / frame.scale / frame.squeeze
    step = next((s for s in (1, 2, 5, 10) if wide / s <= 8), 30)
    lines = []
    for degree in range(-180, 181, step):
        x, y = frame.at(degree, degree)
        lines += [f"M{x:g} 0V{frame.height}"] if 0 < x < frame.width else []
        lines += [f"M0 {y:g}H{frame.width}"] if 0 < y < frame.height and abs(degree) <= 90 else []
    return "".join(lines)


def _areas(look: Lookup, lands: list[ArchivePlace], frame: _Frame) -> Iterable[Area]:
    for land in lands:
        alone = [id for id in land.incidents if look.placed.get(id) is land]
        path = _path(maps.outline(land.country, ()), frame) if alone else ""
        if path:
            name = country_name(land.country) or land.name
            title = say("map.area", land=name, incidents=many("incident", len(alone)))
            yield Area(path, title, look.place(land.key))


def _provinces(look: Lookup, places: list[ArchivePlace], frame: _Frame) -> Iterable[Area]:
    """How far a province may reach, as a disc behind its circle: no outline is at hand."""
    for place in places:
        if place.kind == "admin1":
            lon, lat = place.lon or 0.0, place.lat or 0.0
            x, y = frame.at(lon, lat)
            r = extent.kilometres("admin1", place.country or "", lon, lat) / extent.DEGREE
            path = maps.disc(x, y, round(r * frame.scale, 1))
            told = many("incident", len(place.incidents))
            title = say("map.one", name=place.name, incidents=told)
            yield Area(path, title, look.place(place.key))


# ---------------------------------------------------------------- circles


def _marks(look: Lookup, places: list[ArchivePlace], frame: _Frame) -> list[Mark]:
    """A circle for every place, those too near to each other as one; the busiest first."""
    groups: list[tuple[float, float, list[ArchivePlace]]] = []
    for place in sorted(places, key=lambda place: (-len(place.incidents), place.key)):
        x, y = frame.at(place.lon or 0.0, place.lat or 0.0)
        for left, top, found in groups:
            if (left - x) ** 2 + (top - y) ** 2 < _APART**2:
                found.append(place)
                break
        else:
            groups.append((x, y, [place]))
    marks = [_mark(look, x, y, found) for x, y, found in groups]
    return sorted(marks, key=lambda mark: (-mark.number, mark.title))


def _mark(look: Lookup, x: float, y: float, places: list[ArchivePlace]) -> Mark:
    first, *others = places
    count = len({id for place in places for id in place.incidents})
    soft = all(place.kind == "admin1" for place in places)
    told = many("incident", count)
    one = say("map.one", name=first.name, incidents=told)
    several = say("map.several", name=first.name, places=many("place", len(others)), incidents=told)
    land = f"{addresses.PLACES}#c-{(first.country or 'none').lower()}"
    return Mark(
        x=x,
        y=y,
        r=max(radius(count), 9.0 if soft else 0.0),
        soft=soft,
        number=count,
        title=several if others else one,
        name=f"{first.name} +{len(others)}" if others else first.name,
        name_x=x,
        anchor="start",
        target=land if others else look.place(first.key),
    )


def radius(count: int) -> float:
    """The radius of a circle whose area grows with the count, up to a bound."""
    return round(min(15.0, 2.2 + 1.8 * math.sqrt(count)), 1)


Box = tuple[float, float, float, float]


def _named(marks: list[Mark], frame: _Frame) -> tuple[Mark, ...]:
    """The marks with the names that have room; a name that would lie on something is left out."""
    circles = [(m.x - m.r, m.y - m.r, m.x + m.r, m.y + m.r) for m in marks]
    taken: list[Box] = []
    shown = []
    for mark in marks:
        wide = len(mark.name) * _LETTER
        right = (mark.x + mark.r + 4, mark.y - 7, mark.x + mark.r + 4 + wide, mark.y + 7)
        left = (mark.x - mark.r - 4 - wide, mark.y - 7, mark.x - mark.r - 4, mark.y + 7)
        room = [box for box in (right, left) if _free(box, taken, circles, frame)]
        box = room[0] if room and len(taken) < _NAMED else None
        if box is None:
            shown.append(msgspec.structs.replace(mark, name=""))
            continue
        taken.append(box)
        anchor, at = ("end", left[2]) if box == left else ("start", right[0])
        shown.append(msgspec.structs.replace(mark, name_x=round(at, 1), anchor=anchor))
    return tuple(shown)


def _free(box: Box, taken: list[Box], circles: list[Box], frame: _Frame) -> bool:
    """Whether a name fits there: inside the frame, on no other name, on no circle."""
    inside = box[0] > 2 and box[2] < frame.width - 2 and box[1] > 0 and box[3] < frame.height
    return inside and not any(_meet(box, other) for other in (*taken, *circles))


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
