"""The home page's map marks every place that has a point, and nothing leaves the frame."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Archive, ArchivePlace
from generator.settings import Settings
from generator.view.lookup import look
from generator.view.worldmap import HEIGHT, WIDTH, WorldMap, world_map
from tests.builders import sample_archive


def place(lat: float | None, lon: float | None, name: str = "Town", count: int = 1) -> ArchivePlace:
    incidents = tuple(f"i{number}" for number in range(count))
    return ArchivePlace(
        key=f"{name}{lat}{lon}", name=name, kind="city", country="XX", lat=lat, lon=lon,
        incidents=incidents,
    )  # fmt: skip


def drawn(*places: ArchivePlace) -> WorldMap | None:
    return world_map(look(Archive(places=places), Settings()))


def test_without_a_point_there_is_no_map() -> None:
    assert drawn() is None
    assert drawn(place(None, None)) is None


def test_countries_have_no_square_of_their_own() -> None:
    shown = world_map(look(sample_archive(), Settings()))
    assert shown is not None
    assert sorted(dot.name for dot in shown.dots) == ["Port Alder", "Veltburg"]


def test_the_square_says_how_many_incidents_it_stands_for() -> None:
    shown = drawn(place(10, 10, "One"), place(20, 40, "Three", 3))
    assert shown is not None
    assert [dot.title for dot in shown.dots] == ["Three: 3 incidents", "One: 1 incident"]


def test_land_is_drawn_around_a_place_on_land() -> None:
    shown = drawn(place(30.3, 57.1))
    assert shown is not None
    assert shown.land.count("M") > 5
    assert len(shown.land) < 40_000


POINTS = st.tuples(st.floats(-85, 85), st.floats(-180, 180))


@settings(deadline=None, max_examples=25)  # a map is some work
@given(st.lists(POINTS, min_size=1, max_size=20))
def test_every_place_is_marked_inside_the_frame(points: list[tuple[float, float]]) -> None:
    shown = drawn(*(place(lat, lon, f"N{n}") for n, (lat, lon) in enumerate(points)))
    assert shown is not None
    assert len(shown.dots) == len(points)
    assert all(0 <= dot.x <= WIDTH and 0 <= dot.y <= HEIGHT for dot in shown.dots)


def test_names_do_not_lie_on_each_other() -> None:
    near = [place(30 + n / 10, 57, f"Town number {n}") for n in range(6)]
    shown = drawn(*near, place(10.0, 20.0, "Far"))
    assert shown is not None
    named = [dot.name for dot in shown.dots if dot.name]
    assert "Far" in named
    assert len(named) < 7
