"""A story made ready: its sentences with their words, triggers, figures, times and places."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple, TypeVar

from generator.extract.incident_triggers import Mention, find_mentions
from generator.extract.incident_words import Words, clause_end, clause_start, words
from generator.extract.toll_counts import Count, find_counts
from generator.model import Place, Span, Time
from generator.story import Sentence, Story

SENTENCES = 1500  # of a story that are read; no news story is longer
_SURNAME = re.compile(r"[A-Z](?<!\w.)[a-z]+(?: [A-Z]\.)? ([A-Z][\w'’-]+)")
_AGED = re.compile(r" ([A-Z][\w'’-]+), \d{1,3},")  # the last of several names: "Ana Mira Reyl, 56,"

_END = attrgetter("end")

Placed = TypeVar("Placed", Time, Place)


class Scene(NamedTuple):
    """One sentence (number 0 is the title, if there is one) and what stands in it."""

    number: int
    sentence: Sentence
    words: Words
    mentions: tuple[Mention, ...]
    counts: tuple[Count, ...]
    times: tuple[Time, ...]
    places: tuple[Place, ...]

    @property
    def title(self) -> bool:
        """Whether it is the headline."""
        return self.sentence.part == "title"

    def word_at(self, offset: int) -> int:
        """The number of the word at an offset of the article."""
        at = bisect_left(self.words, offset, key=_END)
        return min(at + (at < len(self.words) and self.words[at].end == offset), len(self.words))

    def clause(self, start: int, end: int) -> Span:
        """The words of the clause around an offset span, with a short opening before its comma:
        "In October 2002, the siege of a theatre …"."""
        first = clause_start(self.words, self.word_at(start))
        before = clause_start(self.words, first - 1) if first > 1 else 0
        apart = before == 0 or self.words[before - 1].text in {":", ";", "—", "–"}
        if 1 < first - before <= 7 and apart:
            first = before
        return first, clause_end(self.words, self.word_at(end - 1))


def read_scenes(story: Story, times: Sequence[Time], places: Sequence[Place]) -> tuple[Scene, ...]:
    """All sentences of a story, title first."""
    found: list[Scene] = []
    told = _SURNAME.findall(story.text) + _AGED.findall(story.text)
    surnames = frozenset(re.sub(r"['’]s$", "", match.lower()) for match in told)
    times_at, places_at = [time.start for time in times], [place.start for place in places]
    for number, sentence in enumerate(story.all[:SENTENCES]):
        text = words(sentence)
        found.append(
            Scene(
                number, sentence, text,
                tuple(find_mentions(number, text)),
                tuple(find_counts(sentence, text, surnames)),
                _inside(times, times_at, sentence),
                _inside(places, places_at, sentence),
            )
        )  # fmt: skip
    return tuple(found)


def _inside(
    values: Sequence[Placed], starts: Sequence[int], sentence: Sentence
) -> tuple[Placed, ...]:
    """The values of a sentence; `values` are in order of their `starts`."""
    first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
    return tuple(values[first:last])


def cut(scene: Scene, start: int, end: int) -> Scene:
    """The sentence from three words before a trigger to sixteen after it, for an older incident
    told in passing; places of who did it ("by the United States") are left out."""
    first, last = scene.word_at(start), scene.word_at(end - 1) + 1
    text = scene.words[max(0, first - 3) : last + 16]
    low, high = text[0].start, text[-1].end
    kept = tuple(p for p in scene.places if low <= p.start < high and not _is_doer(scene, p))
    return scene._replace(words=text, places=kept)


def _is_doer(scene: Scene, place: Place) -> bool:
    at = scene.word_at(place.start)
    before = [w.lower for w in scene.words[max(0, at - 2) : at]]
    return "by" in before
