"""schema.org articles, as pages carry them (JSON-LD) or as a JSON file."""

import itertools
import json
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

DEPTH = 8  # levels that are searched for an article
ARTICLES = 100  # of one script


class Linked(NamedTuple):
    """What an article in JSON-LD tells of itself; None is not told."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    updated: str | None = None
    section: str | None = None
    url: str | None = None
    language: str | None = None
    body: str | None = None
    licence: str | None = None


def linked(scripts: list[str], titles: str = "") -> Linked:
    """What a page's JSON-LD scripts say: the article whose headline is among the page's titles,
    else the first."""
    found: list[Linked] = []
    for script in scripts:
        try:
            told = json.loads(script)
        except (ValueError, RecursionError):
            continue
        found += map(_told, itertools.islice(_articles(told, 0), ARTICLES))
    named = (each for each in found if each.title and _plain(each.title) in _plain(titles))
    return next(named, found[0] if found else Linked())


def _plain(words: str) -> str:
    return " ".join(unescape(words).casefold().split())


def article(told: Any) -> Linked | None:  # a name for a value that JSON gives as it likes
    """The article that a JSON value is or holds."""
    found = next(_articles(told, 0), None)
    return None if found is None else _told(found)


def _told(found: dict[str, Any]) -> Linked:
    return Linked(
        title=_text(found.get("headline")) or _text(found.get("name")),
        authors=tuple(_names(found.get("author"))),
        outlet=next(_names(found.get("publisher")), None),
        published=_text(found.get("datePublished")),
        updated=_text(found.get("dateModified")),
        section=_text(found.get("articleSection")),
        url=_text(found.get("url")) or _text(found.get("mainEntityOfPage")),
        language=_text(found.get("inLanguage")),
        body=_text(found.get("articleBody")),
        licence=_text(found.get("license")) or _text(found.get("usageInfo")),
    )


def _articles(told: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > DEPTH:
        return
    if isinstance(told, list):
        for item in told:
            yield from _articles(item, depth + 1)
    elif isinstance(told, dict):
        kinds = told.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(n, str) and n.endswith(("Article", "BlogPosting")) for n in names):
            yield told
        yield from _articles(told.get("@graph"), depth + 1)


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _names(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        name = _text(item.get("name")) if isinstance(item, dict) else _text(item)
        if name and not name.startswith(("http://", "https://")):
            yield name
