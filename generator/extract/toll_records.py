"""Figures as records: each with its words, its source, its day and its sentences."""

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import structs

from generator.extract.toll_counts import Count
from generator.extract.toll_sources import source_of
from generator.model import Figure, Time, Toll
from generator.story import Story, evidence
from generator.terms import Outcome

OUTCOMES: dict[str, Outcome] = {
    "killed": "killed",
    "injured": "injured",
    "hit": "injured",
    "missing": "missing",
    "abducted": "abducted",
    "released": "released",
    "arrested": "arrested",
    "displaced": "displaced",
}


def make_toll(
    story: Story, outcome: str, whom: str, figure: Figure, counts: Sequence[Count], *, adopted: bool
) -> Toll:
    """The record of a figure. The words are left out where they name a single person."""
    proof = tuple(evidence(story.text, c.span, c.rule) for c in counts[:5])
    named = any(c.people.kind == "name" for c in counts)
    return Toll(
        outcome=OUTCOMES.get(outcome, "unknown"),
        whom=whom,
        low=figure.low,
        best=figure.best,
        high=figure.high,
        wording=proof[0].quote if proof and not named else "",
        as_of=story.published[:10] if story.published else None,
        attributed_to=counts[0].by or source_of(counts[0].sentence),
        adopted=adopted,
        evidence=proof,
    )


def with_day(story: Story, toll: Toll, times: Sequence[Time]) -> Toll:
    """The toll with the day that its sentence gives it: "as of Friday, 91 were dead"."""
    if not toll.evidence:
        return toll
    at = toll.evidence[0].start
    for time in times[bisect_left(times, at - 120, key=lambda t: t.start) :]:
        if time.start > at + 250:
            break
        day = time.earliest if time.earliest == time.latest else None
        if day and story.text[max(0, time.start - 7) : time.start].lower().endswith("as of "):
            return structs.replace(toll, as_of=day)
    return toll
