"""Laws of linking, over invented reports."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.link import link
from generator.model import Figure, Record, Report, When, Where
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


WORDS = st.sampled_from(("", "x", "0000-00-00", "9999-12-31", "0001-01-01", "2019-03-07", None))
NUMBERS = st.sampled_from((None, -5, 0, 3, 2**40))


@st.composite
def strange(draw: st.DrawFn) -> Record:
    """A record that another program may have written: of the right types, and nothing more."""
    report = Report(
        main=draw(st.booleans()),
        type=draw(st.sampled_from(("bombing", "mischief", ""))),
        when=When(earliest=draw(WORDS), latest=draw(WORDS)),
        where=Where(
            name=draw(WORDS),
            country=draw(st.sampled_from((None, "", "XX", "DE"))),
            lat=draw(st.sampled_from((None, 0.0, 1e9))),
            lon=draw(st.sampled_from((None, -1e9, 12.0))),
            precision="city",
        ),
        killed=Figure(low=draw(NUMBERS), best=draw(NUMBERS), high=draw(NUMBERS)),
    )
    return told(f"r{draw(st.integers(0, 10**9))}", report, report, published=draw(WORDS))


@given(st.lists(strange(), max_size=5, unique_by=lambda record: record.id))
@settings(max_examples=120, deadline=None)
def test_records_of_the_right_shape_never_break_linking(records: list[Record]) -> None:
    found = link(records)
    assert sum(len(one.reports) for one in found) == 2 * len(records)
