"""Feeds of the archive, of each country and of each actor: Atom (RFC 4287), JSON Feed 1.1.

An entry is an incident. Its id never changes, and its `updated` is the day of the last report or
decision, so that only what truly changed comes up again.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import msgspec
from slugify import slugify

from generator import addresses
from generator.escape import plain
from generator.export.gate import Gate
from generator.export.package import about
from generator.model import Incident
from generator.settings import Settings
from generator.view import fresh, rows, wording
from generator.view.fresh import NEVER, Days
from generator.view.licences import licence
from generator.view.lookup import Lookup
from generator.view.people import cast

ATOM = "http://www.w3.org/2005/Atom"
ENTRIES = 50  # of a feed: readers ask often, and keep what they have seen
OWNED = "2026"  # since when the name in a tag is the archive's, if the settings tell no day
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Feed(NamedTuple):
    """A feed: its address without ending, its title, the page it belongs to, its incidents."""

    path: str
    title: str
    page: str
    incidents: tuple[Incident, ...]


class Entry(NamedTuple):
    """An incident as feeds show it. `page` and `twin` are addresses below the site."""

    id: str
    title: str
    page: str
    twin: str
    days: Days
    words: str
    terms: tuple[tuple[str, str], ...]
    edtf: str | None
    precision: str


def feeds(look: Lookup) -> tuple[Feed, ...]:
    """The archive's own feed, then one for each country and actor with an incident."""
    gate, by_page = Gate(cast(look)), defaultdict[str, list[Incident]](list)
    for incident in look.archive.incidents:
        for key in gate.keys(incident.actors, gate.records(incident)):
            by_page[addresses.actor(key)].append(incident)
        country = (incident.where.country or "").lower()
        if country in look.places:
            by_page[addresses.place(country)].append(incident)
    name = look.settings.name
    named = {addresses.actor(key): actor.name for key, actor in look.actors.items()}
    named |= {addresses.place(key): place.name for key, place in look.places.items()}
    whole = Feed(addresses.FEED, name, addresses.HOME, look.archive.incidents)
    return (whole, *(
        Feed(addresses.feed(page), f"{name}: {named[page]}", page, tuple(found))
        for page, found in sorted(by_page.items())
    ))  # fmt: skip


def texts(look: Lookup, summaries: Mapping[str, str]) -> dict[str, str]:
    """The files of all feeds: path below docs/ → text. `summaries` are by page."""
    changed = fresh.every(look)
    entries = {
        incident.id: _entry(look, incident, changed[incident.id], summaries)
        for incident in look.archive.incidents
    }
    found: dict[str, str] = {}
    for feed in feeds(look):
        ids = sorted(incident.id for incident in feed.incidents)
        ids.sort(key=lambda id: fresh.whole(changed[id].last), reverse=True)
        shown = [entries[id] for id in ids[:ENTRIES]]
        found[f"{feed.path}.xml"] = atom(feed, shown, look.settings)
        found[f"{feed.path}.json"] = json_feed(feed, shown, look.settings)
    return found


def _entry(
    look: Lookup, incident: Incident, told: Days, summaries: Mapping[str, str]
) -> Entry:  # fmt: skip
    path = addresses.incident(incident.id)
    kind = wording.term("incident_type", incident.type).text
    terms = [(incident.type, kind)]
    country = look.places.get((incident.where.country or "").lower())
    if country:
        terms.append((country.country or country.key, country.name))
    return Entry(
        id=path.removesuffix(".md"),
        title=f"{incident.title}, {rows.short_when(incident.when)}",
        page=addresses.html(path),
        twin=addresses.twin(incident.id),
        days=Days(_from(incident, told.first), _from(incident, told.last)),
        words=summaries.get(path, ""),
        terms=tuple(terms),
        edtf=incident.when.edtf,
        precision=incident.when.precision,
    )


def _from(incident: Incident, day: str) -> str:
    """The day from which a report may have been out: in a month of which no more is told, not
    before the event."""
    first = incident.when.earliest or ""
    return first if first.startswith(day) else fresh.whole(day)


# ---------------------------------------------------------------- names and addresses


