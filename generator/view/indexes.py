"""The lists of everything: incidents, actors, places, sources, and the parts that they lead to.

A list of thousands of lines is slow to load: above `listing.WHOLE` lines an index holds the newest
and leads to its parts, so that nothing is out of reach without scripts.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec

from generator import addresses
from generator.model import ArchiveActor, ArchivePlace, Incident, Record
from generator.page import Page
from generator.view import actor, atlas, facets, filters, index_facets, wording
from generator.view.filters import Filter, Option, Values
from generator.view.interface import say
from generator.view.listing import NEWEST, WHOLE, Group, Index, Listed, page
from generator.view.lookup import Lookup, country_name
from generator.view.people import Cast, cast
from generator.view.rows import row

Seen = tuple[Record, Values]  # an article with what it can be filtered by
Told = tuple[Incident, Values]  # an incident with what it can be filtered by

# ---------------------------------------------------------------- incidents


def incidents(lookup: Lookup) -> Iterator[Page]:
    """All incidents, newest first, and a list of every type, which years split if it is long."""
    every: list[Told] = [(one, facets.facets(one, lookup)) for one in lookup.order]
    groups = facets.of_index(lookup, [values for _, values in every])
    view = _rows(every, lookup) if len(every) <= WHOLE else _newest(every, lookup, groups)
    view = msgspec.structs.replace(view, led=filters.led(groups))
    about = say("in_indexes.all_incidents_in_the")
    yield page(addresses.INCIDENTS, say("in_indexes.incidents"), "incidents.md.j2", about, view)
    for name, found in _by(every, "type").items():
        yield from _of_type(name, found, lookup)


def _of_type(name: str, found: list[Told], lookup: Lookup) -> Iterator[Page]:
    part, path = wording.term("incident_type", name).text, addresses.part("incidents", name)
    if len(found) <= WHOLE:
        yield _part(path, _rows(found, lookup, part))
        return
    years = _by(found, "year")
    paths = {year: addresses.part("incidents", name, year) for year in years}
    groups = filters.filters((facets.years(set(years), paths),), [values for _, values in found])
    view = _newest(found, lookup, (), part)
    yield _part(path, msgspec.structs.replace(view, led=groups))
    for year, inside in years.items():
        words = next(option.text for option in groups[0].options if option.value == year)
        yield _part(paths[year], _rows(inside, lookup, f"{part}, {words}"))


def _by(found: list[Told], name: str) -> dict[str, list[Told]]:
    groups: dict[str, list[Told]] = {}
    for one in found:
        groups.setdefault(one[1][name][0], []).append(one)
    return groups


def _part(path: str, view: Index) -> Page:
    title = say("in_indexes.part", whole=say("in_indexes.incidents"), part=view.part)
    about = say("in_indexes.part_of", whole=say("in_indexes.all_incidents_in_the"), part=view.part)
    return page(path, title, "incidents.md.j2", about, view)


def _rows(found: list[Told], lookup: Lookup, part: str = "") -> Index:
    """All of these, with filters that work on the page's lines."""
    lines = [values for _, values in found]
    groups = filters.telling(facets.of_index(lookup, lines), lines)
    return Index(
        total=len(found),
        shown=len(found),
        part=part,
        rows=tuple(row(incident, lookup) for incident, _ in found),
        marks=tuple(filters.marks(groups, lines)),
        filters=groups,
        words=filters.words() if groups else "",
    )


def _newest(found: list[Told], lookup: Lookup, groups: tuple[Filter, ...], part: str = "") -> Index:
    """The newest of these; the filters are those of the timeline's data."""
    rows = tuple(row(incident, lookup) for incident, _ in found[:NEWEST])
    return Index(total=len(found), shown=len(rows), part=part, rows=rows, filters=groups)


# ---------------------------------------------------------------- actors


