"""Laws of linking, over invented reports."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.link import link
from generator.model import Record
from tests.builders import PLACES, bombing, exactly, told

DAYS = ("2019-03-07", "2019-03-08", "2019-03-20", "2020-03-07", None)


@st.composite
def archives(draw: st.DrawFn) -> list[Record]:
    count = draw(st.integers(1, 7))
    return [
        told(
            f"article-{place}",
            bombing(
                draw(st.sampled_from(DAYS)),
                draw(st.sampled_from([*PLACES, None])),
                draw(st.sampled_from([None, exactly(3), exactly(31)])),
                type=draw(st.sampled_from(("bombing", "shooting", "unknown"))),
            ),
            outlet=draw(st.sampled_from(("Post", "Globe"))),
            published=draw(st.sampled_from(("2019-03-08", "2020-03-09", None))),
        )
        for place in range(count)
    ]


@given(archives(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_any_order_of_records_gives_the_same_incidents(records: list[Record], dice: object) -> None:
    shuffled = list(records)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert link(shuffled) == link(records)


@given(archives())
@settings(max_examples=60, deadline=None)
def test_every_report_is_in_exactly_one_incident_and_ids_are_unique(records: list[Record]) -> None:
    found = link(records)
    refs = [(ref.article, ref.index) for one in found for ref in one.reports]
    assert sorted(refs) == sorted((record.id, 0) for record in records)
    assert len({one.id for one in found}) == len(found)


@given(archives())
@settings(max_examples=60, deadline=None)
def test_exact_days_apart_are_never_one_incident(records: list[Record]) -> None:
    days = {record.id: record.incidents[0].when.earliest for record in records}
    for one in link(records):
        told_days = {days[ref.article] for ref in one.reports} - {None}
        assert not {"2019-03-07", "2019-03-20"} <= told_days
        assert not {"2019-03-07", "2020-03-07"} <= told_days


@given(archives())
@settings(max_examples=60, deadline=None)
def test_every_score_is_the_sum_of_its_clues(records: list[Record]) -> None:
    for one in link(records):
        for reason in one.why:
            assert abs(reason.score - sum(clue.weight for clue in reason.clues)) < 1e-6
