"""Front matter: the YAML between two lines of three hyphens, read key by key with line numbers.

Values are kept as written, so that 2024-01-04 stays text and nothing is executed. Anchors, aliases,
tags and deep nesting are refused, since they have no use here and can do harm.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

LIMIT = 64 * 1024  # characters of front matter
DEPTH = 6  # levels of nesting

_FENCE = re.compile(r"---[ \t]*\r?\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)

Value = str | list[str] | dict[str, str] | None


class Entry(NamedTuple):
    """A key with its value and the line of the file that it stands on (from 1)."""

    key: str
    value: Value
    line: int


class Trouble(NamedTuple):
    """What is wrong on a line."""

    message: str
    line: int


class Front(NamedTuple):
    """What front matter says, and the text below it."""

    entries: tuple[Entry, ...]
    troubles: tuple[Trouble, ...]
    rest: str


def split(text: str) -> Front:
    """Front matter and the rest; without any, the text is all rest."""
    match = _FENCE.match(text[: LIMIT + 1000])
    if not match:
        return Front((), (), text)
    found = tuple(_read(match[1]))
    return Front(
        tuple(item for item in found if isinstance(item, Entry)),
        tuple(item for item in found if isinstance(item, Trouble)),
        text[match.end() :],
    )


def _read(source: str) -> Iterator[Entry | Trouble]:
    try:
        if trouble := _unsafe(source):
            yield trouble
            return
        node = yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "not readable"
        yield Trouble(f"front matter is no YAML ({problem}); correct it", _line(mark))
        return
    if node is None:
        return
    if not isinstance(node, yaml.MappingNode):
        yield Trouble('front matter is no list of "key: value"; write one a line', 2)
        return
    for key, value in node.value:
        yield _entry(key, value)


def _unsafe(source: str) -> Trouble | None:
    """Why a YAML text is refused, told from its events alone, before anything is built."""
    depth = 0
    for event in yaml.parse(source, Loader=yaml.SafeLoader):
        line = _line(event.start_mark)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            return Trouble("front matter with anchors or aliases is not read; write it out", line)
        if getattr(event, "tag", None):
            return Trouble("front matter with tags is not read; write plain values", line)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEPTH:
            return Trouble("front matter is nested too deeply; write plain values", line)
    return None


def _line(mark: Any) -> int:
    """The file's line of a mark: the fence is line 1."""
    return mark.line + 2 if mark else 1


def _entry(key: yaml.Node, value: yaml.Node) -> Entry | Trouble:
    line = _line(key.start_mark)
    if not isinstance(key, yaml.ScalarNode):
        return Trouble("a key of the front matter is no word; write key: value", line)
    return Entry(str(key.value), _value(value), line)


def _value(node: yaml.Node) -> Value:
    if isinstance(node, yaml.ScalarNode):
        return None if node.tag.endswith(":null") else str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [str(n.value) for n in node.value if isinstance(n, yaml.ScalarNode)]
    return {
        str(k.value): str(v.value)
        for k, v in node.value
        if isinstance(k, yaml.ScalarNode) and isinstance(v, yaml.ScalarNode)
    }
