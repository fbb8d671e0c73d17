"""How fast the timeline is with 10,000 incidents, beside TimelineJS and vis-timeline.

    .venv/bin/python bench/timeline.py [--count 10000] [--rounds 3] [--without-others]

Invented incidents go through the real view, template and MkDocs page; a browser opens it from
this machine. The two libraries come through npm into .cache/bench/ and show the same days and
titles, each as its manual shows it. An empty page of the same theme tells what the machine has to
spare. Interactive: the widget is drawn and the page has been idle for one frame. Filter: from the
tick of a box to the frame after the answer. Weight: all that the page loads, each file compressed
as a web server does.
"""

import argparse
import gzip
import json
import random
import shutil
import statistics
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

from mkdocs.commands.build import build
from mkdocs.config.base import load_config
from playwright.sync_api import Browser, Page, sync_playwright

from generator.model import Archive, ArchiveActor, Attribution, Figure, Incident, When, Where
from generator.render import jinja, text
from generator.settings import Settings
from generator.terms import Modality
from generator.view import timeline
from generator.view.lookup import look

ROOT = Path(__file__).parent.parent
CACHE = ROOT / ".cache" / "bench"
OTHERS = ("@knight-lab/timelinejs@3.9.11", "vis-timeline@8.5.4")
KINDS = {
    "bombing": "Bombing", "shooting": "Shooting", "stabbing": "Stabbing", "fire": "Fire",
    "air_or_drone_strike": "Air or drone strike", "transport_accident": "Transport accident",
}  # fmt: skip
LANDS = ("IQ", "AF", "SY", "PK", "NG", "UA", "SO", "IN", "YE", "ML", "CO", "FR", "DE", "LB")
HEADS = ("Al", "Bel", "Cor", "Dun", "Est", "Fal", "Gol", "Har", "Ist", "Jor", "Kal", "Lor", "Mar")
TAILS = ("abad", "burg", "chester", "dan", "feld", "gorod", "holm", "ia", "mouth", "pur", "stad")
MODALITIES: tuple[Modality, ...] = (
    "claimed_or_admitted",
    "suspected_or_accused",
    "denied",
    "possible",
)
TICK = 'input[name="type"]'
READY = "() => performance.getEntriesByName('timeline').length > 0"
IDLE = """() => new Promise(done =>
  requestAnimationFrame(() => setTimeout(() => done(performance.now()))))"""


class Result(NamedTuple):
    """What a page took: bytes, milliseconds to be interactive, milliseconds to answer a filter."""

    name: str
    weight: int
    interactive: float
    answer: float | None


def archive(count: int) -> Archive:
    """Invented incidents over twenty years, a tenth of them of a month or a year only."""
    chance = random.Random(7)  # noqa: S311 - invented incidents, the same every time
    towns = [
        (a + m + b, chance.choice(LANDS))
        for a in HEADS
        for m in ("", "en", "o", "i")
        for b in TAILS
    ]
    actors = tuple(
        ArchiveActor(key=f"group-{n}", name=f"Group {n}", kind="armed_group", public=True)
        for n in range(120)
    )
    incidents: dict[str, Incident] = {}
    while len(incidents) < count:
        made = _incident(chance, towns, actors)
        incidents.setdefault(made.id, made)
    return Archive(incidents=tuple(incidents.values()), actors=actors)


def _incident(
    chance: random.Random, towns: list[tuple[str, str]], actors: tuple[ArchiveActor, ...]
) -> Incident:
    town, land = chance.choice(towns)
    kind = chance.choice(list(KINDS))
    day = date(2005, 1, 1) + timedelta(days=int(7300 * chance.random() ** 0.6))
    who = chance.choice(actors).key if chance.random() < 0.6 else None
    toll = chance.choice((None, 0, 1, 2, 3, 5, 8, 12, 31, 64, 140))
    return Incident(
        id=f"{day}-{town.lower()}-{kind.replace('_', '-')}",
        title=f"{KINDS[kind]} in {town}",
        type=kind,
        when=_when(day, chance.random()),
        where=Where(name=town, country=land, precision="city"),
        killed=None if toll is None else Figure(low=toll, best=toll + 2, high=toll + 5),
        attributions=(Attribution(actor=who, modality=chance.choice(MODALITIES)),) if who else (),
        actors=(who,) if who else (),
        stub=chance.random() < 0.2,
    )  # fmt: skip


def _when(day: date, luck: float) -> When:
    if luck > 0.1:
        return When(earliest=str(day), latest=str(day), precision="day")
    if luck > 0.02:
        last = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        return When(earliest=f"{day:%Y-%m}-01", latest=str(last), precision="month")
    return When(earliest=f"{day.year}-01-01", latest=f"{day.year}-12-31", precision="year_or_more")


