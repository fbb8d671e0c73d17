"""A locator map shows the country round the place, and says how exact the place is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import PlacePrecision
from generator.view import extent, maps
from generator.view.lookup import country


def drawn(code: str, lon: float, lat: float, precision: PlacePrecision = "city") -> maps.Map:
    found = maps.locate(code, country(code) or code, (maps.Pin(lon, lat, "Here"),), precision)
    assert found is not None
    return found


def points(found: maps.Map) -> list[tuple[int, int]]:
    return [(int(x), int(y)) for x, y in re.findall(r"(-?\d+) (-?\d+)", found.path)]


def test_every_outline_can_be_drawn_inside_its_frame() -> None:
    for code in maps.world():
        found = maps.locate(code, code, (), "country")
        assert found is not None, code
        xs, ys = zip(*points(found), strict=True)
        assert 0 <= min(xs) <= max(xs) <= maps.WIDTH, code
        assert 0 <= min(ys) <= max(ys) <= float(found.height), code


def test_france_is_drawn_without_guiana() -> None:
    nice = drawn("FR", 7.26, 43.7)
    assert [label.text for label in nice.grid_labels if label.text.endswith("W")] in ([], ["5°W"])


def test_russia_is_drawn_in_one_piece() -> None:
    found = drawn("RU", 37.3, 55.8)
    assert float(found.pins[0].x) < maps.WIDTH / 2
    assert "180°W" not in [label.text for label in found.grid_labels]


@pytest.mark.parametrize("precision", ["site", "city"])
def test_a_place_that_is_known_is_a_pin(precision: PlacePrecision) -> None:
    found = drawn("IR", 57.08, 30.28, precision)
    assert [pin.text for pin in found.pins] == ["Here"]
    assert found.area is None
    assert found.label == "Locator map: Here in Iran, at 30.28° N, 57.08° E"


@pytest.mark.parametrize(
    ("precision", "kind", "label"),
    [
        ("near", "near", "somewhere within about 30 km of Here, Iran"),
        ("district", "near", "somewhere within about 30 km of Here, Iran"),
        ("vague", "region", "somewhere in Here, Iran"),
        ("admin1", "province", "somewhere in Here, Iran"),
    ],
)
def test_a_place_that_is_not_exact_is_an_area_and_no_pin(
    precision: PlacePrecision, kind: str, label: str
) -> None:
    found = drawn("IR", 57.08, 30.28, precision)
    assert found.pins == ()
    assert found.area is not None
    assert (found.area.kind, found.area.within) == (kind, kind == "province")
    assert found.label == f"Locator map: {label}"
    assert f"{found.area.km} km" in maps.note(found)


def test_a_disc_is_as_wide_as_it_says_unless_it_could_not_be_seen() -> None:
    wide, small = drawn("IR", 57.08, 30.28, "vague"), drawn("RU", 37.3, 55.8, "near")
    assert wide.area is not None
    assert small.area is not None
    radius = int(re.findall(r"a(\d+) ", wide.area.path)[0])
    west, east = (drawn("IR", 57.08, 30.28 + north).pins[0].y for north in (0.0, 200 / 111.2))
    assert abs(float(west) - float(east) - radius) <= 1
    assert (wide.area.larger, small.area.larger) == (False, True)
    assert "drawn larger" in maps.note(small)


def test_a_province_reaches_to_its_neighbours() -> None:
    small = extent.kilometres("admin1", "BE", 4.35, 50.85)
    large = extent.kilometres("admin1", "RU", 129.0, 66.0)
    assert 10 <= small < 100
    assert large > 500
    assert extent.kilometres("admin1", "XX", 0, 0) == extent.kilometres("vague", "XX", 0, 0)


def test_a_province_off_the_drawn_land_is_not_cut_by_it() -> None:
    found = drawn("PT", -28.0, 38.6, "admin1")
    at_sea = drawn("PT", -15.0, 38.6, "admin1")
    assert found.area is not None
    assert at_sea.area is not None
    assert not at_sea.area.within


def test_where_only_the_country_is_known_all_of_it_is_hatched() -> None:
    found = maps.locate("IR", "Iran", (), "country")
    assert found is not None
    assert (found.pins, found.point) == ((), "")
    assert found.area is not None
    assert found.area.path == found.path
    assert found.label == "Locator map: somewhere in Iran; no narrower place is known"


@pytest.mark.parametrize("precision", ["international", "unknown"])
def test_where_not_even_the_country_holds_it_nothing_is_marked(precision: PlacePrecision) -> None:
    found = drawn("IR", 53.0, 32.0, precision)
    assert (found.pins, found.area, found.point) == ((), None, "")


def test_a_place_without_a_known_country_has_no_map() -> None:
    assert maps.locate(None, "", (), "city") is None
    assert maps.locate("XX", "nowhere", (), "city") is None


def test_a_point_is_told_in_words() -> None:
    assert maps.degrees(30.283, 57.079) == "30.28° N, 57.08° E"
    assert maps.degrees(-33.9, -18.4) == "33.90° S, 18.40° W"


@given(code=st.sampled_from(sorted(maps.world())), part=st.floats(0, 1))
def test_a_place_on_a_border_lies_inside_the_map(code: str, part: float) -> None:
    ring = max(maps.world()[code], key=len)
    lon, lat = ring[int(part * (len(ring) - 1))]
    pin = drawn(code, lon, lat).pins[0]
    assert 0 <= float(pin.x) <= maps.WIDTH
