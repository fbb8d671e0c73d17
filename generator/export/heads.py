"""What stands in the head of each page: when it changed, its feed, its record, what it is about."""

from collections.abc import Mapping
from typing import NamedTuple

from generator import addresses
from generator.export import feeds, linked
from generator.export.files import FOLDER
from generator.export.gate import Gate
from generator.model import ArchiveActor, ArchivePlace, Incident, Record
from generator.page import Head, Page
from generator.view import fresh
from generator.view.lookup import Lookup
from generator.view.people import cast

SECTIONS = {
    "incidents": "Incidents",
    "actors": "Actors",
    "dates": "Dates",
    "places": "Places",
    "sources": "Sources",
}


class Heads(NamedTuple):
    """Everything that heads are made of, by the address of the page."""

    gate: Gate
    changed: Mapping[str, fresh.Days]
    feeds: Mapping[str, feeds.Feed]
    incidents: Mapping[str, Incident]
    actors: Mapping[str, ArchiveActor]
    places: Mapping[str, ArchivePlace]
    records: Mapping[str, Record]
    files: tuple[str, ...]

    def head(self, page: Page) -> Head:
        """The head of a page."""
        feed = self.feeds.get(page.path)
        incident = self.incidents.get(page.path)
        return Head(
            updated=self._updated(page.path),
            feed=(feed.title, feed.path) if feed and feed.page != addresses.HOME else None,
            record=addresses.twin(incident.id) if incident else None,
            linked=self._linked(page),
        )

    def _updated(self, path: str) -> str | None:
        """The day of the last change of what the page shows, where that can be told."""
        if path in self.records:
            return self.records[path].article.published
        if path in self.incidents:
            return fresh.latest([self.changed[self.incidents[path].id]])
        if path in self.feeds:
            return fresh.latest(self.changed[one.id] for one in self.feeds[path].incidents)
        if path in self.places:
            return fresh.latest(self.changed[id] for id in self.places[path].incidents)
        return fresh.latest(self.changed.values()) if path in _WHOLE else None

    def _linked(self, page: Page) -> str:
        if page.kind == "gone":
            return ""
        way = self._way(page.path, page.path)
        about = self._about(page, way)
        steps = [(self.gate.look.settings.name, self._way(addresses.HOME, page.path))]
        folder = page.path.partition("/")[0]
        index = f"{folder}/index.md"
        if folder in SECTIONS and page.path != index:
            steps.append((SECTIONS[folder], self._way(index, page.path)))
        if page.path == addresses.HOME:
            return linked.script(about)
        return linked.script(about, linked.crumbs([*steps, (page.title, way)]))

    def _about(self, page: Page, way: str) -> linked.Node:
        path, words = page.path, page.description
        if path in self.incidents:
            return linked.event(self.gate, self.incidents[path], way, words)
        if path in self.records:
            return linked.source(self.gate, self.records[path], way)
        if path in self.actors:
            return linked.actor(self.actors[path], way, words)
        if path in self.places:
            return linked.place(self.places[path], way, words)
        if path == addresses.HOME:
            return linked.website(self.gate, way, words)
        if path == addresses.DATA:
            files = {name: self._way(f"{FOLDER}/{name}", path) for name in self.files}
            return linked.dataset(self.gate, way, files, self._updated(addresses.HOME))
        return linked.collection(page.title, way, words)

    def _way(self, target: str, page: str) -> str:
        """The whole address of a page or file; relative to the page where the site's own is not
        known."""
        whole = feeds.whole(self.gate.look.settings, addresses.html(target))
        return whole or addresses.html(addresses.relative(target, from_page=page))


# Pages that show the whole archive change whenever it does.
_WHOLE = frozenset((
    addresses.HOME, addresses.TIMELINE, addresses.INCIDENTS, addresses.ACTORS, addresses.DATES,
    addresses.PLACES, addresses.SOURCES, addresses.DATA, addresses.CHANGES,
))  # fmt: skip


def heads(look: Lookup, files: Mapping[str, str]) -> Heads:
    """The heads of an archive's pages. `files` are the data files by name."""
    return Heads(
        gate=Gate(cast(look)),
        changed=fresh.every(look),
        feeds={feed.page: feed for feed in feeds.feeds(look)},
        incidents={addresses.incident(one.id): one for one in look.archive.incidents},
        actors={addresses.actor(key): one for key, one in look.actors.items()},
        places={addresses.place(key): one for key, one in look.places.items()},
        records={addresses.source(id): one for id, one in look.records.items()},
        files=tuple(files),
    )