def site(found: Archive, folder: Path) -> None:
    """The published timeline page of an archive, with the theme and all that it loads."""
    settings = Settings()
    lookup = look(found, settings)
    page = next(timeline.pages(lookup))
    for name in ("templates", "generator"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    docs = folder / "docs"
    shutil.copytree(ROOT / "docs" / "assets", docs / "assets")
    (docs / "assets" / "data").mkdir(exist_ok=True)
    (docs / "timeline.md").write_text(
        text(page, settings, jinja(ROOT / "templates")), encoding="utf-8"
    )
    (docs / "assets" / "data" / "timeline.js").write_text(timeline.data(lookup), encoding="utf-8")
    (docs / "index.md").write_text(
        "# Home\n\n<script>performance.mark('timeline')</script>\n", encoding="utf-8"
    )
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"))
    config.hooks.clear()
    config.plugins.on_startup(command="build", dirty=False)
    config.extra.setdefault("dateline", {})["generated"] = True
    build(config)


def others(found: Archive, target: Path) -> None:
    """A page of each library with the same incidents."""
    CACHE.mkdir(parents=True, exist_ok=True)
    if not all((CACHE / "node_modules" / name.rpartition("@")[0]).is_dir() for name in OTHERS):
        npm = shutil.which("npm")
        if npm is None:
            raise SystemExit("npm was not found; install Node.js, or add --without-others")
        subprocess.run(
            [npm, "install", "--silent", "--no-save", "--prefix", str(CACHE), *OTHERS], check=True
        )
    for name in OTHERS:
        library = CACHE / "node_modules" / name.rpartition("@")[0]
        shutil.copytree(library, target / name.split("@")[-2].rpartition("/")[2])
    dated = [i for i in found.incidents if i.when.earliest]
    (target / "vis.html").write_text(_vis(dated), encoding="utf-8")
    (target / "timelinejs.html").write_text(_timelinejs(dated), encoding="utf-8")


def _vis(incidents: list[Incident]) -> str:
    items = [
        {"id": n, "content": i.title, "start": i.when.earliest} for n, i in enumerate(incidents)
    ]
    return f"""<!doctype html><meta charset="utf-8"><title>vis-timeline</title>
<link rel="stylesheet" href="vis-timeline/styles/vis-timeline-graph2d.min.css">
<div id="box"></div><script src="vis-timeline/standalone/umd/vis-timeline-graph2d.min.js"></script>
<script>const all = {json.dumps(items)};
const items = new vis.DataSet(all);
const made = new vis.Timeline(document.getElementById("box"), items,
  {{cluster: {{maxItems: 1}}, height: "400px"}});
made.on("changed", () => performance.mark("timeline"));
window.pick = () => {{
  items.clear();
  items.add(all.filter((each) => each.content.startsWith("Bombing")));
}};
</script>"""


def _timelinejs(incidents: list[Incident]) -> str:
    days = [str(incident.when.earliest).split("-") for incident in incidents]
    events = [
        {"start_date": {"year": int(year), "month": int(month), "day": int(day)},
         "text": {"headline": incident.title}}
        for incident, (year, month, day) in zip(incidents, days, strict=True)
    ]  # fmt: skip
    return f"""<!doctype html><meta charset="utf-8"><title>TimelineJS</title>
<link rel="stylesheet" href="timelinejs/dist/css/timeline.css">
<div id="box" style="height:600px"></div><script src="timelinejs/dist/js/timeline.js"></script>
<script>const events = {json.dumps(events)};
const made = new TL.Timeline("box", {{events: events}}, {{font: null, hash_bookmark: false}});
made.on("loaded", () => performance.mark("timeline"));</script>"""


def open_page(browser: Browser, address: str, ready: str = READY) -> tuple[Page, int]:
    """The page when its widget is drawn, and the compressed bytes of all that it loaded."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    page = context.new_page()
    page.set_default_timeout(240_000)
    bodies: list[Any] = []
    page.on("response", lambda found: bodies.append(found))  # noqa: PLW0108 - a method is refused
    page.goto(address)
    page.wait_for_function(ready)
    page.wait_for_load_state("networkidle")
    weight = sum(len(gzip.compress(each.body(), 6)) for each in bodies if each.status == 200)
    return page, weight


def interactive(page: Page) -> float:
    """When the mark was set, or the main thread was busy last before it was free for a frame."""
    page.reload()
    page.wait_for_function(READY, polling="raf")
    return float(page.evaluate(IDLE))


ANSWER = """([pick, box]) => new Promise(done => {
  const began = performance.now();
  if (pick) window.pick(); else document.querySelectorAll(box)[0].click();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
})"""


def measure(browser: Browser, name: str, address: str, *, rounds: int, pick: bool | None) -> Result:
    """The middle of some rounds; `pick` None: the widget has no filter."""
    page, weight = open_page(browser, address)
    times = [interactive(page) for _ in range(rounds)]
    answers = []
    if pick is not None:
        page.wait_for_timeout(500)
        for _ in range(2 * rounds):
            answers.append(float(page.evaluate(ANSWER, [pick, TICK])))
            page.wait_for_timeout(300)
    page.context.close()
    return Result(
        name, weight, statistics.median(times), statistics.median(answers) if answers else None
    )


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and keeps its peace."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
        """Nothing is logged."""


def results(options: argparse.Namespace) -> Iterator[Result]:
    """One measurement after the other, in one browser."""
    found = archive(options.count)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site(found, folder)
        if not options.without_others:
            others(found, folder / "site")
        handler = partial(Quiet, directory=str(folder / "site"))
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as driver:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            base = f"http://127.0.0.1:{server.server_port}/"
            browser = driver.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            rounds = options.rounds
            pages = [("an empty page of the theme", "index.html", rounds, None),
                     ("this archive", "timeline.html", rounds, False),
                     ("vis-timeline, clustered", "vis.html", rounds, True),
                     ("TimelineJS", "timelinejs.html", 1, None)]  # fmt: skip
            for what, path, times, pick in pages[: 2 if options.without_others else 4]:
                yield measure(browser, what, base + path, rounds=times, pick=pick)
            browser.close()
            server.shutdown()


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--without-others", action="store_true")
    options = parser.parse_args()
    print(f"| {options.count:,} incidents | KB loaded | interactive, s | filter, ms |")
    print("|---|---:|---:|---:|")
    for each in results(options):
        answer = "none" if each.answer is None else f"{each.answer:.0f}"
        row = (each.name, f"{each.weight / 1000:.0f}", f"{each.interactive / 1000:.2f}", answer)
        print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()
