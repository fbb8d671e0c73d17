"""A page for every day of the year on which incidents fell, whatever the year: "7 March"."""

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from generator import addresses
from generator.page import Page
from generator.view import rows
from generator.view.interface import days, say
from generator.view.lookup import Lookup


class DayOfYear(msgspec.Struct, frozen=True):
    """The incidents of one day of the year, newest first."""

    title: str
    rows: tuple[rows.Row, ...]


def pages(lookup: Lookup) -> Iterator[Page]:
    """One page for each day of the year that has an incident whose day is known."""
    for day, ids in days_of_year(lookup).items():
        title = name(day)
        found = tuple(rows.row(lookup.incidents[id], lookup) for id in ids)
        yield Page(
            path=addresses.day_of_year(day),
            title=say("in_anniversaries.that_day", title=title),
            template="anniversaries.md.j2",
            kind="month",
            description=say("in_anniversaries.incidents_that_fell_on", title=title),
            hide=("navigation", "toc", "path"),
            view=DayOfYear(title, found),
        )


def days_of_year(lookup: Lookup) -> dict[str, tuple[str, ...]]:
    """Days of the year in order → incidents, newest first: {"03-07": ("2020-03-07-…", …)}."""
    found: dict[str, list[str]] = defaultdict(list)
    for incident in lookup.order:
        if rows.exact(incident.when):
            found[str(incident.when.earliest)[5:10]].append(incident.id)
    return {day: tuple(found[day]) for day in sorted(found)}


def name(day: str) -> str:
    """``03-07`` → "7 March"."""
    return days(f"2000-{day}", "bare")
