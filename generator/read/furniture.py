"""What stands on a news page beside the story, known by its words (data/furniture.yml)."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple, cast

from generator.model import SpanKind
from generator.read.lines import COMMON, Line, is_closed, key
from generator.read.phrases import Phrases, phrases
from generator.vocabulary import load

SHORT = 260  # characters; a longer line is prose unless a wordy kind opens with known words
WORDY = frozenset({"licence", "notice", "comment"})
LOOSE = frozenset({"related", "call_to_action"})  # whose first words open prose as well
FIRM = frozenset(  # words of those that open none: "Join our forum to keep …"
    {"our", "us", "@", "subscribe", "sign", "unsubscribe", "access"}
)
WORDIEST = 1500  # characters of the longest notice
_MARKS = ".,;:!?…|-–—"
PROSE = 14  # words; a longer closed sentence that opens with "Also on" is prose


class Furniture(NamedTuple):
    """The kind of a line; `heads` says that the lines under it belong to it too."""

    kind: SpanKind
    heads: bool = False


class _Book(NamedTuple):
    """All known words, each with the kind's place in the order of the file; `firsts` are the first
    words of `starts` with the number of words of the longest that begins so."""

    kinds: tuple[SpanKind, ...]
    heads: dict[str, int]
    whole: dict[str, int]
    starts: dict[str, int]
    firm: frozenset[str]
    firsts: dict[str, int]
    pattern: re.Pattern[str]
    holds: Phrases


@cache
def _book() -> _Book:
    told = load("furniture.yml")
    words: dict[str, dict[str, int]] = {"heads": {}, "whole": {}, "starts": {}}
    for place, kind in enumerate(told.values()):
        for part, known_words in words.items():
            for phrase in kind.get(part, ()):
                known_words.setdefault(phrase, place)
    return _Book(
        tuple(cast("SpanKind", kind) for kind in told),
        words["heads"],
        words["whole"],
        words["starts"],
        frozenset(p for p in words["starts"] if not FIRM.isdisjoint(p.split())),
        _firsts(words["starts"]),
        re.compile(
            "|".join(f"({'|'.join(kind.get('patterns', ['(?!)']))})" for kind in told.values())
        ),
        phrases((each, i) for i, k in enumerate(told.values()) for each in k.get("holds", ())),
    )


def _firsts(starts: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for first, *rest in map(str.split, starts):
        longest[first] = max(longest.get(first, 0), 1 + len(rest))
    return longest


def known(line: Line) -> Furniture | None:
    """The furniture a line is by its words: "Sources include:" heads the sources."""
    return None if line.length > WORDIEST else _known(line.words)


@lru_cache(COMMON)
def _known(written: str) -> Furniture | None:
    """The same of the words alone; a site's menus come again on each of its pages."""
    book = _book()
    words = key(written)
    if not words:
        return None
    bare = words.rstrip(" .:-–—»>›…")
    if bare in book.heads:
        return Furniture(book.kinds[book.heads[bare]], heads=True)
    phrase = _opens(book, words)
    place = book.whole.get(bare, book.starts.get(phrase or ""))
    firm = phrase in book.firm
    if place is not None and book.kinds[place] in LOOSE and not firm and _prose(written):
        place = None
    if place is None and len(written) <= SHORT:
        place = _fits(book, words)
    if place is None or (len(written) > SHORT and book.kinds[place] not in WORDY and not firm):
        return None
    return Furniture(book.kinds[place])


def _fits(book: _Book, words: str) -> int | None:
    """The first kind with a pattern that a line matches or holds."""
    match = book.pattern.match(words)
    places = [match.lastindex - 1] if match and match.lastindex else []
    return min([*places, *(place for place, _ in book.holds.found(words))], default=None)


def _opens(book: _Book, words: str) -> str | None:
    """The known first words that a line has; the longest phrase wins."""
    opening = words.split(maxsplit=1)[0]
    longest = book.firsts.get(opening, 1)
    if longest == 1 and opening not in book.starts and opening.rstrip(_MARKS) not in book.starts:
        return None
    first = words.split(maxsplit=longest)[:longest]
    for n in range(len(first), 0, -1):
        phrase = " ".join(first[:n])
        for form in (phrase, phrase.rstrip(_MARKS)):
            if form in book.starts:
                return form
    return None


def _prose(written: str) -> bool:
    """Whether a line is a whole sentence of some length: "Also on Friday, the mayor said …"."""
    return is_closed(written) and len(written.split(maxsplit=PROSE)) > PROSE
