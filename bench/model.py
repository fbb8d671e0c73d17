"""What the model of names gives and costs, side by side with the rules alone, into docs/method.md.

    DATELINE_GOLD=/path/to/gold .venv/bin/python -m bench.model

Needs the model (`make model`). Reads `geo`, `gva` and the demonstration with and without it, each
in a process of its own, one core. Seconds are those that the processor worked, from the start of
the command; memory is the most that it held.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import yaml

from bench.report import rows
from generator.names import level

ROOT = Path(__file__).parent.parent
MISSES = ROOT / "bench" / "misses"
PAGE = ROOT / "docs" / "method.md"
START, END = "<!-- model -->", "<!-- /model -->"
SIDES = {"--no-model": "Rules alone", "--model": "With the model"}
SHOWN = {
    "geo": {"precision": "Places found, precision", "recall": "Places found, recall",
            "end_to_end_161km_f1": "Places found and placed, F1"},
    "gva": {"date_accuracy": "Day of the incident", "all_accuracy": "Day and toll all right"},
}  # fmt: skip


class Run(msgspec.Struct):
    """What one reading took."""

    seconds: float
    megabytes: float


def run(side: str, source: Path, out: Path) -> Run:
    """Read into a file, and what it took."""
    with out.open("wb") as file:
        child = subprocess.Popen(
            [sys.executable, "-m", "generator", "extract", side, str(source)],
            stdout=file, stderr=subprocess.DEVNULL, cwd=ROOT,
        )  # fmt: skip
        _, _, used = os.wait4(child.pid, 0)
        child.returncode = 0
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def scores(name: str, gold: Path, read: Path) -> dict[str, float]:
    """What the gold's scorer says."""
    told = subprocess.run(
        [sys.executable, str(gold / "score.py"), name, str(read)],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    return {key: float(value) for key, value in re.findall(r"(?m)^(\w+): (\S+)$", told)}


def actors(read: Path, facts: Path) -> dict[str, str]:
    """Of the actors of the facts that a summary names, how many were read; and how many in all."""
    known = {
        level(name).lower()
        for incident in yaml.load(facts.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        for actor in incident["actors"]
        for name in (actor["name"], *actor["aliases"])
        if len(name) > 4
    }
    named = found = every = private = 0
    folder = ROOT / "seeds" / "demonstration"
    for record in rows(read):
        path = next(iter(sorted(folder.glob(f"{record['id']}.*"))))
        text = level(path.read_text(encoding="utf-8", errors="replace")).lower()
        names = {
            level(name).lower() for actor in record["actors"]
            for name in (actor["name"], *actor["aliases"])
        }  # fmt: skip
        told = {name for name in known if re.search(rf"\b{re.escape(name)}\b", text)}
        named += len(told)
        found += sum(any(name in other for other in names) for name in told)
        every += len(record["actors"])
        private += sum(not actor["public"] for actor in record["actors"])
    return {
        "Names of the facts’ actors found in the demonstration": f"{found} of {named}",
        "Actors of the demonstration, and private ones among them": f"{every}, {private}",
    }


def measure(side: str, gold: Path) -> dict[str, str]:
    """Every row of one side."""
    told: dict[str, str] = {}
    taken: dict[str, float] = {}
    memory = 0.0
    for name, shown in SHOWN.items():
        source, out = gold / "bench" / "data" / f"{name}.articles.jsonl", MISSES / f"{name}{side}"
        used = run(side, source, out)
        found = scores(name, gold / "bench", out)
        told |= {words: f"{found[key]:.3f}" for key, words in shown.items()}
        taken[name] = sum(1 for _ in source.open("rb")) / used.seconds
        memory = max(memory, used.megabytes)
    out = MISSES / f"demonstration{side}"
    run(side, ROOT / "seeds" / "demonstration", out)
    told |= actors(out, gold / "facts" / "incidents.yml")
    told |= {f"Articles a second a core, {name}": f"{rate:.0f}" for name, rate in taken.items()}
    return told | {"Memory": f"{memory:.0f} MB"}


def main() -> None:
    """Measure both sides, print the table and write it into the page."""
    gold = Path(os.environ.get("DATELINE_GOLD", ""))
    if not (gold / "bench" / "score.py").is_file():
        raise SystemExit("set DATELINE_GOLD to the folder that holds bench/score.py and facts/")
    MISSES.mkdir(parents=True, exist_ok=True)
    sides = {words: measure(flag, gold) for flag, words in SIDES.items()}
    table = [f"| Measured | {' | '.join(sides)} |", "|---|---:|---:|"]
    first = next(iter(sides.values()))
    table += [f"| {row} | {' | '.join(side[row] for side in sides.values())} |" for row in first]
    print("\n".join(table))
    before, rest = PAGE.read_text(encoding="utf-8").split(START)
    shown = "\n".join(table)
    PAGE.write_text(f"{before}{START}\n\n{shown}\n\n{END}{rest.split(END)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main()
