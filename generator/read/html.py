"""A web page as saved: trafilatura finds the story, the page's own metadata tell the rest.

Nothing is ever fetched: both libraries are given the parsed page, never an address.
"""

import itertools
import logging
import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec
from lxml.etree import XPath
from lxml.html import HtmlElement

from generator.model import Article, Conventions, Problem, Seed
from generator.read import credit, days, header, labels, markup_dates
from generator.read.article import make
from generator.read.decode import Decoded
from generator.read.given import Given, digest
from generator.read.linked import Linked, linked
from generator.read.published import fitting

if TYPE_CHECKING:
    from trafilatura.settings import Extractor

LIMIT = 8_000_000  # characters of markup

_START = re.compile(
    r"(?:<\?xml[^>]{0,200}>|<!--(?:(?!-->).){0,2000}-->|\s)*<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_SAVED = re.compile(
    r"<!--\s*saved from url=\(\d{1,6}\)(https?://[^\s<>]{1,2000})"
    r"|<!--\s*Page saved with SingleFile\s+url:\s*(https?://[^\s<>]{1,2000})"
)
_SITE = re.compile(r"\s(?:[-–—|»:]|::)\s")
_WRITERS = XPath(  # by way of the attributes, which are fewer than the elements
    './/@rel[. = "author"]/.. | .//@itemprop[. = "author"]/..'
    ' | .//@class[contains(., "author") or contains(., "byline")]/..'
)
_FRAMES = XPath(".//table[.//h1 or count(.//p[string-length(.) > 80]) > 2]")
_LICENCES = XPath('.//@rel[. = "license"]/parent::a')
_UPDATES = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "dcterms.modified",
)

for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)  # what they miss is told as a Problem


def is_html(start: str) -> bool:
    """Whether a text opens as a web page does."""
    return bool(_START.match(start))


def read_html(
    seed: Seed, decoded: Decoded, conventions: Conventions
) -> tuple[Article | Problem, ...]:
    """A saved web page: one article."""
    given = Given(id=seed.id, sha256=digest(seed.data), path=seed.path)
    return (read_page(given, decoded, conventions),)


def read_page(given: Given, decoded: Decoded, conventions: Conventions) -> Article | Problem:
    """The article of one page; an address that is given wins over what the page says."""
    if decoded.warning:
        given = given.warn(decoded.warning, line=decoded.line)
    if len(decoded.text) > LIMIT:
        return given.problem("error", "a page of this size is not read; save the article's text")
    tree = _tree(decoded.text)
    if tree is None:
        return given.problem("error", "no page can be read from this markup; save it anew")
    _unframe(tree)
    metas, told = _metas(tree), linked(_scripts(tree), _titles(tree))
    given = _head(given, tree, metas, told)
    if given.url is None:
        given = msgspec.structs.replace(given, url=_saved_from(decoded.text))
    text = _story(tree, given)
    if text is None:
        return given.problem("error", "the page holds no text; save the article's text")
    days_ = markup_dates.published(tree, metas, told.published, today=conventions.today)
    day = fitting(days_, text, url=given.url, today=conventions.today)
    given = msgspec.structs.replace(given, metadata=day)
    whole = f"{given.title}\n\n{text}\n" if given.title else f"{text}\n"
    return make(whole, given, conventions, form="html")


def _tree(markup: str) -> HtmlElement | None:
    import trafilatura  # noqa: PLC0415 - slow to load, and only web pages need it

    return _try(lambda: trafilatura.load_html(markup))


def _unframe(tree: HtmlElement) -> None:
    """Turn tables that lay out a page into blocks: those with a heading or whole paragraphs."""
    for table in _FRAMES(tree):
        for element in table.iter("table", "tbody", "tr", "td", "th"):
            element.tag = "div"


def _try(call: Callable[[], Any]) -> Any:
    """What a library gives, or None where hostile markup breaks it."""
    try:
        return call()
    except markup_dates.FAILURES:
        return None


def _head(given: Given, tree: HtmlElement, metas: dict[str, str], told: Linked) -> Given:
    """What the page's metadata say, but for the day of publication."""
    url = given.url or _address(tree, metas)
    fields = {
        "title": told.title or metas.get("og:title") or _title(tree),
        "authors": told.authors or _authors(metas.get("author")) or _byline(tree),
        "outlet": metas.get("og:site_name") or told.outlet,
        "section": metas.get("article:section") or told.section,
        "language": _language(tree, metas),
        "url": url,
        "published": metas.get("dateline:published"),
        "updated": told.updated or _first(metas, _UPDATES),
        "kind": metas.get("dateline:kind"),
        "origin": labels.origin(metas.get("dateline:summarised_from", "")),
        "licence": _licence(tree, metas),
    }
    return msgspec.structs.replace(given, **{k: v for k, v in fields.items() if v})


