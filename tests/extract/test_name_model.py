"""What the model of names adds to the rules, where it reads along, and that all works without."""

import os
from pathlib import Path

import pytest

from generator import cache, pipeline
from generator.extract.actors import find_actors
from generator.extract.places import find_places
from generator.extract.times import find_times
from generator.extract.unsettled import unsettled
from generator.gazetteer import Gazetteer
from generator.model import Actor, Conventions, Seed
from generator.name_model import Kind, Name, digest, installed, open_model
from generator.story import Story
from tests.extract.incident_stories import story

TEXT = "Brenna Tarrow walked out. The Harlan Mills Council met on Monday."


def named(told: Story, words: str, kind: Kind) -> Name:
    start = told.text.index(words)
    return Name(start, start + len(words), kind)


def keys(actors: tuple[Actor, ...]) -> set[str]:
    return {actor.key for actor in actors}


def test_a_name_alone_makes_nobody_an_actor_without_the_model() -> None:
    assert "brenna-tarrow" not in keys(find_actors(story(TEXT), ()))


def test_the_model_finds_a_person_who_stays_private() -> None:
    told = story(TEXT)
    actors = find_actors(told, (), (named(told, "Brenna Tarrow", "person"),))
    (person,) = [actor for actor in actors if actor.key == "brenna-tarrow"]
    assert (person.kind, person.public) == ("person", False)


def test_the_model_finds_a_body_that_stays_private() -> None:
    told = story("Two joined Tarrow Relief Works in May.")
    (body,) = find_actors(told, (), (named(told, "Tarrow Relief Works", "body"),))
    assert (body.key, body.kind, body.public) == ("tarrow-relief-works", "other", False)


def test_a_building_is_no_body() -> None:
    told = story("They met at Tarrow Concert Hall in May.")
    assert find_actors(told, (), (named(told, "Tarrow Concert Hall", "body"),)) == ()


def test_the_model_speaks_against_a_place_that_is_a_person(gazetteer: Gazetteer) -> None:
    told = story("They met Lincoln in spring.")
    with_rules = find_places(told, gazetteer)
    name = named(told, "Lincoln", "person")
    assert len(find_places(told, gazetteer, (name,))) <= len(with_rules)
    place = named(told, "Lincoln", "place")
    assert [p.text for p in find_places(told, gazetteer, (place,))] == ["Lincoln"]


def test_only_sentences_with_an_open_name_need_the_model() -> None:
    told = story("Brenna Tarrow walked out. It rained on Monday. The Officer left.")
    open_lines = unsettled(told, find_times(told), (), ())
    assert [line.text for line in open_lines] == ["Brenna Tarrow walked out."]


def test_a_settled_name_needs_no_model() -> None:
    told = story("Brenna Tarrow walked out.")
    actor = Actor(key="brenna-tarrow", name="Brenna Tarrow", kind="person", mentions=((0, 13),))
    assert unsettled(told, (), (), (actor,)) == ()


def test_a_wanted_model_reads_along_or_a_note_says_that_it_is_not_there() -> None:
    assume, notes = pipeline.with_model(Conventions(), wanted=True)
    assert (assume.model is not None) == (installed() is not None)
    assert [note.level for note in notes] == ([] if assume.model else ["note"])
    assert pipeline.with_model(Conventions(), wanted=False) == (Conventions(), ())


def test_what_the_model_read_is_kept_apart_from_what_rules_read() -> None:
    seed = Seed(id="a", path="a.txt", data=b"x")
    assert cache.key(seed, Conventions()) != cache.key(seed, Conventions(model="m 1"))


def test_another_file_of_the_pipeline_gives_another_digest(tmp_path: Path) -> None:
    (tmp_path / "ner").mkdir()
    (tmp_path / "ner" / "model").write_bytes(b"one")
    before = digest(tmp_path)
    (tmp_path / "ner" / "model").write_bytes(b"two")
    assert digest(tmp_path) != before


def test_the_installed_pipeline_reads_names_at_their_offsets() -> None:
    found = installed()
    if found is None and os.environ.get("DATELINE_REQUIRE_MODEL"):
        pytest.fail("the model of names is not installed, and it is required here: make model")
    if found is None:
        pytest.skip("the model of names is not installed")
    told = story("It rained.\n\nAnna Keller flew\nto Berlin.")
    names = open_model(found).names(told.sentences)
    assert ("Anna Keller", "person") in [(told.text[n.start : n.end], n.kind) for n in names]
