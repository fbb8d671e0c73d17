"""Which reports are of one event, and which only look like it."""

from typing import Any

import pytest

from generator.decide import apply, parse
from generator.link import link
from generator.link.clues import MAIN, clues
from generator.link.mention import mentions, survey
from generator.model import (
    Actor,
    Attribution,
    Decision,
    Evidence,
    Incident,
    Record,
    Relation,
    Report,
    Statement,
    When,
    Where,
)
from generator.registry import Kept, Registry
from tests.builders import at, at_least, bare, bombing, exactly, on, told

SIGNED = "\n  who: A. Editor\n  when: 2024-02-01\n  why: asked for\n"


def shooting(day: str, place: str, site: str | None = None, **more: Any) -> Report:
    return bombing(day, None, type="shooting", where=at(place, site), **more)


def background(**more: Any) -> Report:
    facts: dict[str, Any] = {"main": False, "report_kind": "background", "type": "shooting"}
    return Report(**(facts | more))


def members(incidents: tuple[Incident, ...]) -> set[frozenset[str]]:
    return {frozenset(ref.article for ref in one.reports) for one in incidents}


def decided(text: str) -> tuple[Decision, ...]:
    found, problems = parse(text + SIGNED, "seeds/decisions.yml")
    assert not problems
    return found


def test_two_reports_of_one_day_and_town_are_one_incident_with_its_reasons() -> None:
    (found,) = link(
        [
            told("a", bombing("2019-03-07", "Port Alder"), published="2019-03-07"),
            told("b", bombing("2019-03-07", "Port Alder"), published="2019-03-08"),
        ]
    )
    assert found.id == "2019-03-07-port-alder-bombing"
    assert found.title == "Bombing in Port Alder, United Kingdom"
    assert found.why[0].pair == ("a", "b")
    assert {clue.name for clue in found.why[0].clues} >= {"same_day", "same_place", "same_type"}
    assert found.why[0].score == round(sum(clue.weight for clue in found.why[0].clues), 4)


def test_two_attacks_on_one_shrine_a_year_apart_stay_apart() -> None:
    found = link(
        [
            told("a", shooting("2022-10-26", "Veltburg", "Odo shrine"), published="2022-10-27"),
            told("b", shooting("2023-08-13", "Veltburg", "Odo shrine"), published="2023-08-14"),
        ]
    )
    assert [one.id for one in found] == ["2022-10-26-veltburg-shooting",
                                         "2023-08-13-veltburg-shooting"]  # fmt: skip
    assert {tie.kind for tie in found[0].relations} == {"same_place"}
    assert found[0].title == "Shooting at the Odo shrine, Veltburg"


def test_one_day_in_two_far_towns_stays_apart() -> None:
    found = link(
        [
            told("a", bombing("2019-03-07", "Harrow Bay"), published="2019-03-07"),
            told("b", bombing("2019-03-07", "Castle Ness"), published="2019-03-07"),
        ]
    )
    assert len(found) == 2


def test_a_report_that_slips_by_a_day_joins_when_all_else_agrees() -> None:
    found = link(
        [
            told("a", shooting("2019-03-07", "Port Alder", "fish market", killed=exactly(31))),
            told("b", shooting("2019-03-08", "Port Alder", "fish market", killed=exactly(31))),
        ]
    )
    assert members(found) == {frozenset({"a", "b"})}


def test_a_series_of_attacks_on_one_day_in_one_city_stays_apart() -> None:
    market = bombing("2019-03-07", None, exactly(12), where=at("Port Alder", "the harbour market"))
    station = bombing("2019-03-07", None, exactly(3), where=at("Port Alder", "the north station"))
    found = link(
        [
            told("a", market, published="2019-03-07"),
            told("b", station, published="2019-03-07"),
            told("c", market, published="2019-03-08"),
            told("d", station, published="2019-03-08"),
        ]
    )
    assert members(found) == {frozenset("ac"), frozenset("bd")}


def test_an_early_floor_at_another_name_of_the_spot_is_no_second_attack() -> None:
    grave = bombing("2019-03-07", None, at_least(28), where=at("Port Alder", "the Odo grave"))
    yard = bombing("2019-03-07", None, exactly(84), where=at("Port Alder", "a cemetery"))
    found = link([told("a", grave, published="2019-03-07"),
                  told("b", yard, published="2019-03-09")])  # fmt: skip
    assert members(found) == {frozenset("ab")}


def test_two_names_of_one_spot_with_one_toll_are_one_incident() -> None:
    shrine = bombing("2019-03-07", None, exactly(12), where=at("Port Alder", "the Odo shrine"))
    tomb = bombing("2019-03-07", None, exactly(12), where=at("Port Alder", "a mausoleum"))
    found = link([told("a", shrine, published="2019-03-07"), told("b", tomb)])
    assert members(found) == {frozenset("ab")}


