"""The timeline and the indexes: grouped, ordered, counted, and complete."""

from pathlib import Path

import msgspec

from generator.model import Archive, Incident, ReportRef, When, Where
from generator.render import jinja, text
from generator.settings import Settings
from generator.view import indexes, listing, period, timeline
from generator.view.case import case
from generator.view.lookup import look
from generator.view.people import cast
from tests.builders import on, sample_archive
from tests.makers import bombing, told

TEMPLATES = Path(__file__).parent.parent.parent / "templates"


def incident(id: str, when: When) -> Incident:
    return Incident(id=id, title=id, type="fire", when=when, where=Where())


SPAN = When(earliest="2015-02-01", latest="2017-03-31", precision="year_or_more")
ALL = (
    incident("day", on("2024-04-03")),
    incident("late", on("2024-04-30")),
    incident("month", on("2024-05")),
    incident("year", on("2024")),
    incident("years", SPAN),
    incident("old", on("2001-01-01")),
    incident("undated", When()),
)


def shown() -> timeline.Timeline:
    view = next(timeline.pages(look(Archive(incidents=ALL), Settings()))).view
    assert isinstance(view, timeline.Timeline)
    return view


def test_the_timeline_groups_by_year_and_month_newest_first_and_unknown_last() -> None:
    found = [
        (year.title, month.title, [row.title for row in month.rows])
        for year in shown().years
        for month in year.months
    ]
    assert found == [
        ("2024", "May", ["month"]),
        ("2024", "April", ["late", "day"]),
        ("2024", "Month not known", ["year"]),
        ("2001", "January", ["old"]),
        ("Across several years", "Span of years", ["years"]),
        ("Day not told", "No day or year", ["undated"]),
    ]


def test_the_timeline_counts_every_incident_once() -> None:
    view = shown()
    assert view.total == len(ALL) == sum(year.total for year in view.years)


def test_filters_offer_only_what_is_there_with_its_count() -> None:
    filters = {group.name: group for group in shown().filters}
    assert [(o.value, o.count) for o in filters["type"].options] == [("fire", len(ALL))]
    assert [(o.value, o.count) for o in filters["exact"].options] == [
        ("day", 3), ("month", 1), ("year", 2), ("none", 1),
    ]  # fmt: skip
    assert "actor" not in filters


def test_sources_stand_by_outlet_newest_first_with_what_is_odd_about_them() -> None:
    view = next(indexes.sources(look(sample_archive(), Settings()))).view
    found = {
        group.title: [(line.title, line.more) for line in group.lines] for group in view.groups
    }
    assert list(found) == sorted(found, key=str.casefold)
    assert found["Evening Mirror"] == [("Port Alder toll lowered to 27", "repeats another article")]
    assert found["The Alder Post"] == [
        ("A mild spring ahead", "no event read"),
        ("Northern Dawn says it bombed Port Alder market", ""),
    ]


def test_private_actors_are_in_the_index_of_a_maintainer_alone() -> None:
    public = next(indexes.actors(look(sample_archive(), Settings()))).view
    private = next(indexes.actors(look(sample_archive(), Settings(privacy="maintainer")))).view
    assert [line.title for line in public.lines] == ["Ilse Marran", "Northern Dawn", "River Front"]
    assert {line.title for line in private.lines} - {line.title for line in public.lines} == {
        "Tomas Reyle"
    }


def test_places_stand_below_their_country() -> None:
    view = next(indexes.places(look(sample_archive(), Settings()))).view
    assert [(g.title, g.total, [line.title for line in g.lines]) for g in view.groups] == [
        ("Germany", 1, ["Veltburg"]),
        ("United Kingdom", 2, ["Port Alder"]),
    ]


def test_a_span_of_few_days_has_day_pages_and_a_month_has_only_its_own() -> None:
    days = When(earliest="2024-05-01", latest="2024-05-03", precision="few_days")
    lookup = look(
        Archive(incidents=(incident("days", days), incident("m", on("2024-06")))), Settings()
    )
    assert lookup.days == ("2024-05-01", "2024-05-02", "2024-05-03")
    assert lookup.months == ("2024-05", "2024-06")
    assert lookup.years == ("2024",)


def test_a_timeline_of_thousands_holds_the_newest_and_leads_to_every_other_month() -> None:
    months = [f"{year}-{month:02}" for year in (2022, 2023, 2024) for month in range(1, 13)]
    days = [f"{month}-{day:02}" for month in months for day in range(1, 29)]
    many = (*(incident(f"i-{day}", on(day)) for day in days), incident("span", SPAN))
    page = next(timeline.pages(look(Archive(incidents=many), Settings())))
    body = text(page, Settings(), jinja(TEMPLATES))
    assert listing.NEWEST <= page.view.listed < listing.WHOLE < len(many)
    assert body.count('<span class="what">') == page.view.listed
    whole = [year for year in page.view.years if not year.folded]
    assert [year.title for year in whole] == ["Across several years"]
    told = sum(month.total for year in page.view.years for month in (*year.months, *year.folded))
    assert told == page.view.total == len(many)
    assert '<a href="dates/2022-01.html">January</a> <span class="count">28</span>' in body


def test_a_report_of_which_only_the_month_is_known_is_counted_in_it() -> None:
    fire = incident("fire", on("2024-04-03"))
    records = (told("a", published="2024-04"), told("b", published="2024-04-05"))
    lookup = look(Archive(records=records, incidents=(fire,)), Settings())
    words = {page.path: page.description for page in period.pages(lookup)}
    assert words["dates/2024-04.md"] == (
        "One incident and one report. One more report of which the day is not known."
    )
    assert words["dates/2024.md"] == "One incident and two reports."


def test_a_report_of_a_month_stands_after_those_of_its_days() -> None:
    records = (
        told("a", bombing("2024-04-03", None), published="2024-04"),
        told("b", bombing("2024-04-03", None), published="2024-04-05"),
    )
    refs = tuple(ReportRef(article=id, index=0, main=True) for id in "ab")
    blast = msgspec.structs.replace(incident("blast", on("2024-04-03")), reports=refs)
    lookup = look(Archive(records=records, incidents=(blast,)), Settings())
    accounts = case(lookup, cast(lookup), blast).accounts
    assert [account.record.id for account in accounts] == ["b", "a"]
