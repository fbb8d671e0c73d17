"""Which lines of a page are the story: the stretch that reads like prose, less the furniture."""

import itertools
from typing import NamedTuple

from generator.model import SpanKind
from generator.read.furniture import Furniture, known
from generator.read.header import is_byline
from generator.read.lines import Line

LONG = 150  # characters of a line that reads as a paragraph again below a list of links


class Part(NamedTuple):
    """A line with what it is (None: the story, or not yet known) and how much it reads as prose."""

    line: Line
    kind: SpanKind | None
    score: float


def lay_out(lines: tuple[Line, ...], labels: frozenset[int]) -> tuple[Part, ...]:
    """Every line with its kind; those of the story have none."""
    parts = _under_heads(tuple(_part(line, i in labels) for i, line in enumerate(lines)))
    region = _region(parts)
    laid = tuple(_placed(part, i in region) for i, part in enumerate(parts))
    if any(part.kind is None and not part.line.blank for part in laid):
        return laid
    return parts


class _Known(NamedTuple):
    line: Line
    furniture: Furniture | None


def _part(line: Line, label: bool) -> _Known:  # noqa: FBT001 - a fact of the line, no behaviour
    if line.blank:
        return _Known(line, None)
    if label:
        return _Known(line, Furniture("notice"))
    if is_byline(line):
        return _Known(line, Furniture("byline"))
    return _Known(line, known(line))


def _under_heads(told: tuple[_Known, ...]) -> tuple[Part, ...]:
    """The lines under "More related stories:" are its stories, until prose or furniture comes."""
    parts: list[Part] = []
    head: SpanKind | None = None
    for i, (line, furniture) in enumerate(told):
        kind = furniture.kind if furniture else None
        if furniture:
            head = furniture.kind if furniture.heads else None
        elif head and not line.blank:
            if _resumes(told, i):
                head = None
            else:
                kind = head
        parts.append(Part(line, kind, _score(line, kind)))
    return tuple(parts)


def _resumes(told: tuple[_Known, ...], at: int) -> bool:
    """Whether the story goes on at a line: two paragraphs, or one and the end."""
    following = [t for t in told[at : at + 6] if not t.line.blank][:2]
    return all(
        t.furniture is None and t.line.closed and t.line.length >= LONG and not t.line.bullet
        for t in following
    )


def _score(line: Line, kind: SpanKind | None) -> float:
    """How much a line reads as prose (above 0) or as furniture (below)."""
    if line.blank:
        return 0.0
    if kind in ("caption", "byline", "call_to_action", "inline_link"):
        return -1.0
    if kind:
        return -2.0
    words = line.words[:2000].split()
    lower = sum(1 for word in words if word[:1].islower()) / len(words)
    score = min(len(words), 80) / 20 - 1.0
    score += 1.0 if line.closed and len(words) >= 5 else -0.6
    score += 1.5 * (lower - 0.5) if len(words) >= 5 else -0.3
    return score - (0.7 if line.bullet else 0.0)


def _region(parts: tuple[Part, ...]) -> range:
    """The run of lines with the greatest sum of scores (Kadane)."""
    best, best_sum = range(0), 0.0
    start, total = 0, 0.0
    for i, part in enumerate(parts):
        total += part.score
        if total > best_sum:
            best, best_sum = range(start, i + 1), total
        if total <= 0:
            start, total = i + 1, 0.0
    return best


def _placed(part: Part, inside: bool) -> Part:  # noqa: FBT001 - a fact of the line, no behaviour
    if inside or part.kind or part.line.blank:
        return part
    return part._replace(kind="other")


def tile(parts: tuple[Part, ...]) -> tuple[tuple[int, int, SpanKind | None], ...]:
    """Neighbours of one kind put together, blank lines with the line before them."""
    kinds: list[SpanKind | None] = []
    current = next((part.kind for part in parts if not part.line.blank), None)
    for part in parts:
        current = current if part.line.blank else part.kind
        kinds.append(current)
    spans = []
    for kind, group in itertools.groupby(zip(parts, kinds, strict=True), key=lambda pair: pair[1]):
        members = [part.line for part, _ in group]
        spans.append((members[0].start, members[-1].end, kind))
    return tuple(spans)
