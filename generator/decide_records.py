"""Decisions on what was read from one article, applied to its record; names of actors; redaction.

Rulings on incidents (same, different, a title, a corrected answer) wait for linking.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from generator import decide_add
from generator import decide_values as values
from generator.decide_keys import rekey
from generator.decide_redact import redact
from generator.model import Decision, Head, Problem, Record, Report, Toll, When
from generator.vocabulary import terms

PATH = "seeds/decisions.yml"
_PART = re.compile(r"(?:incidents\[(\d{1,4})\])?(?:(?<=\])\.)?([a-z_]*)\Z", re.ASCII)
_HEAD = frozenset({"title", "outlet", "section", "url", "language", "published"})
_LISTS = frozenset({"weapons", "targets"})

Outcome = Record | str  # the record as decided, or what is wrong with the decision
Result = tuple[tuple[Record, ...], tuple[Problem, ...]]


def apply(records: Sequence[Record], decisions: Sequence[Decision]) -> Result:
    """The records as the editors have them, without the withheld, and every decision on an
    article or a person that matches nothing any more."""
    kept = {record.id: record for record in records}
    problems: list[Problem] = []
    for decision in decisions:
        rule = _RULES.get(decision.action)
        trouble = rule(kept, decision) if rule else None
        if trouble:
            problems.append(unmet(decision, trouble))
    return tuple(kept[record.id] for record in records if record.id in kept), tuple(problems)


def unmet(decision: Decision, trouble: str) -> Problem:
    """The problem of a decision that has no effect."""
    message = f"{decision.action} {decision.target}: {trouble}"
    return Problem(level="warning", message=message, path=PATH, line=decision.line)


def _correct(kept: dict[str, Record], decision: Decision) -> str | None:
    return _change(kept, decision, corrected)


def _reject(kept: dict[str, Record], decision: Decision) -> str | None:
    return _change(kept, decision, rejected)


def _change(
    kept: dict[str, Record], decision: Decision, change: Callable[[Record, Decision], Outcome]
) -> str | None:
    record = kept.get(decision.target)
    if record is None:
        return None  # an incident's id; linking knows
    outcome = change(record, decision)
    if isinstance(outcome, str):
        return outcome
    kept[record.id] = outcome
    return None


def _add(kept: dict[str, Record], decision: Decision) -> str | None:
    """A fact for an article's report, or another name of an actor in every article."""
    if decision.target in kept:
        return _change(kept, decision, added)
    changed = {record.id: decide_add.named(record, decision) for record in kept.values()}
    known = any(changed[id] is not kept[id] for id in changed)
    kept.update(changed)
    unknown = decision.field == decide_add.ALIAS and not known
    return "no actor of that key is in any article; remove it" if unknown else None


def _withhold(kept: dict[str, Record], decision: Decision) -> None:
    kept.pop(decision.target, None)


def _redact(kept: dict[str, Record], decision: Decision) -> str | None:
    changed = redact(kept.values(), decision.target)
    kept.update({record.id: record for record in changed})
    return None if changed else "nobody of that key or name is in any article; remove it"


def _name(kept: dict[str, Record], decision: Decision) -> str | None:
    """A name, or whether they are public, for an actor in every article."""
    if decision.field not in {None, "name", "public", "title"}:
        return f"unknown field {decision.field}; use name or public (actors), title (incidents)"
    value: Any = decision.value
    if decision.field == "public":
        if decision.value not in {"true", "false"}:
            return "public is true or false"
        value = decision.value == "true"
    for record in tuple(kept.values()):
        if any(actor.key == decision.target for actor in record.actors):
            named = {"public" if decision.field == "public" else "name": value}
            actors = tuple(
                replace(actor, **named) if actor.key == decision.target else actor
                for actor in record.actors
            )
            kept[record.id] = replace(record, actors=actors)
    return None


def _same(kept: dict[str, Record], decision: Decision) -> None:
    """Two actors' keys made one; two articles or incidents wait for linking."""
    keys = {actor.key for record in kept.values() for actor in record.actors}
    if decision.target in keys and decision.other in keys:
        renamed = {decision.other: decision.target}
        kept.update({id: rekey(record, renamed) for id, record in kept.items()})


_RULES: dict[str, Callable[[dict[str, Record], Decision], str | None]] = {
    "correct": _correct,
    "reject": _reject,
    "add": _add,
    "withhold": _withhold,
    "redact": _redact,
    "same": _same,
    "name": _name,
}


def corrected(record: Record, decision: Decision) -> Outcome:
    """The record with one value as the editor has it, or what is wrong with that value."""
    place, field = _target(record, decision)
    value = decision.value or ""
    if place is None and field in _HEAD:
        return _head(record, field, value)
    if place is None or place >= len(record.incidents):
        return f"the article has no incident for {decision.field}; remove the decision"
    outcome = report_with(record.incidents[place], field, value)
    return outcome if isinstance(outcome, str) else _put(record, place, outcome)


def _target(record: Record, decision: Decision) -> tuple[int | None, str]:
    """Which incident of the record a field means: ``incidents[1].killed``, or the main one."""
    match = _PART.match(decision.field or "")
    if not match:
        return len(record.incidents), decision.field or ""
    if match[1]:
        return int(match[1]), match[2]
    if match[2] in _HEAD | {"statements", "actors"}:
        return None, match[2]
    main = (index for index, report in enumerate(record.incidents) if report.main)
    return next(main, len(record.incidents)), match[2]


