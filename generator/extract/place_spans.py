"""Finds what may be the name of a place: capitalised words that the gazetteer knows, with the
words around them. Reading what they mean is the next step, in `place_choose`."""

import bisect
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, compress, count, islice
from operator import add, attrgetter, itemgetter
from typing import NamedTuple

import msgspec

from generator.extract.place_words import (
    keys,
    short_form_pattern,
    short_form_starts,
    short_forms,
    words,
)
from generator.gazetteer import Entry, Gazetteer
from generator.gazetteer_build import key
from generator.story import Sentence, Story

# Plain words stand first, since nearly all are.
_WORD = re.compile(
    r"([A-Za-z]{2,}(?![\w'’])|(?=[^\W_])(?:(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W\d_]+)*))"
)
_POSSESSIVE = re.compile(r"['’][sS]?$")
_JOINED = re.compile(r"[ \t]?\n?[ \t]?|-|\. ?|['’] ?")
_ARTICLES = frozenset({"al", "el", "as", "ash"})
_FIRST = itemgetter(0)
_IS_CAPITAL = attrgetter("is_capital")
_LONGEST = 6
_LONGEST_LIST = 14
_MOST_WORDS = 2000  # no sentence that people wrote has more


Span = tuple[int, int, int, int, str]


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word of a sentence. `gap` is what stands between it and the next one, `low` the word in
    lower case without points; `is_capital`: it can start a name."""

    start: int
    end: int
    text: str
    gap: str
    low: str
    is_capital: bool


class Candidate(msgspec.Struct, frozen=True, cache_hash=True):
    """A span that the gazetteer knows: words `first` to `last` of sentence number `sentence`."""

    start: int
    end: int
    text: str
    key: str
    entries: tuple[Entry, ...]
    sentence: int
    first: int
    last: int
    short: bool = False


class Scene(NamedTuple):
    """The sentences of a story as words, for each the numbers of those with a capital, and the
    candidates."""

    sentences: tuple[Sentence, ...]
    words: tuple[tuple[Word, ...], ...]
    capitals: tuple[tuple[int, ...], ...]
    candidates: tuple[tuple[Candidate, ...], ...]


def look(story: Story, gazetteer: Gazetteer) -> Scene:
    """All candidates of a story; the gazetteer is asked once."""
    sentences = story.all
    split = tuple(map(_words, sentences))
    capitals = tuple(map(_capitals, split))
    spans = [
        _spans(story.text, each, _starts(each, own) if "-" in sentence.text else own)
        for sentence, each, own in zip(sentences, split, capitals, strict=True)
    ]
    asked = {name for found in spans for *_, name in found}
    if not asked.isdisjoint(keys("phrases")):
        spans = [_outside_phrases(found) for found in spans]
        asked = {name for found in spans for *_, name in found}
    known = {name: entries for name, entries in gazetteer.find_keys(asked).items() if entries}
    candidates = []
    for number, (sentence, found) in enumerate(zip(sentences, spans, strict=True)):
        here = [
            _candidate(story.text, span, known[span[4]], number)
            for span in found
            if span[4] in known
        ]
        starts = [split[number][each].text for each in capitals[number]]
        if not short_form_starts().isdisjoint(starts):
            here += _short_forms(story.text, sentence, number, split[number], gazetteer)
        candidates.append(tuple(here))
    return Scene(sentences, split, capitals, tuple(candidates))


def _candidate(text: str, span: Span, entries: tuple[Entry, ...], sentence: int) -> Candidate:
    start, end, first, last, name = span
    told = text[start:end]
    return Candidate(start, end, told, name, _meant(told, entries), sentence, first, last)


def _capitals(split: tuple[Word, ...]) -> tuple[int, ...]:
    return tuple(compress(count(), map(_IS_CAPITAL, split)))


def _starts(split: tuple[Word, ...], capitals: tuple[int, ...]) -> list[int]:
    """Where a name can start: at a capital, or at the article of "al-Bab"."""
    articles = [at for at, word in enumerate(split) if word.gap == "-" and word.low in _ARTICLES]
    return sorted({*capitals, *articles})


def is_headline(split: tuple[Word, ...]) -> bool:
    """Whether nearly all longer words of a sentence have a capital, so that capitals say little:
    "Twin Bombings Kill 95"."""
    longer = [word for word in split if len(word.text) > 4]
    return len(longer) > 2 and sum(word.is_capital for word in longer) >= 0.8 * len(longer)


def _meant(text: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The places that capitals can mean: "US" is no village, even if one is called so."""
    if len(text) > 4 or not text.isupper():
        return entries
    return tuple(entry for entry in entries if entry.kind != "city") or entries


