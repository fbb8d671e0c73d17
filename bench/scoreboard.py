"""Measure the reading against gold data and write the scoreboard into docs/method.md.

    DATELINE_GOLD=/path/to/gold .venv/bin/python bench/scoreboard.py [SET...]

The folder holds bench/score.py and bench/data. Each set is read by the command line, as anybody
would, and scored by the gold's own scorer. Records and misses go to the ignored bench/misses/.
Timings are of this machine while it did other things too: read them as rough.
"""

import argparse
import os
import re
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
MISSES = ROOT / "bench" / "misses"
PAGE = ROOT / "docs" / "method.md"
START, END = "<!-- scoreboard -->", "<!-- /scoreboard -->"
SETS = {
    "te3": ("Temporal expressions, newswire (TempEval-3)", ("relaxed_f1", "type_f1", "value_f1")),
    "gva": (
        "Day and toll of the main incident, US local news (Gun Violence Archive)",
        ("date_accuracy", "killed_accuracy", "injured_accuracy", "all_accuracy", "mean_accuracy"),
    ),
    "geo": (
        "Place names found and placed, local news (Local-Global Lexicon)",
        ("toponym_f1", "accuracy_161km_of_found", "end_to_end_161km_f1"),
    ),
    "flat": ("Story found in a flat page dump", ("main_f1", "page_f1")),
    "link": (
        "Articles grouped by incident, US local news",
        ("b3_precision", "b3_recall", "b3_f1"),
    ),
}


def command(*arguments: str | Path, out: Path) -> float:
    """Run dateline into a file; gives the seconds it took."""
    started = time.monotonic()
    with out.open("wb") as file:
        done = subprocess.run(
            [sys.executable, "-m", "generator", *map(str, arguments)],
            stdout=file, check=False, cwd=ROOT,
        )  # fmt: skip
    if done.returncode not in {0, 3}:
        raise SystemExit(f"dateline {arguments[0]} ended with {done.returncode}")
    return time.monotonic() - started


def measure(name: str, gold: Path) -> tuple[dict[str, str], float]:
    """The scores of a set, and the articles read a second."""
    articles = gold / "data" / f"{name}.articles.jsonl"
    predicted = MISSES / f"{name}.records.jsonl"
    seconds = command("extract", articles, out=predicted)
    count = sum(1 for _ in articles.open(encoding="utf-8"))
    if name == "link":
        incidents = MISSES / "link.incidents.jsonl"
        command("link", predicted, out=incidents)
        predicted = incidents
    scored = subprocess.run(
        [sys.executable, str(gold / "score.py"), name, str(predicted), "--show", "400"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    (MISSES / f"{name}.txt").write_text(scored, encoding="utf-8")
    scores = dict(re.findall(r"^(\w+): (\S+)$", scored, flags=re.MULTILINE))
    return scores, count / seconds


def rows(measured: dict[str, tuple[dict[str, str], float]]) -> list[str]:
    """The scoreboard as a Markdown table."""
    table = [
        "| Set | What is measured | Size | Scores | Articles/s |",
        "|---|---|---:|---|---:|",
    ]
    for name, (scores, speed) in measured.items():
        what, shown = SETS[name]
        size = next(iter(scores.values()))
        values = ", ".join(f"{key} {float(scores[key]):.3f}" for key in shown)
        table.append(f"| {name} | {what} | {int(size):,} | {values} | {speed:.0f} |")
    return table


def kept() -> dict[str, str]:
    """The rows that stand in the page, by set, so that measuring one set keeps the others."""
    inside = PAGE.read_text(encoding="utf-8").split(START)[1].split(END)[0]
    return {row.split("|")[1].strip(): row for row in inside.splitlines() if row.startswith("| ")}


def main() -> None:
    """Measure the named sets, or all, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(SETS)}")
    chosen = parser.parse_args().sets or list(SETS)
    gold = Path(os.environ.get("DATELINE_GOLD", "")) / "bench"
    if not (gold / "score.py").is_file():
        raise SystemExit("set DATELINE_GOLD to the folder that holds bench/score.py")
    MISSES.mkdir(parents=True, exist_ok=True)
    measured = {}
    for name in chosen:
        measured[name] = measure(name, gold)
        print(name, measured[name][0], f"{measured[name][1]:.1f}/s", flush=True)
    table = rows(measured)
    lines = kept() | {row.split("|")[1].strip(): row for row in table[2:]}
    board = "\n".join([*table[:2], *(lines[name] for name in SETS if name in lines)])
    before, rest = PAGE.read_text(encoding="utf-8").split(START)
    after = rest.split(END)[1]
    PAGE.write_text(f"{before}{START}\n\n{board}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
