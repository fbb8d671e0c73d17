"""What readers come for is at most three clicks from home: who claimed it, who gave that figure,
what else happened that day, what else the group is accused of."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
INCIDENT = "Bombing in Funchal, Portugal"


class Reader:
    """A reader on the home page who counts clicks."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0

    def click(self, link: Locator) -> None:
        """Go where a link leads."""
        link.first.click()
        self.clicks += 1
        assert self.clicks <= 3

    def link(self, name: str | re.Pattern[str]) -> Locator:
        """The links of that name in the page's content."""
        return self.page.locator(".md-content").get_by_role("link", name=name)


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def reader(visit: Opener, request: pytest.FixtureRequest) -> Reader:
    """A reader with scripts, and one without: every answer is there for both."""
    return Reader(visit("index.html", scripts=request.param))


def test_who_claimed_a_bombing(reader: Reader) -> None:
    reader.click(reader.link(INCIDENT))
    facts = reader.page.locator(".factbox")
    expect(facts).to_contain_text(re.compile(r"Claimed\s+by\s+(the\s+)?Salt Liberation Army"))


def test_which_outlet_gave_a_figure(reader: Reader) -> None:
    reader.click(reader.link(INCIDENT))
    row = reader.page.get_by_role("row").filter(has_text="103").first
    expect(row).to_contain_text("Strait Courier")


def test_what_else_happened_that_day(reader: Reader) -> None:
    reader.click(reader.link(INCIDENT))
    reader.click(reader.page.locator(".factbox").get_by_role("link", name="12 May 2021"))
    expect(reader.link("Fire in Ponta Delgada, Portugal").first).to_be_visible()


def test_everything_that_a_group_is_accused_of(reader: Reader) -> None:
    reader.click(reader.page.locator(".md-tabs").get_by_role("link", name="Actors"))
    reader.click(reader.link("Salt Liberation Army"))
    roles = reader.page.locator(".md-content")
    expect(roles).to_contain_text("Accused")
    expect(reader.link(INCIDENT).first).to_be_visible()
    expect(reader.link("Shooting in Braga, Portugal").first).to_be_visible()


def test_a_search_leads_to_a_group_in_one_click(visit: Opener) -> None:
    page = visit("index.html")
    page.keyboard.press("/")
    page.keyboard.type("salt lib")
    page.get_by_role("option", name=re.compile("Salt Liberation Army.*Actor")).click()
    expect(page.locator("h1")).to_have_text("Salt Liberation Army")


# The same of an attack that happened: tests/articles/kerman/ has briefs of our own, with facts from
# outlets that they name.
KERMAN = "Bombing in Kerman, Iran"


@pytest.fixture(params=[1280, 360], ids=["desk", "phone"])
def visitor(visit: Opener, request: pytest.FixtureRequest) -> Reader:
    """A reader at a desk, and one with a phone."""
    return Reader(visit("index.html", width=request.param))


def test_who_claimed_the_kerman_bombings(visitor: Reader) -> None:
    visitor.click(visitor.link(KERMAN))
    facts = visitor.page.locator(".factbox")
    expect(facts).to_contain_text(re.compile(r"Claimed\s+by\s+Islamic State"))
    visitor.click(facts.get_by_role("link", name="Who said what, in order"))
    voice = visitor.page.locator("#voices ~ .voices > li").filter(has_text="Islamic State").first
    expect(voice).to_be_in_viewport()
    expect(voice).to_contain_text("4 January 2024")
    visitor.click(voice.get_by_role("link", name="Politico Europe"))
    sentence = visitor.page.locator("blockquote:has(mark)", has_text="claimed responsibility")
    expect(sentence.first).to_be_visible()


def test_which_outlet_gave_103_dead_of_the_kerman_bombings(visitor: Reader) -> None:
    visitor.click(visitor.link(KERMAN))
    rows = visitor.page.get_by_role("row").filter(has_text=re.compile(r"3 Jan 2024\s*103\+"))
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text("Pakistan Observer")
    expect(rows.nth(1)).to_contain_text("Shafaq News")
    visitor.click(rows.nth(1).get_by_role("link", name="Shafaq News"))
    expect(visitor.page.locator("mark:visible", has_text="103").first).to_be_visible()


def test_what_else_happened_on_the_day_of_the_kerman_bombings(visitor: Reader) -> None:
    visitor.click(visitor.link(KERMAN))
    visitor.click(visitor.page.locator(".factbox").get_by_role("link", name="3 January 2024"))
    expect(visitor.page.locator("h1")).to_contain_text("3 January 2024")
    for outlet in ("Pakistan Observer", "Shafaq News", "WION"):
        expect(visitor.link(re.compile(outlet)).first).to_be_visible()
    visitor.click(visitor.link("Air or drone strike in Baghdad, Iraq").last)
    expect(visitor.page.locator(".factbox")).to_contain_text("3 January 2020")


def test_everything_that_islamic_state_is_said_to_have_done(visitor: Reader) -> None:
    visitor.click(visitor.page.locator(".md-tabs").get_by_role("link", name="Actors"))
    visitor.click(visitor.link("Islamic State"))
    for incident in (KERMAN, "Shooting in Shiraz, Iran", "Bombing at Tayaran Square, Baghdad"):
        expect(visitor.link(incident).first).to_be_visible()
    roles = visitor.page.locator(".md-content")
    expect(roles).to_contain_text("Claimed")
    expect(roles).to_contain_text("no line below is a finding of this archive")
