"""What an accusation does not say: of whom it speaks only in passing, and of what it does not.

"Blamed men funded by Ostria" accuses the men, "accused Ostria of having created Red Dawn" is of
another deed, and who "has not been charged" is not charged. Unsure means unsaid.
"""

from collections.abc import Sequence

from generator.extract.attribution_actors import Part
from generator.extract.incident_scenes import Scene
from generator.extract.incident_words import clause_end, data, listed

COMPLEMENT = 8  # words after an accused in which "of" or "for" says of what
NEGATION = 6  # words before a phrase in which it is denied
LIVES = 7  # words after "has claimed" in which lives are named


def is_negated(scene: Scene, first: int) -> bool:
    """Whether a phrase is denied: "has not been accused of", "stopped short of blaming"."""
    before = [w.lower for w in scene.words[max(0, first - NEGATION) : first]]
    if any(" ".join(before).endswith(cue) for cue in data("attribution")["short_of"]):
        return True
    for word in reversed(before):
        if word in listed("attribution", "negations"):
            return True
        if word not in listed("attribution", "auxiliaries") and not word.endswith("ly"):
            return False
    return False


def names_others(scene: Scene, part: Part) -> bool:
    """Whether an actor's name only tells which people are meant: "Ostria-backed fighters",
    "Ostria's proxies", "Red Dawn supporters"."""
    after = [w.lower for w in scene.words if w.start >= part.end]
    if any(w.start < part.end < w.end and "-" in w.text for w in scene.words):
        return True
    if after[:1] == ["'s"]:
        return not set(after[1:3]) & listed("attribution", "organs")
    return bool(set(after[:1]) & listed("attribution", "followers"))


def is_of_the_deed(scene: Scene, first: int, part: Part) -> bool:
    """Whether an accusation is of the incident: "of the bombing", "of being behind it", or of
    nothing that is told; "of having created Red Dawn" is of something else."""
    start = scene.word_at(part.end - 1) + 1
    if {w.lower for w in scene.words[max(0, first - 8) : start]} & {"on", "to"}:
        return True
    at = _complement(scene, start)
    if at is None:
        return True
    end = clause_end(scene.words, at)
    told = [w.lower for w in scene.words[at:end]]
    if set(told[1:4]) & listed("attribution", "other_deeds"):
        return False
    return _names_deed(scene, at, end) or bool(set(told) & listed("attribution", "deeds"))


def _complement(scene: Scene, start: int) -> int | None:
    """The "of" or "for" after the accused."""
    for at in range(start, min(start + COMPLEMENT, len(scene.words))):
        if scene.words[at].text in {".", ";", ":"}:
            return None
        if scene.words[at].lower in {"of", "for"}:
            return at
    return None


def _names_deed(scene: Scene, first: int, last: int) -> bool:
    crimes = listed("attribution", "crimes")
    return any(m.telling and first <= m.first < last for m in scene.mentions) or any(
        w.lower in crimes for w in scene.words[first:last]
    )


def is_of_lives(scene: Scene, last: int) -> bool:
    """Whether what is claimed is lives and no deed: "a bullet has claimed the life of a girl"."""
    after = scene.words[last : last + LIVES]
    return any(w.lower in listed("attribution", "claimed_lives") for w in after)


def is_of_others(scene: Scene, last: int) -> bool:
    """Whether a claim is of something else: "claimed the attack was a hoax", "has claimed similar
    attacks in the past"."""
    after = [w.lower for w in scene.words[last : last + 2]]
    return after[:1] != [] and (
        after[0] in listed("attribution", "claimed_of")
        or bool(set(after) & listed("attribution", "claimed_before"))
    )


def speaker(parts: Sequence[Part]) -> Part | None:
    """Who speaks of the actors before a verb: the person, the body only where nobody is named."""
    persons = [part for part in parts if part.kind == "person"]
    return (persons or list(parts))[-1] if parts else None
