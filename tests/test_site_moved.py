"""What a build writes into the published site, and what it leaves as it is."""

import os
from pathlib import Path

import pytest

from generator.site_moved import Move


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def shown(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


@pytest.fixture
def move(tmp_path: Path) -> Move:
    return Move(tmp_path / "stage", tmp_path / "site")


def test_what_was_built_is_published_and_what_has_gone_is_removed(move: Move) -> None:
    write(move.target, index="old", incidents__gone="x", incidents__stays="y")
    write(move.stage, index="new", incidents__stays="y", data__tolls="1")
    move.finish()
    assert shown(move.target) == {"index": "new", "incidents/stays": "y", "data/tolls": "1"}
    assert not move.stage.exists()


def test_a_file_that_is_the_same_is_not_touched(move: Move) -> None:
    write(move.target, same="s", other="o")
    for name in ("same", "other"):
        os.utime(move.target / name, (1, 1))
    write(move.stage, same="s", other="O")
    move.finish()
    assert (move.target / "same").stat().st_mtime == 1
    assert (move.target / "other").stat().st_mtime > 1


def test_a_page_that_stands_need_not_be_built_and_stays(move: Move) -> None:
    write(move.target, page="as it is", other="as it was")
    assert move.stands("page", "as it is")
    assert not move.stands("other", "as it is now")
    assert not move.stands("new", "as it is")
    write(move.stage, other="as it is now", new="as it is")
    move.finish()
    assert shown(move.target) == {"page": "as it is", "other": "as it is now", "new": "as it is"}


def test_folders_that_are_empty_now_go_and_those_in_the_way_give_way(move: Move) -> None:
    write(move.target, dates__a="1", places="a file", sources__b__c="2")
    write(move.stage, places__iran="3", sources__b="a file now")
    move.finish()
    assert shown(move.target) == {"places/iran": "3", "sources/b": "a file now"}
    assert not (move.target / "dates").exists()


def test_hidden_files_and_the_index_for_search_are_left_alone(move: Move) -> None:
    write(move.target, **{".nojekyll": "", "pagefind__index": "i"})
    write(move.stage, index="new")
    move.finish()
    assert shown(move.target) == {".nojekyll": "", "pagefind/index": "i", "index": "new"}
