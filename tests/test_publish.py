"""docs/ holds exactly the generated pages, and what people wrote stays as it is."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import SetupError
from generator.publish import Summary, publish

PAGES = {"index.md": "home\n", "incidents/a.md": "a\n", "sources/x/y.md": "y\n"}


def files(docs: Path) -> dict[str, str]:
    found = (path for path in docs.rglob("*") if path.is_file())
    return {path.relative_to(docs).as_posix(): path.read_text("utf-8") for path in found}


def test_pages_are_written_where_they_belong(tmp_path: Path) -> None:
    assert publish(PAGES, tmp_path) == Summary(written=3, unchanged=0, removed=0)
    assert files(tmp_path) == PAGES


def test_a_second_publication_writes_nothing(tmp_path: Path) -> None:
    publish(PAGES, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert publish(PAGES, tmp_path) == Summary(written=0, unchanged=3, removed=0)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_a_page_that_is_no_longer_generated_goes_with_its_folder(tmp_path: Path) -> None:
    publish(PAGES, tmp_path)
    assert publish({"index.md": "new\n"}, tmp_path) == Summary(written=1, unchanged=0, removed=2)
    assert files(tmp_path) == {"index.md": "new\n"}
    assert not (tmp_path / "sources" / "x").exists()


def test_pages_that_people_wrote_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "code").mkdir()
    (tmp_path / "method.md").write_text("by hand\n")
    (tmp_path / "code" / "notes.md").write_text("by hand\n")
    publish(PAGES, tmp_path)
    publish({}, tmp_path)
    assert files(tmp_path) == {"method.md": "by hand\n", "code/notes.md": "by hand\n"}


@pytest.mark.parametrize(
    "path", ["../index.md", "method.md", "incidents/../../x.md", "/etc/x", "incidents", "code/x.md"]
)
def test_nothing_is_written_outside_the_generated_places(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="no place for a generated page"):
        publish({path: "x"}, tmp_path / "docs")
    assert files(tmp_path) == {}


def test_a_name_that_is_taken_by_a_file_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "incidents").write_text("in the way")
    with pytest.raises(SetupError, match="cannot be written"):
        publish(PAGES, tmp_path)


NAMES = st.sampled_from(
    ["index.md", "timeline.md", "actors/a.md", "dates/2024.md", "sources/a/b.md"]
)


@given(before=st.dictionaries(NAMES, st.text()), after=st.dictionaries(NAMES, st.text()))
def test_whatever_was_there_before_the_pages_are_those_of_the_last_time(
    before: dict[str, str], after: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    docs = tmp_path_factory.mktemp("docs")
    pages = [
        {name: text.encode("utf-8", "replace").decode() for name, text in each.items()}
        for each in (before, after)
    ]
    publish(pages[0], docs)
    publish(pages[1], docs)
    found = {path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file()}
    assert found == set(after)
    assert all((docs / name).read_bytes().decode() == text for name, text in pages[1].items())
