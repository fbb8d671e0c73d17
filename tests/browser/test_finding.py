"""Search as a reader meets it: the box, its keys, the page of answers, and without a server."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]


def loaded(page: Page) -> list[str]:
    """What the page asked for of the index so far."""
    names: list[str] = page.evaluate("performance.getEntriesByType('resource').map(e => e.name)")
    return [name for name in names if "/pagefind/" in name]


def test_the_box_loads_nothing_before_the_first_key_and_then_finds_an_incident(
    visit: Opener,
) -> None:
    page = visit("index.html")
    box = page.get_by_role("combobox", name="Search")
    box.focus()
    assert loaded(page) == []
    page.keyboard.type("Valletta")
    answer = page.get_by_role("option").first
    expect(answer).to_contain_text("Valletta")
    expect(answer.locator(".card")).to_contain_text("Incident")
    assert loaded(page) != []
    expect(box).to_have_attribute("aria-expanded", "true")


def test_the_box_is_worked_by_keys_alone(visit: Opener) -> None:
    page = visit("actors/index.html")
    box = page.get_by_role("combobox", name="Search")
    for key in ("/", "s", "f"):
        page.keyboard.press(key)
        expect(box).to_be_focused()
        expect(box).to_have_value("")
        page.keyboard.press("Escape")
        expect(box).not_to_be_focused()
    page.keyboard.press("/")
    page.keyboard.type("Valletta")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    chosen = page.locator('[role=option][aria-selected="true"]')
    expect(chosen).to_have_count(1)
    expect(box).to_have_attribute("aria-activedescendant", str(chosen.get_attribute("id")))
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox", name="Search")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    target = str(chosen.get_attribute("href"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(target)
    expect(page.locator("h1")).to_contain_text("Valletta")


def test_enter_without_a_choice_leads_to_the_page_of_answers(visit: Opener) -> None:
    page = visit("index.html")
    page.keyboard.press("/")
    page.keyboard.type("Valletta")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"search\.html\?q=Valletta$"))
    expect(page.locator(".hits li").first).to_contain_text("Valletta")


def test_answers_are_narrowed_down_and_the_address_keeps_it(visit: Opener) -> None:
    page = visit("search.html?q=Valletta")
    out = page.locator(".seek output")
    expect(out).to_have_text(re.compile(r"^\d+ found$"))
    before = str(out.text_content())
    kinds = page.get_by_role("group", name="Kind")
    kinds.get_by_role("checkbox", name="Source").check()
    expect(page).to_have_url(re.compile("kind=Source"))
    expect(out).not_to_have_text(before)
    after = str(out.text_content())
    expect(page.locator(".hits .of-kind").first).to_have_text("Source")
    assert set(page.locator(".hits .of-kind").all_text_contents()) == {"Source"}
    label = str(kinds.locator("label", has_text="Source").locator(".n").text_content())
    assert after == f"{label} found"
    page.reload()
    expect(out).to_have_text(after)
    expect(kinds.get_by_role("checkbox", name="Source")).to_be_checked()


def test_answers_are_ordered_by_day(visit: Opener) -> None:
    page = visit("search.html?kind=Incident&sort=newest")
    hits = page.locator(".hits .title")
    expect(hits.first).to_be_visible()
    newest = hits.all_text_contents()
    page.get_by_label("Order").select_option("oldest")
    expect(page).to_have_url(re.compile("sort=oldest"))
    expect(hits.first).not_to_have_text(newest[0])
    years = [
        found[-1]
        for text in page.locator(".hits .of-when").all_text_contents()
        if (found := re.findall(r"\d{4}", text))
    ]
    assert years == sorted(years)
    assert len(years) > 2


def test_a_search_that_finds_nothing_says_so(visit: Opener) -> None:
    page = visit("search.html?q=qqqqqq")
    expect(page.locator(".seek output")).to_have_text("Nothing found")


def test_without_scripts_the_box_is_gone_and_the_search_page_leads_to_the_indexes(
    visit: Opener,
) -> None:
    page = visit("search.html", scripts=False)
    expect(page.locator("form.seek")).to_be_hidden()
    page.locator(".no-script").get_by_role("link", name="Incidents").click()
    expect(page).to_have_url(re.compile("incidents/index"))
    expect(page.locator(".finder")).to_be_hidden()


def test_from_the_file_system_search_says_that_it_needs_a_server(
    browser: Browser, site: Path
) -> None:
    page = browser.new_page()
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("a")
    expect(page.locator(".finder .said")).to_have_text(re.compile("web server"))
    page.goto((site / "search.html").as_uri())
    expect(page.locator(".seek output")).to_have_text(re.compile("web server"))
    page.close()
