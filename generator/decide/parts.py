"""The part of an article's record that a decision means, and the record with it changed."""

import re

from msgspec.structs import replace

from generator.decide import values
from generator.model import Decision, Head, Record, Report, When

Outcome = Record | str  # the record as decided, or what is wrong with the decision
HEAD = frozenset({"title", "outlet", "section", "url", "language", "published"})
_PART = re.compile(r"(?:incidents\[(\d{1,4})\])?(?:(?<=\])\.)?([a-z_]*)\Z", re.ASCII)


def target(record: Record, decision: Decision) -> tuple[int | None, str]:
    """Which incident of the record a field means: ``incidents[1].killed``, or the main one."""
    match = _PART.match(decision.field or "")
    if not match:
        return len(record.incidents), decision.field or ""
    if match[1]:
        return int(match[1]), match[2]
    if match[2] in HEAD | {"statements", "actors"}:
        return None, match[2]
    main = (index for index, report in enumerate(record.incidents) if report.main)
    return next(main, len(record.incidents)), match[2]


def with_head(record: Record, field: str, value: str) -> Outcome:
    """The record with one value of its head as the editor has it, or what is wrong with it."""
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


def put(record: Record, place: int, report: Report) -> Record:
    """The record with another report at a place."""
    told = enumerate(record.incidents)
    reports = tuple(report if index == place else old for index, old in told)
    return replace(record, incidents=reports)


def same(before: Record, after: Record, decision: Decision) -> bool:
    """Whether the part that a decision means is the same in two states of a record."""
    return _value(before, decision) == _value(after, decision)


def _value(record: Record, decision: Decision) -> object:
    place, field = target(record, decision)
    if place is None:
        return getattr(record.article, field)
    report = record.incidents[place]
    if field == "when":
        return report.when.earliest, report.when.latest
    if field in {"where", "site"}:
        return report.where.name, report.where.country, report.where.site
    return getattr(report, field)
