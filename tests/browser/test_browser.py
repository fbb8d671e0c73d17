"""What a reader meets: pages that lead to each other, with scripts and without, wide and narrow."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]


def follow(page: Page, selector: str) -> None:
    """Go where the first such link leads."""
    link = page.locator(f".md-content {selector}").first
    target = str(link.get_attribute("href")).rpartition("/")[2].partition("#")[0]
    link.click()
    expect(page).to_have_url(re.compile(re.escape(target)))
    expect(page.locator("h1").first).to_be_visible()


def walk(page: Page) -> None:
    """Home → timeline → incident → actor → day → source."""
    page.locator(".md-tabs").get_by_role("link", name="Timeline").click()
    expect(page).to_have_url(re.compile("timeline"))
    titled = page.locator(".rows li", has=page.locator(".mod.claim, .mod.accusation"))
    titled.first.locator(".what a").click()
    expect(page).to_have_url(re.compile("/incidents/"))
    follow(page, 'a[href*="actors/"]:not([href$="index.html"])')
    follow(page, 'a[href*="dates/2"]:has(time), time a[href*="dates/2"]')
    follow(page, 'a[href*="sources/"]:not([href$="index.html"])')


def test_links_lead_from_the_home_page_to_a_source(visit: Opener) -> None:
    walk(visit("index.html"))


def test_links_lead_from_the_home_page_to_a_source_without_scripts(visit: Opener) -> None:
    walk(visit("index.html", scripts=False))


@pytest.mark.parametrize("scripts", [True, False])
def test_a_reader_who_prefers_dark_gets_dark_pages(visit: Opener, scripts: bool) -> None:  # noqa: FBT001 - a test's case
    for scheme, dark in (("dark", True), ("light", False)):
        page = visit("timeline.html", scheme=scheme, scripts=scripts)
        # with scripts off the page itself can still be asked
        colour = page.locator("body").evaluate("node => getComputedStyle(node).backgroundColor")
        brightness = sum(int(part) for part in re.findall(r"\d+", colour)[:3])
        assert (brightness < 200) == dark


def test_a_table_is_sorted_by_its_headings(visit: Opener) -> None:
    page = visit("incidents/index.html")
    days = page.locator(".sortable time")
    page.get_by_role("button", name="Day").click()
    rising = days.evaluate_all("list => list.map(node => node.dateTime)")
    assert rising == sorted(rising)
    page.get_by_role("button", name="Day").click()
    assert days.evaluate_all("list => list.map(node => node.dateTime)") == rising[::-1]


class Suspects(HTMLParser):
    """Collects what no article may bring onto a page: handlers, script addresses, foreign tags."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [f"{tag} {name}" for name, _ in attrs if name.startswith("on")]
        self.found += [str(value) for _, value in attrs if re.match(r"\s*javascript:", value or "")]
        self.found += [tag] if tag in {"img", "iframe", "object", "embed", "base"} else []


def test_hostile_articles_leave_no_handler_script_or_foreign_tag(site: Path) -> None:
    assert list((site / "sources" / "hostile").glob("*.html"))
    for path in site.rglob("*.html"):
        parser = Suspects()
        parser.feed(path.read_text(encoding="utf-8"))
        assert parser.found == [], path


def test_pages_of_hostile_articles_open_without_a_dialog(visit: Opener, site: Path) -> None:
    page = visit("sources/index.html")
    base = page.url.removesuffix("sources/index.html")
    for path in sorted((site / "sources" / "hostile").glob("*.html")):
        page.goto(base + quote(path.relative_to(site).as_posix()))
        expect(page.locator("h1")).to_be_visible()


def test_search_engines_are_asked_to_stay_away_from_a_demonstration(visit: Opener) -> None:
    page = visit("index.html")
    assert page.locator('meta[name="robots"]').get_attribute("content") == "noindex"
