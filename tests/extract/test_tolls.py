"""Figures of people: read as the words have them, kept apart, and one of them adopted."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.extract.toll_numbers import number
from generator.model import Figure, Toll
from tests.extract.incident_stories import main, read, shown

CASES: list[dict[str, Any]] = yaml.load(
    Path(__file__).with_name("cases-tolls.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
)
NUMBERS = st.integers(min_value=2, max_value=1800)
BOUNDS = st.sampled_from(["", "at least ", "nearly ", "more than ", "about ", "up to ", "another "])


def line(toll: Toll) -> str:
    figure = shown(Figure(low=toll.low, best=toll.best, high=toll.high))
    return f"{toll.outcome} {toll.whom} {figure}" + ("" if toll.adopted else " not adopted")


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["trap"]))
def test_a_figure_is_read_as_the_case_says(case: dict[str, Any]) -> None:
    report = main(read(case["text"], title=case.get("title", "")))
    assert (shown(report.killed), shown(report.injured)) == (
        case.get("killed"),
        case.get("injured"),
    )
    lines = [line(toll) for toll in report.casualties]
    for also in case.get("also", []):
        assert any(told.startswith(also) for told in lines), lines


def test_the_words_and_the_sentence_of_a_figure_are_kept() -> None:
    report = main(read("Officials said a bomb killed at least 84 people in the market."))
    (toll,) = report.casualties
    assert toll.wording == "killed at least 84 people"
    assert [e.quote for e in toll.evidence] == ["killed at least 84 people"]


def test_an_office_is_named_as_the_source_of_a_figure() -> None:
    text = "A bomb killed 84 people, Interior Minister Dara Velan said."
    assert main(read(text)).casualties[0].attributed_to == "Interior Minister Dara Velan"


def test_a_body_is_named_as_the_source_of_a_figure() -> None:
    text = "According to the Health Ministry, a bomb killed 84 people."
    assert main(read(text)).casualties[0].attributed_to == "Health Ministry"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A bomb killed 84 people, the health ministry said.", "health ministry"),
        ("The health ministry put the number of dead in the bombing at 84.", "health ministry"),
        ("A minister of the state said a bomb killed 84 people.", "minister of the state"),
        ("A bomb killed 84 people, a police inspector general said.", "police inspector general"),
        ("A bomb killed 84 people, said the chief justice of Ostria on television.",
         "chief justice of Ostria"),
        ("A bomb killed 84, said Marla Finch, the head of emergency services in the city.",
         "head of emergency services"),
        ("A bomb killed 84 people, said Marla Finch, a neighbour.", None),
        ("A bomb killed 84 people, said Chief Marla Finch of Ostria Police.",
         "Chief Marla Finch of Ostria Police"),
        ("A bomb killed 84 people in the market.", None),
        ("Officials said on Monday that a bomb killed 84 people.", "Officials"),
    ],
)  # fmt: skip
def test_the_clause_that_says_so_names_the_source(text: str, source: str | None) -> None:
    assert main(read(text)).casualties[0].attributed_to == source


def test_a_headline_names_its_source_too() -> None:
    report = main(read("A bomb exploded on Monday.", title="Police say bomb killed 12"))
    assert report.casualties[0].attributed_to == "Police"


def test_the_boast_of_a_group_is_told_as_its_own() -> None:
    text = "A bomb killed 12 people on Monday. Red Dawn said it had killed 40 soldiers."
    boast = next(toll for toll in main(read(text)).casualties if toll.best == 40)
    assert (boast.attributed_to, boast.adopted) == ("Red Dawn", False)


def test_the_group_is_the_one_named_before() -> None:
    text = (
        "Red Dawn claimed responsibility for a bombing that killed 12 people. "
        "The group put the number of dead at 20."
    )
    boast = next(toll for toll in main(read(text)).casualties if toll.best == 20)
    assert (boast.attributed_to, boast.adopted) == ("Red Dawn", False)


def test_a_private_witness_is_never_named_as_a_source() -> None:
    text = "A bomb killed two people, Marla Finch said from her window."
    assert main(read(text)).casualties[0].attributed_to is None


def test_the_words_of_a_figure_never_name_a_victim() -> None:
    (toll,) = main(read("Marla Finch, 34, was shot and killed on Oak Street.")).casualties
    assert (toll.outcome, toll.best, toll.wording) == ("killed", 1, "")


def test_people_shot_are_not_shown_as_injured_when_all_of_them_died() -> None:
    report = main(read("Two men were shot. Both men were killed."))
    assert shown(report.killed) == "2/2/2"
    assert [line(toll) for toll in report.casualties] == ["killed all 2/2/2"]


def test_those_who_were_shot_and_live_are_the_rest_of_the_whole() -> None:
    report = main(read("Five people were shot and two of them died."))
    assert (shown(report.killed), shown(report.injured)) == ("2/2/2", "3/3/3")
    (rest,) = [toll for toll in report.casualties if toll.outcome == "injured"]
    assert [e.rule for e in rest.evidence] == ["toll.rest"]


def test_a_figure_stands_as_of_the_publication() -> None:
    assert main(read("A bomb killed 84 people.")).casualties[0].as_of == "2024-01-10"


def test_a_figure_stands_as_of_the_day_it_gives() -> None:
    report = main(read("As of Friday, 91 people were killed by the bomb."))
    assert report.casualties[0].as_of == "2024-01-05"


@given(NUMBERS, BOUNDS, st.sampled_from(["killed", "injured", "wounded"]))
def test_low_best_and_high_never_cross(value: int, bound: str, verb: str) -> None:
    report = main(read(f"A bomb {verb} {bound}{value} people."))
    figure = report.killed if verb == "killed" else report.injured
    assert figure is not None
    told = [n for n in (figure.low, figure.best, figure.high) if n is not None]
    assert told
    assert told == sorted(told)
    assert set(told) == {value}


@given(st.integers(min_value=0, max_value=9_999_999))
def test_a_number_is_the_same_with_and_without_commas(value: int) -> None:
    assert number(str(value)) == number(f"{value:,}") == value
