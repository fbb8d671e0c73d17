"""Who is told as a fact to have done it: "the assassination of the general by Velania"."""

from collections.abc import Sequence

from generator.extract.attribution_actors import Cast, Part
from generator.extract.incident_scenes import Scene
from generator.extract.incident_segments import Segment
from generator.extract.incident_triggers import Mention
from generator.extract.incident_words import listed
from generator.model import Attribution
from generator.story import Story, evidence

REACH = 24  # words between a deed and "by"
KINDS = frozenset({"assassination", "air_or_drone_strike", "armed_assault"})


def doers(story: Story, scenes: Sequence[Scene], segment: Segment, cast: Cast) -> list[Attribution]:
    """The doer after "by" for each deed of an incident."""
    found: list[Attribution] = []
    for mention in segment.mentions:
        part = _doer(scenes[mention.number], mention, cast) if mention.type in KINDS else None
        if part:
            proof = evidence(story.text, (mention.start, part.end), "claim.reported_as_fact")
            found.append(
                Attribution(actor=part.key, modality="reported_as_fact", evidence=(proof,))
            )
    return found


def _doer(scene: Scene, mention: Mention, cast: Cast) -> Part | None:
    text = scene.words
    for at in range(mention.last, min(mention.last + REACH, len(text) - 1)):
        if text[at].lower in listed("attribution", "parting"):
            return None
        if text[at].lower != "by":
            continue
        if not _by_the_doer(scene, mention, at):
            return None
        skip = text[at + 1].lower in {"the", "a", "an"} and at + 2 < len(text)
        part = cast.at(text[at + 2 if skip else at + 1].start, text[at + 1].start)
        if part and part.kind in listed("attribution", "group_kinds"):
            return part
        return None
    return None


def _by_the_doer(scene: Scene, mention: Mention, at: int) -> bool:
    """Whether "by" goes with the deed and not with another verb: "cornered by police"."""
    verb = scene.words[at - 1].lower
    doing = at == mention.last or verb in listed("attribution", "doing")
    return doing or not verb.endswith("ed")
