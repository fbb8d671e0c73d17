"""What incidents can be filtered by, on the timeline and in their index."""

from collections.abc import Iterator, Mapping

from generator import addresses, vocabulary
from generator.model import Incident, When
from generator.view import rows, wording
from generator.view.filters import Facet, Filter, Values, filters
from generator.view.interface import say
from generator.view.lookup import Lookup, country_name, ordinal

SIZES = ("50", "10-49", "1-9", "0", "unknown")
EXACTNESS = ("day", "days", "month", "year", "none")
TIMELINE = ("type", "said", "killed", "exact", "country", "actor")
INDEX = ("type", "said", "killed", "year", "country", "actor")
SEVERAL, UNDATED = "several", "unknown"


def facets(incident: Incident, lookup: Lookup) -> dict[str, tuple[str, ...]]:
    """The values of an incident by group, in code words; only actors that have a page."""
    return {
        "type": (incident.type,),
        "said": tuple(dict.fromkeys(map(said, rows.chips(incident)))) or ("none",),
        "killed": (size(incident),),
        "exact": (exactness(incident.when),),
        "year": (year(incident.when),),
        "country": (country(incident),),
        "actor": tuple(key for key in incident.actors if lookup.actor(key)),
    }


def of_timeline(lookup: Lookup) -> tuple[Filter, ...]:
    """The groups of the timeline, whose band has the years."""
    return filters(_chosen(TIMELINE, lookup), [facets(each, lookup) for each in lookup.order])


def of_index(lookup: Lookup, lines: list[Values]) -> tuple[Filter, ...]:
    """The groups of an index of incidents with these values."""
    return filters(_chosen(INDEX, lookup), lines)


def _chosen(names: tuple[str, ...], lookup: Lookup) -> Iterator[Facet]:
    found = {facet.name: facet for facet in _all(lookup)}
    return (found[name] for name in names)


def _all(lookup: Lookup) -> Iterator[Facet]:
    """Every group. Years, countries and types lead to lists of their own."""
    order = lookup.order
    types = {name: wording.term("incident_type", name).text
             for name in vocabulary.terms("incident_type")}  # fmt: skip
    yield Facet("type", types, paths={name: addresses.part("incidents", name) for name in types})
    chips = {said(chip): chip.text for incident in order for chip in rows.chips(incident)}
    yield Facet("said", {**chips, "none": say("filter.said.none")})
    yield Facet("killed", {name: say(f"filter.killed.{name}") for name in SIZES}, order=SIZES)
    exact = {name: say(f"filter.exact.{name}") for name in EXACTNESS}
    yield Facet("exact", exact, order=EXACTNESS)
    yield years({year(incident.when) for incident in order}, _pages(lookup.years, lookup))
    lands = {country(incident) for incident in order}
    paths = {land: path for land in lands if (path := lookup.place(land.lower()))}
    yield Facet("country", countries(lands), paths=paths, long=True)
    yield Facet("actor", {key: one.name for key, one in lookup.actors.items()}, long=True)


def _pages(isos: tuple[str, ...], lookup: Lookup) -> dict[str, str]:
    return {iso: path for iso in isos if (path := lookup.date(iso))}


def years(found: set[str], paths: Mapping[str, str]) -> Facet:
    """Years, newest first; what lies in several, or in none, comes last."""
    special = {SEVERAL: say("script.several"), UNDATED: say("script.undated")}
    known = sorted(found - set(special), reverse=True)
    return Facet("year", {**dict(zip(known, known, strict=True)), **special},
                 order=(*known, *special), paths=paths)  # fmt: skip


def countries(codes: set[str]) -> dict[str, str]:
    """The names of countries by code, and what is said for none."""
    names = {code: country_name(code) or code for code in codes}
    return {**names, "none": say("filter.country.none")}


def year(when: When) -> str:
    """The year that holds all of the event: "2024", "several", "unknown"."""
    first, last = when.earliest, when.latest
    if not first or not last:
        return UNDATED
    return first[:4] if first[:4] == last[:4] else SEVERAL


def country(incident: Incident) -> str:
    """The code of the country, or "none"."""
    return (incident.where.country or "none").upper().replace("NONE", "none")


def said(chip: wording.Chip) -> str:
    """The value of a modality's chip: its mark; findings are told apart: "claim", "acquitted"."""
    if chip.text == rows.nobody().text:
        return "unsaid"
    return chip.anchor.removeprefix("modality-") if chip.mark == "finding" else chip.mark


def size(incident: Incident) -> str:
    """The killed by size: "0", "1-9", "10-49", "50", or "unknown" when not told."""
    figure = incident.killed
    value = None
    if figure is not None:
        value = next((v for v in (figure.best, figure.low, figure.high) if v is not None), None)
    if value is None:
        return "unknown"
    for top, name in ((0, "0"), (9, "1-9"), (49, "10-49")):
        if value <= top:
            return name
    return "50"


def exactness(when: When) -> str:
    """How exactly a date is known: "day", "days", "month", "year", "none"."""
    if rows.exact(when):
        return "day"
    if not when.earliest or not when.latest:
        return "none"
    days = ordinal(when.latest) - ordinal(when.earliest)
    return "days" if days < 27 else "month" if days < 31 else "year"
