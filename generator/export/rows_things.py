"""The rows of the tables about actors, places, sources, statements and decisions."""

from collections import Counter
from collections.abc import Iterator

from generator import addresses, escape
from generator.export.gate import Gate
from generator.export.rows import Line, page
from generator.model import ArchiveActor, Decision, Record, Role
from generator.story import QUOTE_LIMIT
from generator.view.cited import origin, original
from generator.view.receipts import unknown_outlet
from generator.view.rulings import ruling


def actors(gate: Gate) -> Iterator[Line]:
    """Every actor that may be named, by key."""
    parts = Counter(
        key
        for incident in gate.look.archive.incidents
        for key in gate.keys(incident.actors, gate.records(incident))
    )
    for key, actor in sorted(gate.look.actors.items()):
        yield {
            "id": key,
            "page": page(gate, addresses.actor(key)),
            "name": actor.name,
            "kind": actor.kind,
            "aliases": actor.aliases,
            "roles": tuple(dict.fromkeys(_role(role) for _, role in actor.roles)),
            "incidents": parts[key],
            "articles": len(actor.articles),
        }


def _role(role: Role) -> str:
    return f"{role.title} of {role.of}" if role.of else role.title


def affiliations(gate: Gate) -> Iterator[Line]:
    """Every tie between actors that may be named."""
    for _, actor in sorted(gate.look.actors.items()):
        yield from _ties(gate, actor)


def _ties(gate: Gate, actor: ArchiveActor) -> Iterator[Line]:
    seen = set()
    for article, tie in actor.affiliations:
        to = gate.key(tie.to)
        if to and (to, tie.kind) not in seen:
            seen.add((to, tie.kind))
            told = article if article in gate.look.records else None
            yield {"actor": actor.key, "to": to, "kind": tie.kind, "article": told}


def places(gate: Gate) -> Iterator[Line]:
    """Every place, by key."""
    for key, place in sorted(gate.look.places.items()):
        yield {
            "id": key,
            "page": page(gate, addresses.place(key)),
            "name": place.name,
            "kind": place.kind,
            "country": place.country.upper() if place.country else None,
            "latitude": place.lat,
            "longitude": place.lon,
            "incidents": len(place.incidents),
        }


def sources(gate: Gate) -> Iterator[Line]:
    """Every article, by id."""
    told = Counter(article for article, _ in gate.about)
    for record in sorted(gate.look.archive.records, key=lambda each: each.id):
        head = record.article
        twin = gate.look.archive.duplicates.get(record.id)
        yield {
            "id": record.id,
            "page": page(gate, addresses.source(record.id)),
            "title": gate.title(record),
            "outlet": head.summarised_from.outlet if head.summarised_from else head.outlet,
            "kind": head.kind,
            "published": head.published,
            "published_precision": head.published_precision,
            "published_basis": head.published_basis,
            "published_candidates": head.published_candidates,
            "language": head.language,
            "url": gate.address(original(head), record),
            "origin": _origin(gate, record),
            "repeats": twin if twin in gate.look.records else None,
            "reprint": head.licence.reprint if head.licence else "unknown",
            "incidents": told[record.id],
            "sha256": record.sha256,
        }


def _origin(gate: Gate, record: Record) -> str | None:
    found = origin(gate.look, record)
    return found if found != unknown_outlet() else None


def statements(gate: Gate) -> Iterator[Line]:
    """What public actors are quoted as saying, by article."""
    for record in sorted(gate.look.archive.records, key=lambda each: each.id):
        if gate.whole(record):
            yield from _statements(gate, record)


def _statements(gate: Gate, record: Record) -> Iterator[Line]:
    main = next((n for n, report in enumerate(record.incidents) if report.main), None)
    about = gate.about.get((record.id, main)) if main is not None else None
    for number, said in enumerate(record.statements, start=1):
        speaker = gate.key(said.speaker, (record,))
        quote = gate.words(said.quote, record)
        if speaker and quote:
            yield {
                "article": record.id,
                "number": number,
                "incident": about.id if about else None,
                "speaker": speaker,
                "verb": said.verb,
                "direct": said.direct,
                "quote": quote[:QUOTE_LIMIT],
                "as_of": said.when,
                "start": said.start,
                "end": said.end,
            }


def decisions(gate: Gate) -> Iterator[Line]:
    """What editors decided on incidents and articles, newest first."""
    look = gate.look
    known = {*look.incidents, *look.records, *look.archive.withheld}
    found = [one for one in look.archive.decisions if one.target in known]
    found.sort(key=lambda one: (one.when, one.line), reverse=True)
    for number, one in enumerate(found, start=1):
        read = _about(gate, one)
        told = ruling(look, one)
        yield {
            "number": number,
            "target": one.target,
            "action": one.action,
            "field": one.field,
            "what": gate.words(told.what, *read) or "not told, since it names a private person",
            "why": gate.words(told.why, *read) or "not told, since it names a private person",
            "who": escape.plain(told.who),
            "day": one.when,
        }


def _about(gate: Gate, one: Decision) -> tuple[Record, ...]:
    """The articles that a decision is about."""
    incident = gate.look.incidents.get(one.target)
    record = gate.look.records.get(one.target)
    return gate.records(incident) if incident else (record,) if record else ()
