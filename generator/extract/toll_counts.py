"""What became of whom in one sentence: "two men were shot, one fatally" → hit 2, killed 1.

An outcome word is found in the lexicon; its form says on which side its people stand ("were killed"
left, "killing two" right, "the death of" right), and a walk over the groups of people reads them.
"""

from collections.abc import Container, Sequence
from typing import NamedTuple

from generator.extract.incident_words import Hit, Words, data, listed, says
from generator.extract.toll_doubts import (
    hits_nobody,
    is_boast,
    is_cumulative,
    is_hearsay,
    is_irreal,
    is_remembered,
    is_statistic,
)
from generator.extract.toll_group import People
from generator.extract.toll_outcomes import Outcome, is_reflexive, outcomes
from generator.extract.toll_people import find_people
from generator.extract.toll_sides import people_of
from generator.model import Span
from generator.story import Sentence

_HURT = frozenset({"wounded", "injured", "dead"})
MOST = 40  # figures that one sentence may give


class Count(NamedTuple):
    """People and their outcome as one sentence tells it.

    `outcome` is a term of the vocabulary, or "hit" for people shot or stabbed of whom the words do
    not say whether they live. `part`: a part of a whole that stands beside it ("including a
    child"); `earlier`: a figure that the story itself calls older; `own`: by their own hand; `by`:
    the group whose boast it is; `hearsay`: what only people of the place say.
    """

    sentence: Sentence
    outcome: str
    people: People
    span: Span
    rule: str
    part: bool = False
    earlier: bool = False
    own: bool = False
    revised: bool = False
    at: int = 0
    by: str | None = None
    hearsay: bool = False


def find_counts(sentence: Sentence, text: Words, surnames: Container[str] = ()) -> list[Count]:
    """All figures of people of a sentence, in the order of their outcome words."""
    hits = outcomes().find(text)
    if not hits and _HURT.isdisjoint([word.lower for word in text]):
        return []
    groups = find_people(text, surnames)
    found: list[Count] = []
    for hit in hits:
        if is_irreal(text, hit) or hits_nobody(text, hit) or is_remembered(text, hit):
            continue
        if is_cumulative(text, hit):
            continue
        found += [
            _count(sentence, text, hit, told)
            for told in people_of(text, hit, groups)
            if told[0].figure is not None
        ]
    found += [
        Count(sentence, g.outcome, g, _span(text, g.first, g.last), "toll.adjective", at=g.first)
        for g in groups
        if g.outcome and g.figure
    ]
    found = [c._replace(part=c.part or _is_care(text, c)) for c in found]
    return _strongest(found)[:MOST]


def _is_care(text: Words, count: Count) -> bool:
    """Whether only those in a hospital's care are counted: "53 patients are under treatment and
    seven are in intensive care"."""
    if count.outcome != "injured" or "patients" not in [word.lower for word in text]:
        return False
    told = " ".join(w.lower for w in text[count.at : count.at + 4])
    return any(told.startswith(phrase) for phrase in data("tolls")["in_care"])


def _count(
    sentence: Sentence, text: Words, hit: Hit[Outcome], told: tuple[People, bool, bool]
) -> Count:
    people, part, earlier = told
    span = _span(text, min(hit.first, people.first), max(hit.last, people.last))
    own = is_reflexive(text, hit.last) or bool(
        {w.lower for w in text[max(0, hit.first - 1) : hit.last]} & listed("tolls", "by_own_hand")
    )
    rule = f"toll.{hit.value.form}"
    outcome = "hit" if hit.value.outcome == "struck" else hit.value.outcome
    earlier = earlier or says(text[: hit.last], "tolls", "earlier")
    earlier = earlier or is_boast(text, hit) or is_statistic(text, people.figure)
    revised = rule == "toll.toll" and any(w.lower in listed("tolls", "revised") for w in text)
    return Count(
        sentence, outcome, people, span, rule, part, earlier, own, revised, at=hit.first,
        hearsay=is_hearsay(text, hit),
    )  # fmt: skip


def _span(text: Words, first: int, last: int) -> Span:
    return text[first].start, text[last - 1].end


def _strongest(found: Sequence[Count]) -> list[Count]:
    """One outcome for a group: who was shot and later died is dead, not also wounded."""
    rank = {"killed": 3, "injured": 2, "hit": 1}
    kept: dict[tuple[int, int], Count] = {}
    for count in found:
        key = (count.people.first, 0 if count.outcome in rank else count.at)
        old = kept.get(key)
        if old is None or rank.get(count.outcome, 0) > rank.get(old.outcome, 0):
            own = count.own or (old is not None and old.own)
            kept[key] = count._replace(own=own)
    return list(kept.values())
