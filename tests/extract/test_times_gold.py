"""How well times are read on news of others, where the gold is at hand."""

import importlib.util
import json
from pathlib import Path

import pytest

from generator import story
from generator.extract.times import find_times
from generator.model import Article, Head

REACH = {"strict_f1": 0.88, "relaxed_f1": 0.94, "type_f1": 0.89, "value_f1": 0.81}


@pytest.mark.gold
def test_times_are_read_as_well_as_the_best_rule_based_readers_do(gold: Path) -> None:
    bench = gold / "bench"
    spec = importlib.util.spec_from_file_location("score", bench / "score.py")
    assert spec
    assert spec.loader
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    answers = {row["id"]: row for row in score.lines(bench / "data" / "te3.gold.jsonl")}
    given = (bench / "data" / "te3.articles.jsonl").read_text(encoding="utf-8").splitlines()
    read = {row["id"]: row for row in map(record, given)}
    reached = dict(score.te3(answers, read, 0))
    assert {name: reached[name] for name in REACH if reached[name] < REACH[name]} == {}


def record(line: str) -> dict[str, object]:
    row = json.loads(line)
    head = Head(published=row["published"], body=((0, len(row["text"])),))
    article = Article(id=row["id"], sha256="", text=row["text"], format="text", head=head)
    names = ("start", "end", "text", "type", "value")
    times = find_times(story.tell(article))
    return {"id": row["id"], "times": [{n: getattr(t, n) for n in names} for t in times]}
