"""Which articles speak with one voice."""

import pytest

from generator.link.sources import duplicates, origins, upstream, voices
from generator.model import Fingerprint, Head, Origin
from tests.builders import told


@pytest.mark.parametrize(
    ("outlet", "agency"),
    [
        ("The Daily Post (AFP)", "AFP"),
        ("The Daily Post (Coastal Wire)", "Coastal Wire"),
        ("The Daily Post (via Alder Herald)", "Alder Herald"),
        ("The Daily Post (Reuters)", "Reuters"),
        ("The Daily Post (Dhaka)", None),
        ("The Daily Post (UK)", None),
        ("The Daily Post", None),
    ],
)
def test_an_agency_in_brackets_is_the_source(outlet: str, agency: str | None) -> None:
    assert upstream(Head(outlet=outlet)) == agency
    assert upstream(Head(outlet="x", summarised_from=Origin(outlet=outlet))) == agency


def test_one_source_named_at_the_foot_is_the_origin_and_several_are_none() -> None:
    one = told("a", outlet="Post", sources=("CoastalWire.com",))
    two = told("b", outlet="Globe", sources=("CoastalWire.com", "Lantern"))
    assert origins([one, two]) == {"a": "CoastalWire.com"}


def test_an_agency_is_one_voice_however_it_is_written() -> None:
    records = [
        told("a", outlet="Post", sources=("CoastalWire.com",)),
        told("b", outlet="Globe (Coastal Wire)"),
        told("c", outlet="Coastal Wire"),
        told("d", outlet="Lantern"),
        told("e"),
    ]
    found = voices(records)
    assert found["a"] == found["b"] == found["c"]
    assert len(set(found.values())) == 3


def test_a_copy_points_to_the_earliest_and_speaks_with_its_voice() -> None:
    print_ = Fingerprint(minhash=tuple(range(64)))
    near = Fingerprint(minhash=(*range(60), 7, 7, 7, 7))
    far = Fingerprint(minhash=(*range(50), *(7,) * 14))
    records = [
        told("c", outlet="Post", published="2019-03-09", fingerprint=near),
        told("b", outlet="Globe", published="2019-03-08", fingerprint=print_),
        told("a", outlet="Lantern", published="2019-03-10", fingerprint=far),
    ]
    assert duplicates(records) == {"c": "b"}
    found = voices(records)
    assert found["b"] == found["c"] != found["a"]


def test_the_same_bytes_twice_are_a_copy_even_without_words() -> None:
    records = [told(id, sha256="f00") for id in ("a", "b")]
    assert duplicates(records) == {"b": "a"}