def _head(record: Record, field: str, value: str) -> Outcome:
    if field != "published":
        cleared = None if values.is_none(value) else value
        return replace(record, article=replace(record.article, **{field: cleared}))
    try:
        when = values.when(value)
    except ValueError as error:
        return str(error)
    if "/" in value:
        return "an article appears on one day; give a day, month or year"
    return replace(record, article=_published(record.article, when))


def _published(head: Head, when: When) -> Head:
    return replace(
        head,
        published=when.edtf,
        published_precision=when.precision,
        published_basis="given",
        published_candidates=(),
    )


def report_with(report: Report, field: str, value: str) -> Report | str:
    """The report with one value as the editor has it, or what is wrong with that value."""
    try:
        return _set(report, field, value)
    except ValueError as error:
        return str(error)


def _set(report: Report, field: str, value: str) -> Report:
    if field in {"killed", "injured"}:
        return _toll(report, field, value)
    if field == "when":
        return replace(report, when=values.when(value))
    if field == "where":
        return replace(report, where=values.where(value))
    if field == "site":
        return replace(report, where=replace(report.where, site=value, precision="site"))
    if field == "type":
        if value not in terms("incident_type"):
            raise ValueError(f"{value} is no type; see the words page for the list")
        return replace(report, type=value)
    if field == "claimed":
        if value not in {"true", "false", "none"}:
            raise ValueError("claimed is true, false or none")
        return replace(report, claimed={"true": True, "false": False}.get(value))
    raise ValueError(f"unknown field {field!r}; see docs/editing.md for the list")


def _toll(report: Report, outcome: str, value: str) -> Report:
    figure = values.figure(value)
    rest = tuple(
        replace(toll, adopted=False)
        if toll.outcome == outcome and toll.whom != "perpetrators" else toll
        for toll in report.casualties
    )  # fmt: skip
    if figure is None:
        return replace(report, **{outcome: None}, casualties=rest)
    toll = Toll(
        outcome="killed" if outcome == "killed" else "injured",
        low=figure.low, best=figure.best, high=figure.high, wording=value,
    )  # fmt: skip
    return replace(report, **{outcome: figure}, casualties=(toll, *rest))


def added(record: Record, decision: Decision) -> Outcome:
    """The record with one more fact, or what is wrong with it."""
    place, _ = _target(record, decision)
    if place is None or place >= len(record.incidents):
        return f"the article has no incident for {decision.field}; remove the decision"
    field = (decision.field or "").rpartition(".")[2]
    outcome = decide_add.added(record.incidents[place], replace(decision, field=field))
    return outcome if isinstance(outcome, str) else _put(record, place, outcome)


def rejected(record: Record, decision: Decision) -> Outcome:
    """The record without a fact that the editor says is not one."""
    place, field = _target(record, decision)
    value = decision.value
    if place is None and field == "statements":
        kept = tuple(s for s in record.statements if value and s.speaker != value)
        return _fewer(record, "statements", kept)
    if place is None and field == "actors":
        return _fewer(record, "actors", tuple(a for a in record.actors if a.key != value))
    if place is None:
        return _head(record, field, "none") if field != "published" else _undated(record)
    if place >= len(record.incidents):
        return f"the article has no incident for {decision.field}; remove the decision"
    if not field:
        rest = (*record.incidents[:place], *record.incidents[place + 1 :])
        return replace(record, incidents=rest)
    outcome = _without(record.incidents[place], field, value)
    return outcome if isinstance(outcome, str) else _put(record, place, outcome)


def _undated(record: Record) -> Record:
    head = replace(
        record.article, published=None, published_precision="unknown", published_basis=None
    )
    return replace(record, article=head)


def _fewer(record: Record, field: str, kept: Sequence[object]) -> Outcome:
    if len(kept) == len(getattr(record, field)):
        return f"none of its {field} matches any more; remove the decision"
    return replace(record, **{field: tuple(kept)})


def _without(report: Report, field: str, value: str | None) -> Report | str:
    if field in {"killed", "injured"}:
        rest = tuple(toll for toll in report.casualties if toll.outcome != field)
        known = getattr(report, field) is not None or len(rest) < len(report.casualties)
        return replace(report, **{field: None}, casualties=rest) if known else _GONE
    if field == "attributions":
        kept = tuple(a for a in report.attributions if value and a.actor != value)
        changed = len(kept) < len(report.attributions)
        return replace(report, attributions=kept) if changed else _GONE
    empty = Report(main=report.main)
    if field in {"when", "where", "type", "claimed", *_LISTS}:
        cleared = getattr(empty, field)
        changed = cleared != getattr(report, field)
        return replace(report, **{field: cleared}) if changed else _GONE
    return f"unknown field {field!r}; see docs/editing.md for the list"


_GONE = "that is not read any more; remove the decision"


def _put(record: Record, place: int, report: Report) -> Record:
    rest: Iterable[Report] = record.incidents
    reports = tuple(report if index == place else old for index, old in enumerate(rest))
    return replace(record, incidents=reports)
