"""Addresses made permanent: what dateline register writes, and what it keeps over the years."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import commands
from generator.decide import parse as decisions_of
from generator.model import Archive, Record, Report
from generator.register import register, renew, write
from generator.registry import Kept, Registry, parse
from generator.settle import archive
from tests.builders import article, bombing, on, sample_archive, told

BLAST = "2019-03-07-port-alder-bombing"
SIGNED = "\n  who: A. Editor\n  when: 2024-02-01\n  why: asked for\n"


def built(*records: Record, keep: Registry | None = None, decisions: str = "") -> Archive:
    ruled, problems = decisions_of(decisions, "seeds/decisions.yml")
    assert not problems
    texts = [article(record.id, f"{record.id}\n\nA text.") for record in records]
    return archive(texts, records, ruled, keep)


def ids(given: Archive) -> list[str]:
    return [incident.id for incident in given.incidents]


def port(id: str, day: str = "2019-03-07", **more: object) -> Record:
    return told(id, bombing(day, "Port Alder"), published=day, **more)


def test_every_incident_is_registered_with_its_articles_and_stubs_with_their_mentions() -> None:
    given = sample_archive()
    kept = {one.id: one for one in renew(archive(given.articles, given.records),
                                         Registry()).incidents}  # fmt: skip
    assert kept["2018-veltburg-shooting"].mentions == {"post/claim"}
    assert kept["2018-veltburg-shooting"].articles == frozenset()
    assert "lantern/first" in kept[BLAST].articles or len(kept[BLAST].articles) > 2


def test_what_is_written_reads_back_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "registry.yml"
    given = built(port("a"), port("b", "2021-05-01"))
    first = register(path, given)
    assert (first.kept, first.new) == (2, (BLAST, "2021-05-01-port-alder-bombing"))
    text = path.read_text(encoding="utf-8")
    known, problems = parse(text)
    assert not problems
    assert write(known) == text
    again = built(port("a"), port("b", "2021-05-01"), keep=known)
    assert register(path, again).new == ()
    assert path.read_text(encoding="utf-8") == text


def test_a_registry_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "registry.yml"
    path.write_text("incidents: [", encoding="utf-8")
    done = register(path, built(port("a")))
    assert [problem.level for problem in done.problems] == ["error"]
    assert path.read_text(encoding="utf-8") == "incidents: ["


@pytest.mark.parametrize(
    "changed",
    [
        bombing("2019-03-08", "Port Alder"),
        bombing("2018-03-07", "Veltburg"),
        bombing("2019-03-07", "Port Alder", type="explosion_accident"),
    ],
    ids=["a day later", "another year and town", "an accident"],
)
def test_the_same_text_read_otherwise_keeps_its_address(changed: Report) -> None:
    known = renew(built(port("a")), Registry())
    again = built(told("a", changed, published="2019-03-08"), keep=known)
    assert ids(again) == [BLAST]
    assert renew(again, known).incidents[0].now not in {None, BLAST}


def test_an_article_replaced_by_one_on_another_event_leaves_its_address_behind() -> None:
    known = renew(built(port("a")), Registry())
    other = told("a", bombing("2022-06-01", "Veltburg", type="shooting"), sha256="b" * 64)
    again = built(other, keep=known)
    assert ids(again) == ["2022-06-01-veltburg-shooting"]
    assert again.moved == {BLAST: "2022-06-01-veltburg-shooting"}


def test_an_address_is_not_given_away_when_its_articles_are_gone() -> None:
    known = renew(built(port("a")), Registry())
    empty = built(keep=known)
    assert (empty.incidents, empty.withheld) == ((), (BLAST,))
    known = renew(empty, known)
    again = built(port("c", sha256="c" * 64), keep=known)
    assert ids(again) == [f"{BLAST}-2"]
    assert ids(built(port("a"), keep=known)) == [BLAST]


def test_a_merger_leaves_an_address_that_leads_on_and_a_split_brings_it_back() -> None:
    apart = (port("a"), port("b", "2019-03-20"))
    known = renew(built(*apart), Registry())
    late = "2019-03-20-port-alder-bombing"
    assert [one.id for one in known.incidents] == [BLAST, late]
    ruling = f"- action: same\n  target: {BLAST}\n  other: {late}" + SIGNED
    merged = built(*apart, keep=known, decisions=ruling)
    assert (ids(merged), merged.moved) == ([BLAST], {late: BLAST})
    known = renew(merged, known)
    still = built(*apart, keep=known, decisions=ruling)
    assert (ids(still), still.moved) == ([BLAST], {late: BLAST})
    assert ids(built(*apart, keep=known)) == [BLAST, late]


def test_two_incidents_of_which_the_machine_makes_one_keep_the_larger_ones_address() -> None:
    first = renew(built(port("a"), port("b", "2019-03-20"), port("c", "2019-03-20")), Registry())
    again = built(port("a", "2019-03-20"), port("b", "2019-03-20"), port("c", "2019-03-20"),
                  keep=first)  # fmt: skip
    assert ids(again) == ["2019-03-20-port-alder-bombing"]
    assert again.moved == {BLAST: "2019-03-20-port-alder-bombing"}


def test_a_decision_on_a_former_address_still_holds() -> None:
    kept = Registry((Kept(BLAST, frozenset({"a"}), ("harbour-explosion",)),))
    ruling = "- action: correct\n  target: harbour-explosion\n  field: killed\n  value: 9" + SIGNED
    given = built(port("a"), keep=kept, decisions=ruling)
    (blast,) = given.incidents
    assert blast.killed is not None
    assert (blast.killed.best, blast.standing["killed"]) == (9, "decided")
    assert given.decisions[0].target == BLAST
    assert not [problem for problem in given.problems if problem.level == "warning"]


def test_a_former_address_of_a_withheld_incident_is_withheld_too() -> None:
    kept = Registry((Kept(BLAST, frozenset({"a"}), ("harbour-explosion",)),))
    ruling = f"- action: withhold\n  target: {BLAST}" + SIGNED
    given = built(port("a"), keep=kept, decisions=ruling)
    assert (given.incidents, given.moved) == ((), {})
    assert given.withheld == (BLAST, "harbour-explosion")


def test_a_build_says_once_which_addresses_are_provisional() -> None:
    given = built(port("a"), port("b", "2021-05-01"))
    (note,) = [one for one in given.problems if "provisional" in one.message]
    assert note.level == "note"
    assert BLAST in note.message
    known = renew(given, Registry())
    again = built(port("a"), port("b", "2021-05-01"), keep=known)
    assert not [one for one in again.problems if "provisional" in one.message]


def test_a_stub_keeps_its_address_when_an_article_on_it_arrives() -> None:
    back = Report(main=False, report_kind="background", type="shooting", when=on("2018-05"),
                  where=bombing(None, "Veltburg").where)  # fmt: skip
    beside = told("a", bombing("2019-03-07", "Port Alder"), back, published="2019-03-08")
    known = renew(built(beside), Registry())
    assert [one.id for one in known.incidents] == ["2018-05-veltburg-shooting", BLAST]
    own = told("b", bombing("2018-05-05", "Veltburg", type="shooting"), published="2018-05-06")
    again = built(beside, own, keep=known)
    assert ids(again) == ["2018-05-veltburg-shooting", BLAST]
    assert renew(again, known).incidents[0].articles == {"b"}


STORY = """Bomb kills 12 at a market in Shiraz

