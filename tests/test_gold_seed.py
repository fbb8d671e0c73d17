"""A real pasted page, read as a whole: what must be found in it, and what must not.

The page itself is third parties' text and lies outside the project.
"""

from pathlib import Path

import pytest

from generator import pipeline, seeds
from generator.model import Conventions, Figure, Record, Report

pytestmark = pytest.mark.gold


@pytest.fixture(scope="session")
def record(gold: Path) -> Record:
    folder = gold / "seeds"
    work = seeds.load(seeds.find(folder)[:1], below=folder, shown_from=folder)
    reading = pipeline.records(work, assume=Conventions(today="2026-11-22"))
    assert reading.problems == ()
    return reading.records[0]


@pytest.fixture(scope="session")
def text(gold: Path) -> str:
    return seeds.find(gold / "seeds")[0].read_text(encoding="utf-8-sig")


@pytest.fixture(scope="session")
def main_report(record: Record) -> Report:
    (report,) = [report for report in record.incidents if report.main]
    return report


def test_the_numeric_header_date_is_decided_by_the_days_of_the_story(record: Record) -> None:
    head = record.article
    assert (head.published, head.published_precision) == ("2024-01-09", "day")
    assert head.published_basis == "header"
    assert len(head.authors) == 1
    assert head.section is None
    assert head.outlet == "Natural News"


def test_the_body_holds_the_story_and_nothing_else(record: Record, text: str) -> None:
    body = " ".join(text[start:end] for start, end in record.article.body)
    for foreign in ("Related:", "Watch this", "Senator", "2002", "Reuters.com",
                    "Non-commercial", "cookies", "newsletter", "Rights Reserved"):  # fmt: skip
        assert foreign not in body
    kinds = {kind for _, _, kind in record.article.other}
    assert {"title", "byline", "inline_link", "related", "sources", "licence"} <= kinds
    assert record.article.licence is not None
    assert "Reuters.com" in record.article.sources


def test_body_and_other_spans_tile_the_page(record: Record, text: str) -> None:
    spans = sorted([*record.article.body, *((s, e) for s, e, _ in record.article.other)])
    reached = 0
    for start, end in spans:
        assert start >= reached
        assert not text[reached:start].strip()
        reached = end
    assert not text[reached:].strip()


def test_the_main_incident_is_the_bombing(main_report: Report) -> None:
    assert main_report.type == "bombing"
    assert (main_report.when.earliest, main_report.when.latest) == ("2024-01-03", "2024-01-03")
    where = main_report.where
    assert (where.name, where.country) == ("Kerman", "IR")
    assert where.lat == pytest.approx(30.28, abs=0.3)
    assert where.lon == pytest.approx(57.08, abs=0.3)


def test_its_toll_is_the_exact_one_and_the_roundings_are_rivals(main_report: Report) -> None:
    assert main_report.killed == Figure(low=84, best=84, high=None)
    assert main_report.injured is not None
    assert main_report.injured.best == 284
    killed = {(t.low, t.best, t.high) for t in main_report.casualties if t.outcome == "killed"}
    assert (None, None, 100) in killed
    assert (12, None, None) in killed
    assert not any(toll.best == 15 for toll in main_report.casualties)


def test_the_claim_has_its_group_its_day_and_its_channel(main_report: Report) -> None:
    assert main_report.claimed is True
    claims = [a for a in main_report.attributions if a.modality == "claimed_or_admitted"]
    assert {claim.actor for claim in claims} == {"islamic-state"}
    assert "2024-01-04" in {claim.when for claim in claims}
    assert any("Telegram" in (claim.via or "") for claim in claims)


def test_the_affiliate_is_only_a_possibility(main_report: Report) -> None:
    said = {a.modality for a in main_report.attributions
            if a.actor == "islamic-state-khorasan-province"}  # fmt: skip
    assert said == {"possible"}


def test_two_older_incidents_are_background_and_no_others(record: Record) -> None:
    background = [report for report in record.incidents if not report.main]
    assert {report.report_kind for report in background} == {"background"}
    by_year = {(report.when.earliest or "")[:4]: report for report in background}
    assert set(by_year) == {"2022", "2020"}
    shrine, killing = by_year["2022"], by_year["2020"]
    assert shrine.type == "shooting"
    assert shrine.killed is not None
    assert shrine.killed.best == 15
    assert (killing.when.earliest, killing.when.latest) == ("2020-01-03", "2020-01-03")
    assert killing.type == "assassination"
    assert "united-states" in {attribution.actor for attribution in killing.attributions}


def test_the_actors_are_found_with_their_roles(record: Record) -> None:
    actors = {actor.key: actor for actor in record.actors}
    assert {"ISIS"} <= set(actors["islamic-state"].aliases)
    affiliate = actors["islamic-state-khorasan-province"]
    assert ("islamic-state", "affiliate_of") in {(a.to, a.kind) for a in affiliate.affiliations}
    quds = next(actor for actor in record.actors if "Quds Force" in (actor.name, *actor.aliases))
    guards = next(
        a for a in record.actors if "Revolutionary Guard" in a.name or "IRGC" in a.aliases
    )
    assert (guards.key, "part_of") in {(a.to, a.kind) for a in quds.affiliations}
    offices = {"Vahidi": "interior", "Mokhber": "vice president", "Raisi": "president"}
    for surname, office in {**offices, "Khamenei": "supreme leader"}.items():
        person = next(actor for actor in record.actors if surname in actor.name)
        assert person.public
        assert any(office in role.title.lower() for role in person.roles)
    soleimani = next(actor for actor in record.actors if "Soleimani" in actor.name)
    assert soleimani.public
    expert = next(actor for actor in record.actors if "Zelin" in actor.name)
    assert not expert.public
    assert any("expert" in role.title.lower() for role in expert.roles)


def test_quotations_have_their_speakers(record: Record) -> None:
    speakers = {statement.speaker for statement in record.statements if statement.direct}
    names = {actor.key: actor.name for actor in record.actors}
    said_by = " ".join(names[speaker] for speaker in speakers)
    for name in ("Vahidi", "Mokhber", "Raisi"):
        assert name in said_by


def test_every_evidence_quotes_the_page_at_its_span(record: Record, text: str) -> None:
    for report in record.incidents:
        for found in (*report.evidence, *report.when.evidence, *report.where.evidence):
            assert text[found.start : found.end] == found.quote
        for toll in report.casualties:
            assert toll.evidence
            assert all(text[e.start : e.end] == e.quote for e in toll.evidence)
