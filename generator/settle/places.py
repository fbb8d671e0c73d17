"""The places of an archive: its towns and countries with what happened there."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

from slugify import slugify

from generator.link.naming import country
from generator.model import ArchivePlace, Incident, Where

PlaceKind = Literal["city", "admin1", "country", "other"]


def archive_places(incidents: Iterable[Incident]) -> tuple[ArchivePlace, ...]:
    """Countries and towns in order of key, each with its incidents in order of time."""
    wheres: dict[str, Where] = {}
    held: defaultdict[str, list[str]] = defaultdict(list)
    for incident in incidents:
        for key in keys(incident.where):
            wheres.setdefault(key, incident.where)
            held[key].append(incident.id)
    return tuple(_place(key, wheres[key], held[key]) for key in sorted(held))


def keys(where: Where) -> tuple[str, ...]:
    """The addresses of a place: ``("ir", "ir-kerman")``; none for no place."""
    nation = (where.country or "").lower()
    name = slugify(where.name or where.admin1 or "")
    found = [nation] if nation else []
    if name:
        found.append(f"{nation}-{name}" if nation else name)
    return tuple(found)


def _place(key: str, where: Where, incidents: list[str]) -> ArchivePlace:
    if key == (where.country or "").lower():
        name = country(where.country) or where.country or key
        return ArchivePlace(
            key=key, name=name, kind="country", country=where.country, incidents=tuple(incidents)
        )
    return ArchivePlace(
        key=key,
        name=where.name or where.admin1 or key,
        kind=_kind(where),
        country=where.country,
        lat=where.lat,
        lon=where.lon,
        incidents=tuple(incidents),
    )


def _kind(where: Where) -> PlaceKind:
    if where.precision == "admin1" or not where.name:
        return "admin1"
    return "city" if where.precision in {"site", "near", "district", "city"} else "other"
