"""The whole archive from records: what is shown, what is withheld, what needs an eye."""

import pytest

from generator.decide import apply, parse
from generator.model import Actor, Archive, Article
from generator.registry import Kept, Registry
from generator.settle import archive
from tests.builders import (
    article,
    at,
    bombing,
    exactly,
    on,
    record,
    sample_archive,
    told,
)


def built(decisions: str = "") -> Archive:
    given = sample_archive()
    ruled, problems = parse(decisions, "seeds/decisions.yml")
    assert not problems
    records, unmet = apply(given.records, ruled)
    assert not unmet
    return archive(given.articles, records, ruled)


SIGNED = "\n  who: A. Editor\n  when: 2024-02-01\n  why: asked for\n"


def test_the_sample_articles_make_two_incidents_and_a_stub() -> None:
    found = {incident.id: incident.stub for incident in built().incidents}
    assert found == {
        "2018-veltburg-shooting": True,
        "2019-03-07-port-alder-bombing": False,
        "2020-03-07-port-alder-stabbing": False,
    }


def test_reading_order_does_not_matter() -> None:
    given = sample_archive()
    forth = archive(given.articles, given.records)
    back = archive(given.articles[::-1], given.records[::-1])
    assert forth == back


def test_a_repeated_article_is_named_and_counts_once() -> None:
    found = built()
    assert found.duplicates == {"courier/toll-lowered-copy": "courier/toll-lowered"}
    assert any("repeats courier/toll-lowered" in p.message for p in found.problems)


def test_odd_articles_are_told_with_their_file() -> None:
    told_of = {(p.path, p.level) for p in built().problems}
    assert ("seeds/post/weather.txt", "note") in told_of
    assert ("seeds/notes/undated.txt", "warning") in told_of


def test_an_empty_archive_is_an_archive() -> None:
    assert archive((), ()) == Archive()


def test_a_withheld_article_takes_its_facts_along() -> None:
    found = built("- action: withhold\n  target: post/claim" + SIGNED)
    assert "post/claim" in found.withheld
    assert "post/claim" not in {one.id for one in found.articles}
    blast = next(i for i in found.incidents if i.id == "2019-03-07-port-alder-bombing")
    assert blast.injured is None
    assert "2018-veltburg-shooting" not in {incident.id for incident in found.incidents}


def test_a_withheld_incident_is_gone_from_relations_too() -> None:
    found = built("- action: withhold\n  target: 2018-veltburg-shooting" + SIGNED)
    assert found.withheld == ("2018-veltburg-shooting",)
    ties = {tie.to for incident in found.incidents for tie in incident.relations}
    assert "2018-veltburg-shooting" not in ties


def test_a_redacted_person_is_nowhere_in_the_archive() -> None:
    found = built("- action: redact\n  target: tomas-reyle" + SIGNED)
    shown = repr(found)
    assert "Reyle" not in shown
    assert "tomas-reyle" not in shown
    texts = {one.id: one.text for one in found.articles}
    for one in found.records:
        for report in one.incidents:
            for seen in report.evidence:
                assert texts[one.id][seen.start : seen.end] == seen.quote


def test_a_decision_that_matches_nothing_is_a_warning_at_its_line() -> None:
    found = built("- action: withhold\n  target: no/such-article" + SIGNED)
    (problem,) = (p for p in found.problems if p.path == "seeds/decisions.yml")
    assert (problem.level, problem.line) == ("warning", 1)


def test_a_title_by_an_editor_stands() -> None:
    ruling = "- action: name\n  target: 2019-03-07-port-alder-bombing\n  value: Market bombing"
    blast = next(i for i in built(ruling + SIGNED).incidents if "bombing" in i.id)
    assert (blast.title, blast.standing["title"]) == ("Market bombing", "decided")


def test_an_editors_toll_outranks_all_sources() -> None:
    ruling = (
        "- action: correct\n  target: 2019-03-07-port-alder-bombing\n  field: killed\n  value: 28"
    )
    blast = next(i for i in built(ruling + SIGNED).incidents if "bombing" in i.id)
    assert (blast.killed, blast.standing["killed"]) == (exactly(28), "decided")


