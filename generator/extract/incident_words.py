"""Words of a sentence, and phrases looked up in them: the ground that tolls and incidents stand on.

Looking phrases up word by word costs one dictionary access a word, whatever the length of a list.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import accumulate
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec

from generator.extract.signs import shows
from generator.story import Sentence
from generator.vocabulary import load

T = TypeVar("T")

LONGEST = 400  # words of one sentence that are read; more is no sentence

# Plain words and marks stand first, since nearly all are: a text is read twice as fast so.
_WORD = re.compile(
    r"([A-Za-z]{2,}(?![\w'-])|[^\w\s']|(?!\s)(?:"
    r"[ap]\.m\.|(?:[^\W\d_]\.){2,}|n't\b|'s\b"
    r"|[^\W\d_]+?(?=n't\b)|[^\W\d_]\w*(?:(?:-|'(?!s\b))\w+)*"
    r"|\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?:(?:-| )(?:year|month|week|day)s?(?:-| )olds?)?(?=\W|$)"
    r"|\w+(?:(?:-|'(?!s\b))\w+)*\+?|\S))"
)


class Word(msgspec.Struct, frozen=True, gc=False):
    """One word or mark: offsets in the article, the text, and its lower case."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def alpha(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha()


Words = tuple[Word, ...]


def words(sentence: Sentence) -> Words:
    """The first 400 words and marks: "Iran's 19-year-old" → Iran, 's, 19-year-old."""
    pieces = _WORD.split(sentence.text.replace("’", "'"), maxsplit=LONGEST)  # gap, word, gap, …
    edges = list(accumulate(map(len, pieces), initial=sentence.start))
    told = pieces[1::2]
    return tuple(map(Word, edges[1::2], edges[2::2], told, map(str.lower, told)))


class Hit(NamedTuple, Generic[T]):
    """A phrase found at words ``[first, last)``, with what the lexicon says of it."""

    first: int
    last: int
    value: T


def _is_spelled(word: Word, lower: str) -> bool:
    return word.lower == lower


class Phrases(Generic[T]):
    """A lexicon of phrases of one or more words, matched longest first."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._single: dict[str, T] = {}
        self._longer: dict[str, dict[str, list[tuple[tuple[str, ...], T]]]] = {}
        for phrase, value in entries:
            first, *rest = phrase.split()
            if rest:
                followed = self._longer.setdefault(first, {})
                followed.setdefault(rest[0], []).append((tuple(rest), value))
            else:
                self._single.setdefault(first, value)
        for followed in self._longer.values():
            for options in followed.values():
                options.sort(key=lambda option: -len(option[0]))
        self._firsts = self._single.keys() | self._longer.keys()

    def at(self, text: Words, first: int) -> Hit[T] | None:
        """The longest phrase that begins at the word `first`."""
        lower = text[first].lower
        followed = self._longer.get(lower)
        if followed and first + 1 < len(text):
            for rest, value in followed.get(text[first + 1].lower, ()):
                last = first + 1 + len(rest)
                if last <= len(text) and all(map(_is_spelled, text[first + 2 : last], rest[1:])):
                    return Hit(first, last, value)
        if lower in self._single:
            return Hit(first, first + 1, self._single[lower])
        return None

    def find(self, text: Words) -> list[Hit[T]]:
        """All phrases of a sentence, left to right, none inside another."""
        found: list[Hit[T]] = []
        end = 0
        for first in [at for at, word in enumerate(text) if word.lower in self._firsts]:
            hit = self.at(text, first) if first >= end else None
            if hit:
                found.append(hit)
                end = hit.last
        return found


@cache
def data(name: str) -> Mapping[str, Any]:
    """A YAML file of words, read once: ``data("tolls")``."""
    return dict(load(f"{name}.yml"))


@cache
def listed(name: str, key: str) -> frozenset[str]:
    """A list of single words of a data file as a set."""
    return frozenset(str(word) for word in data(name)[key])


def is_month(word: Word) -> bool:
    """Whether "May" is the month: "in May 2019" but not "they may strike"."""
    return word.text == "May"


@cache
def _spelled(name: str, key: str) -> tuple[str, ...]:
    """A list of phrases of a data file with a blank on either side, as `spaced` has them."""
    return tuple([f" {phrase} " for phrase in data(name)[key]])


def spaced(text: Iterable[Word]) -> str:
    """Words in lower case with a blank before and after each."""
    return f" {' '.join([word.lower for word in text])} "


def says(text: Iterable[Word], name: str, key: str) -> bool:
    """Whether some words hold a phrase of a data file's list: ``says(text, "tolls", "spans")``."""
    return shows(spaced(text), _spelled(name, key))


def ends_in(text: Iterable[Word], name: str, key: str) -> bool:
    """Whether some words end in a phrase of a data file's list."""
    return spaced(text).endswith(_spelled(name, key))


def clause_start(text: Words, index: int) -> int:
    """The word after the last mark or joint that parts the clause of a word from what is before."""
    for at in range(index - 1, -1, -1):
        if text[at].text in {";", ":", "(", ")", "—", "–"} or text[at].lower in {"but", "while"}:
            return at + 1
        if text[at].text == "," and not _in_list(text, at):
            return at + 1
    return 0


def clause_end(text: Words, index: int) -> int:
    """The mark that ends the clause of a word."""
    for at in range(index, len(text)):
        if text[at].text in {";", ":", "(", ")", "—", "–"}:
            return at
        if text[at].text == "," and not _in_list(text, at):
            return at
    return len(text)


def _in_list(text: Words, at: int) -> bool:
    """Whether a comma belongs to a date or a name: "Jan. 3, 2024", "Thursday, Jan. 4"."""
    after = text[at + 1].lower if at + 1 < len(text) else ""
    return (after.isdigit() and len(after) == 4) or after[:3] in listed("incidents", "months")