def test_a_shooting_and_a_crash_in_one_town_on_one_day_are_two() -> None:
    crash = bombing("2019-03-07", "Port Alder", type="transport_accident")
    found = link([told("a", shooting("2019-03-07", "Port Alder")), told("b", crash)])
    assert len(found) == 2


def test_a_vague_mention_means_the_one_incident_that_fits() -> None:
    main = shooting("2022-10-26", "Veltburg", "Odo shrine", killed=exactly(15))
    vague = background(when=on("2022"), where=Where(site="shrine"), killed=exactly(15))
    found = link(
        [
            told("a", main, published="2022-10-27"),
            told("b", bombing("2024-01-03", "Port Alder"), vague, published="2024-01-04"),
        ]
    )
    shrine = next(one for one in found if one.type == "shooting")
    assert [(ref.article, ref.main) for ref in shrine.reports] == [("a", True), ("b", False)]
    assert not shrine.stub


def test_a_vague_mention_of_two_equal_incidents_is_left_unresolved() -> None:
    vague = background(when=on("2022"), where=at("Veltburg"), killed=exactly(15))
    found = link(
        [
            told("a", shooting("2022-10-26", "Veltburg", killed=exactly(15))),
            told("b", shooting("2022-03-02", "Veltburg", killed=exactly(15))),
            told("c", bombing("2024-01-03", "Port Alder"), vague),
        ]
    )
    stub = next(one for one in found if one.stub)
    assert [ref.article for ref in stub.reports] == ["c"]


def test_two_mentions_of_one_unknown_event_share_a_stub() -> None:
    older = background(when=on("2018-06-01"), where=at("Veltburg"))
    found = link(
        [
            told("a", bombing("2024-01-03", "Port Alder"), older),
            told("b", bombing("2023-01-03", "Harrow Bay"), older),
        ]
    )
    assert {"a", "b"} in [{ref.article for ref in one.reports} for one in found if one.stub]


def test_a_background_toll_never_enters_the_main_event() -> None:
    older = background(when=on("2018-06-01"), where=at("Veltburg"), killed=exactly(4))
    found = link([told("a", bombing("2024-01-03", "Port Alder", exactly(9)), older)])
    assert {one.id: one.killed for one in found} == {
        "2018-06-01-veltburg-shooting": exactly(4),
        "2024-01-03-port-alder-bombing": exactly(9),
    }


def test_a_claim_stands_beside_a_denial() -> None:
    claim = Attribution(actor="northern-dawn", modality="claimed_or_admitted")
    denial = Attribution(actor="river-front", modality="denied")
    found = link(
        [
            told("a", bombing("2019-03-07", "Port Alder", attributions=(claim,), claimed=True)),
            told("b", bombing("2019-03-07", "Port Alder", attributions=(denial,), claimed=False)),
        ]
    )
    assert found[0].claimed is True
    assert {one.modality for one in found[0].attributions} == {"claimed_or_admitted", "denied"}
    assert found[0].actors == ("northern-dawn", "river-front")


def test_two_events_of_one_address_are_numbered() -> None:
    apart = decided("- action: different\n  target: a\n  other: b")
    records = [
        told("a", bombing("2019-03-07", "Port Alder"), published="2019-03-07"),
        told("b", bombing("2019-03-07", "Port Alder"), published="2019-03-08"),
    ]
    found = link(records, apart)
    assert [one.id for one in found] == ["2019-03-07-port-alder-bombing",
                                         "2019-03-07-port-alder-bombing-2"]  # fmt: skip


def test_an_editor_makes_two_articles_one() -> None:
    records = [
        told("a", bombing("2019-03-07", "Port Alder"), published="2019-03-07"),
        told("b", bombing("2019-03-20", "Port Alder"), published="2019-03-20"),
    ]
    assert len(link(records)) == 2
    assert len(link(records, decided("- action: same\n  target: a\n  other: b"))) == 1


def test_an_editor_makes_two_incidents_one_and_the_first_address_lives() -> None:
    records = [
        told("a", bombing("2019-03-07", "Port Alder")),
        told("b", bombing("2019-03-20", "Port Alder")),
    ]
    ids = "2019-03-20-port-alder-bombing", "2019-03-07-port-alder-bombing"
    (found,) = link(records, decided(f"- action: same\n  target: {ids[0]}\n  other: {ids[1]}"))
    assert found.id == ids[0]
    assert len(found.reports) == 2


