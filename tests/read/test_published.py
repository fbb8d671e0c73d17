"""The date of publication is read, never guessed."""

import json

import pytest

from generator.model import Article, Conventions, Outlet, Problem
from generator.read import read_line
from generator.read.days import parse
from generator.read.published import address_day

STORY = "A bridge in Porto was closed after a fire. Nobody was hurt, the mayor said."


def told(
    header: str = "",
    story: str = STORY,
    *,
    conventions: Conventions | None = None,
    **given: str,
) -> Article:

    text = f"Bridge closed in Porto after fire\n{header}\n\n{story}\n"
    line = json.dumps({"id": "a", "text": text, **given})
    article = read_line(
        line, number=1, path="a.jsonl", conventions=conventions or Conventions(today="2026-01-01")
    )
    assert not isinstance(article, Problem)
    return article


@pytest.mark.parametrize(
    ("header", "day"),
    [
        ("By Ilse Maran | January 9, 2024", "2024-01-09"),
        ("9 January 2024", "2024-01-09"),
        ("Tuesday, Jan. 9, 2024 10:15 GMT", "2024-01-09"),
        ("Published: 2024-01-09T08:00:00Z", "2024-01-09"),
        ("2024/01/09", "2024-01-09"),
        ("13/01/2024", "2024-01-13"),
        ("9.1.2024", "2024-01-09"),
        ("9. Januar 2024", "2024-01-09"),
        ("05/05/2024", "2024-05-05"),
    ],
)
def test_a_header_date_is_read(header: str, day: str) -> None:
    assert told(header).head.published == day


def test_two_readings_of_a_numeric_date_are_both_kept() -> None:
    article = told("01/09/2024 // Ilse Maran")
    assert article.head.published is None
    assert article.head.published_basis == "ambiguous"
    assert article.head.published_candidates == ("2024-01-09", "2024-09-01")
    assert any("date_order" in problem.message for problem in article.problems)


@pytest.mark.parametrize(
    ("story", "day"),
    [
        ("The bridge in Porto was closed on Thursday, Jan. 4, after a fire.", "2024-01-09"),
        ("The bridge in Porto was closed on Friday, Aug. 30, after a fire.", "2024-09-01"),
        ("The bridge in Porto was closed on Jan. 4 and opened on Jan. 6 again.", "2024-01-09"),
    ],
)
def test_the_days_of_the_story_decide_a_numeric_date(story: str, day: str) -> None:
    head = told("01/09/2024 // Ilse Maran", story).head
    assert (head.published, head.published_basis) == (day, "header")


@pytest.mark.parametrize(
    "story",
    [
        "The bridge in Porto was closed on Monday, Jan. 4, after a fire.",  # was a Thursday
        "The bridge in Porto was closed on Jan. 4 after a fire.",  # one day alone may be old news
        "It was closed on Thursday, Jan. 4, and opened on Friday, Aug. 30, they said.",
    ],
)
def test_days_that_do_not_fit_one_reading_alone_decide_nothing(story: str) -> None:
    assert told("01/09/2024 // Ilse Maran", story).head.published_basis == "ambiguous"


def test_the_weekday_beside_a_numeric_date_decides_it() -> None:
    assert told("Tuesday 01/09/2024").head.published == "2024-01-09"
    assert told("Sunday 01/09/2024").head.published == "2024-09-01"


def test_the_outlets_setting_outranks_the_archives() -> None:
    outlets = (Outlet(name="Island Post", domain="islandpost.example", date_order="DMY"),)
    conventions = Conventions(outlets=outlets, date_order="MDY", today="2026-01-01")
    url = "https://www.islandpost.example/bridge"
    assert told("01/09/2024", conventions=conventions).head.published == "2024-01-09"
    assert told("01/09/2024", conventions=conventions, url=url).head.published == "2024-09-01"


