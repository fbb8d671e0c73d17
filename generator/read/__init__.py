"""Bytes in, articles out: one file a kind of seed, chosen by content and then by name.

A new kind of seed is one file with a reader and one line: in `KINDS` where it is text, in `PACKED`
where it is not.
"""

import itertools
from collections.abc import Callable
from typing import NamedTuple

from generator.model import Article, Conventions, Problem, Seed
from generator.read import capture, mail
from generator.read.decode import Decoded, Refused, decode
from generator.read.html import is_html, read_html
from generator.read.markdown import is_markdown, read_markdown
from generator.read.plain import looks_like_json, read_json, read_line, read_lines, read_text

__all__ = ["KINDS", "PACKED", "Kind", "Packed", "packed", "read", "read_line"]

Results = tuple[Article | Problem, ...]


class Packed(NamedTuple):
    """A kind of seed that is no text: as `Kind`, told and read from its bytes."""

    name: str
    suffixes: tuple[str, ...]
    is_like: Callable[[bytes], bool]
    read: Callable[[Seed, Conventions], Results]
    suffix: Callable[[bytes], str]


class Kind(NamedTuple):
    """A kind of seed: its reader, the names it has, and how its content is told."""

    name: str
    suffixes: tuple[str, ...]
    is_like: Callable[[str], bool]
    read: Callable[[Seed, Decoded, Conventions], Results]


def _never(_: str) -> bool:
    return False


PACKED: tuple[Packed, ...] = (
    Packed("capture", capture.SUFFIXES, capture.is_capture, capture.read_capture, capture.suffix),
    Packed("mail", mail.SUFFIXES, mail.is_mail, mail.read_mail, mail.suffix),
)
KINDS: tuple[Kind, ...] = (
    Kind("jsonl", (".jsonl", ".ndjson"), _never, read_lines),
    Kind("json", (".json",), _never, read_json),
    Kind("html", (".html", ".htm", ".xhtml"), is_html, read_html),
    Kind("markdown", (".md", ".markdown"), is_markdown, read_markdown),
    Kind("text", (".txt", ".text"), _never, read_text),
)


def read(seed: Seed, conventions: Conventions) -> Results:
    """The articles of a seed, or the one reason why there are none."""
    kind = packed(seed)
    if kind:
        return kind.read(seed, conventions)
    decoded = decode(seed.data)
    if isinstance(decoded, Refused):
        problem = Problem(level="error", message=decoded.message, path=seed.path, line=decoded.line)
        return (problem,)
    return kind_of(seed.path, decoded.text).read(seed, decoded, conventions)


def packed(seed: Seed) -> Packed | None:
    """The kind of a seed that is no text, by its content, else by its name."""
    by_content = (kind for kind in PACKED if kind.is_like(seed.data))
    by_name = (kind for kind in PACKED if seed.path.casefold().endswith(kind.suffixes))
    return next(itertools.chain(by_content, by_name), None)


def kind_of(path: str, text: str) -> Kind:
    """The kind whose content it has, else whose name it has, else plain text. What has no name,
    such as standard input, and starts as JSON does is read as JSON lines."""
    start = text[:4000].lstrip()
    by_content = (kind for kind in KINDS if kind.is_like(start))
    by_name = (kind for kind in KINDS if path.casefold().endswith(kind.suffixes))
    nameless = (kind for kind in KINDS[:2] if looks_like_json(start))
    return next(itertools.chain(by_content, by_name, nameless), KINDS[-1])
