"""What a person should look over: the pairs that linking was least sure of."""

from generator.link import link
from generator.link.review import Doubt, between, doubts, stubs, tell
from generator.model import Decision, Record, Report
from tests.builders import at, bombing, exactly, on, told


def found(*records: Record, decisions: tuple[Decision, ...] = ()) -> tuple[Doubt, ...]:
    return doubts(records, link(records), decisions)


SLIP = (
    told("a", bombing("2019-03-07", "Port Alder", exactly(27)), published="2019-03-07"),
    told("b", bombing("2019-03-08", "Port Alder", exactly(27)), published="2019-03-08"),
)
STRANGER = told("c", bombing("2019-03-08", "Port Alder", type="fire"), published="2019-03-09")


def test_a_pair_near_the_threshold_is_told_with_both_sides_and_its_clues() -> None:
    (doubt,) = found(*SLIP)
    assert (doubt.left.article, doubt.right.article) == ("a", "b")
    assert abs(doubt.score - doubt.enough) < 3
    assert {"day_slip", "same_place"} <= {clue.name for clue in doubt.clues}
    assert "27 killed" in doubt.left.says
    action = "different" if doubt.together else "same"
    assert f"dateline decide {action} a --other b" in tell(doubt)


def test_the_most_doubtful_come_first() -> None:
    ranked = found(*SLIP, STRANGER)
    away = [abs(one.score - one.enough) for one in ranked]
    assert len(ranked) > 1
    assert away == sorted(away)


def test_a_pair_that_agrees_in_everything_is_no_doubt() -> None:
    blast = bombing("2019-03-07", "Port Alder", exactly(27), weapons=("explosives",))
    copies = [told(id, blast, published="2019-03-07") for id in "ab"]
    assert found(*copies) == ()


def test_what_a_person_ruled_on_is_not_asked_again() -> None:
    ruling = Decision(action="same", target="a", other="b", who="A", when="2024-01-01", why="x",
                      line=1)  # fmt: skip
    assert found(*SLIP, decisions=(ruling,)) == ()


def test_any_two_articles_or_incidents_are_explained_beside_each_other() -> None:
    records = (*SLIP, STRANGER)
    incidents = link(records)
    homes = {ref.article: one.id for one in incidents for ref in one.reports}
    apart = between(records, incidents, "a", "c")
    assert apart is not None
    assert not apart.together
    assert "if wrong: dateline decide same a --other c" in tell(apart)
    whole = between(records, incidents, homes["a"], homes["c"])
    assert whole is not None
    assert whole.score >= apart.score
    assert between(records, incidents, "a", "a") is None


def test_a_mention_that_may_mean_two_incidents_is_offered_until_a_person_rules() -> None:
    back = Report(main=False, report_kind="background", type="bombing", when=on("2019-03"),
                  where=at("Port Alder"))  # fmt: skip
    records = (
        told("a", bombing("2019-03-07", "Port Alder"), published="2019-03-08"),
        told("b", bombing("2019-03-25", "Port Alder"), published="2019-03-26"),
        told("c", bombing("2021-01-01", "Veltburg"), back, published="2021-01-02"),
    )
    (stub,) = [one for one in link(records) if one.stub]
    (doubt,) = stubs(records, link(records))
    assert doubt.ids[1] == stub.id
    assert f"dateline decide same {doubt.ids[0]} --other {stub.id}" in tell(doubt)
    facts = {"target": doubt.ids[0], "other": stub.id, "who": "A", "when": "2024-01-01"}
    same = Decision(action="same", why="x", line=1, **facts)
    assert not [one for one in link(records, (same,)) if one.stub]
    apart = Decision(action="different", why="x", line=1, **facts)
    assert stubs(records, link(records, (apart,)), (apart,)) == ()
