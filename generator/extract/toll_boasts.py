"""Figures that an armed group gives of its own deed: told as its boast, never adopted.

"The group put the number of dead at 20" and "Red Dawn said it had killed 40 soldiers".
"""

from collections.abc import Mapping, Sequence

from generator.extract.attribution_actors import Cast
from generator.extract.incident_scenes import Scene
from generator.extract.incident_segments import Segment
from generator.extract.incident_words import listed
from generator.extract.toll_counts import Count
from generator.story import Story

CONTENT = frozenset({"that", "to", "it", "its", "they", "more", "at", "over", "nearly"})
REACH = 14  # words between what a group says and the figure


def with_boasts(
    story: Story, scenes: Sequence[Scene], segments: Sequence[Segment], cast: Cast
) -> list[Segment]:
    """The incidents with the figures of groups marked as theirs."""
    by_start = {scene.sentence.start: scene for scene in scenes}
    return [
        segment._replace(counts=tuple(_read(story, c, by_start, cast) for c in segment.counts))
        for segment in segments
    ]


def _read(story: Story, count: Count, scenes: Mapping[int, Scene], cast: Cast) -> Count:
    scene = scenes[count.sentence.start]
    first = scene.word_at(count.span[0])
    for at in range(first, max(0, first - REACH), -1):
        if at < len(scene.words) and _counts(scene, at, first):
            said = _group(story, scene, at, cast)
            if said is not None:
                return count._replace(earlier=True, by=said)
    return count


def _counts(scene: Scene, verb: int, figure: int) -> bool:
    """Whether a verb of saying gives the figure: neither "claimed responsibility for …" nor "said
    it was behind the bombing that killed 32" does."""
    word = scene.words[verb].lower
    if word not in listed("tolls", "boasting"):
        return False
    after = [w.lower for w in scene.words[verb + 1 : figure]]
    if word in {"claimed", "claims"} and after[:1] and after[0] not in CONTENT:
        return False
    return not {"that", "which"} & set(after[1:])


def _group(story: Story, scene: Scene, verb: int, cast: Cast) -> str | None:
    """The armed group that is the subject of a verb: its name, or "" where none is told."""
    at = verb - 1
    while at > 0 and scene.words[at].lower in listed("tolls", "before_boasting"):
        at -= 1
    if at < 0:
        return None
    word = scene.words[at]
    if word.lower in listed("tolls", "groups"):
        last = cast.last_group(word.start)
        return story.text[last.start : last.end] if last else ""
    parts = cast.inside(scene.sentence.start, scene.words[verb].start)
    named = [p for p in parts if cast.is_armed(p) and word.start < p.end <= word.end + 1]
    return story.text[named[-1].start : named[-1].end] if named else None
