"""The records of a web archive (ISO 28500, WARC 1.0 and 1.1): the pages that servers answered with.

warcio reads the heads of records and of answers. The way from one record to the next is our own,
so that a broken record costs itself alone.
"""

import io
import logging
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParserException

from generator.read.unpack import inflate

RECORDS = 10_000
HEAD = 64 * 1024  # bytes of a record's or an answer's head
PAGE = 8_000_000  # bytes of a page

_START = re.compile(rb"WARC/(?:0\.1[78]|1\.[01])[ \t]*\r?\n")
_BLANK = re.compile(rb"\n\r?\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z][\w.:-]{1,30})", re.IGNORECASE)
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?=T|$)")
_HTML = ("text/html", "application/xhtml+xml")

logging.getLogger("warcio.recordloader").setLevel(logging.CRITICAL + 1)


class Page(NamedTuple):
    """A page as a server gave it. `number` is its record's, from 1; `seen` the day (ISO) on which
    it was crawled, which is no date of its publication; `charset` what the server said."""

    number: int
    url: str
    seen: str | None
    charset: str | None
    data: bytes


class _Broken(Exception):  # noqa: N818 - a record that ends up as one line, no error of the program
    """What is wrong with a record."""


class _Record(NamedTuple):
    """A record's head, and where its block lies."""

    head: Any  # warcio's record
    start: int
    block: int
    end: int


def is_warc(start: bytes) -> bool:
    """Whether bytes open as a web archive does."""
    return bool(_START.match(start.lstrip()[:100]))


def pages(data: bytes) -> Iterator[Page | str]:
    """Every HTML page that was answered with status 200, and a sentence for each broken record."""
    at = number = 0
    while found := _START.search(data, at):
        number += 1
        if number > RECORDS:
            yield f"more than {RECORDS} records; the rest is not read, split the capture"
            return
        at = found.end()
        try:
            record = _record(data, found.start())
            at = record.block
            _check(data, record)
            at = record.end
            page = _page(data, record, number)
        except _Broken as error:
            yield f"record {number} {error}"
        else:
            if page:
                yield page
    if not number:
        yield "no record of a web archive can be read from this; save the capture anew"


def _record(data: bytes, start: int) -> _Record:
    if not _BLANK.search(data, start, start + HEAD):
        raise _Broken("has no end of its head; save the capture anew")
    stream = io.BytesIO(data)
    head = _load(stream, start, no_record_parse=True)
    if head.length is None:
        raise _Broken("does not tell its length; save the capture anew")
    block = stream.tell()
    return _Record(head, start, block, block + head.length)


def _load(stream: io.BytesIO, start: int, *, no_record_parse: bool) -> Any:
    stream.seek(start)
    loader = ArcWarcRecordLoader(verify_http=True, arc2warc=False)
    try:
        return loader.parse_record_stream(
            stream, known_format="warc", no_record_parse=no_record_parse
        )
    except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError) as error:
        raise _Broken("has a head that cannot be read; save the capture anew") from error


def _check(data: bytes, record: _Record) -> None:
    """Whether the record ends where it says."""
    if record.end > len(data):
        raise _Broken("is cut short; save the capture anew")
    after = data[record.end : record.end + 200].lstrip(b"\r\n")
    if after and not after.startswith(b"WARC/"):
        raise _Broken("does not have the length that it tells; save the capture anew")


def _page(data: bytes, record: _Record, number: int) -> Page | None:
    headers = record.head.rec_headers
    url = (headers.get_header("WARC-Target-URI") or "").strip("<> ")
    kind = record.head.rec_type
    if kind not in ("response", "resource") or not url.startswith(("http://", "https://")):
        return None
    seen = _DAY.match(headers.get_header("WARC-Date") or "")
    told = headers.get_header("Content-Type") or ""
    content = data[record.block : record.end] if kind == "resource" else None
    if kind == "response":
        answer = _answer(data, record)
        told = answer.http_headers.get_header("content-type") or ""
        if answer.http_headers.get_statuscode() != "200":
            return None
        content = _payload(answer, record) if _is_html(told) else None
    if content is None or not _is_html(told):
        return None
    if len(content) > PAGE:
        raise _Broken(f"is a page of more than {PAGE // 1_000_000} MB; save the article's text")
    charset = _CHARSET.search(told)
    return Page(number, url[:2000], seen[1] if seen else None, charset and charset[1], content)


def _is_html(content_type: str) -> bool:
    return content_type.strip().casefold().startswith(_HTML)


def _answer(data: bytes, record: _Record) -> Any:
    """The record with the head of the server's answer."""
    if not _BLANK.search(data, record.block, min(record.end, record.block + HEAD)):
        raise _Broken("holds an answer without an end of its head; save the capture anew")
    answer = _load(io.BytesIO(data), record.start, no_record_parse=False)
    if answer.http_headers is None:
        raise _Broken("holds no answer of a server; save the capture anew")
    return answer


def _payload(answer: Any, record: _Record) -> bytes:
    """The page's bytes, freed of chunks and compression."""
    if record.end - record.block > PAGE:
        raise _Broken(f"is a page of more than {PAGE // 1_000_000} MB; save the article's text")
    headers = answer.http_headers
    chunked = (headers.get_header("transfer-encoding") or "").strip().casefold() == "chunked"
    stream = ChunkedDataReader(answer.raw_stream) if chunked else answer.raw_stream
    data: bytes = stream.read(PAGE + 1)
    encoding = (headers.get_header("content-encoding") or "identity").strip()
    if encoding.casefold() in ("identity", ""):
        return data
    page = inflate(data, encoding, PAGE)
    if page is None:
        raise _Broken(f"is compressed as {encoding[:20]!r}, which is not read; save the page")
    return page
