"""Every incident in order, by year and month of the event; spans are drawn as spans."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from generator import addresses, vocabulary
from generator.model import Incident
from generator.page import Page
from generator.view import rows, wording
from generator.view.activity import Activity, activity
from generator.view.lookup import Lookup, country


class Month(msgspec.Struct, frozen=True):
    """The incidents of a month; `path` is the month's own page."""

    title: str
    path: str | None
    rows: tuple[rows.Row, ...]


class Year(msgspec.Struct, frozen=True):
    """A year's months, newest first. Spans over several years and undated incidents follow last."""

    title: str
    anchor: str
    path: str | None
    total: int
    months: tuple[Month, ...]


class Option(msgspec.Struct, frozen=True):
    """A value to filter by, in a reader's words, and how many incidents have it."""

    value: str
    text: str
    count: int


class Filter(msgspec.Struct, frozen=True):
    """A group of options. `many` is whether several can be ticked."""

    name: str
    title: str
    options: tuple[Option, ...]
    many: bool = True


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """What the timeline shows; `brief` for so many incidents that each is one line of text."""

    total: int
    brief: bool
    spanning: str
    years: tuple[Year, ...]
    filters: tuple[Filter, ...]
    choices: tuple[str, ...]
    activity: Activity | None


BRIEF_FROM = 2000  # above so many incidents a row is one line of text
_SEVERAL, _UNKNOWN = "several", "unknown"
_KILLED = {
    "50": "50 or more",
    "10-49": "10 to 49",
    "1-9": "1 to 9",
    "0": "none",
    "unknown": "not told",
}
_EXACT = {
    "day": "exact day",
    "days": "within some days",
    "month": "month only",
    "year": "year or longer",
    "none": "not known",
}


def pages(lookup: Lookup) -> Iterator[Page]:
    """The one timeline page."""
    years = _years(lookup)
    known = [year.title for year in years if year.anchor.removeprefix("y").isdigit()]
    spanning = f"{known[-1]} to {known[0]}" if len(known) > 1 else "".join(known)
    yield Page(
        path=addresses.TIMELINE,
        title="Timeline",
        template="timeline.md.j2",
        kind="timeline",
        description="Every incident in the archive in order, by year and month.",
        hide=("navigation", "toc"),
        listed=False,
        view=Timeline(
            total=len(lookup.order),
            brief=len(lookup.order) > BRIEF_FROM,
            spanning=spanning,
            years=years,
            filters=_filters(lookup),
            choices=tuple(known),
            activity=activity(lookup.order),
        ),
    )


def _group(incident: Incident) -> tuple[str, str]:
    """The year and month that hold all of the event: ("2024", "2024-01"), ("2024", "")."""
    first, last = incident.when.earliest, incident.when.latest
    if not first or not last:
        return _UNKNOWN, ""
    if first[:4] != last[:4]:
        return _SEVERAL, ""
    return first[:4], first[:7] if first[:7] == last[:7] else ""


def _years(lookup: Lookup) -> tuple[Year, ...]:
    groups: dict[str, dict[str, list[Incident]]] = {}
    for incident in lookup.order:
        year, month = _group(incident)
        groups.setdefault(year, {}).setdefault(month, []).append(incident)
    last = {_SEVERAL: 1, _UNKNOWN: 2}
    dated = sorted(groups, reverse=True)
    return tuple(
        _year(name, groups[name], lookup)
        for name in sorted(dated, key=lambda name: last.get(name, 0))
    )


def _year(name: str, months: dict[str, list[Incident]], lookup: Lookup) -> Year:
    title = {_SEVERAL: "Across several years", _UNKNOWN: "Day not told"}.get(name, name)
    order = sorted(months, reverse=True)  # the month that is not known comes last
    return Year(
        title=title,
        anchor=f"y{name}",
        path=lookup.date(name),
        total=sum(map(len, months.values())),
        months=tuple(_month(name, month, months[month], lookup) for month in order),
    )


def _month(year: str, month: str, incidents: list[Incident], lookup: Lookup) -> Month:
    title = wording.day(month).removesuffix(f" {year}") if month else "Month not known"
    if not year.isdigit():
        title = "Span of years" if year == _SEVERAL else "No day or year"
    found = tuple(rows.row(incident, lookup, short=True) for incident in incidents)
    return Month(title, lookup.date(month), found)


def _filters(lookup: Lookup) -> tuple[Filter, ...]:
    counts: dict[str, Counter[str]] = {}
    for incident in lookup.order:
        for name, values in rows.facets(incident, lookup).items():
            counts.setdefault(name, Counter()).update(values.split())
    types = {
        name: wording.term("incident_type", name).text for name in vocabulary.terms("incident_type")
    }
    lands = {code: country(code) or code for code in counts.get("country", ())} | {
        "none": "not told"
    }
    people = {key: actor.name for key, actor in lookup.actors.items()}
    said = {chip.mark: chip.text for i in lookup.order for chip in rows.chips(i)} | {
        "none": "none (accident, disaster)"
    }
    described = (
        Filter("type", "Type", _options(counts, "type", types)),
        Filter("said", "Attribution", _options(counts, "said", said)),
        Filter(
            "killed", "Killed, latest figure", _options(counts, "killed", _KILLED, ordered=_KILLED)
        ),
        Filter("exact", "How exact the date is", _options(counts, "exact", _EXACT, ordered=_EXACT)),
        Filter("country", "Country", _options(counts, "country", lands), many=False),
        Filter("actor", "Actor", _options(counts, "actor", people), many=False),
    )
    return tuple(group for group in described if group.options)


def _options(
    counts: dict[str, Counter[str]],
    name: str,
    words: dict[str, str],
    *,
    ordered: dict[str, str] | None = None,
) -> tuple[Option, ...]:
    found = counts.get(name, Counter())
    values = list(ordered or sorted(found, key=lambda value: (-found[value], words[value])))
    return tuple(Option(value, words[value], found[value]) for value in values if found[value])
