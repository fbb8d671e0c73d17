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
