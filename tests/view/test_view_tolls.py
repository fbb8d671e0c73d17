"""Figures are ranges first, and never a bare number while sources differ."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.model import DatedToll, Figure
from generator.view import tolls


def toll(low: int | None, best: int | None, high: int | None, **more: Any) -> DatedToll:
    facts: dict[str, Any] = {"outcome": "killed", "whom": "all", "as_of": None, "wording": ""}
    return DatedToll(article="a", low=low, best=best, high=high, **(facts | more))


def plain(value: Figure, *history: DatedToll) -> str:
    found = tolls.settled(value, history)
    assert found is not None
    return found.plain


def moved(*history: DatedToll) -> str:
    return tolls.moved(tolls.points(history))


def test_a_range_comes_first_then_the_latest_and_its_day() -> None:
    latest = toll(94, 94, 94, as_of="2024-01-11")
    value = Figure(low=84, best=94, high=103)
    assert plain(value, latest) == "84–103, latest 94, as of 11 January 2024"


def test_at_least_stays_open_upwards() -> None:
    assert plain(Figure(low=103, best=103)) == "103 or more"
    assert plain(Figure(low=141, best=284)) == "141–284 or more, latest 284"


def test_up_to_has_no_floor() -> None:
    assert plain(Figure(high=100)) == "up to 100"


def test_dozens_stay_a_word_with_a_floor() -> None:
    found = toll(12, None, None, wording="dozens of people")
    assert plain(Figure(low=12), found) == "dozens (at least 12)"


def test_nobody_killed_is_nought_and_unknown_is_nothing() -> None:
    assert plain(Figure(low=0, best=0, high=0)) == "0"
    assert tolls.settled(None, ()) is None
    assert tolls.settled(Figure(), ()) is None


def test_one_source_s_figure_in_short() -> None:
    shown = [
        tolls.figure(84, 84, 84),
        tolls.figure(84, 84, None),
        tolls.figure(80, None, 90),
        tolls.figure(None, None, 100),
        tolls.figure(12, None, None, "Dozens feared dead"),
        tolls.figure(12, None, None),
        tolls.figure(None, 253, None),
        tolls.figure(None, None, None),
    ]
    assert shown == [
        "84",
        "84+",
        "80–90",
        "up to 100",
        "dozens (at least 12)",
        "12+",
        "about 253",
        "not told",
    ]


def test_history_is_by_day_and_the_undated_come_last() -> None:
    first, second = toll(1, 1, 1, as_of="2020-01-01"), toll(2, 2, 2, as_of="2020-01-02")
    undated = toll(3, 3, 3)
    assert moved(first, second, undated) == "The figures rose from 1 to 2."
    assert moved(second, first) == "The figures fell from 2 to 1."
    assert moved(first, undated) == ""


def test_a_month_stands_after_its_days() -> None:
    days = ["2020-02", None, "2020-01", "2020-01-31", "2020-01-02"]
    assert sorted(days, key=tolls.day_order) == [
        "2020-01-02",
        "2020-01-31",
        "2020-01",
        "2020-02",
        None,
    ]


counts = st.none() | st.integers(0, 2000)


@given(low=counts, best=counts, high=counts)
def test_no_bare_number_stands_where_sources_differ(
    low: int | None, best: int | None, high: int | None
) -> None:
    found = tolls.settled(Figure(low=low, best=best, high=high), ())
    if found is None:
        assert (low, best, high) == (None, None, None)
    elif not low == best == high:
        bare = found.text.replace(",", "").isdigit() and not found.small and not found.latest
        assert not bare or low == high or (low is None and high is None)


def test_figures_of_one_day_differ_and_do_not_move() -> None:
    one, other = toll(35, 35, 35, as_of="2021-01-22"), toll(28, 28, 28, as_of="2021-01-22")
    assert moved(one, other) == "For one day the reports give 28 and 35."


def test_about_is_neither_at_least_nor_exact() -> None:
    (point,) = tolls.points((toll(None, 253, None, as_of="2020-01-01"),))
    assert (point.open, point.wording, point.text) == ("", "about", "about 253")
    assert plain(Figure(best=253)) == "about 253"


def test_two_exact_figures_of_one_day_have_no_latest() -> None:
    one, other = toll(35, 35, 35, as_of="2021-01-22"), toll(28, 28, 28, as_of="2021-01-22")
    value = Figure(low=28, best=35, high=35)
    assert plain(value, one, other) == "28–35, as of 22 January 2021"
    assert plain(value, one) == "28–35, latest 35, as of 22 January 2021"


def test_the_floor_of_a_word_is_no_figure_that_anybody_gave() -> None:
    vague = toll(12, None, None, wording="dozens", as_of="2024-01-09")
    first, second = toll(103, 103, None, as_of="2024-01-03"), toll(84, 84, 84, as_of="2024-01-04")
    again = toll(94, 94, 94, as_of="2024-01-11")
    assert moved(first, second, vague, again) == (
        "The figures run from 84 to 103+; of the last known day, 11 January 2024: 94."
    )
    assert moved(vague, again) == ""
