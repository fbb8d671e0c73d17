"""What a reader meets: pages that lead to each other, with scripts and without, wide and narrow."""

import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]

KINDS = ("incidents", "actors", "dates", "places", "sources")
INDEXES = ("index.html", "timeline.html", *(f"{kind}/index.html" for kind in KINDS))


def one_of_each(site: Path) -> list[str]:
    """The indexes, the hand-written pages, and the longest page of every kind."""
    found = [*INDEXES, "method.html", "data.html", "words.html", "404.html"]
    for kind in KINDS:
        pages = [page for page in (site / kind).rglob("*.html") if page.name != "index.html"]
        longest = max(pages, key=lambda page: (page.stat().st_size, page.name))
        found.append(longest.relative_to(site).as_posix())
    return found


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


def test_search_finds_an_incident(visit: Opener) -> None:
    page = visit("index.html")
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("Valletta")
    hit = page.locator(".md-search-result__link").first
    expect(hit).to_be_visible(timeout=20_000)
    hit.click()
    expect(page.locator(".md-content")).to_contain_text("Valletta")


def test_no_page_scrolls_sideways_on_a_phone(visit: Opener, site: Path) -> None:
    page = visit("index.html", width=360)
    base = page.url.removesuffix("index.html")
    wide = []
    for path in one_of_each(site):
        page.goto(base + path)
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wide.append(path)
    assert wide == []


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


FAULTS = """() => {
  const faults = [];
  const seen = new Set();
  document.querySelectorAll("[id]").forEach(node => {
    if (seen.has(node.id)) faults.push("id twice: " + node.id);
    seen.add(node.id);
  });
  const content = document.querySelector(".md-content");
  if (content.querySelectorAll("h1").length !== 1) faults.push("not one h1");
  let last = 0;
  content.querySelectorAll("h1,h2,h3,h4,h5,h6").forEach(node => {
    const level = Number(node.tagName[1]);
    if (level > last + 1) faults.push("skips to " + node.tagName + ": " + node.textContent);
    last = level;
  });
  content.querySelectorAll("input,select,textarea").forEach(node => {
    const label = node.getAttribute("aria-label") || (node.labels[0] || {}).textContent || "";
    if (!label.trim()) faults.push("no label: " + node.outerHTML.slice(0, 80));
  });
  content.querySelectorAll("a[href]").forEach(node => {
    if (!(node.textContent.trim() || node.getAttribute("aria-label"))) {
      faults.push("no words: " + node.outerHTML.slice(0, 80));
    }
    const hash = node.getAttribute("href");
    if (hash.length > 1 && hash[0] === "#" && !document.getElementById(hash.slice(1))) {
      faults.push("leads nowhere: " + hash);
    }
  });
  content.querySelectorAll("svg:not([aria-hidden], [role=none]), [role=img]").forEach(node => {
    const named = node.getAttribute("aria-label") || node.getAttribute("aria-labelledby");
    if (!named && !node.parentElement.closest("svg, [aria-hidden]")) {
      faults.push("no words: " + node.outerHTML.slice(0, 80));
    }
  });
  content.querySelectorAll("th:not([scope])").forEach(node => {
    if (node.closest("table[class], table[role]")) faults.push("no scope: " + node.textContent);
  });
  if (!document.documentElement.lang) faults.push("no language");
  return faults;
}"""


def test_pages_are_sound_for_a_screen_reader(visit: Opener, site: Path) -> None:
    page = visit("index.html")
    base = page.url.removesuffix("index.html")
    faults = {}
    for path in one_of_each(site):
        page.goto(base + path)
        faults[path] = page.evaluate(FAULTS)
    assert {path: found for path, found in faults.items() if found} == {}


def test_the_page_is_worked_by_keyboard(visit: Opener) -> None:
    page = visit("index.html")
    page.keyboard.press("Tab")
    assert "md-skip" in page.evaluate("document.activeElement.className")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").strip() == "Timeline":
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("timeline"))


def test_every_link_inside_the_site_leads_to_a_page_and_a_place_on_it(site: Path) -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    places = {path: set(re.findall(r'id="([^"]+)"', text)) for path, text in texts.items()}
    broken = set()
    for path, text in texts.items():
        for link in {unescape(link) for link in re.findall(r'<a [^>]*href="([^"]+)', text)}:
            if re.match(r"(?:https?|mailto):", link) or path.name == "404.html":
                continue
            target, _, place = link.partition("#")
            end = (path.parent / target.partition("?")[0]).resolve() if target else path
            known = end.is_file() and (not place or end not in places or place in places[end])
            if not known:
                broken.add((path.relative_to(site).as_posix(), link))
    assert broken == set()


def test_no_page_names_an_outside_address_to_fetch_from(site: Path) -> None:
    fetched = re.compile(
        r'<(?:script|link(?! rel="canonical")|img|iframe|source)[^>]*(?:src|href)="(https?:[^"]*)"'
    )
    for path in site.rglob("*.html"):
        for target in fetched.findall(path.read_text(encoding="utf-8")):
            raise AssertionError(f"{path.name} fetches {target}")
    for style in site.rglob("dateline*.css"):
        assert not re.search(r"url\(['\"]?https?:", style.read_text(encoding="utf-8"))


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
