"""Which lines of a page are the story: the stretch that reads like prose, less the furniture."""

import itertools
import re
from functools import cache
from typing import NamedTuple

from generator.model import SpanKind
from generator.read.furniture import Furniture, known
from generator.read.header import is_byline
from generator.read.lines import Line
from generator.read.seen import Seen, see
from generator.read.traits import traits
from generator.read.wording import Traits, voices
from generator.vocabulary import load

LONG = 150  # characters of a line that reads as a paragraph again below a list of links
NAME = 80  # characters of a source's name
TALK = 14  # lines from the first to the third comment
LOOSE = frozenset({"related", "call_to_action", "navigation"})  # heads that take no paragraph
MOST = 6.0  # log-odds that one line can have

_SAYS = (" says:", " said:", " wrote:")
_STAMP = re.compile(
    r"\b\d+ (?:second|minute|min|hour|hr|day|week|month|year)s? ago\b"
    r"|.{2,60}\b(?:says|said|wrote)\s?:$|\b(?:at|@|,|-|–|\|) ?\d{1,2}:\d\d",
    re.IGNORECASE,
)
_OF_PAGE = re.compile(r"(?:posted|published|updated|modified|written)\b|(?:by|on)\s", re.IGNORECASE)
_RESPONSES = re.compile(r"\d+ (?:thoughts?|responses?|replies|comments?) (?:on|to) ", re.IGNORECASE)


class Part(NamedTuple):
    """A line with what it is; None: the story, or a blank line."""

    line: Line
    kind: SpanKind | None


class _Weights(NamedTuple):
    start: float
    enough: float
    traits: dict[str, float]


@cache
def _weights() -> _Weights:
    told = load("prose.yml")
    return _Weights(told["start"], told["enough"], told["weights"])


def lay_out(
    lines: tuple[Line, ...], labels: frozenset[int], *, title: int | None, url: str | None
) -> tuple[Part, ...]:
    """Every line with its kind; `labels` are the lines with which the text labels itself, `title`
    is where a title that was given begins."""
    written = [i for i, line in enumerate(lines) if not line.blank]
    page = look([lines[i] for i in written], frozenset(lines[i].start for i in labels))
    place = next((n for n, i in enumerate(written) if lines[i].start == title), None)
    known_as = under_heads(page)
    if known_as.talk == len(page) and is_bare(page, place):
        kept = set(range(len(page)))
    else:
        kept = story(page, score(traits(page, url, place), len(page)), known_as)
    told: dict[int, SpanKind | None] = {
        i: None if n in kept else known_as.kinds[n] or "other" for n, i in enumerate(written)
    }
    return tuple(Part(line, told.get(i)) for i, line in enumerate(lines))


def look(written: list[Line], labels: frozenset[int] = frozenset()) -> list[Seen]:
    """Written lines at a glance; `labels` are the starts of those by which the text labels
    itself."""
    return _captions(
        [see(line, _furniture(line, is_label=line.start in labels)) for line in written]
    )


def _furniture(line: Line, *, is_label: bool) -> Furniture | None:
    """The furniture that a line is by its words alone."""
    if is_label:
        return Furniture("notice")
    return Furniture("byline") if is_byline(line) else known(line)


def _captions(page: list[Seen]) -> list[Seen]:
    """The page with the open line directly below a picture's credit ("Getty Images") known as its
    caption too."""
    seen = list(page)
    for i, (credit, below) in enumerate(itertools.pairwise(page), start=1):
        touching = below.line.start == credit.line.end
        if touching and credit.kind == "caption" and credit.words <= 3 and _is_open(below):
            seen[i] = below.known_as(Furniture("caption"))
    return seen


def _is_open(seen: Seen) -> bool:
    return seen.furniture is None and not seen.is_closed and 3 <= seen.words <= 30


class Heads(NamedTuple):
    """What each line is known as, by itself or by the heading above it, and where readers begin to
    talk."""

    kinds: list[SpanKind | None]
    talk: int


def under_heads(page: list[Seen]) -> Heads:
    """The kinds of lines; those under "More related stories:" are its stories, until prose or
    other furniture comes. Before the story has begun, a heading takes no sentence."""
    kinds: list[SpanKind | None] = []
    head: SpanKind | None = None
    begun = 0
    talk = _talk(page)
    for i, seen in enumerate(page):
        if i >= talk:
            kinds.append(seen.furniture.kind if seen.furniture else "comment")
            continue
        if head == "sources" and _is_name(seen):
            kinds.append(head)
            continue
        if seen.furniture:
            head = seen.furniture.kind if seen.furniture.heads else None
            kinds.append(seen.furniture.kind)
            continue
        begun += seen.is_prose
        opens = begun < 2 and seen.is_closed and seen.words >= 8
        if head is not None and (opens or _resumes(page[i : i + 2])):
            head = None
        kinds.append(None if head in LOOSE and _is_paragraph(seen) else head)
    return Heads(kinds, talk)


