"""What an editor says is no fact, taken out of an article's record."""

from msgspec.structs import replace

from generator.decide import values
from generator.decide.parts import Outcome, put, target, with_head
from generator.model import Decision, Figure, Record, Report, Toll

_ACTED = frozenset({"attributions", "statements", "actors"})
_LISTS = frozenset({"weapons", "targets"})
_WHOLE = frozenset({"when", "where", "type", "claimed"})
_GONE = "no such fact is read in it; remove the decision"


def rejected(record: Record, decision: Decision) -> Outcome:
    """The record without a fact that the editor says is not one, or what is wrong with that."""
    place, field = target(record, decision)
    value = decision.value
    if place is None and field in _ACTED:
        return _acted(record, field, value)
    if place is None:
        return _undated(record) if field == "published" else with_head(record, field, "none")
    if place >= len(record.incidents):
        return f"the article has no incident for {decision.field}; remove the decision"
    if not field:
        rest = (*record.incidents[:place], *record.incidents[place + 1 :])
        return replace(record, incidents=rest)
    try:
        return put(record, place, _without(record.incidents[place], field, value))
    except ValueError as error:
        return str(error)


def _undated(record: Record) -> Record:
    head = replace(
        record.article, published=None, published_precision="unknown", published_basis=None
    )
    return replace(record, article=head)


def _acted(record: Record, field: str, value: str | None) -> Outcome:
    if field == "actors":
        if not any(actor.key == value for actor in record.actors):
            return f"names no actor {value or ''}; give the key of one as the value"
        return _unacted(record, value or "")
    kept = tuple(one for one in record.statements if value and one.speaker != value)
    if len(kept) == len(record.statements):
        return f"has no statement of {value}; remove the decision" if value else _GONE
    return replace(record, statements=kept)


def _unacted(record: Record, key: str) -> Record:
    """The record without an actor, and without what that one is said to have done or said."""
    return replace(
        record,
        actors=tuple(
            replace(one, affiliations=tuple(tie for tie in one.affiliations if tie.to != key))
            for one in record.actors if one.key != key
        ),
        statements=tuple(one for one in record.statements if one.speaker != key),
        incidents=tuple(
            replace(
                report,
                actors=tuple(one for one in report.actors if one != key),
                attributions=tuple(
                    replace(one, asserted_by=None) if one.asserted_by == key else one
                    for one in report.attributions if one.actor != key
                ),
            )
            for report in record.incidents
        ),
    )  # fmt: skip


def _without(report: Report, field: str, value: str | None) -> Report:
    """The report without the fact. Raises ValueError."""
    if field in {"killed", "injured"}:
        return _without_toll(report, field, value)
    if field in {"attributions", *_LISTS}:
        return _without_some(report, field, value)
    if field not in _WHOLE:
        raise ValueError(f"unknown field {field!r}; see docs/editing.md for the list")
    if value:
        raise ValueError(f"reject {field} takes no value; leave it out")
    cleared = getattr(Report(main=report.main), field)
    if cleared == getattr(report, field):
        raise ValueError(_GONE)
    return replace(report, **{field: cleared})


def _without_some(report: Report, field: str, value: str | None) -> Report:
    """Without one of several, or without all of them."""
    told: tuple[object, ...] = getattr(report, field)
    names = [one.actor for one in report.attributions] if field == "attributions" else told
    kept = tuple(
        one for one, name in zip(told, names, strict=True) if value and name != value
    )  # fmt: skip
    if len(kept) == len(told):
        raise ValueError(_GONE)
    return replace(report, **{field: kept})


def _without_toll(report: Report, outcome: str, value: str | None) -> Report:
    """Without all figures of that outcome, or without those that a value names: ``20``, ``20+``,
    or the words of the article, ``dozens``."""
    told = [toll for toll in report.casualties if toll.outcome == outcome]
    named = [toll for toll in told if toll.wording.casefold() == (value or "").casefold()]
    gone = named if value else told
    if value and not named:
        figure = values.figure(value)
        gone = [toll for toll in told if _written(_figure(toll)) == figure]
    settled: Figure | None = getattr(report, outcome)
    held = settled is not None and (not value or settled in map(_figure, gone))
    if not gone and not held:
        raise ValueError(_GONE)
    kept = tuple(toll for toll in report.casualties if toll not in gone)
    return replace(report, **{outcome: None if held else settled}, casualties=kept)


def _figure(toll: Toll) -> Figure:
    return Figure(low=toll.low, best=toll.best, high=toll.high)


def _written(figure: Figure) -> Figure:
    """A figure as an editor writes it: "dozens" is 12+, "80 to 90" has no best."""
    low, best, high = figure.low, figure.best, figure.high
    if low is None and high is None and best is not None:
        return Figure(low=best, best=best, high=best)
    if low is not None and high is None:
        return Figure(low=low, best=low)
    return Figure(low=low, high=high) if low != high else figure
