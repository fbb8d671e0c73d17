"""Writes the generated pages into docs/, and nothing else does.

Only changed files are written, so a live preview does not run in circles and a page that says the
same keeps its time stamp. What was generated before and is no longer, goes. Pages that people
wrote lie elsewhere in docs/ and are never touched.
"""

import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

import msgspec

from generator.errors import SetupError

FOLDERS = ("incidents", "actors", "dates", "places", "sources", "data", "assets/data", "feeds")
FILES = ("index.md", "timeline.md", "problems.md", "words.md", "data.md", "changes.md", "search.md")


class Summary(msgspec.Struct, frozen=True):
    """How many pages were written, were right already, and were removed."""

    written: int
    unchanged: int
    removed: int


def publish(pages: Mapping[str, str], docs: Path) -> Summary:
    """Make the generated part of `docs` hold exactly `pages` (path below docs/ → text)."""
    written = unchanged = 0
    wanted = set()
    for path, text in pages.items():
        target = _inside(docs, path)
        wanted.add(target)
        data = text.encode("utf-8")
        if target.is_file() and target.read_bytes() == data:
            unchanged += 1
            continue
        _write(target, data)
        written += 1
    stale = [file for file in _generated(docs) if file not in wanted]
    for file in stale:
        file.unlink()
    _drop_empty_folders(docs)
    return Summary(written, unchanged, len(stale))


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Put files into a folder that somebody named (name → text)."""
    for name, text in files.items():
        _write(folder / name, text.encode("utf-8"))


def _inside(docs: Path, path: str) -> Path:
    """The file of a page. Raises for a path that no generated page may have: that is a bug."""
    parts = PurePosixPath(path).parts
    generated = path in FILES or any(path.startswith(f"{folder}/") for folder in FOLDERS)
    if not generated or ".." in parts or "\\" in path or "\0" in path:
        raise ValueError(f"{path!r} is no place for a generated page")
    return docs.joinpath(*parts)


def _write(target: Path, data: bytes) -> None:
    """Write through a neighbour that then takes the name, so that no reader sees half a page."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".new-")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except OSError as error:
        message = f"{target}: cannot be written ({error.strerror}); free the name or the disk"
        raise SetupError(message) from error


def _generated(docs: Path) -> Iterator[Path]:
    """Every file in the generated folders, half-written ones too, and the generated files."""
    for folder in FOLDERS:
        yield from (path for path in sorted((docs / folder).rglob("*")) if not path.is_dir())
    yield from (docs / name for name in FILES if (docs / name).is_file())


def _drop_empty_folders(docs: Path) -> None:
    for folder in FOLDERS:
        for path in sorted((docs / folder).rglob("*"), reverse=True):
            if path.is_dir() and not path.is_symlink() and not any(path.iterdir()):
                path.rmdir()
