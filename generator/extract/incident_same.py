"""The place of another incident that the story tells by the main one's: "on the same square"."""

from collections.abc import Sequence

import msgspec

from generator.extract.incident_scenes import Scene
from generator.extract.incident_words import data
from generator.model import Span, Where
from generator.story import Story, evidence

LONGEST = 2  # words between "same" and its noun: "the same bus station"


def same_place(story: Story, scenes: Sequence[Scene], main: Where) -> Where:
    """The main incident's place where the other one's sentences say "the same place" and none of
    their own; of "the same city" not the spot, of "the same country" not the town either."""
    for scene in scenes:
        found = _same(scene)
        if found:
            width, span = found
            proof = (evidence(story.text, span, "where.same"), *main.evidence)
            return msgspec.structs.replace(_widened(main, width), evidence=proof)
    return Where()


def _same(scene: Scene) -> tuple[str, Span] | None:
    """How wide the same place is ("spot", "town" or "country"), and the words."""
    words = scene.words
    for at, word in enumerate(words):
        before = words[max(0, at - 2) : at]
        if word.lower == "same" and [w.lower for w in before][-1:] == ["the"]:
            opens = {w.lower for w in before[:-1]} & {"at", "in", "on", "near", "outside", "inside"}
            for noun in words[at + 1 : at + 2 + LONGEST] if opens else ():
                width = _widths().get(noun.lower)
                if width:
                    return width, (before[0].start, noun.end)
    return None


def _widths() -> dict[str, str]:
    widths: dict[str, str] = data("incidents")["same_place"]
    return widths


def _widened(where: Where, width: str) -> Where:
    if width == "spot":
        return where
    if width == "town":
        precision = "city" if where.precision == "site" and where.name else where.precision
        return msgspec.structs.replace(where, site=None, precision=precision)
    return Where(country=where.country, precision="country" if where.country else "unknown")
