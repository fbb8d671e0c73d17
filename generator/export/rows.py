"""The rows of the tables about incidents: the incidents, and what each article gives of them."""

from collections.abc import Iterable, Iterator

from generator import addresses
from generator.export.gate import Gate
from generator.export.tables import Cell
from generator.model import Attribution, Evidence, Figure, Incident, Record, Report, When, Where
from generator.view import tolls
from generator.view.cited import origin
from generator.view.receipts import outlet

Line = dict[str, Cell]


def page(gate: Gate, path: str) -> str:
    """The address of a page: whole where the site's own is known, else below it."""
    site = (gate.look.settings.site_url or "").rstrip("/")
    return f"{site}/{addresses.html(path)}" if site else addresses.html(path)


def incidents(gate: Gate) -> Iterator[Line]:
    """Every incident, newest first."""
    for incident in gate.look.order:
        records = gate.records(incident)
        days = sorted(day for r in records if (day := r.article.published))
        standing = incident.standing
        placed = gate.look.placed.get(incident.id)
        yield {
            "id": incident.id,
            "page": page(gate, addresses.incident(incident.id)),
            "title": incident.title,
            "type": incident.type,
            "type_standing": standing.get("type"),
            "stage": incident.stage,
            **_when(incident.when),
            "date_standing": standing.get("when"),
            **_where(incident.where, gate, records),
            "latitude": incident.where.lat,
            "longitude": incident.where.lon,
            "place_standing": standing.get("where"),
            "place_id": placed.key if placed else None,
            **_figures(incident.killed, incident.injured),
            "killed_standing": standing.get("killed"),
            "injured_standing": standing.get("injured"),
            "claimed": incident.claimed,
            "claimed_standing": standing.get("claimed"),
            "weapons": incident.weapons,
            "targets": incident.targets,
            "actors": gate.keys(incident.actors, records),
            "reports": len(records),
            "origins": len({origin(gate.look, record) for record in records}),
            "mention_only": incident.stub,
            "first_report": days[0] if days else None,
            "last_report": days[-1] if days else None,
        }


def _when(when: When) -> Line:
    return {
        "date_earliest": when.earliest,
        "date_latest": when.latest,
        "date_precision": when.precision,
        "date_edtf": when.edtf,
    }


def _where(where: Where, gate: Gate, records: Iterable[Record]) -> Line:
    return {
        "place": where.name or where.admin1,
        "site": gate.words(where.site, *records),
        "admin1": where.admin1,
        "country": where.country.upper() if where.country else None,
        "place_precision": where.precision,
    }


def _figures(killed: Figure | None, injured: Figure | None) -> Line:
    found: Line = {}
    for name, figure in (("killed", killed), ("injured", injured)):
        told = figure or Figure()
        found |= {f"{name}_low": told.low, f"{name}_best": told.best, f"{name}_high": told.high}
    return found


def reports(gate: Gate) -> Iterator[Line]:
    """Every account, in the order of the incidents."""
    for incident in gate.look.order:
        for record, number, report in _accounts(gate, incident):
            yield {
                "incident": incident.id,
                "article": record.id,
                "number": number,
                "main": report.main,
                "kind": report.report_kind,
                "type": report.type,
                "stage": report.stage,
                "time_frame": report.time_frame,
                **_when(report.when),
                **_where(report.where, gate, (record,)),
                **_figures(report.killed, report.injured),
                "claimed": report.claimed,
                "weapons": report.weapons,
                "targets": report.targets,
            }


def _accounts(gate: Gate, incident: Incident) -> list[tuple[Record, int, Report]]:
    """The articles' accounts of an incident, by article."""
    found = [
        (gate.look.records[ref.article], ref.index, report)
        for ref in incident.reports
        if (report := gate.look.report(ref)) is not None
    ]
    return sorted(found, key=lambda each: (each[0].id, each[1]))


def figures(gate: Gate) -> Iterator[Line]:
    """Every figure of every incident, in the order of its days."""
    for incident in gate.look.order:
        accounts = _accounts(gate, incident)
        for number, dated in enumerate(incident.tolls, start=1):
            record = gate.look.records.get(dated.article)
            told = [tolls.behind(report, dated) for r, _, report in accounts if r is record]
            behind = next((found[1] for found in told if found), None)
            read = (record,) if record else ()
            by = behind.attributed_to if behind else None
            yield {
                "incident": incident.id,
                "number": number,
                "article": record.id if record else None,
                "source": outlet(record) if record else dated.article or "an editor",
                "as_of": dated.as_of,
                "outcome": dated.outcome,
                "whom": dated.whom,
                "low": dated.low,
                "best": dated.best,
                "high": dated.high,
                "wording": gate.words(dated.wording, *read),
                "attributed_to": gate.name(by, read),
                "attributed_to_id": gate.key(by and gate.people.source(by, read), read),
                "adopted": behind.adopted if behind else record is None,
                **_read_at(behind.evidence if behind else ()),
            }


def _read_at(evidence: tuple[Evidence, ...]) -> Line:
    first = next(iter(evidence), None)
    return {
        "rule": first.rule if first else None,
        "start": first.start if first else None,
        "end": first.end if first else None,
    }


def attributions(gate: Gate) -> Iterator[Line]:
    """Every time that an article or an editor says who did it."""
    for incident in gate.look.order:
        told: list[tuple[Record | None, Attribution]] = [
            (record, found)
            for record, _, report in _accounts(gate, incident)
            for found in report.attributions
        ]
        known = {(a.actor, a.modality, a.asserted_by) for _, a in told}
        told += [
            (None, found)
            for found in incident.attributions
            if (found.actor, found.modality, found.asserted_by) not in known
        ]
        for number, (record, found) in enumerate(told, start=1):
            yield _attribution(gate, incident, number, record, found)


def _attribution(
    gate: Gate, incident: Incident, number: int, record: Record | None, found: Attribution
) -> Line:
    read = (record,) if record else gate.records(incident)
    return {
        "incident": incident.id,
        "number": number,
        "article": record.id if record else None,
        "actor": gate.name(found.actor, read),
        "actor_id": gate.key(found.actor, read),
        "modality": found.modality,
        "asserted_by": gate.name(found.asserted_by, read),
        "asserted_by_id": gate.key(found.asserted_by, read),
        "as_of": found.when,
        "via": gate.words(found.via, *read),
        **_read_at(found.evidence),
    }


def relations(gate: Gate) -> Iterator[Line]:
    """Every tie between two incidents of the archive."""
    for incident in gate.look.order:
        records = gate.records(incident)
        seen = set()
        for tie in incident.relations:
            if tie.to in gate.look.incidents and (tie.to, tie.kind) not in seen:
                seen.add((tie.to, tie.kind))
                yield {
                    "incident": incident.id,
                    "to": tie.to,
                    "kind": tie.kind,
                    "asserted_by": gate.name(tie.asserted_by, records),
                }
