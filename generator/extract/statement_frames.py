"""Frames of speech: a verb that reports words, and who speaks with it."""

import bisect
import re
from functools import cache
from typing import NamedTuple

from generator.extract.actor_speech import verbs as forms_of
from generator.extract.signs import Signs
from generator.extract.statement_quotes import Quote
from generator.extract.statement_speakers import Cast, subject, within
from generator.model import Span
from generator.story import Sentence

_ACCORDING = re.compile(r"\b[Aa]ccording to (?:the )?")
_NP_END = re.compile(r"[,.;:\"“”—–]| (?:who|when|after|as|in|on|at|during|while|that)\b")
_PARTICIPLE = re.compile(r"(?:, | and | but |; )(?:also |then |later |further )?$")


Verbs = list[tuple[int, str]]  # where the first word of a verb stands, and the word


class Frame(NamedTuple):
    """A verb of speech and its speaker; `start` is where subject and verb begin together."""

    speaker: str
    verb: str
    family: str
    start: int
    verb_start: int
    end: int
    inverted: bool


@cache
def _families() -> dict[str, str]:
    """Each single-word form → its family; the first family wins."""
    found: dict[str, str] = {}
    for family in ("say", "tell", "vow", "judge", "utter"):
        for form in forms_of(family):
            found.setdefault(form, family)
    return found


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    """First word → the forms that begin with it, longest first."""
    found: dict[str, list[str]] = {}
    for form in sorted(_families(), key=lambda form: (-len(form), form)):
        found.setdefault(form.split()[0], []).append(form)
    return {word: tuple(forms) for word, forms in found.items()}


@cache
def _first_words() -> Signs:
    return Signs(_phrases())


def find_verbs(flat: str) -> Verbs:
    """Where the first words of verbs of speech stand in a text, in order."""
    return [
        (start, flat[start:end])
        for start, end in _first_words().all(flat)
        if not flat[start - 1 : start].isalpha() and not flat[end : end + 1].isalpha()
    ]


def find_frames(
    flat: str, cast: Cast, verbs: Verbs, sentences: list[Sentence], said: list[Quote]
) -> list[Frame]:
    """Every verb of speech outside quotations that has a speaker, in a paragraph."""
    frames: list[Frame] = []
    for start, stop in _clauses(sentences, said):
        first = len(frames)
        here = slice(bisect.bisect_left(verbs, (start,)), bisect.bisect_left(verbs, (stop,)))
        for at, word in verbs[here]:
            if _inside(at, said):
                continue
            verb = _whole_verb(flat, at, word)
            if verb is None:
                continue
            frame = _frame(flat, cast, (start, stop), at, verb, frames[first:])
            if frame:
                frames.append(frame)
        for match in (
            _ACCORDING.finditer(flat, start, stop) if "ccording" in flat[start:stop] else ()
        ):
            speaker = _inverted_speaker(flat, cast, match.end(), stop)
            if speaker and not _inside(match.start(), said):
                frames.append(
                    Frame(speaker, "according to", "according", match.start(), match.start(),
                          match.end(), inverted=True)
                )  # fmt: skip
    return sorted(frames, key=lambda frame: frame.verb_start)


def _clauses(sentences: list[Sentence], said: list[Quote]) -> list[Span]:
    """Sentences, joined where a quotation runs across their border."""
    spans: list[Span] = []
    for sentence in sentences:
        if spans and _inside(sentence.start - 1, said) and _inside(sentence.start, said):
            spans[-1] = (spans[-1][0], sentence.end)
        else:
            spans.append((sentence.start, sentence.end))
    return spans


def _inside(offset: int, said: list[Quote]) -> bool:
    place = bisect.bisect_right(said, offset, key=lambda quote: quote.outer[0])
    return place > 0 and offset < said[place - 1].outer[1]


def touches(span: Span, said: list[Quote]) -> bool:
    """Does a quotation begin, end or go on in the span?"""
    place = bisect.bisect_left(said, span[1], key=lambda quote: quote.outer[0])
    return place > 0 and said[place - 1].outer[1] > span[0]


def _whole_verb(flat: str, start: int, word: str) -> str | None:
    """The longest form that stands at the word: "called for", "called"."""
    forms = _phrases().get(word, ())
    return next((form for form in forms if form == word or flat.startswith(form, start)), None)


def _frame(
    flat: str, cast: Cast, clause: Span, start: int, verb: str, earlier: list[Frame]
) -> Frame | None:
    end, family = start + len(verb), _families()[verb]
    who = subject(flat, cast, clause[0], start)
    if who:
        return Frame(who[0], verb, family, who[1], start, end, inverted=False)
    before = flat[max(clause[0], start - 4) : start]
    if re.search(r"[\"”’'][,.]? $|, $", before) or start == clause[0]:
        speaker = _inverted_speaker(flat, cast, end, clause[1])
        if speaker and not verb.endswith("ing"):
            return Frame(speaker, verb, family, start, start, end, inverted=True)
    if _PARTICIPLE.search(flat, max(clause[0], start - 16), start):
        if earlier:
            return Frame(earlier[-1].speaker, verb, family, start, start, end, inverted=False)
        opening = within(cast, (clause[0], min(clause[0] + 40, start)))
        if opening and verb.endswith("ing"):
            return Frame(opening[0].actor.key, verb, family, start, start, end, inverted=False)
    return None


def _inverted_speaker(flat: str, cast: Cast, start: int, stop: int) -> str | None:
    """Who follows the verb: "said | Interior Minister Dara Velan"."""
    limit = _NP_END.search(flat, start, min(stop, start + 110))
    named = within(cast, (start, limit.start() if limit else min(stop, start + 110)))
    people = [mention for mention in named if mention.actor.kind == "person"]
    if people:
        return people[-1].actor.key
    return named[0].actor.key if named and named[0].start - start <= 25 else None
