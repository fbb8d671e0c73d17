"""Everything that is shown, put together: incidents, actors, places, and what needs a person."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from generator import decide
from generator.decide import redact
from generator.decide.add import is_of_nobody
from generator.link import Linked, connect
from generator.link.rulings import follow
from generator.link.sources import duplicates, origins
from generator.model import Archive, ArchiveActor, Article, Decision, Incident, Record
from generator.registry import Registry
from generator.settle.actors import archive_actors, unify
from generator.settle.families import followed, join
from generator.settle.places import archive_places
from generator.settle.problems import problems


def decided(
    articles: Sequence[Article],
    records: Sequence[Record],
    decisions: Sequence[Decision] = (),
    registry: Registry | None = None,
) -> Archive:
    """The archive of what was read and of the editors' word on it. Actors are joined first, so that
    a decision on one holds under all its names."""
    joined = join(decide.remaining(records, decisions), decisions)
    rulings = followed(decisions, joined.keys)
    ruled, unmet = decide.apply(joined.records, rulings)
    made = archive(articles, ruled, rulings, registry, joined.keys)
    return replace(made, problems=(*unmet, *made.problems))


def archive(
    articles: Sequence[Article],
    records: Sequence[Record],
    decisions: Sequence[Decision] = (),
    registry: Registry | None = None,
    keys: Mapping[str, str] | None = None,
) -> Archive:
    """The archive of these articles, whatever their order.

    `records` are as `decide.apply` left them: corrected, redacted, without the withheld. `keys`
    are former keys of actors that were joined before.
    """
    joined = unify(sorted(records, key=lambda record: record.id), decisions)
    kept = joined.records
    withdrawn = {decision.target for decision in decisions if decision.action == "withhold"}
    shown = [one for one in articles if one.id not in withdrawn]
    shown = sorted(redact.articles(shown, kept), key=lambda one: one.id)
    linked = connect(kept, _on_somebody(decisions, kept), registry)
    ruled = _followed(decisions, linked.moved)
    withdrawn |= {decision.target for decision in ruled if decision.action == "withhold"}
    incidents = _without(linked.incidents, withdrawn)
    moved = _moved(linked, decisions)
    living = {incident.id for incident in incidents}
    repeats = duplicates(kept)
    actors = archive_actors(kept)
    addresses = (registry or Registry()).addresses
    provisional = tuple(one.id for one in linked.incidents if one.id not in addresses)
    return Archive(
        articles=tuple(shown),
        records=kept,
        incidents=incidents,
        actors=actors,
        places=archive_places(incidents),
        decisions=tuple(
            redact.unnamed(one) if one.action == "redact" else one for one in ruled
        ),
        duplicates=repeats,
        origins=origins(kept),
        withheld=tuple(sorted(
            withdrawn & _ids(articles, linked.incidents)
            | {old for old, new in moved.items() if new not in living}
            | _gone(registry or Registry(), living | set(moved) | withdrawn)
        )),
        moved={old: new for old, new in moved.items() if new in living},
        renamed=_renamed({**(keys or {}), **joined.keys}, actors, decisions),
        problems=problems(
            articles, kept, linked.incidents, ruled, repeats,
            provisional=provisional, closed=linked.closed,
        ),
        provisional=provisional,
    )  # fmt: skip


def _on_somebody(decisions: Iterable[Decision], records: Iterable[Record]) -> tuple[Decision, ...]:
    """The decisions but those that add an attribution to an actor whom no article names."""
    named = {actor.key for record in records for actor in record.actors}
    return tuple(one for one in decisions if not is_of_nobody(one, named))


def _followed(decisions: Sequence[Decision], moved: Mapping[str, str]) -> tuple[Decision, ...]:
    """The decisions on the addresses of now. A ruling of sameness keeps the address it closed."""
    pairs = zip(decisions, follow(decisions, moved), strict=True)
    return tuple(
        replace(now, other=then.other) if then.action == "same" else now for then, now in pairs
    )


def _renamed(
    keys: Mapping[str, str], actors: Iterable[ArchiveActor], decisions: Iterable[Decision]
) -> dict[str, str]:
    """An actor's former keys → the one it has now: those that were joined, and those that a ruling
    of sameness closed."""
    living = {actor.key for actor in actors}
    closed = {one.other: one.target for one in decisions if one.action == "same" and one.other}
    steps = {**keys, **closed}
    found: dict[str, str] = {}
    for old in sorted(steps.keys() - living):
        now = steps[old]
        for _ in steps:
            now = now if now in living else steps.get(now, now)
        if now in living:
            found[old] = now
    return found


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
