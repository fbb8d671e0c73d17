"""Rows as text: CSV that no spreadsheet takes for a formula, JSON Lines, GeoJSON (RFC 7946)."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Any

import msgspec

from generator.escape import plain
from generator.export.tables import Cell, Row, Table

PART = ";"  # between the values of a list in CSV
_FORMULA = ("=", "+", "-", "@")  # what a spreadsheet starts a formula with
_ENCODER = msgspec.json.Encoder()
# What a point on a map carries of its incident.
_SHOWN = (
    "page", "title", "type", "stage", "date_earliest", "date_latest", "date_precision", "date_edtf",
    "place", "site", "admin1", "country", "place_precision", "place_standing", "killed_low",
    "killed_best", "killed_high", "killed_standing", "injured_low", "injured_best", "injured_high",
    "injured_standing", "claimed", "reports", "mention_only",
)  # fmt: skip


def csv_text(table: Table, rows: Iterable[Row]) -> str:
    """The rows as CSV (RFC 4180, UTF-8, line ends of one character) with a line of names."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_cell(row[name]) for name in table.columns] for row in rows)
    return out.getvalue()


def _cell(value: Cell) -> str | int | float:
    """The value of a cell. Text that a spreadsheet would compute gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    text = value if isinstance(value, str) else PART.join(v.replace(PART, ",") for v in value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def json_lines(table: Table, rows: Iterable[Row]) -> str:
    """The rows as JSON, one a line; lists are lists, and what is not told is null."""
    return "".join(
        _ENCODER.encode({name: row[name] for name in table.columns}).decode() + "\n" for row in rows
    )


def geojson(incidents: Sequence[Row]) -> str:
    """The incidents as points, a line each; one without a place has no geometry."""
    lines = ",\n".join(_ENCODER.encode(_feature(row)).decode() for row in incidents)
    body = f"\n{lines}\n" if lines else ""
    return f'{{"type":"FeatureCollection","features":[{body}]}}\n'


def _feature(row: Row) -> dict[str, Any]:
    told = row["latitude"] is not None and row["longitude"] is not None
    point = {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]}
    return {
        "type": "Feature",
        "id": row["id"],
        "geometry": point if told else None,
        "properties": {name: row[name] for name in _SHOWN},
    }


def cleaned(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows with every text on one line, without characters that hide or reorder it."""
    for row in rows:
        yield {name: _clean(value) for name, value in row.items()}


def _clean(value: Cell) -> Cell:
    if isinstance(value, str):
        return value if value.isprintable() else plain(value)
    if isinstance(value, tuple):
        return tuple(each if each.isprintable() else plain(each) for each in value)
    return value
