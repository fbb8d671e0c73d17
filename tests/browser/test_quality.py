"""What no page may lack: valid HTML, no finding of axe, links that resolve, nothing foreign."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Page

from tests.browser.checks import AXE, invalid
from tests.browser.kinds import one_of_each

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]

REFERENCES = ("for", "list", "headers", "aria-labelledby", "aria-describedby", "aria-controls")
FETCHED = (
    "//script/@src | //link[not(@rel='canonical')]/@href | //img/@src | //img/@srcset"
    " | //iframe/@src | //source/@src | //use/@href | //form/@action"
)


def test_every_page_is_valid_html(site: Path, tools: Path) -> None:
    assert invalid(site, tools) == []


def test_axe_finds_nothing_on_any_kind_of_page_in_light_and_in_dark(
    visit: Opener, site: Path, tools: Path
) -> None:
    page = visit("index.html")
    base = page.url.removesuffix("index.html")
    faults = {}
    for kind, path in one_of_each(site).items():
        page.goto(base + path)
        page.add_script_tag(path=tools / "axe-core" / "axe.min.js")
        faults[kind] = page.evaluate(AXE, [])
        page.emulate_media(color_scheme="dark")
        faults[f"{kind} in dark"] = page.evaluate(AXE, ["color-contrast"])
        page.emulate_media(color_scheme="light")
    assert {kind: found for kind, found in faults.items() if found} == {}


@pytest.fixture(scope="session")
def trees(site: Path) -> dict[Path, html.HtmlElement]:
    """Every page of the site as a tree."""
    return {path: html.fromstring(path.read_bytes()) for path in sorted(site.rglob("*.html"))}


def inside(path: Path, link: str) -> tuple[Path, str] | None:
    """The file and the place on it that a link means; None for one that leads out."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or link.startswith("/"):
        return None
    target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    return target, unquote(parts.fragment)


def broken(path: Path, trees: dict[Path, html.HtmlElement]) -> Iterator[str]:
    """Links, fetched files and references by id on a page that lead nowhere."""
    tree = trees[path]
    ids = set(tree.xpath("//@id"))
    for link in {*tree.xpath("//@href"), *tree.xpath("//@src"), *tree.xpath("//form/@action")}:
        led = inside(path, link)
        if led is None:
            continue
        target, place = led
        places = trees[target].xpath("//@id") if target in trees else [place]
        if not target.is_file() or (place and place not in places):
            yield link
    for name in REFERENCES:
        for value in tree.xpath(f"//@{name}"):
            yield from (f"{name}={id}" for id in value.split() if id not in ids)


def test_every_link_anchor_and_reference_resolves(
    site: Path, trees: dict[Path, html.HtmlElement]
) -> None:
    faults = {
        path.relative_to(site).as_posix(): found
        for path in trees
        if (found := sorted(broken(path, trees)))
    }
    assert faults == {}


def test_no_page_fetches_from_outside(trees: dict[Path, html.HtmlElement], site: Path) -> None:
    for path, tree in trees.items():
        fetched = [link for link in tree.xpath(FETCHED) if urlsplit(link).netloc]
        assert fetched == [], path
    for style in site.rglob("*.css"):
        text = style.read_text(encoding="utf-8")
        assert "url(http" not in text.replace('"', "").replace("'", ""), style
        assert "@import" not in text, style
