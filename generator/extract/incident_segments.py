"""Which words of a story belong to which incident: the main one, or an older one looked back on.

"… a shooting in 2022 that killed 15" is an incident of its own, and so is what an anniversary
marks; a comparison ("since 1978"), a habit ("many foiled attacks") and an aftermath are none.
"""

import re
from collections.abc import Container, Sequence
from functools import cache
from typing import NamedTuple

from generator.extract.incident_back import passage_when
from generator.extract.incident_others import dated, find_passages
from generator.extract.incident_passages import Passage, only, tells, whole, without
from generator.extract.incident_scenes import Scene
from generator.extract.incident_triggers import Mention
from generator.extract.incident_when import as_when, choose_when, is_bare_day, is_follow_up
from generator.extract.incident_when_clues import days_between
from generator.extract.incident_words import Phrases, data, listed
from generator.extract.time_anniversary import Anniversary
from generator.extract.time_edtf import edtf
from generator.extract.toll_counts import Count
from generator.model import Time, When
from generator.story import Story, evidence

OLD_DAYS = 25  # an event that much older than the main one is another event
_ANNIVERSARY_OF = re.compile(
    r"(?: (?:of|since|of the|of his|of her|of their|of a)\b)?(?: [\w'’.-]+){0,6} ?"
)
ANNIVERSARY_REACH = 80  # characters between an anniversary and what it remembers
ENOUGH = 1.2  # weight from which on a story tells of an incident
LEAD_FOR_WEIGHT = 4  # sentences whose triggers weigh double
_WEIGHT = {"sure": 1.0, "weak": 0.6, "crime": 1.0, "faint": 0.0}
_QUIET = frozenset({"toll.intransitive", "toll.state", "toll.wound", "toll.noun_of"})  # "died"
_HARM = frozenset({"killed", "injured", "hit", "missing", "abducted", "displaced"})
OPENING = 10  # words in which a sentence says that it is of another event
_APART = frozenset({"separate", "separately", "another", "elsewhere", "unrelated", "second"})
_THAT = frozenset({"the", "that", "this"})
STICKY = 3  # sentences that stay with another event
LEAD = 2  # sentences, the title counted, that make the lead
NEAR = 14  # words between a trigger and the time or figure that goes with it


class Segment(NamedTuple):
    """One incident's share of a story. `scenes` holds the numbers of its sentences."""

    main: bool
    mentions: tuple[Mention, ...]
    when: When
    counts: tuple[Count, ...] = ()
    commemorated: bool = False
    late: bool = False
    passages: tuple[Passage, ...] = ()


def find_segments(
    story: Story, scenes: Sequence[Scene], anniversaries: Sequence[Anniversary] = ()
) -> list[Segment]:
    """The main incident first, then those of the background; empty when nothing is told."""
    mentions = [m for scene in scenes for m in scene.mentions]
    if _weight(scenes) < ENOUGH:
        return []
    other = {scene.number for scene in scenes} - {scene.number for scene in own_scenes(scenes)}
    passages = find_passages(scenes, story.published)
    passages += _separate_ones(scenes, other, {p.number for p in passages})
    own = [without(scene, passages) for scene in scenes]
    when = choose_when(story, [scene for scene in own if scene.number not in other])
    if not is_follow_up(scenes):
        passages += _dated(own, when, {*other, *(p.number for p in passages)})
        own = [without(scene, passages) for scene in scenes]
    older = _background(story, own, when, anniversaries)
    older += _others(story, scenes, passages, when)
    taken = {(m.number, m.first) for segment in older for m in segment.mentions}
    main = tuple(m for m in mentions if (m.number, m.first) not in taken)
    segments = [Segment(main=True, mentions=main, when=when), *older]
    own_share = other - {p.number for p in passages}
    return _promoted(_with_counts(scenes, segments, own_share))


