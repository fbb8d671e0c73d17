"""Ties between actors: part of, affiliate of, leader of, member of."""

import re

from generator.extract.actor_finding import Reading, Tie
from generator.extract.actor_lexicon import Hit, entries
from generator.extract.actor_persons import Person
from generator.extract.actor_titles import Title, wordlist
from generator.model import Affiliation, Span
from generator.story import evidence

_UNIT = re.compile(
    r"(?:'s|') (?:[a-z-]+ ){0,4}(?:unit|branch|arm|wing|division|force|agency|corps),? "
    r"(?:the |known as )?$"
)
_HAS = re.compile(
    r" (?:has|have|had) (?:an?|its) (?:[a-z]+ )?(?:affiliate|branch|offshoot|franchise)"
    r"[^.;]{0,12}? (?:the |called |known as )?$"
)
_OF = re.compile(
    r",? ?\(?(?:an?|the|is an?|which is an?)? ?(?:[a-z-]+ )?(affiliate|branch|offshoot|franchise|"
    r"splinter group|breakaway faction|unit|arm|wing|armed wing|military wing|part) of (?:the )?$"
)
_GROUPS = frozenset({"armed_group", "security_force", "government_body", "party", "media", "other"})


def ties_told(reading: Reading) -> list[Tie]:
    """Ties that a sentence states between two bodies: "the IRGC's special forces unit, the Quds
    Force", "the Islamic State has an affiliate – the …"."""
    return [
        tie
        for passage in reading.passages
        for left, right in zip(passage.hits, passage.hits[1:], strict=False)
        if left.entry.key != right.entry.key
        for tie in _between(reading, left, right)
    ]


def _between(reading: Reading, left: Hit, right: Hit) -> list[Tie]:
    kinds = {left.entry.kind, right.entry.kind}
    gap_start, gap_end = left.end, right.start
    if not kinds <= _GROUPS or gap_end - gap_start > 60:
        return []
    flat, span = reading.flat, (left.start, right.end)
    words = flat[gap_start:gap_end]
    if _UNIT.search(words):
        return [_tie(reading, right.entry.key, left.entry.key, "part_of", span)]
    if _HAS.search(words):
        return [_tie(reading, right.entry.key, left.entry.key, "affiliate_of", span)]
    match = _OF.fullmatch(words)
    if match:
        kind = "part_of" if match[1] in {"unit", "arm", "wing", "armed wing", "military wing",
                                         "part"} else "affiliate_of"  # fmt: skip
        return [_tie(reading, left.entry.key, right.entry.key, kind, span)]
    return []


def _tie(reading: Reading, of: str, to: str, kind: str, span: Span) -> Tie:
    shown = (evidence(reading.story.text, span, f"actor.{kind}"),)
    if kind == "part_of":
        return Tie(of, Affiliation(to=to, kind="part_of", evidence=shown))
    return Tie(of, Affiliation(to=to, kind="affiliate_of", evidence=shown))


def ties_known(reading: Reading) -> list[Tie]:
    """Ties that the lexicon knows, where the article names both; the evidence is the name."""
    named = {hit.entry.key: hit for passage in reading.passages for hit in passage.hits[::-1]}
    return [
        Tie(
            key,
            Affiliation(
                to=hit.entry.parent,
                kind=hit.entry.tie,
                evidence=(evidence(reading.story.text, (hit.start, hit.end), "actor.lexicon_tie"),),
            ),
        )
        for key, hit in named.items()
        if hit.entry.parent and hit.entry.tie and hit.entry.parent in named
    ]


def ties_of_person(reading: Reading, person: Person, key: str) -> list[Tie]:
    """What a title says of a body of the lexicon: "head of the Quds Force" → leader of it."""
    found = []
    for title in person.titles:
        kind = _kind(title)
        if kind and title.of_key and entries()[title.of_key].kind in _GROUPS | {"ngo", "company"}:
            span = (min(title.start, person.start), max(title.end, person.end))
            shown = (evidence(reading.story.text, span, f"actor.{kind}"),)
            found.append(
                Tie(key, Affiliation(to=title.of_key, kind="leader_of", evidence=shown))
                if kind == "leader_of"
                else Tie(key, Affiliation(to=title.of_key, kind="member_of", evidence=shown))
            )
    return found


def _kind(title: Title) -> str | None:
    words = title.words.split()
    if "deputy" in words or "former" in words:
        return "member_of"
    if not wordlist("leading").isdisjoint(words):
        return "leader_of"
    if not wordlist("belonging").isdisjoint(words):
        return "member_of"
    return None
