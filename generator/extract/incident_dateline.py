"""The dateline of a story: where its reporter sat, which need not be where it happened."""

import re

from generator.extract.incident_scenes import Scene
from generator.model import Span

OPENING = 120  # characters in which a dateline ends
_DATELINE = re.compile(  # such as "KIRKUK, Iraq, March 13 (Agency) - ", "NEW DELHI — ", "Sanaa: "
    r"\s*[A-Z][\w.'’-]*(?:,? [\w.'’-]+){0,8},?(?:\s*\([^()]{2,40}\))?\s*"
    r"(?:--|[–—_]|(?<=\s)-(?=\s)|:(?=\s))"
)


def dateline_of(scene: Scene) -> Span | None:
    """The offsets of the dateline that opens a sentence: a place, perhaps a day and an agency."""
    found = _DATELINE.match(scene.sentence.text[:OPENING])
    if not found:
        return None
    start, end = scene.sentence.start, scene.sentence.start + found.end()
    first = [p for p in scene.places if p.start - start <= 1]
    told = any(start <= m.start < end for m in scene.mentions)
    return (start, end) if first and not told else None
