"""A passage of a story that tells of another incident than its own, and what it holds."""

from collections.abc import Sequence
from typing import NamedTuple

from generator.extract.incident_scenes import Scene
from generator.extract.incident_triggers import Mention
from generator.model import Span


class Passage(NamedTuple):
    """Offsets ``[start, end)`` of sentence `number` about another incident; `back` is how long
    before the main one it was ("W1", "" when its words do not say), `cue` the words for that."""

    number: int
    start: int
    end: int
    back: str = ""
    cue: Span = (0, 0)
    same_day: bool = False
    goes_on: bool = False


def without(scene: Scene, passages: Sequence[Passage]) -> Scene:
    """The sentence without what its other incidents tell."""
    cuts = [(p.start, p.end) for p in passages if p.number == scene.number]
    if not cuts:
        return scene

    def kept(start: int) -> bool:
        return not any(first <= start < last for first, last in cuts)

    return scene._replace(
        mentions=tuple(m for m in scene.mentions if kept(m.start)),
        counts=tuple(c for c in scene.counts if kept(c.span[0])),
        times=tuple(t for t in scene.times if kept(t.start)),
        places=tuple(p for p in scene.places if kept(p.start)),
    )


def only(scene: Scene, passage: Passage) -> Scene:
    """What a passage tells, and nothing else of its sentence."""

    def inside(start: int) -> bool:
        return passage.start <= start < passage.end

    return scene._replace(
        words=tuple(w for w in scene.words if inside(w.start)),
        mentions=tuple(m for m in scene.mentions if inside(m.start)),
        counts=tuple(c for c in scene.counts if inside(c.span[0])),
        times=tuple(t for t in scene.times if inside(t.start)),
        places=tuple(p for p in scene.places if inside(p.start)),
    )


def whole(scene: Scene, *, goes_on: bool) -> Passage:
    """The whole sentence as a passage."""
    start, end = scene.words[0].start, scene.words[-1].end
    return Passage(scene.number, start, end, same_day=not goes_on, goes_on=goes_on)


def tells(mentions: Sequence[Mention], *, habits: bool = False) -> bool:
    """Whether triggers tell of an event, and not of a plot, a threat or (but for `habits`) a
    habit."""
    unreal = {"foiled", "threatened"} if habits else {"plural", "foiled", "threatened"}
    return any(m.telling and m.hedge not in unreal for m in mentions)
