"""Compressed bytes, unpacked no further than a limit: a small file can hold a very large one."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple

STEP = 64 * 1024  # bytes that are given to the decompressor at once
MEMBERS = 10_000  # files in a ZIP, and broken members of a gzip file that are passed over

GZIP = b"\x1f\x8b"
ZIP = b"PK\x03\x04"
_MEMBER = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
_LISTED = b"PK\x01\x02"  # opens an entry of a ZIP's directory
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_WRAPPINGS = {"gzip": (31,), "x-gzip": (31,), "deflate": (15, -15)}
_MEGABYTE = 1_000_000


class Unpacked(NamedTuple):
    """The bytes, and in a sentence each what was wrong on the way."""

    data: bytes
    troubles: tuple[str, ...] = ()


def gunzip(data: bytes, limit: int) -> Unpacked:
    """The bytes of a gzip file of one or many members; a broken member costs itself alone."""
    out = io.BytesIO()
    troubles: list[str] = []
    at: int | None = 0
    while at is not None and len(troubles) < MEMBERS:
        try:
            at = _member(data, at, out, limit)
        except zlib.error:
            troubles.append(f"the compression is broken at byte {at}; save the capture anew")
            at = _next(data, (at or 0) + 1)
        if out.tell() > limit:
            troubles.append(_too_large(limit))
            break
    return Unpacked(out.getvalue()[:limit], tuple(troubles))


def _member(data: bytes, start: int, out: io.BytesIO, limit: int) -> int | None:
    """Unpack the member that starts at a byte; where the next one starts."""
    unpack = zlib.decompressobj(31)
    at = start
    while at < len(data) and not unpack.eof and out.tell() <= limit:
        given = data[at : at + STEP]
        at += len(given)
        out.write(unpack.decompress(given, limit + 1 - out.tell()))
        while unpack.unconsumed_tail and out.tell() <= limit:
            out.write(unpack.decompress(unpack.unconsumed_tail, limit + 1 - out.tell()))
    if not unpack.eof and out.tell() <= limit:
        raise zlib.error("cut short")
    return _next(data, at - len(unpack.unused_data))


def _next(data: bytes, start: int) -> int | None:
    found = _MEMBER.search(data, start)
    return found.start() if found else None


def inflate(data: bytes, encoding: str, limit: int) -> bytes | None:
    """What a page's bytes are under a Content-Encoding: as they are where that is not so after
    all, up to one byte more than the limit; None where the encoding is unknown."""
    wrappings = _WRAPPINGS.get(encoding.strip().casefold(), ())
    for wrapping in wrappings:
        try:
            return zlib.decompressobj(wrapping).decompress(data, limit + 1)
        except zlib.error:
            continue
    is_text = data.lstrip()[:1] == b"<"
    return data if wrappings or is_text else None


def unzip(data: bytes, wanted: re.Pattern[str], limit: int) -> Iterator[tuple[str, Unpacked]]:
    """The files of a ZIP whose names match, in order, together no larger than a limit."""
    if data.count(_LISTED) > MEMBERS:
        yield "", Unpacked(b"", (f"holds more than {MEMBERS} files; split it",))
        return
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        yield "", Unpacked(b"", ("no ZIP file can be read from this; save the capture anew",))
        return
    left = limit
    for entry in opened.infolist():
        if not wanted.fullmatch(entry.filename):
            continue
        found = _entry(opened, entry, left)
        left -= len(found.data)
        yield entry.filename, found


def _entry(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> Unpacked:
    name = "".join(c if c.isprintable() else "?" for c in entry.filename[-80:])
    if entry.compress_type not in _PLAIN or entry.flag_bits & 1:
        return Unpacked(b"", (f"{name} is packed in a way that is not read; pack it plainly",))
    try:
        with opened.open(entry) as file:
            data = file.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError):
        return Unpacked(b"", (f"{name} is broken; save the capture anew",))
    if len(data) > limit:
        return Unpacked(data[:limit], (_too_large(limit),))
    return Unpacked(data)


def _too_large(limit: int) -> str:
    return f"unpacks to more than {limit / _MEGABYTE:.0f} MB; split it"
