"""What stands on a news page beside the story, known by its words (data/furniture.yml)."""

import re
from functools import cache
from typing import NamedTuple, cast

from generator.model import SpanKind
from generator.read.lines import Line, key
from generator.vocabulary import load

SHORT = 260  # characters; a longer line is prose unless its kind is one of the wordy
WORDY = ("licence", "notice", "caption", "sources")


class Furniture(NamedTuple):
    """The kind of a line; `heads` says that the lines under it belong to it too."""

    kind: SpanKind
    heads: bool = False


class _Kind(NamedTuple):
    kind: SpanKind
    heads: frozenset[str]
    whole: frozenset[str]
    pattern: re.Pattern[str]


@cache
def _kinds() -> tuple[_Kind, ...]:
    return tuple(
        _Kind(
            cast("SpanKind", kind),
            frozenset(told.get("heads", ())),
            frozenset(told.get("whole", ())),
            _compile(told),
        )
        for kind, told in load("furniture.yml").items()
    )


def _compile(told: dict[str, list[str]]) -> re.Pattern[str]:
    starts = [re.escape(words) + r"(?!\w)" for words in told.get("starts", ())]
    return re.compile("|".join([*starts, *told.get("patterns", ())]) or r"(?!)", re.IGNORECASE)


def known(line: Line) -> Furniture | None:
    """The furniture a line is by its words: "Sources include:" heads the sources."""
    words = key(line.words)
    if not words:
        return None
    short = len(words) <= SHORT
    bare = words.rstrip(" :-–—»>›…")
    for kind in _kinds():
        if bare in kind.heads:
            return Furniture(kind.kind, heads=True)
        if bare in kind.whole or ((short or kind.kind in WORDY) and kind.pattern.match(words)):
            return Furniture(kind.kind)
    return None
