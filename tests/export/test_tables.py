"""The tables: their files say what the records say, in order, and nobody private is in them."""

import csv
import json
import re
from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from typing import Any, get_args

import frictionless
import geojson
import msgspec
import pytest

from generator import model, terms
from generator.decide import ACTIONS
from generator.export import files, formats
from generator.export.page import size
from generator.export.tables import Cell, Column, Table, tables
from generator.model import Archive, Decision
from generator.settings import Settings
from generator.view.lookup import look
from tests.builders import sample_archive

BLAST = "2019-03-07-port-alder-bombing"


@pytest.fixture(scope="module")
def data() -> Mapping[str, str]:
    return written(sample_archive())


def written(archive: Archive, settings: Settings | None = None) -> dict[str, str]:
    lookup = look(archive, settings or Settings())
    return files.texts(lookup, files.filled(lookup))


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def json_rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def only(found: list[dict[str, Any]], **wanted: object) -> dict[str, Any]:
    (row,) = [row for row in found if all(row[name] == value for name, value in wanted.items())]
    return row


def test_an_incident_keeps_its_range_its_day_and_its_standing(data: Mapping[str, str]) -> None:
    row = only(rows(data["incidents.csv"]), id=BLAST)
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == ("27", "27", "31")
    assert (row["date_earliest"], row["date_latest"], row["date_precision"]) == (
        "2019-03-07", "2019-03-07", "day",
    )  # fmt: skip
    assert (row["killed_standing"], row["claimed"]) == ("revised", "true")
    assert row["actors"] == "ilse-marran;northern-dawn;river-front"
    assert (row["reports"], row["origins"]) == ("5", "4")
    assert row["page"] == f"incidents/{BLAST}.html"


def test_what_is_not_told_is_empty_and_never_zero(data: Mapping[str, str]) -> None:
    row = only(rows(data["incidents.csv"]), type="stabbing")
    assert (row["killed_low"], row["killed_best"], row["claimed"]) == ("", "", "")
    assert only(json_rows(data["incidents.jsonl"]), type="stabbing")["killed_best"] is None


def test_a_day_of_which_only_the_year_is_known_is_a_span(data: Mapping[str, str]) -> None:
    row = only(rows(data["incidents.csv"]), type="shooting")
    assert (row["date_earliest"], row["date_latest"], row["date_edtf"]) == (
        "2018-01-01", "2018-12-31", "2018",
    )  # fmt: skip


def test_a_figure_says_who_gives_it_and_whether_it_is_adopted(data: Mapping[str, str]) -> None:
    found = [row for row in rows(data["tolls.csv"]) if row["incident"] == BLAST]
    floor = only(found, wording="dozens")
    assert (floor["low"], floor["best"], floor["high"], floor["adopted"]) == ("12", "", "", "false")
    lowered = only(found, article="courier/toll-lowered", best="27")
    assert (lowered["attributed_to"], lowered["attributed_to_id"]) == ("Ilse Marran", "ilse-marran")
    assert (lowered["adopted"], lowered["as_of"]) == ("true", "2019-03-09")


def test_an_attribution_keeps_its_modality_and_its_speaker(data: Mapping[str, str]) -> None:
    found = rows(data["attributions.csv"])
    accused = only(
        found, article="courier/toll-lowered", modality="suspected_or_accused_by_authorities"
    )
    assert (accused["actor_id"], accused["asserted_by_id"]) == ("river-front", "ilse-marran")


def test_the_rows_are_those_of_their_columns(data: Mapping[str, str]) -> None:
    lookup = look(sample_archive(), Settings())
    for name, found in files.filled(lookup).items():
        for row in found:
            assert set(row) == set(tables()[name].columns), name


def test_the_same_facts_give_the_same_bytes_in_whatever_order_they_come(
    data: Mapping[str, str],
) -> None:
    archive = sample_archive()
    turned = msgspec.structs.replace(
        archive,
        records=archive.records[::-1],
        incidents=archive.incidents[::-1],
        actors=archive.actors[::-1],
        places=archive.places[::-1],
    )
    assert written(turned) == dict(data)


def test_a_cell_that_a_spreadsheet_would_compute_is_text() -> None:
    column = Column(about="", type="text")
    table = Table(title="", about="", key=(), columns={"a": column, "b": column, "n": column})
    row: dict[str, Cell] = {"a": '=HYPERLINK("http://x")', "b": ("@x", "y;z"), "n": -3.8}
    (cells,) = list(csv.reader(StringIO(formats.csv_text(table, [row]))))[1:]
    assert cells == ['\'=HYPERLINK("http://x")', "'@x;y,z", "-3.8"]
    for start in "+-@=":
        text = formats.csv_text(table, [row | {"a": f"{start}1"}])
        assert f"'{start}1" in text


def test_a_text_over_many_lines_or_with_hidden_characters_is_one_plain_line() -> None:
    (row,) = formats.cleaned([{"a": "one\r\ntwo\u202e three\x00", "b": ("x\ny",), "c": 3}])
    assert row == {"a": "one two three", "b": ("x y",), "c": 3}


