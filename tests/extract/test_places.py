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
