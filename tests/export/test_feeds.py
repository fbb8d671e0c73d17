"""The feeds: read by the parsers that readers use, with ids and days that only facts change."""

import json
import xml.etree.ElementTree as ET
from typing import Any

import feedparser
import jsonschema
import msgspec
import pytest

from generator import addresses
from generator.export import feeds
from generator.model import Archive, Decision
from generator.settings import Settings
from generator.view.lookup import look
from tests.builders import sample_archive

SITE = Settings(name="Harbour Watch", site_url="https://archive.example.org/here/")
BLAST = "incidents/2019-03-07-port-alder-bombing"
ATOM = {"a": feeds.ATOM}

# The shape of JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
TEXT = {"type": "string", "minLength": 1}
ADDRESS = {"type": "string", "pattern": "^https?://"}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
AUTHOR = {
    "type": "object", "properties": {"name": TEXT, "url": ADDRESS}, "minProperties": 1,
    "additionalProperties": False,
}  # fmt: skip
ITEM = {
    "type": "object",
    "required": ["id", "content_text"],
    "properties": {
        "id": TEXT, "url": ADDRESS, "title": TEXT, "content_text": TEXT,
        "date_published": MOMENT, "date_modified": MOMENT,
        "tags": {"type": "array", "items": TEXT, "uniqueItems": True},
    },
    "patternProperties": {"^_[a-z]+$": {"type": "object"}},
    "additionalProperties": False,
}  # fmt: skip
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": TEXT, "home_page_url": ADDRESS, "feed_url": ADDRESS, "description": TEXT,
        "language": TEXT, "authors": {"type": "array", "items": AUTHOR, "minItems": 1},
        "items": {"type": "array", "items": ITEM},
    },
    "additionalProperties": False,
}  # fmt: skip


def texts(archive: Archive, settings: Settings = SITE) -> dict[str, str]:
    return feeds.texts(look(archive, settings), {f"{BLAST}.md": "Five reports tell of a bombing."})


@pytest.fixture(scope="module")
def found() -> dict[str, str]:
    return texts(sample_archive())


def parsed(text: str) -> Any:
    result = feedparser.parse(text.encode())
    assert not result.bozo, result.get("bozo_exception")
    return result


def test_the_archive_each_country_and_each_actor_with_an_incident_has_a_feed_of_either_kind(
    found: dict[str, str],
) -> None:
    paths = {path.rpartition(".")[0] for path in found}
    assert paths == {
        "feeds/archive",
        "feeds/places/gb", "feeds/places/de",
        "feeds/actors/northern-dawn", "feeds/actors/river-front", "feeds/actors/ilse-marran",
    }  # fmt: skip
    assert all(f"{path}.xml" in found and f"{path}.json" in found for path in paths)


def test_a_feed_reader_reads_every_atom_feed(found: dict[str, str]) -> None:
    for path, text in found.items():
        if path.endswith(".xml"):
            result = parsed(text)
            assert result.version == "atom10"
            assert result.entries
            for entry in result.entries:
                assert entry.id.startswith("tag:archive.example.org,2026:incidents/")
                assert entry.link.startswith("https://archive.example.org/here/incidents/")
                assert entry.title
                assert entry.summary
                assert entry.updated_parsed


def test_an_atom_feed_has_what_the_standard_asks_for(found: dict[str, str]) -> None:
    root = ET.fromstring(found["feeds/actors/river-front.xml"])  # noqa: S314 - our own
    assert root.tag == f"{{{feeds.ATOM}}}feed"
    for name in ("id", "title", "updated", "author"):
        assert len(root.findall(f"a:{name}", ATOM)) == 1, name
    own = root.find("a:link[@rel='self']", ATOM)
    assert own is not None
    assert own.get("href") == "https://archive.example.org/here/feeds/actors/river-front.xml"
    for entry in root.findall("a:entry", ATOM):
        for name in ("id", "title", "updated", "summary"):
            assert len(entry.findall(f"a:{name}", ATOM)) == 1, name


def test_every_json_feed_has_the_shape_of_its_standard(found: dict[str, str]) -> None:
    for path, text in found.items():
        if path.endswith(".json"):
            jsonschema.validate(json.loads(text), JSON_FEED)


