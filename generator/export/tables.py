"""What the tables are: their columns with type, meaning and vocabulary (data/tables.yml)."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

import msgspec

from generator import vocabulary
from generator.view.interface import meanings

Type = Literal[
    "string", "text", "integer", "number", "boolean", "date", "partial_date", "list", "address"
]
Cell = str | int | float | bool | tuple[str, ...] | None
Row = Mapping[str, Cell]


class Column(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One column. `terms` names the vocabulary that its values are from, `values` a closed list
    that is none; `to` is the "table.column" that a value points at. Only a `required` one is
    never empty."""

    about: str
    type: Type
    required: bool = False
    terms: str | None = None
    values: tuple[str, ...] = ()
    to: str | None = None
    pattern: str | None = None
    minimum: int | None = None
    maximum: int | None = None

    @property
    def allowed(self) -> tuple[str, ...]:
        """The only values that it may have; empty: any."""
        return tuple(vocabulary.terms(self.terms)) if self.terms else self.values


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One table. `key` are the columns that tell one row from all others."""

    title: str
    about: str
    key: tuple[str, ...]
    columns: dict[str, Column]


def spoken() -> Mapping[str, Table]:
    """The tables with titles and meanings in the language of the pages."""
    own = meanings("tables")
    return {name: _spoken(table, own[name]) if own else table for name, table in tables().items()}


def _spoken(table: Table, own: Mapping[str, Any]) -> Table:
    replace = msgspec.structs.replace
    columns = {
        name: replace(column, about=own["columns"][name]) for name, column in table.columns.items()
    }
    return replace(table, title=own["title"], about=own["about"], columns=columns)


@cache
def tables() -> Mapping[str, Table]:
    """Every table by its name, in the order of the documentation."""
    content: Any = vocabulary.load("tables.yml")
    return msgspec.convert(content, dict[str, Table])
