"""What tells a line of the story from a line of the page around it, as numbers between 0 and 1.

Own traits (how long, closed as a sentence, …), traits of the lines near it, and traits of the
whole page. data/prose.yml weighs them; each has its line of explanation there.
"""

import itertools
import math
import operator
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from generator.read.seen import Seen, title_at
from generator.read.wording import Column, Traits, by_words

NEAR = 6  # lines before and after that a line is seen among
GAP = 2  # lines between prose and prose of one stretch
MENU = 60  # words of a line above which it counts as no longer

_NUMBERED = re.compile(r"\d{1,3}[.)] \S")
_KINDS = ("byline", "caption", "related", "call_to_action", "navigation", "notice")
_LENGTHS = tuple(math.log1p(count) / 5 for count in range(MENU + 1))


def traits(page: Sequence[Seen], url: str | None = None, known: int | None = None) -> Traits:
    """The traits of a page's lines; `known` is the place of a title that was given."""
    if not page:
        return {}
    title = title_at(page, url, known)
    about = _Places(
        number=len(page),
        prose=[i for i, seen in enumerate(page) if seen.is_prose],
        furniture=[i for i, seen in enumerate(page) if seen.furniture],
        sizes=[min(seen.words, MENU) for seen in page],
    )
    return {
        **_own(page),
        **_kinds(page),
        **_repeated(page),
        **_beside(page, about),
        **_near(about),
        **_far(about),
        **_blocks(page),
        **_about_title(about, title),
        **_whole(page, about),
        **_tail(page, title or 0),
        **by_words(page),
    }


class _Places(NamedTuple):
    """A page's number of lines, where its prose and furniture stand, and how long lines are."""

    number: int
    prose: list[int]
    furniture: list[int]
    sizes: list[int]


def _at(places: Iterable[int]) -> Column:
    """A trait that some lines have and the others have not."""
    return dict.fromkeys(places, 1.0)


def _all(count: int, value: float) -> Column:
    """A trait that all lines have alike."""
    return dict.fromkeys(range(count), value) if value else {}


def _own(page: Sequence[Seen]) -> Traits:
    """How long lines are, and how they begin and end."""
    words = [seen.line.words for seen in page]
    return {
        "length": {i: min(math.log1p(seen.words), 5) / 5 for i, seen in enumerate(page)},
        "words_20": _at(i for i, seen in enumerate(page) if seen.words >= 20),
        "words_40": _at(i for i, seen in enumerate(page) if seen.words >= 40),
        "closed": _at(i for i, seen in enumerate(page) if seen.is_closed),
        "ellipsis": _at(i for i, each in enumerate(words) if each.endswith(("...", "…"))),
        "numbered": _at(i for i, each in enumerate(words) if _NUMBERED.match(each)),
    }


def _kinds(page: Sequence[Seen]) -> Traits:
    """Whether lines are known as furniture of some kinds."""
    told: Traits = {kind: {} for kind in _KINDS}
    for i, seen in enumerate(page):
        if seen.kind in told:
            told[seen.kind][i] = 1.0
    return told


def _repeated(page: Sequence[Seen]) -> Traits:
    number = Counter([seen.line.words for seen in page])
    again = [i for i, seen in enumerate(page) if number[seen.line.words] > 1]
    return {
        "repeated": _at(again),
        "prose_repeated": _at(i for i in again if page[i].is_prose),
    }


def _beside(page: Sequence[Seen], about: _Places) -> Traits:
    """What the lines directly before and after are."""
    last, prose = about.number - 1, about.prose
    bylines = (i for i, seen in enumerate(page) if seen.kind == "byline")
    return {
        "prose_before": _at(i + 1 for i in prose if i < last),
        "prose_after": _at(i - 1 for i in prose if i),
        "prose_third": _at(i + 3 for i in prose if i + 3 <= last),
        "furniture_before": _at(i + 1 for i in about.furniture if i < last),
        "short_after": _at(i - 1 for i, seen in enumerate(page) if i and seen.is_short),
        "above_byline": _at(i for below in bylines for i in range(max(0, below - 3), below)),
    }


