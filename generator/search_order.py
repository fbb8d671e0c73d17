"""Puts what Pagefind writes in any order into one, so that one archive has one index.

Filters, their values and the orders of pages come in another order in every run; all the rest is
the same. The files are CBOR (RFC 8949) behind gzip. A filter is ``[name, [[value, pages]]]``; the
file that names all others ``[version, pages, chunks, [[filter, file]], [[order, pages]], fields]``.
"""

import gzip
import hashlib
import json
from collections.abc import Callable
from pathlib import Path

_MARK = b"pagefind_dcd"  # Pagefind's own first bytes inside the gzip
_IN_FILTER = frozenset((1,))
_IN_META = frozenset((3, 4))


def ordered(folder: Path) -> None:
    """Rewrite the filters of an index in order of their values, with names after their content."""
    renamed: dict[bytes, bytes] = {}
    for path in sorted((folder / "filter").glob("*.pf_filter")):
        data = _MARK + _with_order(_opened(path), _IN_FILTER)
        language, _, old = path.stem.rpartition("_")
        new = hashlib.sha1(data, usedforsecurity=False).hexdigest()[: len(old)]
        path.unlink()
        _write(folder / "filter" / f"{language}_{new}.pf_filter", data)
        renamed[f"{language}_{old}".encode()] = f"{language}_{new}".encode()
    entry = json.loads((folder / "pagefind-entry.json").read_text(encoding="utf-8"))
    for language in entry["languages"].values():
        language["hash"] = _meta(folder, language["hash"], renamed)
    entry["languages"] = dict(sorted(entry["languages"].items()))
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
    (folder / "pagefind-entry.json").write_text(text, encoding="utf-8")


def _meta(folder: Path, name: str, renamed: dict[bytes, bytes]) -> str:
    """Tell the file that names all others the filters' new names, and give its own new name."""
    path = folder / f"pagefind.{name}.pf_meta"
    data = _opened(path)
    for old, new in renamed.items():
        data = data.replace(old, new)
    data = _MARK + _with_order(data, _IN_META)
    language, _, old_hash = name.rpartition("_")
    digest = hashlib.sha1(data, usedforsecurity=False).hexdigest()[: len(old_hash)]
    path.unlink()
    _write(folder / f"pagefind.{language}_{digest}.pf_meta", data)
    return f"{language}_{digest}"


def _opened(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()).removeprefix(_MARK)


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(gzip.compress(data, mtime=0))


def _with_order(data: bytes, places: frozenset[int]) -> bytes:
    """A list, of whose parts those at some places are themselves lists to be put in order."""
    at, count = _head(data, 0)
    parts = [data[:at]]
    for place in range(count):
        end = _end(data, at)
        parts.append(_in_order(data[at:end]) if place in places else data[at:end])
        at = end
    return b"".join(parts)


def _in_order(data: bytes) -> bytes:
    """A list of lists in order of their first members, which are texts."""
    start, count = _head(data, 0)
    items: list[tuple[bytes, bytes]] = []
    at = start
    for _ in range(count):
        end = _end(data, at)
        items.append((_first(data[at:end]), data[at:end]))
        at = end
    return data[:start] + b"".join(item for _, item in sorted(items))


def _first(item: bytes) -> bytes:
    words, length = _head(item, _head(item, 0)[0])
    return item[words : words + length]


def _head(data: bytes, at: int) -> tuple[int, int]:
    """Where the content of an item begins, and its number: a count, a length or a value."""
    short = data[at] & 0x1F
    if short < 24:
        return at + 1, short
    size = 1 << (short - 24)
    return at + 1 + size, int.from_bytes(data[at + 1 : at + 1 + size], "big")


def _end(data: bytes, at: int) -> int:
    """Where an item ends: a number, a text or a list of items."""
    start, number = _head(data, at)
    kind = data[at] >> 5
    after: Callable[[], int] = {
        0: lambda: start,
        2: lambda: start + number,
        3: lambda: start + number,
        4: lambda: _end_of_list(data, start, number),
    }[kind]
    return after()


def _end_of_list(data: bytes, at: int, count: int) -> int:
    for _ in range(count):
        at = _end(data, at)
    return at
