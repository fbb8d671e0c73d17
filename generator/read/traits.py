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

from generator.read.furniture import Furniture
from generator.read.lines import COMMON, SHORT, Line, sentences
from generator.read.phrases import Phrases, phrases
from generator.vocabulary import load

Traits = dict[str, float]

NEAR = 6  # lines before and after that a line is seen among
GAP = 2  # lines between prose and prose of one stretch
LOOK = 2_000  # characters of a line that its traits are read from

_WORD = re.compile(r"\w{3,}")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_DATELINE = re.compile(
    r"[A-Z][A-Z .'-]{2,30}(?:, [A-Z][\w. ]{1,40})?(?: \([\w /]{1,40}\))? ?(?:--|[-—–_])(?: ?\S|$)"
)
_NUMBERED = re.compile(r"\d{1,3}[.)] \S")
_KINDS = ("byline", "caption", "related", "call_to_action", "navigation", "notice")
_OF_NONE: Traits = dict.fromkeys(_KINDS, 0)
_OF_KIND: dict[str, Traits] = {kind: {**_OF_NONE, kind: 1} for kind in _KINDS}
_FIRST = operator.itemgetter(0)
_OPENS = tuple("\"'“‘«")


class Seen(NamedTuple):
    """A written line with its furniture, and what its neighbours are told of it."""

    line: Line
    furniture: Furniture | None
    words: int
    is_closed: bool
    is_prose: bool
    terms: frozenset[str]
    long_terms: tuple[str, ...]

    @property
    def is_short(self) -> bool:
        """Such as an entry of a menu."""
        return self.words <= 8 and not self.is_closed

    @property
    def kind(self) -> str:
        """The furniture's kind, or nothing."""
        return self.furniture.kind if self.furniture else ""


def see(line: Line, furniture: Furniture | None) -> Seen:
    """A line at a glance. Scripts without spaces count two characters a word."""
    look = _measured if line.length <= SHORT else _measure
    measure = look(line.words[:LOOK])
    closed = line.closed
    prose = closed and measure.words >= 9 and furniture is None and measure.flows
    return Seen(line, furniture, measure.words, closed, prose, measure.terms, measure.long_terms)


class _Measure(NamedTuple):
    """A line's number of words, whether they flow as those of a sentence do, and its terms."""

    words: int
    flows: bool
    terms: frozenset[str]
    long_terms: tuple[str, ...]