SHIRAZ, March 7, 2019 - A bomb killed 12 people at a market in Shiraz, Iran, on Thursday, police
said.
"""
TODAY = ("--today", "2024-06-01")


def test_an_added_article_has_a_permanent_address_at_once(project: Path) -> None:
    story = project / "story.txt"
    story.write_text(STORY, encoding="utf-8")
    assert CliRunner().invoke(commands, ["add", str(story), *TODAY]).exit_code == 0
    known, problems = parse((project / "seeds" / "registry.yml").read_text(encoding="utf-8"))
    assert not problems
    assert [one.id for one in known.incidents] == ["2019-03-07-shiraz-bombing"]


def test_the_command_tells_what_it_keeps(project: Path) -> None:
    (project / "seeds" / "story.txt").write_text(STORY, encoding="utf-8")
    first = CliRunner().invoke(commands, ["register", *TODAY])
    assert first.stdout == "addresses in seeds/registry.yml: 1, of them new: 1\n"
    again = CliRunner().invoke(commands, ["register", "--json", *TODAY])
    assert json.loads(again.stdout) == {"kept": 1, "new": [], "problems": []}
    (project / "seeds" / "registry.yml").write_text("incidents: [", encoding="utf-8")
    refused = CliRunner().invoke(commands, ["register", *TODAY])
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr.startswith("seeds/registry.yml:")


def test_a_corrected_day_keeps_the_page_and_a_former_address_leads_on(project: Path) -> None:
    story = project / "seeds" / "story.txt"
    story.write_text(STORY, encoding="utf-8")
    CliRunner().invoke(commands, ["register", *TODAY])
    edited = STORY.replace("March 7, 2019", "March 8, 2019").replace("Thursday", "Friday")
    story.write_text(edited, encoding="utf-8")
    registry = project / "seeds" / "registry.yml"
    text = registry.read_text(encoding="utf-8")
    registry.write_text(f"{text}    was: [2019-03-06-shiraz-fire]\n", encoding="utf-8")
    assert CliRunner().invoke(commands, ["generate", *TODAY]).exit_code == 0
    pages = project / "docs" / "incidents"
    assert "8 March 2019" in (pages / "2019-03-07-shiraz-bombing.md").read_text(encoding="utf-8")
    gone = (pages / "2019-03-06-shiraz-fire.md").read_text(encoding="utf-8")
    assert "(2019-03-07-shiraz-bombing.md)" in gone
    assert not list(pages.glob("2019-03-08*"))