def _near(about: _Places) -> Traits:
    """The means over the lines around."""
    lines = _around([1.0] * about.number)

    def means(values: list[float]) -> Column:
        found = enumerate(map(operator.truediv, _around(values), lines))
        return {i: mean for i, mean in found if mean}

    prose = means(_listed(about.prose, about.number))
    return {
        "prose_near": prose,
        "furniture_near": means(_listed(about.furniture, about.number)),
        "length_near": means([_LENGTHS[size] for size in about.sizes]),
        "prose_in_prose": {i: prose[i] for i in about.prose},
    }


def _listed(places: list[int], count: int) -> list[float]:
    values = [0.0] * count
    for i in places:
        values[i] = 1.0
    return values


def _around(values: list[float]) -> list[float]:
    """For each line the sum of the values of those around it."""
    sums = [*[0.0] * NEAR, *itertools.accumulate(values, initial=0.0)]
    sums += [sums[-1]] * NEAR
    return list(map(operator.sub, sums[2 * NEAR + 1 :], sums))


def _far(about: _Places) -> Traits:
    """The line's place among the page's prose."""
    count, prose = about.number, about.prose
    return {
        "no_prose_later": _at(range(prose[-1], count) if prose else ()),
        "no_prose_earlier": _at(range(prose[0] + 1 if prose else count)),
        "position": {i: i / count for i in range(1, count)},
        "first": {0: 1.0},
        "last": {count - 1: 1.0},
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
    return {
        "main_prose": _at(i for i, stretch in enumerate(places) if stretch == first),
        "past_main_prose": _at(i for i, stretch in enumerate(places) if stretch > first),
    }


def _about_title(about: _Places, title: int | None) -> Traits:
    """The line's place to the title."""
    if title is None:
        names = ("title_known", "above_title", "is_title", "below_title", "prose_below_title")
        return {name: {} for name in names}
    return {
        "title_known": _all(about.number, 1.0),
        "above_title": _at(range(title)),
        "is_title": {title: 1.0},
        "below_title": _at(range(title + 1, min(about.number, title + 26))),
        "prose_below_title": _at(i for i in about.prose if title < i <= title + 6),
    }


def _whole(page: Sequence[Seen], about: _Places) -> Traits:
    """What kind of page it is: much prose or much menu, long or short."""
    count, sizes = about.number, about.sizes
    lines = len(about.prose) / count
    words = sum(map(sizes.__getitem__, about.prose)) / max(1, sum(sizes))
    return {
        "prose_page": _all(count, words),
        "prose_lines": _all(count, lines),
        "bullet_in_prose": {i: lines for i, seen in enumerate(page) if seen.line.bullet},
        "short_page": _all(count, float(count < 30)),
        "long_page": _all(count, float(count > 100)),
    }


def _tail(page: Sequence[Seen], title: int) -> Traits:
    """Past how many ends of a story the line stands; under which heading."""
    told: Traits = {"ends": {}, "any_end": {}, "under_related": {}, "under_comments": {}}
    ends, prose, heading, since = 0, 0, "", 0
    for i, seen in enumerate(page):
        prose += seen.is_prose
        since += 1
        if seen.furniture:
            if seen.furniture.heads or seen.kind == "comment":
                heading, since = seen.kind, 0
            ends += i > title and prose >= 3 and _is_end(seen)
        if ends:
            told["ends"][i] = min(ends, 3) / 3
            told["any_end"][i] = 1.0
        if heading == "related" and since < 8:
            told["under_related"][i] = 1.0
        if heading == "comment" and prose >= 3:
            told["under_comments"][i] = 1.0
    return told


def _is_end(seen: Seen) -> bool:
    heads = seen.furniture is not None and seen.furniture.heads
    return (
        seen.kind == "comment"
        or (heads and seen.kind == "related")
        or (seen.kind == "notice" and seen.line.words.startswith("©"))
    )
