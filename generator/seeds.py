"""The files of seeds/: found, named, and read as bytes. Nothing here is ever written but by add."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from generator.model import Line, Problem, Seed

BESIDE = frozenset({"decisions.yml", "outlets.yml", "registry.yml"})
SIZE_LIMIT = 20_000_000  # bytes; a long article has a hundred thousand
STANDARD_INPUT = "-"
LINED = (".jsonl", ".ndjson")  # files that have an article a line


def find(folder: Path) -> tuple[Path, ...]:
    """Every article file below a folder, in order of name. Hidden files, notes to people
    (README.*) and the files beside the articles are none. Links are not followed."""
    found: list[Path] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            path = Path(parent, name)
            at_top = path.parent == folder
            is_note = name.startswith((".", "README"))
            if not is_note and not (at_top and name in BESIDE) and path.is_file():
                found.append(path)
    return tuple(sorted(found))


def load(paths: Iterable[Path], *, below: Path, shown_from: Path) -> Iterator[Seed | Problem]:
    """The seeds of some files. An id is the path below a folder without extension; where two files
    would share one, the later keeps its extension. `shown_from` shortens paths in messages."""
    taken: set[str] = set()
    for path in paths:
        shown = show(path, shown_from)
        name = path.relative_to(below) if path.is_relative_to(below) else Path(path.name)
        id = name.with_suffix("").as_posix()
        if id in taken:
            id = name.as_posix()
        taken.add(id)
        yield read_file(path, id=printable(id), shown=shown)


def read_file(path: Path, *, id: str, shown: str) -> Seed | Problem:
    """The bytes of one file, or why it was refused."""
    try:
        if path.is_symlink():
            return _refused(shown, "is a link; put the file itself into seeds/")
        if path.stat().st_size > SIZE_LIMIT:
            limit = SIZE_LIMIT // 1_000_000
            return _refused(shown, f"is larger than {limit} MB; split it into one file an article")
        return Seed(id=id, path=shown, data=path.read_bytes())
    except OSError as error:
        return _refused(shown, f"cannot be opened ({error.strerror}); check the file")


def is_lined(first: bytes) -> bool:
    """Whether a first line is an object by itself, so that each line can be read alone."""
    try:
        return isinstance(msgspec.json.decode(first.removeprefix(b"\xef\xbb\xbf")), dict)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False


def lines_of(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file, none longer than what is refused."""
    return iter(lambda: file.readline(SIZE_LIMIT + 1), b"")


def entries(lines: Iterable[bytes], *, id: str, shown: str) -> Iterator[Line | Problem]:
    """The articles of a file that has one a line, one after the other as they are asked for, so
    that the file may be of any size."""
    for number, line in enumerate(lines, start=1):
        if len(line) > SIZE_LIMIT:
            limit = SIZE_LIMIT // 1_000_000
            yield _refused(shown, f"has a line of more than {limit} MB; cut it", line=number)
            return
        if line.strip():
            yield Line(id=id, path=shown, number=number, data=line.removesuffix(b"\n"))


def show(path: Path, root: Path) -> str:
    """The path as messages show it: from the project's folder where it lies in it."""
    inside = path.relative_to(root) if path.is_relative_to(root) else path
    return printable(inside.as_posix())


def printable(name: str) -> str:
    """A file's name as text that can be printed: undecodable bytes and controls become ``?``."""
    decoded = name.encode("utf-8", "replace").decode("utf-8")
    return "".join(c if c.isprintable() else "?" for c in decoded)


def _refused(shown: str, what: str, *, line: int = 1) -> Problem:
    return Problem(level="error", message=what, path=shown, line=line)
