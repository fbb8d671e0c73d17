"""An editor's word on actors holds for an actor under all its names, and keeps two apart."""

from generator.decide import parse
from generator.model import Actor, Archive, Attribution, Record
from generator.settle import decided
from tests.builders import article, bombing, told

SIGNED = "\n  who: A. Editor\n  when: 2024-02-01\n  why: asked for\n"


def actor(name: str, *aliases: str, **facts: object) -> Actor:
    key = name.lower().replace(" ", "-")
    made: dict[str, object] = {"kind": "armed_group", "public": True}
    return Actor(key=key, name=name, aliases=aliases, **(made | facts))  # type: ignore[arg-type]


def names(id: str, *actors: Actor) -> Record:
    """An article on a bombing of its own that names these actors, the first as its author."""
    number = ord(id) - ord("a") + 1
    claim = Attribution(actor=actors[0].key, modality="claimed_or_admitted")
    report = bombing(f"2019-0{number}-07", "Port Alder", attributions=(claim,))
    return told(id, report, actors=actors, published=f"2019-0{number}-08")


def built(records: tuple[Record, ...], *entries: str) -> Archive:
    text = "".join(f"- {entry}{SIGNED}" for entry in entries)
    decisions, problems = parse(text, "seeds/decisions.yml")
    assert not problems
    return decided([article(one.id, f"{one.id}\n\nx") for one in records], records, decisions)


def troubles(archive: Archive) -> list[str]:
    return [one.message for one in archive.problems if one.level != "note"]


DAWN = (
    names("a", actor("Red Dawn", "RD")),
    names("b", actor("Red Dawn", "RD")),
    names("c", actor("RD", "Red Dawn")),
)


def test_a_name_given_to_an_actor_holds_in_articles_that_call_it_otherwise() -> None:
    plain = built(DAWN)
    assert [one.key for one in plain.actors] == ["red-dawn"]
    for target in ("red-dawn", "rd"):
        found = built(DAWN, f"action: name\n  target: {target}\n  value: Dawn of the Coast")
        assert [(one.key, one.name) for one in found.actors] == [("red-dawn", "Dawn of the Coast")]
        assert not troubles(found)


def test_a_former_key_leads_to_the_actor() -> None:
    assert built(DAWN).renamed == {"rd": "red-dawn"}


def test_a_person_is_redacted_under_all_spellings() -> None:
    spelt = ("Qasem Velani", "Qassem Velani")
    records = tuple(
        names(id, actor("Red Dawn"), actor(name, *(x for x in spelt if x != name), kind="person"))
        for id, name in zip("ab", spelt, strict=True)
    )
    found = built(records, "action: redact\n  target: qasem-velani")
    assert not troubles(found)
    assert "Velani" not in repr(found.records)
    assert "velani" not in repr(found.renamed)


def test_two_actors_that_the_program_took_for_one_are_ruled_apart() -> None:
    found = built(DAWN, "action: different\n  target: red-dawn\n  other: rd")
    assert {one.key: one.aliases for one in found.actors} == {"red-dawn": (), "rd": ()}
    assert {one.actor for event in found.incidents for one in event.attributions} == {
        "rd", "red-dawn",
    }  # fmt: skip
    assert not troubles(found)
    assert not found.renamed


def test_a_namesake_in_one_article_is_an_actor_of_its_own() -> None:
    records = (names("a", actor("Red Dawn")), names("b", actor("Red Dawn")))
    ruling = "action: different\n  target: red-dawn\n  other: b"
    found = built(records, ruling, "action: name\n  target: red-dawn-2\n  value: Red Dawn (north)")
    assert {one.key: (one.name, one.articles) for one in found.actors} == {
        "red-dawn": ("Red Dawn", ("a",)),
        "red-dawn-2": ("Red Dawn (north)", ("b",)),
    }
    assert not troubles(found)


def test_two_actors_ruled_one_leave_an_address_that_leads_on() -> None:
    records = (names("a", actor("Red Dawn")), names("b", actor("Crimson Front")))
    found = built(records, "action: same\n  target: red-dawn\n  other: crimson-front")
    assert [(one.key, one.aliases) for one in found.actors] == [("red-dawn", ("Crimson Front",))]
    assert found.renamed == {"crimson-front": "red-dawn"}
    assert not troubles(found)


def test_an_attribution_to_nobody_is_told_and_shown_nowhere() -> None:
    for target in ("2019-01-07-port-alder-bombing", "a"):
        found = built(
            (names("a", actor("Red Dawn")),),
            f"action: add\n  target: {target}\n  field: attributions\n"
            "  value: red-dwn denied\n  source: the register",
        )
        assert [one.actor for one in found.incidents[0].attributions] == ["red-dawn"]
        assert "names an actor red-dwn; is it red-dawn?" in troubles(found)[0]
        assert len(troubles(found)) == 1


def test_rulings_on_nobody_are_told_with_what_may_be_meant() -> None:
    records = (names("a", actor("Red Dawn")), names("b", actor("Crimson Front")))
    (same,) = troubles(built(records, "action: same\n  target: red-dawn\n  other: crimson-frnt"))
    assert "crimson-frnt is no actor; is it crimson-front?" in same
    (apart,) = troubles(built(records, "action: different\n  target: red-dawn\n  other: dawn"))
    assert "dawn is no actor or article" in apart
    (absent,) = troubles(built(records, "action: different\n  target: red-dawn\n  other: b"))
    assert "b names no actor of that key" in absent
    (kind,) = troubles(
        built(records, "action: correct\n  target: red-dawn\n  field: kind\n  value: ngo")
    )
    assert "use name, redact, same or different" in kind
