"""An editor's rulings on incidents: same, different, a title, a corrected answer."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from generator.decide import add
from generator.decide.records import report_with
from generator.link.mention import Mention
from generator.link.naming import title
from generator.model import Decision, Incident, Report

Pair = tuple[int, int]
_SETTLED = ("type", "when", "where", "killed", "injured", "claimed")


def pairs_of(action: str, decisions: Iterable[Decision], found: Sequence[Mention]) -> list[Pair]:
    """The index pairs of main reports that rulings on two articles put together or apart."""
    index = {mention.key[0]: place for place, mention in enumerate(found)}
    ruled = [d for d in decisions if d.action == action and d.other is not None]
    both = [(index.get(d.target), index.get(d.other or "")) for d in ruled]
    return [(min(a, b), max(a, b)) for a, b in both if a is not None and b is not None]


def regroup(
    groups: Sequence[list[Mention]], ids: Sequence[str], decisions: Iterable[Decision]
) -> dict[str, list[Mention]]:
    """The groups after rulings that name an incident: two incidents made one, or one article's
    report taken out of an incident. Those that keep their id are under it."""
    held = dict(zip(ids, map(list, groups), strict=True))
    for decision in decisions:
        if decision.action == "same":
            _unite(held, decision.target, decision.other or "")
        elif decision.action == "different":
            _part(held, decision)
    return {id: group for id, group in held.items() if group}


def _unite(held: dict[str, list[Mention]], target: str, other: str) -> None:
    ours, theirs = _home(held, target), _home(held, other)
    if ours and theirs and ours != theirs and (target in held or other in held):
        held[ours] += held.pop(theirs)


def _home(held: dict[str, list[Mention]], id: str) -> str | None:
    """The incident of that id, or the one that the article of that id mainly reports."""
    if id in held:
        return id
    homes = (
        home for home, group in held.items()
        for mention in group if mention.key[0] == id and mention.report.main
    )  # fmt: skip
    return next(homes, None)


def _part(held: dict[str, list[Mention]], decision: Decision) -> None:
    names = (decision.target, decision.other or "")
    for home, article in (names, names[::-1]):
        group = held.get(home)
        if group is None or article in held:
            continue
        moved = [mention for mention in group if mention.key[0] == article]
        if moved and len(moved) < len(group):
            held[home] = [mention for mention in group if mention.key[0] != article]
            held[f"{home} without {article}"] = moved


def follow(decisions: Iterable[Decision], moved: Mapping[str, str]) -> tuple[Decision, ...]:
    """The decisions on the addresses that incidents have now, where they name former ones."""
    return tuple(
        replace(
            one,
            target=moved.get(one.target, one.target),
            other=None if one.other is None else moved.get(one.other, one.other),
        )
        for one in decisions
    )


def additions(id: str, decisions: Iterable[Decision]) -> Report:
    """The facts that editors added to an incident, as one report of them."""
    report = Report(main=True)
    for decision in decisions:
        if decision.action == "add" and decision.target == id:
            more = add.added(report, decision)
            report = report if isinstance(more, str) else more
    return report


def overrule(incident: Incident, decisions: Iterable[Decision]) -> Incident:
    """The incident with the answers that an editor gave for it by its id."""
    for decision in decisions:
        if decision.target != incident.id:
            continue
        if decision.action == "name" and decision.field in {None, "title"}:
            standing = incident.standing | {"title": "decided"}
            incident = replace(incident, title=decision.value or "", standing=standing)
        elif decision.action == "correct":
            incident = _corrected(incident, decision.field or "", decision.value or "")
    return incident


def trouble(incident: Incident, decision: Decision) -> str | None:
    """What is wrong with an editor's answer for an incident, if anything."""
    if decision.action == "add":
        made = add.added(Report(main=True), decision)
    else:
        made = _answered(incident, decision.field or "", decision.value or "")
    return made if isinstance(made, str) else None


def _answered(incident: Incident, field: str, value: str) -> Report | str:
    fields = {name: getattr(incident, name) for name in _SETTLED}
    return report_with(Report(main=True, **fields), field, value)


def _corrected(incident: Incident, field: str, value: str) -> Incident:
    report = _answered(incident, field, value)
    if isinstance(report, str):
        return incident
    changed = {name: getattr(report, name) for name in _SETTLED}
    name = "where" if field == "site" else field
    made = replace(incident, **changed, standing=incident.standing | {name: "decided"})
    retitled = field in {"type", "where", "site"} and incident.standing.get("title") != "decided"
    return replace(made, title=title(made.type, made.where)) if retitled else made
