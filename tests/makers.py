"""Short ways to make articles and records for tests.

Everything here is invented: the towns, their papers and their people. Evidence is found in the
text by its words, so a span that does not say what it should is an error.
"""

import hashlib
from typing import Any

from generator.model import (
    Article,
    Evidence,
    Figure,
    Fingerprint,
    Head,
    Record,
    Report,
    Span,
    Toll,
    When,
    Where,
)
from generator.story import evidence


def article(id: str, text: str, **head: Any) -> Article:
    """An article whose first line is its title and whose rest is its body; `head` overrides."""
    title = text.split("\n", 1)[0]
    given: dict[str, Any] = {
        "title": title,
        "title_span": (0, len(title)),
        "language": "en",
        "body": ((len(title), len(text)),),
        "other": ((0, len(title), "title"),),
    }
    if head.get("published"):
        given |= {"published_precision": "day", "published_basis": "header"}
    return Article(
        id=id,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        format="text",
        head=Head(**(given | head)),
        path=f"seeds/{id}.txt",
    )


def span(source: Article, words: str) -> Span:
    """Where the article says these words first."""
    start = source.text.index(words)
    return start, start + len(words)


def said(source: Article, words: str, rule: str = "test.words") -> tuple[Evidence, ...]:
    """The evidence for words that the article says."""
    return (evidence(source.text, span(source, words), rule),)


def record(source: Article, **facts: Any) -> Record:
    """The record of an article with the facts given."""
    return Record(id=source.id, sha256=source.sha256, article=source.head, **facts)


def told(id: str, *reports: Report, **facts: Any) -> Record:
    """A record without a text: what `dateline link` is given. `published`, `outlet`, `title` and
    `sources` go into its head, everything else into the record."""
    names = ("published", "outlet", "title", "sources", "url", "language", "reprint_of")
    head = {name: facts.pop(name) for name in names if name in facts}
    if head.get("published"):
        head |= {"published_precision": "day", "published_basis": "given"}
    sha256 = facts.pop("sha256", hashlib.sha256(id.encode()).hexdigest())
    return Record(id=id, sha256=sha256, article=Head(**head), incidents=reports, **facts)


def on(day: str) -> When:
    """An exact day: ``on("2019-03-07")``; a month or a year: ``on("2019-03")``, ``on("2019")``."""
    if len(day) == 10:
        return When(earliest=day, latest=day, precision="day", edtf=day)
    if len(day) == 7:
        last = {"02": "28", "04": "30", "06": "30", "09": "30", "11": "30"}.get(day[5:], "31")
        return When(earliest=f"{day}-01", latest=f"{day}-{last}", precision="month", edtf=day)
    return When(earliest=f"{day}-01-01", latest=f"{day}-12-31", precision="year_or_more", edtf=day)


PLACES: dict[str, dict[str, Any]] = {
    "Port Alder": {"country": "GB", "admin1": "Scotland", "lat": 57.2, "lon": -3.8},
    "Veltburg": {"country": "DE", "admin1": "Saxony", "lat": 51.0, "lon": 13.9},
    "Harrow Bay": {"country": "US", "admin1": "Oregon", "lat": 43.4, "lon": -124.2},
    "Castle Ness": {"country": "US", "admin1": "Maine", "lat": 44.8, "lon": -68.8},
}


def at(name: str, site: str | None = None) -> Where:
    """One of the invented towns, or a spot in it."""
    return Where(name=name, site=site, precision="site" if site else "city", **PLACES[name])


def exactly(count: int) -> Figure:
    """``84``."""
    return Figure(low=count, best=count, high=count)


def at_least(count: int) -> Figure:
    """``at least 84``."""
    return Figure(low=count, best=count)


def killed(figure: Figure, **more: Any) -> Toll:
    """A toll of dead with a figure."""
    return Toll(outcome="killed", low=figure.low, best=figure.best, high=figure.high, **more)


def bombing(
    day: str | None, place: str | None, figure: Figure | None = None, **more: Any
) -> Report:
    """A report of a bombing that is its article's main incident."""
    facts: dict[str, Any] = {
        "main": True,
        "type": "bombing",
        "stage": "accomplished",
        "when": on(day) if day else When(),
        "where": at(place) if place else Where(),
        "killed": figure,
        "casualties": (killed(figure, wording=str(figure.low)),) if figure else (),
    }
    return Report(**(facts | more))


def bare(words: tuple[str, ...]) -> Fingerprint:
    """A fingerprint of rare words only."""
    return Fingerprint(terms=dict.fromkeys(words, 1.0))
