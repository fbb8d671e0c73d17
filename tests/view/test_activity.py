"""Bars by month where months are dense, else by year or decade; nothing is lost on the way."""

from hypothesis import given
from hypothesis import strategies as st

from generator.model import Incident, When, Where
from generator.view.activity import activity
from tests.builders import on


def at_day(day: str, *, stub: bool = False) -> Incident:
    return Incident(id=day, title="X", type="fire", when=on(day), where=Where(), stub=stub)


def test_no_dates_give_no_chart() -> None:
    assert activity([]) is None
    assert activity([Incident(id="x", title="X", type="fire", when=When(), where=Where())]) is None


def test_two_years_are_shown_by_month_with_the_empty_months_between() -> None:
    chart = activity([at_day("2023-11-03"), at_day("2024-02-01"), at_day("2024-02-07")])
    assert chart is not None
    assert chart.unit == "month"
    assert [bar.label for bar in chart.bars] == [
        "November 2023", "December 2023", "January 2024", "February 2024",
    ]  # fmt: skip
    assert [bar.told for bar in chart.bars] == [1, 0, 0, 2]


def test_more_years_are_shown_by_year_and_many_by_decade() -> None:
    by_year = activity([at_day("2001-05-05"), at_day("2024-02-01")])
    assert by_year is not None
    assert by_year.unit == "year"
    assert len(by_year.bars) == 24
    by_decade = activity([at_day("1921-05-05"), at_day("2024-02-01")])
    assert by_decade is not None
    assert by_decade.unit == "decade"
    assert [by_decade.bars[0].label, by_decade.bars[-1].label] == ["1920s", "2020s"]


def test_incidents_known_from_mentions_are_counted_apart() -> None:
    chart = activity([at_day("2024-02-01"), at_day("2024-02-05", stub=True)])
    assert chart is not None
    assert [(bar.told, bar.mentioned) for bar in chart.bars] == [(1, 1)]


def test_an_event_that_spans_years_is_in_no_bar_and_is_told() -> None:
    span = When(earliest="2015-01-01", latest="2017-12-31", precision="year_or_more")
    wide = Incident(id="w", title="X", type="fire", when=span, where=Where())
    chart = activity([at_day("2024-02-01"), wide])
    assert chart is not None
    assert (chart.counted, chart.without) == (1, 1)


DAYS = st.dates().map(str).filter(lambda day: day >= "1000")


@given(st.lists(DAYS, min_size=1, max_size=30))
def test_every_dated_incident_is_in_exactly_one_bar_and_bars_stay_in_the_frame(
    days: list[str],
) -> None:
    chart = activity([at_day(day) for day in days])
    assert chart is not None
    assert sum(bar.told for bar in chart.bars) == len(days)
    assert all(bar.x >= 0 and bar.x + bar.width <= 100.01 for bar in chart.bars)
    assert all(20 <= bar.top <= 96 for bar in chart.bars)
