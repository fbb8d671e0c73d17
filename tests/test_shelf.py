"""A shelf keeps what builds ask for, survives being broken, and forgets the rest."""

import contextlib
from pathlib import Path

import pytest

from generator.errors import SetupError
from generator.shelf import open_shelf


def test_what_was_laid_down_is_there_in_the_next_build(tmp_path: Path) -> None:
    with open_shelf(tmp_path / "a" / "s.sqlite") as shelf:
        assert shelf.get("x") is None
        shelf.put("x", b"page")
    with open_shelf(tmp_path / "a" / "s.sqlite") as shelf:
        assert shelf.get("x") == b"page"


def test_what_a_build_does_not_ask_for_is_forgotten(tmp_path: Path) -> None:
    with open_shelf(tmp_path / "s.sqlite") as shelf:
        shelf.put("x", b"1")
        shelf.put("y", b"2")
    with open_shelf(tmp_path / "s.sqlite") as shelf:
        shelf.get("x")
    with open_shelf(tmp_path / "s.sqlite") as shelf:
        assert shelf.get("x") == b"1"
        assert shelf.get("y") is None


def test_a_build_that_fails_leaves_the_shelf_as_it_was(tmp_path: Path) -> None:
    with open_shelf(tmp_path / "s.sqlite") as shelf:
        shelf.put("x", b"1")
    with contextlib.suppress(RuntimeError), open_shelf(tmp_path / "s.sqlite") as shelf:
        shelf.put("y", b"2")
        raise RuntimeError
    with open_shelf(tmp_path / "s.sqlite") as shelf:
        assert shelf.get("x") == b"1"
        assert shelf.get("y") is None


def test_a_broken_file_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "s.sqlite").write_bytes(b"no database at all" * 100)
    with open_shelf(tmp_path / "s.sqlite") as shelf:
        assert shelf.get("x") is None
        shelf.put("x", b"1")
    with open_shelf(tmp_path / "s.sqlite") as shelf:
        assert shelf.get("x") == b"1"


def test_a_place_that_cannot_be_used_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "s.sqlite").mkdir()
    with (
        pytest.raises(SetupError, match=r"s\.sqlite: cannot be used"),
        open_shelf(tmp_path / "s.sqlite"),
    ):
        pass