def test_points_are_geojson_and_say_how_exact_they_are(data: Mapping[str, str]) -> None:
    found = geojson.loads(data["incidents.geojson"])
    assert found.is_valid, found.errors()
    blast = next(each for each in found.features if each.id == BLAST)
    assert blast.geometry.coordinates == [-3.8, 57.2]
    assert blast.properties["place_precision"] == "site"


def test_an_incident_without_a_place_has_no_point() -> None:
    archive = sample_archive()
    lost = msgspec.structs.replace(archive.incidents[2], where=model.Where())
    text = written(msgspec.structs.replace(archive, incidents=(lost,), places=()))
    (feature,) = json.loads(text["incidents.geojson"])["features"]
    assert feature["geometry"] is None


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("archive", [sample_archive(), Archive()], ids=["sample", "empty"])
def test_the_package_of_tables_is_valid(archive: Archive, tmp_path: Path) -> None:
    settings = Settings(licence="CC-BY-4.0", site_url="https://archive.example.org/")
    for name, text in written(archive, settings).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["taskNumber", "rowNumber", "fieldName", "note"])
    assert len(report.tasks) == len(tables())
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert "enum" in package["resources"][0]["schema"]["fields"][3]["constraints"]


def test_the_package_is_found_out_when_a_cell_breaks_its_rule(tmp_path: Path) -> None:
    for name, text in written(sample_archive()).items():
        (tmp_path / name).write_text(text.replace("stabbing,", "poking,"), encoding="utf-8")
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_an_archive_without_a_stated_licence_claims_none(data: Mapping[str, str]) -> None:
    assert "licenses" not in json.loads(data["datapackage.json"])


def test_nobody_private_is_in_any_file(data: Mapping[str, str]) -> None:
    archive = sample_archive()
    private = [actor for actor in archive.actors if not actor.public]
    assert private
    for actor in private:
        held = [name for name, text in data.items() if actor.name in text or actor.key in text]
        assert held == []
    assert "I saw the roof lift off" not in data["statements.csv"]


def test_a_headline_an_address_and_a_wording_that_name_somebody_private_are_empty() -> None:
    archive = sample_archive()
    first = next(record for record in archive.records if record.id == "lantern/harbour-blast")
    head = msgspec.structs.replace(
        first.article,
        title="Trader Reyle saw it all",
        url="https://lantern.example/2019/tomas-reyle-tells",
    )
    named = msgspec.structs.replace(first, article=head)
    records = tuple(named if each is first else each for each in archive.records)
    text = written(msgspec.structs.replace(archive, records=records))
    row = only(rows(text["sources.csv"]), id=first.id)
    assert (row["title"], row["url"]) == ("", "")
    assert "eyle" not in "".join(text.values())


def test_the_maintainers_profile_holds_everybody() -> None:
    text = written(sample_archive(), Settings(privacy="maintainer"))
    assert "tomas-reyle" in text["actors.csv"]


def test_a_decision_is_a_row_with_its_reason() -> None:
    ruling = Decision(
        action="correct", target=BLAST, field="killed", value="27", who="Ed", when="2024-05-01",
        why="Tomas Reyle, 51, was counted twice", line=3,
    )  # fmt: skip
    text = written(msgspec.structs.replace(sample_archive(), decisions=(ruling,)))
    (row,) = rows(text["decisions.csv"])
    assert (row["what"], row["who"], row["day"]) == ("corrected: killed is 27", "Ed", "2024-05-01")
    assert row["why"] == "not told, since it names a private person"


def test_pages_have_whole_addresses_where_the_site_is_known() -> None:
    text = written(sample_archive(), Settings(site_url="https://archive.example.org/here/"))
    row = only(rows(text["incidents.csv"]), id=BLAST)
    assert row["page"] == f"https://archive.example.org/here/incidents/{BLAST}.html"


CLOSED = {
    ("reports", "kind"): model.Report.__annotations__["report_kind"],
    ("affiliations", "kind"): model.Affiliation.__annotations__["kind"],
    ("places", "kind"): model.ArchivePlace.__annotations__["kind"],
    ("sources", "kind"): model.Head.__annotations__["kind"],
    ("sources", "reprint"): model.Licence.__annotations__["reprint"],
}


def test_closed_lists_of_the_tables_are_those_of_the_records() -> None:
    for (table, column), literal in CLOSED.items():
        assert set(tables()[table].columns[column].values) == set(get_args(literal))
    assert set(tables()["decisions"].columns["action"].values) == set(ACTIONS)
    assert set(tables()["tolls"].columns["outcome"].allowed) == set(get_args(terms.Outcome))


def test_every_column_is_described_in_a_sentence_and_points_at_a_column_that_is_there() -> None:
    for table in tables().values():
        assert set(table.key) <= set(table.columns)
        for name, column in table.columns.items():
            assert re.match(r"[A-Z].*\.\Z", column.about), name
            if column.to:
                to, _, field = column.to.partition(".")
                assert field in tables()[to].columns


@pytest.mark.parametrize(
    ("count", "said"),
    [(12, "12 bytes"), (1_234, "1.2 KB"), (45_678, "46 KB"), (2_300_000, "2.3 MB")],
)
def test_sizes_are_told_in_a_readers_units(count: int, said: str) -> None:
    assert size(count) == said
