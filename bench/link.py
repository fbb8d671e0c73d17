"""How linking grows: seconds and memory for 1,000 to 30,000 invented records, as Markdown.

    .venv/bin/python bench/link.py [COUNT...]

The records are made by a fixed rule: three reports an incident on the whole, in towns and on days
that repeat, with common and rare words, some copies, slips of a day, and mentions of older events.
Every size runs in a process of its own. `growth` is the exponent between two sizes: 1.0 is linear.
"""

import argparse
import math
import random
import resource
import subprocess
import sys
import time
from datetime import date, timedelta

from generator.link import link
from generator.model import Figure, Fingerprint, Head, Record, Report, Toll, When, Where

SIZES = (1_000, 3_000, 10_000, 30_000)
FIRST = date(2010, 1, 1)
TYPES = ("bombing", "shooting", "armed_assault", "fire", "stabbing")
COMMON = tuple(f"common{n}" for n in range(400))


def records(count: int) -> list[Record]:
    """So many records, the same in every run."""
    dice = random.Random(count)  # noqa: S311 - no secret, only the same numbers again
    found: list[Record] = []
    while len(found) < count:
        event = _event(dice, count)
        rare = [f"rare{dice.randrange(count * 3)}" for _ in range(12)]
        for _ in range(min(count - len(found), 1 + int(dice.expovariate(0.5)))):
            found.append(_record(dice, len(found), event, rare, _event(dice, count)))
    return found


def _event(dice: random.Random, count: int) -> Report:
    """An event in one of many towns, on a day of a period that grows with the archive."""
    when = FIRST + timedelta(days=dice.randrange(max(200, count // 5)))
    town = int(dice.paretovariate(0.6)) % 2_000
    country = f"{chr(65 + town % 26)}{chr(65 + town % 7)}"
    killed = dice.choice((0, 1, 1, 1, 2, 3, 12, 40))
    figure = Figure(low=killed, best=killed, high=killed)
    day = when.isoformat()
    return Report(
        main=True,
        type=dice.choice(TYPES),
        when=When(earliest=day, latest=day, precision="day", edtf=day),
        where=Where(name=f"Town {town}", country=country, lat=town % 170 - 85.0,
                    lon=town % 350 - 175.0, precision="city"),
        killed=figure,
        casualties=(Toll(outcome="killed", low=killed, best=killed, high=killed),),
    )  # fmt: skip


def _record(
    dice: random.Random, number: int, event: Report, rare: list[str], older: Report
) -> Record:
    words = [*dice.sample(rare, 8), *(dice.choice(COMMON) for _ in range(50)), "police"]
    back = Report(main=False, report_kind="background", type=older.type, when=older.when,
                  where=older.where, killed=older.killed)  # fmt: skip
    appeared = date.fromisoformat(event.when.earliest or "") + timedelta(days=dice.randrange(4))
    return Record(
        id=f"a{number}",
        sha256=f"{number:064x}",
        article=Head(outlet=f"Outlet {number % 97}", title=" ".join(words[:6]),
                     published=appeared.isoformat(), published_precision="day"),
        incidents=(event, back) if number % 5 == 0 else (event,),
        fingerprint=Fingerprint(
            minhash=tuple(dice.randrange(2**32) for _ in range(64)),
            terms=dict.fromkeys(words, 1.0),
        ),
    )  # fmt: skip


def measure(count: int) -> None:
    """Print seconds of linking, peak megabytes of the process, and incidents, for one size."""
    made = records(count)
    started = time.process_time()
    found = link(made)
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(seconds, peak, len(found))


def table(sizes: list[int]) -> list[str]:
    """A row a size."""
    rows = ["| Records | Seconds | Records/s | Peak MB | Incidents | Growth |",
            "|---:|---:|---:|---:|---:|---:|"]  # fmt: skip
    before: tuple[int, float] | None = None
    for size in sizes:
        done = subprocess.run(
            [sys.executable, __file__, "--one", str(size)],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        seconds, peak, incidents = map(float, done.stdout.split())
        growth = "–"
        if before:
            growth = f"{math.log(seconds / before[1]) / math.log(size / before[0]):.2f}"
        rows.append(
            f"| {size:,} | {seconds:.1f} | {size / seconds:,.0f} | {peak:.0f}"
            f" | {incidents:,.0f} | {growth} |"
        )
        before = size, seconds
    return rows


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description="Seconds and memory of linking.")
    asked.add_argument("sizes", nargs="*", type=int, default=list(SIZES), metavar="COUNT")
    asked.add_argument("--one", type=int, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.one:
        measure(given.one)
    else:
        print("\n".join(table(given.sizes)))
