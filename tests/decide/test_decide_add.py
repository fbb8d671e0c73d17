"""A fact that an editor adds, with its source: in an article, an incident, an actor's names."""

import pytest

from generator.decide import apply, parse
from generator.link import connect
from generator.model import Actor, Figure, Incident, Record
from generator.settle.actors import archive_actors, unify
from tests.builders import bombing, exactly, told

PATH = "seeds/decisions.yml"
BLAST = "2019-03-07-port-alder-bombing"
SIGNED = "\n  source: https://example.org/inquiry\n  who: A. Editor\n  when: 2024-02-01\n  why: x\n"
REPORT = bombing("2019-03-07", "Port Alder", exactly(27), weapons=("firearms",))
DAWN = Actor(key="red-dawn", name="Red Dawn", kind="armed_group", public=True)
RECORD = told("post/blast", REPORT, published="2019-03-08", actors=(DAWN,))


def added(target: str, field: str, value: str, more: str = "") -> tuple[Incident, tuple[str, ...]]:
    """The incident after one fact was added to a target, and what was wrong with it."""
    text = f"- action: add\n  target: {target}\n  field: {field}\n  value: {value}{more}{SIGNED}"
    decisions, problems = parse(text, PATH)
    assert not problems
    records, unmet = apply((RECORD,), decisions)
    (incident,) = connect(records, decisions).incidents
    return incident, tuple(problem.message for problem in unmet)


def test_an_added_toll_is_one_more_figure_from_a_source_of_its_own() -> None:
    incident, _ = added(BLAST, "killed", "29", "\n  as_of: 2020-11-30")
    assert incident.killed == Figure(low=27, best=29, high=29)
    assert incident.standing["killed"] == "revised"
    last = incident.tolls[-1]
    assert (last.article, last.as_of, last.best) == (
        "https://example.org/inquiry", "2020-11-30", 29,
    )  # fmt: skip


@pytest.mark.parametrize("target", [BLAST, RECORD.id])
def test_an_added_weapon_and_accusation_stand_beside_what_was_read(target: str) -> None:
    assert added(target, "weapons", "explosives")[0].weapons == ("explosives", "firearms")
    incident, _ = added(target, "attributions", "red-dawn denied")
    (said,) = incident.attributions
    assert (said.actor, said.modality, said.via) == (
        "red-dawn", "denied", "https://example.org/inquiry",
    )  # fmt: skip
    assert "red-dawn" in incident.actors


@pytest.mark.parametrize(
    ("field", "value", "told_so"),
    [
        ("weapons", "spoon", "is no weapon"),
        ("attributions", "red-dawn", "actor's key"),
        ("killed", "many", "give a number"),
        ("type", "fire", "can be added"),
    ],
)
def test_what_cannot_be_added_is_told_and_changes_nothing(
    field: str, value: str, told_so: str
) -> None:
    incident, (message,) = added(RECORD.id, field, value)
    assert told_so in message
    assert incident == connect((RECORD,)).incidents[0]


def test_an_added_name_makes_two_actors_one() -> None:
    def group(name: str) -> Actor:
        key = name.lower().replace(" ", "-")
        return Actor(key=key, name=name, kind="armed_group", public=True)

    records = tuple(told(id, actors=(group(name),)) for id, name in
                    (("a", "Red Dawn"), ("b", "Red Dawn"), ("c", "Crimson Front")))  # fmt: skip
    text = "- action: add\n  target: red-dawn\n  field: alias\n  value: Crimson Front" + SIGNED
    decisions, _ = parse(text, PATH)

    def keys(given: tuple[Record, ...]) -> list[str]:
        return [actor.key for actor in archive_actors(unify(given).records)]

    assert keys(records) == ["crimson-front", "red-dawn"]
    assert keys(apply(records, decisions)[0]) == ["red-dawn"]


def test_a_name_for_nobody_is_told() -> None:
    text = "- action: add\n  target: nobody\n  field: alias\n  value: No One" + SIGNED
    _, (problem,) = apply((RECORD,), parse(text, PATH)[0])
    assert "no actor of that key" in problem.message


def test_a_fact_without_a_source_or_with_a_vague_day_is_no_decision() -> None:
    entry = f"- action: add\n  target: {BLAST}\n  field: killed\n  value: 3"
    bare = entry + "\n  who: A\n  when: 2024-01-01\n  why: x\n"
    assert "without source" in parse(bare, PATH)[1][0].message
    assert "as_of" in parse(entry + "\n  as_of: spring" + SIGNED, PATH)[1][0].message
