"""A decision written from the command line: appended, obeyed, shown; nonsense leaves no trace."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import commands
from generator.decide import parse
from generator.decide.write import appended
from generator.model import Problem

PATH = "seeds/decisions.yml"
SIGNED = ("--who", "A. Editor", "--why", "Counted anew: see the register", "--today", "2024-06-01")
REGISTER = ("--source", "the register")
STORY = """Bomb kills 12 at a market in Shiraz

SHIRAZ, March 7, 2019 - A bomb killed 12 people at a market in Shiraz, Iran, on Thursday, police
said.
"""
BLAST = "2019-03-07-shiraz-bombing"


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(commands, list(arguments))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def market(project: Path) -> Path:
    (project / "seeds" / "blast.txt").write_text(STORY, encoding="utf-8")
    return project / "seeds" / "decisions.yml"


def test_a_decision_is_appended_below_what_a_person_wrote_and_its_effect_is_shown(
    market: Path,
) -> None:
    old = (
        "# ours\n- action: correct\n  target: blast\n  field: title\n  value: x # why not\n"
        "  who: A\n  when: 2024-01-01\n  why: y\n"
    )
    market.write_text(old, encoding="utf-8")
    result = run("decide", "correct", BLAST, "--field", "killed", "--value", "14", *SIGNED)
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"~ {BLAST}: killed: 12 (single source) -> 14 (decided)" in result.stdout
    text = market.read_text(encoding="utf-8")
    assert text.startswith(old)
    decisions, problems = parse(text, PATH)
    assert not problems
    assert (decisions[-1].value, decisions[-1].when) == ("14", "2024-06-01")
    assert f"{PATH}:{decisions[-1].line}: written" in result.stdout


def test_the_effect_is_data_too(market: Path) -> None:
    result = run("decide", "correct", "blast", "--field", "killed", "--value", "14", "--json",
                 *SIGNED)  # fmt: skip
    assert {change["field"] for change in json.loads(result.stdout)["changes"]} == {
        "killed", "report blast",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("correct", BLAST, "--field", "killed", "--value", "many"), "give a number"),
        (("correct", BLAST, "--field", "mood", "--value", "grim"), "unknown field"),
        (("correct", BLAST, "--field", "killed"), "without value"),
        (("correct", f"{BLAST}s", "--field", "killed", "--value", "3"), f"is it {BLAST}?"),
        (("same", BLAST, "--other", "nothing"), "is called nothing"),
        (("correct", BLAST, "--field", "when", "--value", "2019-02-30"), "of the calendar"),
        (("correct", BLAST, "--field", "where", "--value", "Rome, IT, x, y"), "are numbers"),
        (("add", BLAST, "--field", "killed", "--value", "3", "--as-of", "2019-02-30", *REGISTER),
         "no day of the calendar"),
        (("add", BLAST, "--field", "attributions", "--value", "nobody denied", *REGISTER),
         "no article names an actor nobody"),
        (("same", BLAST, "--other", BLAST), "named twice"),
        (("withhold", BLAST, "--value", "3"), "knows no value"),
        (("reject", "blast", "--field", "injured"), "no such fact is read in it"),
    ],
)  # fmt: skip
def test_nonsense_is_refused_in_one_line_and_not_written(
    market: Path, arguments: tuple[str, ...], told: str
) -> None:
    result = run("decide", *arguments, *SIGNED)
    assert result.exit_code == 1
    assert told in result.stderr
    assert result.stderr.count("\n") == 1
    assert f"{PATH}:1: error: nothing was written: " in result.stderr
    assert not market.exists()


def test_a_decision_is_not_written_twice(market: Path) -> None:
    first = ("decide", "correct", BLAST, "--field", "killed", "--value", "14", *SIGNED)
    assert run(*first).exit_code == 0
    text = market.read_text(encoding="utf-8")
    again = run(*first)
    assert (again.exit_code, "line 1 decides the same already" in again.stderr) == (1, True)
    assert market.read_text(encoding="utf-8") == text


def test_a_decision_is_not_put_into_a_file_that_is_wrong_already(market: Path) -> None:
    market.write_text("- action: correct\n", encoding="utf-8")
    result = run("decide", "withhold", BLAST, *SIGNED)
    assert (result.exit_code, f"{PATH}:1: error" in result.stderr) == (1, True)
    assert market.read_text(encoding="utf-8") == "- action: correct\n"


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1,
                        max_size=20).filter(str.strip), min_size=2, max_size=2))  # fmt: skip
def test_any_words_come_back_as_they_were_written(words: list[str]) -> None:
    value, why = (" ".join(one.split()) for one in words)
    fields = {"action": "name", "target": "a", "value": value, "who": "A", "when": "2024-01-01"}
    made = appended("# note\n\n", PATH, {**fields, "why": why})
    assert not isinstance(made, Problem)
    (decision,), problems = parse(made[0], PATH)
    assert not problems
    assert (decision.value, decision.why, decision.line) == (value, why, made[1])


@pytest.mark.parametrize("indent", ["", "  "])
@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\n# the end\n"])
def test_a_list_keeps_its_indentation_and_line_ends(indent: str, end: str) -> None:
    lines = ("- action: withhold", "  target: a", "  who: A", "  when: 2024-01-01", "  why: b")
    old = ("\r\n" if end == "\r\n" else "\n").join(indent + line for line in lines) + end
    fields = {"action": "withhold", "target": "c", "who": "A", "when": "2024-01-01", "why": "d"}
    made = appended(old, PATH, fields)
    assert not isinstance(made, Problem)
    assert made[0].startswith(old)
    assert [one.target for one in parse(made[0], PATH)[0]] == ["a", "c"]
    assert ("\r\n" in made[0]) == ("\r\n" in old)


def test_a_list_in_brackets_is_left_alone() -> None:
    fields = {"action": "withhold", "target": "c", "who": "A", "when": "2024-01-01", "why": "d"}
    made = appended("[]\n", PATH, fields)
    assert isinstance(made, Problem)
    assert "brackets" in made.message
