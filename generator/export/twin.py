"""The record of one incident as JSON: what `dateline link` prints, without anybody private."""

from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from generator import addresses
from generator.export.gate import Gate
from generator.model import Attribution, DatedToll, Evidence, Incident, Link, Record
from generator.view.lookup import Lookup
from generator.view.people import cast
from generator.view.sure import because


def texts(look: Lookup) -> Iterator[tuple[str, str]]:
    """The file of every incident: path below docs/, text."""
    gate = Gate(cast(look))
    for incident in look.archive.incidents:
        encoded = msgspec.json.encode(shown(gate, incident))
        text = msgspec.json.format(encoded, indent=1).decode() + "\n"
        yield addresses.twin(incident.id), text


def shown(gate: Gate, incident: Incident) -> Incident:
    """The incident as it may be shown: private people under no name, and no quotation, wording or
    clue that names them."""
    records = gate.records(incident)
    read = {record.id: record for record in records}
    return replace(
        incident,
        when=replace(
            incident.when,
            wording=gate.words(incident.when.wording, *records),
            evidence=_quoted(gate, incident.when.evidence, records),
        ),
        where=replace(
            incident.where,
            site=gate.words(incident.where.site, *records),
            evidence=_quoted(gate, incident.where.evidence, records),
        ),
        tolls=tuple(_toll(gate, toll, read.get(toll.article)) for toll in incident.tolls),
        attributions=tuple(_said(gate, one, records) for one in incident.attributions),
        actors=gate.keys(incident.actors, records),
        why=tuple(_why(gate, link, records) for link in incident.why),
        relations=tuple(
            replace(tie, asserted_by=_who(gate, tie.asserted_by, records))
            for tie in incident.relations
            if tie.to in gate.look.incidents
        ),
    )


def _who(gate: Gate, key: str | None, records: tuple[Record, ...]) -> str | None:
    return gate.who(key, records) if key else None


def _quoted(
    gate: Gate, evidence: Iterable[Evidence], records: tuple[Record, ...]
) -> tuple[Evidence, ...]:
    """Evidence does not say of which article it is, so a quotation must pass for all."""
    return tuple(
        replace(found, quote=gate.words(found.quote, *records) or "") for found in evidence
    )


def _toll(gate: Gate, toll: DatedToll, record: Record | None) -> DatedToll:
    read = (record,) if record else ()
    return replace(toll, wording=gate.words(toll.wording, *read) or "")


def _said(gate: Gate, one: Attribution, records: tuple[Record, ...]) -> Attribution:
    return replace(
        one,
        actor=gate.who(one.actor, records),
        asserted_by=_who(gate, one.asserted_by, records),
        via=gate.words(one.via, *records),
        evidence=_quoted(gate, one.evidence, records),
    )


def _why(gate: Gate, link: Link, records: tuple[Record, ...]) -> Link:
    """The clues in words that pages use: no rare word that may be a private name."""
    told = tuple(replace(clue, because=because(gate.people, clue, records)) for clue in link.clues)
    return replace(link, clues=told)
