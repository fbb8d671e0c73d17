"""What can be filtered by: code words, counts, no private name, unknown told apart from zero."""

from typing import Any

import pytest

from generator.model import Archive, Attribution, Incident, When, Where
from generator.settings import Settings
from generator.view import facets, filters
from generator.view.lookup import Lookup, look
from tests.builders import at, exactly, on, sample_archive


@pytest.fixture(scope="module")
def lookup() -> Lookup:
    return look(sample_archive(), Settings())


def incident(**facts: Any) -> Incident:
    given: dict[str, Any] = {
        "id": "x", "title": "X", "type": "bombing", "when": on("2024-04-03"), "where": Where(),
    }  # fmt: skip
    return Incident(**(given | facts))


def test_filters_know_no_private_actor(lookup: Lookup) -> None:
    named = incident(actors=("northern-dawn", "tomas-reyle"))
    assert facets.facets(named, lookup)["actor"] == ("northern-dawn",)


@pytest.mark.parametrize(
    ("killed", "size"),
    [
        (None, "unknown"), (exactly(0), "0"), (exactly(9), "1-9"), (exactly(10), "10-49"),
        (exactly(50), "50"),
    ],
)  # fmt: skip
def test_incidents_are_sorted_by_size_and_unknown_is_not_zero(killed: object, size: str) -> None:
    assert facets.size(incident(killed=killed)) == size


@pytest.mark.parametrize(
    ("when", "exactness"),
    [
        (on("2024-04-03"), "day"),
        (on("2023-02"), "month"),
        (on("2024-04"), "month"),
        (on("2024"), "year"),
        (When(earliest="2024-05-01", latest="2024-05-10", precision="few_days"), "days"),
        (When(latest="2024-05-10", precision="before_publication"), "none"),
        (When(), "none"),
    ],
)  # fmt: skip
def test_a_date_is_sorted_by_how_exactly_it_is_known(when: When, exactness: str) -> None:
    assert facets.exactness(when) == exactness


def test_a_place_and_an_attribution_that_nobody_told_can_be_asked_for(lookup: Lookup) -> None:
    assert facets.facets(incident(where=at("Port Alder")), lookup)["country"] == ("GB",)
    assert facets.facets(incident(), lookup)["country"] == ("none",)
    assert facets.facets(incident(), lookup)["said"] == ("unsaid",)
    assert facets.facets(incident(type="fire"), lookup)["said"] == ("none",)


def test_the_findings_of_a_court_are_told_apart(lookup: Lookup) -> None:
    found = tuple(Attribution(actor="a", modality=m) for m in ("convicted", "acquitted"))
    assert facets.facets(incident(attributions=found), lookup)["said"] == ("acquitted", "convicted")


def test_a_long_group_shows_its_most_frequent_values_and_keeps_all() -> None:
    codes = ["DE", "FR", "GB", "IN", "IQ", "IR", "IT", "PK"]
    many = tuple(
        incident(id=f"{code}{n}", where=Where(country=code))
        for place, code in enumerate(codes) for n in range(place + 1)
    )  # fmt: skip
    groups = {g.name: g for g in facets.of_timeline(look(Archive(incidents=many), Settings()))}
    country = groups["country"]
    assert len(country.options) == len(codes)
    assert [(o.value, o.count) for o in country.shown][:2] == [("PK", 8), ("IT", 7)]
    assert len(country.shown) == filters.LISTED < len(codes)
