"""What editors decided about a record, in words, with who, when and why."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.model import ArchiveActor, Decision
from generator.names import key_of
from generator.view import wording
from generator.view.interface import say
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


def _incident(look: Lookup, id: str) -> str:
    """Another incident by its title, or by the address that it had."""
    known = look.incidents.get(id)
    if known:
        return say("in_rulings.title", title=known.title)
    return say("in_rulings.kept_at", id=id)


def of_actor(look: Lookup, actor: ArchiveActor) -> tuple[Ruling, ...]:
    """The decisions on an actor, newest first."""
    made = rulings(look, (actor.key,))
    found = [d for d in look.archive.decisions if actor.key in {d.target, d.other}]
    found.sort(key=lambda decision: (decision.when, decision.line), reverse=True)
    words = wording.words()["actor_ruling"]
    return tuple(
        ruling._replace(report="", what=_on_actor(look, actor, decision, words))
        for ruling, decision in zip(made, found, strict=True)
        if decision.action in words
    )


def _on_actor(
    look: Lookup, actor: ArchiveActor, decision: Decision, words: Mapping[str, str]
) -> str:
    other = decision.target if decision.other == actor.key else decision.other or ""
    record, known = look.records.get(other), look.actors.get(other)
    alias = next((name for name in actor.aliases if key_of(name) == other), other)
    named = known.name if known else alias
    text = words["public" if decision.field == "public" else decision.action]
    return text.format(
        value=decision.value or "", source=decision.source or "",
        other=say("in_rulings.named_by", outlet=outlet(record)) if record else named,
    )  # fmt: skip


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
        "field": str(fields.get(name, name.replace("_", " "))).lower() or say("in_rulings.a_value"),
        "value": decision.value or "",
        "source": decision.source or "",
        "other": outlet(other) if other else _incident(look, decision.other or ""),
    }
    return str(wording.words()["ruling"][decision.action]).format(**values)
