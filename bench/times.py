"""Read our own sentences of time beside other date finders, and tell so in docs/method.md.

    pip install -e '.[bench]'   (the other finders)
    .venv/bin/python bench/times.py

The sentences are those of tests/extract/cases-times.yml whose publication day is known. Asked is
for days: an expression is *right* when the days found lie within those told in the table (one day
of "in May" is right), *wrong* when they do not, *missed* when nothing is found there. *Spurious* is
a day found in a length or a repetition ("for three days", "every Friday"), or in a sentence without
any time. The other finders look backwards by default here, as news does.
"""

import time
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from generator import story
from generator.extract.times import find_times
from generator.model import Article, Head

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "extract" / "cases-times.yml"
PAGE = ROOT / "docs" / "method.md"
START, END = "<!-- times -->", "<!-- /times -->"
INSTALL = "install the other date finders first: .venv/bin/pip install -e '.[bench]'"
QUIET = "2024-01-10"  # the publication day of the sentences that tell no time


class Told(NamedTuple):
    """Days at a place of a sentence, ISO; None where the words there name no day."""

    start: int
    end: int
    first: str | None
    last: str | None


Finder = Callable[[str, date], list[Told]]
Case = tuple[str, str, list[Told]]  # sentence, publication day, what it tells


def cases() -> list[Case]:
    """The sentences, each with the expressions that the table lists for it."""
    table = yaml.load(CASES.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    told: dict[tuple[str, str], list[Told]] = {}
    for sentence, published, words, kind, value, first, last, *_ in table["read"]:
        named = first is not None or kind in ("DURATION", "SET")
        if published and len(published) == 10 and named and not value.endswith("_REF"):
            start = sentence.index(words)
            row = Told(start, start + len(words), first, last)
            told.setdefault((sentence, published), []).append(row)
    found: list[Case] = [(*key, rows) for key, rows in told.items()]
    return found + [(sentence, QUIET, []) for sentence in table["nothing"]]


def ours(sentence: str, published: date) -> list[Told]:
    """What this project finds."""
    head = Head(published=published.isoformat(), body=((0, len(sentence)),))
    article = Article(id="case", sha256="", text=sentence, format="text", head=head)
    times = find_times(story.tell(article))
    return [Told(t.start, t.end, t.earliest, t.latest) for t in times if t.earliest]


def dateparser(module: Any) -> Finder:
    """What dateparser's search finds."""

    def find(sentence: str, published: date) -> list[Told]:
        base = datetime.combine(published, datetime.min.time())
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
        place, found = 0, []
        for words, day in module.search_dates(sentence, ["en"], settings) or []:
            place = max(place, sentence.find(words, place))
            found.append(on_day(place, place + len(words), day))
        return found

    return find


def datefinder(module: Any) -> Finder:
    """What datefinder finds; its durations and repetitions are no days."""

    def find(sentence: str, published: date) -> list[Told]:
        base = datetime.combine(published, datetime.min.time())
        found = []
        for hit in module.extract(sentence, reference_dt=base):
            if hit.kind == "absolute":
                found.append(on_day(hit.start, hit.end, hit.value.datetime_value))
            elif hit.kind == "relative":
                found.append(on_day(hit.start, hit.end, hit.value.resolved_datetime))
        return found

    return find


def on_day(start: int, end: int, moment: datetime) -> Told:
    """A moment as the day it is on."""
    day = moment.date().isoformat()
    return Told(start, end, day, day)


def judge(told: list[Told], found: list[Told]) -> Counter[str]:
    """How one sentence was read."""
    counts: Counter[str] = Counter()
    for row in told:
        hits = [hit for hit in found if hit.start < row.end and row.start < hit.end]
        if row.first is None:
            counts["spurious"] += bool(hits)
        else:
            right = any(row.first <= str(h.first) and str(h.last) <= str(row.last) for h in hits)
            counts["right" if right else "wrong" if hits else "missed"] += 1
    if not told:
        counts["spurious"] += len(found)
    return counts


def measure(find: Finder, sentences: list[Case]) -> tuple[Counter[str], float]:
    """All counts, and milliseconds of the processor a sentence."""
    for sentence, published, _ in sentences[:20]:
        find(sentence, date.fromisoformat(published))  # the first calls load and compile
    counts: Counter[str] = Counter()
    started = time.process_time()
    answers = [find(sentence, date.fromisoformat(day)) for sentence, day, _ in sentences]
    spent = timedelta(seconds=time.process_time() - started) / timedelta(milliseconds=1)
    for (_, _, told), found in zip(sentences, answers, strict=True):
        counts += judge(told, found)
    return counts, spent / len(sentences)


def finders() -> dict[str, Finder]:
    """Our finder and the others, by name."""
    try:
        searching, finding = import_module("dateparser.search"), import_module("datefinder")
        version = import_module("dateparser").__version__
    except ImportError as error:
        raise SystemExit(f"{error.name} is missing; {INSTALL}") from error
    return {
        "this archive": ours,
        f"dateparser {version}, search": dateparser(searching),
        f"datefinder {finding.__version__}": datefinder(finding),
    }


def main() -> None:
    """Measure all finders, print the table and write it into the page."""
    sentences = cases()
    rows = [told for _, _, each in sentences for told in each]
    days = sum(row.first is not None for row in rows)
    columns = ("right", "wrong", "missed", "spurious")
    silent = sum(not told for _, _, told in sentences)
    rest = len(rows) - days
    table = [
        f"{days} days or spans; {rest} lengths and repetitions; {silent} sentences without time.",
        "",
        "| Reader | Right | Wrong | Missed | Spurious | Milliseconds a sentence |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name, find in finders().items():
        counts, spent = measure(find, sentences)
        cells = " | ".join(str(counts[column]) for column in columns)
        table.append(f"| {name} | {cells} | {spent:.2f} |")
    text = "\n".join(table)
    print(text)
    before, after = PAGE.read_text(encoding="utf-8").split(START)
    after = after.split(END)[1]
    PAGE.write_text(f"{before}{START}\n\n{text}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
