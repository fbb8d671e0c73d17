"""The timeline as readers use it: by mouse, by keys alone, by touch, and without scripts."""

import csv
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]

LISTED = ".whole .year .rows > li"
CHOSEN = ".found .year .rows > li"
ROW = """row => [row.textContent.replace(/\\s+/g, ""), row.querySelector("a").href,
  ...Array.from(row.querySelectorAll("[class], [aria-label]")).map(
    each => each.className + "|" + (each.getAttribute("aria-label") || "")).sort()]"""


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def said(page: Page) -> Locator:
    return page.locator(".filters output")


def band(page: Page) -> Locator:
    return page.locator(".band .plot.wide")


def test_a_row_that_the_script_draws_says_what_the_page_says(visit: Opener) -> None:
    page = visit("timeline.html")
    rows = f"list => list.map({ROW})"
    written = page.locator(LISTED).evaluate_all(rows)
    for box in page.locator('input[name="exact"]').all():
        box.check()
    assert page.locator(CHOSEN).evaluate_all(rows) == written != []


def test_filters_take_several_values_count_each_other_and_stay_in_the_address(
    visit: Opener,
) -> None:
    page = visit("timeline.html")
    total = page.locator(LISTED).count()
    expect(said(page)).to_have_text(re.compile(f"^{total} of {total} incidents shown$"))
    types = page.locator('input[name="type"]')
    counts = [int(text) for text in page.locator('[data-group="type"] .n').all_inner_texts()]
    types.nth(0).check()
    expect(page.locator(CHOSEN)).to_have_count(counts[0])
    types.nth(1).check()
    expect(page.locator(CHOSEN)).to_have_count(counts[0] + counts[1])
    # a group's own choice leaves its other counts as they were, and lowers those of other groups
    assert [int(t) for t in page.locator('[data-group="type"] .n').all_inner_texts()] == counts
    exact = page.locator('[data-group="exact"] .n').all_inner_texts()
    assert sum(map(int, exact)) == counts[0] + counts[1]
    expect(page).to_have_url(re.compile("type=.*type="))
    page.reload()
    expect(page.locator(CHOSEN)).to_have_count(counts[0] + counts[1])
    page.locator(".chosen button").first.click()
    expect(page.locator(CHOSEN)).to_have_count(counts[1])
    page.locator(".filters").get_by_role("button", name="Clear").click()
    expect(page.locator(LISTED).first).to_be_visible()
    expect(page).not_to_have_url(re.compile("type="))


def test_the_choice_is_a_table_and_a_file(visit: Opener, tmp_path: Path) -> None:
    page = visit("timeline.html?as=table&type=bombing")
    rows = page.locator(".found table tbody tr")
    expect(rows.first).to_be_visible()
    assert page.locator(".found table thead th").count() == rows.first.locator("td, th").count()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as CSV").click()
    target = tmp_path / "timeline.csv"
    download.value.save_as(target)
    with target.open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    assert len(found) == rows.count()
    assert {line["type"] for line in found} == {"bombing"}
    titles = page.locator(".found tbody th a").all_inner_texts()
    assert [line["title"] for line in found] == titles
    assert found[0]["address"] == page.locator(".found tbody th a").first.evaluate("a => a.href")


def test_the_timeline_works_from_the_file_system(visit: Opener, site: Path) -> None:
    page = visit("index.html")
    opened = page.context.new_page()
    opened.context.unroute("**/*")
    opened.goto((site / "timeline.html").as_uri() + "?type=bombing")
    expect(opened.locator(CHOSEN).first).to_be_visible()
    with opened.expect_download() as download:
        opened.get_by_role("button", name="Download as CSV").click()
    assert "bombing" in Path(download.value.path()).read_text(encoding="utf-8")


def test_the_band_is_worked_by_keys_alone_from_years_to_a_day(visit: Opener) -> None:
    page = visit("timeline.html")
    page.locator(".band [data-do=whole]").focus()
    page.keyboard.press("Tab")
    focused = page.locator(".band .bar:focus")
    expect(focused).to_have_count(1)
    page.keyboard.press("End")
    newest = str(focused.get_attribute("aria-label"))
    assert re.search(r"\d{4}.*: \d+ incident", newest)
    seen = []
    for _ in range(4):
        page.keyboard.press("Enter")
        seen.append(page.locator(".band .window").inner_text())
        expect(focused).to_have_count(1)
        page.keyboard.press("End")
        if "by day" in seen[-1] and re.match(r"\d+ \w+ \d{4},", seen[-1]):
            break
    assert re.match(r"\d+ \w+ \d{4}, by day$", seen[-1]), seen
    expect(page).to_have_url(re.compile(r"from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d"))
    assert query(page)["from"] == query(page)["to"]
    assert page.locator(CHOSEN).count() >= 1
    page.keyboard.press("-")
    assert query(page) != {}
    page.keyboard.press("0")
    expect(page.locator(LISTED).first).to_be_visible()
    expect(page.locator(".band .window")).to_contain_text("Whole time")


def test_arrows_move_between_bars_and_past_the_end_through_time(visit: Opener) -> None:
    page = visit("timeline.html")
    page.locator(".band .bar[tabindex='0']").focus()
    page.keyboard.press("Home")
    first = page.locator(".band .bar:focus").get_attribute("aria-label")
    page.keyboard.press("ArrowRight")
    assert page.locator(".band .bar:focus").get_attribute("aria-label") != first
    page.keyboard.press("ArrowLeft")
    assert page.locator(".band .bar:focus").get_attribute("aria-label") == first
    page.keyboard.press("Enter")
    window = page.locator(".band .window").inner_text()
    page.keyboard.press("PageDown")
    assert page.locator(".band .window").inner_text() != window
    page.keyboard.press("PageUp")
    assert page.locator(".band .window").inner_text() == window


