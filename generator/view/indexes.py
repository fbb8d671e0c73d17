"""The lists of everything: incidents, actors, dates, places, sources."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from generator import addresses
from generator.model import ArchiveActor, ArchivePlace, Record
from generator.page import Page
from generator.view import actor, anniversaries, atlas, wording
from generator.view.atlas import Atlas
from generator.view.interface import say
from generator.view.lookup import Lookup, country_name
from generator.view.people import Cast, cast
from generator.view.rows import Row, exact, row


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A line of an index. `path` is the page it leads to, `day` an ISO day that it sorts by,
    `at` where a place lies: longitude and latitude."""

    path: str | None
    title: str
    kind: wording.Term | None = None
    day: str | None = None
    when: str = ""
    more: str = ""
    count: int = 0
    reports: int = 0
    at: str = ""


class Group(msgspec.Struct, frozen=True):
    """Lines, or narrower groups, under one heading; `path` is the heading's own page."""

    title: str
    anchor: str
    path: str | None
    total: int
    lines: tuple[Listed, ...] = ()
    groups: tuple["Group", ...] = ()


class Index(msgspec.Struct, frozen=True, kw_only=True):
    """An index: how many lines in what order, in one list or in groups."""

    total: int
    lines: tuple[Listed, ...] = ()
    rows: tuple[Row, ...] = ()
    groups: tuple[Group, ...] = ()
    map: Atlas | None = None


def _page(path: str, title: str, template: str, description: str, view: Index) -> Page:
    """An index; only that of dates is long enough for a table of contents."""
    return Page(
        path=path,
        title=title,
        template=template,
        kind="index",
        description=description,
        hide=("navigation",) if path == addresses.DATES and view.groups else ("navigation", "toc"),
        view=view,
    )


# ---------------------------------------------------------------- incidents and actors


def incidents(lookup: Lookup) -> Iterator[Page]:
    """All incidents, newest first."""
    found = tuple(row(incident, lookup) for incident in lookup.order)
    view = Index(total=len(found), rows=found)
    about = say("in_indexes.all_incidents_in_the")
    yield _page(addresses.INCIDENTS, say("in_indexes.incidents"), "incidents.md.j2", about, view)


def actors(lookup: Lookup) -> Iterator[Page]:
    """All actors that have a page, by name."""
    parts = actor.parts(cast(lookup))
    found = sorted(lookup.actors.values(), key=lambda each: (each.name.casefold(), each.key))
    lines = tuple(_actor(each, len(parts.get(each.key, ())), lookup) for each in found)
    about = say("in_indexes.public_persons_bodies_and")
    view = Index(total=len(lines), lines=lines)
    yield _page(addresses.ACTORS, say("in_indexes.actors"), "actors.md.j2", about, view)


def _actor(each: ArchiveActor, parts: int, lookup: Lookup) -> Listed:
    return Listed(
        path=lookup.actor(each.key),
        title=each.name,
        kind=wording.term("actor_kind", each.kind),
        more=", ".join(each.aliases[:4]),
        count=parts,
        reports=len(each.articles),
    )


# ---------------------------------------------------------------- dates


def dates(lookup: Lookup) -> Iterator[Page]:
    """Every day that has a page, by year and month, newest first."""
    happened = Counter(
        incident.when.earliest for incident in lookup.archive.incidents if exact(incident.when)
    )
    years = [_dates_of(year, lookup, happened) for year in reversed(lookup.years)]
    groups = (*years, *_any_year(lookup))
    about = say("in_indexes.every_day_on_which")
    view = Index(total=len(lookup.days), groups=groups)
    yield _page(addresses.DATES, say("in_indexes.dates"), "dates.md.j2", about, view)


def _dates_of(year: str, lookup: Lookup, happened: Counter[str | None]) -> Group:
    days = [day for day in lookup.days if day[:4] == year]
    months = tuple(
        _days_of(month, [day for day in days if day[:7] == month], lookup, happened)
        for month in reversed(lookup.months)
        if month[:4] == year
    )
    return Group(year, f"y{year}", lookup.date(year), len(days), groups=months)


