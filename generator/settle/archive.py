"""Everything that is shown, put together: incidents, actors, places, and what needs a person."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from generator import decide_redact
from generator.link import link
from generator.link.sources import duplicates, origins
from generator.model import Archive, Article, Decision, Incident, Record
from generator.registry import Registry
from generator.settle.actors import archive_actors, unify
from generator.settle.places import archive_places
from generator.settle.problems import problems


def archive(
    articles: Sequence[Article],
    records: Sequence[Record],
    decisions: Sequence[Decision] = (),
    registry: Registry | None = None,
) -> Archive:
    """The archive of these articles, whatever their order.

    `records` are as `decide.apply` left them: corrected, redacted, without the withheld.
    """
    kept = unify(sorted(records, key=lambda record: record.id))
    withdrawn = {decision.target for decision in decisions if decision.action == "withhold"}
    shown = [one for one in articles if one.id not in withdrawn]
    shown = sorted(decide_redact.articles(shown, kept), key=lambda one: one.id)
    linked = link(kept, decisions, registry)
    incidents = _without(linked, withdrawn)
    repeats = duplicates(kept)
    return Archive(
        articles=tuple(shown),
        records=kept,
        incidents=incidents,
        actors=archive_actors(kept),
        places=archive_places(incidents),
        decisions=tuple(
            decide_redact.unnamed(one) if one.action == "redact" else one for one in decisions
        ),
        duplicates=repeats,
        origins=origins(kept),
        withheld=tuple(sorted(withdrawn & _ids(articles, linked))),
        moved=_moved(linked, decisions, registry or Registry()),
        problems=problems(articles, kept, linked, decisions, repeats),
    )


def _ids(articles: Iterable[Article], incidents: Iterable[Incident]) -> set[str]:
    return {one.id for one in articles} | {one.id for one in incidents}


def _without(incidents: Iterable[Incident], withdrawn: set[str]) -> tuple[Incident, ...]:
    """The incidents but the withdrawn ones, which nothing relates to any more."""
    return tuple(
        replace(one, relations=tuple(tie for tie in one.relations if tie.to not in withdrawn))
        for one in incidents
        if one.id not in withdrawn
    )


def _moved(
    incidents: Iterable[Incident], decisions: Iterable[Decision], registry: Registry
) -> dict[str, str]:
    """An incident's old addresses → the one it has now: those that the registry remembers, and
    those that a ruling of sameness closed."""
    living = {incident.id for incident in incidents}
    moved = {old: entry.id for entry in registry.incidents for old in entry.was}
    closed = {d.other: d.target for d in decisions if d.action == "same" and d.other}
    moved |= {old: new for old, new in closed.items() if new in living}
    return {old: new for old, new in sorted(moved.items()) if old not in living and new in living}
