"""How long an archive's data takes beside its linking: tables, records, feeds and heads.

    .venv/bin/python bench/export.py [COUNT]

The records are those of bench/link.py; COUNT of them (18,500 as if not told) give some 10,000
incidents, peopled here. The same process links them, so the machine's speed is the same for both.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bench.link import records  # noqa: E402 - found only from the project's folder
from generator.export import feeds, files, heads, twin  # noqa: E402 - the same
from generator.model import Actor, Attribution, Evidence, Record, Statement  # noqa: E402 - the same
from generator.page import Page  # noqa: E402 - the same
from generator.settings import Settings  # noqa: E402 - the same
from generator.settle import archive  # noqa: E402 - the same
from generator.view.lookup import look  # noqa: E402 - the same

T = TypeVar("T")
SITE = Settings(name="Bench", site_url="https://archive.example.org/", licence="CC0-1.0")


def peopled(record: Record, number: int) -> Record:
    """The record with a group that claims its event, a private person, and a word from each."""
    key, name = f"group-{number % 400}", f"Group {number % 400}"
    read = (Evidence(start=10, end=60, quote=f"{name} said that it had done it", rule="bench"),)
    claim = Attribution(actor=key, modality="claimed_or_admitted", asserted_by=key, evidence=read)
    said = [
        Statement(speaker=by, verb="said", direct=True, start=80, end=130, quote=f"I saw {number}")
        for by in (key, f"person-{number}")
    ]
    main = replace(record.incidents[0], attributions=(claim,), claimed=True, actors=(key,))
    return replace(
        record,
        actors=(
            Actor(key=key, name=name, kind="armed_group", public=True),
            Actor(key=f"person-{number}", name=f"Ann Example{number}", kind="person"),
        ),
        incidents=(main, *record.incidents[1:]),
        statements=tuple(said),
    )


def timed(label: str, work: Callable[[], T]) -> T:
    """What a piece of work gives, its seconds of processor told."""
    began = time.process_time()
    result = work()
    print(f"| {label} | {time.process_time() - began:.1f} |", flush=True)
    return result


def main() -> None:
    """Measure each part once."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("count", nargs="?", type=int, default=18_500)
    count = parser.parse_args().count
    made = [peopled(record, number) for number, record in enumerate(records(count))]
    print("| Part | Seconds |\n|---|---:|")
    found = timed("linking and settling", lambda: archive((), made))
    lookup = timed("the lookup", lambda: look(found, SITE))
    rows = timed("rows of the tables", lambda: files.filled(lookup))
    data = timed("CSV, JSON Lines, GeoJSON, description", lambda: files.texts(lookup, rows))
    twins = timed("a JSON record for each incident", lambda: dict(twin.texts(lookup)))
    told = timed("feeds", lambda: feeds.texts(lookup, {}))
    made_heads = heads.heads(lookup, data)
    pages = [
        Page(path=path, title=one.title, template="", view=None, kind="incident")
        for path, one in made_heads.incidents.items()
    ]
    timed("heads of the incidents’ pages", lambda: [made_heads.head(page) for page in pages])
    size = sum(map(len, (*data.values(), *twins.values(), *told.values()))) / 1e6
    print(f"\n{len(rows['incidents']):,} incidents, {len(rows['reports']):,} reports,"
          f" {len(data) + len(twins) + len(told):,} files, {size:.0f} MB")  # fmt: skip


if __name__ == "__main__":
    main()