def _any_year(lookup: Lookup) -> Iterator[Group]:
    """The days of the year on which incidents fell, by month: the last group, if there are any."""
    months: dict[str, list[Listed]] = {}
    for day, ids in anniversaries.days_of_year(lookup).items():
        line = Listed(
            path=addresses.day_of_year(day),
            title=say("in_indexes.any_year", day=anniversaries.name(day)),
            when=day[3:].lstrip("0"),
            count=len(ids),
        )
        months.setdefault(anniversaries.name(day).split()[1], []).append(line)
    if months:
        groups = tuple(
            Group(month, f"any-{month.lower()}", None, len(lines), tuple(lines))
            for month, lines in months.items()
        )
        yield Group(
            say("in_indexes.any_year_2"), "any", None, sum(g.total for g in groups), groups=groups
        )


def _days_of(month: str, days: list[str], lookup: Lookup, happened: Counter[str | None]) -> Group:
    lines = tuple(
        Listed(
            path=lookup.date(day),
            title=wording.full_day(day),
            day=day,
            when=day[8:].lstrip("0"),
            count=happened[day],
        )
        for day in days
    )
    title = wording.day(month).split()[0]
    return Group(title, f"m{month}", lookup.date(month), len(days), lines)


# ---------------------------------------------------------------- places


def places(lookup: Lookup) -> Iterator[Page]:
    """All places by country, both by name."""
    by_country: dict[str | None, list[ArchivePlace]] = {}
    for place in lookup.archive.places:
        by_country.setdefault(place.country, []).append(place)
    groups = tuple(
        sorted(
            (_country(code, found, lookup) for code, found in by_country.items()),
            key=lambda group: (group.path is None, group.title),
        )
    )
    about = say("in_indexes.every_place_where_an")
    drawn = atlas.world(lookup, 720, 400, say("map.world"))
    view = Index(total=sum(len(land.lines) for land in groups), groups=groups, map=drawn)
    yield _page(addresses.PLACES, say("in_indexes.places"), "places.md.j2", about, view)


def _country(code: str | None, found: list[ArchivePlace], lookup: Lookup) -> Group:
    land = next((place for place in found if place.kind == "country"), None)
    inside = sorted(
        (place for place in found if place is not land), key=lambda place: (place.name, place.key)
    )
    title = country_name(code) or say("in_indexes.no_country")
    lines = tuple(
        Listed(
            path=lookup.place(place.key),
            title=place.name,
            count=len(place.incidents),
            at=atlas.point(place),
        )
        for place in inside
    )
    total = len({id for place in found for id in place.incidents})
    path = lookup.place(land.key) if land else None
    return Group(title, f"c-{(code or 'none').lower()}", path, total, lines)


# ---------------------------------------------------------------- sources


def sources(lookup: Lookup) -> Iterator[Page]:
    """All articles by outlet, newest first."""
    by_outlet: dict[str, list[Record]] = {}
    for record in lookup.archive.records:
        by_outlet.setdefault(record.article.outlet or "", []).append(record)
    people = cast(lookup)
    names = sorted(by_outlet, key=lambda name: (not name, name.casefold(), name))
    groups = tuple(
        _outlet(number, name, by_outlet[name], people) for number, name in enumerate(names, start=1)
    )
    about = say("in_indexes.every_article_that_was")
    view = Index(total=len(lookup.archive.records), groups=groups)
    yield _page(addresses.SOURCES, say("in_indexes.sources"), "sources.md.j2", about, view)


def _outlet(number: int, name: str, records: list[Record], people: Cast) -> Group:
    order = sorted(records, key=lambda record: record.id)
    order.sort(key=lambda record: record.article.published or "", reverse=True)
    lines = tuple(_source(record, people) for record in order)
    return Group(
        name or say("in_indexes.outlet_not_known"), f"outlet-{number}", None, len(lines), lines
    )


def _source(record: Record, people: Cast) -> Listed:
    head = record.article
    repeats = people.look.archive.duplicates.get(record.id)
    notes = ["summary"] if head.kind == "summary" else []
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
    )