def own_scenes(scenes: Sequence[Scene]) -> Sequence[Scene]:
    """The sentences that may be about the main incident: all, where none else tells of one."""
    other = _elsewhere(scenes)
    own = [scene for scene in scenes if scene.number not in other]
    return own if any(m.telling for scene in own for m in scene.mentions) else scenes


def _weight(scenes: Sequence[Scene]) -> float:
    """How much speaks for an incident at all. One "crash" far down a story on shares is none."""
    total = 0.0
    for scene in scenes:
        lead = 2.0 if scene.number <= LEAD_FOR_WEIGHT else 1.0
        total += sum(lead * _WEIGHT[m.strength] for m in scene.mentions)
        for count in scene.counts:
            if count.outcome in _HARM:
                total += 0.6 if count.rule in _QUIET else 2.0
    return total


def _promoted(segments: list[Segment]) -> list[Segment]:
    """The old incident as the main one where the story opens with nothing but its anniversary."""
    main = segments[0]
    same = [s for s in segments[1:] if s.commemorated and s.when.earliest == main.when.earliest]
    if same:
        return [_joined(main, same[0]), *(s for s in segments[1:] if s is not same[0])]
    harmed = any(count.outcome in {"killed", "injured", "hit"} for count in main.counts)
    lead = min((m.number for s in segments for m in s.mentions if m.telling), default=0)
    told = any(m.telling and m.number == lead for m in main.mentions)
    if harmed and told:
        return segments
    for older in segments[1:]:
        if older.commemorated and older.mentions[0].number <= LEAD:
            rest = [s for s in segments[1:] if s is not older]
            return [_joined(main, older), *rest]
    return segments


def _joined(main: Segment, older: Segment) -> Segment:
    """The main incident as the one whose anniversary it is."""
    mentions = tuple(sorted((*main.mentions, *older.mentions), key=lambda m: m.start))
    return main._replace(
        mentions=mentions, when=older.when, counts=(*older.counts, *main.counts), late=True
    )


# ---------------------------------------------------------------- older incidents


def _background(
    story: Story, scenes: Sequence[Scene], when: When, anniversaries: Sequence[Anniversary]
) -> list[Segment]:
    found: list[Segment] = []
    for scene in scenes:
        if scene.title:
            continue
        for mention in scene.mentions:
            if not mention.telling or mention.hedge in {"plural", "foiled", "threatened"}:
                continue
            marked = _anniversary(story, mention, anniversaries)
            if marked:
                segment: Segment | None = Segment(
                    main=False, mentions=(mention,), when=marked, commemorated=True
                )
            else:
                segment = _older(story, scene, mention, when)
            if segment:
                found = _added(found, segment)
    return [_with_the_next(scenes, segment, found) for segment in found]


def _with_the_next(scenes: Sequence[Scene], segment: Segment, older: Sequence[Segment]) -> Segment:
    """An older incident with the sentence after its own that only speaks of "the blast"."""
    number = segment.mentions[-1].number
    if number + 1 >= len(scenes):
        return segment
    here, after = scenes[number], scenes[number + 1]
    taken = {(m.number, m.first) for one in older for m in one.mentions}
    alone = all((m.number, m.first) in taken for m in here.mentions if m.telling)
    again = [m for m in after.mentions if m.telling]
    named = all(after.words[max(0, m.first - 1)].lower in _THAT for m in again)
    same = here.sentence.paragraph == after.sentence.paragraph
    if not (alone and again and named and same) or after.times or after.places:
        return segment
    return segment._replace(mentions=segment.mentions + tuple(after.mentions))


def _dated(scenes: Sequence[Scene], when: When, taken: Container[int]) -> list[Passage]:
    """The passages that a day of their own sets apart, below the lead."""
    lead = next((s.number for s in scenes if not s.title and any(map(_is_told, s.mentions))), 0)
    told = [
        dated(scene, when, [(m, _own_time(scene, m)) for m in scene.mentions])
        for scene in scenes
        if scene.number > max(lead, 1) and scene.number not in taken
    ]
    return [passage for passage in told if passage]