def _words(sentence: Sentence) -> tuple[Word, ...]:
    """The words of a sentence: "Boston's mayor" gives "Boston" (no possessive) and "mayor"."""
    parts = _WORD.split(sentence.text, maxsplit=_MOST_WORDS)  # gap, word, gap, …
    starts = list(accumulate(map(len, parts), initial=sentence.start))[1::2]
    told, gaps = parts[1::2], parts[2::2]
    if "'" in sentence.text or "’" in sentence.text:
        whole, told = told, list(map(_without_possessive, told))
        endings = (full[len(word) :] for full, word in zip(whole, told, strict=True))
        gaps = list(map(add, endings, gaps))
    ends = map(add, starts, map(len, told))
    lows = list(map(str.casefold, told))
    if "." in "".join(lows):
        lows = [low.replace(".", "") for low in lows]
    capitals = map(str.isupper, map(_FIRST, told))
    return tuple(map(Word, starts, ends, told, gaps, lows, capitals))


def _without_possessive(word: str) -> str:
    """Of "Boston's" the town; "Y's" is too short to have one."""
    ending = _POSSESSIVE.search(word) if "'" in word or "’" in word else None
    return word[: ending.start()] if ending and ending.start() > 1 else word


@lru_cache(maxsize=20_000)
def _key(name: str) -> str:
    return key(name)


def _spans(text: str, split: tuple[Word, ...], starts: Sequence[int]) -> list[Span]:
    """Runs of up to six joined words from one capitalised word to another, with their keys."""
    found = []
    for first in starts:
        word = split[first]
        is_name = len(word.text) > 2 or word.text.casefold() in words("acronyms")
        last = first
        while last - first < _LONGEST and last < len(split):
            if split[last].is_capital and (is_name or first < last):
                start, end = word.start, split[last].end
                found.append((start, end, first, last, _key(text[start:end])))
            if not _goes_on(split, last):
                break
            last += 1
    return found


def _outside_phrases(found: list[Span]) -> list[Span]:
    """The spans that share no word with a phrase like "White House"."""
    used = {
        number
        for *_, first, last, name in found
        if name in keys("phrases")
        for number in range(first, last + 1)
    }
    return [span for span in found if used.isdisjoint(range(span[2], span[3] + 1))]


def _goes_on(split: tuple[Word, ...], number: int) -> bool:
    """Whether the next word can belong to the same name."""
    word = split[number]
    if number + 1 >= len(split):
        return False
    following = split[number + 1]
    if not (following.is_capital or following.low in words("bridges")):
        return False
    if word.gap == " ":
        return True
    if word.gap.startswith("."):
        return word.low in words("before_point") and word.gap in {". ", "."}
    return bool(_JOINED.fullmatch(word.gap))


def _short_forms(
    text: str, sentence: Sentence, number: int, split: tuple[Word, ...], gazetteer: Gazetteer
) -> list[Candidate]:
    found = []
    for match in short_form_pattern().finditer(text, sentence.start, sentence.end):
        country, code = short_forms()[re.sub(r"\s", "", match.group())]
        name = gazetteer.division(country, code)
        entries = [
            entry
            for entry in gazetteer.find_keys({key(name or "")})[key(name or "")]
            if (entry.kind, entry.country, entry.admin1) == ("admin1", country, code)
        ]
        first = bisect.bisect_left(split, match.start(), key=lambda word: word.end - 1)
        last = bisect.bisect_left(split, match.end(), key=lambda word: word.start) - 1
        is_year = first > 0 and split[first - 1].text.isdigit()  # "100 B.C."
        if entries and first <= last and not is_year:
            found.append(
                Candidate(
                    match.start(),
                    match.end(),
                    match.group(),
                    key(name or ""),
                    tuple(entries),
                    number,
                    first,
                    last,
                    short=True,
                )
            )
    return found


def follows(split: tuple[Word, ...], number: int) -> Word | None:
    """The next word of the same run, if blanks alone part them."""
    if 0 <= number < len(split) - 1 and not split[number].gap.strip(" \n\t"):
        return split[number + 1]
    return None


def precedes(split: tuple[Word, ...], number: int) -> Word | None:
    """The word before in the same run, if blanks alone part them."""
    return split[number - 1] if number > 0 and not split[number - 1].gap.strip(" \n\t") else None


def is_word(word: Word | None, name: str) -> bool:
    """Whether the word stands in the list of data/places.yml."""
    return word is not None and word.low in words(name)


def is_among_counties(split: tuple[Word, ...], last: int) -> bool:
    """Whether the name stands in a list of counties: "in Polk, Lee and Clay counties"."""
    for word in islice(split, last + 1, last + _LONGEST_LIST):
        if word.low in {"counties", "parishes"}:
            return True
        if not (word.is_capital or word.low == "and") or word.gap.strip() not in {"", ","}:
            return False
    return False
