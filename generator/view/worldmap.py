"""The map of the home page: where incidents are recorded, as squares over country outlines.

Plate carrée, cut to the part of the world that the archive speaks of. The outlines are those of
``maps`` (Natural Earth), coarser; nothing is fetched.
"""

import msgspec

from generator.model import ArchivePlace
from generator.view import maps
from generator.view.lookup import Lookup

WIDTH, HEIGHT = 344, 196
_NAMED = 6
_LETTER = 6.6  # pixels that a letter of a name takes at most


class Dot(msgspec.Struct, frozen=True):
    """A place; `x` and `y` are the square's middle. `name` is empty where there is no room."""

    x: int
    y: int
    title: str
    name: str
    name_x: int
    anchor: str


class WorldMap(msgspec.Struct, frozen=True):
    """What is drawn: `land` and `grid` are path data, `equator` its height or None."""

    land: str
    grid: str
    equator: int | None
    dots: tuple[Dot, ...]


class _Frame(msgspec.Struct, frozen=True):
    """Degrees to pixels: the north-west corner and pixels a degree."""

    west: float
    north: float
    scale: float

    def at(self, lon: float, lat: float) -> tuple[int, int]:
        return round((lon - self.west) * self.scale), round((self.north - lat) * self.scale)


def world_map(lookup: Lookup) -> WorldMap | None:
    """The map of all places with a point; None when there is none."""
    places = [
        place
        for place in lookup.archive.places
        if place.kind != "country" and place.lat is not None and place.lon is not None
    ]
    if not places:
        return None
    frame = _frame([(place.lon or 0.0, place.lat or 0.0) for place in places])
    _, equator = frame.at(0, 0)
    return WorldMap(
        land=_land(frame),
        grid=_grid(frame),
        equator=equator if 12 < equator < HEIGHT - 4 else None,
        dots=_dots(places, frame),
    )


def _frame(points: list[tuple[float, float]]) -> _Frame:
    """The smallest frame with a margin that holds all points, at least a continent wide."""
    west, east = min(x for x, _ in points) - 8, max(x for x, _ in points) + 8
    south, north = min(y for _, y in points) - 6, max(y for _, y in points) + 6
    wide = max(east - west, (north - south) * WIDTH / HEIGHT, 50.0)
    scale = WIDTH / wide
    high = HEIGHT / scale
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    return _Frame(round(middle_x - wide / 2, 2), round(middle_y + high / 2, 2), scale)


def _land(frame: _Frame) -> str:
    parts = []
    for rings in maps.world().values():
        for ring in rings:
            line = _outline(ring, frame)
            if len(line) > 3 and _seen(line):
                parts.append("M" + "L".join(f"{x} {y}" for x, y in line) + "Z")
    return "".join(parts)


def _outline(ring: maps.Ring, frame: _Frame) -> list[tuple[int, int]]:
    """The ring in whole pixels, each pixel once, clipped to a little beyond the frame."""
    line: list[tuple[int, int]] = []
    for lon, lat in ring:
        x, y = frame.at(lon, lat)
        point = (max(-20, min(WIDTH + 20, x)), max(-20, min(HEIGHT + 20, y)))
        if not line or line[-1] != point:
            line.append(point)
    return line


def _seen(line: list[tuple[int, int]]) -> bool:
    left, right = min(x for x, _ in line), max(x for x, _ in line)
    top, bottom = min(y for _, y in line), max(y for _, y in line)
    return (
        right > 0
        and left < WIDTH
        and bottom > 0
        and top < HEIGHT
        and right - left + bottom - top > 3
    )


def _grid(frame: _Frame) -> str:
    """A graticule every 10 or 30 degrees."""
    step = 10 if WIDTH / frame.scale < 90 else 30
    lines = []
    for degree in range(-180, 181, step):
        x, y = frame.at(degree, degree)
        lines += [f"M{x} 0V{HEIGHT}"] if 0 < x < WIDTH else []
        lines += [f"M0 {y}H{WIDTH}"] if 0 < y < HEIGHT and abs(degree) <= 90 else []
    return "".join(lines)


Box = tuple[int, int, int, int]


def _dots(places: list[ArchivePlace], frame: _Frame) -> tuple[Dot, ...]:
    """All places, the busiest named first; a name that would lie on something is left out."""
    taken: list[Box] = []
    dots = []
    points = [frame.at(place.lon or 0.0, place.lat or 0.0) for place in places]
    for place in sorted(places, key=lambda place: (-len(place.incidents), place.key)):
        x, y = frame.at(place.lon or 0.0, place.lat or 0.0)
        wide = round(len(place.name) * _LETTER)
        right, left = (x + 8, y - 7, x + 8 + wide, y + 7), (x - 8 - wide, y - 7, x - 8, y + 7)
        room = [box for box in (right, left) if _free(box, taken, points)]
        box = room[0] if room and len(taken) < _NAMED else None
        if box:
            taken.append(box)
        dots.append(_dot(place, (x, y), at_left=box == left, named=box is not None))
    return tuple(dots)


def _dot(place: ArchivePlace, point: tuple[int, int], *, at_left: bool, named: bool) -> Dot:
    count = len(place.incidents)
    return Dot(
        x=point[0],
        y=point[1],
        title=f"{place.name}: {count} incident{'' if count == 1 else 's'}",
        name=place.name if named else "",
        name_x=point[0] + (-8 if at_left else 8),
        anchor="end" if at_left else "start",
    )


def _free(box: Box, taken: list[Box], points: list[tuple[int, int]]) -> bool:
    """Whether a name fits there: inside the frame, on no other name, on no square."""
    inside = box[0] > 2 and box[2] < WIDTH - 2 and box[1] > 0 and box[3] < HEIGHT
    covers = any(box[0] - 4 < x < box[2] + 4 and box[1] - 3 < y < box[3] + 3 for x, y in points)
    return inside and not covers and not any(_meet(box, other) for other in taken)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
