"""The dateline of a story: where its reporter sat, which need not be where it happened."""

import re
from functools import cache

from generator.extract.incident_scenes import Scene
from generator.model import Span
from generator.vocabulary import load

OPENING = 120  # characters in which a dateline ends
_DATELINE = re.compile(  # such as "KIRKUK, Iraq, March 13 (Agency) - ", "NEW DELHI — ", "Sanaa: "
    r"\s*[A-Z][\w.'’-]*(?:,? [\w.'’-]+){0,8},?(?:\s*\([^()]{2,40}\))?\s*"
    r"(?:--|[–—_|•]|(?<=\s)-(?=\s)|:(?=\s))"
)


@cache
def _agency() -> re.Pattern[str]:
    """A news agency that goes before the place: "Reuters, Sanaa:"."""
    return re.compile(rf"\s*(?:{'|'.join(map(re.escape, load('wires.yml')['agencies']))}), ")


def dateline_of(scene: Scene) -> Span | None:
    """The offsets of the dateline that opens a sentence: a place, perhaps a day and an agency."""
    found = _DATELINE.match(scene.sentence.text[:OPENING])
    if not found:
        return None
    start, end = scene.sentence.start, scene.sentence.start + found.end()
    agency = _agency().match(scene.sentence.text)
    opening = start + (agency.end() if agency else 1)
    first = [p for p in scene.places if p.start <= opening]
    told = any(start <= m.start < end for m in scene.mentions)
    return (start, end) if first and not told else None