def _measure(start: str) -> _Measure:
    parts = start.split()
    unspaced = not start.isascii() and len(_UNSPACED.findall(start)) > 5
    words = max(len(parts), len(start) // 2) if unspaced else len(parts)
    lower = sum(map(str.islower, map(_FIRST, parts))) / len(parts)
    told = terms(start[:400])
    return _Measure(
        words, unspaced or lower > 0.5, told, tuple(term for term in told if len(term) >= 5)
    )


_measured = lru_cache(COMMON)(_measure)


def terms(words: str) -> frozenset[str]:
    """The words of at least three letters, case ignored."""
    return frozenset(_WORD.findall(words.casefold()))


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


def traits(page: Sequence[Seen], url: str | None = None, known: int | None = None) -> list[Traits]:
    """The traits of every line of a page; `known` is the place of a title that was given."""
    if not page:
        return []
    title = title_at(page, url, known)
    told = [_own(seen) for seen in page]
    _repeated(page, told)
    _voices(page, told)
    _near(page, told)
    _far(page, told)
    _blocks(page, told)
    _about_title(page, told, title)
    _whole(page, told)
    _tail(page, told, title or 0)
    return told


def _own(seen: Seen) -> Traits:
    look = _remembered if seen.line.length <= SHORT else _worded
    told = look(seen.line.words, seen.words)
    return {**told, "closed": seen.is_closed, **_OF_KIND.get(seen.kind, _OF_NONE)}


def _worded(written: str, count: int) -> Traits:
    """The traits that a line has by its words alone."""
    words = written[:LOOK]
    return {
        "length": min(math.log1p(count), 5) / 5,
        "words_20": count >= 20,
        "words_40": count >= 40,
        "sentences": sentences(written) >= 2,
        "ellipsis": words.endswith(("...", "…")),
        "quote": words.startswith(_OPENS),
        "commas": min(words.count(",") + words.count(";"), 5) / 5,
        "colon": words.endswith(":"),
        "dateline": bool(_DATELINE.match(words)),
        "address": "http" in words or "www." in words or "@" in words,
        "numbered": bool(_NUMBERED.match(words)),
        "capitals": count >= 4 and words.isupper(),
    }


_remembered = lru_cache(COMMON)(_worded)


def _voices(page: Sequence[Seen], told: list[Traits]) -> None:
    """Whether a line speaks of the site ("newsletter", "sign up") or opens as its author's own."""
    low = [seen.line.words[:LOOK].casefold() for seen in page]
    whole = "\n".join(low)
    site, (trades, author) = _about_site(), _about_author()
    near = site.among(whole), trades.among(whole)
    for seen, row, words in zip(page, told, low, strict=True):
        speaks = any(map(words.__contains__, near[0])) and site.pattern.search(words)
        signs = any(map(words.__contains__, near[1])) and author.match(seen.line.words[:LOOK])
        row["about_site"] = float(bool(speaks))
        row["about_author"] = float(bool(signs))


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


def _repeated(page: Sequence[Seen], told: list[Traits]) -> None:
    number = Counter(seen.line.words for seen in page)
    for seen, row in zip(page, told, strict=True):
        again = number[seen.line.words] > 1
        row["repeated"] = float(again)
        row["prose_repeated"] = float(again and seen.is_prose)


def _sums(values: Sequence[float]) -> list[float]:
    return [0.0, *itertools.accumulate(values)]


def _near(page: Sequence[Seen], told: list[Traits]) -> None:
    """Neighbours: the next lines each, and the mean over the lines around."""
    prose = [float(seen.is_prose) for seen in page]
    furniture = [float(seen.furniture is not None) for seen in page]
    byline = _sums([float(seen.kind == "byline") for seen in page])
    length = [math.log1p(min(seen.words, 60)) / 5 for seen in page]
    sums = {
        "prose_near": _sums(prose),
        "furniture_near": _sums(furniture),
        "length_near": _sums(length),
    }
    count = len(page)
    for i, row in enumerate(told):
        row["prose_before"] = prose[i - 1] if i else 0.0
        row["prose_after"] = prose[i + 1] if i + 1 < count else 0.0
        row["prose_third"] = prose[i - 3] if i >= 3 else 0.0
        row["furniture_before"] = furniture[i - 1] if i else 0.0
        row["short_after"] = float(i + 1 < count and page[i + 1].is_short)
        low, high = max(0, i - NEAR), min(count, i + NEAR + 1)
        for name, total in sums.items():
            row[name] = (total[high] - total[low]) / (high - low)
        row["prose_in_prose"] = prose[i] * row["prose_near"]
        row["above_byline"] = float(byline[min(count, i + 4)] > byline[i + 1])


def _far(page: Sequence[Seen], told: list[Traits]) -> None:
    """The line's place among the page's prose."""
    before = _sums([float(seen.is_prose) for seen in page])
    count = len(page)
    for i, row in enumerate(told):
        row["no_prose_later"] = float(0 < before[-1] == before[i + 1])
        row["no_prose_earlier"] = float(before[i] == 0)
        row["position"] = i / count
        row["first"] = float(i == 0)
        row["last"] = float(i == count - 1)


def _blocks(page: Sequence[Seen], told: list[Traits]) -> None:
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
    for place, row in zip(places, told, strict=True):
        row["main_prose"] = float(place == first)
        row["past_main_prose"] = float(place > first)


def _about_title(page: Sequence[Seen], told: list[Traits], title: int | None) -> None:
    """The line's place to the title, and the words it shares with the page's other prose."""
    shared = Counter(
        itertools.chain.from_iterable(seen.long_terms for seen in page if seen.is_prose)
    )
    for i, (seen, row) in enumerate(zip(page, told, strict=True)):
        distance = i - title if title is not None else None
        row["title_known"] = float(distance is not None)
        row["above_title"] = float(distance is not None and distance < 0)
        row["is_title"] = float(distance == 0)
        row["below_title"] = float(distance is not None and 0 < distance <= 25)
        row["prose_below_title"] = float(
            distance is not None and 0 < distance <= 6 and seen.is_prose
        )
        counts = [shared[term] for term in seen.long_terms if term in shared]
        common = sum(map(int(seen.is_prose).__lt__, counts))
        row["topic"] = common / len(seen.long_terms) if counts else 0.0


def _whole(page: Sequence[Seen], told: list[Traits]) -> None:
    """What kind of page it is: much prose or much menu, long or short."""
    count = len(page)
    lines = sum(seen.is_prose for seen in page) / count
    sizes = [min(seen.words, 60) for seen in page]
    of_words = sum(size for size, seen in zip(sizes, page, strict=True) if seen.is_prose)
    share = of_words / max(1, sum(sizes))
    for seen, row in zip(page, told, strict=True):
        row["prose_page"] = share
        row["prose_lines"] = lines
        row["bullet_in_prose"] = lines * seen.line.bullet
        row["short_page"] = float(count < 30)
        row["long_page"] = float(count > 100)


def _tail(page: Sequence[Seen], told: list[Traits], title: int) -> None:
    """Past how many ends of a story the line stands; under which heading."""
    ends, prose, heading, since = 0, 0, "", 0
    for i, (seen, row) in enumerate(zip(page, told, strict=True)):
        prose += seen.is_prose
        since += 1
        if seen.furniture and (seen.furniture.heads or seen.kind == "comment"):
            heading, since = seen.kind, 0
        ends += i > title and prose >= 3 and _is_end(seen)
        row["ends"] = min(ends, 3) / 3
        row["any_end"] = float(ends > 0)
        row["under_related"] = float(heading == "related" and since < 8)
        row["under_comments"] = float(heading == "comment" and prose >= 3)


def _is_end(seen: Seen) -> bool:
    heads = seen.furniture is not None and seen.furniture.heads
    return (
        seen.kind == "comment"
        or (heads and seen.kind == "related")
        or (seen.kind == "notice" and seen.line.words.startswith("©"))
    )