def test_an_editor_takes_an_article_out_of_an_incident() -> None:
    records = [told(id, bombing("2019-03-07", "Port Alder")) for id in ("a", "b", "c")]
    ruling = "- action: different\n  target: 2019-03-07-port-alder-bombing\n  other: b"
    assert members(link(records, decided(ruling))) == {frozenset({"a", "c"}), frozenset({"b"})}


def test_a_kept_address_outlives_a_change_of_facts() -> None:
    kept = Registry((Kept("2019-03-06-port-alder-explosion", frozenset({"a"})),))
    records = [told("a", bombing("2019-03-07", "Port Alder"))]
    assert [one.id for one in link(records, (), kept)] == ["2019-03-06-port-alder-explosion"]


def test_a_corrected_day_moves_the_report() -> None:
    records = [
        told("a", bombing("2019-03-07", "Port Alder")),
        told("b", bombing("2019-05-07", "Port Alder")),
    ]
    ruling = decided("- action: correct\n  target: b\n  field: when\n  value: 2019-03-07")
    fixed, problems = apply(records, ruling)
    assert not problems
    assert len(link(fixed, ruling)) == 1


def test_nothing_gives_nothing() -> None:
    assert link([]) == ()
    assert link([told("a")]) == ()


def test_an_anniversary_leads_to_the_older_event() -> None:
    said = Evidence(start=0, end=5, quote="on the first anniversary of the bombing", rule="when.x")
    older = background(
        when=When(earliest="2019-03-07", latest="2019-03-07", precision="day", evidence=(said,)),
        where=at("Port Alder"),
        type="bombing",
    )
    found = link(
        [
            told("a", bombing("2019-03-07", "Port Alder")),
            told("b", bombing("2020-03-07", "Veltburg"), older),
        ]
    )
    assert Relation(to=found[0].id, kind="anniversary_of") in found[1].relations
    assert {(ref.article, ref.main) for ref in found[0].reports} == {("a", True), ("b", False)}


def test_a_veto_of_two_is_a_veto_of_all() -> None:
    loose = bombing(None, "Port Alder", exactly(31), where=at("Port Alder", "fish market"))
    sure = {"where": at("Port Alder", "fish market")}
    found = link(
        [
            told("a", bombing("2019-03-07", None, exactly(31), **sure), published="2019-03-07"),
            told("b", loose, published="2019-03-07"),
            told("c", bombing("2020-03-07", None, exactly(31), **sure), published="2020-03-07"),
        ]
    )
    assert members(found) == {frozenset({"a", "b"}), frozenset({"c"})}


def test_two_articles_of_one_event_look_back_on_the_same_older_one() -> None:
    older = background(when=on("2018-01"), type="bombing")
    found = link(
        [
            told("a", bombing("2021-01-21", "Port Alder"), background(**fields(older, 35))),
            told("b", bombing("2021-01-21", "Port Alder"), background(**fields(older, 28))),
        ]
    )
    (stub,) = (one for one in found if one.stub)
    assert {ref.article for ref in stub.reports} == {"a", "b"}


def fields(report: Report, dead: int) -> dict[str, Any]:
    return {"when": report.when, "type": report.type, "killed": exactly(dead)}


NAMES = ("dara velan", "velan", "odo mill", "millgate", "harbourmaster", "tessin")


def article(id: str, *words: str, **more: Any) -> Record:
    """A shooting of no known place, told with some words."""
    report = shooting(more.pop("day"), more.pop("place")) if "day" in more else Report(main=True)
    return told(id, report, fingerprint=bare(words), published=more.get("published"))


def filler(count: int) -> list[Record]:
    return [
        told(f"other-{n}", fingerprint=bare((f"word{n}", "police", "shot")), published="2019-01-01")
        for n in range(count)
    ]


def test_many_rare_names_in_common_outweigh_a_misread_day() -> None:
    pair = [
        article("a", *NAMES, "police", day="2019-03-07", place="Port Alder"),
        article("b", *NAMES, "shot", day="2019-03-10", place="Port Alder"),
    ]
    found = link([*pair, *filler(1000)])
    assert members(found) == {frozenset({"a", "b"})}
    assert "shared_words" in {clue.name for clue in found[0].why[0].clues}


def test_in_a_small_archive_the_days_count_for_more_than_the_words() -> None:
    pair = [
        article("a", *NAMES, "police", day="2019-03-07", place="Port Alder"),
        article("b", *NAMES, "shot", day="2019-03-20", place="Port Alder"),
    ]
    assert len(link(pair)) == 2


