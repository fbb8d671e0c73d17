"""The index of dates: every day that has a page, by year and month, and the days of any year."""

from collections import Counter
from collections.abc import Iterator

from generator import addresses
from generator.page import Page
from generator.view import anniversaries, wording
from generator.view.interface import say
from generator.view.listing import Group, Index, Listed, page
from generator.view.lookup import Lookup
from generator.view.rows import exact


def dates(lookup: Lookup) -> Iterator[Page]:
    """Every day that has a page, by year and month, newest first."""
    happened = Counter(
        incident.when.earliest for incident in lookup.archive.incidents if exact(incident.when)
    )
    years = [_dates_of(year, lookup, happened) for year in reversed(lookup.years)]
    groups = (*years, *_any_year(lookup))
    about = say("in_indexes.every_day_on_which")
    view = Index(total=len(lookup.days), groups=groups)
    yield page(addresses.DATES, say("in_indexes.dates"), "dates.md.j2", about, view)


def _dates_of(year: str, lookup: Lookup, happened: Counter[str | None]) -> Group:
    days = [day for day in lookup.days if day[:4] == year]
    months = tuple(
        _days_of(month, [day for day in days if day[:7] == month], lookup, happened)
        for month in reversed(lookup.months)
        if month[:4] == year
    )
    return Group(year, f"y{year}", lookup.date(year), len(days), groups=months)


def _any_year(lookup: Lookup) -> Iterator[Group]:
    """The days of the year on which incidents fell, by month: the last group, if there are any."""
    months: dict[str, list[Listed]] = {}
    for day, ids in anniversaries.days_of_year(lookup).items():
        line = Listed(
            path=addresses.day_of_year(day),
            title=say("in_indexes.any_year", day=anniversaries.name(day)),
            when=day[3:].lstrip("0"),
            count=len(ids),
        )
        months.setdefault(anniversaries.name(day).split()[1], []).append(line)
    if months:
        groups = tuple(
            Group(month, f"any-{month.lower()}", None, len(lines), tuple(lines))
            for month, lines in months.items()
        )
        yield Group(
            say("in_indexes.any_year_2"), "any", None, sum(g.total for g in groups), groups=groups
        )


def _days_of(month: str, days: list[str], lookup: Lookup, happened: Counter[str | None]) -> Group:
    lines = tuple(
        Listed(
            path=lookup.date(day),
            title=wording.full_day(day),
            day=day,
            when=day[8:].lstrip("0"),
            count=happened[day],
        )
        for day in days
    )
    title = wording.day(month).split()[0]
    return Group(title, f"m{month}", lookup.date(month), len(days), lines)
