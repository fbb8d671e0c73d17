"""What no page may lack: valid HTML, an axe without findings, links that resolve, nothing foreign.

Two tools come through npm, locked in package-lock.json, into .cache/browser/ (Node.js needed).
"""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Page

from tests.browser.kinds import one_of_each

pytestmark = pytest.mark.browser
HERE = Path(__file__).parent
TOOLS = HERE.parent.parent / ".cache" / "browser"
Opener = Callable[..., Page]

AXE = """async rules => {
  const options = rules.length ? { runOnly: rules } : {};
  const found = await axe.run(document, { ...options, resultTypes: ["violations"] });
  return found.violations.map(v => v.id + ": " + v.nodes[0].target.join(" ") + ": "
    + v.nodes[0].failureSummary);
}"""
REFERENCES = ("for", "list", "headers", "aria-labelledby", "aria-describedby", "aria-controls")
FETCHED = (
    "//script/@src | //link[not(@rel='canonical')]/@href | //img/@src | //img/@srcset"
    " | //iframe/@src | //source/@src | //use/@href | //form/@action"
)


@pytest.fixture(scope="session")
def tools() -> Path:
    """The folder of the Node packages; without npm the test is skipped, or fails if required."""
    npm = shutil.which("npm")
    if npm is None:
        if os.environ.get("DATELINE_REQUIRE_BROWSER"):
            pytest.fail("npm not found, and the checks of pages are required here; install Node.js")
        pytest.skip("npm not found; install Node.js to check pages with axe and html-validate")
    lock = (HERE / "package-lock.json").read_bytes()
    stamp = TOOLS / "installed.json"
    if not stamp.is_file() or stamp.read_bytes() != lock:
        TOOLS.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, TOOLS)
        subprocess.run(
            [npm, "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=TOOLS, check=True,
        )  # fmt: skip
        stamp.write_bytes(lock)
    return TOOLS / "node_modules"


def test_every_page_is_valid_html(site: Path, tools: Path) -> None:
    done = subprocess.run(
        [
            tools / ".bin" / "html-validate", "--config", HERE / "html-validate.json",
            "--formatter", "json", "**/*.html",
        ],
        cwd=site, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode in {0, 1}, done.stderr
    faults = [
        f"{Path(page['filePath']).relative_to(site)}:{fault['line']}: {fault['message']}"
        for page in json.loads(done.stdout or "[]")
        for fault in page["messages"]
    ]
    assert faults == []


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
