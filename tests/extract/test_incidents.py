"""Incidents of a story: what kind, how far, when, where, and which of them is the news."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.extract.incidents import find_incidents
from generator.extract.times import find_times
from generator.model import Place
from generator.vocabulary import load, terms
from tests.extract.incident_stories import actors, main, places, read, shown, story

CASES: list[dict[str, Any]] = yaml.load(
    Path(__file__).with_name("cases-incidents.yml").read_text(encoding="utf-8"),
    Loader=yaml.CSafeLoader,
)
TOWNS = {"Kerman": ("IR", 30.28, 57.08), "Leeds": ("GB", 53.8, -1.55)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["trap"]))
def test_an_incident_is_read_as_the_case_says(case: dict[str, Any]) -> None:
    reports = read(case["text"], title=case.get("title", ""))
    if case.get("none"):
        assert reports == ()
        return
    report = main(reports)
    if "main" in case:
        assert f"{report.type} {report.when.edtf}" == case["main"]
        older = [f"{r.type} {r.when.edtf} {shown(r.killed)}" for r in reports if not r.main]
        assert older == case.get("older", [])
    assert report.stage == case.get("stage", report.stage)
    assert report.report_kind == case.get("kind", report.report_kind)
    assert list(report.weapons) == case.get("weapons", list(report.weapons))
    assert set(case.get("targets", [])) <= set(report.targets)


def placed(text: str, found: tuple[Place, ...]) -> Any:
    told = story(text)
    return main(find_incidents(told, find_times(told), found, ())).where


def test_an_incident_lies_where_its_own_sentence_says() -> None:
    text = "Officials met in Leeds. A bomb killed six people in Kerman on Monday."
    where = placed(text, places(text, TOWNS))
    assert (where.name, where.country, where.precision) == ("Kerman", "IR", "city")
    assert [e.quote for e in where.evidence] == ["Kerman"]


def test_outside_a_town_is_near_it() -> None:
    text = "A bomb killed six people outside Kerman on Monday."
    assert placed(text, places(text, TOWNS)).precision == "near"


def test_a_named_spot_is_kept_with_its_town() -> None:
    text = "Gunmen opened fire at the Al Noor Mosque in Kerman on Monday."
    where = placed(text, places(text, TOWNS))
    assert (where.site, where.name, where.precision) == ("Al Noor Mosque", "Kerman", "site")


def test_an_address_is_a_spot() -> None:
    text = "A man was shot in the 3900 block of Poplar Street in Leeds on Monday."
    assert placed(text, places(text, TOWNS)).site == "3900 block of Poplar Street"


def test_a_hospital_is_where_people_are_brought() -> None:
    text = "A man was shot in Leeds on Monday and taken to the Green Park Hospital."
    assert placed(text, places(text, TOWNS)).site is None


def test_who_was_hit_tells_what_was_aimed_at() -> None:
    report = main(read("Two journalists were killed in an air strike on Monday."))
    assert "journalists_and_media" in report.targets


def test_without_a_place_the_place_is_unknown() -> None:
    where = placed("A bomb killed six people on Monday.", ())
    assert (where.name, where.country, where.precision) == (None, None, "unknown")


def test_the_title_is_made_of_kind_and_place_in_our_own_words() -> None:
    text = "A bomb killed six people in Kerman on Monday."
    told = story(text, title="HORROR: blast carnage in Kerman")
    found = places(told.text, TOWNS)
    report = main(find_incidents(told, find_times(told), found, ()))
    assert report.title == "Bombing in Kerman, Iran"


def test_an_older_incident_does_not_take_the_place_of_the_main_one() -> None:
    text = "A bomb killed six people in Kerman on Monday. A shooting in Leeds in 2019 killed 15."
    told = story(text)
    reports = find_incidents(told, find_times(told), places(text, TOWNS), ())
    assert [r.where.name for r in reports] == ["Kerman", "Leeds"]
    assert [shown(r.killed) for r in reports] == ["6/6/6", "15/15/15"]


def test_the_local_hour_of_the_deed_is_kept_and_not_that_of_another_zone() -> None:
    text = "A bomb killed 12 people late on Tuesday. It exploded at 2:45 p.m. (1115 GMT)."
    when = main(read(text)).when
    assert (when.earliest, when.time_of_day) == ("2024-01-09", "14:45")


def test_a_story_without_an_event_reports_nothing() -> None:
    assert read("The council talked about the budget on Monday.") == ()


def test_an_empty_story_reports_nothing() -> None:
    assert read("") == ()


def test_no_private_victim_is_an_actor_of_an_incident() -> None:
    text = "Tomas Reyl was shot and killed on Monday. Red Dawn claimed responsibility."
    told = story(text)
    (report,) = find_incidents(told, find_times(told), (), actors(text))
    assert report.actors == ("red-dawn",)


def test_every_term_is_in_the_vocabularies() -> None:
    words = load("incidents.yml")
    kinds = set(terms("incident_type"))
    assert set(words["triggers"]) <= kinds
    assert set(words["titles"]) == kinds
    assert set(words["stages"]) <= set(terms("stage"))
    assert set(words["weapons"]) <= set(terms("weapon"))
    assert set(words["targets"]) <= set(terms("target"))
    assert {p["modality"] for p in load("attribution.yml")["phrases"]} <= set(terms("modality"))


def test_every_group_of_people_is_in_the_vocabulary() -> None:
    nouns = load("tolls.yml")["people"].values()
    assert {noun["whom"] for noun in nouns if "whom" in noun} <= set(terms("whom"))


SENTENCES = st.sampled_from(
    [
        "A bomb killed at least 84 people in the market on Monday.",
        "Two men were shot, one fatally, police said.",
        "Red Dawn claimed responsibility for the attack.",
        "The group killed 15 people at a shrine in 2019.",
        "It was the deadliest attack since 1978.",
        "Minister Dara Velan accused Ostria of the bombing.",
        "No one was injured.",
        "The fourth anniversary of the assassination was on Wednesday, Jan. 3.",
        "The death toll rose from 20 to 31.",
        "“He shot her,” said a neighbour… and left",
        "12,000 — 3:15 p.m.; 80 to 90 of the (wounded) 19-year-olds",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(SENTENCES, max_size=7), st.text(max_size=40))
def test_whatever_is_told_has_its_evidence_and_one_main_incident(
    parts: list[str], noise: str
) -> None:
    text = " ".join([*parts, noise])
    reports = read(text)
    assert sum(report.main for report in reports) == bool(reports)
    rules = {
        **load("rules-incident.yml"),
        **load("rules-toll.yml"),
        **load("rules-attribution.yml"),
    }
    for report in reports:
        assert report.evidence or report.casualties
        proofs = [*report.evidence, *report.when.evidence, *report.where.evidence]
        proofs += [e for toll in report.casualties for e in toll.evidence]
        proofs += [e for told in report.attributions for e in told.evidence]
        for proof in proofs:
            assert text[proof.start : proof.end] == proof.quote
            assert proof.rule in rules
        adopted = {
            (t.outcome, t.low, t.best, t.high)
            for t in report.casualties
            if t.adopted and t.whom != "perpetrators"
        }
        for outcome, figure in (("killed", report.killed), ("injured", report.injured)):
            if figure:
                assert (outcome, figure.low, figure.best, figure.high) in adopted
            told = (
                [n for n in (figure.low, figure.best, figure.high) if n is not None]
                if figure
                else []
            )
            assert told == sorted(told)
        assert all(toll.evidence for toll in report.casualties)


@pytest.mark.parametrize(
    "noise",
    [
        "shot " * 50_000,
        "killed 3 and " * 20_000,
        "a" * 1_000_000,
        "1,000 " * 50_000,
        "said, " * 50_000,
        "2022 " * 50_000,
        "A" + " Bb" * 100_000,
        "(" * 200_000,
    ],
    ids=["verbs", "figures", "letters", "numbers", "commas", "years", "names", "brackets"],
)
def test_a_line_without_end_does_not_hang(noise: str) -> None:
    told = story(noise)
    assert len(find_incidents(told, (), (), ())) <= 1


@pytest.mark.parametrize(
    "sentence",
    [
        "A man was shot in the leg. ",
        "Red Dawn claimed the bombing and Velania blamed Ostria. ",
        "In 2019 a bombing killed 15 people. ",
        "The fourth anniversary of the bombing was on Jan. 3, 2024. ",
    ],
)
def test_a_story_without_end_does_not_hang(sentence: str) -> None:
    told = story(sentence * 3_000)
    assert len(find_incidents(told, (), (), actors(told.text[:5_000]))) >= 1
