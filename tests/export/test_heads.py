"""What stands in the heads of pages: sound linked data, that no text can break out of."""

import json
from typing import Any

import jsonschema
import msgspec
import pytest
from pyld import jsonld

from generator.export import files, heads, twin
from generator.model import Archive, Attribution, Incident, Relation
from generator.page import Head, Page
from generator.settings import Settings
from generator.view.lookup import look
from generator.view.makers import MAKERS
from tests.builders import sample_archive
from tests.test_schema import ASSETS

SITE = Settings(
    name="Harbour Watch", site_url="https://archive.example.org/here/", licence="CC-BY-4.0"
)
HERE = "https://archive.example.org/here"
BLAST = "incidents/2019-03-07-port-alder-bombing"
NEEDED = {
    "Event": {"name", "url", "location", "description", "subjectOf"},
    "NewsArticle": {"publisher"},
    "Dataset": {"name", "description", "license", "distribution", "creator", "temporalCoverage"},
    "DataDownload": {"contentUrl", "encodingFormat"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "WebSite": {"name", "url"},
    "CollectionPage": {"name", "url"},
    "ProfilePage": {"mainEntity", "url"},
    "Place": {"name"},
}


def all_heads(archive: Archive, settings: Settings = SITE) -> dict[str, tuple[Page, Head]]:
    lookup = look(archive, settings)
    data = files.texts(lookup, files.filled(lookup))
    made = heads.heads(lookup, data)
    pages = [page for make in MAKERS for page in make(lookup)]
    pages.append(
        Page(path="data.md", title="Data", template="data.md.j2", view=None, kind="data",
             description="Data.")
    )  # fmt: skip
    return {page.path: (page, made.head(page)) for page in pages}


@pytest.fixture(scope="module")
def found() -> dict[str, tuple[Page, Head]]:
    return all_heads(sample_archive())


def graph(head: Head) -> list[dict[str, Any]]:
    nodes: list[dict[str, Any]] = json.loads(head.linked)["@graph"]
    return nodes


def main(found: dict[str, tuple[Page, Head]], path: str) -> dict[str, Any]:
    return graph(found[path][1])[0]


def nodes(value: Any) -> list[dict[str, Any]]:
    """Every node of a graph, however deep."""
    if isinstance(value, list):
        return [each for item in value for each in nodes(item)]
    if isinstance(value, dict):
        inner = [each for item in value.values() for each in nodes(item)]
        return [value, *inner] if "@type" in value else inner
    return []


def offline(url: str, _: object = None) -> dict[str, Any]:
    """schema.org's context as far as these pages need it: nothing is fetched."""
    assert url.rstrip("/") == "https://schema.org"
    context = {"@vocab": "https://schema.org/"}
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": context}}


def test_every_page_has_linked_data_that_a_reader_of_json_ld_expands(
    found: dict[str, tuple[Page, Head]],
) -> None:
    for page, head in found.values():
        expanded = jsonld.expand(json.loads(head.linked), {"documentLoader": offline})
        assert expanded, page.path
        for node in nodes(json.loads(head.linked)):
            missing = NEEDED.get(node["@type"], set()) - set(node)
            assert not missing, (page.path, node)


def test_an_incident_is_an_event_with_its_day_place_and_reports(
    found: dict[str, tuple[Page, Head]],
) -> None:
    event = main(found, f"{BLAST}.md")
    assert event["@type"] == "Event"
    assert (event["startDate"], event["endDate"]) == ("2019-03-07", "2019-03-07")
    assert event["url"] == f"{HERE}/{BLAST}.html"
    assert event["location"]["geo"]["latitude"] == 57.2
    assert event["location"]["address"]["addressCountry"] == "GB"
    assert event["subjectOf"][0]["publisher"]["name"] == "The Daily Lantern"
    assert not {"organizer", "performer", "author"} & {key for node in nodes(event) for key in node}


def test_a_day_is_told_as_exactly_as_it_is_known(found: dict[str, tuple[Page, Head]]) -> None:
    event = main(found, "incidents/2018-veltburg-shooting.md")
    assert event["startDate"] == "2018"
    assert "endDate" not in event


def test_a_country_is_no_point() -> None:
    archive = sample_archive()
    where = msgspec.structs.replace(archive.incidents[1].where, precision="country")
    vague = msgspec.structs.replace(archive.incidents[1], where=where)
    found = all_heads(msgspec.structs.replace(archive, incidents=(vague,), places=()))
    assert "geo" not in main(found, f"{BLAST}.md")["location"]


def test_the_archive_is_a_dataset_with_its_files(found: dict[str, tuple[Page, Head]]) -> None:
    data = main(found, "data.md")
    ways = {each["contentUrl"] for each in data["distribution"]}
    assert f"{HERE}/data/incidents.csv" in ways
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert data["temporalCoverage"] == "2018-01-01/2020-03-07"
    assert data["dateModified"] == "2020-03-08"


def test_the_way_to_a_page_begins_at_home(found: dict[str, tuple[Page, Head]]) -> None:
    (steps,) = [n for n in graph(found[f"{BLAST}.md"][1]) if n["@type"] == "BreadcrumbList"]
    assert [each["item"] for each in steps["itemListElement"]] == [
        f"{HERE}/index.html", f"{HERE}/incidents/index.html", f"{HERE}/{BLAST}.html",
    ]  # fmt: skip


def test_authors_stand_on_their_source_page_only() -> None:
    archive = sample_archive()
    signed = tuple(
        msgspec.structs.replace(
            one, article=msgspec.structs.replace(one.article, authors=("Quill Penner",))
        )
        for one in archive.records
    )
    found = all_heads(msgspec.structs.replace(archive, records=signed))
    for path, (page, head) in found.items():
        assert ("Quill Penner" in head.linked) == (page.kind == "source"), path


def test_nobody_private_stands_in_a_head(found: dict[str, tuple[Page, Head]]) -> None:
    for page, head in found.values():
        assert "Reyle" not in head.linked, page.path
        assert "tomas-reyle" not in head.linked


@pytest.mark.parametrize(
    "words", ["</script><script>alert(1)</script>", "<!--<script>", "a\u2028b&c"]
)
def test_no_text_breaks_out_of_its_script(words: str) -> None:
    archive = sample_archive()
    incidents = tuple(msgspec.structs.replace(one, title=words) for one in archive.incidents)
    found = all_heads(msgspec.structs.replace(archive, incidents=incidents))
    for _, head in found.values():
        assert not set("<>&\u2028") & set(head.linked)
    assert main(found, f"{BLAST}.md")["name"] == words.replace("\u2028", " ")


def test_pages_know_when_what_they_show_last_changed(found: dict[str, tuple[Page, Head]]) -> None:
    days = {path: head.updated for path, (_, head) in found.items()}
    assert days[f"{BLAST}.md"] == "2019-03-10"
    assert days["index.md"] == "2020-03-08"
    assert days["actors/river-front.md"] == "2019-03-10"
    assert days["places/gb-port-alder.md"] == "2020-03-08"
    assert days["sources/lantern/harbour-blast.md"] == "2019-03-07"
    assert days["words.md"] is None


def test_an_actor_and_a_country_name_their_feed(found: dict[str, tuple[Page, Head]]) -> None:
    assert found["actors/river-front.md"][1].feed == (
        "Harbour Watch: River Front", "feeds/actors/river-front",
    )  # fmt: skip
    assert found["places/gb.md"][1].feed
    assert found["places/gb-port-alder.md"][1].feed is None


# ---------------------------------------------------------------- the record as JSON


def records(archive: Archive) -> dict[str, dict[str, Any]]:
    return {path: json.loads(text) for path, text in twin.texts(look(archive, SITE))}


def test_a_record_is_what_link_prints() -> None:
    schema = json.loads((ASSETS / "incident.schema.json").read_text(encoding="utf-8"))
    archive = sample_archive()
    found = records(archive)
    assert set(found) == {f"incidents/{one.id}.json" for one in archive.incidents}
    for one in archive.incidents:
        shown = found[f"incidents/{one.id}.json"]
        jsonschema.validate(shown, schema)
        assert msgspec.convert(shown, Incident).id == one.id
    blast = found[f"{BLAST}.json"]
    assert blast == json.loads(msgspec.json.encode(archive.incidents[1])) | {
        "actors": blast["actors"], "attributions": blast["attributions"],
    }  # fmt: skip
    assert blast["attributions"][1]["asserted_by"] == "ilse-marran"


def test_a_record_names_nobody_private_in_any_field() -> None:
    archive = sample_archive()
    blast = archive.incidents[1]
    accused = Attribution(
        actor="tomas-reyle", modality="suspected_or_accused", asserted_by="trader Tomas Reyle",
        via="Reyle's letter",
    )  # fmt: skip
    first = blast.tolls[0]
    named = msgspec.structs.replace(
        blast,
        attributions=(accused,),
        actors=("tomas-reyle", "river-front"),
        where=msgspec.structs.replace(blast.where, site="stall of Tomas Reyle"),
        tolls=(msgspec.structs.replace(first, wording="Reyle and 19 others"), *blast.tolls[1:]),
        relations=(
            Relation(to=archive.incidents[0].id, kind="follow_up", asserted_by="tomas-reyle"),
        ),
    )  # fmt: skip
    found = records(msgspec.structs.replace(archive, incidents=(archive.incidents[0], named)))
    text = json.dumps(found[f"{BLAST}.json"]).lower()
    assert "reyle" not in text
    (said,) = found[f"{BLAST}.json"]["attributions"]
    assert said["actor"] == "not-named"


def test_a_clue_gives_no_rare_word_away() -> None:
    archive = sample_archive()
    blast = archive.incidents[1]
    link = msgspec.structs.replace(
        blast.why[0],
        clues=(msgspec.structs.replace(
            blast.why[0].clues[0], name="shared_words", because="12 rare words: reyle, stall"
        ),),
    )  # fmt: skip
    found = records(
        msgspec.structs.replace(archive, incidents=(msgspec.structs.replace(blast, why=(link,)),))
    )
    assert found[f"{BLAST}.json"]["why"][0]["clues"][0]["because"] == "12 rare words"
