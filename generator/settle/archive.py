"""Everything that is shown, put together: incidents, actors, places, and what needs a person."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from generator import decide_redact
from generator.link import Linked, connect
from generator.link.rulings import follow
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
    linked = connect(kept, decisions, registry)
    ruled = _followed(decisions, linked.moved)
    withdrawn |= {decision.target for decision in ruled if decision.action == "withhold"}
    incidents = _without(linked.incidents, withdrawn)
    moved = _moved(linked, decisions)
    living = {incident.id for incident in incidents}
    repeats = duplicates(kept)
    return Archive(
        articles=tuple(shown),
        records=kept,
        incidents=incidents,
        actors=archive_actors(kept),
        places=archive_places(incidents),
        decisions=tuple(
            decide_redact.unnamed(one) if one.action == "redact" else one for one in ruled
        ),
        duplicates=repeats,
        origins=origins(kept),
        withheld=tuple(sorted(
            withdrawn & _ids(articles, linked.incidents)
            | {old for old, new in moved.items() if new not in living}
            | _gone(registry or Registry(), living | set(moved) | withdrawn)
        )),
        moved={old: new for old, new in moved.items() if new in living},
        problems=problems(articles, kept, linked.incidents, ruled, repeats, registry),
    )  # fmt: skip


def _followed(decisions: Sequence[Decision], moved: Mapping[str, str]) -> tuple[Decision, ...]:
    """The decisions on the addresses of now. A ruling of sameness keeps the address it closed."""
    pairs = zip(decisions, follow(decisions, moved), strict=True)
    return tuple(
        replace(now, other=then.other) if then.action == "same" else now for then, now in pairs
    )


def _gone(registry: Registry, told: set[str]) -> set[str]:
    """Addresses that were given once, and of whose incidents nothing is left."""
    return set(registry.addresses - told)


def _ids(articles: Iterable[Article], incidents: Iterable[Incident]) -> set[str]:
    return {one.id for one in articles} | {one.id for one in incidents}


def _without(incidents: Iterable[Incident], withdrawn: set[str]) -> tuple[Incident, ...]:
    """The incidents but the withdrawn ones, which nothing relates to any more."""
    return tuple(
        replace(one, relations=tuple(tie for tie in one.relations if tie.to not in withdrawn))
        for one in incidents
        if one.id not in withdrawn
    )


def _moved(linked: Linked, decisions: Iterable[Decision]) -> dict[str, str]:
    """An incident's old addresses → the one it has now: those that the registry remembers, and
    those that a ruling of sameness closed."""
    living = {incident.id for incident in linked.incidents}
    closed = {d.other: d.target for d in decisions if d.action == "same" and d.other}
    found = {old: new for old, new in closed.items() if new in living and old not in living}
    return dict(sorted((found | linked.moved).items()))
