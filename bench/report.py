"""List the misses of the last measurement by kind, and what was gained and lost since the baseline.

    DATELINE_GOLD=/path/to/gold .venv/bin/python -m bench.report [--accept] [SET...]

Reads the records that `bench/scoreboard.py` left in the ignored bench/misses/, writes a file of
misses a set there, and prints a table of kinds with the answers gained and lost against
bench/baselines/, which hold ids and right (1) or wrong (0), a mark for each answer in the order
of the text, and no word of any article. `--accept` makes this measurement the new baseline.
"""

import argparse
import csv
import os
from collections import Counter
from collections.abc import Iterable
from itertools import groupby, zip_longest
from pathlib import Path

import msgspec

from bench import kinds
from bench.kinds import Judged, Rows

ROOT = Path(__file__).parent.parent
MISSES = ROOT / "bench" / "misses"
BASELINES = ROOT / "bench" / "baselines"
SETS = ("te3", "gva", "geo", "flat", "link")
Marks = dict[tuple[str, str], str]  # id, field → "1101"


def rows(path: Path) -> list[kinds.Row]:
    """The objects of a JSON-lines file."""
    with path.open("rb") as lines:
        return [msgspec.json.decode(line) for line in lines if line.strip()]


def by_id(path: Path) -> Rows:
    """The same by id."""
    return {row["id"]: row for row in rows(path)}


def judged(name: str, gold: Path) -> list[Judged]:
    """Every answer of a set."""
    told = by_id(gold / f"{name}.gold.jsonl")
    if name == "link":
        return list(kinds.link(told, rows(MISSES / "link.incidents.jsonl")))
    read = by_id(MISSES / f"{name}.records.jsonl")
    if name == "flat":
        texts = {key: row["text"] for key, row in by_id(gold / "flat.articles.jsonl").items()}
        return list(kinds.flat(told, read, texts))
    return list({"te3": kinds.te3, "gva": kinds.gva, "geo": kinds.geo}[name](told, read))


def marks(answers: Iterable[Judged]) -> Marks:
    """Right or wrong of each answer that the gold asks for."""
    found: Marks = {}
    for one in answers:
        if not one.spurious:
            found[one.id, one.field] = found.get((one.id, one.field), "") + "01"[one.right]
    return found


def baseline(name: str) -> Marks:
    """The marks that were accepted last."""
    path = BASELINES / f"{name}.csv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        return {
            (row["id"], field): mark
            for row in csv.DictReader(lines)
            for field, mark in row.items()
            if field != "id"
        }


def accept(name: str, now: Marks) -> None:
    """Keep the marks: a line an id, a column a field."""
    fields = list(dict.fromkeys(field for _, field in now))
    BASELINES.mkdir(exist_ok=True)
    with (BASELINES / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["id", *fields])
        for key, group in groupby(now.items(), key=lambda item: item[0][0]):
            of = {field: mark for (_, field), mark in group}
            out.writerow([key, *(of.get(field, "") for field in fields)])


def changed(before: Marks, now: Marks) -> dict[str, list[str]]:
    """The answers gained and lost, each as "id field", with its number where there are more."""
    found: dict[str, list[str]] = {"gained": [], "lost": []}
    for (key, field), old in before.items():
        for number, (was, is_now) in enumerate(zip_longest(old, now.get((key, field), ""))):
            if was != is_now:
                word = f"{key} {field}" + (f" {number + 1}" if len(old) > 1 else "")
                found["gained" if is_now == "1" else "lost"].append(word)
    return found


def misses(answers: Iterable[Judged]) -> str:
    """All misses by field and kind, the commonest kind first."""
    wrong = [one for one in answers if not one.right]
    counted = Counter((one.field, one.kind) for one in wrong)
    parts = []
    for field, kind in sorted(counted, key=lambda pair: (pair[0], -counted[pair])):
        parts.append(f"\n{field}: {kind} ({counted[field, kind]})")
        parts += [
            f"  {one.id}: told {one.told or '–'}, read {one.read or '–'}"
            for one in wrong
            if (one.field, one.kind) == (field, kind)
        ]
    return "\n".join(parts).lstrip() + "\n"


def show(name: str, answers: list[Judged], change: dict[str, list[str]]) -> None:
    """The kinds of a set as a table, and the number of answers gained and lost."""
    asked = Counter(one.field for one in answers if not one.spurious)
    wrong = Counter((one.field, one.kind) for one in answers if not one.right)
    print(f"\n{name}: {len(change['gained'])} gained, {len(change['lost'])} lost")
    for field in asked:
        right = sum(one.right for one in answers if one.field == field)
        print(f"  {field}: {right} of {asked[field]} right")
        for (of, kind), count in wrong.most_common():
            if of == field:
                print(f"    {count:5} {kind}")


def main() -> None:
    """Report on the named sets, or on all that were measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(SETS)}")
    parser.add_argument("--accept", action="store_true", help="make this the new baseline")
    options = parser.parse_args()
    gold = Path(os.environ.get("DATELINE_GOLD", "")) / "bench" / "data"
    if not gold.is_dir():
        raise SystemExit("set DATELINE_GOLD to the folder that holds bench/data")
    for name in options.sets or [one for one in SETS if any(MISSES.glob(f"{one}.*.jsonl"))]:
        answers = judged(name, gold)
        change = changed(baseline(name), marks(answers))
        show(name, answers, change)
        lists = "".join(
            f"{word}:\n" + "".join(f"  {one}\n" for one in each) + "\n"
            for word, each in change.items()
        )
        (MISSES / f"{name}.kinds.txt").write_text(lists + misses(answers), encoding="utf-8")
        if options.accept:
            accept(name, marks(answers))


if __name__ == "__main__":
    main()
