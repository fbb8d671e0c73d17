"""The article made of a page and of what is known beside it: the one place that fills a `Head`."""

import re
from urllib.parse import urlsplit

import msgspec

from generator import terms
from generator.model import Article, Conventions, Head, Outlet, Problem, Siblings, Span
from generator.read import credit, header
from generator.read.given import Given, with_labels
from generator.read.language import language
from generator.read.lines import ENDS
from generator.read.orders import Dated, dated
from generator.read.page import Page, look
from generator.read.published import Sources

MANY_LINES = 20_000  # of the longest live report a few thousand
LANGUAGE = 2_000  # characters of the story that its language is read from

_WEB = re.compile(r"https?://[^\s<>\"]{1,2000}$", re.IGNORECASE)
_ARCHIVED = re.compile(r"^https?://[^/]+/web/\d{4,14}[a-z_]*/", re.IGNORECASE)


def make(
    text: str, given: Given, conventions: Conventions, *, form: terms.Format = "text"
) -> Article | Problem:
    """The article that a text is, or why there is none."""
    if not text.strip():
        return given.problem("error", "the text is empty; put the article there or delete it")
    if sum(map(text.count, ENDS)) > MANY_LINES:
        return given.problem("error", f"more than {MANY_LINES} lines; split it into articles")
    page = look(text, title=given.title, url=given.url)
    given = _with_address(with_labels(given, page.labels))
    outlet = _outlet(conventions, given)
    name = _outlet_name(page, given, outlet)
    siblings = _siblings(conventions, name, given.url)
    dates = dated(
        _sources_of_date(text, page, given, outlet=outlet, today=conventions.today),
        siblings=siblings,
        usual=conventions.date_order,
    )
    odd = tuple(given.problem(level, message) for level, message in dates.told.odd)
    return Article(
        id=given.id,
        sha256=given.sha256,
        text=text,
        format=form,
        head=_head(text, page, given, dates=dates, outlet=name),
        path=given.path,
        problems=given.problems + odd,
        date_order=_order(outlet, dates, siblings) or conventions.date_order,
        date_orders=dates.orders,
        date_open=dates.is_open,
    )


def _order(
    outlet: Outlet | None, dates: Dated, siblings: Siblings | None
) -> terms.DateOrder | None:
    """How the outlet writes day and month: as set, as this article shows, as its others show."""
    if outlet and outlet.date_order:
        return outlet.date_order
    if len(dates.orders) == 1:
        return dates.orders[0]
    return siblings.date_order if siblings else None


def _with_address(given: Given) -> Given:
    """The same without an address that is none of the web: "javascript:…" is no link."""
    if given.url is None or _WEB.match(given.url):
        return given
    warned = given.warn("the url is no web address; write https://…")
    return msgspec.structs.replace(warned, url=None)


def _head(text: str, page: Page, given: Given, *, dates: Dated, outlet: str | None) -> Head:
    told = dates.told
    kind = (given.kind or "report").casefold()
    return Head(
        kind="summary" if kind == "summary" else "report",
        title=given.title or (text[slice(*page.title)] if page.title else None),
        title_span=page.title,
        dateline_span=page.dateline.place if page.dateline else None,
        outlet=outlet,
        authors=given.authors or header.authors(page.of("byline"), page.of("notice")),
        section=given.section,
        language=given.language or language(_start(text, page.body)),
        url=given.url,
        published=told.published,
        published_precision=told.precision,
        published_basis=told.basis,
        published_candidates=told.candidates,
        updated=told.updated,
        body=page.body,
        other=page.other,
        sources=_sources(text, page, given),
        licence=given.licence or credit.find_licence(page.of("licence"), page.of("notice")),
        reprint_of=credit.reprint_of(page.of("notice", "licence", "byline")),
        summarised_from=given.origin,
    )


def _sources_of_date(
    text: str, page: Page, given: Given, *, outlet: Outlet | None, today: str | None
) -> Sources:
    return Sources(
        text=text,
        given=given.published,
        metadata=given.metadata,
        updated=given.updated,
        header=page.header,
        dateline=page.dateline.span if page.dateline else None,
        body=page.body,
        url=given.url,
        order=outlet.date_order if outlet else None,
        today=today,
    )


def outlet_of(outlet: str | None, url: str | None) -> tuple[str | None, str | None]:
    """What articles of one outlet share: its name, whatever its case, or its domain."""
    return outlet.casefold() if outlet else None, domain(url)


def _siblings(conventions: Conventions, outlet: str | None, url: str | None) -> Siblings | None:
    """What other articles of the outlet show."""
    if not conventions.siblings:
        return None
    own = outlet_of(outlet, url)
    return next((s for s in conventions.siblings if (s.outlet, s.domain) == own), None)


def _sources(text: str, page: Page, given: Given) -> tuple[str, ...]:
    """Named in front matter, listed, in the dateline, then in the story and its notices."""
    agency = credit.agency(page.dateline.agency) if page.dateline else None
    notices = tuple((s, e) for s, e, kind in page.other if kind in ("notice", "byline"))
    names = [
        *given.sources,
        *credit.listed(page.of("sources")),
        *([agency] if agency else []),
        *credit.cited(text, page.body),
        *credit.cited(text, notices),
    ]
    return tuple(dict.fromkeys(names))


def _outlet(conventions: Conventions, given: Given) -> Outlet | None:
    """The outlet of the conventions that has the name or the domain given."""
    origin = given.origin
    names = {n.casefold() for n in (given.outlet, origin.outlet if origin else None) if n}
    host = domain(given.url)
    for outlet in conventions.outlets:
        if outlet.name.casefold() in names:
            return outlet
        if host and outlet.domain and _within(host, outlet.domain):
            return outlet
    return None


def _within(host: str, domain_: str) -> bool:
    return host == domain_ or host.endswith("." + domain_)


def domain(url: str | None) -> str | None:
    """The outlet's domain: "https://www.example.org/a" → "example.org", not a web archive's."""
    if not url:
        return None
    try:
        host = urlsplit(_ARCHIVED.sub("", url)).hostname or ""
    except ValueError:
        return None
    return host.removeprefix("www.") or None


def _outlet_name(page: Page, given: Given, outlet: Outlet | None) -> str | None:
    """Given, else the one summarised, one of the conventions, a credit's, the address's domain."""
    told = given.outlet or (given.origin.outlet if given.origin else None)
    if told or outlet:
        return told or (outlet.name if outlet else None)
    host = domain(given.url)
    return credit.outlet(page.notices, host) or host


def _start(text: str, body: tuple[Span, ...]) -> str:
    """The first characters of the story."""
    pieces: list[str] = []
    left = LANGUAGE
    for start, end in body:
        pieces.append(text[start : min(end, start + left)])
        left -= len(pieces[-1])
        if left <= 0:
            break
    return " ".join(pieces)