def _separate_ones(
    scenes: Sequence[Scene], numbers: Container[int], taken: Container[int]
) -> list[Passage]:
    """The passages of "In a separate attack, …", each with the sentences that stay with it."""
    found: list[Passage] = []
    for scene in scenes:
        if scene.number not in numbers or scene.number in taken:
            continue
        opens = not {w.lower for w in scene.words[:OPENING]}.isdisjoint(_APART)
        struck = any(c.outcome in _HARM and not c.part for c in scene.counts)
        if opens and struck and tells(scene.mentions):
            found.append(whole(scene, goes_on=False))
        elif found and not opens and found[-1].number == scene.number - 1:
            found.append(whole(scene, goes_on=True))
    return found


def _is_told(mention: Mention) -> bool:
    return mention.telling and mention.hedge in {"", "foiled", "threatened"}


def _others(
    story: Story, scenes: Sequence[Scene], passages: Sequence[Passage], when: When
) -> list[Segment]:
    """Other incidents that passages tell of, each with the sentences that go on about it."""
    found: list[Segment] = []
    for passage in passages:
        scene = only(scenes[passage.number], passage)
        if passage.goes_on:
            last = found[-1]
            mentions = last.mentions + scene.mentions
            found[-1] = last._replace(passages=(*last.passages, passage), mentions=mentions)
            continue
        told = passage_when(story, scene, passage, when)
        found.append(Segment(main=False, mentions=scene.mentions, when=told, passages=(passage,)))
    return found


def _older(story: Story, scene: Scene, mention: Mention, when: When) -> Segment | None:
    if mention.hedge:
        return None
    time = _own_time(scene, mention)
    if time and _is_old(time, when):
        return Segment(main=False, mentions=(mention,), when=as_when(story, time))
    return None


def _own_time(scene: Scene, mention: Mention) -> Time | None:
    """The time nearest to a trigger, in its clause or the relative clause after it."""
    first, last = scene.clause(mention.start, mention.end)
    if scene.words[first].lower in {"when", "where"}:  # "since 2008, when a siege …"
        first = max(0, first - 4)
    best: tuple[int, Time] | None = None
    for time in scene.times:
        if not time.earliest or _is_aside(scene, time):
            continue
        at = scene.word_at(time.start)
        gap = at - mention.last if at >= mention.last else mention.first - at
        if first <= at < last and gap <= NEAR and (best is None or gap < best[0]):
            best = gap, time
    return best[1] if best else None


def _is_aside(scene: Scene, time: Time) -> bool:
    """Whether it dates only what somebody is: "the movement ousted in 2001"."""
    at = scene.word_at(time.start)
    before = {w.lower for w in scene.words[max(0, at - 2) : at]}
    return time.precision != "day" and bool(before & listed("incidents", "asides"))


def _is_old(time: Time, when: When) -> bool:
    told = when.earliest or when.latest
    if not told or not time.latest:
        return False
    if time.precision == "year_or_more":
        return time.latest[:4] < told[:4]
    if time.precision == "month" and time.latest[:7] < told[:7]:
        return True
    return days_between(time.latest, told) >= OLD_DAYS


def _anniversary(
    story: Story, mention: Mention, anniversaries: Sequence[Anniversary]
) -> When | None:
    """The day that "the fourth anniversary of the assassination" remembers."""
    for marked in anniversaries:
        if not 0 <= mention.start - marked.end <= ANNIVERSARY_REACH:
            continue
        between = story.text[marked.end : mention.start]
        day = marked.day_of_old_event
        if not day or not _ANNIVERSARY_OF.fullmatch(between):
            continue
        proof = evidence(story.text, (marked.start, mention.end), "when.anniversary")
        return When(
            earliest=day, latest=day, precision="day", edtf=edtf(day, day, "day"),
            wording=story.text[marked.start : marked.end], evidence=(proof,),
        )  # fmt: skip
    return None


