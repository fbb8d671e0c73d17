"""What was made once and need not be made again: bytes by name, in one SQLite file.

A name is a hash of all that the bytes were made from, so nothing on a shelf can be out of date.
What a build does not ask for is taken off at its end.
"""

import contextlib
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path

from generator.errors import SetupError

WAIT = 60.0  # seconds that a build waits for another one to end

_FETCH = "SELECT data FROM kept WHERE name = ?"
_KEEP = "INSERT OR REPLACE INTO kept VALUES (?, ?)"


class Shelf:
    """An open shelf; `open_shelf` gives one."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._asked: set[str] = set()

    def get(self, name: str) -> bytes | None:
        """What lies under a name, if anything does."""
        self._asked.add(name)
        row = self._database.execute(_FETCH, (name,)).fetchone()
        return zlib.decompress(row[0]) if row else None

    def put(self, name: str, data: bytes) -> None:
        """Lay bytes under a name."""
        self._asked.add(name)
        self._database.execute(_KEEP, (name, zlib.compress(data, 1)))

    def clear_unasked(self) -> None:
        """Take off what was neither asked for nor laid down since the shelf was opened."""
        names = [name for (name,) in self._database.execute("SELECT name FROM kept")]
        gone = [(name,) for name in names if name not in self._asked]
        self._database.executemany("DELETE FROM kept WHERE name = ?", gone)


@contextlib.contextmanager
def open_shelf(path: Path) -> Iterator[Shelf]:
    """The shelf at a path, made where there is none and made anew where it is broken; what was
    laid on it is kept when the block ends well, all or nothing. Raises SetupError where the file
    cannot be used."""
    path.parent.mkdir(parents=True, exist_ok=True)
    database = _connect(path)
    try:
        with database:
            shelf = Shelf(database)
            yield shelf
            shelf.clear_unasked()
    finally:
        database.close()


def _connect(path: Path) -> sqlite3.Connection:
    try:
        return _made(path)
    except sqlite3.OperationalError as error:
        message = f"{path}: cannot be used ({error}); wait for the other build, or delete the file"
        raise SetupError(message) from error
    except sqlite3.DatabaseError:
        path.unlink()
        return _made(path)


def _made(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=WAIT)
    try:
        database.execute("CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, data BLOB)")
        database.execute("SELECT count(*) FROM kept WHERE name = ''").fetchone()
    except sqlite3.DatabaseError:
        database.close()
        raise
    return database
