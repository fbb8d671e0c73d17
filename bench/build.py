"""How long a whole `dateline build` takes: from nothing, the same again, and with one more article.

    .venv/bin/python bench/build.py [--articles 3000]

The project is a copy of this one's theme and pages with invented articles (those of
bench/speed.py, short, each of its own town and day) as seeds. Every build is a process of its own,
as a maintainer or CI starts it. Wall time and processor time of all its processes are told, with
the pages of the site: trust the ratios, since a machine's speed changes from minute to minute.
Reach at 10,000 pages: one more article in 6 seconds, and in a fifteenth of the processor time of
the build from nothing.
"""

import argparse
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bench.speed import CITIES  # noqa: E402 - found only from the project's folder

FIRST, DAYS = date(2004, 1, 1), 7_000
DEEDS = (
    ("A bomb exploded at a market in {city}", "killing {n} people and wounding {m}"),
    ("Gunmen opened fire at a bus station in {city}", "killing {n} people and wounding {m}"),
    ("A fire broke out in a hotel in {city}", "killing {n} people and injuring {m}"),
    ("A bridge collapsed in {city}", "killing {n} people and injuring {m}"),
)


class Spent(NamedTuple):
    """One build: seconds by the clock and of all processors, and megabytes at its peak."""

    wall: float
    cpu: float
    peak: float


def main() -> None:
    """Measure and print a Markdown table."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--articles", type=int, default=3000, help="seeds (default 3000)")
    count = options.parse_args().articles
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        lay_out(root)
        for number in range(count):
            write(root, number)
        fresh = build(root)
        same = build(root)
        write(root, count)
        more = build(root)
        pages = sum(1 for _ in (root / "site").rglob("*.html"))
    print(f"{count:,} articles, {pages:,} pages\n")
    print("| build | wall s | processor s | of the first | peak MB |\n|---|---:|---:|---:|---:|")
    for name, spent in (("from nothing", fresh), ("the same again", same), ("one more", more)):
        share = f"1/{fresh.cpu / spent.cpu:.0f}"
        print(f"| {name} | {spent.wall:.1f} | {spent.cpu:.1f} | {share} | {spent.peak:.0f} |")


def lay_out(root: Path) -> None:
    """A project like this one, without seeds."""
    for name in ("templates", "generator"):
        (root / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    generated = shutil.ignore_patterns("incidents", "actors", "dates", "places", "sources", "feeds")
    shutil.copytree(ROOT / "docs", root / "docs", ignore=generated)
    (root / "seeds").mkdir()


def write(root: Path, number: int) -> None:
    """Seed `number`: one event of its own day, told in five sentences."""
    dice = random.Random(number)  # noqa: S311 - invented articles, the same every time
    day = FIRST + timedelta(days=dice.randrange(DAYS))
    deed, toll = dice.choice(DEEDS)
    city = dice.choice(CITIES.split(", "))
    told = {"city": city, "n": dice.randint(2, 90), "m": dice.randint(91, 300)}
    text = (
        f"---\ntitle: {deed.format(**told)}\noutlet: The Coast Courier {number % 40}\n"
        f"published: {day + timedelta(days=1)}\n---\n\n"
        f"{deed.format(**told)} on {day:%A}, {toll.format(**told)}, police said. The injured were"
        " taken to three hospitals. Nobody has claimed responsibility. The mayor declared three"
        " days of mourning. Schools stayed closed and trains did not run.\n"
    )
    (root / "seeds" / f"{day.year}").mkdir(exist_ok=True)
    (root / "seeds" / f"{day.year}" / f"a{number}.md").write_text(text, encoding="utf-8")


def build(root: Path) -> Spent:
    """One `dateline build` there."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    command = [sys.executable, "-m", "generator", "build", "--today", "2026-01-01"]
    subprocess.run(command, cwd=root, check=True, stdout=subprocess.DEVNULL)
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic() - began
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Spent(wall, cpu, after.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
