"""Which incident a claim or an accusation is about."""

from collections.abc import Sequence
from typing import Any

from generator.extract.incident_scenes import Scene
from generator.extract.incident_segments import Segment, owner_of
from generator.extract.incident_words import LONGEST, Hit


def owner_of_claim(
    scenes: Sequence[Scene], number: int, hit: Hit[Any], segments: Sequence[Segment], *, own: bool
) -> int | None:
    """The incident that a phrase of a sentence speaks of: the next one named after it, else the
    sentence's; `own` claims without an object are of the incident told right before."""
    scene = scenes[number]
    before = _told_before(scenes, number, hit, segments) if own else None
    if before is not None:
        return before
    end = next((at for at, w in enumerate(scene.words) if at > hit.last and w.lower == "but"), None)
    later = [m for m in scene.mentions if hit.last - 1 <= m.first < (end or LONGEST) and m.telling]
    if later:
        if later[0].hedge in {"plural", "foiled", "threatened"}:
            return None
        return owner_of(scene, later[0].start, segments)
    if any(m.hedge == "foiled" for m in scene.mentions):
        return None
    return owner_of(scene, scene.words[hit.first].start, segments)


def _told_before(
    scenes: Sequence[Scene], number: int, hit: Hit[Any], segments: Sequence[Segment]
) -> int | None:
    """Another incident that the sentence before tells of, where a claim names none ("Red Dawn
    claimed responsibility") or means "both attacks"."""
    if not number:
        return None
    scene, last = scenes[number], scenes[number - 1]
    same = last.sentence.paragraph == scene.sentence.paragraph
    both = "both" in [w.lower for w in scene.words[hit.last : hit.last + 3]]
    if not both and (not same or any(m.telling for m in scene.mentions)):
        return None
    owners = [
        at
        for at, segment in enumerate(segments)
        for passage in segment.passages
        if passage.number == last.number
    ]
    return owners[-1] if owners else None
