"""A built site moved to where it is published: only what changed is written there.

MkDocs empties the folder of a site and writes every file anew. Here it builds into a folder of its
own, from which what differs is moved over. The published site is never empty or half built, a
build that fails leaves it as it was, and a page that is already there is not even written.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

APART = "pagefind"  # the index for search, which is brought there by itself


class Move:
    """One build's way from `stage` to `target`. `standing` are the files of the target that are as
    they should be, by their paths below it."""

    def __init__(self, stage: Path, target: Path) -> None:
        self.stage = stage
        self.target = target
        self.standing: set[str] = set()

    def stands(self, path: str, html: str) -> bool:
        """Whether a page is published already as it is now; then it need not be built."""
        if not _holds(self.target / path, html.encode("utf-8", "xmlcharrefreplace")):
            return False
        self.standing.add(path)
        return True

    def finish(self) -> None:
        """Move what differs, remove what has gone. Hidden files at the top stay, as MkDocs does."""
        built = set(_files(self.stage))
        for path in sorted(_files(self.target) - built - self.standing):
            (self.target / path).unlink()
        for path in sorted(built):
            if not _same(self.stage / path, self.target / path):
                _make_way(self.target, path)
                shutil.move(self.stage / path, self.target / path)
        shutil.rmtree(self.stage)
        _without_empty(self.target)


def _files(folder: Path) -> set[str]:
    """The files of a site, less those that are no part of it or come by themselves."""
    return {
        path.relative_to(folder).as_posix()
        for entry in (folder.iterdir() if folder.is_dir() else ())
        if not entry.name.startswith(".") and entry.name != APART
        for path in _below(entry)
    }


def _below(entry: Path) -> Iterator[Path]:
    if entry.is_dir() and not entry.is_symlink():
        yield from (path for path in entry.rglob("*") if path.is_symlink() or not path.is_dir())
    else:
        yield entry


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _same(one: Path, other: Path) -> bool:
    return _holds(other, one.read_bytes())


def _make_way(target: Path, path: str) -> None:
    """A folder for the file, also where a file stood in the way or a folder stands in its place."""
    for parent in reversed(Path(path).parents):
        if (target / parent).is_file():
            (target / parent).unlink()
    (target / path).parent.mkdir(parents=True, exist_ok=True)
    if (target / path).is_dir():
        shutil.rmtree(target / path)


def _without_empty(folder: Path) -> None:
    below = [path for path in folder.rglob("*") if path.is_dir() and not path.is_symlink()]
    for path in sorted(below, reverse=True):
        if not any(path.iterdir()):
            path.rmdir()
