"""What is recorded of every day: what happened or may have, what was reported, said and counted."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from generator.model import Attribution, DatedToll, Incident, Record, Statement
from generator.view import tolls
from generator.view.lookup import Lookup, is_day, span
from generator.view.people import Cast

T = TypeVar("T")
WIDEST_YEARS = 5  # a span over more years stands on no year's page


class Spoken(NamedTuple):
    """A statement with its number in its article."""

    record: Record
    number: int
    statement: Statement


class Entry(NamedTuple):
    """Everything of one day."""

    happened: tuple[Incident, ...] = ()
    maybe: tuple[Incident, ...] = ()
    reported: tuple[Record, ...] = ()
    voices: tuple[tuple[Incident, Attribution], ...] = ()
    spoken: tuple[Spoken, ...] = ()
    figures: tuple[tuple[Incident, DatedToll], ...] = ()

    @property
    def other(self) -> int:
        """How many reports, claims and statements the day has."""
        return len(self.reported) + len(self.voices) + len(self.spoken)


class Almanac(NamedTuple):
    """The entries by day, the incidents of which only the month or year is known by that, and the
    days of every year by "03-07"; `about` tells which incidents an article tells of, `loose` has
    the articles of which only the month or year of publication is known."""

    look: Lookup
    entries: Mapping[str, Entry]
    wide: Mapping[str, tuple[Incident, ...]]
    yearly: Mapping[str, tuple[str, ...]]
    about: Mapping[str, tuple[tuple[Incident, int], ...]]
    loose: Mapping[str, tuple[Record, ...]]

    def entry(self, iso: str) -> Entry:
        """What is recorded of a day, which may be nothing."""
        return self.entries.get(iso, _NOTHING)


_NOTHING = Entry()


class _Lists(NamedTuple):
    """What a day's entry is gathered in."""

    happened: list[Incident]
    maybe: list[Incident]
    reported: list[Record]
    voices: list[tuple[Incident, Attribution]]
    spoken: list[Spoken]
    figures: list[tuple[Incident, DatedToll]]

    def entry(self) -> Entry:
        """The day's entry."""
        return Entry(
            tuple(self.happened),
            tuple(self.maybe),
            tuple(self.reported),
            tuple(self.voices),
            tuple(self.spoken),
            tuple(self.figures),
        )


_Days = dict[str, _Lists]


def almanac(people: Cast) -> Almanac:
    """The almanac of an archive, without statements that name private people."""
    look = people.look
    days: _Days = defaultdict(lambda: _Lists([], [], [], [], [], []))
    wide: dict[str, list[Incident]] = defaultdict(list)
    about: dict[str, list[tuple[Incident, int]]] = defaultdict(list)
    loose: dict[str, list[Record]] = defaultdict(list)
    for incident in look.order:
        for ref in incident.reports:
            about[ref.article].append((incident, ref.index))
        for period in _wide(incident):
            wide[period].append(incident)
        _note_incident(days, look, incident)
    for record in look.archive.records:
        published = record.article.published
        if published and not is_day(published):
            loose[published].append(record)
        _note_record(days, record, people)
    entries = {day: lists.entry() for day, lists in days.items()}
    yearly: dict[str, list[str]] = defaultdict(list)
    for day in sorted(entries, reverse=True):
        if entries[day].happened:
            yearly[day[5:]].append(day)
    return Almanac(look, entries, _frozen(wide), _frozen(yearly), _frozen(about), _frozen(loose))


def _frozen(lists: Mapping[str, Iterable[T]]) -> dict[str, tuple[T, ...]]:
    return {key: tuple(found) for key, found in lists.items()}


def _note_incident(days: _Days, look: Lookup, incident: Incident) -> None:
    possible = span(incident.when)
    for day in possible:
        (days[day].happened if len(possible) == 1 else days[day].maybe).append(incident)
    for found in incident.attributions:
        if is_day(found.when):
            days[found.when].voices.append((incident, found))
    for day, toll in _figures(look, incident):
        days[day].figures.append((incident, toll))


def _figures(look: Lookup, incident: Incident) -> Iterator[tuple[str, DatedToll]]:
    """The figures with a day that a report settles on, after those it calls earlier ones."""
    kept = {"killed": incident.killed, "injured": incident.injured}
    later = []
    for toll in incident.tolls:
        if not is_day(toll.as_of):
            continue
        if look.adopted(incident, toll):
            later.append((toll.as_of, toll))
        elif toll.best is not None and tolls.inside(toll.best, kept.get(toll.outcome)):
            yield toll.as_of, toll
    yield from later


def _note_record(days: _Days, record: Record, people: Cast) -> None:
    """Its day of publication and, unless it repeats another article, its statements."""
    if is_day(record.article.published):
        days[record.article.published].reported.append(record)
    own = record.id not in people.look.archive.duplicates
    for number, statement in enumerate(record.statements if own else (), start=1):
        if is_day(statement.when) and not people.names_private(statement.quote, record):
            days[statement.when].spoken.append(Spoken(record, number, statement))


def _wide(incident: Incident) -> list[str]:
    """The months or years on whose pages an incident stands that has no day of its own."""
    first, last = incident.when.earliest, incident.when.latest
    if not first or not last or span(incident.when):
        return []
    if first[:7] == last[:7]:
        return [first[:7]]
    years = range(int(first[:4]), int(last[:4]) + 1)
    return [f"{year:04d}" for year in years] if len(years) <= WIDEST_YEARS else []
