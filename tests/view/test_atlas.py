"""Maps of many places: every place with a point is in a circle, nothing leaves the frame."""

import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Archive, ArchivePlace
from generator.settings import Settings
from generator.view import atlas
from generator.view.atlas import Atlas
from generator.view.lookup import look
from tests.builders import sample_archive

WIDTH, HEIGHT = 400, 240


def place(
    lat: float | None, lon: float | None, name: str = "Town", count: int = 1, kind: Any = "city"
) -> ArchivePlace:
    incidents = tuple(f"{name}{number}" for number in range(count))
    return ArchivePlace(
        key=f"{name}{lat}{lon}", name=name, kind=kind, country="IR", lat=lat, lon=lon,
        incidents=incidents,
    )  # fmt: skip


def drawn(*places: ArchivePlace) -> Atlas | None:
    return atlas.world(look(Archive(places=places), Settings()), WIDTH, HEIGHT, "Map")


def test_without_a_point_there_is_no_map() -> None:
    assert drawn() is None
    assert drawn(place(None, None)) is None


def test_countries_have_no_circle_of_their_own() -> None:
    shown = atlas.world(look(sample_archive(), Settings()), WIDTH, HEIGHT, "Map")
    assert shown is not None
    assert sorted(mark.name for mark in shown.marks) == ["Port Alder", "Veltburg"]


def test_a_circle_says_how_many_incidents_it_stands_for_and_grows_with_them() -> None:
    shown = drawn(place(10, 10, "One"), place(20, 40, "Three", 3))
    assert shown is not None
    assert [mark.title for mark in shown.marks] == ["Three: 3 incidents", "One: 1 incident"]
    assert shown.marks[0].r > shown.marks[1].r


def test_places_too_near_to_each_other_share_a_circle() -> None:
    shown = drawn(place(30, 57, "Big", 3), place(30.1, 57.1, "Small"), place(10, 20, "Far"))
    assert shown is not None
    assert [mark.title for mark in shown.marks] == [
        "Big and 1 place near it: 4 incidents",
        "Far: 1 incident",
    ]
    assert shown.marks[0].target == "places/index.md#c-ir"


def test_a_province_is_an_area_and_no_point() -> None:
    shown = drawn(place(30, 57, "Province", kind="admin1"), place(10, 20, "Town"))
    assert shown is not None
    assert {mark.name: mark.soft for mark in shown.marks} == {"Province": True, "Town": False}
    (area,) = shown.areas
    assert area.title == "Province: 1 incident"
    assert re.fullmatch(r"M[\d.]+ [\d.]+a.*Z", area.path)


def test_a_country_is_hatched_where_no_narrower_place_is_told() -> None:
    land = ArchivePlace(key="ir", name="Iran", kind="country", country="IR", incidents=("x", "T0"))
    shown = drawn(land, place(30, 57, "T"))
    assert shown is not None
    assert [area.title for area in shown.areas] == ["Iran, no narrower place told: 1 incident"]
    assert shown.areas[0].path.startswith("M")


def test_a_country_is_drawn_with_the_places_in_it() -> None:
    land = ArchivePlace(key="ir", name="Iran", kind="country", country="IR", incidents=("T0",))
    inside = place(30, 57, "T")
    found = look(Archive(places=(land, inside)), Settings())
    shown = atlas.of_country(found, land, [inside])
    assert shown is not None
    assert shown.own
    assert [mark.name for mark in shown.marks] == ["T"]
    assert atlas.of_country(found, land, []) is None


def test_a_place_tells_scripts_where_it_lies() -> None:
    assert atlas.point(place(30.283, 57.079)) == "57.08 30.28"
    assert atlas.point(place(30, 57, kind="admin1")) == "57.00 30.00 a"
    assert atlas.point(place(None, None)) == ""


def test_land_is_drawn_around_a_place_on_land() -> None:
    shown = drawn(place(30.3, 57.1))
    assert shown is not None
    assert shown.land.count("M") > 5
    assert len(shown.land) < 40_000


POINTS = st.tuples(st.floats(-85, 85), st.floats(-180, 180))


@settings(deadline=None, max_examples=25)  # a map is some work
@given(st.lists(POINTS, min_size=1, max_size=20))
def test_every_place_is_in_a_circle_inside_the_frame(points: list[tuple[float, float]]) -> None:
    shown = drawn(*(place(lat, lon, f"N{n}") for n, (lat, lon) in enumerate(points)))
    assert shown is not None
    assert sum(mark.number for mark in shown.marks) == len(points)
    assert all(0 <= mark.x <= WIDTH and 0 <= mark.y <= HEIGHT for mark in shown.marks)


@given(st.lists(POINTS, min_size=2, max_size=40))
@settings(deadline=None, max_examples=25)
def test_names_lie_on_no_other_name(points: list[tuple[float, float]]) -> None:
    shown = drawn(*(place(lat, lon, f"Town number {n}") for n, (lat, lon) in enumerate(points)))
    assert shown is not None
    spans = []
    for mark in shown.marks:
        wide = len(mark.name) * 6
        left = mark.name_x - (wide if mark.anchor == "end" else 0)
        spans += [(left, left + wide, mark.y)] if mark.name else []
    for at, (left, right, y) in enumerate(spans):
        for other_left, other_right, other_y in spans[at + 1 :]:
            assert right <= other_left or other_right <= left or abs(y - other_y) >= 14