def test_an_entry_is_as_new_as_its_last_report(found: dict[str, str]) -> None:
    items = json.loads(found["feeds/archive.json"])["items"]
    days = [(item["id"].rpartition("/")[2], item["date_modified"][:10]) for item in items]
    assert days == [
        ("2020-03-07-port-alder-stabbing", "2020-03-08"),
        ("2019-03-07-port-alder-bombing", "2019-03-10"),
        ("2018-veltburg-shooting", "2019-03-08"),
    ]
    assert items[1]["date_published"] == "2019-03-07T00:00:00Z"
    assert items[1]["content_text"] == "Five reports tell of a bombing."


def test_a_report_of_which_the_month_is_known_is_not_older_than_its_event() -> None:
    archive = sample_archive()
    records = tuple(
        msgspec.structs.replace(
            one, article=msgspec.structs.replace(one.article, published="2020-03")
        )
        for one in archive.records
    )
    found = texts(msgspec.structs.replace(archive, records=records))
    items = {item["id"][-8:]: item for item in json.loads(found["feeds/archive.json"])["items"]}
    assert items["stabbing"]["date_modified"] == "2020-03-07T00:00:00Z"
    assert items["-bombing"]["date_modified"] == "2020-03-01T00:00:00Z"


def test_a_decision_makes_an_entry_new_and_no_other(found: dict[str, str]) -> None:
    ruling = Decision(
        action="correct", target="courier/toll-lowered", field="killed", value="27", who="Ed",
        when="2024-05-01", why="The outlet corrected its figure.", line=3,
    )  # fmt: skip
    later = texts(msgspec.structs.replace(sample_archive(), decisions=(ruling,)))
    before, after = (
        {i["id"]: i for i in json.loads(t["feeds/archive.json"])["items"]} for t in (found, later)
    )
    changed = {id for id in after if after[id] != before[id]}
    assert {id.rpartition(":")[2] for id in changed} == {BLAST}
    assert after[changed.pop()]["date_modified"] == "2024-05-01T00:00:00Z"


def test_the_same_archive_gives_the_same_feeds(found: dict[str, str]) -> None:
    assert texts(sample_archive()) == found


def test_ids_stay_when_the_site_moves_if_a_tag_is_named() -> None:
    def ids(site: str) -> list[str]:
        settings = Settings(site_url=site, tag="harbour.example,2024-05")
        text = texts(sample_archive(), settings)["feeds/archive.json"]
        return [item["id"] for item in json.loads(text)["items"]]

    assert ids("https://one.example/") == ids("https://two.example/x/")
    assert ids("https://one.example/")[1] == f"tag:harbour.example,2024-05:{BLAST}"


def test_without_an_address_of_the_site_feeds_are_sound_and_lead_by_relative_ways() -> None:
    found = texts(sample_archive(), Settings(name="Harbour Watch"))
    jsonschema.validate(json.loads(found["feeds/archive.json"]), JSON_FEED)
    text = found["feeds/actors/river-front.xml"]
    assert f'href="../../{BLAST}.html"' in text
    assert 'rel="self"' not in text
    assert parsed(text).entries[0].id == f"tag:harbour-watch.invalid,2026:{BLAST}"


def test_an_empty_archive_has_an_empty_feed() -> None:
    found = texts(Archive())
    assert set(found) == {"feeds/archive.xml", "feeds/archive.json"}
    assert parsed(found["feeds/archive.xml"]).feed.updated == "1970-01-01T00:00:00Z"
    jsonschema.validate(json.loads(found["feeds/archive.json"]), JSON_FEED)


def test_nobody_private_is_in_a_feed(found: dict[str, str]) -> None:
    assert not [path for path, text in found.items() if "tomas-reyle" in text or "Reyle" in text]
    assert addresses.feed("actors/tomas-reyle.md") + ".xml" not in found


@pytest.mark.parametrize("name", ["<b> & ]]> \x00\x1b \ufffe \ud800", "a\u202eb", "日本 – “x”"])
def test_hostile_words_are_text_in_a_feed(name: str) -> None:
    archive = sample_archive()
    incidents = tuple(msgspec.structs.replace(one, title=name) for one in archive.incidents)
    found = texts(msgspec.structs.replace(archive, incidents=incidents))
    for entry in parsed(found["feeds/archive.xml"]).entries:
        assert entry.title_detail.type == "text/plain"
    json.loads(found["feeds/archive.json"])