def test_towns_and_countries_list_their_incidents() -> None:
    places = {place.key: place for place in built().places}
    assert places["gb-port-alder"].incidents == places["gb"].incidents
    assert places["gb"].name == "United Kingdom"


def person(name: str, *, public: bool) -> Actor:
    key = name.lower().replace(" ", "-")
    return Actor(key=key, name=name, kind="person", public=public)


@pytest.mark.parametrize(
    ("day", "keys"),
    [("2019-03-07", {"dana-holt"}), ("2021-05-05", {"dana-holt", "dana-holt-private"})],
)
def test_a_private_namesake_of_a_public_person_stays_apart(day: str, keys: set[str]) -> None:
    records = (
        told("a", bombing("2019-03-07", "Port Alder"), actors=(person("Dana Holt", public=True),)),
        told("b", bombing(day, "Port Alder"), actors=(person("Dana Holt", public=False),)),
    )
    assert {actor.key for actor in archive((), records).actors} == keys


def test_two_spellings_of_a_public_person_are_one() -> None:
    records = (
        told("a", bombing("2019-03-07", "Port Alder"),
             actors=(person("Qasem Velani", public=True),)),
        told("b", bombing("2019-03-07", "Port Alder"),
             actors=(person("Qassim Velani", public=True),)),
    )  # fmt: skip
    (actor,) = archive((), records).actors
    assert {actor.name, *actor.aliases} == {"Qasem Velani", "Qassim Velani"}


def test_an_incident_without_a_day_is_told() -> None:
    source: Article = article("a", "Blast\n\nA bomb went off in Port Alder.\n")
    report = bombing(None, None, where=at("Port Alder"))
    found = archive((source,), (record(source, incidents=(report,)),))
    assert any("no day" in problem.message for problem in found.problems)
    assert found.incidents[0].id == "undated-port-alder-bombing"


def test_a_month_makes_the_address() -> None:
    found = archive((), (told("a", bombing(None, "Port Alder", when=on("2019-03"))),))
    assert found.incidents[0].id == "2019-03-port-alder-bombing"


def unmet(ruling: str) -> str:
    given = sample_archive()
    ruled, problems = parse(ruling + SIGNED, "seeds/decisions.yml")
    assert not problems
    found = archive(given.articles, apply(given.records, ruled)[0], ruled)
    (problem,) = (p for p in found.problems if p.path == "seeds/decisions.yml")
    return problem.message


def test_a_wrong_answer_for_an_incident_is_told() -> None:
    target = "- action: correct\n  target: 2019-03-07-port-alder-bombing"
    assert "give a number" in unmet(target + "\n  field: killed\n  value: many")
    assert "unknown field" in unmet(target + "\n  field: colour\n  value: red")


def test_rejecting_an_answer_of_all_sources_is_told() -> None:
    target = "- action: reject\n  target: 2019-03-07-port-alder-bombing"
    assert "name the article" in unmet(target + "\n  field: killed")


def test_a_ruling_of_sameness_leaves_an_address_behind() -> None:
    ids = "2019-03-07-port-alder-bombing", "2020-03-07-port-alder-stabbing"
    found = built(f"- action: same\n  target: {ids[0]}\n  other: {ids[1]}" + SIGNED)
    assert found.moved == {ids[1]: ids[0]}
    assert not any(problem.path == "seeds/decisions.yml" for problem in found.problems)


def test_a_pinned_address_is_reached_by_its_former_ones() -> None:
    given = sample_archive()
    kept = Kept("harbour-blast", frozenset({"post/claim"}), ("harbour-explosion",))
    found = archive(given.articles, given.records, (), Registry((kept,)))
    assert found.moved == {"harbour-explosion": "harbour-blast"}
    assert "harbour-blast" in {incident.id for incident in found.incidents}
