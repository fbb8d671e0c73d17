"""The Data page and the page of what changed last, for an archive that is full and one that is
empty."""

import re
from html import unescape
from pathlib import Path

import msgspec
import pytest

from generator.export.tables import tables
from generator.model import Archive, Decision
from generator.render import render
from generator.settings import Settings
from tests.builders import sample_archive

TEMPLATES = Path(__file__).parents[2] / "templates"
BLAST = "2019-03-07-port-alder-bombing"
SITE = Settings(name="Harbour Watch", site_url="https://archive.example.org/here")


def written(archive: Archive, settings: Settings = SITE) -> dict[str, str]:
    return render(archive, settings, TEMPLATES)


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return written(sample_archive())


def test_the_dictionary_describes_every_column_of_every_file(files: dict[str, str]) -> None:
    page = unescape(files["data.md"])
    for name, table in tables().items():
        part = page[page.index(f'id="table-{name}"') :].partition("</details>")[0]
        told = re.findall(r"<code>(\w+)</code>", part)
        assert told == list(table.columns)
        assert told == files[f"data/{name}.csv"].split("\n", 1)[0].split(",")


def test_every_data_file_is_offered_on_the_page(files: dict[str, str]) -> None:
    offered = set(re.findall(r'href="(data/[^"]+)"', files["data.md"]))
    assert offered == {path for path in files if path.startswith("data/")}


def test_the_page_says_where_the_files_lie_and_under_which_licence() -> None:
    settings = msgspec.structs.replace(SITE, licence="CC-BY-4.0")
    page = written(sample_archive(), settings)["data.md"]
    assert "https&#58;//archive.example.org/here/data/" in page
    assert 'href="https&#58;//creativecommons.org/licenses/by/4.0/" rel="license"' in page
    assert "have stated no licence" in written(sample_archive(), SITE)["data.md"]


def test_the_data_of_an_empty_archive_are_empty_tables() -> None:
    files = written(Archive())
    assert "No article has been read yet" in files["data.md"]
    assert "No dated report has been read yet" in files["changes.md"]
    assert files["data/incidents.csv"].count("\n") == 1
    assert files["data/incidents.jsonl"] == ""


def test_what_changed_last_stands_first_with_what_it_was(files: dict[str, str]) -> None:
    page = files["changes.md"]
    order = [page.index(id) for id in ("2020-03-07-port-alder", BLAST, "2018-veltburg")]
    assert order == sorted(order)
    assert "mentioned by The Alder Post" in page
    assert "after four other reports" in page


def test_a_decision_is_a_change_with_its_reason() -> None:
    ruling = Decision(
        action="correct", target=BLAST, field="killed", value="27", who="Ed", when="2024-05-01",
        why="The outlet corrected its figure.", line=3,
    )  # fmt: skip
    page = written(msgspec.structs.replace(sample_archive(), decisions=(ruling,)))["changes.md"]
    first = page[page.index("## ") :]
    assert first.startswith("## 1 May 2024")
    assert first.index(BLAST) < first.index("2020-03-07")
    assert "corrected: killed is 27: The outlet corrected its figure." in first


def test_nobody_private_is_in_any_file_or_head_that_an_archive_publishes(
    files: dict[str, str],
) -> None:
    private = [actor for actor in sample_archive().actors if not actor.public]
    assert private
    kinds = {path.rpartition(".")[2] for path in files}
    assert {"csv", "jsonl", "geojson", "json", "xml", "js", "md"} <= kinds
    for path, text in files.items():
        told = text.split("\n---\n", 1)[0] if path.endswith(".md") else text
        assert not [actor.key for actor in private if actor.name in told or actor.key in told], path
