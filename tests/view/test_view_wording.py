"""The verb follows the modality, and a date never says more than is known."""

import calendar
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Attribution, Modality, When, Where
from generator.view import wording
from tests.makers import on

FINDINGS = {"convicted", "acquitted"}


def told(modality: Modality, asserter: str | None = None, actor: str = "Northern Dawn") -> str:
    found = Attribution(actor="northern-dawn", modality=modality, asserted_by=asserter)
    return wording.attributed(found, actor=actor, asserter=asserter).clause


def test_a_claim_is_claimed_and_nothing_more() -> None:
    assert told("claimed_or_admitted") == "Northern Dawn claimed it"


def test_an_own_claim_does_not_confirm_itself() -> None:
    assert told("claimed_or_admitted", "Northern Dawn") == "Northern Dawn claimed it"


def test_a_claim_that_others_tell_of_names_them() -> None:
    assert told("claimed_or_admitted", "police") == "Northern Dawn claimed it, as police said"


def test_an_accusation_names_who_accuses() -> None:
    assert told("suspected_or_accused", "River Front") == "the River Front accused Northern Dawn"


def test_an_accusation_by_nobody_in_particular_is_a_suspicion() -> None:
    assert told("suspected_or_accused") == (
        "Northern Dawn is suspected; by whom is not told"
    )  # fmt: skip
    assert wording.chip("suspected_or_accused", said=False).text == "Suspected"


def test_authorities_without_a_name_are_officials() -> None:
    clause = told("suspected_or_accused_by_authorities")
    assert clause == "officials accused Northern Dawn"


def test_a_denial_is_the_actors_own() -> None:
    assert told("denied") == "Northern Dawn denied any part in it"


@pytest.mark.parametrize("modality", sorted(set(get_args(Modality)) - FINDINGS))
@pytest.mark.parametrize("asserter", [None, "police"])
def test_nothing_below_a_finding_states_guilt(modality: Modality, asserter: str | None) -> None:
    clause = told(modality, asserter)
    assert not any(word in clause for word in ("carried out", "attacked", "killed", "guilty"))
    hedges = ("claimed", "accused", "suspected", "possib", "denied", "named", "name ")
    assert any(word in clause for word in hedges)


@pytest.mark.parametrize("modality", sorted(FINDINGS))
def test_only_a_court_convicts(modality: Modality) -> None:
    assert told(modality).startswith("a court ")


def test_every_modality_has_its_place_in_the_order() -> None:
    ranks = {wording.rank(modality) for modality in get_args(Modality)}
    assert len(ranks) == len(get_args(Modality))


def test_the_archive_calls_nobody_a_terrorist() -> None:
    def strings(value: object) -> list[str]:
        if isinstance(value, dict):
            return [text for each in value.values() for text in strings(each)]
        if isinstance(value, list):
            return [text for each in value for text in strings(each)]
        return [str(value)]

    assert not [text for text in strings(wording.words()) if "terroris" in text.casefold()]
    assert "terroris" not in wording.term("target", "terrorists_and_non_state_militia").text


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (on("2019-03-07"), "Thursday 7 March 2019"),
        (on("2019-03"), "March 2019, day not known"),
        (on("2019"), "2019, day not known"),
        (When(), "day not known"),
        (When(latest="2019-03-07", precision="before_publication"), "before 7 March 2019"),
        (
            When(earliest="2019-05-01", latest="2019-05-10", precision="few_days"),
            "1 to 10 May 2019, day not known",
        ),
        (
            When(earliest="2019-04-28", latest="2019-05-03", precision="week"),
            "28 April to 3 May 2019, day not known",
        ),
        (
            When(earliest="2015-01-01", latest="2017-12-31", precision="year_or_more"),
            "between 2015 and 2017, day not known",
        ),
    ],
)
def test_a_date_says_what_is_known(when: When, text: str) -> None:
    assert wording.when(when) == text


@given(year=st.integers(1900, 2030), month=st.integers(1, 12), wide=st.booleans())
def test_no_month_and_no_year_turns_into_its_first_day(
    year: int, month: int, *, wide: bool
) -> None:
    last = calendar.monthrange(year, month)[1]
    value = on(f"{year}") if wide else When(
        earliest=f"{year}-{month:02d}-01", latest=f"{year}-{month:02d}-{last}", precision="month"
    )  # fmt: skip
    for text in (wording.when(value), wording.on(value)):
        assert not any(f"1 {name}" in text for name in calendar.month_name[1:])
        assert "day not known" in text


def test_a_place_is_joined_as_exactly_as_it_is_known() -> None:
    near = Where(name="Port Alder", country="GB", precision="near")
    assert wording.at(near, "United Kingdom") == "near Port Alder, United Kingdom"
    assert wording.at(Where(), None) == "at a place not told"


def test_lists_and_counts_read_as_sentences() -> None:
    assert wording.listed(["a", "b", "c"]) == "a, b and c"
    assert wording.counted(1, "report") == "one report"
    assert wording.counted(1200, "report") == "1,200 reports"
    assert wording.sentence("police accused X") == "Police accused X."
