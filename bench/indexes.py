"""How heavy and how fast indexes and maps are with 10,000 incidents, as Markdown.

    .venv/bin/python bench/indexes.py [--count 10000] [--rounds 3]

Invented incidents (bench/invented.py) in 858 towns, with an article each, go through the real
views, templates and MkDocs pages; a browser opens them from this machine. Weight: all that a page
loads, each file compressed as a web server does. Interactive: its widget is drawn and the page has
been idle for one frame. Answer: from the tick of a filter, or the press of a map's key, to the
frame after it. Reach: 0.8 s, 300 KB, 100 ms.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config.base import load_config
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bench.invented import archive  # noqa: E402 - found only from the project's folder
from bench.timeline import IDLE, Quiet, Result, open_page  # noqa: E402 - the same
from generator import addresses  # noqa: E402 - the same
from generator.page import Page  # noqa: E402 - the same
from generator.render import jinja, text  # noqa: E402 - the same
from generator.settings import Settings  # noqa: E402 - the same
from generator.view import home, indexes, place, timeline  # noqa: E402 - the same
from generator.view.lookup import look  # noqa: E402 - the same

# The page, what marks that it is ready, and what is done on it.
INDEX, MAP, HOME = "index", "map", "home"
TICK = "fieldset[data-group] input"
CLOSER = ".atlas-tools button"
ANSWER = """box => new Promise(done => {
  const began = performance.now();
  document.querySelector(box).click();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
})"""


def site(count: int, folder: Path) -> list[tuple[str, str, str]]:
    """The pages of an archive of so many incidents, published; their names, paths and marks."""
    settings = Settings()
    lookup = look(archive(count), settings)
    made: dict[str, Page] = {page.path: page for maker in (
        indexes.incidents, indexes.actors, indexes.places, indexes.sources, home.pages, place.pages,
    ) for page in maker(lookup)}  # fmt: skip
    big = max((p for p in made if p.startswith("sources/of--")), key=lambda p: made[p].view.total)
    kept = [
        ("incidents", addresses.INCIDENTS, "timeline"),
        ("incidents of a type", addresses.part("incidents", "bombing"), ""),
        ("incidents of a type and year", addresses.part("incidents", "bombing", "2010"), INDEX),
        ("actors", addresses.ACTORS, INDEX),
        ("sources", addresses.SOURCES, ""),
        ("sources of a year", big, INDEX),
        ("places, with filters", addresses.PLACES, INDEX),
        ("places, with the map", addresses.PLACES, MAP),
        ("a country's map", addresses.place("iq"), MAP),
        ("home, with its map", addresses.HOME, ""),
    ]
    for name in ("templates", "generator"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    docs = folder / "docs"
    shutil.copytree(ROOT / "docs" / "assets", docs / "assets")
    (docs / "assets" / "data").mkdir(exist_ok=True)
    (docs / addresses.TIMELINE_DATA).write_text(timeline.data(lookup), encoding="utf-8")
    environment = jinja(ROOT / "templates")
    for path in {path for _, path, _ in kept} & made.keys():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(text(made[path], settings, environment), encoding="utf-8")
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"))
    config.plugins.on_startup(command="build", dirty=False)
    config.hooks.clear()
    config.extra.setdefault("dateline", {})["generated"] = True
    build(config)
    return [(name, addresses.html(path), mark) for name, path, mark in kept if path in made]


def measure(browser: Browser, name: str, address: str, mark: str, rounds: int) -> Result:
    """The middle of some rounds of a page; without a mark it has no widget."""
    ready = f"() => performance.getEntriesByName('{mark}').length > 0" if mark else "() => true"
    page, weight = open_page(browser, address, ready)
    times, answers = [], []
    for _ in range(rounds):
        page.reload()
        page.wait_for_function(ready, polling="raf")
        times.append(float(page.evaluate(IDLE)))
        if mark:
            page.wait_for_timeout(200)
            answers.append(float(page.evaluate(ANSWER, CLOSER if mark == MAP else TICK)))
    page.context.close()
    middle = statistics.median(answers) if answers else None
    return Result(name, weight, statistics.median(times), middle)


def results(options: argparse.Namespace) -> Iterator[Result]:
    """One measurement after the other, in one browser."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = site(options.count, folder)
        handler = partial(Quiet, directory=str(folder / "site"))
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as driver:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            base = f"http://127.0.0.1:{server.server_port}/"
            browser = driver.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            for what, path, mark in pages:
                yield measure(browser, what, base + path, mark, options.rounds)
            browser.close()
            server.shutdown()


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    print(f"| {options.count:,} incidents | KB loaded | interactive, s | answer, ms |")
    print("|---|---:|---:|---:|")
    for each in results(options):
        answer = "none" if each.answer is None else f"{each.answer:.0f}"
        row = (each.name, f"{each.weight / 1000:.0f}", f"{each.interactive / 1000:.2f}", answer)
        print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()
