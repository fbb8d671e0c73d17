"""Why the archive says what it says: every value with its quotes, rules and rivals, and the clues
by which reports were put together."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from generator.explain_words import say, say_attribution, say_role, say_toll
from generator.link.sources import outlet
from generator.model import (
    Archive,
    ArchiveActor,
    Attribution,
    Decision,
    Evidence,
    Incident,
    Link,
    Record,
    Relation,
    Report,
    When,
    Where,
)

FIELDS = ("type", "stage", "when", "where", "killed", "injured", "weapons", "targets", "claimed")
OTHERS = ("missing", "abducted", "released", "arrested", "displaced")  # told, not settled
UNTOLD = ("unknown", None, (), When(), Where())
_CLAIMS = {True: {"claimed_or_admitted"}, False: {"denied"}, None: set[str]()}


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
    """The explanation of the incident, actor or article of that id, or of what a former id leads
    to; None if there is none."""
    records = {record.id: record for record in archive.records}
    id = archive.moved.get(name) or archive.renamed.get(name) or name
    for incident in archive.incidents:
        if incident.id == id:
            articles = (ref.article for ref in incident.reports if ref.main)
            return _incident(incident, records, _decided(archive, id, *articles))
    for actor in archive.actors:
        if actor.key == id:
            return _actor(actor, archive, records)
    if id in records:
        return _article(records[id], archive)
    if id in archive.withheld:
        return Explanation(
            "withdrawn", id, "nothing of it is shown", decisions=_decided(archive, id)
        )
    return None


def names(archive: Archive) -> frozenset[str]:
    """Everything that can be explained."""
    ids = {incident.id for incident in archive.incidents}
    ids |= {record.id for record in archive.records} | {actor.key for actor in archive.actors}
    return frozenset(ids | {*archive.moved, *archive.renamed, *archive.withheld})


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
        if getattr(incident, field) not in UNTOLD
    ]
    values += _others(told)
    values += [_attributed(one, told) for one in incident.attributions]
    values += [Value(field=tie.kind, value=_tie(tie)) for tie in incident.relations]
    return Explanation(
        "incident", incident.id, incident.title, tuple(values), incident.why, decisions
    )


def _others(told: Sequence[tuple[Record, Report]]) -> Iterator[Value]:
    """What is told of people besides the dead and the injured."""
    for outcome in OTHERS:
        seen = tuple(_seen(told, outcome))
        if seen:
            yield Value(outcome, "; ".join(dict.fromkeys(one.says for one in seen)), seen=seen)


def _tie(tie: Relation) -> str:
    return f"{tie.to} (said by {tie.asserted_by})" if tie.asserted_by else tie.to


def _seen(told: Iterable[tuple[Record, Report]], field: str) -> Iterator[Seen]:
    for record, report in told:
        if field in {"killed", "injured", *OTHERS}:
            yield from (
                _by(record, say_toll(toll), toll.evidence)
                for toll in report.casualties
                if toll.outcome == field
            )
            continue
        value = getattr(report, field)
        if value in UNTOLD:
            continue
        yield _by(record, say(value), _evidence(report, field))


def _evidence(report: Report, field: str) -> tuple[Evidence, ...]:
    if field == "when":
        return report.when.evidence
    if field == "where":
        return report.where.evidence
    if field == "claimed":
        return tuple(
            proof for one in report.attributions if one.modality in _CLAIMS[report.claimed]
            for proof in one.evidence
        )  # fmt: skip
    return report.evidence if field == "type" else ()


def _by(record: Record, says: str, evidence: tuple[Evidence, ...] = ()) -> Seen:
    head = record.article
    return Seen(record.id, says, outlet(head), head.published, evidence)


def _attributed(one: Attribution, told: Iterable[tuple[Record, Report]]) -> Value:
    seen = tuple(
        _by(record, say_attribution(other), other.evidence)
        for record, report in told
        for other in report.attributions
        if (other.actor, other.modality) == (one.actor, one.modality)
    )
    return Value(field="attribution", value=say_attribution(one), seen=seen)


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
        place = f"incidents[{index}], {name.replace('_', ' ')}"
        values.append(Value(place, homes[0] if homes else report.title))
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
        if getattr(report, field) in UNTOLD:
            continue
        seen = tuple(_seen([(record, report)], field))
        yield Value(f"  {field}", say(getattr(report, field)), seen=seen)
    for one in report.attributions:
        yield Value("  attribution", say_attribution(one), seen=(_by(record, "", one.evidence),))


# ---------------------------------------------------------------- as text


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
        f"decided by {d.who} on {d.when}: {d.action} {_object(d)}".rstrip()
        + f" ({'; '.join(filter(None, (d.why, d.source)))}; line {d.line})"
        for d in decisions
    ]


def _object(decision: Decision) -> str:
    """What a decision is on: ``lantern/first, killed 27``, ``a and b``."""
    if decision.other:
        return f"{decision.target} and {decision.other}"
    told = " ".join(filter(None, (decision.field, decision.value)))
    return f"{decision.target}, {told}" if told else decision.target
