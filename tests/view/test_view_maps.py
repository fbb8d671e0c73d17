"""A locator map shows the country round the place, and says how exact the place is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import PlacePrecision
from generator.view import maps
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


@pytest.mark.parametrize(("precision", "ring"), [("site", 7), ("city", 14), ("admin1", 30)])
def test_a_vaguer_place_has_a_wider_ring(precision: PlacePrecision, ring: int) -> None:
    assert drawn("IR", 57.08, 30.28, precision).ring == str(ring)


def test_where_only_the_country_is_known_nothing_is_pinned() -> None:
    found = drawn("IR", 53.0, 32.0, "country")
    assert found.pins == ()
    assert found.point == ""


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
