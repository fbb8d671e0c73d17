"""datapackage.json: what the CSV files are, for programs (Frictionless Data Package, version 1)."""

import hashlib
from collections.abc import Mapping
from typing import Any

import msgspec
from slugify import slugify

from generator.export.formats import PART
from generator.export.tables import Column, Table, tables
from generator.settings import Settings
from generator.view.licences import licence
from generator.view.lookup import Lookup
from generator.view.receipts import outlet, unknown_outlet

_GAZETTEER = {"title": "GeoNames (names and points of places, CC BY 4.0)",
              "path": "https://www.geonames.org/"}  # fmt: skip
_PLAIN = {"text": "string", "list": "string", "partial_date": "string", "address": "string"}
_PARTIAL_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"


def datapackage(look: Lookup, files: Mapping[str, str]) -> str:
    """The description of the CSV files, which are given by table."""
    settings = look.settings
    outlets = sorted({outlet(record) for record in look.archive.records} - {unknown_outlet()})
    named = {
        "profile": "data-package",
        "name": slugify(settings.name) or "archive",
        "title": f"{settings.name}: the archive's tables",
        "description": about(settings),
        "homepage": settings.site_url,
        "licenses": _licences(settings),
        "sources": [*({"title": name} for name in outlets), _GAZETTEER],
    }
    body: dict[str, Any] = {name: value for name, value in named.items() if value}
    body["resources"] = [_resource(name, text) for name, text in files.items()]
    return msgspec.json.format(msgspec.json.encode(body), indent=1).decode() + "\n"


def about(settings: Settings) -> str:
    """What the data is, in two sentences."""
    return (
        f"Incidents as named outlets reported them, compiled by {settings.name} from what was "
        "published. Figures keep their range, days and places their precision, and every "
        "accusation says who makes it and how surely."
    )


def _licences(settings: Settings) -> list[dict[str, str]]:
    found = licence(settings.licence)
    if found is None:
        return []
    named = {"name": found.name, "path": found.path, "title": found.title}
    return [{key: value for key, value in named.items() if value}]


def _resource(name: str, text: str) -> dict[str, Any]:
    table, data = tables()[name], text.encode()
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "title": table.title,
        "description": table.about,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\n"},
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": schema(name, table),
    }


def schema(name: str, table: Table) -> dict[str, Any]:
    """A table as Frictionless Table Schema."""
    keys = [_foreign(name, field, column) for field, column in table.columns.items()]
    return {
        "fields": [_field(field, column) for field, column in table.columns.items()],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [key for key in keys if key],
    }


def _field(name: str, column: Column) -> dict[str, Any]:
    rules = {
        "required": column.required or None,
        "enum": list(column.allowed) if column.type != "list" else None,
        "pattern": _pattern(column),
        "minimum": column.minimum,
        "maximum": column.maximum,
    }
    field: dict[str, Any] = {
        "name": name,
        "type": _PLAIN.get(column.type, column.type),
        "description": column.about,
    }
    constraints = {rule: value for rule, value in rules.items() if value not in (None, [])}
    return field | ({"constraints": constraints} if constraints else {})


def _pattern(column: Column) -> str | None:
    if column.type == "partial_date":
        return _PARTIAL_DATE
    if column.type == "list" and column.allowed:
        words = "|".join(column.allowed)
        return f"({words})({PART}({words}))*"
    return column.pattern


def _foreign(name: str, field: str, column: Column) -> dict[str, Any] | None:
    """What a column points at; a list of keys cannot be told in Table Schema."""
    if column.to is None or column.type == "list":
        return None
    table, _, to = column.to.partition(".")
    resource = "" if table == name else table
    return {"fields": field, "reference": {"resource": resource, "fields": to}}
