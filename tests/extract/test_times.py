"""Expressions of time: found whole, read rightly, and never more exact than the words."""

from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import story
from generator.extract.times import find_anniversaries, find_times, rule_of
from generator.model import Article, Head, Time
from generator.story import Story
from generator.vocabulary import load

CASES = yaml.load(
    Path(__file__).with_name("cases-times.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
)


class Case(NamedTuple):
    sentence: str
    published: str | None
    expression: str
    type: str
    value: str
    earliest: str | None
    latest: str | None
    precision: str | None
    anchor: str | None


def told(text: str, published: str | None = "2024-01-10", *, title: str = "") -> Story:
    """The story of an article that is only this text, below an optional title line."""
    whole = f"{title}\n\n{text}" if title else text
    start = len(whole) - len(text)
    head = Head(
        published=published,
        body=((start, len(whole)),),
        title_span=(0, len(title)) if title else None,
    )
    return story.tell(Article(id="a", sha256="", text=whole, format="text", head=head))


def read(text: str, published: str | None = "2024-01-10") -> tuple[Time, ...]:
    return find_times(told(text, published))


@pytest.mark.parametrize("row", CASES["read"], ids=lambda row: f"{row[2]}@{row[1]}")
def test_an_expression_is_read_as_the_table_says(row: list[str | None]) -> None:
    case = Case(*row)  # type: ignore[arg-type]  # the table's columns are these fields
    found = [time for time in read(case.sentence, case.published) if time.text == case.expression]
    assert [tuple(getattr(time, name) for name in Case._fields[3:]) for time in found][:1] == [
        case[3:]
    ]


@pytest.mark.parametrize("sentence", CASES["nothing"])
def test_what_is_no_time_is_not_read_as_one(sentence: str) -> None:
    assert read(sentence) == ()


def test_two_expressions_side_by_side_stay_two() -> None:
    times = read("He was shot on Monday and died on Tuesday, Jan. 9.")
    assert [(time.text, time.value) for time in times] == [
        ("Monday", "2024-01-08"),
        ("Tuesday, Jan. 9", "2024-01-09"),
    ]


def test_a_title_is_read_before_the_body() -> None:
    times = find_times(told("It burned on Tuesday.", title="Mill burns on Monday"))
    assert [time.text for time in times] == ["Monday", "Tuesday"]
    assert [time.start for time in times] == sorted(time.start for time in times)


def test_text_outside_the_body_is_not_read() -> None:
    text = "Filed on Monday.\n\nThe mill burned on Tuesday."
    start = text.index("The mill")
    article = Article(
        id="a",
        sha256="",
        text=text,
        format="text",
        head=Head(published="2024-01-10", body=((start, len(text)),)),
    )
    assert [time.text for time in find_times(story.tell(article))] == ["Tuesday"]


def test_the_date_order_decides_a_numeric_date() -> None:
    tale = told("The log reads 01/09/2024 at the top.", "2024-12-01")
    assert find_times(tale, date_order="DMY")[0].value == "2024-09-01"
    assert find_times(tale, date_order="MDY")[0].value == "2024-01-09"
    both = find_times(tale)[0]
    assert (both.earliest, both.latest) == ("2024-01-09", "2024-09-01")


def test_words_said_on_a_day_do_not_move_the_storys_day() -> None:
    times = read(
        "The mill burned on Jan. 2. Police said on Jan. 8 it was arson. The next day it rained."
    )
    assert times[-1].earliest == "2024-01-03"


def test_only_the_month_of_publication_known_leaves_weekdays_open() -> None:
    (time,) = read("It burned on Monday.", "2024-01")
    assert (time.value, time.earliest) == ("XXXX-WXX-1", None)


def test_a_month_is_not_cut_from_an_impossible_day() -> None:
    assert all(time.earliest != "2024-02-30" for time in read("It burned on 30 February 2024."))


def test_every_rule_that_a_time_can_have_is_described() -> None:
    described = load("rules-time.yml")
    text = "On Jan. 3, 2024, it fell. Two days later it rose. It falls daily for an hour now."
    assert {rule_of(time) for time in read(text)} <= set(described)
    assert {rule_of(time) for time in read("Shops shut the day after the blast.")} == {"time.event"}


# ------------------------------------------------------------------ anniversaries


@pytest.mark.parametrize(
    ("text", "years", "day"),
    [
        ("On Jan. 3 crowds marked the fourth anniversary of the killing.", 4, "2020-01-03"),
        ("Crowds marked the 10th anniversary on Jan. 3.", 10, "2014-01-03"),
        ("On Jan. 3 they held the twenty-fifth anniversary march.", 25, "1999-01-03"),
        ("The one-year anniversary fell on Monday.", 1, "2023-01-08"),
        ("The blasts came on Jan. 3. It was the second anniversary of the raid.", 2, "2022-01-03"),
        ("The blasts came on Jan. 3, ten years to the day after the raid.", 10, "2014-01-03"),
        ("NATO's 50th anniversary is near.", 50, None),
    ],
)
def test_an_anniversary_gives_the_day_of_the_older_event(
    text: str, years: int, day: str | None
) -> None:
    tale = told(text)
    (found,) = find_anniversaries(tale, find_times(tale))
    assert (found.years, found.day_of_old_event) == (years, day)
    assert "anniversary" in tale.text[found.start : found.end] or "to the day" in tale.text


def test_an_anniversary_of_a_leap_day_has_no_day_in_other_years() -> None:
    tale = told("On Feb. 29, 2024, they marked the first anniversary of the flood.")
    assert find_anniversaries(tale, find_times(tale))[0].day_of_old_event is None


# ------------------------------------------------------------------ laws

PHRASES = st.sampled_from([row[0] for row in CASES["read"]] + CASES["nothing"])
NOISE = st.text(alphabet="Jan. 3,:-/’'0129 \nMayfrdste", max_size=40)
TEXTS = st.lists(PHRASES | NOISE, min_size=1, max_size=5).map(" ".join)
DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@settings(deadline=None)
@given(TEXTS, DAYS)
def test_spans_quote_the_text_in_order_without_overlap(text: str, published: date) -> None:
    tale = told(text, published.isoformat())
    place = 0
    for time in find_times(tale):
        assert time.text == tale.text[time.start : time.end]
        assert place <= time.start < time.end
        place = time.end


@settings(deadline=None)
@given(TEXTS, DAYS)
def test_the_earliest_day_is_never_after_the_latest(text: str, published: date) -> None:
    for time in read(text, published.isoformat()):
        assert (time.earliest is None) == (time.latest is None) == (time.precision is None)
        if time.earliest and time.latest:
            assert date.fromisoformat(time.earliest) <= date.fromisoformat(time.latest)
        if time.type in ("DURATION", "SET") or time.value.endswith("_REF"):
            assert time.earliest is None


RELATIVE = (
    "It burned yesterday.",
    "It burned on Monday.",
    "It burned last Friday.",
    "The court will rule on Thursday.",
    "It burned three days ago.",
    "It burned last night.",
    "He leaves tomorrow.",
    "It burned on Sunday. The next day it rained.",
)


@settings(deadline=None)
@given(st.sampled_from(RELATIVE), DAYS)
def test_days_move_with_the_day_of_publication(text: str, published: date) -> None:
    later = published + timedelta(days=364)  # the same weekday
    first, second = read(text, published.isoformat()), read(text, later.isoformat())
    assert first
    for one, other in zip(first, second, strict=True):
        moved = date.fromisoformat(str(other.earliest)) - date.fromisoformat(str(one.earliest))
        assert (moved.days, one.text) == (364, other.text)


PARTIAL = (
    "It burned on {month} {day}.",
    "It burned on {weekday}, {month} {day}.",
    "It will burn on {month} {day}.",
)


@settings(deadline=None)
@given(st.sampled_from(PARTIAL), DAYS, st.sampled_from([4, 7, 10]), DAYS)
def test_a_day_without_its_year_is_that_day_of_some_year_and_keeps_its_weekday(
    text: str, published: date, known: int, told: date
) -> None:
    names = {"month": f"{told:%B}", "day": told.day, "weekday": f"{told:%A}"}
    (time,) = read(text.format(**names), published.isoformat()[:known])
    assert time.value[4:] == told.isoformat()[4:]
    if time.earliest and "weekday" in text and known < 10:
        assert f"{date.fromisoformat(time.earliest):%A}" == names["weekday"]


@settings(deadline=None)
@given(TEXTS)
def test_without_a_day_of_publication_nothing_is_counted_from_it(text: str) -> None:
    for time in read(text, None):
        assert time.anchor != "published" or time.earliest is None


def test_a_line_far_longer_than_any_article_is_read_in_one_pass() -> None:
    text = "on the 3 and a few of 12 or the last early " * 20_000
    assert {time.text for time in read(text)} <= {"12", "a few"}


def test_a_story_of_very_many_days_is_read_as_fast_without_its_publication() -> None:
    times = read("On Jan. 3, 2020, it rained, and on Jan. 5 it froze.\n\n" * 1_000, None)
    assert (len(times), times[1].value) == (2_000, "2020-01-05")
