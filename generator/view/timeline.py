"""Every incident in order, by year and month of the event; spans are drawn as spans.

A page of thousands of rows is slow to load, so above `WHOLE` incidents the page holds the newest
and, of every earlier month that has a page, the way there: nothing is out of reach without scripts.
"""

from collections.abc import Iterator

import msgspec

from generator import addresses
from generator.model import Incident
from generator.page import Page
from generator.view import compact, facets, rows, wording
from generator.view.activity import Activity, activity
from generator.view.filters import Filter
from generator.view.interface import say
from generator.view.listing import NEWEST, WHOLE
from generator.view.lookup import Lookup

_SEVERAL, _UNKNOWN = "several", "unknown"


class Month(msgspec.Struct, frozen=True):
    """The incidents of a month; `path` is the month's own page, which alone holds those of a
    month without `rows`."""

    title: str
    path: str | None
    total: int
    rows: tuple[rows.Row, ...]


class Year(msgspec.Struct, frozen=True):
    """A year's months, newest first. Spans over several years and undated incidents follow last.
    `folded` are the months that only lead to their pages."""

    title: str
    anchor: str
    path: str | None
    total: int
    months: tuple[Month, ...]
    folded: tuple[Month, ...]


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """What the timeline shows: `listed` of the `total` incidents stand on the page itself.
    `first` and `last` are the days between which all lies."""

    total: int
    listed: int
    spanning: str
    years: tuple[Year, ...]
    filters: tuple[Filter, ...]
    first: str
    last: str
    activity: Activity | None


Group = tuple[str, dict[str, list[Incident]]]


def pages(lookup: Lookup) -> Iterator[Page]:
    """The one timeline page."""
    years = _years(lookup)
    known = [year.title for year in years if year.anchor.removeprefix("y").isdigit()]
    days = [i.when.earliest or i.when.latest or "" for i in lookup.order if i.when.latest]
    ends = [i.when.latest for i in lookup.order if i.when.latest]
    yield Page(
        path=addresses.TIMELINE,
        title=say("in_timeline.timeline"),
        template="timeline.md.j2",
        kind="timeline",
        description=say("in_timeline.every_incident_in_the"),
        hide=("navigation", "toc"),
        view=Timeline(
            total=len(lookup.order),
            listed=sum(len(month.rows) for year in years for month in year.months),
            spanning=say("days.span", start=known[-1], end=known[0])
            if len(known) > 1
            else "".join(known),
            years=years,
            filters=facets.of_timeline(lookup),
            first=min(days, default=""),
            last=max(ends, default=""),
            activity=activity(lookup.order),
        ),
    )


def data(lookup: Lookup) -> str:
    """The file that the page's script reads, in the order of the page."""
    order = [incident for _, months in _groups(lookup) for found in months.values()
             for incident in found]  # fmt: skip
    return compact.script(order, lookup, facets.of_timeline(lookup))


def _group(incident: Incident) -> tuple[str, str]:
    """The year and month that hold all of the event: ("2024", "2024-01"), ("2024", "")."""
    first, last = incident.when.earliest, incident.when.latest
    if not first or not last:
        return _UNKNOWN, ""
    if first[:4] != last[:4]:
        return _SEVERAL, ""
    return first[:4], first[:7] if first[:7] == last[:7] else ""


def _groups(lookup: Lookup) -> list[Group]:
    """Years and in them months, newest first; what has no month, or no year, comes last."""
    groups: dict[str, dict[str, list[Incident]]] = {}
    for incident in lookup.order:
        year, month = _group(incident)
        groups.setdefault(year, {}).setdefault(month, []).append(incident)
    last = {_SEVERAL: 1, _UNKNOWN: 2}
    order = sorted(sorted(groups, reverse=True), key=lambda name: last.get(name, 0))
    return [(name, dict(sorted(groups[name].items(), reverse=True))) for name in order]


def _years(lookup: Lookup) -> tuple[Year, ...]:
    left = len(lookup.order) if len(lookup.order) <= WHOLE else NEWEST
    years = []
    for name, months in _groups(lookup):
        shown, folded = [], []
        for month, incidents in months.items():
            path = lookup.date(month or name)
            if left > 0 or path is None:
                found = tuple(rows.row(incident, lookup, short=True) for incident in incidents)
                shown.append(Month(_month(name, month), path, len(found), found))
                left -= len(found)
            else:
                folded.append(Month(_month(name, month), path, len(incidents), ()))
        years.append(
            Year(
                title=_title(name),
                anchor=f"y{name}",
                path=lookup.date(name),
                total=sum(map(len, months.values())),
                months=tuple(shown),
                folded=tuple(folded),
            )
        )
    return tuple(years)


def _title(name: str) -> str:
    special = {_SEVERAL: "script.several", _UNKNOWN: "script.undated"}
    return say(special[name]) if name in special else name


def _month(year: str, month: str) -> str:
    if month:
        return wording.month(month)
    special = {_SEVERAL: "script.span_of_years", _UNKNOWN: "script.no_day"}
    return say(special.get(year, "script.no_month"))
