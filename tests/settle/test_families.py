"""Which names are one actor's: those that are told of each other, and no chance likeness."""

from generator.model import Actor, Affiliation, Record
from generator.settle.actors import archive_actors, unify
from tests.builders import told


def group(name: str, *aliases: str, **more: object) -> Actor:
    key = name.lower().replace(" ", "-")
    facts: dict[str, object] = {"kind": "armed_group", "public": True}
    return Actor(key=key, name=name, aliases=aliases, **(facts | more))  # type: ignore[arg-type]


def keys(*actors: Actor) -> set[str]:
    records: list[Record] = [told(f"r{n}", actors=(actor,)) for n, actor in enumerate(actors)]
    return {actor.key for actor in archive_actors(unify(records).records)}


def test_five_names_told_of_each_other_are_one_actor() -> None:
    names = ("Red Dawn", "RD", "Dawn Front", "Crimson Dawn", "Dawn")
    everyone = [group(name, *(other for other in names if other != name)) for name in names]
    assert len(keys(*everyone)) == 1


def test_an_alias_that_two_actors_have_is_nobodys() -> None:
    assert len(keys(group("Red Dawn", "RD"), group("River Defence", "RD"), group("RD"))) == 3


def test_a_branch_stays_apart_from_what_it_is_a_part_of() -> None:
    tie = Affiliation(to="red-dawn", kind="part_of")
    branch = group("Red Dawn North", "Red Dawn", affiliations=(tie,))
    assert len(keys(group("Red Dawn", "Red Dawn North"), branch)) == 2


def test_a_body_and_a_person_of_one_name_stay_apart() -> None:
    person = group("Dara Velan", kind="person")
    assert len(keys(group("Velan Guard", "Dara Velan"), person)) == 2


def test_the_key_that_most_articles_have_stands_for_all() -> None:
    assert keys(group("Red Dawn", "RD"), group("Red Dawn", "RD"), group("RD", "Red Dawn")) == {
        "red-dawn"
    }
