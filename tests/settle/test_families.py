"""Which names are one actor's: those that are told of each other, and no chance likeness."""

from generator.model import Actor, Affiliation, Decision, Record, Role
from generator.settle.actors import archive_actors, unify
from generator.settle.families import doubtful
from tests.builders import bombing, told


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


def minister(name: str, title: str = "interior minister") -> Actor:
    return group(name, kind="person", roles=(Role(title=title),))


def test_a_family_name_before_or_behind_is_one_person_of_one_role() -> None:
    assert keys(minister("Dara Velan"), minister("Velan Dara")) == {"velan-dara"}
    assert len(keys(minister("Dara Velan"), minister("Velan Dara", "general"))) == 2


def test_an_initial_more_is_one_person_only_beside_one_event() -> None:
    def people(*named: tuple[str, str]) -> set[str]:
        records = [
            told(f"r{n}", bombing(day, "Port Alder"), actors=(minister(name),))
            for n, (name, day) in enumerate(named)
        ]
        return {actor.key for actor in archive_actors(unify(records).records)}

    one, other = ("Dara Velan", "2019-03-07"), ("Dara T. Velan", "2019-03-07")
    assert len(people(one, other)) == 1
    assert len(people(one, ("Dara T. Velan", "2011-03-07"))) == 2
    assert len(people(one, other, ("Dara H. Velan", "2019-03-07"))) == 3


def test_people_of_one_name_that_nothing_else_joins_are_offered_until_ruled_apart() -> None:
    people = (minister("Dara Velan"), minister("Velan Dara", "general"))
    records = [told(f"r{n}", actors=(actor,)) for n, actor in enumerate(people)]
    assert doubtful(records, ()) == (["dara-velan", "velan-dara"],)
    apart = Decision(action="different", target="dara-velan", other="velan-dara", who="A",
                     when="2024-01-01", why="x", line=1)  # fmt: skip
    assert doubtful(records, (apart,)) == ()
