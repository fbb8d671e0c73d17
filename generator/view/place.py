"""The page of a place: a map, its incidents, and the places round it or in it."""

import heapq
import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator import addresses
from generator.model import ArchivePlace
from generator.page import Page
from generator.view import atlas, maps, rows, wording
from generator.view.atlas import Atlas
from generator.view.facts import Text
from generator.view.interface import number, say
from generator.view.lookup import Lookup, country_name
from generator.view.period import MOST_ROWS

MOST_NEAR = 8
MOST_INSIDE = 200


class Near(NamedTuple):
    """Another place, with how far it is or what it is, and how many incidents it has."""

    name: str
    target: str | None
    how: str
    incidents: int
    at: str = ""


class View(NamedTuple):
    """Everything on the page."""

    title: str
    crumbs: tuple[Text, ...]
    kind: str
    standfirst: str
    map: maps.Map | None
    atlas: Atlas | None
    note: str
    rows: tuple[rows.Row, ...]
    total: int
    inside: tuple[Near, ...]
    inside_total: int
    near: tuple[Near, ...]


def pages(look: Lookup) -> Iterator[Page]:
    """One page for every place that an incident is put in."""
    by_country: dict[str, list[ArchivePlace]] = {}
    for place in look.archive.places:
        if place.country:
            by_country.setdefault(place.country, []).append(place)
    for place in look.archive.places:
        shown = view(look, place, by_country)
        yield Page(
            path=addresses.place(place.key),
            title=_name(place),
            template="place.md.j2",
            view=shown,
            kind="place",
            hide=("navigation", "path"),
            description=shown.standfirst,
        )


def view(look: Lookup, place: ArchivePlace, by_country: Mapping[str, list[ArchivePlace]]) -> View:
    """The page of one place."""
    found = [look.incidents[id] for id in place.incidents if id in look.incidents]
    found.sort(key=lambda i: (i.when.latest or "", i.when.earliest or "", i.id), reverse=True)
    others = [p for p in by_country.get(place.country or "", ()) if p.key != place.key]
    inside = [p for p in others if p.kind != "country"] if place.kind == "country" else []
    name = country_name(place.country) or ""
    crumbs = [Text(say("in_place.places"), addresses.PLACES)]
    if place.country and place.kind != "country":
        crumbs.append(Text(name, look.place(place.country.lower())))
    wide = atlas.of_country(look, place, inside) if place.kind == "country" else None
    drawn = None if wide else _map(place, name)
    return View(
        title=_name(place),
        crumbs=tuple(crumbs),
        kind=say(f"place.kinds.{place.kind}"),
        standfirst=_words(place, len(found), name),
        map=drawn,
        atlas=wide,
        note=_note(place, drawn),
        rows=tuple(rows.row(incident, look) for incident in found[:MOST_ROWS]),
        total=len(found),
        inside=tuple(
            _near(look, p, say(f"place.kinds.{p.kind}")) for p in _by_size(inside)[:MOST_INSIDE]
        ),
        inside_total=len(inside),
        near=tuple(_neighbours(look, place, others)),
    )


def _name(place: ArchivePlace) -> str:
    """The name of a place; of a country in the language of the pages."""
    return (country_name(place.country) if place.kind == "country" else None) or place.name


def _words(place: ArchivePlace, number: int, name: str) -> str:
    where = f"{place.name}, {name}" if name and place.kind != "country" else _name(place)
    return say(
        "in_place.this_archive_puts_in",
        x=wording.counted(number, "incident"),
        where=wording.the(where),
    )


def _by_size(places: list[ArchivePlace]) -> list[ArchivePlace]:
    return sorted(places, key=lambda place: (-len(place.incidents), _name(place), place.key))


def _map(place: ArchivePlace, name: str) -> maps.Map | None:
    if place.lat is None or place.lon is None or place.kind == "country":
        return maps.locate(place.country, name, (), "country")
    pin = maps.Pin(place.lon, place.lat, _name(place))
    return maps.locate(place.country, name, (pin,), "admin1" if place.kind == "admin1" else "city")


def _note(place: ArchivePlace, drawn: maps.Map | None) -> str:
    if drawn is None:
        return ""
    told = say("in_place.no_narrower_place") if place.kind == "country" else ""
    return maps.note(drawn, told)


def _neighbours(look: Lookup, place: ArchivePlace, others: list[ArchivePlace]) -> Iterator[Near]:
    """The nearest places of the same country that have an incident."""
    if place.kind == "country" or place.lat is None or place.lon is None:
        return
    placed = [o for o in others if o.kind != "country" and o.lat is not None and o.lon is not None]
    roughly = heapq.nsmallest(3 * MOST_NEAR, placed, key=lambda other: _rough(place, other))
    found = sorted((_kilometres(place, other), other.key, other) for other in roughly)
    for far, _, other in found[:MOST_NEAR]:
        yield _near(look, other, say("place.away", km=number(round(far))))


def _rough(one: ArchivePlace, other: ArchivePlace) -> float:
    """Sorts by distance well enough to leave most places out."""
    tall = (one.lat or 0) - (other.lat or 0)
    wide = abs((one.lon or 0) - (other.lon or 0))
    wide = min(wide, 360 - wide) * math.cos(math.radians(one.lat or 0))
    return tall * tall + wide * wide


def _kilometres(one: ArchivePlace, other: ArchivePlace) -> float:
    """The great-circle distance, rounded to what a city's point allows."""
    lat1, lon1, lat2, lon2 = (
        math.radians(v or 0) for v in (one.lat, one.lon, other.lat, other.lon)
    )  # fmt: skip
    a = math.sin((lat2 - lat1) / 2) ** 2
    a += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    far = 12742 * math.asin(math.sqrt(min(1.0, a)))
    return round(far, -1) if far >= 20 else round(far)


def _near(look: Lookup, place: ArchivePlace, how: str) -> Near:
    return Near(_name(place), look.place(place.key), how, len(place.incidents), atlas.point(place))
