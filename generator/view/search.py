"""What search finds: one small entry of facts for every page, and the page that shows the answers.

No quotation of an article goes into an entry, and nobody who has no page of their own: what stands
here is what the archive itself says, under the same privacy profile as its pages.
"""

from collections.abc import Iterable, Iterator

import msgspec

from generator import addresses
from generator.model import ArchiveActor, Incident, Record, When
from generator.page import Page
from generator.view import actor, almanac, anniversaries, rows, wording
from generator.view.almanac import Almanac, Entry
from generator.view.interface import entry, many, say
from generator.view.lookup import Lookup, country_name
from generator.view.people import Cast, cast

_WIDEST_YEARS = 5  # an event that may lie in more years is found under none of them


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What search knows of a page. `content` is looked into, `meta` is shown, `filters` narrow the
    answers down, `sort` orders them: the last day as a number, and the killed if told.
    `first` is whether the title weighs more than that of a source or a day."""

    url: str
    title: str
    content: str
    meta: dict[str, str]
    filters: dict[str, list[str]]
    sort: dict[str, str]
    first: bool = True


class Search(msgspec.Struct, frozen=True):
    """The search page without scripts: the indexes with their totals."""

    indexes: tuple[tuple[str, str, int], ...]


def pages(look: Lookup) -> Iterator[Page]:
    """The page of answers, complete only with scripts; without, it leads to the indexes."""
    archive = look.archive
    indexes = (
        (say("search.incidents"), addresses.INCIDENTS, len(archive.incidents)),
        (say("search.actors"), addresses.ACTORS, len(look.actors)),
        (say("search.dates"), addresses.DATES, len(look.days)),
        (say("search.places"), addresses.PLACES, len(archive.places)),
        (say("search.sources"), addresses.SOURCES, len(archive.records)),
    )
    yield Page(
        path=addresses.SEARCH,
        title=say("search.label"),
        template="search.md.j2",
        kind="search",
        hide=("navigation", "toc"),
        description=say("search.about"),
        view=Search(indexes),
    )


def entries(look: Lookup) -> Iterator[Found]:
    """Everything that can be found, in the order of the archive."""
    people = cast(look)
    for incident in look.order:
        yield _incident(look, incident)
    parts = actor.parts(people)
    for key in sorted(look.actors):
        yield _actor(look.actors[key], parts.get(key, ()))
    yield from _places(look)
    yield from _dates(almanac.almanac(people))
    about = _told(look)
    for record in look.archive.records:
        yield _source(people, record, about.get(record.id, []))


# ---------------------------------------------------------------- one entry a kind


def _incident(look: Lookup, incident: Incident) -> Found:
    row = rows.row(incident, look)
    names = [look.actors[key].name for key in incident.actors if key in look.actors]
    told = [_toll(toll) for toll in row.tolls]
    terms = [wording.term("weapon", code).text for code in incident.weapons]
    terms += [wording.term("target", code).text for code in incident.targets]
    when = wording.when(incident.when)
    places = (row.place, incident.where.admin1 or "")
    years = _years(incident.when)
    return Found(
        url=addresses.html(row.path),
        title=incident.title,
        content=_content(
            incident.title,
            row.kind.text,
            *places,
            when,
            incident.when.earliest or "",
            *names,
            *(chip.text for chip in row.chips),
            *terms,
            *told,
        ),
        meta=_meta("incident", when=row.when, place=row.place, more=row.kind.text)
        | ({"toll": ", ".join(told)} if told else {})
        | {"said": "|".join(f"{chip.mark}:{chip.text}" for chip in row.chips)},
        filters=_filters(
            "incident",
            type=[row.kind.text],
            country=_countries([incident.where.country]),
            actor=names,
            year=years or [_words()["undated"]],
        ),
        sort=_sort(incident.when.latest, killed=_killed(incident)),
    )


def _actor(each: ArchiveActor, parts: tuple[actor.Part, ...]) -> Found:
    kind = wording.term("actor_kind", each.kind).text
    roles = [role.title for _, role in each.roles]
    days = [part.incident.when.latest or "" for part in parts]
    lands = _countries(part.incident.where.country for part in parts)
    years = {year for part in parts for year in _years(part.incident.when)}
    return Found(
        url=addresses.html(addresses.actor(each.key)),
        title=each.name,
        content=_content(each.name, *each.aliases, kind, *roles),
        meta=_meta("actor", more=kind, count=many("incident", len(parts))),
        filters=_filters("actor", country=lands, actor=[each.name], year=sorted(years)),
        sort=_sort(max(days, default=None)),
    )


def _places(look: Lookup) -> Iterator[Found]:
    for place in look.archive.places:
        found = [look.incidents[id] for id in place.incidents if id in look.incidents]
        land = country_name(place.country) or ""
        years = {year for incident in found for year in _years(incident.when)}
        yield Found(
            url=addresses.html(addresses.place(place.key)),
            title=place.name,
            content=_content(place.name, land),
            meta=_meta(
                "place",
                place=land if land != place.name else "",
                more=say(f"place.kinds.{place.kind}"),
                count=many("incident", len(found)),
            ),
            filters=_filters("place", country=_countries([place.country]), year=sorted(years)),
            sort=_sort(max((i.when.latest or "" for i in found), default=None)),
        )


def _dates(book: Almanac) -> Iterator[Found]:
    look = book.look
    for iso in look.days:
        title = wording.full_day(iso)
        counts = _day_counts(book.entry(iso))
        yield _date(iso, title, counts, _content(title, iso, wording.short_day(iso)))
    for iso in (*look.months, *look.years):
        title = wording.day(iso)
        count = sum(1 for incident in look.order if (incident.when.latest or "").startswith(iso))
        yield _date(iso, title, many("incident", count), _content(title, iso))
    for day, ids in anniversaries.days_of_year(look).items():
        title = say("search.any_year", day=anniversaries.name(day))
        path = addresses.day_of_year(day)
        yield Found(
            url=addresses.html(path),
            title=title,
            content=_content(title),
            meta=_meta("date", count=many("incident", len(ids))),
            filters=_filters("date"),
            sort=_sort(None),
            first=False,
        )


def _date(iso: str, title: str, counts: str, content: str) -> Found:
    return Found(
        url=addresses.html(addresses.date(iso)),
        title=title,
        content=content,
        meta=_meta("date", count=counts),
        filters=_filters("date", year=[iso[:4]]),
        sort=_sort(iso),
        first=False,
    )


def _day_counts(told: Entry) -> str:
    words = _words()
    counts = (
        (len(told.happened), words["happened"]),
        (len(told.maybe), words["maybe"]),
        (told.other, words["reported"]),
    )
    return ", ".join(f"{count} {word}" for count, word in counts if count)


def _source(people: Cast, record: Record, told: list[Incident]) -> Found:
    head = record.article
    title = people.headline(record) if head.title else record.id
    day = head.published
    lands = _countries(incident.where.country for incident in told)
    return Found(
        url=addresses.html(addresses.source(record.id)),
        title=title,
        content=_content(title, head.outlet or "", wording.day(day) if day else "", day or ""),
        meta=_meta(
            "source",
            when=wording.short_day(day) if day else _words()["undated"],
            more=head.outlet or "",
            count=many("incident", len(told)) if told else "",
        ),
        filters=_filters("source", country=lands, year=[day[:4]] if day else [_words()["undated"]]),
        sort=_sort(day),
        first=False,
    )


# ---------------------------------------------------------------- what all entries share


def _words() -> dict[str, str]:
    return dict(entry("search"))


def _content(*parts: str) -> str:
    """The words to look into, each told once."""
    return ". ".join(dict.fromkeys(part for part in parts if part))


def _meta(kind: str, **told: str) -> dict[str, str]:
    return {"kind": _words()[kind]} | {name: text for name, text in told.items() if text}


def _filters(kind: str, **values: list[str]) -> dict[str, list[str]]:
    given = {name: sorted(set(found)) for name, found in values.items() if found}
    return {"kind": [_words()[kind]]} | given


def _sort(day: str | None, *, killed: int | None = None) -> dict[str, str]:
    """Numbers. Who asks for the most killed gets the entries that have a figure, and no others."""
    digits = (day or "").replace("-", "").ljust(8, "0")
    return {"date": str(int(digits))} | ({} if killed is None else {"killed": str(killed)})


def _killed(incident: Incident) -> int | None:
    figure = incident.killed
    told = (figure.best, figure.low, figure.high) if figure else ()
    return next((value for value in told if value is not None), None)


def _toll(toll: rows.Toll) -> str:
    latest = f", {_words()['latest']} {toll.latest}" if toll.latest else ""
    small = f" {toll.small}" if toll.small else ""
    return f"{toll.text}{small}{latest} {toll.outcome}"


def _countries(codes: Iterable[str | None]) -> list[str]:
    return sorted({country_name(code) or "" for code in codes if code} - {""})


def _years(when: When) -> list[str]:
    if not when.latest:
        return []
    first, last = int((when.earliest or when.latest)[:4]), int(when.latest[:4])
    return (
        [f"{year:04d}" for year in range(first, last + 1)] if last - first < _WIDEST_YEARS else []
    )


def _told(look: Lookup) -> dict[str, list[Incident]]:
    """The incidents of every article."""
    told: dict[str, list[Incident]] = {}
    for incident in look.order:
        for id in dict.fromkeys(ref.article for ref in incident.reports):
            told.setdefault(id, []).append(incident)
    return told