def test_no_rare_word_in_common_parts_two_texts_of_one_day_and_town() -> None:
    pair = [
        article("a", *NAMES[:3], "police", day="2019-03-07", place="Port Alder"),
        article("b", *NAMES[3:], "police", day="2019-03-07", place="Port Alder"),
    ]
    assert len(link([*pair, *filler(1000)])) == 2


def test_undated_articles_meet_by_their_names() -> None:
    pair = [article("a", *NAMES, "police"), article("b", *NAMES, "shot")]
    found = link([*pair, *filler(1000)])
    assert members(found) == {frozenset({"a", "b"})}


def test_neighbouring_towns_can_be_one_place() -> None:
    near = Where(name="Alder Quay", country="GB", lat=57.25, lon=-3.8, precision="city")
    found = link(
        [
            told("a", bombing("2019-03-07", "Port Alder", exactly(31))),
            told("b", bombing("2019-03-07", None, exactly(31), where=near)),
        ]
    )
    assert members(found) == {frozenset({"a", "b"})}


def test_attacks_reported_together_are_a_series() -> None:
    second = bombing("2019-03-07", "Castle Ness", main=False)
    found = link([told("a", bombing("2019-03-07", "Harrow Bay"), second)])
    assert [{tie.kind for tie in one.relations} for one in found] == [{"same_series"}] * 2


def weight(left: Record, right: Record, name: str) -> float:
    """What a clue weighs between the main reports of two articles."""
    ours, theirs = mentions((left, right))
    found = clues(ours, theirs, survey((left, right)), MAIN)
    return next(clue.weight for clue in found if clue.name == name)


def test_days_apart_weigh_less_where_a_follow_up_may_give_the_day_of_a_hearing() -> None:
    def article(id: str, day: str, **more: Any) -> Record:
        report = bombing(day, "Port Alder", **more)
        return told(id, report, published=day, fingerprint=bare((id, "market")))

    first, later = article("a", "2019-03-07"), article("b", "2019-03-27")
    trial = article("b", "2019-03-27", report_kind="follow_up")
    assert weight(first, later, "days_apart") < weight(first, trial, "days_apart") < 0


def test_days_apart_weigh_less_in_articles_that_appeared_together() -> None:
    def article(id: str, day: str, published: str) -> Record:
        report = bombing(day, "Port Alder")
        return told(id, report, published=published, fingerprint=bare((id, "market")))

    one = article("a", "2019-03-07", "2019-03-20")
    soon, late = (article("b", "2019-03-17", day) for day in ("2019-03-20", "2019-04-20"))
    assert weight(one, late, "days_apart") < weight(one, soon, "days_apart") < 0


@pytest.mark.parametrize(
    ("day", "town", "kind"),
    [("2019-03-01", "Port Alder", "follow_up"), ("2018-03-01", "Port Alder", "mentioned_with"),
     ("2019-03-01", "Veltburg", "mentioned_with")],
)  # fmt: skip
def test_what_comes_soon_after_an_event_in_its_town_and_is_told_with_it_follows_it(
    day: str, town: str, kind: str
) -> None:
    back = background(when=on(day), where=at(town), type="bombing")
    older, later = link([told("a", bombing("2019-03-07", "Port Alder", type="shooting"), back)])
    assert {tie.kind for tie in later.relations} - {"same_place"} == {kind}
    assert {tie.kind for tie in older.relations} - {"same_place"} == {"mentioned_with"}


SPEECH = "He said it was in retaliation for the shooting in Veltburg."


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        (SPEECH, {"mentioned_with", "retaliation_for"}),
        ("He said they will act in retaliation for the shooting in Veltburg.", {"mentioned_with"}),
        ("He recalled the shooting in Veltburg.", {"mentioned_with"}),
    ],
    ids=["said of the event", "a vow", "no answer to it"],
)
def test_retaliation_is_somebodys_word(words: str, kinds: set[str]) -> None:
    start = words.index("shooting")
    seen = Evidence(start=start, end=start + 8, quote="shooting", rule="incident.shooting")
    back = background(when=on("2018-05-05"), where=at("Veltburg"), evidence=(seen,))
    speech = Statement(speaker="dara-velan", verb="said", direct=False, start=0, end=len(words),
                       quote=words)  # fmt: skip
    speaker = Actor(key="dara-velan", name="Dara Velan", kind="person", public=True)
    older, blast = link([told("a", bombing("2019-03-07", "Port Alder"), back, statements=(speech,),
                              actors=(speaker,), published="2019-03-08")])  # fmt: skip
    assert {tie.kind for tie in blast.relations} == kinds
    assert {tie.kind for tie in older.relations} == {"mentioned_with"}
    speakers = {tie.asserted_by for tie in blast.relations if tie.kind == "retaliation_for"}
    assert speakers <= {"dara-velan"}
