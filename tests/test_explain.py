"""Every value with its quotes, rules and rivals."""

import msgspec
import pytest

from generator.decide import parse
from generator.explain import Explanation, explain, tell
from generator.model import Toll
from generator.registry import Kept, Registry
from generator.settle import archive
from tests.builders import bombing, sample_archive, told

BLAST = "2019-03-07-port-alder-bombing"


def explained(name: str, decisions: str = "") -> Explanation:
    given = sample_archive()
    ruled, _ = parse(decisions, "seeds/decisions.yml")
    found = explain(archive(given.articles, given.records, ruled), name)
    assert found is not None
    return found


def test_an_incident_tells_who_gave_which_toll_in_which_words() -> None:
    text = tell(explained(BLAST))
    assert "killed: 27 to 31, best 27 (revised)" in text
    assert "courier/toll-lowered, The Courier, 2019-03-09: 27 as of 2019-03-09" in text
    assert '"27 people were killed" [toll.exact]' in text
    assert "31 (not adopted)" in text


def test_an_incident_tells_why_its_reports_belong_together() -> None:
    text = tell(explained(BLAST))
    assert "linked because" in text
    assert "+2.5 same day: both on 2019-03-07" in text


def test_an_incident_tells_who_claims_and_who_denies() -> None:
    text = tell(explained(BLAST))
    assert "attribution: northern-dawn: claimed or admitted" in text
    assert "attribution: river-front: denied" in text


def test_an_actor_tells_roles_with_the_words_they_were_read_from() -> None:
    text = tell(explained("ilse-marran"))
    assert "role: Interior Minister" in text
    assert '"Interior Minister Ilse Marran" [role.before_name]' in text


def test_an_article_tells_how_its_date_is_known_and_where_its_events_went() -> None:
    text = tell(explained("post/claim"))
    assert "published: 2019-03-08 (header)" in text
    assert "main event: 2019-03-07-port-alder-bombing" in text
    assert "background: 2018-veltburg-shooting" in text


def test_a_decision_is_told_with_its_reason() -> None:
    ruling = (
        "- action: name\n  target: 2019-03-07-port-alder-bombing\n  value: Market bombing\n"
        "  who: A. Editor\n  when: 2024-02-01\n  why: its usual name\n"
    )
    text = tell(explained("2019-03-07-port-alder-bombing", ruling))
    assert f"2024-02-01: name {BLAST}, Market bombing (its usual name; line 1)" in text


@pytest.mark.parametrize("name", ["2019-03-07-port-alder-bombing", "ilse-marran", "post/claim"])
def test_every_explanation_is_plain_json(name: str) -> None:
    found = explained(name)
    assert msgspec.json.decode(msgspec.json.encode(found), type=Explanation) == found


def test_an_article_tells_the_place_of_each_event_as_decisions_name_it() -> None:
    text = tell(explained("post/claim"))
    assert f"incidents[0], main event: {BLAST}" in text
    assert "incidents[1], background: 2018-veltburg-shooting" in text


def test_a_claim_is_told_with_its_words() -> None:
    values = {value.field: value for value in explained(BLAST).values}
    quotes = [proof.rule for seen in values["claimed"].seen for proof in seen.evidence]
    assert "claim.claimed_responsibility" in quotes
    assert values["weapons"].value == "explosives"


def test_people_missing_or_arrested_are_told_too() -> None:
    missing = Toll(outcome="missing", low=4, best=4, high=4)
    record = told("a", bombing("2019-03-07", "Port Alder", casualties=(missing,)))
    found = explain(archive((), (record,)), BLAST)
    assert found is not None
    assert "missing: 4\n    a: 4" in tell(found)


def test_a_decision_on_an_article_is_told_of_its_incident_too() -> None:
    ruling = (
        "- action: reject\n  target: post/claim\n  field: weapons\n"
        "  who: A. Editor\n  when: 2024-02-01\n  why: misread\n"
    )
    assert "reject post/claim, weapons (misread; line 1)" in tell(explained(BLAST, ruling))


def test_a_former_address_explains_what_it_leads_to_and_a_withdrawn_one_why() -> None:
    given = sample_archive()
    kept = Registry((Kept(BLAST, frozenset({"post/claim"}), ("harbour-explosion",)),))
    found = explain(archive(given.articles, given.records, (), kept), "harbour-explosion")
    assert found is not None
    assert found.id == BLAST
    ruling = (
        f"- action: withhold\n  target: {BLAST}\n  who: A. Editor\n  when: 2024-02-01\n  why: no\n"
    )
    gone = explained(BLAST, ruling)
    assert (gone.kind, [one.why for one in gone.decisions]) == ("withdrawn", ["no"])


def test_an_unknown_name_has_no_explanation() -> None:
    assert explain(sample_archive(), "nothing-of-that-name") is None
