"""What the parts of the actor reader hand to each other."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.extract.actor_lexicon import Hit, settle_guarded, spot
from generator.model import ActorKind, Affiliation, Role, Span
from generator.names import level
from generator.story import Sentence, Story

_CAPITAL = re.compile(r"(?<!\w)[A-Z]\w*")

LONGEST = 3_000  # characters of a sentence that are read together


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
    """A sentence, or the title, with the lexicon's names in it, in order."""

    sentence: Sentence
    hits: tuple[Hit, ...]


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
    lines = [piece for line in story.all for piece in pieces(line)]
    hits = [hit for line in lines for hit in spot(flat, (line.start, line.end))]
    kept = set(settle_guarded(flat, hits))
    found: list[list[Hit]] = [[] for _ in lines]
    place = 0
    by_start = sorted(range(len(lines)), key=lambda index: lines[index].start)
    for hit in sorted(kept):
        while hit.start >= lines[by_start[place]].end:
            place += 1
        found[by_start[place]].append(hit)
    passages = tuple(Passage(line, tuple(own)) for line, own in zip(lines, found, strict=True))
    return Reading(story, flat, passages)


def by_first_word(names: Iterable[str]) -> dict[str, list[str]]:
    """Names by their first word, each beginning with a capital, the longest first."""
    found: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        first = _CAPITAL.match(name)
        found.setdefault(first.group() if first else name, []).append(name)
    return found


def occurrences(
    flat: str, sentence: Sentence, names: dict[str, list[str]]
) -> Iterator[tuple[Span, str]]:
    """Where names (as `by_first_word` gives them) stand in a sentence."""
    for match in _CAPITAL.finditer(flat, sentence.start, sentence.end):
        for name in names.get(match.group(), ()):
            end = match.start() + len(name)
            if flat.startswith(name, match.start()) and not flat[end : end + 1].isalnum():
                yield (match.start(), end), name
                break
