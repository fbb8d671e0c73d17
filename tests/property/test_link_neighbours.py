"""Laws of a whole archive: what an article may change, and what it may not."""

from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.decide import apply
from generator.model import (
    Actor,
    Archive,
    Article,
    Attribution,
    Decision,
    Incident,
    Record,
    Report,
    When,
    Where,
)
from generator.settle import archive
from tests.builders import PLACES, article, bare, bombing, exactly, killed, on, told

DAYS = ("2019-03-07", "2019-03-08", "2020-03-07")
WORDS = ("market", "harbour", "police", "velan", "odo", "tessin", "mill", "ferry")
GROUP = Actor(key="red-dawn", name="Red Dawn", kind="armed_group", aliases=("RD",), public=True)
STRANGER = told(
    "far/away",
    bombing(
        "1997-05-05", None, exactly(77), type="fire",
        where=Where(name="Suva", country="FJ", lat=-18.1, lon=178.4, precision="city"),
        attributions=(Attribution(actor="reef-watch", modality="suspected_or_accused"),),
    ),
    actors=(Actor(key="reef-watch", name="Reef Watch", kind="ngo", public=True),),
    outlet="Fiji Sun Dial", published="1997-05-06", fingerprint=bare(("reef", "lagoon")),
)  # fmt: skip


@st.composite
def reports(draw: st.DrawFn) -> Report:
    claim = Attribution(actor=GROUP.key, modality="claimed_or_admitted")
    return bombing(
        draw(st.sampled_from((*DAYS, "2019-03", None))),
        draw(st.sampled_from([*PLACES, None])),
        draw(st.sampled_from([None, exactly(3), exactly(31)])),
        type=draw(st.sampled_from(("bombing", "shooting", "unknown"))),
        attributions=draw(st.sampled_from(((), (claim,)))),
    )


@st.composite
def archives(draw: st.DrawFn) -> list[Record]:
    count = draw(st.integers(1, 6))
    words = st.lists(st.sampled_from(WORDS), unique=True, max_size=len(WORDS)).map(tuple)
    found = []
    for place in range(count):
        main = draw(reports())
        back = replace(draw(reports()), main=False, report_kind="background")
        told_of = (main, back) if draw(st.booleans()) else (main,)
        found.append(
            told(
                f"article-{place}", *told_of, actors=(GROUP,), fingerprint=bare(draw(words)),
                outlet=draw(st.sampled_from(("Post", "Globe"))),
                published=draw(st.sampled_from(("2019-03-08", "2020-03-09", None))),
            )
        )  # fmt: skip
    return found


def text(record: Record) -> Article:
    made = article(record.id, f"{record.id}\n\nA text.")
    return replace(made, head=record.article, sha256=record.sha256)


def built(records: list[Record], *decisions: Decision) -> Archive:
    ruled, unmet = apply(records, decisions)
    assert not [problem for problem in unmet if problem.level != "note"]
    return archive([text(record) for record in records], ruled, decisions)


@given(archives(), st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_any_order_of_seeds_gives_the_same_archive(records: list[Record], dice: Any) -> None:
    shuffled = list(records)
    dice.shuffle(shuffled)
    assert built(shuffled) == built(records)


@given(archives())
@settings(max_examples=80, deadline=None)
def test_a_new_seed_changes_no_incident_that_shares_nothing_with_it(records: list[Record]) -> None:
    before, after = built(records), built([*records, STRANGER])
    grown = [one for one in after.incidents if STRANGER.id not in repr(one)]
    assert list(before.incidents) == grown
    assert len(after.incidents) == len(before.incidents) + 1
    assert set(before.actors) <= set(after.actors)
    assert set(before.places) <= set(after.places)


@given(archives(), st.integers(2, 40))
@settings(max_examples=30, deadline=None)
def test_many_new_seeds_change_nothing_that_they_do_not_share(
    records: list[Record], count: int
) -> None:
    report = STRANGER.incidents[0]
    crowd = [
        replace(STRANGER, id=f"far/{n}", incidents=(replace(report, when=on(f"{1900 + n}-05-05")),),
                sha256=f"{n:064}")
        for n in range(count)
    ]  # fmt: skip
    grown = {one.id: one for one in built([*records, *crowd]).incidents}
    assert {one.id: grown.get(one.id) for one in built(records).incidents} == {
        one.id: one for one in built(records).incidents
    }


@given(archives(), st.data())
@settings(max_examples=60, deadline=None)
def test_a_removed_seed_takes_its_facts_and_nothing_else(
    records: list[Record], data: st.DataObject
) -> None:
    gone = data.draw(st.sampled_from([*records, STRANGER]))
    before = built([*records, STRANGER])
    after = built([one for one in [*records, STRANGER] if one is not gone])
    assert f"'{gone.id}'" not in repr(after)
    assert list(after.records) == [one for one in before.records if one.id != gone.id]
    stays = "Port Alder" if gone is STRANGER else "Suva"
    for one in before.incidents:
        if one.where.name == stays:
            assert one in after.incidents


FACTS: tuple[tuple[str, str | None, dict[str, Any]], ...] = (
    ("claimed", None, {"claimed": None}),
    ("killed", None, {"killed": None, "casualties": ()}),
    ("attributions", GROUP.key, {"attributions": ()}),
    ("where", None, {"where": Where()}),
    ("when", "2019-03-08", {"when": on("2019-03-08")}),
    ("when", "none", {"when": When()}),
    ("where", "Suva, FJ, -18.1, 178.4", {"where": STRANGER.incidents[0].where}),
    ("type", "fire", {"type": "fire"}),
    ("claimed", "true", {"claimed": True}),
    ("killed", "31", {"killed": exactly(31), "casualties": (killed(exactly(31)),)}),
    ("killed", "none", {"killed": None, "casualties": ()}),
)


def answers(incidents: tuple[Incident, ...]) -> list[tuple[object, ...]]:
    """What an archive answers, without the words that it was read from."""
    return [
        (one.id, one.title, one.type, one.when.edtf, one.where.name, one.where.country, one.killed,
         one.claimed, one.standing, one.reports, one.why, one.relations)
        for one in incidents
    ]  # fmt: skip


@given(archives(), st.sampled_from(FACTS), st.data())
@settings(max_examples=80, deadline=None)
def test_a_decision_has_the_effect_of_editing_the_fact(
    records: list[Record], fact: tuple[str, str | None, dict[str, Any]], data: st.DataObject
) -> None:
    """Fields that are corrected have a value; those without one, and attributions, are rejected."""
    field, value, edit = fact
    one = data.draw(st.sampled_from(records))
    reject = value is None or field == "attributions"
    if reject:  # what is not told cannot be rejected
        assume(any(getattr(one.incidents[0], name) != edit[name] for name in edit))
    ruling = Decision(action="reject" if reject else "correct", target=one.id, field=field,
                      value=value, who="A", when="2024-01-01", why="x", line=1)  # fmt: skip
    edited = replace(one, incidents=(replace(one.incidents[0], **edit), *one.incidents[1:]))
    changed = [edited if record is one else record for record in records]
    assert answers(built(records, ruling).incidents) == answers(built(changed).incidents)
