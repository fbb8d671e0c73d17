"""An incident in a list: no false first of the month, no flat figure, no private name."""

from typing import Any

import pytest

from generator.model import Incident, When, Where
from generator.settings import Settings
from generator.view import rows
from generator.view.lookup import Lookup, look
from tests.builders import on, sample_archive


@pytest.fixture(scope="module")
def lookup() -> Lookup:
    return look(sample_archive(), Settings())


def incident(**facts: Any) -> Incident:
    given: dict[str, Any] = {
        "id": "x",
        "title": "X",
        "type": "bombing",
        "when": on("2024-04-03"),
        "where": Where(),
    }
    return Incident(**(given | facts))


def between(first: str | None, last: str | None, precision: Any = "few_days") -> When:
    return When(earliest=first, latest=last, precision=precision)


@pytest.mark.parametrize(
    ("when", "in_a_list", "under_its_year"),
    [
        (on("2024-04-03"), "3 Apr 2024", "Wed 3 Apr"),
        (on("2024-04"), "in April 2024", "in April"),
        (on("2024"), "2024", "in 2024"),
        (between("2024-05-01", "2024-05-10"), "1 to 10 May 2024", "1 to 10 May"),
        (between("2024-04-28", "2024-05-03"), "28 Apr to 3 May 2024", "28 Apr to 3 May"),
        (between("2015-01-01", "2017-12-31", "year_or_more"), "2015 to 2017", "2015 to 2017"),
        (between(None, "2024-04-03"), "before 3 Apr 2024", "before 3 Apr 2024"),
        (When(), "day not known", "day not known"),
    ],
)  # fmt: skip
def test_a_date_is_told_as_exactly_as_it_is_known(
    when: When, in_a_list: str, under_its_year: str
) -> None:
    assert rows.short_when(when) == in_a_list
    assert rows.day_in_year(when) == under_its_year


def test_only_a_known_day_is_a_solid_mark_on_the_strip() -> None:
    day, days, month = map(
        rows.strip, (on("2024-04-16"), between("2024-04-16", "2024-04-18"), on("2024-04"))
    )
    assert day is not None
    assert days is not None
    assert month is not None
    assert (day.start, day.width, day.soft, day.words) == (50.0, 3.3, False, "day 16 of 30")
    assert (days.start, days.width, days.soft) == (50.0, 10.0, True)
    assert (month.start, month.width, month.soft) == (0.0, 100.0, True)
    assert rows.strip(When()) is None


def test_an_incident_without_a_known_day_links_to_no_day_page(lookup: Lookup) -> None:
    row = rows.row(incident(when=on("2024-04")), lookup)
    assert (row.day, row.day_path) == (None, None)


def test_figures_are_ranges_with_the_latest(lookup: Lookup) -> None:
    blast = lookup.incidents["2019-03-07-port-alder-bombing"]
    assert [(toll.text, toll.latest, toll.outcome) for toll in rows.figures(blast, lookup)] == [
        ("27–31", "27", "killed"),
        ("60", "", "injured"),
    ]


def test_words_of_attribution_stand_once_each_claims_first(lookup: Lookup) -> None:
    blast = lookup.incidents["2019-03-07-port-alder-bombing"]
    assert [chip.text for chip in rows.chips(blast)] == ["Claimed", "Accused", "Denied"]


def test_an_attack_without_attribution_says_so_and_an_accident_needs_none() -> None:
    assert [chip.text for chip in rows.chips(incident())] == ["Not stated"]
    assert rows.chips(incident(type="fire")) == ()
