"""The measuring: kinds of mistakes, and what was gained and lost, on invented answers."""

from bench import kinds, report
from bench.kinds import Judged
from tests.conftest import ROOT

GOLD = {"a": {"id": "a", "date": "2024-01-08", "killed": 2, "injured": 1}}


def incident(**told: object) -> dict[str, object]:
    return {"main": True, "when": {}, "killed": None, "injured": None, "casualties": [], **told}


def kinds_of(*incidents: dict[str, object], **record: object) -> dict[str, str]:
    read = {"a": {"id": "a", "incidents": list(incidents), **record}}
    return {one.field: one.kind for one in kinds.gva(GOLD, read) if not one.right}


def figure(value: int) -> dict[str, int]:
    return {"low": value, "best": value, "high": value}


def test_a_right_answer_has_no_kind() -> None:
    when = {"earliest": "2024-01-08", "latest": "2024-01-08"}
    assert kinds_of(incident(when=when, killed=figure(2), injured=figure(1))) == {}


def test_a_wrong_day_is_told_by_where_it_comes_from() -> None:
    when = {"earliest": "2024-01-10", "latest": "2024-01-10"}
    found = incident(when=when, killed=figure(2), injured=figure(1))
    head = {"published": "2024-01-10"}
    assert kinds_of(found, article=head) == {"date": "the day of publication taken"}
    told = [{"earliest": "2024-01-08", "latest": "2024-01-08"}]
    assert kinds_of(found, times=told) == {"date": "another day of the text taken"}
    older = {**incident(when=told[0]), "main": False}
    assert kinds_of(found, older) == {"date": "the day of another incident is right"}


def test_a_wrong_number_is_told_by_what_went_wrong() -> None:
    when = {"earliest": "2024-01-08", "latest": "2024-01-08"}
    moved = incident(when=when, killed=figure(3), injured=figure(0))
    assert kinds_of(moved)["killed"] == "counted as killed, though injured"
    rival = {"outcome": "killed", "whom": "all", **figure(2)}
    found = incident(when=when, killed=figure(9), injured=figure(1), casualties=[rival])
    assert kinds_of(found) == {"killed": "a rival figure is right"}
    assert set(kinds_of().values()) == {"no incident read"}


def test_an_expression_is_missed_wrong_or_spurious() -> None:
    gold = {
        "a": {"timexes": [{"start": 0, "end": 6, "text": "Monday", "type": "DATE", "value": "x"}]}
    }
    extra = {"start": 10, "end": 15, "text": "later", "type": "DATE", "value": "y"}
    (found, *_, spurious) = kinds.te3(gold, {"a": {"times": [extra]}})
    assert (found.kind, spurious.kind) == ("date missed", "date spurious")
    assert spurious.spurious


def test_a_group_is_merged_or_split() -> None:
    gold = {"a": {"incident": "1"}, "b": {"incident": "1"}, "c": {"incident": "2"}}
    incidents = [{"reports": [{"article": "a"}, {"article": "c"}]}, {"reports": [{"article": "b"}]}]
    told = {one.id: one.kind for one in kinds.link(gold, incidents)}
    assert told == {"a": "merged and split", "b": "split", "c": "merged"}


def test_what_was_gained_and_lost_names_the_answer() -> None:
    now = report.marks(
        [
            Judged("a", "value", right=True),
            Judged("a", "value", right=False),
            Judged("a", "value", right=False, spurious=True),
        ]
    )
    assert now == {("a", "value"): "10"}
    change = report.changed({("a", "value"): "01"}, now)
    assert change == {"gained": ["a value 1"], "lost": ["a value 2"]}


def test_baselines_hold_ids_and_marks_and_no_word_of_an_article() -> None:
    for path in sorted((ROOT / "bench" / "baselines").glob("*.csv")):
        for (_, field), mark in report.baseline(path.stem).items():
            assert field.isidentifier()
            assert set(mark) <= {"0", "1"}