def _is_paragraph(seen: Seen) -> bool:
    """Whether a line is a whole sentence of some length, which a list of links has seldom."""
    return seen.is_closed and seen.words >= 20


def _talk(page: list[Seen]) -> int:
    """Where readers begin to talk: after some prose, at a heading such as "12 responses to …", or
    at the first of several lines close by that say who wrote when, or at a heading above it; past
    the page's end where nobody does."""
    stamps: list[int] = []
    begun = False
    for i, seen in enumerate(page):
        begun = begun or seen.is_prose
        if not begun:
            continue
        if seen.kind == "comment" and _RESPONSES.match(seen.line.words):
            return i
        if _is_stamp(seen):
            stamps.append(i)
            if len(stamps) >= 3 and i - stamps[-3] <= TALK:
                first = stamps[-3]
                heads = [n for n in range(max(0, first - 5), first) if page[n].kind == "comment"]
                return min([first, *heads])
    return len(page)


def _is_stamp(seen: Seen) -> bool:
    """Whether a line says who wrote a comment, or when: "Ana says:", "2 days ago at 07:52 am"."""
    words = seen.line.words
    if seen.words > 14:
        return False
    if seen.words <= 8 and words.endswith(_SAYS):
        return True
    return (
        seen.kind in ("comment", "byline")
        and _STAMP.search(words) is not None
        and _OF_PAGE.match(words) is None
    )


def _is_name(seen: Seen) -> bool:
    """Whether a line below "Sources include:" can be a source: "Reuters", else a credit."""
    return seen.kind in ("", "caption", "navigation") and seen.line.length <= NAME


def _resumes(following: list[Seen]) -> bool:
    """Whether the story goes on: with two paragraphs, or with one and the end."""
    return all(
        seen.furniture is None
        and seen.is_closed
        and seen.line.length >= LONG
        and not seen.line.bullet
        for seen in following
    )


def is_bare(page: list[Seen], title: int | None) -> bool:
    """Whether a text is a story with no page around it: below its title nothing but prose, and some
    headings and short sentences, each between two paragraphs and none with the site's own voice."""
    others = [n for n, seen in enumerate(page) if not seen.is_prose and n != title]
    return (
        len(others) * 4 <= len(page)
        and all(map(_is_between, others, itertools.repeat(page)))
        and not voices([page[n] for n in others])["about_site"]
    )


def _is_between(n: int, page: list[Seen]) -> bool:
    """Whether an unknown line stands between two of prose."""
    beside = page[max(0, n - 1) : n + 2 : 2]
    return page[n].furniture is None and len(beside) == 2 and all(seen.is_prose for seen in beside)


def score(told: Traits, count: int) -> list[float]:
    """The log-odds that each of so many lines is part of the story."""
    weights = _weights()
    total = [weights.start] * count
    for name, lines in told.items():
        weight = weights.traits[name]
        for i, value in lines.items():
            total[i] += weight * value
    return [max(-MOST, min(MOST, odds)) for odds in total]


def story(page: list[Seen], scores: list[float], known_as: Heads) -> set[int]:
    """The places of the story's lines: in the best stretch, no furniture, not too unlikely. A page
    without such a line is all story, less its furniture; one of furniture alone is all story."""
    enough = _weights().enough
    kinds, talk = known_as
    scores = scores[:talk] + [-MOST] * (len(page) - talk)
    free = [n for n in range(len(page)) if kinds[n] is None]
    likely = {n for n in _stretch(scores) if kinds[n] is None and scores[n] >= enough}
    if likely:
        return likely | _last_words(page, kinds, max(likely))
    return set(free) or set(range(len(page)))


def _last_words(page: list[Seen], kinds: list[SpanKind | None], last: int) -> set[int]:
    """Short sentences that follow the story, over at most one line of furniture in between: "The
    city declared three days of mourning."."""
    found = set()
    gap = 0
    for n in range(last + 1, len(page)):
        if (
            kinds[n] is None
            and page[n].is_closed
            and 5 <= page[n].words <= 40
            and not page[n].line.bullet
        ):
            found.add(n)
            gap = 0
        elif kinds[n] and kinds[n] in ("caption", "navigation", "notice") and not gap:
            gap += 1
        else:
            break
    return found


def _stretch(scores: list[float]) -> range:
    """The run of lines with the greatest sum of scores (Kadane)."""
    best, best_sum = range(0), 0.0
    start, total = 0, 0.0
    for i, value in enumerate(scores):
        total += value
        if total > best_sum:
            best, best_sum = range(start, i + 1), total
        if total <= 0:
            start, total = i + 1, 0.0
    return best


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