def test_buttons_and_sliders_zoom_and_say_what_is_shown(visit: Opener) -> None:
    page = visit("timeline.html")
    for _ in range(2):
        page.get_by_role("button", name="Show less time, closer").click()
    expect(page).to_have_url(re.compile("from="))
    narrow = page.locator(".band .window").inner_text()
    page.get_by_role("button", name="Show more time").click()
    expect(page.locator(".band .window")).not_to_have_text(narrow)
    page.get_by_role("button", name="Whole time").click()
    low = page.get_by_role("slider", name="Show from")
    low.focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("from="))
    assert re.search(r"\d{4}", str(low.get_attribute("aria-valuetext")))


def test_drawing_over_the_band_takes_whole_bars_and_the_wheel_needs_control(
    visit: Opener,
) -> None:
    page = visit("timeline.html")
    frame = band(page).bounding_box()
    assert frame is not None
    page.mouse.move(frame["x"] + frame["width"] * 0.7, frame["y"] + 60)
    page.mouse.wheel(0, -200)
    assert "from" not in query(page)
    page.mouse.move(frame["x"] + frame["width"] * 0.7, frame["y"] + 60)
    page.evaluate("window.scrollTo(0, 0)")
    page.mouse.down()
    page.mouse.move(frame["x"] + frame["width"] * 0.98, frame["y"] + 60, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"from=\d{4}(?:-\d\d)?&to=\d{4}(?:-\d\d)?$"))
    window = page.locator(".band .window").inner_text()
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    expect(page.locator(".band .window")).not_to_have_text(window)


def test_two_fingers_come_closer_and_one_moves_through_time(visit: Opener) -> None:
    page = visit("timeline.html", width=360)
    send = """(box, [kind, id, x]) => box.dispatchEvent(new PointerEvent(kind, {pointerId: id,
      pointerType: "touch", clientX: x, clientY: 300, bubbles: true, button: 0}))"""
    for event in (
        ("pointerdown", 1, 150), ("pointerdown", 2, 210), ("pointermove", 2, 260),
        ("pointermove", 1, 80), ("pointerup", 1, 80), ("pointerup", 2, 260),
    ):  # fmt: skip
        band(page).evaluate(send, list(event))
    expect(page).to_have_url(re.compile("from="))
    window = page.locator(".band .window").inner_text()
    for event in (("pointerdown", 3, 100), ("pointermove", 3, 260), ("pointerup", 3, 260)):
        band(page).evaluate(send, list(event))
    expect(page.locator(".band .window")).not_to_have_text(window)


def test_a_date_that_is_not_exact_is_a_hatched_span_where_days_are_shown(visit: Opener) -> None:
    page = visit("timeline.html")
    days = page.locator(f"{LISTED} .when", has_text=re.compile(r"^\d+ to \d+ Nov$"))
    first, last = re.findall(r"\d+", str(days.first.text_content()))
    page.goto(page.url.partition("?")[0] + "?exact=days&from=2023-11&to=2023-11")
    expect(page.locator(".band .window")).to_have_text("November 2023, by day")
    span = page.locator(".band .bar:has(.soft)")
    expect(span).to_have_count(1)
    words = f"somewhere in {first} November 2023 to {last} November 2023: 1 incident"
    expect(span).to_have_attribute("aria-label", words)


def test_a_word_and_a_name_are_found_among_all(visit: Opener) -> None:
    page = visit("timeline.html")
    title = str(page.locator(f"{LISTED} .what a").last.text_content())
    page.get_by_label("Word in title, place or name").fill(title.upper())
    expect(page.locator(f"{CHOSEN} .what a").first).to_have_text(title)
    expect(page).to_have_url(re.compile("find="))
    page.get_by_label("Word in title, place or name").fill("no such thing anywhere")
    expect(page.locator(".found")).to_contain_text("Nothing in this archive fits")
    expect(said(page)).to_contain_text("0 of ")


def test_old_links_with_years_and_odd_ones_still_open(visit: Opener) -> None:
    page = visit("timeline.html?from=2024&to=2024&type=nonsense&country=ZZ&exact=day")
    assert all(int(year[:4]) == 2024 for year in page.locator(".found h2").all_inner_texts())
    page.goto(page.url.partition("?")[0] + "?from=2024-13-45&to=x")
    expect(page.locator(LISTED).first).to_be_visible()


def test_the_timeline_is_complete_without_scripts(visit: Opener) -> None:
    with_scripts = visit("timeline.html").locator(LISTED).count()
    page = visit("timeline.html", scripts=False)
    assert page.locator(LISTED).count() == with_scripts > 0
    expect(page.locator("form.filters")).to_be_hidden()
    expect(page.locator(".band .live")).to_be_hidden()
    expect(page.locator(".band .static svg")).to_be_visible()
    expect(page.locator(".no-script")).to_be_visible()
    page.locator(".band summary", has_text="The same as a table").click()
    expect(page.locator(".band table")).to_be_visible()
    page.locator(".year h2 a").first.click()
    expect(page.locator("h1")).to_have_text(re.compile(r"^\d{4}$"))
