"""How search bears many incidents: time to index, bytes, time to the first answer, as Markdown.

    .venv/bin/python bench/search.py [--incidents 10000]

The archive is invented (bench/invented.py). Its index is brought into the site of an empty
project, which is served from this machine and opened in headless Chromium, unthrottled and as over
4G (9 Mbit/s, 85 ms). Time runs from the first key to the first answer on the screen.
"""

import argparse
import resource
import shutil
import sys
import tempfile
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

from mkdocs.commands.build import build
from mkdocs.config.base import load_config
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bench.invented import archive  # noqa: E402 - found only from the project's folder
from generator import search  # noqa: E402 - the same
from generator.settings import Settings  # noqa: E402 - the same
from generator.view import interface  # noqa: E402 - the same
from generator.view.lookup import look  # noqa: E402 - the same
from generator.view.search import entries  # noqa: E402 - the same

REACH = 500  # milliseconds to the first answer, unthrottled
WORDS = ("corabad", "bombing", "front 12", "3 march 2014")
FOUR_G = {
    "offline": False,
    "latency": 85,
    "downloadThroughput": 9e6 / 8,
    "uploadThroughput": 9e6 / 8,
}
WATCH = """() => {
  const list = document.querySelector(".finder .answers");
  const input = document.querySelector(".finder input");
  let began = 0;
  input.addEventListener("input", () => { began = began || performance.now(); }, true);
  window.first = new Promise(done => new MutationObserver(() => {
    if (list.querySelector(".title") && !list.hidden) {
      requestAnimationFrame(() => done(performance.now() - began));
    }
  }).observe(list, { childList: true, attributes: true }));
}"""


class Answer(NamedTuple):
    """Milliseconds to the first answer; bytes of the index before the first key and until then."""

    took: float
    before: int
    after: int


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and keeps its peace."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
        """Nothing is logged."""


def empty_site(folder: Path) -> Path:
    """The site of an empty project: the box and the page of answers."""
    for name in ("templates", "generator"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "seeds").mkdir()
    shutil.copytree(ROOT / "docs" / "assets", folder / "docs" / "assets")
    shutil.copy(ROOT / "docs" / "method.md", folder / "docs")
    build(load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site")))
    return folder / "site"


def indexed(folder: Path, site: Path, count: int) -> list[tuple[str, str]]:
    """Index so many incidents into a site; the lines of the table."""
    began = time.perf_counter()
    found = tuple(entries(look(archive(count), Settings())))
    made = time.perf_counter()
    search.keep(found, search.Head("en", interface.entry("search")), folder)
    index = search.index(folder)
    done = time.perf_counter()
    if index is None:
        raise SystemExit("nothing was kept to be indexed")
    shutil.rmtree(site / search.FOLDER)
    search.bring(index, site)
    brought = time.perf_counter()
    files = [path.stat().st_size for path in index.rglob("*") if path.is_file()]
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return [
        ("entries", f"{len(found):,}"),
        ("to make the entries", f"{made - began:.1f} s"),
        ("to index them", f"{done - made:.1f} s, {memory:.0f} MB"),
        ("to bring the index into the site", f"{brought - done:.1f} s"),
        ("the index", f"{len(files):,} files, {sum(files) / 1e6:.1f} MB"),
    ]


def first_answer(browser: Browser, address: str, word: str, network: dict[str, Any]) -> Answer:
    """Open the page, type a word and wait for the first answer, with an empty cache."""
    context = browser.new_context()
    page = context.new_page()
    loaded: list[int] = []
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    index: set[str] = set()

    def asked(event: dict[str, Any]) -> None:
        if "/pagefind/" in event["response"]["url"]:
            index.add(event["requestId"])

    def came(event: dict[str, Any]) -> None:
        if event["requestId"] in index:
            loaded.append(int(event["encodedDataLength"]))

    session.on("Network.responseReceived", asked)
    session.on("Network.loadingFinished", came)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    before = sum(loaded)
    if network:
        session.send("Network.emulateNetworkConditions", network)
    page.locator(".finder input").focus()
    page.evaluate(WATCH)
    page.keyboard.insert_text(word)
    took = float(page.evaluate("window.first"))
    page.wait_for_timeout(300)
    context.close()
    return Answer(took, before, sum(loaded))


def middle(answers: list[Answer]) -> Answer:
    """The answer that half of them were faster than."""
    return sorted(answers)[len(answers) // 2]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--incidents", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        site = empty_site(folder)
        lines = indexed(folder, site, options.incidents)
        handler = partial(Quiet, directory=str(site))
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as driver:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            browser = driver.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            address = f"http://127.0.0.1:{server.server_port}/index.html"
            for name, network in (("", {}), (" over 4G", FOUR_G)):
                for word in WORDS:
                    rounds = range(options.rounds)
                    found = [first_answer(browser, address, word, network) for _ in rounds]
                    took, before, after = middle(found)
                    sizes = f"{before / 1e3:.0f} KB before, {after / 1e3:.0f} KB until then"
                    lines.append((f"first answer to “{word}”{name}", f"{took:.0f} ms; {sizes}"))
            browser.close()
            server.shutdown()
    print(f"| {options.incidents:,} incidents | |\n|---|---|")
    for what, told in lines:
        print(f"| {what} | {told} |")
    print(f"\nReach: the first answer in {REACH} ms, nothing of the index before the first key.")


if __name__ == "__main__":
    main()
