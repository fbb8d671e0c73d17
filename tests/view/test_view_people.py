"""Public actors are named, private people are shown by their part alone."""

from typing import Any

import pytest

from generator.model import Actor, Archive, ArchiveActor, Record, Role
from generator.settings import Settings
from generator.view.lookup import look
from generator.view.people import Cast, cast
from tests.makers import told


def actor(key: str, name: str, **more: Any) -> Actor:
    return Actor(key=key, name=name, **({"kind": "person"} | more))


RECORD = told(
    "a",
    actors=(
        actor("ann-brook", "Ann Brook", roles=(Role(title="baker"),)),
        actor("cole-dyer", "Cole Dyer"),
        actor("ilse-marran", "Ilse Marran", public=True),
        actor("harbour-clinic", "Harbour Clinic", kind="other"),
    ),
)


@pytest.fixture
def people() -> Cast:
    known = ArchiveActor(
        key="ilse-marran", name="Ilse Marran", kind="person", public=True, aliases=("Minister M.",)
    )
    return cast(look(Archive(records=(RECORD,), actors=(known,)), Settings()))


@pytest.mark.parametrize(
    ("key", "text", "target"),
    [
        ("ilse-marran", "Ilse Marran", "actors/ilse-marran.md"),
        ("ann-brook", "a baker", None),
        ("cole-dyer", "a person not named here", None),
        ("harbour-clinic", "Harbour Clinic", None),
        ("state television", "state television", None),
        ("Northland police", "Northland police", None),
        ("Minister Ilse Marran", "Minister Ilse Marran", "actors/ilse-marran.md"),
        ("baker Ann Brook", "a person not named here", None),
        ("Evan Fell", "a source not named here", None),
        ("officials", "officials", None),
    ],
)
def test_who_is_named_and_how(people: Cast, key: str, text: str, target: str | None) -> None:
    named = people.named(key, (RECORD,))
    assert (named.text, named.target) == (text, target)


def test_an_actor_known_by_another_name_is_the_same(people: Cast) -> None:
    other = Record(
        id="b", sha256="0", article=RECORD.article, actors=(actor("minister-m", "Minister M."),)
    )
    assert people.key("minister-m", (other,)) == "ilse-marran"
    assert people.named("minister-m", (other,)).text == "Ilse Marran"


def test_private_is_a_person_without_a_page(people: Cast) -> None:
    assert people.private("ann-brook", (RECORD,))
    assert not people.private("harbour-clinic", (RECORD,))
    assert not people.private("ilse-marran", (RECORD,))


def test_a_source_told_with_its_office_is_the_actor_it_names(people: Cast) -> None:
    assert people.source("Interior Minister Ilse Marran", (RECORD,)) == "ilse-marran"
    assert people.source("state television", (RECORD,)) == "state television"


@pytest.mark.parametrize(
    "words",
    [
        "Ann Brook opened the door",
        "they spoke to Brook, who lives there",
        "officers arrested Evan Fell, 22, on Monday",
        "a man named Evan B. Fell, aged 40, was seen",
    ],
)
def test_words_that_name_a_private_person_are_known(people: Cast, words: str) -> None:
    assert people.names_private(words, RECORD)


@pytest.mark.parametrize(
    "words",
    ["Ilse Marran spoke on 22 May", "In Port Alder, 22 people were hurt", "a stream runs there"],
)
def test_words_that_name_nobody_private_are_kept(people: Cast, words: str) -> None:
    assert not people.names_private(words, RECORD)


def test_a_headline_that_names_a_private_person_is_left_out(people: Cast) -> None:
    named = told("b", title="Ann Brook charged over blast", actors=RECORD.actors)
    plain = told("c", title="Minister speaks", actors=RECORD.actors)
    assert "Brook" not in people.headline(named)
    assert people.headline(plain) == "Minister speaks"
