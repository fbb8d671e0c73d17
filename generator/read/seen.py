"""A written line at a glance, and which line of a page is its title."""

import operator
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from generator.read.furniture import Furniture
from generator.read.lines import COMMON, SHORT, Line, is_closed, words_of

LOOK = 2_000  # characters of a line that are looked at
NAMED = 400  # characters of a line that its terms are read from

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_FIRST = operator.itemgetter(0)


class Seen(NamedTuple):
    """A written line with its furniture, and what its neighbours are told of it."""

    line: Line
    furniture: Furniture | None
    kind: str
    words: int
    is_closed: bool
    is_prose: bool

    @property
    def is_short(self) -> bool:
        """Such as an entry of a menu."""
        return self.words <= 8 and not self.is_closed

    def known_as(self, furniture: Furniture) -> "Seen":
        """The same line known as other furniture."""
        return self._replace(furniture=furniture, kind=furniture.kind)


def see(line: Line, furniture: Furniture | None) -> Seen:
    """A line at a glance. Scripts without spaces count two characters a word."""
    written = line.words
    words, flows = (_measured if len(written) <= SHORT else _measure)(written[:LOOK])
    closed = is_closed(written)
    prose = closed and words >= 9 and furniture is None and flows
    kind = furniture.kind if furniture else ""
    return Seen(line, furniture, kind, words, closed, prose)


def _measure(start: str) -> tuple[int, bool]:
    """A line's number of words, and whether they flow as those of a sentence do."""
    parts = start.split()
    if not start.isascii() and len(_UNSPACED.findall(start)) > 5:
        return max(len(parts), len(start) // 2), True
    return len(parts), sum(map(str.islower, map(_FIRST, parts))) * 2 > len(parts)


_measured = lru_cache(COMMON)(_measure)


def long_terms(seen: Seen) -> frozenset[str]:
    """The words of at least five letters."""
    return (_remembered if seen.line.length <= SHORT else terms)(seen.line.words[:NAMED], 5)


def terms(words: str, length: int = 3) -> frozenset[str]:
    """The words of at least so many letters, case ignored."""
    return frozenset([word for word in words_of(words.casefold()) if len(word) >= length])


_remembered = lru_cache(COMMON)(terms)


def address_terms(url: str | None) -> frozenset[str]:
    """The words of an address: "/2024/01/blast-in-market.html" → blast, market and so on."""
    try:
        path = unquote(urlsplit(url or "").path)
    except ValueError:
        return frozenset()
    return frozenset(term for term in terms(path[:1000]) if not term.isdigit()) - {"html", "news"}


def title_at(page: Sequence[Seen], url: str | None, known: int | None) -> int | None:
    """Where the title stands: known, or the line with most of the words of the address. Of
    repetitions close by the last counts."""
    at = _named(page, address_terms(url)) if known is None else known
    if at is None:
        return None
    own = _terms_of(page[at])
    again = (i for i in range(at + 1, min(len(page), at + 60)) if _has(page[i], own))
    return max(again, default=at)


def _has(seen: Seen, own: frozenset[str]) -> bool:
    """Whether these are the line's terms."""
    low = seen.line.words[:NAMED].casefold()
    return all(map(low.__contains__, own)) and _terms_of(seen) == own


def _named(page: Sequence[Seen], slug: frozenset[str]) -> int | None:
    """The line with most of the words of an address, at least three; one that the page's first
    line repeats before others."""
    best, at = 0.5, None
    if len(slug) < 3:
        return None
    top = _terms_of(page[0])
    for i, seen in enumerate(page):
        low = seen.line.words[:NAMED].casefold()
        if seen.words > 40 or sum(map(low.__contains__, slug)) < 3:
            continue
        own = _terms_of(seen)
        common = len(own & slug)
        rate = common / len(own) - 0.5 * seen.is_prose + (0.3 if i and own <= top else 0.0)
        if common >= 3 and rate > best:
            best, at = rate, i
    return at


def _terms_of(seen: Seen) -> frozenset[str]:
    return (_remembered if seen.line.length <= SHORT else terms)(seen.line.words[:NAMED], 3)
