"""From records to incidents: cluster the main reports, attach the background, settle and name."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from generator.link import answers, figures, rulings
from generator.link.background import attach
from generator.link.cluster import groups, why
from generator.link.kept import homes, trails
from generator.link.mention import Key, Mention, mentions, survey
from generator.link.naming import number, stem, title
from generator.link.relations import relations
from generator.link.sources import voices
from generator.link.vague import place
from generator.model import Decision, Incident, Link, Record, Report, ReportRef, Standing
from generator.registry import Registry

Group = list[Mention]


class Linked(NamedTuple):
    """The incidents, in order of time, which of them former addresses lead to, and the addresses
    that only rulings of sameness keep from being incidents."""

    incidents: tuple[Incident, ...]
    moved: dict[str, str]
    closed: frozenset[str] = frozenset()


def link(
    records: Sequence[Record],
    decisions: Sequence[Decision] = (),
    registry: Registry | None = None,
) -> tuple[Incident, ...]:
    """The incidents of these records, in order of time, whatever the order of the records."""
    return connect(records, decisions, registry).incidents


def connect(
    records: Sequence[Record],
    decisions: Sequence[Decision] = (),
    registry: Registry | None = None,
) -> Linked:
    """The incidents of these records, and where the registry's other addresses lead."""
    kept = registry or Registry()
    ordered = sorted(records, key=_moment)
    voiced = voices(ordered)
    found, links = _group(ordered, decisions)
    first = _name(found, voiced, kept, frozenset())
    ids, grouped, rulings_now = _ruled(found, first, voiced, kept, decisions)
    made = [
        rulings.overrule(
            _incident(group, id, voiced, links, rulings.additions(id, rulings_now)), rulings_now
        )
        for group, id in zip(grouped, ids, strict=True)
    ]
    tied = relations(list(zip(made, grouped, strict=True)))
    related = (replace(incident, relations=tied.get(incident.id, ())) for incident in made)
    incidents = tuple(sorted(related, key=lambda one: (one.when.earliest or "9999", one.id)))
    moved = trails(grouped, ids, kept)
    return Linked(incidents, moved, frozenset({*first, *moved}) - frozenset(ids))


Named = tuple[list[str], list[Group], tuple[Decision, ...]]


def _ruled(
    found: Sequence[Group],
    ids: list[str],
    voiced: dict[str, str],
    registry: Registry,
    decisions: Sequence[Decision],
) -> Named:
    """The groups, which had these addresses, and their addresses after the editors' rulings, and
    these rulings on the addresses of now."""
    followed = rulings.follow(decisions, trails(found, ids, registry))
    held = rulings.regroup([list(group) for group in found], ids, followed)
    known = set(ids)
    old = [id for id in held if id in known]
    new = [held[id] for id in held if id not in known]
    fresh = _name(new, voiced, registry, frozenset(old))
    named, grouped = [*old, *fresh], [*(held[id] for id in old), *new]
    return named, grouped, rulings.follow(followed, trails(grouped, named, registry))


def _moment(record: Record) -> tuple[str, str, str]:
    """What orders records: ids are opaque, so they decide only between copies."""
    return record.article.published or "9999", record.sha256, record.id


def _group(
    records: Sequence[Record], decisions: Sequence[Decision]
) -> tuple[list[Group], dict[Key, Link]]:
    corpus = survey(records)
    found = mentions(records)
    main = [mention for mention in found if mention.report.main]
    together = rulings.pairs_of("same", decisions, main)
    apart = frozenset(rulings.pairs_of("different", decisions, main))
    clustered, scores = groups(main, corpus, together=together, apart=apart)
    links = {
        main[index].key: made
        for group in clustered
        for index, made in zip(group[1:], why(group, scores), strict=True)
    }
    ruled = frozenset((main[a].key[0], main[b].key[0]) for a, b in apart)
    held, placed = place([[main[index] for index in group] for group in clustered], corpus, ruled)
    loose = (mention for mention in found if not mention.report.main)
    attached = attach(held, loose, corpus)
    return attached.groups, links | placed | attached.links


def _name(
    grouped: Sequence[Group], voiced: dict[str, str], registry: Registry, taken: frozenset[str]
) -> list[str]:
    """The address of each group: the registry's where one is kept, else made of its answers."""
    stems = [_stem(group, voiced) for group in grouped]
    free = Registry(tuple(one for one in registry.incidents if one.id not in taken))
    kept = homes(grouped, stems, free)
    new = [index for index in range(len(grouped)) if index not in kept]
    orders = [(stems[index], _order(grouped[index])) for index in new]
    made = number(orders, taken | registry.addresses)
    named = kept | dict(zip(new, made, strict=True))
    return [named[index] for index in range(len(grouped))]


def _stem(group: Group, voiced: dict[str, str]) -> str:
    kind, _ = answers.kind(group, voiced)
    when, _ = answers.when(group, voiced)
    where, _ = answers.where(group, voiced)
    return stem(kind, when, where)


def _order(group: Group) -> tuple[str, ...]:
    return min((*_moment(mention.record), str(mention.key[1])) for mention in group)


def _incident(
    group: Group, id: str, voiced: dict[str, str], links: dict[Key, Link], more: Report
) -> Incident:
    """The settled incident; `more` holds what an editor added to it."""
    kind, kind_standing = answers.kind(group, voiced)
    when, when_standing = answers.when(group, voiced)
    where, where_standing = answers.where(group, voiced)
    claimed, claim_standing = answers.claimed(group, voiced)
    killed, killed_standing = _toll(group, "killed", voiced, more)
    injured, injured_standing = _toll(group, "injured", voiced, more)
    standing: dict[str, Standing] = {
        "type": kind_standing,
        "when": when_standing,
        "where": where_standing,
        "killed": killed_standing,
        "injured": injured_standing,
        "claimed": claim_standing,
    }
    return Incident(
        id=id,
        title=title(kind, where),
        type=kind,
        stage=answers.most(group, lambda m: m.report.stage),
        when=when,
        where=where,
        killed=killed,
        injured=injured,
        tolls=figures.series(group, more.casualties),
        weapons=_with(answers.every(group, lambda m: m.report.weapons), more.weapons),
        targets=_with(answers.every(group, lambda m: m.report.targets), more.targets),
        claimed=claimed,
        attributions=(*answers.attributions(group), *more.attributions),
        actors=_with(answers.actors(group), (one.actor for one in more.attributions)),
        standing={name: how for name, how in standing.items() if how != "unknown"},
        reports=_refs(group),
        why=tuple(links[m.key] for m in sorted(group, key=lambda m: m.key) if m.key in links),
        stub=not any(mention.report.main for mention in group),
    )


def _toll(group: Group, outcome: str, voiced: dict[str, str], more: Report) -> figures.Settled:
    told = figures.said(group, outcome, voiced)
    return figures.settle([*told, *figures.brought(more.casualties, outcome)])


def _with(words: Iterable[str], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({*words, *more}))


def _refs(group: Group) -> tuple[ReportRef, ...]:
    ordered = sorted(group, key=lambda m: (*_moment(m.record), m.key[1]))
    return tuple(ReportRef(article=m.key[0], main=m.report.main, index=m.key[1]) for m in ordered)
