"""What tells a line of the story from a line of the page around it, as numbers between 0 and 1.

Own traits (how long, closed as a sentence, …), traits of the lines near it, and traits of the
whole page. data/prose.yml weighs them; each has its line of explanation there.
"""

import itertools
import math
import operator
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import numpy as np
import numpy.typing as npt

from generator.read.furniture import Furniture
from generator.read.lines import COMMON, SHORT, Line, is_closed, sentences, words_of
from generator.read.phrases import Phrases, phrases
from generator.vocabulary import load

Column = npt.NDArray[np.float64]  # of a trait, a value for each line
Traits = dict[str, Column]

NEAR = 6  # lines before and after that a line is seen among
GAP = 2  # lines between prose and prose of one stretch
LOOK = 2_000  # characters of a line that its traits are read from

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_DATELINE = re.compile(
    r"[A-Z][A-Z .'-]{2,30}(?:, [A-Z][\w. ]{1,40})?(?: \([\w /]{1,40}\))? ?(?:--|[-—–_])(?: ?\S|$)"
)
_NUMBERED = re.compile(r"\d{1,3}[.)] \S")
_KINDS = ("byline", "caption", "related", "call_to_action", "navigation", "notice")
_OWN = (
    "length",
    "words_20",
    "words_40",
    "sentences",
    "ellipsis",
    "quote",
    "commas",
    "colon",
    "dateline",
    "address",
    "numbered",
    "capitals",
)
_FIRST = operator.itemgetter(0)
_OPENS = tuple("\"'“‘«")


class Seen(NamedTuple):
    """A written line with its furniture, and what its neighbours are told of it."""

    line: Line
    furniture: Furniture | None
    kind: str
    words: int
    is_closed: bool
    is_prose: bool
    terms: frozenset[str]
    long_terms: frozenset[str]

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
    words, flows, told, long = (_measured if len(written) <= SHORT else _measure)(written[:LOOK])
    closed = is_closed(written)
    prose = closed and words >= 9 and furniture is None and flows
    kind = furniture.kind if furniture else ""
    return Seen(line, furniture, kind, words, closed, prose, told, long)


class _Measure(NamedTuple):
    """A line's number of words, whether they flow as those of a sentence do, and its terms."""

    words: int
    flows: bool
    terms: frozenset[str]
    long_terms: frozenset[str]


