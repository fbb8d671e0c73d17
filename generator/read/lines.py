"""A text as lines that tile it, each with what a reader sees at a glance."""

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

ENDS = ("\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")

_LINE = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_USUAL = re.compile("\n")
_BULLET = re.compile(r"[\s\u200b\ufeff]*(?:[•●▪■◦·‣⁃►▶*–—-]\s+)?")
_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*(?=\s|$)")
_WORD = re.compile(r"\w+")
_MARKS = "‘’“”–—…"  # not ASCII, yet in texts that are it otherwise
_BREAKS = bytes(code if _WORD.match(chr(code)) else 32 for code in range(256))
_OTHERS = bytes(code if chr(code).isalpha() else 32 for code in range(256))
_LETTERS = re.compile(r"[^\W\d_]+")
_STOPS = frozenset(".!?…")
_CLOSED = re.compile(r"[.!?…。！？][\"'”’)\]」]*$|[:;,][\"”’]$|[”\"」]$")

COMMON = 4096  # lines that are remembered, since a site's menus come again on each of its pages
SHORT = 160  # characters of a line that is remembered
LOOK = 400  # characters of a line that patterns look at


class Line(NamedTuple):
    """``text[start:end]`` with its line end; `words` is the same without blanks and bullet."""

    start: int
    end: int
    words: str
    bullet: bool
    indent: int

    @property
    def blank(self) -> bool:
        """Whether nothing is written on it."""
        return not self.words

    @property
    def closed(self) -> bool:
        """Whether it ends as a sentence does: "They fled." but not "Iran shuts borders"."""
        return is_closed(self.words)

    @property
    def length(self) -> int:
        """Characters written."""
        return len(self.words)

    @property
    def sentences(self) -> int:
        """Ends of sentences, counted in the first characters only."""
        return sentences(self.words)


def is_closed(words: str) -> bool:
    """Whether words end as a sentence does."""
    last = words[-1:]
    return last in _STOPS or (not last.isalnum() and bool(_CLOSED.search(words[-4:])))


def sentences(words: str) -> int:
    """Ends of sentences, counted in the first characters only."""
    return len(_SENTENCE.findall(words[:2000]))


def words_of(text: str) -> list[str]:
    """The runs of letters, digits and underscores."""
    text = _plain(text)
    return _parted(text, _BREAKS) if text.isascii() else _WORD.findall(text)


def letters_of(text: str) -> list[str]:
    """The runs of letters."""
    text = _plain(text)
    return _parted(text, _OTHERS) if text.isascii() else _LETTERS.findall(text)


def _parted(text: str, breaks: bytes) -> list[str]:
    """The words of a text in ASCII, by a table with blanks for all that parts them."""
    return text.encode().translate(breaks).decode().split()


def _plain(text: str) -> str:
    if not text.isascii():
        for mark in _MARKS:
            text = text.replace(mark, " ")
    return text


def each(text: str, signs: str, start: int, end: int) -> list[int]:
    """Where any of some signs stands: looked for one by one, since a pattern of them all would
    stop at every character."""
    places: list[int] = []
    for sign in signs:
        at = text.find(sign, start, end)
        while at >= 0:
            places.append(at)
            at = text.find(sign, at + 1, end)
    places.sort()
    return places


def split(text: str, cuts: tuple[int, ...] = ()) -> tuple[Line, ...]:
    """The lines of a text, also cut at the given offsets; together they are the whole text."""
    ends = sorted({*_ends(text), *cuts, len(text)} - {0})
    starts = [0, *ends[:-1]]
    return tuple(map(_line, itertools.repeat(text), starts, ends))


def _ends(text: str) -> Iterator[int]:
    """Where lines end. Most texts have no line end but the usual one, which is found fast."""
    usual = not any(map(text.__contains__, ENDS[1:]))
    return (match.end() for match in (_USUAL if usual else _LINE).finditer(text))


def _line(text: str, start: int, end: int) -> Line:
    raw = text[start:end]
    if raw == "\n":
        return Line._make((start, end, "", False, 1))
    if raw[:1].isalnum():
        return Line._make((start, end, raw.rstrip(), False, 0))
    lead = _BULLET.match(raw)
    at = lead.end() if lead else 0
    indent = len(raw) - len(raw.lstrip())
    bullet = bool(raw[:at].strip())
    words = raw[at:].strip()
    return Line(start, end, words, bullet and bool(words), indent)


def key(words: str) -> str:
    """The form in which patterns see a line: "Don’t Miss" → "don't miss"."""
    return words[:LOOK].replace("’", "'").replace("\u00a0", " ").casefold()


def join(lines: tuple[Line, ...], text: str, cuts: tuple[int, ...] = ()) -> tuple[Line, ...]:
    """Hard-wrapped lines put together as paragraphs, not across a cut; other texts stay as is.

    A wrapped text is known by lines that go on, in the middle of a sentence, on the next line.
    """
    wrapped = [_goes_on(a, b) for a, b in itertools.pairwise(lines)]
    if sum(wrapped) < 3 or sum(wrapped) * 5 < sum(1 for line in lines if line.length >= 40):
        return lines
    groups: list[list[Line]] = [[lines[0]]]
    for line in lines[1:]:
        last = groups[-1][-1]
        if last.length < 40 or line.blank or line.bullet or line.start in cuts:
            groups.append([line])
        else:
            groups[-1].append(line)
    return tuple(_line(text, group[0].start, group[-1].end) for group in groups)


def _goes_on(line: Line, following: Line) -> bool:
    return (
        45 <= line.length <= 120
        and not line.closed
        and not following.bullet
        and following.words[:1].islower()
    )
