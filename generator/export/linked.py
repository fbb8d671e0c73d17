"""What a page is about, for search engines and other machines: schema.org as JSON-LD.

Nothing here says more than the page: a day of which only the year is known is that year, a country
is no point on a map, an event has no organiser, and nobody stands here who has no page.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from generator.escape import plain
from generator.export.gate import Gate
from generator.export.package import about
from generator.model import ArchiveActor, ArchivePlace, Incident, Record, When, Where
from generator.view.cited import original
from generator.view.licences import licence
from generator.view.lookup import country
from generator.view.receipts import outlet, unknown_outlet

Node = dict[str, Any]
ARTICLES = 20  # of an incident: the page has all
SPOTS = frozenset(("site", "near", "district", "city"))  # precise enough for a point
_ACTORS = {
    "person": "Person",
    "media": "NewsMediaOrganization",
    "party": "PoliticalParty",
    "ngo": "NGO",
    "government_body": "GovernmentOrganization",
    "company": "Corporation",
    "state": "Country",
}
_PLACES = {"city": "City", "admin1": "AdministrativeArea", "country": "Country"}
_MEDIA = {"csv": "text/csv", "jsonl": "application/jsonl", "geojson": "application/geo+json"}
_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def script(*nodes: Node) -> str:
    """The nodes as one JSON text that can stand inside a script element whatever they hold."""
    graph = {"@context": "https://schema.org", "@graph": [_told(node) for node in nodes]}
    return msgspec.json.encode(graph).decode().translate(_UNSAFE)


def _told(value: Any) -> Any:
    """The value without what is empty, every text on one line."""
    if isinstance(value, dict):
        found = {name: _told(each) for name, each in value.items()}
        return {name: each for name, each in found.items() if each not in (None, "", [], {})}
    if isinstance(value, list | tuple):
        return [_told(each) for each in value]
    return plain(value) if isinstance(value, str) else value


def day(when: When) -> str | None:
    """The day as exactly as it is known: a day, a month, a year, or nothing."""
    first, last = when.earliest, when.latest
    if not first or not last:
        return None
    return next((first[:size] for size in (10, 7, 4) if first[:size] == last[:size]), None)


def event(gate: Gate, incident: Incident, url: str, description: str) -> Node:
    """An incident."""
    records = gate.records(incident)
    start = day(incident.when)
    return {
        "@type": "Event",
        "@id": url,
        "url": url,
        "identifier": incident.id,
        "name": incident.title,
        "description": description,
        "startDate": start,
        "endDate": start if start and len(start) == 10 else None,
        "location": _location(incident.where),
        "subjectOf": [article(gate, record) for record in records[:ARTICLES]],
    }


def _location(where: Where) -> Node | None:
    name = where.site or where.name or where.admin1 or country(where.country)
    if not name:
        return None
    point = where.precision in SPOTS
    return {
        "@type": "Place",
        "name": where.name or where.admin1 or country(where.country) or name,
        "address": {
            "@type": "PostalAddress",
            "addressLocality": where.name,
            "addressRegion": where.admin1,
            "addressCountry": where.country,
        },
        "geo": _point(where.lat, where.lon) if point else None,
    }


def _point(lat: float | None, lon: float | None) -> Node | None:
    if lat is None or lon is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": lat, "longitude": lon}


def article(gate: Gate, record: Record) -> Node:
    """An article that was read, without its authors."""
    head = record.article
    name = outlet(record)
    told: Node = {
        "@type": "NewsArticle",
        "headline": gate.title(record),
        "url": gate.address(original(head), record),
        "datePublished": head.published,
        "inLanguage": head.language,
        "publisher": _named("Organization", name) if name != unknown_outlet() else None,
    }
    if head.kind == "summary":
        basis = told | {"datePublished": head.summarised_from and head.summarised_from.date}
        basis = {key: value for key, value in basis.items() if key != "headline"}
        return {"@type": "CreativeWork", "name": told["headline"], "isBasedOn": basis}
    return told


def _named(kind: str, name: str) -> Node:
    return {"@type": kind, "name": name}


def source(gate: Gate, record: Record, url: str) -> Node:
    """The article of a source page; its authors stand here and nowhere else."""
    authors = [_named("Person", name) for name in record.article.authors]
    return article(gate, record) | {"author": authors, "mainEntityOfPage": url}


def actor(found: ArchiveActor, url: str, description: str) -> Node:
    """The page of an actor."""
    kind = _ACTORS.get(found.kind, "Organization")
    return {
        "@type": "ProfilePage",
        "@id": url,
        "url": url,
        "description": description,
        "mainEntity": _named(kind, found.name) | {"alternateName": list(found.aliases)},
    }


def place(found: ArchivePlace, url: str, description: str) -> Node:
    """The page of a place."""
    spot = _named(_PLACES.get(found.kind, "Place"), found.name)
    point = _point(found.lat, found.lon) if found.kind == "city" else None
    return collection(found.name, url, description) | {"about": spot | {"geo": point}}


def collection(name: str, url: str, description: str) -> Node:
    """A page that lists things."""
    return {
        "@type": "CollectionPage",
        "@id": url,
        "url": url,
        "name": name,
        "description": description,
    }


def website(gate: Gate, url: str, description: str) -> Node:
    """The archive as a site."""
    settings = gate.look.settings
    return {
        "@type": "WebSite",
        "@id": url,
        "url": url,
        "name": settings.name,
        "description": description,
        "inLanguage": list(settings.languages[:1]),
    }


def dataset(gate: Gate, url: str, files: Mapping[str, str], updated: str | None) -> Node:
    """The archive as data. `files` are whole or relative addresses by file name."""
    look = gate.look
    stated = licence(look.settings.licence)
    wheres = [country(place.country) for place in look.archive.places if place.kind == "country"]
    return {
        "@type": "Dataset",
        "@id": url,
        "url": url,
        "name": f"{look.settings.name}: incidents as reported",
        "description": about(look.settings),
        "license": stated and (stated.path or stated.title),
        "isAccessibleForFree": True,
        "creator": _named("Organization", look.settings.name),
        "dateModified": updated,
        "temporalCoverage": _coverage(look.archive.incidents),
        "spatialCoverage": [_named("Country", name) for name in wheres if name],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": name,
                "encodingFormat": _MEDIA.get(name.rpartition(".")[2], "application/json"),
                "contentUrl": way,
            }
            for name, way in files.items()
        ],
    }


def _coverage(incidents: Iterable[Incident]) -> str | None:
    spans = [(one.when.earliest, one.when.latest) for one in incidents]
    first = min((start for start, _ in spans if start), default=None)
    last = max((end for _, end in spans if end), default=None)
    return f"{first}/{last}" if first and last else None


def crumbs(steps: Iterable[tuple[str, str]]) -> Node:
    """The way from the first page to this one: names and addresses."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": way}
            for number, (name, way) in enumerate(steps, start=1)
        ],
    }