def _added(found: list[Segment], segment: Segment) -> list[Segment]:
    """The list with a segment, put together with the one it repeats."""
    for index, old in enumerate(found):
        same_type = old.mentions[0].type == segment.mentions[0].type
        same_clause = old.mentions[-1].number == segment.mentions[0].number
        if old.when.earliest == segment.when.earliest and (same_type or same_clause):
            merged = old._replace(mentions=old.mentions + segment.mentions)
            return [*found[:index], merged, *found[index + 1 :]]
    return [*found, segment]


# ---------------------------------------------------------------- whose figure


def _with_counts(
    scenes: Sequence[Scene], segments: list[Segment], other: Container[int]
) -> list[Segment]:
    shares: list[list[Count]] = [[] for _ in segments]
    for scene in scenes:
        if scene.number in other:
            continue
        for count in scene.counts:
            owner = owner_of(scene, count.span[0], segments)
            if owner is not None:
                shares[owner].append(count)
    return [s._replace(counts=tuple(share)) for s, share in zip(segments, shares, strict=True)]


def _elsewhere(scenes: Sequence[Scene]) -> set[int]:
    """Sentences about another event of the same days: "In a separate shooting, …" and what
    follows it, up to three sentences of its paragraph."""
    found: set[int] = set()
    left, paragraph = 0, -1
    first = int(bool(scenes) and scenes[0].title)
    for scene in scenes:
        opening = scene.words[:OPENING]
        if scene.number > first and _separate().find(opening):
            left, paragraph = STICKY, scene.sentence.paragraph
        if left > 0 and scene.sentence.paragraph == paragraph:
            found.add(scene.number)
            left -= 1
    return found


@cache
def _separate() -> Phrases[str]:
    return Phrases((phrase, phrase) for phrase in data("incidents")["separate"])


def owner_of(scene: Scene, offset: int, segments: Sequence[Segment]) -> int | None:
    """The incident that words at an offset speak of; None when they speak of none told here."""
    told = [
        (passage, number)
        for number, segment in enumerate(segments)
        for passage in segment.passages
        if passage.number == scene.number
    ]
    for passage, number in told:
        if passage.start <= offset < passage.end:
            return number
    older = [
        (m, number)
        for number, segment in enumerate(segments)
        if not segment.main and not segment.passages
        for m in segment.mentions
        if m.number == scene.number
    ]
    if not older:
        rest = without(scene, [passage for passage, _ in told])
        return None if _elsewhen(rest, segments[0].when) else 0
    past, cues = [m for m, _ in older], {m.cue for m, _ in older if m.cue}
    own = [(m, 0) for m in scene.mentions if m not in past and m.telling and m.cue not in cues]
    before = [(offset - m.start, n) for m, n in [*older, *own] if m.start <= offset]
    if before:
        return min(before)[1]
    return min((m.start - offset, n) for m, n in [*older, *own])[1]


def _elsewhen(scene: Scene, when: When) -> bool:
    """Whether a sentence is about another time than the main incident's."""
    dated = [t for t in scene.times if t.type in {"DATE", "TIME"} and t.earliest]
    dated = [t for t in dated if not _is_aside(scene, t)]
    if any(is_bare_day(t) and (t.earliest or "")[4:] == (when.earliest or "")[4:] for t in dated):
        return False
    return bool(dated) and all(_is_old(time, when) or _is_later(time, when) for time in dated)


def _is_later(time: Time, when: When) -> bool:
    """Whether a time lies months after the main incident, and is not that of the news."""
    news = time.anchor == "published" and not any(mark.isdigit() for mark in time.text)
    if not when.latest or not when.earliest or news or not time.earliest:
        return False
    return days_between(when.latest, time.earliest) >= OLD_DAYS
