"""Tolls of one land among several: "In Mosta, the storm … The official toll there stands at 21"."""

import re
from collections.abc import Sequence

from generator.extract.toll_counts import Count
from generator.story import Sentence, Story

_ELSEWHERE = re.compile(r"(?:In|On|At) (?:the )?[A-Z]")


def parts_elsewhere(story: Story, counts: Sequence[Count]) -> list[Count]:
    """The figures; a lower toll of a paragraph that opens with a place is a part of the whole."""
    if not any(c.rule == "toll.toll" for c in counts):
        return list(counts)
    opening = {s.paragraph: s for s in reversed(story.all)}
    return [
        c._replace(part=True)
        if c.rule == "toll.toll"
        and _is_lower(c, counts)
        and _opens(opening[c.sentence.paragraph], c)
        else c
        for c in counts
    ]


def _opens(first: Sentence, count: Count) -> bool:
    """Whether another sentence opens the paragraph with a place."""
    return first.start != count.sentence.start and bool(_ELSEWHERE.match(first.text))


def _is_lower(count: Count, counts: Sequence[Count]) -> bool:
    """Whether an earlier paragraph has told of more."""
    figure = count.people.figure
    return figure is not None and any(
        other.outcome == count.outcome
        and other.sentence.paragraph < count.sentence.paragraph
        and (other.people.figure.best or 0) > (figure.best or 0)
        for other in counts
        if other.people.figure
    )
