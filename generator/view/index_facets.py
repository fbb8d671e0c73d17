"""What actors, places and sources can be filtered by in their indexes."""

from collections import Counter
from collections.abc import Iterable, Sequence

from slugify import slugify

from generator import addresses, vocabulary
from generator.model import ArchiveActor, ArchivePlace, Record
from generator.view import facets, wording
from generator.view.actor import Part
from generator.view.filters import NONE, Facet, Filter, Values, filters
from generator.view.interface import say
from generator.view.lookup import Lookup

_PLACES = ("city", "admin1", "country", "other")


def actor(found: ArchiveActor, parts: Iterable[Part]) -> Values:
    """Kind, under which modalities anybody names the actor, and in which countries."""
    told = tuple(parts)
    chips = [
        wording.chip(a.modality, said=bool(a.asserted_by)) for part in told for a in part.found
    ]
    return {
        "kind": (found.kind,),
        "role": tuple(dict.fromkeys(map(facets.said, chips))) or (NONE,),
        "country": tuple(dict.fromkeys(facets.country(part.incident) for part in told)),
    }


def of_actors(lines: Sequence[Values]) -> tuple[Filter, ...]:
    """The groups of the index of actors. Kinds have lists of their own."""
    kinds = {name: wording.term("actor_kind", name).text for name in vocabulary.terms("actor_kind")}
    paths = {name: addresses.part("actors", name) for name in kinds}
    roles = {facets.said(chip): chip.text for chip in wording.chips()}
    return filters(
        (
            Facet("kind", kinds, paths=paths),
            Facet("role", {**roles, NONE: say("filter.role.none")}),
            Facet("country", facets.countries(_values(lines, "country")), long=True),
        ),
        lines,
    )


def place(found: ArchivePlace, look: Lookup) -> Values:
    """Country, kind of place, and the types and years of its incidents."""
    here = [look.incidents[id] for id in found.incidents if id in look.incidents]
    return {
        "country": ((found.country or NONE),),
        "place": (found.kind,),
        "type": tuple(dict.fromkeys(incident.type for incident in here)),
        "year": tuple(dict.fromkeys(facets.year(incident.when) for incident in here)),
    }


def of_places(lines: Sequence[Values]) -> tuple[Filter, ...]:
    """The groups of the index of places, which stands by country."""
    types = {n: wording.term("incident_type", n).text for n in vocabulary.terms("incident_type")}
    lands = facets.countries(_values(lines, "country"))
    return filters(
        (
            Facet("country", lands, long=True),
            Facet("place", {kind: say(f"place.kinds.{kind}") for kind in _PLACES}),
            Facet("type", types),
            facets.years(_values(lines, "year"), {}),
        ),
        lines,
    )


def source(record: Record, look: Lookup) -> Values:
    """Outlet, year of publication, language, and what was read in it."""
    head = record.article
    repeated = ("repeat",) if record.id in look.archive.duplicates else ()
    summary = ("summary",) if head.kind == "summary" else ()
    return {
        "outlet": (head.outlet or NONE,),
        "year": (source_year(record),),
        "language": ((head.language or NONE).partition("-")[0].lower(),),
        "read": ("event" if record.incidents else "nothing", *summary, *repeated),
    }


def source_year(record: Record) -> str:
    """The year in which it was published: "2024", or "unknown"."""
    day = record.article.published
    return day[:4] if day else facets.UNDATED


def of_sources(lines: Sequence[Values]) -> tuple[Filter, ...]:
    """The groups of the index of sources. Outlets and years have lists of their own."""
    outlets = {name: name for name in _values(lines, "outlet")}
    years = _values(lines, "year")
    languages = {code: wording.language_name(code) for code in _values(lines, "language")}
    read = ("event", "nothing", "summary", "repeat")
    return filters(
        (
            Facet(
                "outlet",
                {**outlets, NONE: say("in_indexes.outlet_not_known")},
                paths={
                    name: addresses.part("sources", value)
                    for name, value in outlet_parts(outlets).items()
                },
                long=True,
            ),
            facets.years(years, {year: addresses.part("sources", year) for year in years}),
            Facet("language", {**languages, NONE: say("filter.language.none")}),
            Facet("read", {name: say(f"filter.read.{name}") for name in read}, order=read),
        ),
        lines,
    )


def outlet_parts(names: Iterable[str]) -> dict[str, str]:
    """What the lists of outlets are called in addresses: "outlet--the-example". Of names that would
    be called the same, each has a mark of its own."""
    words = {name: slugify(name, max_length=60, word_boundary=True) for name in names}
    shared = Counter(words.values())
    return {
        name: f"outlet--{word if word and shared[word] == 1 else addresses.marked(name)}"
        for name, word in words.items()
    }


def _values(lines: Sequence[Values], name: str) -> set[str]:
    return {value for line in lines for value in line[name]}
