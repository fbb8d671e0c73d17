"""The values that an editor writes."""

import pytest

from generator.decide.values import figure, when, where


@pytest.mark.parametrize(
    ("value", "first", "last", "precision"),
    [
        ("2024-01-03", "2024-01-03", "2024-01-03", "day"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2024", "2024-01-01", "2024-12-31", "year_or_more"),
        ("2024-01-03/2024-01-05", "2024-01-03", "2024-01-05", "few_days"),
        ("2024-01-01/2024-01-07", "2024-01-01", "2024-01-07", "week"),
        ("2023-12/2024-01", "2023-12-01", "2024-01-31", "year_or_more"),
        ("none", None, None, "unknown"),
    ],
)
def test_a_day_a_month_a_year_and_a_span(
    value: str, first: str | None, last: str | None, precision: str
) -> None:
    read = when(value)
    assert (read.earliest, read.latest, read.precision) == (first, last, precision)


@pytest.mark.parametrize("value", ["", "3 January", "2024-13", "2024-01-05/2024-01-03", "1/2/3"])
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        when(value)


def test_a_town_a_point_a_country_and_nothing() -> None:
    assert where("Kerman, IR").name == "Kerman"
    assert (where("Kerman, IR, 30.28, 57.08").lat, where("IR").precision) == (30.28, "country")
    assert where("none").name is None


@pytest.mark.parametrize(
    "value", ["Kerman", "Kerman, Iran", ", IR", "Kerman, IR, 91, 0", "A, IR, x, y"]
)
def test_what_is_no_place_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        where(value)


@pytest.mark.parametrize("value", ["many", "-3", "3.5", "9-3", "1,000", "99999999"])
def test_what_is_no_figure_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        figure(value)
