"""How far an incident went: done, tried, foiled, only threatened, or a hoax."""

from collections import Counter
from collections.abc import Sequence
from functools import cache

from generator.extract.incident_scenes import Scene
from generator.extract.incident_segments import Segment
from generator.extract.incident_words import Phrases, data, listed
from generator.extract.toll_counts import Count

LEAD = 1  # the title and the first sentence, or the first two
UNREAL = frozenset({"plural", "comparison", "hypothetical", "commemorated", "negated"})


def stage_of(scenes: Sequence[Scene], segment: Segment, kind: str) -> str:
    """The stage that most triggers give; done where somebody was harmed. `scenes` are its own."""
    told = [m for m in segment.mentions if m.telling]
    real = [m for m in told if m.hedge not in UNREAL] or told
    stages = Counter(m.stage for m in real)
    plot = opens_with_a_plot(segment)
    if not stages or any(is_harm(c, attackers=not plot) for c in segment.counts):
        return "accomplished"
    if plot:
        return told[0].stage
    if stages["hoax"]:
        return "hoax"
    stage = stages.most_common(1)[0][0]
    whole = stage == "accomplished" and kind == "bombing" and _did_not_go_off(scenes)
    return "attempted" if whole else stage


def opens_with_a_plot(segment: Segment) -> bool:
    """Whether the first thing told is a plot that was foiled."""
    told = [m for m in segment.mentions if m.telling]
    return segment.main and bool(told) and told[0].stage == "foiled" and told[0].number <= LEAD


def is_harm(count: Count, *, attackers: bool = True) -> bool:
    """Whether somebody was killed or hurt: "no one was hurt" is none."""
    nobody = count.people.figure is not None and count.people.figure.best == 0
    spared = not attackers and count.people.whom == "perpetrators"
    return count.outcome in {"killed", "injured", "hit"} and not nobody and not spared


def _did_not_go_off(scenes: Sequence[Scene]) -> bool:
    """Whether a bomb was found or failed, and none went off: "the device was defused"."""
    failed = any(_cues("unexploded").find(scene.words) for scene in scenes)
    return failed and not any(_went_off(scene) for scene in scenes)


def _went_off(scene: Scene) -> bool:
    for hit in _cues("going_off").find(scene.words):
        before = {w.lower for w in scene.words[max(0, hit.first - 4) : hit.first]}
        if not before & listed("incidents", "not_gone_off"):
            return True
    return False


@cache
def _cues(key: str) -> Phrases[str]:
    return Phrases((phrase, phrase) for phrase in data("incidents")[key])
