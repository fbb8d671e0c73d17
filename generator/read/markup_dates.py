"""The days that a web page tells, in the order in which they are to be trusted.

A page shows many days that are not that of its article: of the visit in the site's head, of
related stories, of comments, of the last update. Where a day stands tells which.
"""

import itertools
import re
from collections.abc import Iterator

from lxml.etree import LxmlError, XPath
from lxml.html import HtmlElement

from generator import errors
from generator.read import days

METAS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date.published",
    "publish-date",
    "publishdate",
    "pubdate",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "dcterms.date",
    "date",
)
FAILURES = (LxmlError, *errors.FAILURES)
WORDS = 160  # characters that a line with a day has at most
BELOW = 12  # elements below the heading that may tell the day in any line
LOOKED = 5_000  # elements of a page that have a name
MARKED = 20  # elements of a page that say that they hold its day

_MARKED = XPath('.//@itemprop[. = "datePublished"]/..')
_NAMED = XPath(
    f"(.//@class/.. | .//@id/.. | .//@itemprop/.. | .//time | .//h1)[position() <= {LOOKED}]"
)
_BELOW = XPath(f"following::*[position() <= {BELOW}]")
_SHOWN = re.compile(r"date|byline|publish|posted|timestamp|dateline", re.IGNORECASE)
_STRANGE = re.compile(
    r"comment|related|sidebar|widget|recommend|most-read|popular|footer|cookie|newsletter|teaser"
    r"|more-stories|read-?also|wm-ipp",
    re.IGNORECASE,
)
_STRANGE_TAGS = ("aside", "nav", "footer")
_LABEL = re.compile(r"(updated?|modified|revised|edited)|publish|posted|created", re.IGNORECASE)


def published(
    tree: HtmlElement, metas: dict[str, str], linked: str | None, *, today: str | None
) -> Iterator[str]:
    """The days told by linked data, metadata, marked elements and lines; where there is none, what
    htmldate finds and the page writes."""
    told = [linked or "", *(metas[name] for name in METAS if name in metas)]
    values = (value for value in told if days.find(value[:WORDS]))
    shown = itertools.chain(itertools.islice(_marked(tree), 1), itertools.islice(_shown(tree), 1))
    alone = True
    for value in itertools.chain(values, shown):
        alone = False
        yield value
    guess = _guess(tree, today) if alone else None
    if guess:
        yield guess


def _marked(tree: HtmlElement) -> Iterator[str]:
    """Of elements that say that they hold the day of publication."""
    for element in _MARKED(tree)[:MARKED]:
        yield from itertools.islice(_days(element), 1)


def _shown(tree: HtmlElement) -> Iterator[str]:
    """Of elements that hold a day, and of lines below the heading: those from the heading on
    first, none of those that are labelled as an update or belong to another story."""
    named = _NAMED(tree)
    heading = next((i for i, element in enumerate(named) if element.tag == "h1"), None)
    near = [] if heading is None else _from(named[heading], tree)
    for element in dict.fromkeys([*near, *named[heading or 0 :], *named[: heading or 0]]):
        is_near = len(element) == 0 and element in near
        if is_near or element.tag == "time" or _SHOWN.search(_names(element)):
            day = next(_days(element), None)
            if day and not is_strange(element):
                yield day


def _from(heading: HtmlElement, tree: HtmlElement) -> list[HtmlElement]:
    """The heading and the elements that begin next after it; after the last come the first."""
    following = itertools.chain(heading.iter("*"), _BELOW(heading), tree.iter("*"))
    return list(itertools.islice(following, BELOW + 1))


def _names(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"


def is_strange(element: HtmlElement) -> bool:
    """Whether an element stands in another story, a comment, or the head of the site."""
    if re.search("updat|modif", _names(element), re.IGNORECASE):
        return True
    for parent in itertools.chain([element], element.iterancestors()):
        if parent.tag in _STRANGE_TAGS or (
            parent.tag not in ("body", "html", "main") and _STRANGE.search(_names(parent))
        ):
            return True
        if parent.tag == "header" and parent.find(".//h1") is None:
            return next(parent.iterancestors("article", "main"), None) is None
    return False


def _days(element: HtmlElement) -> Iterator[str]:
    """The full days of an element's value or words, as written, updates left out."""
    value = element.get("datetime") or element.get("content")
    words = " ".join((value or element.text_content() or "").split())
    if not value and len(words) > WORDS * 2:
        return
    for day in days.find(words[:WORDS]):
        label = next(reversed(list(_LABEL.finditer(words[: day.start]))), None)
        if day.readings[0].year and day.readings[0].day and not (label and label[1]):
            yield words[day.start : day.end]


def _guess(tree: HtmlElement, today: str | None) -> str | None:
    """The day of htmldate, where the page itself writes it so that it can be no other."""
    import htmldate  # noqa: PLC0415 - slow to load, and only web pages need it

    try:
        found = htmldate.find_date(tree, extensive_search=False, original_date=True, max_date=today)
    except FAILURES:
        return None
    if not found:
        return None
    written = days.find(" ".join(tree.text_content().split())[:20_000])
    stands = any(len(day.readings) == 1 and day.readings[0].iso == found for day in written)
    return str(found) if stands else None
