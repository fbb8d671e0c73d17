"""The timeline's incidents in one small file, which the page's script reads.

A file of script and not of data: a page that was opened from the file system may load the one and
not fetch the other. Columns run in the order of the list. What recurs stands once in a pool, the
most frequent first, so that the columns hold small numbers; what a title or an address shares with
the incident's place and day is a mark in it.
"""

import json
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from slugify import slugify

from generator import addresses
from generator.model import Figure, Incident
from generator.view import facets, rows
from generator.view.filters import Filter
from generator.view.interface import days, entry
from generator.view.lookup import Lookup, ordinal

NAME = "datelineTimeline"
_EPOCH = 719_163  # the ordinal of 1970-01-01
_PLACE, _DAY = "\t", "@"
BEFORE, UNDATED = -1, -2  # instead of a span: only the last day is known, or none

Pool = list[Any]


def script(order: Sequence[Incident], lookup: Lookup, filters: tuple[Filter, ...]) -> str:
    """The file: incidents in this order with all that a row, a filter and a table show of them."""
    columns, pools = _columns(order, lookup)
    options = {
        group.name: [[option.value, option.text] for option in group.options] for group in filters
    }
    number = {
        group.name: {option.value: place for place, option in enumerate(group.options)}
        for group in filters
    }
    for name in facets.TIMELINE:
        columns[name] = [
            [number[name][value] for value in facets.facets(incident, lookup)[name]]
            for incident in order
        ]
        if name not in ("said", "actor"):
            columns[name] = [values[0] for values in columns[name]]
    content = {
        "count": len(order),
        "folder": addresses.html(addresses.incident("x")).removesuffix("x.html"),
        "words": {**_calendar(), **entry("script")},
        "options": options,
        "pools": pools,
        "columns": columns,
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f"window.{NAME}={text};\n"


def _calendar() -> dict[str, list[str]]:
    """The names of months, and of the days of the week from Sunday, as the script counts them."""
    months = [f"2024-{number:02}" for number in range(1, 13)]
    week = ["2023-12-31", *(f"2024-01-{number:02}" for number in range(1, 7))]
    return {
        "months": [days(month, "month_alone") for month in months],
        "months_short": [days(month, "short_month_alone") for month in months],
        "weekdays_short": [days(day, "short_weekday") for day in week],
    }


def _columns(
    order: Sequence[Incident], lookup: Lookup
) -> tuple[dict[str, list[Any]], dict[str, Pool]]:
    days = [_days(incident) for incident in order]
    columns: dict[str, list[Any]] = {
        "day": _steps(day for day, _ in days),
        "span": [span for _, span in days],
        "stub": [int(incident.stub) for incident in order],
    }
    pooled: dict[str, list[Hashable]] = {
        "place": [(rows.place(incident), _slug(incident)) for incident in order],
        "title": [_title(incident) for incident in order],
        "path": [_path(incident) for incident in order],
        "when": ["" if rows.exact(i.when) else rows.day_in_year(i.when) for i in order],
        "chips": [tuple((c.text, c.mark) for c in rows.chips(incident)) for incident in order],
    }
    for outcome in ("killed", "injured"):
        pooled[f"{outcome}_toll"] = [_toll(incident, outcome, lookup) for incident in order]
    pools: dict[str, Pool] = {}
    for name, values in pooled.items():
        pool = _pool(values)
        places = {value: place for place, value in enumerate(pool)}
        columns[name] = [places[value] for value in values]
        pools[name] = pool
    return columns, pools


def _pool(values: Iterable[Hashable]) -> Pool:
    counts = Counter(values)
    return sorted(counts, key=lambda value: (-counts[value], repr(value)))


def _steps(numbers: Iterable[int]) -> list[int]:
    """Each number less the one before."""
    steps, before = [], 0
    for number in numbers:
        steps.append(number - before)
        before = number
    return steps


def _days(incident: Incident) -> tuple[int, int]:
    """The first day, counted from 1970, and how many more the event may lie on."""
    first, last = ordinal(incident.when.earliest), ordinal(incident.when.latest)
    if not last:
        return 0, UNDATED
    return (first - _EPOCH, last - first) if first else (last - _EPOCH, BEFORE)


def _place_name(incident: Incident) -> str:
    return incident.where.name or incident.where.admin1 or ""


def _slug(incident: Incident) -> str:
    return slugify(_place_name(incident))


def _title(incident: Incident) -> str:
    """The title, in which a mark stands for the place."""
    place, title = rows.place(incident), " ".join(incident.title.split())
    return title.replace(place, _PLACE, 1) if place else title


def _path(incident: Incident) -> str:
    """The page's name without folder and ending; marks stand for the day and the place."""
    name = addresses.incident(incident.id).removeprefix("incidents/").removesuffix(".md")
    day, place = incident.when.earliest, _slug(incident)
    if day and name.startswith(day):
        name = name.replace(day, _DAY, 1)
    return name.replace(place, _PLACE, 1) if place else name


def _toll(incident: Incident, outcome: str, lookup: Lookup) -> tuple[Any, ...]:
    """Figure, what follows it, latest; lowest, best and highest; nothing when not told."""
    shown = lookup.settled(incident, outcome)
    value: Figure | None = getattr(incident, outcome)
    if shown is None or value is None:
        return ()
    return (shown.text, shown.small, shown.latest, value.low, value.best, value.high)
