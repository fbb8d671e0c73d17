"""A site built from tests/articles/archive/ as a user builds one, served here, and a browser."""

import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from mkdocs.commands.build import build
from mkdocs.config.base import load_config
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

ROOT = Path(__file__).parent.parent.parent
HERE = Path(__file__).parent
TOOLS = ROOT / ".cache" / "browser"  # Node packages, locked in package-lock.json
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
Opener = Callable[..., Page]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site that plain, strict MkDocs built in a clone with these articles."""
    root = tmp_path_factory.mktemp("project")
    for name in ("templates", "generator"):
        (root / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    for folder in ("assets", "code"):
        shutil.copytree(ROOT / "docs" / folder, root / "docs" / folder)
    for page in ("method.md", "records.md"):
        shutil.copy(ROOT / "docs" / page, root / "docs")
    for folder in ("archive", "hostile", "kerman", "memorial"):
        shutil.copytree(ROOT / "tests" / "articles" / folder, root / "seeds" / folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATELINE_SITE_URL", "http://127.0.0.1/site/")
        config = load_config(str(root / "mkdocs.yml"), strict=True, site_dir=str(root / "site"))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    return root / "site"


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and keeps its peace."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
        """Nothing is logged."""


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served: a free port of this machine, and below a folder as on Pages."""
    handler = partial(Quiet, directory=str(site.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/site/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; without one the test is skipped, or fails where it is required."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        if os.environ.get("DATELINE_REQUIRE_BROWSER"):
            pytest.fail("no chromium found, and a browser is required here; install chromium")
        pytest.skip("no chromium found; install it to run the browser tests")
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Opener]:
    """Opens a page of the site: ``visit("timeline.html", width=360, scripts=False)``.

    Requests to anywhere but this machine are stopped, and fail the test at its end; so does an
    error in a script, and a request that finds nothing.
    """
    contexts: list[BrowserContext] = []
    outside: list[str] = []
    errors: list[str] = []

    def guard(route: Route) -> None:
        host = urlsplit(route.request.url).hostname
        if host == "127.0.0.1" or route.request.url.startswith(("data:", "blob:")):
            route.continue_()
        else:
            outside.append(route.request.url)
            route.abort()

    def opened(
        path: str, *, width: int = 1280, scripts: bool = True, scheme: Any = "light"
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
            color_scheme=scheme,
            service_workers="block",
        )
        contexts.append(context)
        context.route("**/*", guard)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("dialog", lambda dialog: errors.append(f"dialog: {dialog.message}"))
        page.on(
            "response",
            lambda found: (
                errors.append(f"{found.status} {found.url}") if found.status > 399 else None
            ),
        )
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert outside == []
    assert errors == []


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
            [npm, "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund",
             "--prefer-offline", "--fetch-retries=6", "--fetch-retry-mintimeout=2000"],
            cwd=TOOLS, check=True,
        )  # fmt: skip
        stamp.write_bytes(lock)
    return TOOLS / "node_modules"