def actors(lookup: Lookup) -> Iterator[Page]:
    """All actors that have a page, by name, and a list of every kind."""
    parts = actor.parts(cast(lookup))
    found = sorted(lookup.actors.values(), key=lambda each: (each.name.casefold(), each.key))
    told = [
        (_actor(each, len(parts.get(each.key, ())), lookup),
         index_facets.actor(each, parts.get(each.key, ())))
        for each in found
    ]  # fmt: skip
    about = say("in_indexes.public_persons_bodies_and")
    title = say("in_indexes.actors")
    groups = index_facets.of_actors([values for _, values in told])
    view = msgspec.structs.replace(_actors(told, ""), led=filters.led(groups))
    yield page(addresses.ACTORS, title, "actors.md.j2", about, view)
    for kind in dict.fromkeys(each.kind for each in found):
        part = wording.term("actor_kind", kind).text
        yield page(
            addresses.part("actors", kind),
            say("in_indexes.part", whole=title, part=part),
            "actors.md.j2",
            say("in_indexes.part_of", whole=about, part=part),
            _actors([one for one in told if one[1]["kind"] == (kind,)], part),
        )


def _actors(told: list[tuple[Listed, Values]], part: str) -> Index:
    lines = [values for _, values in told]
    groups = filters.telling(index_facets.of_actors(lines), lines)
    marks = filters.marks(groups, lines)
    shown = tuple(
        msgspec.structs.replace(line, marks=mark)
        for (line, _), mark in zip(told, marks, strict=True)
    )
    return Index(
        total=len(told),
        shown=len(told),
        part=part,
        lines=shown,
        filters=groups,
        words=filters.words() if groups else "",
    )


def _actor(each: ArchiveActor, parts: int, lookup: Lookup) -> Listed:
    return Listed(
        path=lookup.actor(each.key),
        title=each.name,
        kind=wording.term("actor_kind", each.kind),
        more=", ".join(each.aliases[:4]),
        count=parts,
        reports=len(each.articles),
    )


# ---------------------------------------------------------------- places


def places(lookup: Lookup) -> Iterator[Page]:
    """All places by country, both by name."""
    found = sorted(
        (place for place in lookup.archive.places if place.kind != "country"),
        key=lambda place: (place.name, place.key),
    )
    lines = [index_facets.place(place, lookup) for place in found]
    groups = filters.telling(index_facets.of_places(lines), lines)
    marks = dict(zip((place.key for place in found), filters.marks(groups, lines), strict=True))
    lands = tuple(_lands(found, marks, lookup))
    about = say("in_indexes.every_place_where_an")
    drawn = atlas.world(lookup, 720, 400, say("map.world"))
    view = Index(
        total=len(found),
        shown=len(found),
        groups=lands,
        map=drawn,
        filters=groups,
        words=filters.words() if groups else "",
    )
    yield page(addresses.PLACES, say("in_indexes.places"), "places.md.j2", about, view)


def _lands(found: list[ArchivePlace], marks: Mapping[str, str], lookup: Lookup) -> Iterator[Group]:
    """The countries by name, what lies in none last."""
    inside: dict[str | None, list[ArchivePlace]] = {}
    lands = {place.country: place for place in lookup.archive.places if place.kind == "country"}
    for place in found:
        inside.setdefault(place.country, []).append(place)
    names = {code: country_name(code) or say("in_indexes.no_country") for code in (*lands, *inside)}
    order = sorted(names, key=lambda code: (code not in lands, names[code]))
    for code in order:
        here = inside.get(code, [])
        land = lands.get(code)
        lines = tuple(_place(place, marks[place.key], lookup) for place in here)
        total = len({id for place in (*here, *filter(None, [land])) for id in place.incidents})
        path = lookup.place(land.key) if land else None
        yield Group(names[code], f"c-{(code or 'none').lower()}", path, total, lines)


def _place(place: ArchivePlace, marks: str, lookup: Lookup) -> Listed:
    return Listed(
        path=lookup.place(place.key),
        title=place.name,
        count=len(place.incidents),
        at=atlas.point(place),
        marks=marks,
    )


# ---------------------------------------------------------------- sources


class _Desk(NamedTuple):
    """What the lists of articles need: who is who, and the list of each outlet."""

    people: Cast
    outlets: Mapping[str, str | None]


