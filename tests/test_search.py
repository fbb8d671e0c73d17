"""Search finds every page by its facts, and knows nothing that the pages must not say."""

from pathlib import Path

import pytest

from generator import search
from generator.model import Archive, Incident, When, Where
from generator.render import render
from generator.settings import Settings
from generator.view.lookup import look
from generator.view.search import Found, entries
from tests.builders import sample_archive
from tests.sample import DAWN, MINISTER

HEAD = search.Head("en", {"none": "Nothing found"})
TEMPLATES = Path(__file__).parent.parent / "templates"


@pytest.fixture(scope="module")
def found() -> dict[str, Found]:
    return {each.url: each for each in entries(look(sample_archive(), Settings()))}


def files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_every_page_of_a_thing_is_found_and_no_page_that_is_not_there(
    found: dict[str, Found],
) -> None:
    pages = render(sample_archive(), Settings(), TEMPLATES)
    things = {
        path.replace(".md", ".html")
        for path in pages
        if "/" in path and path.endswith(".md")
        if not path.endswith("index.md") and "/of--" not in path  # a part of an index is no thing
    }
    assert set(found) == things


def test_an_incident_is_found_by_what_where_when_and_who(found: dict[str, Found]) -> None:
    blast = found["incidents/2019-03-07-port-alder-bombing.html"]
    for word in ("Bombing", "Port Alder", "7 March 2019", "Northern Dawn", "explosives"):
        assert word in blast.content
    assert blast.meta["when"] == "7 Mar 2019"
    assert blast.meta["place"] == "Port Alder, United Kingdom"
    assert "killed" in blast.meta["toll"]
    assert "claim:Claimed" in blast.meta["said"]
    assert blast.filters["type"] == ["bombing"]
    assert blast.filters["year"] == ["2019"]
    assert blast.sort == {"date": "20190307", "killed": "27"}


def test_nobody_without_a_page_and_no_quotation_enters_the_index(found: dict[str, Found]) -> None:
    told = "\n".join(repr(each) for each in found.values())
    archive = sample_archive()
    private = [actor for actor in archive.actors if not actor.public]
    assert private
    for actor in private:
        for name in (actor.name, *actor.aliases):
            assert name not in told
    quoted = {statement.quote for record in archive.records for statement in record.statements}
    for record in archive.records:
        headline = record.article.title or ""
        tolls = [toll for report in record.incidents for toll in report.casualties]
        told_by = [evidence.quote for toll in tolls for evidence in toll.evidence]
        quoted |= {quote for quote in told_by if quote not in headline}
    assert len(quoted) > 5
    assert not [quote for quote in quoted if quote in told]


def test_a_maintainers_profile_finds_the_people_whose_pages_it_has(found: dict[str, Found]) -> None:
    shown = {each.url for each in entries(look(sample_archive(), Settings(privacy="maintainer")))}
    assert {url for url in shown if url.startswith("actors/")} > {
        url for url in found if url.startswith("actors/")
    }
    assert f"actors/{DAWN}.html" in found
    assert f"actors/{MINISTER}.html" in found


def test_what_has_no_day_is_ordered_last_and_found_as_such() -> None:
    undated = Incident(id="x", title="Fire", type="fire", when=When(), where=Where())
    (incident, *_) = entries(look(Archive(incidents=(undated,)), Settings()))
    assert incident.sort == {"date": "0"}
    assert incident.filters["year"] == ["Day not told"]


def test_an_event_within_some_years_is_found_under_each_and_within_many_under_none() -> None:
    for latest, years in (("2017-03-31", ["2015", "2016", "2017"]), ("2030-01-01", None)):
        when = When(earliest="2015-02-01", latest=latest, precision="year_or_more")
        made = Incident(id="x", title="Fire", type="fire", when=when, where=Where())
        (incident, *_) = entries(look(Archive(incidents=(made,)), Settings()))
        assert incident.filters["year"] == (years or ["Day not told"])


def test_one_archive_has_one_index_byte_for_byte(tmp_path: Path, found: dict[str, Found]) -> None:
    built = []
    for name in ("one", "other"):
        search.keep(found.values(), HEAD, tmp_path / name)
        folder = search.index(tmp_path / name)
        assert folder is not None
        built.append(files(folder))
    assert built[0] == built[1]
    assert any(name.endswith(".pf_filter") for name in built[0])


def test_what_did_not_change_is_not_indexed_again(tmp_path: Path, found: dict[str, Found]) -> None:
    search.keep(found.values(), HEAD, tmp_path)
    first = search.index(tmp_path)
    assert first is not None
    (first / "mark").touch()
    search.keep(found.values(), HEAD, tmp_path)
    assert search.index(tmp_path) == first
    assert (first / "mark").exists()
    search.keep(list(found.values())[1:], HEAD, tmp_path)
    assert search.index(tmp_path) != first
    assert not first.exists()


def test_only_what_changed_is_brought_into_the_site(tmp_path: Path) -> None:
    index, site = tmp_path / "index", tmp_path / "site"
    for name in ("fragment/a", "pagefind-entry.json"):
        (index / name).parent.mkdir(parents=True, exist_ok=True)
        (index / name).write_text("new")
    for name in ("fragment/a", "fragment/b", "pagefind-entry.json"):
        (site / "pagefind" / name).parent.mkdir(parents=True, exist_ok=True)
        (site / "pagefind" / name).write_text("old")
    search.bring(index, site)
    assert files(site / "pagefind") == {"fragment/a": b"old", "pagefind-entry.json": b"new"}


def test_a_program_that_fails_is_told_in_one_line(
    tmp_path: Path, found: dict[str, Found], monkeypatch: pytest.MonkeyPatch
) -> None:
    search.keep(found.values(), HEAD, tmp_path)
    for program in ("/bin/false", str(tmp_path / "none")):
        monkeypatch.setattr(search, "_program", lambda program=program: program)
        with pytest.raises(search.SearchError, match=r"\Asearch: Pagefind [^\n]+\Z"):
            search.index(tmp_path)


def test_without_entries_there_is_no_index(tmp_path: Path) -> None:
    assert search.index(tmp_path) is None
