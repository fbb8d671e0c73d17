"""The one way text gets into a page: what goes in is what a reader sees, never markup.

Characters that could mean something become numeric character references, which Markdown and HTML
both read back as the plain character. So one function is right in Markdown text, in raw HTML and
inside a "quoted" attribute, and no template has to know where it stands.
"""

import re
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Undefined
from markupsafe import Markup

LONGEST_URL = 2000
NOT_TOLD = "not told"

# Control characters and line ends; what hides or reorders text (bidi overrides and isolates, tags,
# byte order marks); half characters that no file can hold.
_SPACE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_HIDDEN = re.compile(r"[\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
_HALF = re.compile(r"[\ud800-\udfff]")
_KEPT_SPACE = re.compile(r"[\u00a0\u202f]\Z")

# What could be markup wherever it stands: emphasis, code, links, tables, attributes, HTML,
# entities, and addresses that some parsers turn into links.
_SPECIAL = re.compile(r"""[&<>"`\\*_{}\[\]|#~=@]|:(?=//)|(?<=\bwww)\.""", re.IGNORECASE)
# What could be at the start of a line: a list item, a definition, a notice.
_OPENING = re.compile(r"[-+:!]|\d{1,9}[.)](?=\s|\Z)")


_BRACKET = re.compile(r"""[()<>"'`{}|^]""")


class Safe(Markup):
    """Text that is already right for a page. Whatever is joined to it is escaped first."""

    @classmethod
    def escape(cls, s: Any, /) -> "Safe":
        """The value as `markdown` gives it, unless it is safe already."""
        return cls(s) if hasattr(s, "__html__") else markdown(str(s))


def plain(text: str) -> str:
    """The text on one line, without what hides, reorders or is no character."""
    text = _HALF.sub("\ufffd", _HIDDEN.sub("", text))
    return _SPACE.sub(_one_space, text).strip()


def _one_space(found: re.Match[str]) -> str:
    return found.group() if _KEPT_SPACE.match(found.group()) else " "


@lru_cache(maxsize=1 << 15)  # labels, names and days stand on many pages
def markdown(text: str) -> Safe:
    """The text for any place in a page: ``a*b`` → ``a&#42;b``."""
    line = _SPECIAL.sub(_reference, plain(text))
    opening = _OPENING.match(line)
    if opening:
        at = opening.end() - 1
        line = f"{line[:at]}&#{ord(line[at])};{line[at + 1 :]}"
    return Safe(line)


def _reference(found: re.Match[str]) -> str:
    return f"&#{ord(found.group())};"


def shown(value: object) -> Safe:
    """What a template prints for a value: safe text as it is, all else escaped.

    ``None`` is "not told" and never empty: a gap in a page should be seen.
    """
    if isinstance(value, Undefined):
        return Safe(str(value))  # raises, since templates are strict
    if value is None:
        return Safe(NOT_TOLD)
    return Safe.escape(value)


def url(address: str | None) -> str | None:
    """The address if a link may lead there (http or https, a host, no password), else None.

    Brackets and quotes in it are percent-encoded, so that it ends where it should in Markdown.
    """
    if not address or len(address) > LONGEST_URL or re.search(r"[\s\\]", address):
        return None
    if address != plain(address):
        return None
    try:
        parts = urlsplit(address)
        good = parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc
    except ValueError:
        return None
    return _BRACKET.sub(lambda found: f"%{ord(found.group()):02X}", address) if good else None
