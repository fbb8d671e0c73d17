"""How exactly an incident is placed, with the real gazetteer."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.extract.incidents import find_incidents
from generator.extract.places import find_places
from generator.extract.times import find_times
from generator.gazetteer import Gazetteer
from tests.extract.incident_stories import story

CASES: list[dict[str, Any]] = yaml.load(
    Path(__file__).with_name("cases-precision.yml").read_text(encoding="utf-8"),
    Loader=yaml.CSafeLoader,
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["trap"]))
def test_an_incident_is_placed_as_exactly_as_the_story_places_it(
    gazetteer: Gazetteer, case: dict[str, Any]
) -> None:
    told = story(case["text"])
    (report,) = find_incidents(told, find_times(told), find_places(told, gazetteer), ())
    assert report.where
    assert (report.where.name, report.where.precision) == (case["where"], case["precision"])
    if "country" in case:
        assert report.where.country == case["country"]
