"""Long files of an article a line: read as they come, in order, by as many processes as wanted."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import console, pipeline, seeds
from generator.cli import commands
from generator.model import Conventions, Line, Problem

TODAY = Conventions(today="2024-06-01")


def told(number: int) -> bytes:
    text = f"A bomb exploded at a market in Valletta on Monday, killing {number} people."
    return json.dumps({"id": f"a{number}", "text": text, "published": "2024-03-05"}).encode()


class Counted:
    """Lines that are made when they are asked for, and how many were."""

    def __init__(self, most: int) -> None:
        self.most, self.made = most, 0

    def __iter__(self) -> Iterator[Line]:
        for number in range(1, self.most + 1):
            self.made = number
            yield Line(id="many", path="many.jsonl", number=number, data=told(number))


def ids(outcomes: Iterator[pipeline.Outcome]) -> list[str]:
    return [pair.record.id for outcome in outcomes for pair in outcome.pairs]


def test_a_long_file_is_read_no_further_than_its_records_are_wanted() -> None:
    lines = Counted(5_000)
    first = next(pipeline.stream(lines, assume=TODAY))
    assert first.pairs[0].record.id == "a1"
    assert lines.made <= pipeline.PARALLEL_FROM


def test_several_processes_keep_the_order_and_read_little_ahead() -> None:
    lines = Counted(260)
    outcomes = pipeline.stream(lines, assume=TODAY, jobs=2)
    first = next(outcomes)
    assert lines.made < 200
    alone = pipeline.stream(Counted(260), assume=TODAY)
    assert [first, *outcomes] == list(alone)


@pytest.mark.parametrize("name", ["many.jsonl", "-"])
def test_a_line_that_is_no_article_costs_itself_alone(tmp_path: Path, name: str) -> None:
    data = b"\n".join([told(1), b"", b"{", told(2), b""])
    path = tmp_path / "many.jsonl"
    path.write_bytes(data)
    named = name if name == "-" else str(path)
    result = CliRunner().invoke(commands, ["extract", named], input=data)
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a1", "a2"]
    assert ":3: error: no JSON" in result.stderr
    assert result.exit_code == 0


def test_lines_are_read_as_the_whole_file_is(tmp_path: Path) -> None:
    foreign = {"@type": "NewsArticle", "headline": "Blast", "articleBody": "A bomb exploded."}
    lines = [b"\xef\xbb\xbf" + told(1) + b"\r", json.dumps(foreign).encode(), told(3)]
    path = tmp_path / "many.jsonl"
    path.write_bytes(b"\n".join(lines))
    whole = pipeline.records(console.work([str(path)]), assume=TODAY)
    by_line = pipeline.records(console.entries([str(path)]), assume=TODAY)
    assert by_line == whole
    assert [record.id for record in whole.records] == ["a1", "many-2", "a3"]


def test_a_file_in_another_encoding_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "wide.jsonl"
    path.write_bytes((told(1).decode() + "\n" + told(2).decode()).encode("utf-16"))
    (found,) = pipeline.stream(console.entries([str(path)]), assume=TODAY)
    assert ids(iter([found])) == ["a1", "a2"]


def test_after_a_thousand_refused_lines_a_file_is_given_up() -> None:
    bad = (Line(id="x", path="x.jsonl", number=number, data=b"{") for number in range(1, 3_000))
    outcomes = list(pipeline.stream(bad, assume=TODAY))
    assert len(outcomes) == 1_000
    assert "the rest of the file is not read" in outcomes[-1].problems[0].message


def test_a_line_without_an_end_is_refused_with_its_place() -> None:
    file = io.BytesIO(told(1) + b"\n" + b"x" * (seeds.SIZE_LIMIT + 5))
    first, second = seeds.entries(seeds.lines_of(file), id="x", shown="x.jsonl")
    assert isinstance(first, Line)
    assert isinstance(second, Problem)
    assert second.line == 2
    assert "has a line of more than 20 MB" in second.message
