"""Pages of many layouts: never read worse than by the libraries alone, and right on the day."""

import re
from collections import Counter

import htmldate
import pytest
import trafilatura

from generator.model import Article, Conventions, Seed
from generator.read import read
from tests.read.pages import Page, pages

PAGES = pages()
TODAY = "2026-01-04"
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def article(page: Page) -> Article:
    seed = Seed(id="a", path="a.html", data=page.html.encode())
    (found,) = read(seed, Conventions(today=TODAY))
    assert isinstance(found, Article), found
    return found


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def f1(found: str, told: str) -> float:
    """How much of two texts is the same, as words in any order."""
    got, expected = words(found), words(told)
    return 2 * (got & expected).total() / max(1, got.total() + expected.total())


def alone(page: Page) -> str:
    """The story as trafilatura finds it, without the title that it may put before it."""
    found = trafilatura.extract(page.html, include_comments=False) or ""
    return found.removeprefix(page.story.title)


def day_alone(page: Page) -> str | None:
    """The day as htmldate finds it."""
    found: str | None = htmldate.find_date(page.html, original_date=True, max_date=TODAY)
    return found


def body(found: Article) -> str:
    return "\n".join(found.text[start:end] for start, end in found.head.body)


@each_page
def test_the_story_is_found_as_well_as_by_trafilatura_alone(page: Page) -> None:
    ours = f1(body(article(page)), page.story.text)
    assert ours >= f1(alone(page), page.story.text)
    assert ours > 0.99


@each_page
def test_the_day_of_publication_is_right(page: Page) -> None:
    head = article(page).head
    assert (head.published, head.published_precision) == (page.story.day, "day")


@each_page
def test_the_title_is_found(page: Page) -> None:
    if page.story.title in page.html:
        assert article(page).head.title == page.story.title


def test_the_pages_are_many_and_hard() -> None:
    assert len(PAGES) >= 30
    assert len({page.name for page in PAGES}) == len(PAGES)
    assert sum(day_alone(page) != page.story.day for page in PAGES) >= 10
    assert sum(f1(alone(page), page.story.text) < 0.99 for page in PAGES) >= 5
