"""The published schema is the one that the records follow."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from generator.model import Incident, Record
from tests.builders import sample_archive

ASSETS = Path(__file__).parent.parent / "docs" / "assets"


@pytest.mark.parametrize("kind", [Record, Incident], ids=["record", "incident"])
def test_the_schema_on_the_site_is_that_of_the_model(
    kind: Any, request: pytest.FixtureRequest
) -> None:
    path = ASSETS / f"{kind.__name__.lower()}.schema.json"
    schema = json.dumps(msgspec.json.schema(kind), indent=1, sort_keys=True) + "\n"
    if request.config.getoption("--write-golden"):
        path.write_text(schema, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == schema, "run: make golden"


def test_what_is_printed_follows_the_schema() -> None:
    archive = sample_archive()
    for name, values in (("record", archive.records), ("incident", archive.incidents)):
        schema = json.loads((ASSETS / f"{name}.schema.json").read_text(encoding="utf-8"))
        for value in values:
            jsonschema.validate(json.loads(msgspec.json.encode(value)), schema)


def test_a_record_that_is_printed_and_read_again_is_the_same() -> None:
    for record in sample_archive().records:
        assert msgspec.json.decode(msgspec.json.encode(record), type=Record) == record
