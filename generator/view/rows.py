"""An incident as one row, the same in every list: when, what and where, how many, who is named."""

from calendar import monthrange

import msgspec

from generator.model import Incident, When
from generator.view import wording
from generator.view.interface import days, say
from generator.view.lookup import Lookup, country_name

ACCIDENTS = frozenset(
    (
        "crush",
        "explosion_accident",
        "fire",
        "structural_collapse",
        "transport_accident",
        "natural_disaster",
    )
)


class Strip(msgspec.Struct, frozen=True):
    """Where in its month (or year) a day or span lies: start and width in per cent, in words."""

    start: float
    width: float
    soft: bool
    words: str


class Toll(msgspec.Struct, frozen=True):
    """A figure as a row shows it: "84–103", "or more", latest "94", "killed"."""

    text: str
    small: str
    latest: str
    outcome: str


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """An incident in a list; `day_path` is the page of its day."""

    path: str
    title: str
    day: str | None
    day_path: str | None
    when: str
    strip: Strip | None
    place: str
    kind: wording.Term
    stub: bool
    tolls: tuple[Toll, ...]
    chips: tuple[wording.Chip, ...]


def row(incident: Incident, lookup: Lookup, *, short: bool = False) -> Row:
    """The row of an incident. `short` leaves out the year, for lists that are grouped by it."""
    when = incident.when
    return Row(
        path=lookup.incident(incident.id) or "",
        title=incident.title,
        day=when.earliest if exact(when) else None,
        day_path=lookup.date(when.earliest) if exact(when) else None,
        when=day_in_year(when) if short else short_when(when),
        strip=strip(when),
        place=place(incident),
        kind=wording.term("incident_type", incident.type),
        stub=incident.stub,
        tolls=figures(incident, lookup),
        chips=chips(incident),
    )


def exact(when: When) -> bool:
    """Whether the day is known."""
    return bool(when.earliest and when.earliest == when.latest)


def short_when(when: When) -> str:
    """When, in few words: "3 Jan 2024", "in May 2022", "3 to 5 May 2022", "day not known"."""
    first, last = when.earliest, when.latest
    if not first or not last:
        text = say("days.before", day=wording.short_day(last)) if last else ""
        return text or say("days.unknown")
    if first == last:
        return wording.short_day(first)
    if when.precision == "year_or_more" or first[:4] != last[:4]:
        years = (first[:4], last[:4])
        return first[:4] if years[0] == years[1] else say("days.span", start=years[0], end=years[1])
    if when.precision == "month" and first[:7] == last[:7]:
        return say("days.in", when=wording.day(first[:7]))
    return wording.span(first, last, "short")


def day_in_year(when: When) -> str:
    """When within a year: "Wed 3 Jan", "in May"; spans over several years keep their years."""
    first, last = when.earliest, when.latest
    if not first or not last or first[:4] != last[:4]:
        return short_when(when)
    if first == last:
        return days(first, "weekday_day")
    if when.precision == "year_or_more":
        return say("days.in_year", when=first[:4])
    if when.precision == "month" and first[:7] == last[:7]:
        return say("days.in", when=wording.month(first))
    return wording.span(first, last, "bare")


def strip(when: When) -> Strip | None:
    """The place of the day in its month, or of a span in its month, year or years."""
    first, last = when.earliest, when.latest
    if not first or not last:
        return None
    if first[:7] != last[:7]:
        return Strip(0, 100, soft=True, words=say("script.strip_span"))
    total = monthrange(int(first[:4]), int(first[5:7]))[1]
    start, end = int(first[8:10]), int(last[8:10])
    width = end - start + 1
    key = "month" if width >= total else "day" if width == 1 else "days"
    words = say(f"script.strip_{key}", day=start, last=end, total=total)
    return Strip(
        round((start - 1) / total * 100, 1),
        round(width / total * 100, 1),
        soft=not exact(when),
        words=words,
    )


def place(incident: Incident) -> str:
    """Where: "Kerman, Iran", or nothing when no place is told."""
    return wording.where(incident.where, country_name(incident.where.country))


def figures(incident: Incident, lookup: Lookup) -> tuple[Toll, ...]:
    """Killed and injured as far as told."""
    found = []
    for outcome in ("killed", "injured"):
        settled = lookup.settled(incident, outcome)
        if settled:
            found.append(Toll(settled.text, settled.small, settled.latest, outcome))
    return tuple(found)


def nobody() -> wording.Chip:
    """The chip of an attack of which nobody is said to have done it."""
    return wording.Chip(say("chips.not_stated"), "neutral", "modality-unknown")


def chips(incident: Incident) -> tuple[wording.Chip, ...]:
    """The modalities under which anybody is named, each once, claims first and findings last."""
    found = {
        wording.chip(a.modality, said=bool(a.asserted_by)): wording.rank(a.modality)
        for a in incident.attributions
    }
    if not found and incident.type not in ACCIDENTS:
        return (nobody(),)
    return tuple(sorted(found, key=lambda chip: (found[chip], chip.text)))
