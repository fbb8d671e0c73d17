"""What editors decided about a record, in words, with who, when and why."""

from collections.abc import Iterable
from typing import NamedTuple

from generator.model import Decision
from generator.view import wording
from generator.view.lookup import Lookup
from generator.view.receipts import outlet


class Ruling(NamedTuple):
    """One decision: its day, what it did, to which report if to one, why, and who decided."""

    iso: str
    day: str
    what: str
    report: str
    why: str
    who: str


def rulings(look: Lookup, ids: Iterable[str]) -> tuple[Ruling, ...]:
    """The decisions on any of the ids (an incident, its articles), newest first."""
    wanted = frozenset(ids)
    found = [d for d in look.archive.decisions if wanted & {d.target, d.other}]
    found.sort(key=lambda decision: (decision.when, decision.line), reverse=True)
    return tuple(ruling(look, decision) for decision in found)


def decided(look: Lookup, ids: Iterable[str], field: str) -> Decision | None:
    """The last decision on a field ("where" covers "where.name")."""
    wanted = frozenset(ids)
    found = [
        decision
        for decision in look.archive.decisions
        if decision.target in wanted and (decision.field or "").split(".")[0] == field
    ]
    return max(found, key=lambda decision: (decision.when, decision.line), default=None)


def ruling(look: Lookup, decision: Decision) -> Ruling:
    """One decision in words."""
    record = look.records.get(decision.target)
    return Ruling(
        iso=decision.when,
        day=wording.day(decision.when),
        what=_what(look, decision),
        report=outlet(record) if record else "",
        why=decision.why,
        who=decision.who,
    )


def _what(look: Lookup, decision: Decision) -> str:
    """The decision in words. What was taken out is never repeated."""
    fields = wording.words()["field"]
    name = (decision.field or "").split(".")[0]
    other = look.records.get(decision.other or "")
    values = {
        "field": str(fields.get(name, name.replace("_", " "))).lower() or "a value",
        "value": decision.value or "",
        "source": decision.source or "",
        "other": outlet(other) if other else "another record",
    }
    return str(wording.words()["ruling"][decision.action]).format(**values)
