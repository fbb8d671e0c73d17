"""Quotations: where the marks open and close, paragraph by paragraph.

Straight marks open before a word and close after one; a quotation that its paragraph leaves open
runs to the paragraph's end, and the next paragraph may go on with it.
"""

import re
from typing import NamedTuple

from generator.extract.actor_finding import FARTHEST, pieces
from generator.model import Span
from generator.story import Sentence

_MARK = re.compile(r"[\"“”„«»‘’]|``|''")
_OPENERS = frozenset("“„«‘") | {"``"}
_CLOSERS = {"“": "”", "„": "“”", "«": "»", "‘": "’", "``": "''\"", '"': '"'}

LONGEST = 6_000  # characters of a paragraph that are read together


class Quote(NamedTuple):
    """A quotation: `start` to `end` without its marks, `outer` with them."""

    start: int
    end: int
    outer: Span
    closed: bool


def quotes(text: str, span: Span) -> list[Quote]:
    """The quotations of a paragraph, in order; a quotation inside another is part of it."""
    found: list[Quote] = []
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text, *span):
        if opened is None:
            if _opens(text, mark, span):
                opened = mark
        elif _closes(text, opened, mark, span):
            found.append(_quote(text, opened.span(), mark.span(), closed=True))
            opened = None
    if opened is not None and opened.group() != "‘":
        found.append(_quote(text, opened.span(), (span[1], span[1]), closed=False))
    return [quote for quote in found if quote.start < quote.end]


def _opens(text: str, mark: re.Match[str], span: Span) -> bool:
    if mark.group() == "‘":
        return text[mark.end() : mark.end() + 1].isalnum() and not _joined(text, mark.start(), span)
    if mark.group() in _OPENERS:
        return True
    if mark.group() != '"':
        return False
    after = text[mark.end() : mark.end() + 1]
    before = text[mark.start() - 1 : mark.start()] if mark.start() > span[0] else " "
    return bool(after) and (not before.isalnum() or not after.isspace()) and before not in ".,!?"


def _joined(text: str, start: int, span: Span) -> bool:
    """Does the mark stand inside or after a word, as an apostrophe does?"""
    return start > span[0] and (text[start - 1].isalnum() or text[start - 1] in "'’")


def _closes(text: str, opened: re.Match[str], mark: re.Match[str], span: Span) -> bool:
    if mark.group() not in _CLOSERS[opened.group()]:
        return False
    if mark.group() == "’":
        return not text[mark.end() : mark.end() + 1].isalnum()
    if mark.group() != '"':
        return True
    before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
    return not (before.isspace() and after.isalnum()) or mark.end() >= span[1]


def _quote(text: str, opening: Span, closing: Span, *, closed: bool) -> Quote:
    """The words between two marks, without blanks and the comma of the house style."""
    start, end = opening[1], closing[0]
    while start < end and text[start] in ' \t\r\n\xa0"“”':
        start += 1
    while start < end and text[end - 1] in ' \t\r\n\xa0,"“”':
        end -= 1
    return Quote(start, end, (opening[0], closing[1]), closed)


def paragraphs(sentences: tuple[Sentence, ...]) -> list[tuple[Span, list[Sentence]]]:
    """The paragraphs of a story, each with its sentences; one without end is read in pieces."""
    found: list[tuple[Span, list[Sentence]]] = []
    for sentence in (piece for whole in sentences for piece in pieces(whole)):
        if sentence.start >= FARTHEST:
            break
        if found and found[-1][1][-1].paragraph == sentence.paragraph:
            (start, _), inside = found[-1]
            if sentence.end - start <= LONGEST:
                inside.append(sentence)
                found[-1] = ((start, sentence.end), inside)
                continue
        found.append(((sentence.start, sentence.end), [sentence]))
    return found
