"""The tables of an archive in every format, as the texts of their files."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, get_args

from generator.export import formats, package, rows, rows_things
from generator.export.gate import Gate
from generator.export.tables import Row, tables
from generator.model import Archive
from generator.settings import Settings
from generator.view.lookup import Lookup, look
from generator.view.people import cast

Format = Literal["csv", "geojson", "jsonl"]
KINDS: tuple[Format, ...] = get_args(Format)
FOLDER = "data"

MAKERS: Mapping[str, Callable[[Gate], Iterator[Row]]] = {
    "incidents": rows.incidents,
    "reports": rows.reports,
    "tolls": rows.figures,
    "attributions": rows.attributions,
    "relations": rows.relations,
    "actors": rows_things.actors,
    "affiliations": rows_things.affiliations,
    "places": rows_things.places,
    "sources": rows_things.sources,
    "statements": rows_things.statements,
    "decisions": rows_things.decisions,
}
Filled = Mapping[str, Sequence[Row]]


def filled(look: Lookup, names: Iterable[str] | None = None) -> Filled:
    """The rows of every table, or of some, in the order of their definition."""
    gate = Gate(cast(look))
    return {
        name: tuple(formats.cleaned(MAKERS[name](gate)))
        for name in (tables() if names is None else names)
    }


def texts(look: Lookup, rows_of: Filled, kinds: Iterable[Format] = KINDS) -> dict[str, str]:
    """The files of some formats by name; CSV files come with their description."""
    found: dict[str, str] = {}
    for kind in kinds:
        if kind == "geojson":
            found["incidents.geojson"] = formats.geojson(rows_of["incidents"])
            continue
        told = {name: _text(kind, name, found_rows) for name, found_rows in rows_of.items()}
        found |= {f"{name}.{kind}": text for name, text in told.items()}
        if kind == "csv":
            found["datapackage.json"] = package.datapackage(look, told)
    return found


def _text(kind: Format, name: str, found: Sequence[Row]) -> str:
    write = formats.csv_text if kind == "csv" else formats.json_lines
    return write(tables()[name], found)


def every(kind: Format, archive: Archive, settings: Settings) -> dict[str, str]:
    """All files of one format, by name."""
    lookup = look(archive, settings)
    names = ["incidents"] if kind == "geojson" else None
    return texts(lookup, filled(lookup, names), (kind,))


def one(kind: Format, name: str | None, archive: Archive, settings: Settings) -> str:
    """One table as text: the incidents, if none is named."""
    name = name or "incidents"
    found = filled(look(archive, settings), [name])[name]
    return formats.geojson(found) if kind == "geojson" else _text(kind, name, found)
