"""IPTC's ninjs, news items in JSON as agencies send them (versions 1 to 3).

The versions differ in spelling (``body_html``, ``bodyXhtml``) and in lists where there were single
values (``headlines``, ``bodies``); names are compared without case and underscores.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import html
from lxml.etree import LxmlError

from generator.read.linked import Linked

DATED = ("firstpublished", "firstcreated", "publishedfrom", "versioncreated")
BODIES = ("bodytext", "bodyxhtml", "bodyhtml")  # plain words first
RIGHTS = ("usageterms", "rightsinfo", "copyrightnotice")

_MARKUP = re.compile(r"</(?:p|div|h\d|li)\s*>|<(?:p|br)\b", re.IGNORECASE)
_HIDDEN = ("script", "style", "template", "noscript")
_BLOCKS = ("p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote")


def item(told: Any) -> Linked | None:  # a name for a value that JSON gives as it likes
    """What a ninjs item tells; None where a JSON value is none."""
    if not isinstance(told, dict):
        return None
    known = {name.casefold().replace("_", ""): value for name, value in told.items()}
    if not (known.keys() & {*BODIES, "bodies"}):
        return None
    published = next(_texts(known, DATED), None)
    version = next(_texts(known, ("versioncreated",)), None)
    return Linked(
        title=next(_texts(known, ("headline", "headlines", "title")), None),
        authors=tuple(_authors(next(_texts(known, ("byline",)), ""))),
        outlet=next(_texts(known, ("infosource", "infosources", "provider", "source")), None),
        published=published,
        updated=version if version != published else None,
        url=next((v for v in _texts(known, ("canonicalurl", "url", "uri")) if _is_web(v)), None),
        language=next(_texts(known, ("language",)), None),
        body=next(filter(None, map(plain, _texts(known, (*BODIES, "bodies")))), None),
        licence=next(_texts(known, RIGHTS), None),
    )


def plain(text: str) -> str:
    """Text as it is; markup as its words, a block a paragraph."""
    if not _MARKUP.search(text):
        return text.strip()
    try:
        tree = html.fromstring(f"<div>{text}</div>")
    except (LxmlError, ValueError, AssertionError):
        return text.strip()
    for element in tree.iter(*_HIDDEN):
        element.text = None
    for element in tree.iter(*_BLOCKS):
        element.text = f"\n{element.text or ''}"
        element.tail = f"\n{element.tail or ''}"
    lines = (" ".join(line.split()) for line in tree.text_content().split("\n"))
    return "\n\n".join(line for line in lines if line)


def _texts(known: dict[str, Any], names: tuple[str, ...]) -> Iterator[str]:
    """The words under some names, in their order: a string, or the values of a list of objects."""
    for name in names:
        value = known.get(name)
        for each in value if isinstance(value, list) else [value]:
            told = (each.get("value") or each.get("name")) if isinstance(each, dict) else each
            if isinstance(told, str) and told.strip():
                yield told.strip()


def _authors(byline: str) -> Iterator[str]:
    """The people of "By Ilse Maran and Tom Reyle"."""
    names = re.sub(r"^\s*by:?\s+", "", byline[:300], flags=re.IGNORECASE)
    for name in re.split(r";|,|\band\b|&", names):
        if name.strip():
            yield name.strip()


def _is_web(url: str) -> bool:
    return url.startswith(("http://", "https://"))
