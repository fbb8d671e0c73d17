"""What a list can be narrowed by: groups of options in words, each with how many lines have it.

One way for the timeline and for every index. A group that is told in an `order` keeps it, any other
starts with its most frequent option and ends with those of which nothing is told. `paths` are the
pages of an option's own list, for readers without scripts; docs/assets/facets.js does the same.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec

from generator.view.interface import entry, say

NONE = "none"  # stands after all that is told
FEW = 4  # lines: fewer are seen at a glance
LISTED = 6  # options of a long group that stand on the page; the script finds the others
_NO_PATHS: Mapping[str, str] = MappingProxyType({})
_SCRIPT = ("remove", "matches", "no_match", "nothing")

Values = Mapping[str, tuple[str, ...]]


class Option(msgspec.Struct, frozen=True):
    """A value to filter by, in a reader's words, how many lines have it, and its own list."""

    value: str
    text: str
    count: int
    path: str | None = None


class Filter(msgspec.Struct, frozen=True):
    """A group of options; `shown` of a `long` one are the most frequent."""

    name: str
    title: str
    options: tuple[Option, ...]
    long: bool = False

    @property
    def shown(self) -> tuple[Option, ...]:
        """The options that stand on the page."""
        return self.options[:LISTED] if self.long else self.options


class Facet(NamedTuple):
    """A group before it is counted: the words of its values, perhaps their order and pages."""

    name: str
    words: Mapping[str, str]
    order: Sequence[str] = ()
    paths: Mapping[str, str] = _NO_PATHS
    long: bool = False


def filters(facets: Iterable[Facet], lines: Sequence[Values]) -> tuple[Filter, ...]:
    """The groups that have anything to choose, with the count of each option."""
    found = []
    for facet in facets:
        counts = Counter(value for line in lines for value in line[facet.name])
        options = _options(facet, counts)
        if options:
            title = say(f"filter.{facet.name}.title")
            found.append(Filter(facet.name, title, options, long=facet.long))
    return tuple(found)


def telling(found: Iterable[Filter], lines: Sequence[Values]) -> tuple[Filter, ...]:
    """The groups of which an option leaves out any of these lines; none where there are few."""
    if len(lines) < FEW:
        return ()
    return tuple(g for g in found if any(o.count < len(lines) for o in g.options))


def led(found: Iterable[Filter]) -> tuple[Filter, ...]:
    """The groups of which options have lists of their own, with those options."""
    kept = (
        msgspec.structs.replace(group, options=tuple(o for o in group.options if o.path))
        for group in found
    )
    return tuple(group for group in kept if group.options)


def _options(facet: Facet, counts: Counter[str]) -> tuple[Option, ...]:
    words = facet.words
    values = facet.order or sorted(counts, key=lambda v: (v == NONE, -counts[v], words[v], v))
    return tuple(
        Option(value, words[value], counts[value], facet.paths.get(value))
        for value in values
        if counts[value]
    )


def marks(found: tuple[Filter, ...], lines: Sequence[Values]) -> list[str]:
    """What each line has, for the script: places among the options, a group a part: "0|3 4|2"."""
    places = [{option.value: at for at, option in enumerate(group.options)} for group in found]
    return [
        "|".join(
            " ".join(str(at[value]) for value in line[group.name])
            for group, at in zip(found, places, strict=True)
        )
        for line in lines
    ]


def words() -> str:
    """What the script of an index says, as JSON."""
    script: dict[str, Any] = entry("script")
    said = {name: script[name] for name in _SCRIPT} | {"shown": entry("filter.shown")}
    return json.dumps(said, ensure_ascii=False)
