"""Places in sentences: which names are places, and which places they are."""

import itertools
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.extract.places import find_places
from generator.gazetteer import Gazetteer
from generator.model import Article, Head, Place
from generator.story import tell

CASES = yaml.safe_load((Path(__file__).parent / "cases-places.yml").read_text(encoding="utf-8"))


def places(gazetteer: Gazetteer, body: str, title: str = "") -> tuple[Place, ...]:
    text = f"{title}\n{body}"
    head = Head(title_span=(0, len(title)) if title else None, body=((len(title), len(text)),))
    article = Article(id="a", sha256="", text=text, format="text", head=head)
    return find_places(tell(article), gazetteer)


def told(found: tuple[Place, ...]) -> list[str]:
    """Each place as "text: country, admin1": what a case writes."""
    lines = []
    for place in found:
        more = ", ".join(filter(None, (place.country, place.admin1)))
        lines.append(f"{place.text}: {more}" if more else place.text)
    return lines


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_places_of_a_sentence(gazetteer: Gazetteer, case: dict[str, Any]) -> None:
    found = places(gazetteer, case["text"], case.get("title", ""))
    assert told(tuple(place for place in found if place.kind != "site")) == case["places"]


@pytest.mark.parametrize(
    ("body", "lat", "lon"),
    [
        ("The bombs went off in Kerman.", 30.28, 57.08),
        ("The mosque stood in Peshawar.", 34.01, 71.58),
        ("They met in Christchurch.", -43.53, 172.63),
        ("A lorry drove into a crowd in Nice.", 43.70, 7.27),
        ("The port of Beirut burned.", 33.89, 35.50),
        ("A bridge fell in Morbi.", 22.82, 70.84),
        ("The blasts shook Iran.", 32.0, 53.0),
        ("Two Lebanese were hurt.", 33.83, 35.83),
        ("The storm reached Texas.", 31.25, -99.25),
        ("The storm reached Ottawa County, Ohio.", 41.53, -83.0),
    ],
)
def test_a_place_lies_where_the_gazetteer_says(
    gazetteer: Gazetteer, body: str, lat: float, lon: float
) -> None:
    first = places(gazetteer, body)[0]
    assert first.lat == pytest.approx(lat, abs=0.5)
    assert first.lon == pytest.approx(lon, abs=0.5)


def test_a_town_that_could_be_several_has_no_point(gazetteer: Gazetteer) -> None:
    (springfield,) = places(gazetteer, "A court in Springfield heard the case.")
    assert (springfield.name, springfield.country) == ("Springfield", "US")
    assert (springfield.lat, springfield.lon, springfield.admin1) == (None, None, None)


def test_what_else_is_named_tells_which_town_is_meant(gazetteer: Gazetteer) -> None:
    found = places(gazetteer, "A court in Springfield, near Branson, Mo., heard the case.")
    assert [place.admin1 for place in found] == ["Missouri", "Missouri", "Missouri"]


def test_one_name_is_one_place_throughout_a_story(gazetteer: Gazetteer) -> None:
    found = places(gazetteer, "Fire broke out in Paris, Tenn.\n\nParis is small.", "Paris mourns")
    points = {(place.lat, place.lon) for place in found if place.text == "Paris"}
    assert len(points) == 1
    assert all(place.country == "US" for place in found)


@pytest.mark.parametrize(
    ("body", "kind", "name"),
    [
        ("Two Kenyans were held.", "demonym", "Kenya"),
        ("Kenya held them.", "country", "Kenya"),
        ("They lived in Nairobi.", "city", "Nairobi"),
        ("They lived in Gujarat.", "admin1", "Gujarat"),
        ("They lived in Ottawa County.", "admin2", "Ottawa County"),
        ("They lived in the Donbas.", "region", "Donbas"),
        ("They lived in the village of Dolna Brama.", "other", "Dolna Brama"),
    ],
)
def test_a_place_has_the_kind_of_its_name(
    gazetteer: Gazetteer, body: str, kind: str, name: str
) -> None:
    (place,) = places(gazetteer, body)
    assert (place.kind, place.name) == (kind, name)


def test_a_village_takes_the_country_that_stands_behind_it(gazetteer: Gazetteer) -> None:
    village = places(gazetteer, "It fell on the village of Dolna Brama, Kenya, at noon.")[0]
    assert (village.name, village.country, village.lat) == ("Dolna Brama", "KE", None)


def test_an_endless_line_is_read_in_a_moment(gazetteer: Gazetteer) -> None:
    assert len(places(gazetteer, "Paris White House, Texas " * 40_000)) < 2_000


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Kabul",
                "Paris",
                "Texas",
                ",",
                ".",
                "(",
                ")",
                "—",
                "-",
                "in",
                "of",
                "the",
                "Jordan",
                "Georgia",
                "County",
                "St.",
                "Street",
                "U.S.",
                "Iran's",
                "Mayor",
                "Nice",
                "nice",
                "NATO",
                "D.C.",
                "Al-Qaim",
                "\n",
                "\n\n",
                "province",
                "D'Arcy",
                "’s",
                "'",
            ]
        ),
        max_size=40,
    ).map(" ".join)
)
def test_spans_quote_the_text_and_never_overlap(gazetteer: Gazetteer, body: str) -> None:
    found = places(gazetteer, body)
    text = f"\n{body}"
    assert all(place.text == text[place.start : place.end] for place in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
