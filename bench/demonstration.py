"""Compare what is read from seeds/demonstration with the facts that it was written from.

    DATELINE_GOLD=/path/to/gold .venv/bin/python bench/demonstration.py

Reads facts/incidents.yml and the records of each summary; a summary belongs to the report of its
`summarised_from` outlet and date. Prints, a field a line, how many told facts were read right
(recall) and how many read facts are right (precision), and every miss.
"""

import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from generator import pipeline, seeds
from generator.model import Conventions, Figure, Record, Report

ROOT = Path(__file__).parent.parent
Fact = dict[str, Any]


def reports(facts: Path) -> dict[tuple[str, str | None], tuple[Fact, Fact]]:
    """(outlet, date) → (incident, report) of the facts file; agency notes in brackets go."""
    found = {}
    for incident in yaml.load(facts.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
        for report in incident["reports"]:
            outlet = report["outlet"].split(" (")[0]
            found[(outlet, incident["key"], report["published"])] = (incident, report)
    return {(key[0], key[2]): value for key, value in found.items()} | {
        (f"{key[0]}/{key[1]}", None): value for key, value in found.items()
    }


def match(record: Record, known: dict[tuple[str, str | None], tuple[Fact, Fact]]) -> Any:
    """The facts of a summary: by outlet and date, and by the place in its file's name."""
    origin = record.article.summarised_from
    if origin is None:
        return None
    outlet = origin.outlet.split(" (")[0]
    candidates = [
        pair for (name, _), pair in known.items()
        if name.split("/")[0] == outlet and pair[0]["place"].split(" ")[0].split(",")[0].lower()
        in record.id
    ]  # fmt: skip
    dated = [pair for pair in candidates if pair[1]["published"] == origin.date]
    return next(iter(dated or candidates), None)


def figure_of(told: Fact | None) -> int | None:
    """The one number a report gives, if it does."""
    if not told:
        return None
    value = told["low"] if told["low"] is not None else told["high"]
    return int(value) if value is not None else None


def in_words(told: Fact | None) -> bool:
    """Whether the facts give only a wording ("dozens"), which has no number to compare."""
    return bool(told and told["wording"] and figure_of(told) is None)


def read_figure(figure: Figure | None) -> int | None:
    """The one number that was read."""
    if figure is None:
        return None
    return next((v for v in (figure.best, figure.low, figure.high) if v is not None), None)


def compare(report: Report, facts: tuple[Fact, Fact]) -> dict[str, tuple[Any, Any]]:
    """Field → (told, read)."""
    incident, told = facts
    status = (told["claim"] or {}).get("status")
    return {
        "day": (incident["date"][0], report.when.earliest),
        "country": (incident["country"], report.where.country),
        "city": (incident["place"].split(" ")[0].split(",")[0], report.where.name),
        "killed": (figure_of(told["killed"]), read_figure(report.killed)),
        "injured": (figure_of(told["injured"]), read_figure(report.injured)),
        "claimed": (True if status == "claimed" else None, report.claimed or None),
    }


def main() -> None:
    """Print the table and the misses."""
    facts = Path(os.environ.get("DATELINE_GOLD", "")) / "facts" / "incidents.yml"
    if not facts.is_file():
        raise SystemExit("set DATELINE_GOLD to the folder that holds facts/incidents.yml")
    folder = ROOT / "seeds" / "demonstration"
    work = seeds.load(seeds.find(folder), below=folder, shown_from=ROOT)
    reading = pipeline.records(work, assume=Conventions(today="2026-11-22"))
    known = reports(facts)
    right, told_all, read_all = Counter[str](), Counter[str](), Counter[str]()
    unmatched = 0
    for record in reading.records:
        pair = match(record, known)
        main_report = next((r for r in record.incidents if r.main), Report(main=True))
        if pair is None or record.article.language != "en":
            unmatched += 1
            continue
        for field, (told, read) in compare(main_report, pair).items():
            if field in {"killed", "injured"} and in_words(pair[1][field]):
                continue
            told_all[field] += told is not None
            read_all[field] += read is not None
            right[field] += told is not None and told == read
            if told != read:
                print(f"  {record.id}: {field}: told {told}, read {read}", file=sys.stderr)
    print(f"{len(reading.records)} summaries, {unmatched} not compared")
    print(f"{'field':10} {'precision':>9} {'recall':>9} {'told':>5}")
    for field in told_all:
        precision = right[field] / max(1, read_all[field])
        recall = right[field] / max(1, told_all[field])
        print(f"{field:10} {precision:9.3f} {recall:9.3f} {told_all[field]:5}")


if __name__ == "__main__":
    main()
