"""The days of TimeML values and their Extended Date/Time Format."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract.time_edtf import days_of, edtf, precision_of


@pytest.mark.parametrize(
    ("value", "part", "days"),
    [
        ("2024-01-03", None, ("2024-01-03", "2024-01-03")),
        ("2024-01-03TNI", None, ("2024-01-03", "2024-01-03")),
        ("2024-W01", None, ("2024-01-01", "2024-01-07")),
        ("2020-W53", None, ("2020-12-28", "2021-01-03")),
        ("2024-W01-WE", None, ("2024-01-06", "2024-01-07")),
        ("2024-02", None, ("2024-02-01", "2024-02-29")),
        ("2024-05", "early", ("2024-05-01", "2024-05-10")),
        ("2024-05", "late", ("2024-05-21", "2024-05-31")),
        ("2024-Q2", None, ("2024-04-01", "2024-06-30")),
        ("2024-H2", None, ("2024-07-01", "2024-12-31")),
        ("2024-SU", None, ("2024-06-01", "2024-09-23")),
        ("2024-WI", None, ("2024-12-01", "2025-03-20")),
        ("199", None, ("1990-01-01", "1999-12-31")),
        ("19", "mid", ("1933-01-01", "1966-12-31")),
        ("2024-13", None, None),
        ("2023-W53", None, None),
        ("P3D", None, None),
        ("XXXX-WXX-5", None, None),
        ("PAST_REF", None, None),
    ],
)
def test_a_value_covers_its_days(
    value: str, part: str | None, days: tuple[str, str] | None
) -> None:
    assert days_of(value, part) == days


@pytest.mark.parametrize(
    ("earliest", "latest", "precision", "expected"),
    [
        ("2024-01-03", "2024-01-03", "day", "2024-01-03"),
        ("2024-01-03", "2024-01-03", "few_days", "2024-01-03~"),
        ("2024-01-01", "2024-01-31", "month", "2024-01"),
        ("2024-02-01", "2024-02-29", "month", "2024-02"),
        ("2024-05-01", "2024-05-10", "few_days", "2024-05-01/2024-05-10"),
        ("2024-01-01", "2024-12-31", "year_or_more", "2024"),
        ("1990-01-01", "1999-12-31", "year_or_more", "1990/1999"),
        (None, "2024-01-09", "before_publication", "../2024-01-09"),
        ("2024-01-09", None, "unknown", "2024-01-09/.."),
        (None, None, "unknown", None),
    ],
)
def test_days_are_written_in_edtf(
    earliest: str | None, latest: str | None, precision: str, expected: str | None
) -> None:
    assert edtf(earliest, latest, precision) == expected


@given(st.dates(date(1000, 1, 1), date(2199, 12, 31)))
def test_a_day_covers_itself_and_its_month_and_year_cover_it(day: date) -> None:
    year, week, _ = day.isocalendar()
    iso = day.isoformat()
    assert days_of(iso) == (iso, iso)
    assert precision_of(iso, iso) == "day"
    for value in (iso[:7], iso[:4], f"{year}-W{week:02}", f"{year}-W{week:02}"):
        days = days_of(value)
        assert days is not None
        assert days[0] <= iso <= days[1]


@given(st.dates(date(1000, 1, 1), date(2199, 12, 31)), st.sampled_from(["early", "mid", "late"]))
def test_a_part_lies_inside_its_whole(day: date, part: str) -> None:
    for value in (day.isoformat()[:7], day.isoformat()[:4], day.isoformat()[:3]):
        whole, piece = days_of(value), days_of(value, part)
        assert whole is not None
        assert piece is not None
        assert whole[0] <= piece[0] <= piece[1] <= whole[1]
