"""Compare what is read from seeds/demonstration with the facts that it was written from, and write
the table into docs/method.md.

    DATELINE_GOLD=/path/to/gold .venv/bin/python bench/demonstration.py

Reads facts/incidents.yml and the records of each summary; a summary belongs to the report of its
`summarised_from` outlet and date. Gives, a field a line, how many told facts were read right
(recall) and how many read facts are right (precision), and prints every miss.

An accuser is told where the facts have somebody accuse a named actor of the deed itself and the
summary names both. Not asked for are accusations of something else (that somebody failed to act,
or backs a group), of nobody who is named ("those who stored the cargo"), and denials.
"""

import os
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from generator import pipeline, seeds
from generator.model import Article, Conventions, Figure, Record, Report

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "method.md"
START, END = "<!-- demonstration -->", "<!-- /demonstration -->"
ACCUSING = {"suspected_or_accused_by_authorities", "suspected_or_accused", "possible"}
_NAME = re.compile(r"[A-Z][\w-]{2,}")
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
        "claim": (True if status == "claimed" else None, report.claimed or None),
    }


def told_accusers(incident: Fact, text: str) -> list[str]:
    """Who accuses a named actor of the deed, as far as the summary names both."""
    found = []
    for told in incident.get("accusations") or []:
        against = told["against"]
        of_the_deed = not re.search(r", for |\(accused of|^rejects", against)
        culprit = _NAME.match(against)
        last = told["by"].split(",")[0].split()[-1]
        if of_the_deed and culprit and culprit.group() in text and last in text:
            found.append(told["by"])
    return found


def read_accusers(record: Record, report: Report) -> list[str]:
    """Who was read to accuse somebody, by name, or by office where no name was read."""
    names = {actor.key: actor.name for actor in record.actors}
    keys = {a.asserted_by for a in report.attributions if a.modality in ACCUSING} - {None}
    return sorted(names.get(key, key) for key in keys if key)


def same(accuser: str, told: str) -> bool:
    """Whether a name or office that was read means the accuser of the facts."""
    words = {word.lower() for word in re.findall(r"\w{4,}", accuser)}
    return bool(words & {word.lower() for word in re.findall(r"\w{4,}", told)})


class Table:
    """What was told, read, and read right, by field."""

    def __init__(self) -> None:
        self.told, self.read, self.right = Counter[str](), Counter[str](), Counter[str]()

    def add(self, record: Record, report: Report, facts: tuple[Fact, Fact]) -> None:
        """Count the fields that have one value."""
        for field, (told, read) in compare(report, facts).items():
            if field in {"killed", "injured"} and in_words(facts[1][field]):
                continue
            self.told[field] += told is not None
            self.read[field] += read is not None
            self.right[field] += told is not None and told == read
            if told != read:
                print(f"  {record.id}: {field}: told {told}, read {read}", file=sys.stderr)

    def add_accusers(
        self, record: Record, report: Report, incident: Fact, article: Article
    ) -> None:
        """Count accusers, of whom an article may have several."""
        told, read = told_accusers(incident, article.text), read_accusers(record, report)
        right = [one for one in told if any(same(other, one) for other in read)]
        self.told["accuser"] += len(told)
        self.read["accuser"] += len(read)
        self.right["accuser"] += len(right)
        if len(right) != len(told) or len(right) != len(read):
            print(f"  {record.id}: accuser: told {told}, read {read}", file=sys.stderr)

    def rows(self) -> list[str]:
        """The table in Markdown."""
        lines = ["| Field | Told | Read | Precision | Recall |", "|---|---:|---:|---:|---:|"]
        for field, told in self.told.items():
            precision = self.right[field] / max(1, self.read[field])
            recall = self.right[field] / max(1, told)
            lines.append(
                f"| {field} | {told} | {self.read[field]} | {precision:.3f} | {recall:.3f} |"
            )
        return lines


def write(text: str) -> None:
    """Put the table between its marks in docs/method.md."""
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(START)
    PAGE.write_text(f"{before}{START}\n\n{text}\n\n{END}{rest.split(END)[1]}", encoding="utf-8")


def main() -> None:
    """Print the misses, and the table, which goes into docs/method.md too."""
    facts = Path(os.environ.get("DATELINE_GOLD", "")) / "facts" / "incidents.yml"
    if not facts.is_file():
        raise SystemExit("set DATELINE_GOLD to the folder that holds facts/incidents.yml")
    folder = ROOT / "seeds" / "demonstration"
    work = seeds.load(seeds.find(folder), below=folder, shown_from=ROOT)
    reading = pipeline.records(work, assume=Conventions(today="2026-11-22"))
    known, table, compared = reports(facts), Table(), 0
    for record, article in zip(reading.records, reading.articles, strict=True):
        pair = match(record, known)
        if pair is None or record.article.language != "en":
            continue
        report = next((r for r in record.incidents if r.main), Report(main=True))
        compared += 1
        table.add(record, report, pair)
        table.add_accusers(record, report, pair[0], article)
    every = len(reading.records)
    said = f"{compared} of {every} summaries, each held against the facts of its report."
    shown = "\n".join([said, "", *table.rows()])
    print(shown)
    write(shown)


if __name__ == "__main__":
    main()
