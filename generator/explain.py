"""Why the archive says what it says: every value with its quotes, rules and rivals, and the clues
by which reports were put together."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from generator.link.sources import outlet
from generator.model import (
    Archive,
    ArchiveActor,
    Attribution,
    Decision,
    Evidence,
    Figure,
    Incident,
    Link,
    Record,
    Report,
    Toll,
    When,
    Where,
)

FIELDS = ("type", "when", "where", "killed", "injured", "claimed")


class Seen(msgspec.Struct, frozen=True):
    """What one article says of a value, in which words, by which rules."""

    article: str
    says: str
    outlet: str | None = None
    published: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Value(msgspec.Struct, frozen=True):
    """A value as the archive gives it, how the sources stand to it, and what each says."""

    field: str
    value: str
    standing: str | None = None
    seen: tuple[Seen, ...] = ()


class Explanation(msgspec.Struct, frozen=True):
    """All values of an incident, an actor or an article; `why` the links, `decisions` the
    editors' word on it."""

    kind: str
    id: str
    title: str
    values: tuple[Value, ...] = ()
    why: tuple[Link, ...] = ()
    decisions: tuple[Decision, ...] = ()


def explain(archive: Archive, name: str) -> Explanation | None:
    """The explanation of the incident, actor or article of that id; None if there is none."""
    records = {record.id: record for record in archive.records}
    for incident in archive.incidents:
        if incident.id == name:
            return _incident(incident, records, _decided(archive, name))
    for actor in archive.actors:
        if actor.key == name:
            return _actor(actor, archive, records)
    return _article(records[name], archive) if name in records else None


def _decided(archive: Archive, *ids: str) -> tuple[Decision, ...]:
    return tuple(d for d in archive.decisions if d.target in ids or d.other in ids)


# ---------------------------------------------------------------- incidents


def _incident(
    incident: Incident, records: dict[str, Record], decisions: tuple[Decision, ...]
) -> Explanation:
    told = [
        (records[ref.article], records[ref.article].incidents[ref.index])
        for ref in incident.reports
    ]
    values = [
        Value(
            field=field,
            value=say(getattr(incident, field)),
            standing=incident.standing.get(field),
            seen=tuple(_seen(told, field)),
        )
        for field in FIELDS
        if getattr(incident, field) not in {None, "unknown"}
    ]
    values += [_attributed(one, told) for one in incident.attributions]
    values += [Value(field=tie.kind, value=tie.to) for tie in incident.relations]
    return Explanation(
        "incident", incident.id, incident.title, tuple(values), incident.why, decisions
    )


def _seen(told: Iterable[tuple[Record, Report]], field: str) -> Iterator[Seen]:
    for record, report in told:
        if field in {"killed", "injured"}:
            yield from (
                _by(record, _toll(toll), toll.evidence)
                for toll in report.casualties
                if toll.outcome == field
            )
            continue
        value = getattr(report, field)
        if value in {None, "unknown"} or value in {When(), Where()}:
            continue
        yield _by(record, say(value), _evidence(report, field))


def _evidence(report: Report, field: str) -> tuple[Evidence, ...]:
    if field == "when":
        return report.when.evidence
    if field == "where":
        return report.where.evidence
    return report.evidence if field == "type" else ()


def _by(record: Record, says: str, evidence: tuple[Evidence, ...] = ()) -> Seen:
    head = record.article
    return Seen(record.id, says, outlet(head), head.published, evidence)


def _attributed(one: Attribution, told: Iterable[tuple[Record, Report]]) -> Value:
    seen = tuple(
        _by(record, _attribution(other), other.evidence)
        for record, report in told
        for other in report.attributions
        if (other.actor, other.modality) == (one.actor, one.modality)
    )
    return Value(field="attribution", value=_attribution(one), seen=seen)


# ---------------------------------------------------------------- actors and articles


def _actor(actor: ArchiveActor, archive: Archive, records: dict[str, Record]) -> Explanation:
    values = [Value("kind", actor.kind), Value("public", "yes" if actor.public else "no")]
    values += [Value("alias", alias) for alias in actor.aliases]
    values += [
        Value("role", say_role(role.title, role.of),
              seen=(_by(records[article], role.title, role.evidence),))
        for article, role in actor.roles
    ]  # fmt: skip
    values += [
        Value(tie.kind, tie.to, seen=(_by(records[article], tie.kind, tie.evidence),))
        for article, tie in actor.affiliations
    ]
    values += [
        Value(one.modality, incident.id)
        for incident in archive.incidents
        for one in incident.attributions
        if one.actor == actor.key
    ]
    values += [Value("named in", article) for article in actor.articles]
    decisions = _decided(archive, actor.key)
    return Explanation("actor", actor.key, actor.name, tuple(values), (), decisions)


