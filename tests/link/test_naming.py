"""What incidents are called."""

import pytest

from generator.link.naming import stem, title
from generator.model import When, Where
from tests.builders import at, on


@pytest.mark.parametrize(
    ("kind", "where", "words"),
    [
        ("bombing", at("Veltburg"), "Bombing in Veltburg, Germany"),
        ("shooting", at("Veltburg", "the Odo shrine"), "Shooting at the Odo shrine, Veltburg"),
        ("stabbing", at("Veltburg", "Hill Street"), "Stabbing on Hill Street, Veltburg"),
        ("fire", at("Veltburg", "Veltburg Arena"), "Fire at Veltburg Arena"),
        ("arson", at("Veltburg", "Mill's farm"), "Arson at Mill's farm, Veltburg"),
        (
            "shooting",
            at("Veltburg", "500 block of Hill Street"),
            "Shooting in the 500 block of Hill Street, Veltburg",
        ),
        ("crush", Where(country="US", precision="country"), "Crowd crush in the United States"),
        ("riot", Where(admin1="Saxony", country="DE"), "Riot in Saxony, Germany"),
        ("unknown", Where(), "Event at an unknown place"),
    ],
)
def test_a_title_is_made_of_kind_and_place(kind: str, where: Where, words: str) -> None:
    assert title(kind, where) == words


@pytest.mark.parametrize(
    ("when", "where", "id"),
    [
        (on("2019-03-07"), at("Port Alder"), "2019-03-07-port-alder-air-or-drone-strike"),
        (on("2019-03"), at("Port Alder"), "2019-03-port-alder-air-or-drone-strike"),
        (on("2019"), Where(country="DE"), "2019-germany-air-or-drone-strike"),
        (When(), Where(), "undated-unplaced-air-or-drone-strike"),
        (When(earliest="2018-12-31", latest="2019-01-01"), Where(site="the Ørsted mill"),
         "undated-the-orsted-mill-air-or-drone-strike"),
    ],
)  # fmt: skip
def test_an_address_is_made_of_day_place_and_kind(when: When, where: Where, id: str) -> None:
    assert stem("air_or_drone_strike", when, where) == id