def test_numeric_dates_of_the_story_are_read_as_the_article_or_its_outlet_writes_them() -> None:
    assert told("13/01/2024").date_order == "DMY"
    assert told("01/13/2024").date_order == "MDY"
    usual = Conventions(date_order="MDY", today="2026-01-01")
    assert told("13/01/2024", conventions=usual).date_order == "DMY"
    assert told("9 January 2024", conventions=usual).date_order == "MDY"
    outlets = (Outlet(name="Island Post", domain="islandpost.example", date_order="DMY"),)
    url = "https://www.islandpost.example/bridge"
    set_ = Conventions(outlets=outlets, today="2026-01-01")
    assert told("9 January 2024", conventions=set_, url=url).date_order == "DMY"
    assert told("9 January 2024").date_order is None


def test_the_story_outranks_the_setting() -> None:
    conventions = Conventions(date_order="DMY", today="2026-01-01")
    story = "The bridge in Porto was closed on Thursday, Jan. 4, after a fire."
    assert told("01/09/2024", story, conventions=conventions).head.published == "2024-01-09"


def test_nothing_is_published_after_today() -> None:
    early = Conventions(today="2024-02-01")
    assert told("01/09/2024", conventions=early).head.published == "2024-01-09"
    late = told(published="2024-03-01", conventions=early)
    assert late.head.published is None
    assert any("future" in problem.message for problem in late.problems)


def test_trust_goes_from_given_to_header_to_address_to_dateline() -> None:
    url = "https://x.example/2024/01/08/bridge"
    dated = "PORTO, Jan. 7, 2024 (AP) - " + STORY
    given = told("9 January 2024", dated, url=url, published="2024-01-10").head
    assert (given.published, given.published_basis) == ("2024-01-10", "given")
    header = told("9 January 2024", dated, url=url).head
    assert (header.published, header.published_basis) == ("2024-01-09", "header")
    address = told("", dated, url=url).head
    assert (address.published, address.published_basis) == ("2024-01-08", "url")
    dateline = told("", dated).head
    assert (dateline.published, dateline.published_basis) == ("2024-01-07", "dateline")


def test_without_any_date_a_full_date_of_the_story_gives_the_month() -> None:
    head = told("", "The bridge in Porto was closed on 4 January 2024 after a fire broke out.").head
    assert (head.published, head.published_precision) == ("2024-01", "month")
    assert head.published_basis == "inferred"


def test_without_any_date_nothing_is_said() -> None:
    head = told("").head
    assert (head.published, head.published_precision) == (None, "unknown")
    assert head.published_basis is None


def test_an_update_is_told_apart() -> None:
    head = told("Posted: Tuesday, January 9, 2024 8:18 PM Updated: Friday, January 12, 2024").head
    assert (head.published, head.updated) == ("2024-01-09", "2024-01-12")


def test_a_given_day_far_from_the_days_of_the_story_is_noted() -> None:
    story = "It was closed on Thursday, Jan. 4, and opened on Friday, Jan. 5, the mayor said."
    assert told("", story, published="2024-01-09").problems == ()
    (problem,) = told("", story, published="2024-09-01").problems
    assert problem.level == "note"


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://x.example/2024/01/09/bridge", "2024-01-09"),
        ("https://x.example/2024/jan/09/bridge", "2024-01-09"),
        ("https://x.example/news/20240109/bridge", "2024-01-09"),
        ("https://x.example/bridge-2024-01-09.html", "2024-01-09"),
        ("https://x.example/2024/01/bridge", "2024-01"),
        (
            "http://web.archive.example/web/20151218163403/http://x.example/2014/07/27/b",
            "2014-07-27",
        ),
        ("https://x.example/story/30378520/bridge", ""),
        ("https://x.example/2024/13/45/bridge", ""),
    ],
)
def test_an_address_tells_its_day(url: str, day: str) -> None:
    reading = address_day(url)
    assert (reading.iso if reading else "") == day


@pytest.mark.parametrize("given", ["", "soon", "2024-02-30", "01/09/2024", "2024-13", "0000-01-01"])
def test_what_is_no_single_date_is_not_parsed(given: str) -> None:
    assert parse(given) is None