def tag(settings: Settings, path: str) -> str:
    """The permanent name of a thing (RFC 4151): it stays when the site moves, if the settings
    name a tag; else it is made of the site's address."""
    named = settings.tag
    if not named:
        host = urlsplit(settings.site_url or "").hostname
        named = f"{host or (slugify(settings.name) or 'archive') + '.invalid'},{OWNED}"
    return f"tag:{named}:{path}"


def whole(settings: Settings, path: str) -> str | None:
    """The whole address of a file of the site, None if the site's own is not known."""
    site = (settings.site_url or "").rstrip("/")
    return f"{site}/{path}" if site else None


def _way(settings: Settings, path: str, feed: Feed) -> str:
    """Where a feed leads to: whole, or relative to the feed's own place."""
    return whole(settings, path) or addresses.relative(path, from_page=feed.path)


def moment(day: str) -> str:
    """The start of a day, month or year as RFC 3339 wants it."""
    return f"{fresh.whole(day)}T00:00:00Z"


# ---------------------------------------------------------------- Atom


def atom(feed: Feed, entries: Sequence[Entry], settings: Settings) -> str:
    """A feed as Atom."""
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": settings.languages[0]})
    _text(root, "id", tag(settings, feed.path))
    _text(root, "title", feed.title)
    _text(root, "subtitle", about(settings))
    _text(root, "updated", max((moment(e.days.last) for e in entries), default=moment(NEVER)))
    author = ET.SubElement(root, "author")
    _text(author, "name", settings.name)
    if settings.site_url:
        _text(author, "uri", settings.site_url)
        _link(root, "self", "application/atom+xml", whole(settings, f"{feed.path}.xml") or "")
    _link(root, "alternate", "text/html", _way(settings, addresses.html(feed.page), feed))
    stated = licence(settings.licence)
    if stated:
        _text(root, "rights", stated.title)
    for entry in entries:
        root.append(_atom_entry(entry, feed, settings))
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, "unicode") + "\n"


def _atom_entry(entry: Entry, feed: Feed, settings: Settings) -> ET.Element:
    found = ET.Element("entry")
    _text(found, "id", tag(settings, entry.id))
    _text(found, "title", entry.title)
    _text(found, "published", moment(entry.days.first))
    _text(found, "updated", moment(entry.days.last))
    _link(found, "alternate", "text/html", _way(settings, entry.page, feed))
    _link(found, "related", "application/json", _way(settings, entry.twin, feed))
    for term, label in entry.terms:
        ET.SubElement(found, "category", {"term": term, "label": _xml(label)})
    _text(found, "summary", entry.words or entry.title)
    return found


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = _xml(text)


def _link(parent: ET.Element, rel: str, kind: str, href: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "type": kind, "href": href})


def _xml(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return _NO_XML.sub("\ufffd", plain(text))


# ---------------------------------------------------------------- JSON Feed


def json_feed(feed: Feed, entries: Sequence[Entry], settings: Settings) -> str:
    """A feed as JSON Feed. It has no addresses where the site's own is not known."""
    body: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": whole(settings, addresses.html(feed.page)),
        "feed_url": whole(settings, f"{feed.path}.json"),
        "description": about(settings),
        "language": settings.languages[0],
        "authors": [_told({"name": settings.name, "url": settings.site_url})],
        "items": [_told(dict(_item(entry, settings))) for entry in entries],
    }
    return msgspec.json.format(msgspec.json.encode(_told(body)), indent=1).decode() + "\n"


def _item(entry: Entry, settings: Settings) -> Iterator[tuple[str, Any]]:
    yield "id", tag(settings, entry.id)
    yield "url", whole(settings, entry.page)
    yield "title", plain(entry.title)
    yield "content_text", plain(entry.words or entry.title)
    yield "date_published", moment(entry.days.first)
    yield "date_modified", moment(entry.days.last)
    yield "tags", [plain(label) for _, label in entry.terms]
    event = {"date": entry.edtf, "date_precision": entry.precision}
    yield "_dateline", _told(event | {"record": whole(settings, entry.twin)})


def _told(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