def sources(lookup: Lookup) -> Iterator[Page]:
    """All articles by outlet, newest first, and a list of every outlet and year."""
    every: list[Seen] = [
        (record, index_facets.source(record, lookup)) for record in lookup.archive.records
    ]
    every.sort(key=lambda one: (_latest(one[0]), one[0].id), reverse=True)
    groups = filters.led(index_facets.of_sources([values for _, values in every]))
    outlets = {o.value: o.path for group in groups if group.name == "outlet" for o in group.options}
    desk = _Desk(cast(lookup), outlets)
    view = msgspec.structs.replace(_articles(every, desk), led=groups)
    yield _sources_page(addresses.SOURCES, view)
    for group in groups:
        inside = _grouped(every, group.name)
        for option in group.options:
            found = inside[option.value]
            yield from _articles_of(option, found, desk, split=group.name == "outlet")


def _articles_of(option: Option, found: list[Seen], desk: _Desk, *, split: bool) -> Iterator[Page]:
    """The list of a year or an outlet; an outlet's years split it if it is long."""
    path = option.path or ""
    years = _grouped(found, "year") if split and len(found) > WHOLE else {}
    paths = {year: path.replace(".md", f"--{year}.md") for year in years}
    led = filters.filters((facets.years(set(years), paths),), [values for _, values in found])
    view = _articles(found, desk, option.text, whole=not years)
    yield _sources_page(path, msgspec.structs.replace(view, led=led if years else ()))
    for year in led[0].options if years else ():
        part = f"{option.text}, {year.text}"
        yield _sources_page(paths[year.value], _articles(years[year.value], desk, part, whole=True))


def _grouped(found: list[Seen], name: str) -> dict[str, list[Seen]]:
    groups: dict[str, list[Seen]] = {}
    for one in found:
        groups.setdefault(one[1][name][0], []).append(one)
    return groups


def _sources_page(path: str, view: Index) -> Page:
    title, about = say("in_indexes.sources"), say("in_indexes.every_article_that_was")
    if view.part:
        title = say("in_indexes.part", whole=title, part=view.part)
        about = say("in_indexes.part_of", whole=about, part=view.part)
    return page(path, title, "sources.md.j2", about, view)


def _latest(record: Record) -> str:
    return record.article.published or ""


def _articles(every: list[Seen], desk: _Desk, part: str = "", *, whole: bool = False) -> Index:
    """These articles by outlet, the newest if they are many; filters need all of them."""
    found = every if whole or len(every) <= WHOLE else every[:NEWEST]
    total = len(every)
    lines = [values for _, values in found]
    every_group = index_facets.of_sources(lines) if len(found) == total else ()
    groups = filters.telling(every_group, lines)
    by_outlet: dict[str, list[Listed]] = {}
    for (record, _), marks in zip(found, filters.marks(groups, lines), strict=True):
        by_outlet.setdefault(record.article.outlet or "", []).append(
            _source(record, desk.people, marks)
        )
    names = sorted(by_outlet, key=lambda name: (not name, name.casefold(), name))
    return Index(
        total=total,
        shown=len(found),
        outlets=len({values["outlet"] for _, values in every}),
        part=part,
        groups=tuple(
            Group(name or say("in_indexes.outlet_not_known"), f"outlet-{number}",
                  desk.outlets.get(name), len(by_outlet[name]), tuple(by_outlet[name]))
            for number, name in enumerate(names, start=1)
        ),
        filters=groups,
        words=filters.words() if groups else "",
    )  # fmt: skip


def _source(record: Record, people: Cast, marks: str) -> Listed:
    head = record.article
    repeats = people.look.archive.duplicates.get(record.id)
    notes = [say("in_indexes.summary")] if head.kind == "summary" else []
    notes += [say("in_indexes.repeats_another_article")] if repeats else []
    notes += [] if record.incidents else [say("in_indexes.no_event_read")]
    return Listed(
        path=people.look.source(record.id),
        title=people.headline(record) if head.title else record.id,
        day=head.published,
        when=wording.short_day(head.published)
        if head.published
        else say("in_indexes.day_not_told"),
        more=", ".join(notes),
        count=len(record.incidents),
        marks=marks,
    )
