"""How incidents belong together: by anniversary, place, actor, and by being told in one article."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from generator.link.mention import Mention, ordinal
from generator.model import Incident, Relation

_ACCUSED = frozenset(
    {
        "claimed_or_admitted",
        "suspected_or_accused_by_authorities",
        "suspected_or_accused",
        "convicted",
    }
)
SOON = 30  # days after an event in which another, told with it, follows it
QUOTED = 1000  # characters of a statement that are read
_ANSWER = re.compile(
    r"\b(?:(?:in|as|an?|an act of) (?:retaliation|revenge|reprisal|response) (?:for|to|against)"
    r"|retaliat(?:ed|es|ing) (?:for|against)|to avenge|avenged|avenging)\b",
    re.IGNORECASE,
)
_VOW = re.compile(r"\b(?:will|shall|would|vow\w*|promis\w+|threat\w+|must)\b", re.IGNORECASE)
Tie = tuple[str, Relation]  # from the incident of that id
Group = tuple[Incident, Sequence[Mention]]


def relations(groups: Sequence[Group]) -> dict[str, tuple[Relation, ...]]:
    """Incident id → its relations, without repetition, in a fixed order."""
    ties: defaultdict[str, set[Relation]] = defaultdict(set)
    ordered = sorted(groups, key=lambda group: (group[0].when.earliest or "9999", group[0].id))
    for rule in (_told_together, _one_place, _one_actor):
        for id, relation in rule(ordered):
            if relation.to != id:
                ties[id].add(relation)
    return {
        id: tuple(sorted(found, key=lambda r: (r.kind, r.to, r.asserted_by or "")))
        for id, found in ties.items()
    }


def _told_together(groups: Sequence[Group]) -> Iterator[Tie]:
    """A background event of an article whose main event is another; and its anniversary."""
    main = {m.key[0]: incident for incident, group in groups for m in group if m.report.main}
    for incident, group in groups:
        for mention in group:
            told = main.get(mention.key[0])
            if mention.report.main or told is None:
                continue
            kind = "same_series" if _is_of_series(mention, told) else "mentioned_with"
            soon = kind != "same_series" and _is_soon_after(told, incident)
            yield told.id, Relation(to=incident.id, kind="follow_up" if soon else kind)
            yield incident.id, Relation(to=told.id, kind=kind)
            for speaker in _retaliations(mention):
                yield told.id, Relation(to=incident.id, kind="retaliation_for", asserted_by=speaker)
            if _is_anniversary(mention) and _same_date(told, incident):
                yield told.id, Relation(to=incident.id, kind="anniversary_of")


def _retaliations(mention: Mention) -> Iterator[str]:
    """Who says that what the article reports was done in answer to the older event: "it was in
    retaliation for the shooting in Veltburg". A vow to do so later is none; a private person's
    word is not named."""
    public = {actor.key for actor in mention.record.actors if actor.public}
    for said in mention.record.statements:
        match = _ANSWER.search(said.quote[:QUOTED])
        if match is None or said.speaker not in public or _VOW.search(said.quote[: match.start()]):
            continue
        after = said.start + match.end()
        if any(after <= seen.start < said.end for seen in mention.report.evidence):
            yield said.speaker


def _is_of_series(mention: Mention, told: Incident) -> bool:
    """Whether an article tells of both as news of one day: attacks reported together."""
    one_day = mention.report.when.earliest == told.when.earliest is not None
    return mention.report.report_kind == "event" and one_day


def _is_soon_after(later: Incident, earlier: Incident) -> bool:
    """Whether an event came a month after another at most, in the same town: shots at the funeral
    of those whom a bomb had killed."""
    ours, theirs = ordinal(later.when.earliest), ordinal(earlier.when.earliest)
    exact = later.when.precision == earlier.when.precision == "day"
    if ours is None or theirs is None or not exact or not 0 < ours - theirs <= SOON:
        return False
    here, there = later.where, earlier.where
    return here.name is not None and (here.name, here.country) == (there.name, there.country)


def _is_anniversary(mention: Mention) -> bool:
    """Whether the older event's day was read from an anniversary: "the fourth anniversary of"."""
    return any("anniversary" in e.rule or "anniversary" in e.quote.lower()
               for e in (*mention.report.when.evidence, *mention.report.evidence))  # fmt: skip


def _same_date(later: Incident, earlier: Incident) -> bool:
    ours, theirs = later.when.earliest, earlier.when.earliest
    return bool(ours and theirs and ours[5:] == theirs[5:] and ours[:4] > theirs[:4])


def _one_place(groups: Sequence[Group]) -> Iterator[Tie]:
    """The next incident in time at the same site, or in the same town."""
    towns: defaultdict[str, list[Incident]] = defaultdict(list)
    for incident, _ in groups:
        where = incident.where
        if where.name:
            towns[f"{where.country}|{where.name.lower()}"].append(incident)
    return _neighbours(towns.values(), "same_place")


def _one_actor(groups: Sequence[Group]) -> Iterator[Tie]:
    """The next incident in time that the same actor claimed or is accused of."""
    parties: defaultdict[str, list[Incident]] = defaultdict(list)
    for incident, _ in groups:
        for actor in sorted({a.actor for a in incident.attributions if a.modality in _ACCUSED}):
            parties[actor].append(incident)
    return _neighbours(parties.values(), "same_actor")


def _neighbours(lists: Iterable[list[Incident]], kind: str) -> Iterator[Tie]:
    for incidents in lists:
        for earlier, later in itertools.pairwise(incidents):
            yield earlier.id, Relation(to=later.id, kind=kind)
            yield later.id, Relation(to=earlier.id, kind=kind)
