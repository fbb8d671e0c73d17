"""A fact that no article of the archive tells, or that was not read, added with its source."""

from collections.abc import Collection
from typing import get_args

from msgspec.structs import replace

from generator.decide import values
from generator.model import Attribution, Decision, Modality, Record, Report, Toll
from generator.vocabulary import terms

ALIAS = "alias"
FIELDS = ("killed", "injured", "weapons", "targets", "attributions")
MODALITIES: tuple[Modality, ...] = get_args(Modality)
_LISTS = {"weapons": "weapon", "targets": "target"}


def added(report: Report, decision: Decision) -> Report | str:
    """The report with the fact, or what is wrong with it. A toll stands beside the others."""
    field, value = decision.field or "", decision.value or ""
    try:
        if field in _LISTS:
            return _listed(report, field, value)
        if field in {"killed", "injured"}:
            tolls = (*report.casualties, toll(decision))
            return replace(report, casualties=tolls)
        if field == "attributions":
            said = attribution(decision)
            return replace(report, attributions=(*report.attributions, said))
    except ValueError as error:
        return str(error)
    return f"only {', '.join(FIELDS)} (or {ALIAS} of an actor) can be added, not {field}"


def _listed(report: Report, field: str, value: str) -> Report:
    if value not in terms(_LISTS[field]):
        raise ValueError(f"{value} is no {_LISTS[field]}; see the words page for the list")
    known: tuple[str, ...] = getattr(report, field)
    return replace(report, **{field: tuple(sorted({*known, value}))})


def toll(decision: Decision) -> Toll:
    """The figure that a decision adds. Raises ValueError."""
    figure = values.figure(decision.value or "")
    if figure is None:
        raise ValueError("give the number that the source gives")
    return Toll(
        outcome="killed" if decision.field == "killed" else "injured",
        low=figure.low,
        best=figure.best,
        high=figure.high,
        wording=decision.value or "",
        as_of=decision.as_of,
        attributed_to=decision.source,
        adopted=False,
    )


def attribution(decision: Decision) -> Attribution:
    """Who is said to have done it: ``red-dawn claimed_or_admitted``. Raises ValueError."""
    actor, _, word = (decision.value or "").partition(" ")
    modality: Modality | None = next((one for one in MODALITIES if one == word.strip()), None)
    if not actor or modality is None:
        raise ValueError(f"give an actor's key and one of {', '.join(MODALITIES)}")
    return Attribution(actor=actor, modality=modality, when=decision.as_of, via=decision.source)


def is_of_nobody(decision: Decision, actors: Collection[str]) -> bool:
    """Whether a decision adds an attribution to an actor that no article names."""
    if decision.action != "add" or not (decision.field or "").endswith("attributions"):
        return False
    return (decision.value or "").split(" ", 1)[0] not in actors


def named(record: Record, decision: Decision) -> Record:
    """The record with another name for an actor, if the decision adds one."""
    if decision.field != ALIAS or not decision.value:
        return record
    known = {actor.key for actor in record.actors}
    if decision.target not in known:
        return record
    actors = tuple(
        replace(actor, aliases=tuple(sorted({*actor.aliases, decision.value} - {actor.name})))
        if actor.key == decision.target else actor
        for actor in record.actors
    )  # fmt: skip
    return replace(record, actors=actors)