def _article(record: Record, archive: Archive) -> Explanation:
    head = record.article
    values = [
        Value("published", head.published or "not told", head.published_basis),
        Value("outlet", head.outlet or "not told"),
        *(Value("author", author) for author in head.authors),
    ]
    for index, report in enumerate(record.incidents):
        name = "main event" if report.main else report.report_kind
        homes = [
            incident.id
            for incident in archive.incidents
            for ref in incident.reports
            if (ref.article, ref.index) == (record.id, index)
        ]
        values.append(Value(name, homes[0] if homes else report.title))
        values += _report(record, report)
    values += [
        Value("statement", f"{one.speaker} {one.verb}: {one.quote}") for one in record.statements
    ]
    first = archive.duplicates.get(record.id)
    values += [Value("repeats", first)] if first else []
    title = head.title or record.id
    return Explanation("article", record.id, title, tuple(values), (), _decided(archive, record.id))


def _report(record: Record, report: Report) -> Iterator[Value]:
    for field in FIELDS:
        if getattr(report, field) in {None, "unknown"}:
            continue
        seen = tuple(_seen([(record, report)], field))
        yield Value(f"  {field}", say(getattr(report, field)), seen=seen)
    for one in report.attributions:
        yield Value("  attribution", _attribution(one), seen=(_by(record, "", one.evidence),))


# ---------------------------------------------------------------- in words


def say(value: object) -> str:
    """A value in one line: ``84 to 103, best 94``, ``2024-01-03``, ``Kerman, IR``."""
    if isinstance(value, Figure):
        return say_figure(value.low, value.best, value.high)
    if isinstance(value, When):
        return value.edtf or "not told"
    if isinstance(value, Where):
        named = (value.site, value.name, value.admin1 if not value.name else None, value.country)
        return ", ".join(filter(None, named)) or "not told"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).replace("_", " ")


def say_figure(low: int | None, best: int | None, high: int | None) -> str:
    """``84``, ``84 or more``, ``up to 100``, ``84 to 103, best 94``."""
    if low is None and high is None:
        return "not told" if best is None else str(best)
    if low == high:
        return str(low)
    if high is None:
        return f"{low} or more"
    if low is None:
        return f"up to {high}"
    return f"{low} to {high}" + (f", best {best}" if best is not None else "")


def say_role(title: str, of: str | None) -> str:
    """``interior minister of Iran``."""
    return f"{title} of {of}" if of else title


def _toll(toll: Toll) -> str:
    whom = "" if toll.whom == "all" else f" {toll.whom.replace('_', ' ')}"
    as_of = f" as of {toll.as_of}" if toll.as_of else ""
    rival = "" if toll.adopted else " (not adopted)"
    return f"{say_figure(toll.low, toll.best, toll.high)}{whom}{as_of}{rival}"


def _attribution(one: Attribution) -> str:
    by = f", by {one.asserted_by}" if one.asserted_by and one.asserted_by != one.actor else ""
    return f"{one.actor}: {one.modality.replace('_', ' ')}{by}"


def tell(found: Explanation) -> str:
    """The explanation as text, one fact a line, its sources below it."""
    lines = [f"{found.kind} {found.id}: {found.title}"]
    for value in found.values:
        standing = f" ({value.standing.replace('_', ' ')})" if value.standing else ""
        lines.append(f"{value.field}: {value.value}{standing}")
        lines += [line for seen in value.seen for line in _seen_lines(seen)]
    lines += ["linked because"] if found.why else []
    for link in found.why:
        lines.append(f"    {link.pair[0]} and {link.pair[1]}: {link.score:.1f}")
        lines += [f"        {clue.weight:+.1f} {clue.name.replace('_', ' ')}: {clue.because}"
                  for clue in link.clues]  # fmt: skip
    lines += _decisions(found.decisions)
    return "\n".join(lines)


def _seen_lines(seen: Seen) -> list[str]:
    who = ", ".join(filter(None, (seen.article, seen.outlet, seen.published)))
    quotes = [f'        "{_flat(e.quote)}" [{e.rule}]' for e in seen.evidence]
    return [f"    {who}: {seen.says}".rstrip(": "), *quotes]


def _flat(quote: str) -> str:
    return " ".join(quote.split())


def _decisions(decisions: Sequence[Decision]) -> list[str]:
    return [
        f"decided by {d.who} on {d.when}: {d.action} {d.field or d.other or ''}".rstrip()
        + f" ({'; '.join(filter(None, (d.why, d.source)))}; line {d.line})"
        for d in decisions
    ]
