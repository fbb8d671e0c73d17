"""Markdown with front matter: what the front matter says wins, the body is read as rendered."""

import re
from collections.abc import Callable, Iterator
from functools import cache

import msgspec
from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.model import Article, Conventions, Origin, Problem, Seed
from generator.read import credit, front, labels
from generator.read.article import make
from generator.read.decode import Decoded
from generator.read.front import Entry, Value
from generator.read.given import Given, digest

RENDERED = 1_000_000  # characters; a longer body is read as the plain text that it is
LINE = 100_000  # characters in a line, likewise

_FRONT = re.compile(r"---[ \t]*\r?\n\s*[A-Za-z_][\w -]{0,40}:")
_HIDDEN = re.compile(r"<(script|style|template)\b.*?(?:</\1\s*>|$)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


def is_markdown(start: str) -> bool:
    """Whether a text opens with front matter."""
    return bool(_FRONT.match(start))


def read_markdown(
    seed: Seed, decoded: Decoded, conventions: Conventions
) -> tuple[Article | Problem, ...]:
    """A Markdown file: one article."""
    told = front.split(decoded.text)
    given = Given(id=seed.id, sha256=digest(seed.data), path=seed.path)
    if decoded.warning:
        given = given.warn(decoded.warning, line=decoded.line)
    for trouble in told.troubles:
        given = given.warn(trouble.message, line=trouble.line)
    for entry in told.entries:
        given = _take(given, entry)
    text, heading = render(told.rest)
    if given.title is None and heading:
        given = msgspec.structs.replace(given, title=heading)
    return (make(text, given, conventions, form="markdown"),)


def _take(given: Given, entry: Entry) -> Given:
    """What one key of the front matter adds, or a warning where it stands."""
    key = entry.key.strip().casefold().replace("-", "_")
    if entry.value is None:
        return given
    take = _KEYS.get(key)
    if take is None:
        note = given.problem(
            "note", f'"{entry.key[:40]}" is not read from front matter', line=entry.line
        )
        return msgspec.structs.replace(given, problems=(*given.problems, note))
    fields = take(entry.value)
    if isinstance(fields, str):
        return given.warn(f'"{entry.key}" {fields}', line=entry.line)
    return msgspec.structs.replace(given, **fields)


Fields = dict[str, object] | str
"""Fields of `Given`, or what is wrong with the value."""


def _text(field: str) -> Callable[[Value], Fields]:
    def take(value: Value) -> Fields:
        if not isinstance(value, str):
            return "is no single value; write one"
        return {field: value.strip() or None}

    return take


def _names(field: str) -> Callable[[Value], Fields]:
    def take(value: Value) -> Fields:
        if isinstance(value, dict):
            return "is no name or list of names; write one a line"
        names = [value] if isinstance(value, str) else value or []
        return {field: tuple(name.strip() for name in names if name.strip())}

    return take


def _licence(value: Value) -> Fields:
    if not isinstance(value, str):
        return "is no single value; write the licence's name or sentence"
    return {"licence": credit.licence(value)}


def _kind(value: Value) -> Fields:
    if value in ("report", "summary"):
        return {"kind": value}
    return 'is neither "report" nor "summary"; write one of them'


def _origin(value: Value) -> Fields:
    if isinstance(value, str):
        origin = labels.origin(value)
    elif isinstance(value, dict) and value.get("outlet"):
        date = value.get("date")
        undated = date is None or date.casefold() in ("undated", "null", "")
        origin = Origin(
            outlet=value["outlet"], date=None if undated else date, url=value.get("url") or None
        )
    else:
        origin = None
    return {"origin": origin} if origin else "names no outlet; write outlet, date and url"


_KEYS: dict[str, Callable[[Value], Fields]] = {
    "title": _text("title"),
    "outlet": _text("outlet"),
    "author": _names("authors"),
    "authors": _names("authors"),
    "section": _text("section"),
    "published": _text("published"),
    "date": _text("published"),
    "updated": _text("updated"),
    "url": _text("url"),
    "language": _text("language"),
    "licence": _licence,
    "license": _licence,
    "kind": _kind,
    "summarised_from": _origin,
    "summarized_from": _origin,
    "sources": _names("sources"),
}


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


def render(source: str) -> tuple[str, str | None]:
    """Markdown as plain text, a paragraph a block with blank lines between, and its first heading
    of the first level. Links keep their words, markup and pictures are dropped."""
    if len(source) > RENDERED or any(len(line) > LINE for line in source.split("\n")):
        return source, None
    tokens = _parser().parse(source)
    blocks = [block for block in _blocks(tokens) if block.strip()]
    heading = next(
        (
            _words(tokens[i + 1])
            for i, token in enumerate(tokens)
            if token.type == "heading_open" and token.tag == "h1"
        ),
        None,
    )
    return "\n\n".join(blocks) + ("\n" if blocks else ""), heading


def _blocks(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield _words(token)
        elif token.type in ("fence", "code_block"):
            yield token.content.strip("\n")
        elif token.type == "html_block":
            yield _TAG.sub(" ", _HIDDEN.sub(" ", token.content)).strip()


def _words(token: Token) -> str:
    """The words of a paragraph or heading."""
    return "".join(_piece(child) for child in token.children or ()).strip()


def _piece(token: Token) -> str:
    if token.type in ("text", "code_inline"):
        return token.content
    if token.type == "softbreak":
        return " "
    return "\n" if token.type == "hardbreak" else ""
