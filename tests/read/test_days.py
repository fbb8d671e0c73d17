"""Dates of headers: found wherever they stand, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read import days

WRITTEN = {
    "January 9, 2024": None,
    "Jan. 9, 2024": None,
    "9 January 2024": None,
    "9th of January, 2024": None,
    "Tuesday, Jan. 9, 2024": 1,
    "Tuesday the 9th of January 2024": 1,
    "Dienstag, 9. Januar 2024": 1,
    "Terça-feira, 9 de janeiro de 2024": 1,
    "2024-01-09": None,
    "2024/1/9": None,
    "9.1.2024": None,
    "20240109": None,
    "Tue, 2024-01-09": 1,
}
AROUND = st.lists(
    st.sampled_from(["Ilse Maran", "84", "on Friday", "may", "//", "12:30", "·", "No. 7", "\n"]),
    max_size=6,
).map(" ".join)


@pytest.mark.parametrize(("written", "weekday"), WRITTEN.items())
def test_a_date_is_read_in_every_way_that_it_is_written(written: str, weekday: int | None) -> None:
    (day,) = days.find(written)
    assert (day.start, day.end) == (0, len(written))
    assert [reading.iso for reading in day.readings] == ["2024-01-09"]
    assert day.weekday == weekday


@given(before=AROUND, written=st.sampled_from(sorted(WRITTEN)), after=AROUND)
def test_a_date_is_found_wherever_it_stands(before: str, written: str, after: str) -> None:
    text = f"{before} | {written} | {after}"
    found = [day for day in days.find(text) if day.readings[0].year]
    assert [day.readings[0].iso for day in found] == ["2024-01-09"]
    assert text[found[0].start : found[0].end] == written


@pytest.mark.parametrize(
    "text",
    [
        "He may be 84 years old",
        "84, he said",
        "x20240109",
        "1/2024/01/09",
        "31 February 2024",
        "version 1.2.3",
        "may",
        "",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert days.find(text) == ()
