"""Several incidents in one story, told apart by their places, days and dead."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.extract.incidents import find_incidents
from generator.extract.times import find_times
from generator.model import Place
from tests.extract.incident_stories import main, shown, story

CASES: list[dict[str, Any]] = yaml.load(
    Path(__file__).with_name("cases-others.yml").read_text(encoding="utf-8"),
    Loader=yaml.CSafeLoader,
)
KNOWN = {
    "Kerva": ("city", "PK"), "Mosta": ("city", "PK"), "Tarn": ("city", "PK"),
    "Sandrin": ("city", "PK"), "Leda": ("city", "DE"), "Velania": ("country", "PK"),
}  # fmt: skip
CAPITAL = {"Sandrin": "Islamabad"}  # the capital that the country's entry has


def named(text: str) -> tuple[Place, ...]:
    """The invented places that a text names."""
    found = [
        Place(
            start=match.start(), end=match.end(), text=match.group(), name=CAPITAL.get(name, name),
            kind=kind, country=country, lat=1.0, lon=1.0,
        )
        for name, (kind, country) in KNOWN.items()
        for match in re.finditer(name, text, re.IGNORECASE)
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda place: place.start))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["trap"]))
def test_incidents_of_one_story_are_told_apart_as_the_case_says(case: dict[str, Any]) -> None:
    told = story(case["text"], title=case.get("title", ""))
    reports = find_incidents(told, find_times(told), named(told.text), ())
    first = main(reports)
    others = [
        f"{r.type} {r.when.edtf} {r.where.name or '?'} {shown(r.killed)}"
        for r in reports
        if not r.main
    ]
    assert f"{first.where.name or '?'} {shown(first.killed)}" == case["main"]
    assert others == case["others"]


def test_another_incident_of_the_same_week_is_no_history() -> None:
    text = "A bomb killed two people on Monday. It came a day after a train was bombed in Mosta."
    told = story(text)
    _, other = find_incidents(told, find_times(told), named(text), ())
    assert (other.time_frame, other.when.earliest) == ("current", "2024-01-07")
    assert [e.rule for e in other.when.evidence] == ["when.counted_back"]
