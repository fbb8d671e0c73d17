"""Decisions on what was read from one article, applied to its record; names of actors; redaction.

Rulings on incidents (same, different, a title, a corrected answer) wait for linking.
"""

from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from generator.decide import actors as of_actors
from generator.decide import add, values
from generator.decide.parts import HEAD, Outcome, put, same, target, with_head
from generator.decide.reject import rejected
from generator.model import Decision, Problem, Record, Report, Toll
from generator.vocabulary import terms

PATH = "seeds/decisions.yml"
Result = tuple[tuple[Record, ...], tuple[Problem, ...]]


def remaining(records: Iterable[Record], decisions: Iterable[Decision]) -> tuple[Record, ...]:
    """The records of the articles that no editor withheld: of the others nothing is taken."""
    withheld = {one.target for one in decisions if one.action == "withhold"}
    return tuple(record for record in records if record.id not in withheld)


def apply(records: Sequence[Record], decisions: Sequence[Decision]) -> Result:
    """The records as the editors have them, without the withheld, and every decision on an
    article or a person that matches nothing any more."""
    kept = {record.id: record for record in records}
    problems: list[Problem] = []
    for decision in decisions:
        before = kept.get(decision.target)
        trouble = _RULES[decision.action](kept, decision)
        if trouble:
            problems.append(unmet(decision, trouble))
        elif (
            decision.action == "correct"
            and before
            and same(before, kept[decision.target], decision)
        ):
            note = unmet(decision, "it is read so by itself; the decision changes nothing")
            problems.append(replace(note, level="note"))
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
        actors = {actor.key for record in kept.values() for actor in record.actors}
        if add.is_of_nobody(decision, actors):
            return None  # told when all problems are
        return _change(kept, decision, added)
    changed = {record.id: add.named(record, decision) for record in kept.values()}
    known = any(changed[id] is not kept[id] for id in changed)
    kept.update(changed)
    unknown = decision.field == add.ALIAS and not known
    return "no actor of that key is in any article; remove the decision" if unknown else None


def _withhold(kept: dict[str, Record], decision: Decision) -> None:
    kept.pop(decision.target, None)


_RULES: dict[str, Callable[[dict[str, Record], Decision], str | None]] = {
    "correct": _correct,
    "reject": _reject,
    "add": _add,
    "withhold": _withhold,
    "redact": of_actors.redacted,
    "same": of_actors.same,
    "different": of_actors.different,
    "name": of_actors.named,
}


def corrected(record: Record, decision: Decision) -> Outcome:
    """The record with one value as the editor has it, or what is wrong with that value."""
    place, field = target(record, decision)
    value = decision.value or ""
    if place is None and field in HEAD:
        return with_head(record, field, value)
    if place is None or place >= len(record.incidents):
        return f"the article has no incident for {decision.field}; remove the decision"
    outcome = report_with(record.incidents[place], field, value)
    return outcome if isinstance(outcome, str) else put(record, place, outcome)


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
    place, _ = target(record, decision)
    if place is None or place >= len(record.incidents):
        return f"the article has no incident for {decision.field}; remove the decision"
    field = (decision.field or "").rpartition(".")[2]
    outcome = add.added(record.incidents[place], replace(decision, field=field))
    return outcome if isinstance(outcome, str) else put(record, place, outcome)
