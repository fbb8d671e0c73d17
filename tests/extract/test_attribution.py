"""Claims, accusations, denials and verdicts: who is said to have done it, how surely, by whom."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.extract.actors import find_actors
from generator.extract.attribution_loose import claim_signs, claiming, denial_signs, denying
from generator.extract.incidents import find_incidents
from generator.extract.signs import Signs
from generator.extract.times import find_times
from generator.model import Attribution
from tests.extract.incident_stories import main, read, story

CASES: list[dict[str, Any]] = yaml.load(
    Path(__file__).with_name("cases-attribution.yml").read_text(encoding="utf-8"),
    Loader=yaml.CSafeLoader,
)


@pytest.mark.parametrize(
    ("pattern", "signs"), [(claiming(), claim_signs()), (denying(), denial_signs())]
)
def test_every_claim_and_denial_shows_one_of_the_signs_by_which_it_is_looked_for(
    pattern: re.Pattern[str], signs: Signs
) -> None:
    found = [match.group() for case in CASES for match in pattern.finditer(case["text"])]
    assert len(found) > 2
    assert [words for words in found if not signs.all(words)] == []


def line(attribution: Attribution) -> str:
    return f"{attribution.actor} {attribution.modality} by {attribution.asserted_by or '-'}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["trap"]))
def test_an_attribution_is_read_as_the_case_says(case: dict[str, Any]) -> None:
    report = main(read(case["text"], title=case.get("title", "")))
    assert {line(a) for a in report.attributions} == set(case.get("says", []))
    assert report.claimed is case.get("claimed")


def test_a_claim_has_its_day_and_its_channel() -> None:
    text = "Red Dawn on Thursday claimed responsibility for the bombing in a statement on Telegram."
    (claim,) = main(read(text)).attributions
    assert (claim.when, claim.via) == ("2024-01-04", "Telegram")


def test_a_later_sentence_adds_the_channel_to_the_same_claim() -> None:
    text = (
        "Red Dawn on Thursday claimed responsibility for the bombing. "
        "In a statement on Telegram, Red Dawn claimed two of its members set off the bombs."
    )
    (claim,) = main(read(text)).attributions
    assert (claim.when, claim.via) == ("2024-01-04", "Telegram")
    assert len(claim.evidence) == 2


def test_an_older_claim_stays_with_the_older_incident() -> None:
    text = (
        "Northern Front claimed responsibility for a bombing that killed 12 people on Monday. "
        "Red Dawn previously claimed responsibility for a mass shooting in 2019 that killed 15."
    )
    first, second = read(text)
    assert [a.actor for a in first.attributions] == ["northern-front"]
    assert [a.actor for a in second.attributions] == ["red-dawn"]
    assert (first.claimed, second.claimed) == (True, True)


def test_what_a_spokesman_claims_is_the_claim_of_those_for_whom_he_speaks() -> None:
    told = story(
        "A bomb killed 12 people. Ashwater Front spokesman Dara Velan claimed responsibility."
    )
    found = find_incidents(told, find_times(told), (), find_actors(told, ()))
    (claim,) = main(found).attributions
    assert (claim.actor, claim.asserted_by) == ("ashwater-front", "dara-velan")


def test_everyone_who_is_named_as_a_doer_is_an_actor_of_the_incident() -> None:
    report = main(read("Minister Dara Velan accused Red Dawn of the bombing."))
    assert report.actors == ("red-dawn",)


def test_the_evidence_of_a_claim_quotes_the_text() -> None:
    text = "Red Dawn claimed responsibility for the bombing."
    (claim,) = main(read(text)).attributions
    (proof,) = claim.evidence
    assert text[proof.start : proof.end] == proof.quote
    assert proof.rule == "claim.claimed_or_admitted"
