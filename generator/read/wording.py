"""What tells a line of the story from a line of the page around it by its words."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache

from generator.read.lines import COMMON, SHORT, sentences
from generator.read.phrases import Phrases, phrases
from generator.read.seen import LOOK, Seen, long_terms
from generator.vocabulary import load

Column = dict[int, float]  # of a trait, the places of the lines that have it, each with how much
Traits = dict[str, Column]

_DATELINE = re.compile(
    r"[A-Z][A-Z .'-]{2,30}(?:, [A-Z][\w. ]{1,40})?(?: \([\w /]{1,40}\))? ?(?:--|[-—–_])(?: ?\S|$)"
)
_FORMS = ("sentences", "quote", "commas", "colon", "dateline", "address", "capitals")
_OPENS = tuple("\"'“‘«")
_SITE, _AUTHOR = range(2)  # whose voice speaks


def by_words(page: Sequence[Seen]) -> Traits:
    """How lines are written, whose voice speaks, and of what."""
    return {**_written(page), **voices(page), "topic": _topic(page)}


def _written(page: Sequence[Seen]) -> Traits:
    """The forms of each line."""
    told: Traits = {name: {} for name in _FORMS}
    for i, seen in enumerate(page):
        words = seen.line.words
        row = (_remembered if len(words) <= SHORT else _forms)(words, seen.words)
        for name, value in zip(_FORMS, row, strict=True):
            if value:
                told[name][i] = value
    return told


def _forms(written: str, count: int) -> tuple[float, ...]:
    """The values of `_FORMS` for a line."""
    words = written[:LOOK]
    return (
        sentences(written) >= 2,
        words.startswith(_OPENS),
        min(words.count(",") + words.count(";"), 5) / 5,
        words.endswith(":"),
        _DATELINE.match(words) is not None,
        "http" in words or "www." in words or "@" in words,
        count >= 4 and words.isupper(),
    )


_remembered = lru_cache(COMMON)(_forms)


def voices(page: Sequence[Seen]) -> Traits:
    """Whether a line speaks of the site ("newsletter", "sign up") or opens as its author's own."""
    told: Traits = {"about_site": {}, "about_author": {}}
    low = [seen.line.words[:LOOK].casefold() for seen in page]
    ends = list(itertools.accumulate(len(words) + 1 for words in low))
    for voice, at in _of_site_and_author().found("\n".join(low)):
        i = bisect_right(ends, at)
        if voice == _SITE:
            told["about_site"][i] = 1.0
        elif _author().match(page[i].line.words[:LOOK]):
            told["about_author"][i] = 1.0
    return told


@cache
def _of_site_and_author() -> Phrases:
    """Words of the site to its readers ("newsletter", "sign up"), and the trades of authors."""
    told = load("prose-words.yml")
    voices = ((told["site"], _SITE), (told["trades"], _AUTHOR))
    return phrases((each, voice) for many, voice in voices for each in many)


@cache
def _author() -> re.Pattern[str]:
    """An author's own line: "Ilse Maran is a reporter for …"."""
    name, verb = r"(?:\w[\w.’'-]* ){1,4}", "(?:is|writes|covers|has|was)"
    trades = "|".join(load("prose-words.yml")["trades"])
    return re.compile(rf"{name}{verb}\b.{{0,120}}\b(?:{trades})\b", re.IGNORECASE)


def _topic(page: Sequence[Seen]) -> Column:
    """The share of a line's long words that the page's other prose has too."""
    terms = [long_terms(seen) for seen in page]
    told: set[str] = set()
    again: set[str] = set()
    for seen, own in zip(page, terms, strict=True):
        if seen.is_prose:
            again |= told & own
            told |= own
    of_others = told, again
    return {
        i: len(of_others[seen.is_prose] & own) / len(own)
        for i, (seen, own) in enumerate(zip(page, terms, strict=True))
        if own
    }
