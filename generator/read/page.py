"""A flat text seen as a page: its story, its title and header, and all that stands around them."""

import itertools
import re
from typing import NamedTuple
from urllib.parse import urlsplit

from generator.model import Span, SpanKind
from generator.read import header, inline, labels, layout
from generator.read import lines as ruled
from generator.read.header import Dateline
from generator.read.labels import Labels
from generator.read.layout import Part
from generator.story import trim

Piece = tuple[int, int, SpanKind | None]

TOP = 80  # written lines above the story in which its title is looked for
NEAR = 15  # written lines above the story in which its date is looked for, without a title
_PUBLISHED = re.compile(r"(?:first |originally )?(?:published|posted)\b", re.IGNORECASE)
_OUTLET = re.compile(r"\s(?:[-–—|»:]|::)\s")
_WORD = re.compile(r"\w+")


class Page(NamedTuple):
    """`body` and `other` tile the text; `header` is where a date of publication may stand."""

    title: Span | None
    body: tuple[Span, ...]
    other: tuple[tuple[int, int, SpanKind], ...]
    parts: tuple[Part, ...]
    header: tuple[Span, ...]
    dateline: Dateline | None
    labels: Labels
    cuts: tuple[tuple[SpanKind, str], ...] = ()

    @property
    def notices(self) -> tuple[str, ...]:
        """The notices and licences below the story's beginning: those above are of pictures."""
        first = self.body[0][0] if self.body else 0
        below = [part for part in self.parts if part.line.start >= first]
        lines = tuple(p.line.words for p in below if p.kind in ("notice", "licence"))
        return lines + tuple(words for kind, words in self.cuts if kind == "notice")

    def of(self, *kinds: SpanKind) -> tuple[str, ...]:
        """The words of some kinds, a line each, and of what was cut out of paragraphs."""
        lines = tuple(part.line.words for part in self.parts if part.kind in kinds)
        return lines + tuple(words for kind, words in self.cuts if kind in kinds)


def look(text: str, *, title: str | None = None, url: str | None = None) -> Page:
    """The page that a text is. A known title is found again; else the header's best line is it."""
    found = find_title(text, title) if title else None
    cut = (found[0], _after(text, found[1])) if found else ()
    lines = ruled.join(ruled.split(text, cut), text, cut)
    told = labels.read(lines)
    parts = layout.lay_out(lines, told.lines, title=found[0] if found else None, url=url)
    if found is None and not title:
        found = _best_title(text, parts, url)
    parts = tuple(_entitle(part, found) for part in parts)
    laid = layout.tile(parts)
    whole = tuple((start, end) for start, end, kind in laid if kind is None)
    cuts = inline.cuts(text, whole)
    pieces = _cut(text, laid, cuts)
    body = tuple((s, e) for s, e, kind in pieces if kind is None)
    opening = trim(text, body[0])[0] if body else 0
    return Page(
        title=found,
        body=body,
        other=tuple((s, e, kind) for s, e, kind in pieces if kind is not None),
        parts=parts,
        header=_header(parts),
        dateline=header.dateline(text, opening),
        labels=told,
        cuts=tuple((kind, text[start:end]) for start, end, kind in cuts),
    )


def find_title(text: str, title: str) -> Span | None:
    """Where a known title stands near the top of a text, blanks and case aside; of "Blast in
    market - Example News" also the first part alone."""
    if len(title) > 400:
        return None
    part = _OUTLET.split(title)[0]
    return _find(text, title) or (_find(text, part) if len(part) >= 12 else None)


def _find(text: str, title: str) -> Span | None:
    words = title.split()
    if not words:
        return None
    if text.startswith(title) and title == title.strip():  # as a web page's does: no pattern
        end = len(title)
        if not text[end : end + 1].isalnum():
            return 0, end
    pattern = r"\s+".join(re.escape(word) for word in words)
    for match in re.finditer(pattern, text[:30_000], re.IGNORECASE):
        before = text[: match.start()].rstrip(" \t")
        after = text[match.end() : match.end() + 1]
        if (not before or before.endswith(("\n", "\r"))) and not after.isalnum():
            return match.span()
    return None


def _after(text: str, end: int) -> int:
    """Past the point and blanks that part a title from the story on the same line."""
    match = re.compile(r"[.:]?[ \t]*").match(text, end)
    return match.end() if match else end


def _best_title(text: str, parts: tuple[Part, ...], url: str | None) -> Span | None:
    """The line above the story, or its first, that looks most like its headline."""
    written = [part for part in parts if not part.line.blank]
    story = [i for i, part in enumerate(written) if part.kind is None]
    if not story:
        return None
    slug = set(_WORD.findall(urlsplit(url).path.casefold())) if url else set()
    above = range(max(0, story[0] - TOP), story[0] + (len(story) > 1))
    rated = [
        (_title_score(written[i], story[0] - i, slug) + (i == 0), -i)
        for i in above
        if header.looks_like_title(written[i].line) and written[i].kind in (None, "other")
    ]
    score, at = max(rated, default=(0.0, 0))
    line = written[-at].line
    return trim(text, (line.start, line.end)) if score > 0 else None


def _title_score(part: Part, distance: int, slug: set[str]) -> float:
    """Near the story, as long as a headline, written with the words of the address."""
    words = {word.casefold() for word in _WORD.findall(part.line.words) if len(word) > 2}
    score = 0.5 + min(part.line.length, 60) / 60 - part.line.sentences
    common = len(words & slug) / len(words) if words else 0.0
    return score + 3.0 * common - (distance / 15 if common < 0.6 else 0.0)


def _entitle(part: Part, title: Span | None) -> Part:
    """The part as title when it lies in the title's span."""
    if title and part.line.words and part.line.start < title[1] and title[0] < part.line.end:
        return part._replace(kind="title")
    return part


def _header(parts: tuple[Part, ...]) -> tuple[Span, ...]:
    """Where the date of publication may stand: the bylines between title and story and up to two
    lines into it, then those elsewhere that say "Published"."""
    written = [part for part in parts if not part.line.blank]
    first = next((i for i, part in enumerate(written) if part.kind is None), len(written))
    title = next((i for i, part in enumerate(written) if part.kind == "title"), None)
    start = max(0, first - NEAR) if title is None else min(title, first)
    top = [p for p in written[start:first] if p.kind in ("byline", "other")]
    begun = list(itertools.takewhile(lambda p: p.kind in (None, "byline"), written[first:]))
    top += [p for p in begun[:3] if p.kind == "byline"]
    below = [p for p in written[first + len(begun[:3]) :] if p.kind == "byline"]
    rest = [p for p in below if _PUBLISHED.match(p.line.words)]
    return tuple((p.line.start, p.line.end) for p in (*top, *rest) if p.line.length <= 300)


def _cut(text: str, pieces: tuple[Piece, ...], found: tuple[inline.Cut, ...]) -> tuple[Piece, ...]:
    """The pieces with inline links cut out of the story."""
    cuts = iter(found)
    cut = next(cuts, None)
    done: list[Piece] = []
    for start, end, kind in pieces:
        at = start
        while kind is None and cut and cut[0] < end:
            done += [(at, cut[0], None)] if text[at : cut[0]].strip() else []
            at_cut = cut[0] if text[at : cut[0]].strip() else at
            done.append((at_cut, cut[1], cut[2]))
            at, cut = cut[1], next(cuts, None)
        if at < end:
            done.append((at, end, kind if kind or text[at:end].strip() else "other"))
    return tuple(done)