def _metas(tree: HtmlElement) -> dict[str, str]:
    """The page's named contents, the first of each name."""
    metas: dict[str, str] = {}
    for element in tree.iterfind(".//meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = " ".join((element.get("content") or "").split())
        if name and content:
            metas.setdefault(name.casefold(), content[:1000])
    return metas


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas and days.find(metas[name])), None)


def _titles(tree: HtmlElement) -> str:
    """The page's titles and headings, which hold that of its article."""
    found = itertools.islice(tree.iter("title", "h1"), 10)
    return "\n".join(" ".join((each.text_content() or "").split())[:500] for each in found)


def _scripts(tree: HtmlElement) -> list[str]:
    return [
        element.text or ""
        for element in tree.iterfind(".//script")
        if "ld+json" in (element.get("type") or "")
    ]


def _address(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    canonical = [
        e.get("href") or "" for e in tree.iterfind(".//link") if e.get("rel") == "canonical"
    ]
    for url in (*canonical, metas.get("og:url", "")):
        if url.startswith(("https://", "http://")):
            return url[:2000]
    return None


def _saved_from(markup: str) -> str | None:
    """The address that a browser notes in a page that it saves."""
    found = _SAVED.search(markup[:4000])
    return (found[1] or found[2]) if found else None


def _title(tree: HtmlElement) -> str | None:
    """The page's heading that opens its title, else its only heading, else its title without the
    site's name: "Bridge closed | Coast Courier"."""
    named = " ".join((tree.findtext(".//title") or "").split())[:500]
    heads = [
        " ".join(each.text_content().split())[:500]
        for each in itertools.islice(tree.iter("h1"), 10)
    ]
    heads = [head for head in heads if head]
    opening = (head for head in heads if named.casefold().startswith(head.casefold()))
    short = _SITE.split(named)[0].strip()
    return next(opening, heads[0] if len(heads) == 1 else short) or None


def _authors(names: str | None) -> tuple[str, ...]:
    if not names or names.startswith("http"):
        return ()
    return tuple(name.strip() for name in re.split(r";|, | and ", names) if name.strip())


def _byline(tree: HtmlElement) -> tuple[str, ...]:
    """The people that the page's elements for authors name, with or without "By"."""
    for element in _WRITERS(tree)[:5]:
        words = " ".join(element.text_content().split())[:200]
        found = header.authors((words,)) or header.authors((f"By {words}",))
        if found and not markup_dates.is_strange(element):
            return found
    return ()


def _language(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    told = tree.get("lang") or metas.get("og:locale") or metas.get("language") or ""
    code = re.match(r"([A-Za-z]{2})(?:[-_]|$)", told.strip())
    return code[1].lower() if code else None


def _licence(tree: HtmlElement, metas: dict[str, str]) -> Any:
    for element in _LICENCES(tree)[:1]:
        return credit.licence(f"{element.text_content()} {element.get('href') or ''}".strip())
    told = (
        metas.get("dateline:licence")
        or metas.get("license")
        or metas.get("licence")
        or metas.get("dc.rights")
    )
    return credit.licence(told) if told else None


@cache
def _options() -> "Extractor":
    """How trafilatura is asked: the story alone, without comments and metadata."""
    from trafilatura.settings import Extractor  # noqa: PLC0415 - slow to load, and only web pages need it

    return Extractor(output_format="python", comments=False)


def _story(tree: HtmlElement, given: Given) -> str | None:
    """The page's story as text, a paragraph a line; without one, all of its text."""
    import trafilatura  # noqa: PLC0415 - slow to load, and only web pages need it

    found = _try(lambda: trafilatura.bare_extraction(tree, options=_options()))
    text = found.text if found else None
    if not text:
        text = _try(lambda: trafilatura.html2txt(tree))
    if not text or not text.strip():
        return None
    lines = [line.strip() for line in text.splitlines()]
    if given.title and lines and lines[0].casefold() == given.title.casefold():
        lines = lines[1:]
    return "\n\n".join(line for line in lines if line) or None
