"""An editor's file: what it may say, what is told when it is wrong, and what it does to records."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.decide import ACTIONS, apply, load, parse
from generator.model import Actor, Attribution, Figure, Head, Problem, Record, Statement
from tests.builders import at, at_least, bombing, exactly, killed, on, told

SIGNED = "\n  who: A. Editor\n  when: 2024-02-01\n  why: asked for\n"
PATH = "seeds/decisions.yml"


def problem(text: str) -> Problem:
    decisions, problems = parse(text, PATH)
    assert not decisions
    (found,) = problems
    return found


def decided(record: Record, text: str) -> tuple[Record, tuple[Problem, ...]]:
    decisions, problems = parse(text + SIGNED, PATH)
    assert not problems
    records, unmet = apply((record,), decisions)
    return records[0], unmet


def fixed(record: Record, field: str, value: str) -> Record:
    text = f'- action: correct\n  target: {record.id}\n  field: {field}\n  value: "{value}"'
    after, unmet = decided(record, text)
    assert not [one for one in unmet if one.level != "note"]
    return after


BLAST = told(
    "post/claim",
    bombing(
        "2019-03-07",
        "Port Alder",
        exactly(31),
        attributions=(Attribution(actor="northern-dawn", modality="claimed_or_admitted"),),
    ),
    published="2019-03-08",
    title="Group says it bombed market",
    actors=(Actor(key="dana-holt", name="Dana Holt", kind="person", aliases=("Holt",)),),
    statements=(
        Statement(speaker="dana-holt", verb="said", direct=True, start=0, end=3, quote="No."),
        Statement(speaker="mayor", verb="said", direct=True, start=5, end=8, quote="Yes."),
    ),
)


# ---------------------------------------------------------------- the file


def test_a_decision_knows_its_line() -> None:
    (first, second), problems = parse(
        "# by hand\n- action: withhold\n  target: a" + SIGNED
        + "- action: same\n  target: a\n  other: b" + SIGNED,
        PATH,
    )  # fmt: skip
    assert not problems
    assert (first.line, first.action, first.target) == (2, "withhold", "a")
    assert (second.line, second.other) == (7, "b")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("- action: delete\n  target: a" + SIGNED, 1, "unknown action 'delete'; use one of"),
        ("- target: a" + SIGNED, 1, "no action"),
        ("\n- action: same\n  target: a" + SIGNED, 2, "same without other; add it"),
        ("- action: withhold\n  target: a\n", 1, "without when, who, why"),
        ("- action: withhold\n  target: a\n  colour: red" + SIGNED, 1, "knows no colour"),
        ("- action: withhold\n  target: [a]" + SIGNED, 2, "write one plain value"),
        ("- action: withhold\n  target: a\n  target: b" + SIGNED, 3, "says target twice"),
        (
            "- action: withhold\n  target: a\n  who: x\n  when: soon\n  why: y\n",
            1,
            "when is no day",
        ),
        ("- action: withhold\n  target: a\n  who: x\n  when: 2024-02-30\n  why: y\n", 1, "no day"),
        ("just words", 1, "is no list"),
        ("- [", 1, "is no YAML"),
        ("- just words", 1, "is no decision"),
    ],
)
def test_a_wrong_entry_is_told_with_its_line_and_what_to_do(
    text: str, line: int, words: str
) -> None:
    found = problem(text)
    assert (found.level, found.path, found.line) == ("error", PATH, line)
    assert words in found.message


def test_one_wrong_entry_leaves_the_others_standing() -> None:
    text = "- action: delete\n" + "- action: withhold\n  target: a" + SIGNED
    decisions, problems = parse(text, PATH)
    assert ([d.target for d in decisions], len(problems)) == (["a"], 1)


def test_no_file_and_an_empty_file_decide_nothing(tmp_path: Path) -> None:
    assert load(tmp_path / "decisions.yml") == ((), ())
    (tmp_path / "decisions.yml").write_text("# nothing yet\n")
    assert load(tmp_path / "decisions.yml") == ((), ())


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "decisions.yml").write_bytes(b"\xff\xfe\x00")
    _, (found,) = load(tmp_path / "decisions.yml")
    assert "UTF-8" in found.message


@given(st.text(alphabet=st.sampled_from("-: \n\tabc[]{}&*'\"#!|>%@`"), max_size=60))
def test_any_text_is_read_without_a_traceback(text: str) -> None:
    parse(text, PATH)


# ---------------------------------------------------------------- corrections


@pytest.mark.parametrize(
    ("value", "figure"),
    [
        ("27", exactly(27)),
        ("27+", Figure(low=27, best=27)),
        ("20-30", Figure(low=20, high=30)),
        ("none", None),
    ],
)
def test_a_toll_is_corrected_and_the_old_one_kept_as_a_rival(
    value: str, figure: Figure | None
) -> None:
    report = fixed(BLAST, "killed", value).incidents[0]
    assert report.killed == figure
    assert [toll.low for toll in report.casualties if not toll.adopted] == [31]


def test_the_main_incident_takes_a_day_a_place_and_a_type() -> None:
    record = fixed(fixed(fixed(BLAST, "when", "2019-03"), "where", "Veltburg, DE"), "type", "arson")
    report = record.incidents[0]
    assert (report.when.earliest, report.when.latest) == ("2019-03-01", "2019-03-31")
    assert (report.where.name, report.where.country) == ("Veltburg", "DE")
    assert report.type == "arson"


def test_a_second_incident_is_named_by_its_place_in_the_record() -> None:
    two = told("a", *BLAST.incidents, bombing("2018-01-01", "Veltburg", main=False))
    after = fixed(two, "incidents[1].killed", "4")
    assert [report.killed for report in after.incidents] == [exactly(31), exactly(4)]


def test_the_head_takes_a_publication_day_and_a_title() -> None:
    record = fixed(fixed(BLAST, "published", "2019-03-09"), "title", "Claim made")
    assert (record.article.published, record.article.published_basis) == ("2019-03-09", "given")
    assert record.article.title == "Claim made"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("killed", "many", "give a number as 84"),
        ("killed", "9-3", "below the first"),
        ("when", "2019-02-30", "no day of the calendar"),
        ("where", "Veltburg", "Kerman, IR"),
        ("type", "mischief", "is no type"),
        ("colour", "red", "unknown field"),
        ("published", "soon", "give a date"),
        ("incidents[7].killed", "3", "has no incident"),
        ("claimed", "perhaps", "true, false or none"),
    ],
)
def test_a_correction_that_cannot_be_read_is_told_and_changes_nothing(
    field: str, value: str, words: str
) -> None:
    text = f'- action: correct\n  target: {BLAST.id}\n  field: "{field}"\n  value: "{value}"'
    after, (found,) = decided(BLAST, text)
    assert after == BLAST
    assert words in found.message
    assert (found.level, found.line) == ("warning", 1)


@pytest.mark.parametrize(
    ("field", "value"),
    [("killed", "31"), ("when", "2019-03-07"), ("type", "bombing"),
     ("title", "Group says it bombed market")],
)  # fmt: skip
def test_a_correction_to_what_is_read_anyway_is_noted(field: str, value: str) -> None:
    text = f'- action: correct\n  target: {BLAST.id}\n  field: {field}\n  value: "{value}"'
    _, (found,) = decided(BLAST, text)
    assert (found.level, found.line) == ("note", 1)
    assert "read so by itself" in found.message


# ---------------------------------------------------------------- rejections


def rejected(record: Record, field: str, value: str | None = None) -> Record:
    more = f"\n  value: {value}" if value else ""
    text = f'- action: reject\n  target: {record.id}\n  field: "{field}"{more}'
    after, unmet = decided(record, text)
    assert not unmet
    return after


def test_a_rejected_toll_is_gone_altogether() -> None:
    report = rejected(BLAST, "killed").incidents[0]
    assert report.killed is None
    assert not report.casualties


def test_one_figure_is_rejected_alone_by_its_number_or_its_words() -> None:
    rivals = (killed(exactly(31)), killed(at_least(20), adopted=False, wording="at least 20"),
              killed(Figure(low=12), adopted=False, wording="dozens"))  # fmt: skip
    record = told("a", bombing("2019-03-07", "Port Alder", exactly(31), casualties=rivals))

    def left(value: str) -> tuple[Figure | None, list[int | None]]:
        report = rejected(record, "killed", value).incidents[0]
        return report.killed, [toll.low for toll in report.casualties]

    assert left("20+") == (exactly(31), [31, 12])
    assert left("dozens") == (exactly(31), [31, 20])
    assert left("31") == (None, [20, 12])


def test_a_rejection_of_another_figure_is_told() -> None:
    text = f"- action: reject\n  target: {BLAST.id}\n  field: killed\n  value: 20"
    after, (found,) = decided(BLAST, text)
    assert after == BLAST
    assert "no such fact is read" in found.message


def test_a_rejected_actor_takes_its_statements_and_attributions_along() -> None:
    accused = Attribution(actor="dana-holt", modality="possible", asserted_by="mayor")
    record = replace(BLAST, incidents=(replace(BLAST.incidents[0], attributions=(accused,)),))
    after = rejected(record, "actors", "dana-holt")
    assert "dana-holt" not in repr(after)
    assert [said.speaker for said in after.statements] == ["mayor"]
    kept = rejected(record, "statements", "mayor").incidents[0].attributions
    assert kept == (accused,)


def test_a_rejected_attribution_and_incident_are_gone() -> None:
    assert not rejected(BLAST, "attributions", "northern-dawn").incidents[0].attributions
    assert not rejected(BLAST, "incidents[0]").incidents


def test_the_statements_of_one_speaker_are_rejected_alone() -> None:
    assert [s.speaker for s in rejected(BLAST, "statements", "dana-holt").statements] == ["mayor"]


def test_a_rejection_of_what_is_not_read_any_more_is_told() -> None:
    text = f"- action: reject\n  target: {BLAST.id}\n  field: injured"
    after, (found,) = decided(BLAST, text)
    assert after == BLAST
    assert "no such fact is read" in found.message


# ---------------------------------------------------------------- people


def test_an_editor_makes_a_person_public_and_renames_them() -> None:
    text = (
        "- action: name\n  target: dana-holt\n  field: public\n  value: true" + SIGNED
        + "- action: name\n  target: dana-holt\n  value: Dana J. Holt"
    )  # fmt: skip
    after, _ = decided(BLAST, text)
    assert (after.actors[0].name, after.actors[0].public) == ("Dana J. Holt", True)


def test_a_redacted_person_leaves_no_name_and_no_quotation() -> None:
    after, unmet = decided(BLAST, "- action: redact\n  target: dana-holt")
    assert not unmet
    assert "Holt" not in repr(after)
    assert "dana-holt" not in repr(after)
    assert [s.quote for s in after.statements] == ["Yes."]
    assert not after.actors[0].public


def test_a_redaction_reaches_titles_and_addresses_by_full_name() -> None:
    head = Head(title="Mourning Dana Holt", url="https://post.example/dana-holt-mourned")
    record = Record(id="x", sha256="0", article=head)
    after, _ = decided(record, "- action: redact\n  target: Dana Holt")
    assert after.article.title == "Mourning ████ ████"
    assert after.article.url is None


def test_a_redaction_of_nobody_is_told() -> None:
    _, (found,) = decided(BLAST, "- action: redact\n  target: nobody-known")
    assert "nobody of that key or name" in found.message


def test_two_actors_made_one_share_a_key_everywhere() -> None:
    actors = tuple(
        Actor(key=key, name=key.title(), kind="armed_group") for key in ("northern-dawn", "dawn")
    )
    claim = Attribution(actor="dawn", modality="claimed_or_admitted")
    record = told("a", bombing("2019-03-07", "Port Alder", attributions=(claim,)), actors=actors)
    after, _ = decided(record, "- action: same\n  target: northern-dawn\n  other: dawn")
    assert [actor.key for actor in after.actors] == ["northern-dawn"]
    assert after.actors[0].aliases == ("Dawn",)
    assert after.incidents[0].attributions[0].actor == "northern-dawn"


def test_decisions_leave_other_articles_alone() -> None:
    other = told("b", bombing("2019-03-07", "Port Alder", casualties=(killed(exactly(3)),)))
    for action, form in ACTIONS.items():
        fields = {"target": BLAST.id, "other": "x", "field": "killed", "value": "3",
                  "source": "the register"}  # fmt: skip
        text = f"- action: {action}" + "".join(
            f"\n  {name}: {fields[name]}" for name in sorted(form.needs)
        )
        decisions, problems = parse(text + SIGNED, PATH)
        assert not problems
        records, _ = apply((BLAST, other), decisions)
        assert other in records


def test_places_and_days_are_as_the_builders_make_them() -> None:
    assert fixed(BLAST, "when", "2018").incidents[0].when.latest == on("2018").latest
    assert fixed(BLAST, "where", "Port Alder, GB").incidents[0].where.name == at("Port Alder").name


def test_every_example_of_the_editors_page_is_a_valid_decision() -> None:
    page = Path(__file__).parents[2] / "docs" / "editing.md"
    blocks = re.findall(r"```yaml\n(- action.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    shown = [decision.action for block in blocks for decision in parse(block, PATH)[0]]
    assert not [problem for block in blocks for problem in parse(block, PATH)[1]]
    assert set(shown) == set(ACTIONS)
