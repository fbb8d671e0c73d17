"""Lists that were narrowed, in any state of their filters, are as sound as they were before."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import AXE, invalid

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
LINKS = "all => all.map(a => new URL(a.getAttribute('href'), location).href)"
LISTS = (
    "timeline.html?as=table",
    "incidents/index.html",
    "actors/index.html",
    "places/index.html",
    "sources/index.html",
)


def narrow(page: Page, width: int) -> None:
    """Open the filters and choose in two groups."""
    if width < 700:
        page.locator(".filters summary").click()
    groups = page.locator("fieldset[data-group]")
    for at in (0, groups.count() - 1):
        groups.nth(at).locator("label:not(.none) input").first.check()
    expect(page.locator(".filters .chosen button")).not_to_have_count(0)


@pytest.mark.parametrize("width", [1280, 360])
def test_a_narrowed_list_is_sound_for_axe_html_validate_and_its_links(
    visit: Opener, site: Path, tools: Path, tmp_path: Path, width: int
) -> None:
    page = visit("index.html", width=width)
    base = page.url.removesuffix("index.html")
    faults: dict[str, list[str]] = {}
    for number, path in enumerate(LISTS if width > 700 else LISTS[:2]):
        page.goto(base + path)
        narrow(page, width)
        (tmp_path / f"{number}.html").write_text(page.content(), encoding="utf-8")
        links = page.locator(".md-content a[href]").evaluate_all(LINKS)
        faults[f"{path} links"] = [link for link in links if astray(link, base, site)]
        page.add_script_tag(path=tools / "axe-core" / "axe.min.js")
        faults[path] = page.evaluate(AXE, [])
        page.emulate_media(color_scheme="dark")
        faults[f"{path} in dark"] = page.evaluate(AXE, ["color-contrast"])
        page.emulate_media(color_scheme="light")
    assert {name: found for name, found in faults.items() if found} == {}
    assert invalid(tmp_path, tools) == []


def astray(link: str, base: str, site: Path) -> bool:
    """Whether a link of this site leads to no file of it."""
    return link.startswith(base) and not (site / unquote(urlsplit(link).path)[6:]).is_file()
