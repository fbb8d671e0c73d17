"""Readers of many kinds: by keyboard alone, from right to left, without motion, and on paper."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kinds import one_of_each

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]

# What lies beside the screen though nothing round it scrolls; parts of the header in each other.
OUTSIDE = """() => {
  const faults = [];
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > wide) faults.push("scrolls sideways");
  const scrolls = node => {
    for (let up = node; up && up !== document.body; up = up.parentElement) {
      const flow = getComputedStyle(up).overflowX;
      if (["auto", "scroll", "hidden", "clip"].includes(flow)) return true;
      if (up.closest("svg")) return true;
    }
    return false;
  };
  document.querySelectorAll("body *").forEach(node => {
    const box = node.getBoundingClientRect();
    const out = box.width > 1 && box.height > 1 && (box.left < -1 || box.right > wide + 1);
    if (out && getComputedStyle(node).visibility !== "hidden" && !scrolls(node)) {
      faults.push("outside: " + node.outerHTML.slice(0, 80));
    }
  });
  const parts = [...document.querySelectorAll(".md-header__inner > *")]
    .map(node => [node, node.getBoundingClientRect()]).filter(([, box]) => box.width && box.height);
  parts.forEach(([one, a], at) => parts.slice(at + 1).forEach(([other, b]) => {
    const meet = a.left < b.right - 1 && b.left < a.right - 1
      && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    if (meet) faults.push("overlaps: " + one.className + " / " + other.className);
  }));
  return faults.slice(0, 5);
}"""
MOVING = """() => [...document.querySelectorAll("body *")].filter(node => {
  const style = getComputedStyle(node);
  return [style.transitionDuration, style.animationName === "none" ? "0s" : style.animationDuration]
    .some(time => time.split(", ").some(each => parseFloat(each) > 0.01));
}).map(node => node.outerHTML.slice(0, 60)).slice(0, 5)"""


@pytest.mark.parametrize("width", [360, 1280])
def test_pages_keep_inside_the_screen_from_left_to_right_and_from_right_to_left(
    visit: Opener, site: Path, width: int
) -> None:
    page = visit("index.html", width=width)
    base = page.url.removesuffix("index.html")
    faults = {}
    for kind, path in one_of_each(site).items():
        page.goto(base + path)
        faults[kind] = page.evaluate(OUTSIDE)
        page.evaluate("document.documentElement.dir = document.body.dir = 'rtl'")
        faults[f"{kind} from right to left"] = page.evaluate(OUTSIDE)
    assert {kind: found for kind, found in faults.items() if found} == {}


def test_nothing_moves_for_readers_who_want_no_motion(visit: Opener) -> None:
    for path in ("index.html", "timeline.html"):
        page = visit(path)
        page.emulate_media(reduced_motion="reduce")
        assert page.evaluate(MOVING) == []
        behaviour = page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
        assert behaviour == "auto"


def test_paper_is_white_and_holds_the_record_without_the_furniture(
    visit: Opener, site: Path
) -> None:
    page = visit(one_of_each(site)["incident"], scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    for furniture in (".md-header", ".md-tabs", ".md-sidebar"):
        expect(page.locator(furniture).first).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    colour = page.locator("body").evaluate("node => getComputedStyle(node).backgroundColor")
    assert colour == "rgb(255, 255, 255)"
    receipts = page.locator("details .receipt")
    assert receipts.count() > 0
    heights = receipts.evaluate_all("list => list.map(node => node.getBoundingClientRect().height)")
    assert min(heights) > 10


def reach(page: Page, name: str, *, most: int = 60) -> None:
    """Press Tab until the focus is on a link or button of that name, which then is seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        words = page.evaluate(
            "(document.activeElement.getAttribute('aria-label')"
            " || document.activeElement.textContent || '').trim()"
        )
        if words == name:
            outline = page.evaluate(
                "(({ outlineStyle, outlineWidth }) => outlineStyle + ' ' + outlineWidth)"
                "(getComputedStyle(document.activeElement))"
            )
            assert "none" not in outline, name
            return
    raise AssertionError(f"{name} is not reached by Tab")


def test_a_reader_gets_from_home_to_a_source_by_keys_alone(visit: Opener) -> None:
    page = visit("index.html")
    page.keyboard.press("Tab")
    assert "md-skip" in page.evaluate("document.activeElement.className")
    reach(page, "Timeline")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("timeline"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # skips to the content
    title = str(page.locator(".rows .what a").first.text_content())
    reach(page, title, most=200)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/incidents/"))
    expect(page.locator("h1")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    link = page.locator('.md-content a[href*="sources/"]').first
    reach(page, str(link.text_content()).strip(), most=200)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/sources/"))


def test_the_map_comes_closer_and_is_walked_by_keys(visit: Opener) -> None:
    page = visit("places/index.html")
    marks = page.locator(".atlas .mark")
    before = marks.count()
    page.get_by_role("button", name="Closer").click()
    expect(page.get_by_role("button", name="Whole map")).to_be_enabled()
    page.get_by_role("button", name="Whole map").click()
    expect(marks).to_have_count(before)
    marks.first.focus()
    said = page.locator(".atlas-said")
    first = str(said.text_content())
    assert first
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.classList.contains('mark')")
    page.keyboard.press("+")
    expect(page.get_by_role("button", name="Further away")).to_be_enabled()
    page.keyboard.press("0")
    expect(page.get_by_role("button", name="Further away")).to_be_disabled()


def test_without_scripts_the_map_is_a_picture_with_links(visit: Opener) -> None:
    page = visit("places/index.html", scripts=False)
    mark = page.locator(".atlas a.mark").first
    expect(mark).to_be_visible()
    assert re.search(r"\.html$|#c-\w+$", str(mark.get_attribute("href")))
