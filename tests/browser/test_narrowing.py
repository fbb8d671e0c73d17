"""Indexes as readers narrow them: by mouse, by keys alone, from an address, and without scripts."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
INDEXES = ("incidents/index.html", "actors/index.html", "places/index.html", "sources/index.html")


def lines(page: Page) -> Locator:
    return page.locator("[data-in]:visible")


def said(page: Page) -> Locator:
    return page.locator(".filters output")


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("path", INDEXES)
def test_every_index_narrows_by_each_of_its_options_as_its_count_says(
    visit: Opener, path: str, width: int
) -> None:
    page = visit(path, width=width)
    if width == 360:
        page.locator(".filters summary").click()
    total = lines(page).count()
    expect(said(page)).to_have_text(f"{total} of {total} shown")
    for box in page.locator("fieldset[data-group]").all():
        first = box.locator("label").first
        count = int(first.locator(".n").inner_text())
        first.locator("input").check()
        expect(lines(page)).to_have_count(count)
        expect(said(page)).to_have_text(f"{count} of {total} shown")
        first.locator("input").uncheck()
    expect(lines(page)).to_have_count(total)


def test_a_choice_of_two_groups_is_kept_in_the_address_and_comes_back(visit: Opener) -> None:
    page = visit("incidents/index.html")
    page.locator('input[name="type"][value="bombing"]').check()
    year = page.locator('fieldset[data-group="year"] label:not(.none)').first
    year.locator("input").check()
    count = int(year.locator(".n").inner_text())
    expect(lines(page)).to_have_count(count)
    expect(page).to_have_url(re.compile(r"\?type=bombing&year=\d{4}$"))
    titles = lines(page).all_inner_texts()
    page.reload()
    expect(lines(page)).to_have_count(count)
    assert lines(page).all_inner_texts() == titles
    expect(page.locator(".chosen button")).to_have_count(2)
    page.get_by_role("button", name=re.compile("^Remove: bombing")).click()
    expect(page).to_have_url(re.compile(r"\?year=\d{4}$"))
    page.get_by_role("button", name="Clear").click()
    expect(page).to_have_url(re.compile(r"index\.html$"))


def test_an_index_is_narrowed_by_keys_alone_and_says_how_many_are_left(visit: Opener) -> None:
    page = visit("actors/index.html")
    page.locator(".filters summary").focus()
    page.keyboard.press("Tab")
    focused = page.locator("input:focus")
    expect(focused).to_have_attribute("name", "kind")
    page.keyboard.press("Space")
    count = lines(page).count()
    assert 0 < count < page.locator("[data-in]").count()
    expect(said(page)).to_have_text(re.compile(f"^{count} of "))
    expect(said(page)).to_have_attribute("aria-live", "polite")
    expect(page.locator("input:focus")).to_have_count(1)
    page.locator(".chosen button").first.focus()
    page.keyboard.press("Enter")
    expect(lines(page)).to_have_count(page.locator("[data-in]").count())
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_long_group_lists_the_usual_and_finds_the_others(visit: Opener) -> None:
    page = visit("sources/index.html")
    group = page.locator('fieldset[data-group="outlet"]')
    assert group.locator("label").count() == 6
    group.get_by_label("Find an outlet").fill("courier")
    option = group.locator("label", has_text="Strait Courier")
    option.locator("input").check()
    assert lines(page).count() == int(option.locator(".n").inner_text()) > 0
    assert all("Strait Courier" in line for line in lines(page).all_inner_texts())


def test_countries_without_a_place_that_fits_go_from_the_list_and_the_map(visit: Opener) -> None:
    page = visit("places/index.html")
    parts = page.locator("[data-part]:visible").count()
    circles = page.locator(".atlas .mark").count()
    page.locator('fieldset[data-group="type"] label').last.locator("input").check()
    assert 0 < page.locator("[data-part]:visible").count() < parts
    assert 0 < page.locator(".atlas .mark").count() < circles


def test_what_fits_nothing_is_said_so(visit: Opener) -> None:
    page = visit("places/index.html")
    page.get_by_label("Word in title, place or name").fill("no such place")
    expect(page.locator(".md-content p.none")).to_contain_text("Nothing in this archive fits")
    expect(page.locator("[data-part]:visible")).to_have_count(0)


def test_a_sorted_index_stays_sorted_when_it_is_narrowed(visit: Opener) -> None:
    page = visit("incidents/index.html")
    page.get_by_role("button", name="Day").click()
    page.locator('fieldset[data-group="type"] label input').first.check()
    days = lines(page).locator("time").evaluate_all("all => all.map(each => each.dateTime)")
    assert days == sorted(days) != []


@pytest.mark.parametrize("path", INDEXES)
def test_without_scripts_an_index_is_whole_and_leads_to_lists_that_hold_all_of_it(
    visit: Opener, path: str
) -> None:
    total = lines(visit(path)).count()
    page = visit(path, scripts=False)
    assert lines(page).count() == total
    expect(page.locator("form.filters")).to_be_hidden()
    if path == "places/index.html":  # which stands by country
        return
    group = page.locator(".lists dl > div").first
    found = 0
    for link in group.locator("a").evaluate_all("all => all.map(a => a.href)"):
        page.goto(link, wait_until="domcontentloaded")
        found += page.locator(".sortable tbody tr").count()
    assert found >= total


def test_a_list_that_is_ready_made_can_be_narrowed_too(visit: Opener) -> None:
    page = visit("incidents/of--bombing.html?find=funchal")
    expect(page.locator("h1")).to_contain_text("Incidents: bombing")
    assert 0 < lines(page).count() < page.locator("[data-in]").count()


def test_indexes_filter_from_the_file_system(visit: Opener, site: Path) -> None:
    opened = visit("index.html").context.new_page()
    opened.context.unroute("**/*")
    opened.goto((site / "incidents" / "index.html").as_uri() + "?type=bombing")
    assert 0 < lines(opened).count() < opened.locator("[data-in]").count()