def _measure(start: str) -> _Measure:
    parts = start.split()
    unspaced = not start.isascii() and len(_UNSPACED.findall(start)) > 5
    words = max(len(parts), len(start) // 2) if unspaced else len(parts)
    lower = sum(map(str.islower, map(_FIRST, parts))) / len(parts)
    told = terms(start[:400])
    long = frozenset([term for term in told if len(term) >= 5])
    return _Measure(words, unspaced or lower > 0.5, told, long)


_measured = lru_cache(COMMON)(_measure)


def terms(words: str) -> frozenset[str]:
    """The words of at least three letters, case ignored."""
    return frozenset([word for word in words_of(words.casefold()) if len(word) >= 3])


def address_terms(url: str | None) -> frozenset[str]:
    """The words of an address: "/2024/01/blast-in-market.html" → blast, market and so on."""
    try:
        path = unquote(urlsplit(url or "").path)
    except ValueError:
        return frozenset()
    return frozenset(term for term in terms(path[:1000]) if not term.isdigit()) - {"html", "news"}


def title_at(page: Sequence[Seen], url: str | None, known: int | None) -> int | None:
    """Where the title stands: known, or the line with the words of the address, or the line that
    the page's first line repeats. Of repetitions close by the last counts."""
    slug = address_terms(url)
    top = page[0].terms if page else frozenset()
    best, at = 0.5, known
    for i, seen in enumerate(page if known is None else ()):
        if len(seen.terms) < 3 or seen.words > 40:
            continue
        common = len(seen.terms & slug)
        rate = (common / len(seen.terms) if common >= 3 else 0.0) - 0.5 * seen.is_prose
        rate += 0.3 if i and seen.terms <= top else 0.0
        if rate > best:
            best, at = rate, i
    if at is None:
        return None
    again = [i for i in range(at + 1, min(len(page), at + 60)) if page[i].terms == page[at].terms]
    return max([at, *again])


def traits(page: Sequence[Seen], url: str | None = None, known: int | None = None) -> Traits:
    """The traits of a page's lines; `known` is the place of a title that was given."""
    if not page:
        return {}
    title = title_at(page, url, known)
    about = _Numbers(
        prose=_marks([seen.is_prose for seen in page]),
        furniture=_marks([seen.furniture is not None for seen in page]),
        words=np.array([seen.words for seen in page]),
        kinds=[seen.kind for seen in page],
    )
    return {
        **_own(page),
        **_kinds(about),
        **_voices(page),
        **_repeated(page, about),
        **_beside(page, about),
        **_near(about),
        **_far(about),
        **_blocks(page),
        **_about_title(page, about, title),
        **_whole(page, about),
        **_tail(page, title or 0),
    }


class _Numbers(NamedTuple):
    """What the traits of a page's lines are reckoned from."""

    prose: Column
    furniture: Column
    words: npt.NDArray[np.int64]
    kinds: list[str]


def _own(page: Sequence[Seen]) -> Traits:
    """The traits that lines have by their words alone, and whether they are closed."""
    rows = [
        (_remembered if len(seen.line.words) <= SHORT else _worded)(seen.line.words, seen.words)
        for seen in page
    ]
    told = dict(zip(_OWN, np.array(rows, dtype=np.float64).T, strict=True))
    return {**told, "closed": _marks([seen.is_closed for seen in page])}


def _worded(written: str, count: int) -> tuple[float, ...]:
    """The values of `_OWN` for a line."""
    words = written[:LOOK]
    return (
        min(math.log1p(count), 5) / 5,
        count >= 20,
        count >= 40,
        sentences(written) >= 2,
        words.endswith(("...", "…")),
        words.startswith(_OPENS),
        min(words.count(",") + words.count(";"), 5) / 5,
        words.endswith(":"),
        _DATELINE.match(words) is not None,
        "http" in words or "www." in words or "@" in words,
        _NUMBERED.match(words) is not None,
        count >= 4 and words.isupper(),
    )


_remembered = lru_cache(COMMON)(_worded)


def _kinds(about: _Numbers) -> Traits:
    """Whether lines are known as furniture of some kinds."""
    kinds = np.array(about.kinds)
    return {kind: _marks(kinds == kind) for kind in _KINDS}


def _voices(page: Sequence[Seen]) -> Traits:
    """Whether a line speaks of the site ("newsletter", "sign up") or opens as its author's own."""
    low = [seen.line.words[:LOOK].casefold() for seen in page]
    whole = "\n".join(low)
    site, (trades, author) = _about_site(), _about_author()
    speaks, signs = np.zeros(len(page)), np.zeros(len(page))
    for i in _holding(low, site.among(whole)):
        speaks[i] = site.pattern.search(low[i]) is not None
    for i in _holding(low, trades.among(whole)):
        signs[i] = author.match(page[i].line.words[:LOOK]) is not None
    return {"about_site": speaks, "about_author": signs}


def _holding(lines: list[str], starts: tuple[str, ...]) -> list[int]:
    """The places of the lines with one of some letters in them."""
    if not starts:
        return []
    return [i for i, words in enumerate(lines) if any(map(words.__contains__, starts))]


@cache
def _about_site() -> Phrases:
    """Words of the site to its readers: "newsletter", "affiliate", "sign up"."""
    return phrases(load("prose-words.yml")["site"])


@cache
def _about_author() -> tuple[Phrases, re.Pattern[str]]:
    """The trades of authors, and their own lines: "Ilse Maran is a reporter for …"."""
    trades = load("prose-words.yml")["trades"]
    name, verb = r"(?:\w[\w.’'-]* ){1,4}", "(?:is|writes|covers|has|was)"
    line = rf"{name}{verb}\b.{{0,120}}\b(?:{'|'.join(trades)})\b"
    return phrases(trades), re.compile(line, re.IGNORECASE)


def _repeated(page: Sequence[Seen], about: _Numbers) -> Traits:
    number = Counter([seen.line.words for seen in page])
    again = _marks([number[seen.line.words] > 1 for seen in page])
    return {"repeated": again, "prose_repeated": again * about.prose}


def _sums(values: Column) -> Column:
    return np.concatenate(([0.0], np.cumsum(values)))


def _marks(told: npt.ArrayLike) -> Column:
    """1 for true, 0 for false."""
    return np.asarray(told, dtype=np.float64)


def _moved(values: Column, by: int) -> Column:
    """The value of the line so many lines before (after, when below 0), 0 where there is none."""
    moved = np.zeros(len(values))
    if by > 0:
        moved[by:] = values[:-by]
    else:
        moved[:by] = values[-by:]
    return moved


def _beside(page: Sequence[Seen], about: _Numbers) -> Traits:
    """What the lines directly before and after are."""
    short = _marks([seen.is_short for seen in page])
    byline = _sums(_marks([kind == "byline" for kind in about.kinds]))
    places = np.arange(len(page))
    return {
        "prose_before": _moved(about.prose, 1),
        "prose_after": _moved(about.prose, -1),
        "prose_third": _moved(about.prose, 3),
        "furniture_before": _moved(about.furniture, 1),
        "short_after": _moved(short, -1),
        "above_byline": _marks(byline[np.minimum(len(page), places + 4)] > byline[places + 1]),
    }


def _near(about: _Numbers) -> Traits:
    """The means over the lines around."""
    count = len(about.words)
    places = np.arange(count)
    low, high = np.maximum(0, places - NEAR), np.minimum(count, places + NEAR + 1)

    def mean(values: Column) -> Column:
        total = _sums(values)
        share: Column = (total[high] - total[low]) / (high - low)
        return share

    prose = mean(about.prose)
    return {
        "prose_near": prose,
        "furniture_near": mean(about.furniture),
        "length_near": mean(np.log1p(np.minimum(about.words, 60)) / 5),
        "prose_in_prose": about.prose * prose,
    }


def _far(about: _Numbers) -> Traits:
    """The line's place among the page's prose."""
    count = len(about.words)
    before = _sums(about.prose)
    places = np.arange(count)
    return {
        "no_prose_later": _marks((before[-1] > 0) & (before[1:] == before[-1])),
        "no_prose_earlier": _marks(before[:-1] == 0),
        "position": places / count,
        "first": _marks(places == 0),
        "last": _marks(places == count - 1),
    }


def _blocks(page: Sequence[Seen]) -> Traits:
    """Of the stretches of prose with at most two other lines between: whether the line stands in
    the first that has at least half the words of the longest, or in one past it."""
    sizes: list[int] = []
    places: list[int] = []
    gap = GAP + 1
    for seen in page:
        gap = 0 if seen.is_prose else gap + 1
        if seen.is_prose and (not places or places[-1] < 0):
            sizes.append(0)
        if seen.is_prose:
            sizes[-1] += seen.words
        places.append(len(sizes) - 1 if gap <= GAP else -1)
    enough = max(sizes, default=0) / 2
    first = next((n for n, size in enumerate(sizes) if size >= enough), len(sizes))
    stretch = np.array(places)
    return {"main_prose": _marks(stretch == first), "past_main_prose": _marks(stretch > first)}


def _about_title(page: Sequence[Seen], about: _Numbers, title: int | None) -> Traits:
    """The line's place to the title, and the words it shares with the page's other prose."""
    shared = Counter(
        itertools.chain.from_iterable(seen.long_terms for seen in page if seen.is_prose)
    )
    of_others = frozenset(term for term, count in shared.items() if count > 1), frozenset(shared)
    topic = [
        len(of_others[not seen.is_prose] & seen.long_terms) / (len(seen.long_terms) or 1)
        for seen in page
    ]
    distance = np.arange(len(page)) - (title or 0)
    known = float(title is not None)
    return {
        "title_known": np.full(len(page), known),
        "above_title": known * (distance < 0),
        "is_title": known * (distance == 0),
        "below_title": known * ((distance > 0) & (distance <= 25)),
        "prose_below_title": known * ((distance > 0) & (distance <= 6)) * about.prose,
        "topic": np.array(topic),
    }


def _whole(page: Sequence[Seen], about: _Numbers) -> Traits:
    """What kind of page it is: much prose or much menu, long or short."""
    count = len(page)
    sizes = np.minimum(about.words, 60)
    bullets = _marks([seen.line.bullet for seen in page])
    lines = float(about.prose.sum()) / count
    return {
        "prose_page": np.full(count, float(sizes @ about.prose) / max(1, int(sizes.sum()))),
        "prose_lines": np.full(count, lines),
        "bullet_in_prose": lines * bullets,
        "short_page": np.full(count, float(count < 30)),
        "long_page": np.full(count, float(count > 100)),
    }


def _tail(page: Sequence[Seen], title: int) -> Traits:
    """Past how many ends of a story the line stands; under which heading."""
    ends, prose, heading, since = 0, 0, "", 0
    rows = []
    for i, seen in enumerate(page):
        prose += seen.is_prose
        since += 1
        if seen.furniture and (seen.furniture.heads or seen.kind == "comment"):
            heading, since = seen.kind, 0
        ends += i > title and prose >= 3 and _is_end(seen)
        under = heading == "related" and since < 8, heading == "comment" and prose >= 3
        rows.append((min(ends, 3) / 3, ends > 0, *under))
    names = ("ends", "any_end", "under_related", "under_comments")
    return dict(zip(names, np.array(rows, dtype=np.float64).T, strict=True))


def _is_end(seen: Seen) -> bool:
    heads = seen.furniture is not None and seen.furniture.heads
    return (
        seen.kind == "comment"
        or (heads and seen.kind == "related")
        or (seen.kind == "notice" and seen.line.words.startswith("©"))
    )
