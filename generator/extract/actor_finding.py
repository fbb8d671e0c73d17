"""What the parts of the actor reader hand to each other."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.extract.actor_lexicon import Hit, capitals, settle_guarded, spot
from generator.model import ActorKind, Affiliation, Role, Span
from generator.names import level
from generator.story import Sentence, Story

_CAPITAL = re.compile(r"[A-Z](?<!\w.)\w*")

LONGEST = 3_000  # characters of a sentence that are read together
FARTHEST = 600_000  # characters of an article that are read for actors; no news item is longer


class Finding(NamedTuple):
    """One mention of an actor, with what that mention tells of it."""

    start: int
    end: int
    key: str
    name: str
    kind: ActorKind
    public: bool = False
    roles: tuple[Role, ...] = ()
    age: int | None = None


class Tie(NamedTuple):
    """A tie of the actor with key `of` to another."""

    of: str
    affiliation: Affiliation


class Passage(NamedTuple):
    """A sentence, or the title, with the lexicon's names in it and the words that begin with a
    capital, in order."""

    sentence: Sentence
    hits: tuple[Hit, ...]
    capitals: tuple[tuple[int, str], ...]


class Reading(NamedTuple):
    """A story made ready: `flat` is its levelled text, in which all offsets hold."""

    story: Story
    flat: str
    passages: tuple[Passage, ...]


def pieces(line: Sentence) -> Iterator[Sentence]:
    """A sentence, or the pieces of one that has no end, cut at blanks."""
    start = line.start
    while line.end - start > LONGEST:
        blank = line.text.rfind(" ", start - line.start + 1, start - line.start + LONGEST)
        cut = line.start + blank if blank > 0 else start + LONGEST
        text = line.text[start - line.start : cut - line.start]
        yield line._replace(start=start, end=cut, text=text)
        start = cut
    yield (
        line
        if start == line.start
        else line._replace(start=start, text=line.text[start - line.start :])
    )


def prepare(story: Story) -> Reading:
    """The story levelled, its lexicon names spotted."""
    flat = level(story.text)
    lines = [piece for line in story.all for piece in pieces(line) if piece.start < FARTHEST]
    words = [capitals(flat, (line.start, line.end)) for line in lines]
    hits = [spot(flat, own, line.end) for line, own in zip(lines, words, strict=True)]
    kept = set(settle_guarded(flat, [hit for own in hits for hit in own]))
    passages = tuple(
        Passage(line, tuple(hit for hit in found if hit in kept), tuple(own))
        for line, found, own in zip(lines, hits, words, strict=True)
    )
    return Reading(story, flat, passages)


def by_first_word(names: Iterable[str]) -> dict[str, list[str]]:
    """Names by their first word, each beginning with a capital, the longest first."""
    found: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        first = _CAPITAL.match(name)
        found.setdefault(first.group() if first else name, []).append(name)
    return found


def occurrences(
    flat: str, passage: Passage, names: dict[str, list[str]]
) -> Iterator[tuple[Span, str]]:
    """Where names (as `by_first_word` gives them) stand in a passage."""
    for start, word in passage.capitals:
        for name in names.get(word, ()):
            end = start + len(name)
            if flat.startswith(name, start) and not flat[end : end + 1].isalnum():
                yield (start, end), name
                break
