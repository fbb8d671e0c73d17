"""Web archives: WARC captures, gzipped or not, and WACZ packages of them. An article a page.

A page's address is its record's. The day of the crawl is never taken for that of publication, but
nothing on a page can be younger than it.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import msgspec
from slugify import slugify

from generator.model import Article, Conventions, Problem, Seed
from generator.read.decode import Decoded, Refused, check, decode
from generator.read.given import Given, digest
from generator.read.html import read_page
from generator.read.unpack import GZIP, ZIP, Unpacked, gunzip, inflate, unzip
from generator.read.warc import Page, is_warc, pages

SUFFIXES = (".warc", ".warc.gz", ".wacz")
UNPACKED = 100_000_000  # bytes of a whole capture

_ARCHIVE = re.compile(r"(?:[^/]{1,200}/)?archive/[^/]{1,200}\.warc(?:\.gz)?")
_NESTED = re.compile(r".{1,400}\.wacz")
_WARC_INSIDE = re.compile(rb"archive/[^/\x00-\x1f]{1,200}\.warc")


def is_capture(data: bytes) -> bool:
    """Whether bytes open as a web archive does: as they are, gzipped, or packed as WACZ."""
    if data.startswith(GZIP):
        return is_warc(inflate(data[:4096], "gzip", 200) or b"")
    return is_warc(data[:200]) or (data.startswith(ZIP) and bool(_WARC_INSIDE.search(data)))


def suffix(data: bytes) -> str:
    """The usual end of the name of a capture."""
    return ".wacz" if data.startswith(ZIP) else ".warc.gz" if data.startswith(GZIP) else ".warc"


def read_capture(seed: Seed, conventions: Conventions) -> tuple[Article | Problem, ...]:
    """A capture: an article a page. The one page of a capture has the seed's id, each of many the
    seed's and the last part of its address."""
    found = list(_found(seed.data))
    kept = [page for page in found if isinstance(page, Page)]
    ids = iter(_ids(seed.id, kept))
    results = [
        _article(seed, next(ids), page, conventions)
        if isinstance(page, Page)
        else Problem(level="error", message=page, path=seed.path, line=1)
        for page in found
    ]
    if not any(isinstance(result, Article) for result in results):
        message = "holds no page with an article; save the article itself"
        results.append(Problem(level="error", message=message, path=seed.path, line=1))
    return tuple(results)


def _found(data: bytes) -> Iterator[Page | str]:
    """The pages of a capture, each once, and what is wrong with it."""
    seen: set[tuple[str, bytes]] = set()
    left = UNPACKED
    for opened in _open(data):
        yield from opened.troubles
        for page in pages(opened.data) if opened.data else ():
            if isinstance(page, str):
                yield page
            elif (page.url, page.data) not in seen:
                seen.add((page.url, page.data))
                left -= len(page.data)
                if left < 0:
                    yield f"its pages hold more than {UNPACKED // 1_000_000} MB; split it"
                    return
                yield page


def _open(data: bytes) -> Iterator[Unpacked]:
    """The web archives in a file, unpacked."""
    if not data.startswith(ZIP):
        yield gunzip(data, UNPACKED) if data.startswith(GZIP) else Unpacked(data)
        return
    left = UNPACKED
    for name, packed in unzip(data, re.compile(f"{_ARCHIVE.pattern}|{_NESTED.pattern}"), left):
        if name.endswith(".wacz"):
            yield Unpacked(b"", ("a capture lies within the capture; unpack it",))
            continue
        opened = gunzip(packed.data, left) if packed.data.startswith(GZIP) else packed
        left -= len(opened.data)
        yield Unpacked(opened.data, (*packed.troubles, *opened.troubles))


def _ids(id: str, kept: list[Page]) -> list[str]:
    if len(kept) == 1:
        return [id]
    ids: list[str] = []
    for page in kept:
        name = f"{id}-{_name(page.url) or page.number}"
        ids.append(name if name not in ids else f"{name}-{page.number}")
    return ids


def _name(url: str) -> str:
    """A name from the last part of an address that holds a word: "/2024/fire-in-porto.html"."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return ""
    parts = [re.sub(r"\.\w{1,5}$", "", part) for part in path[:2000].split("/")]
    worded = [part for part in parts if re.search(r"[^\W\d]{2}", part)]
    return slugify(worded[-1], max_length=60, word_boundary=True) if worded else ""


def _article(seed: Seed, id: str, page: Page, conventions: Conventions) -> Article | Problem:
    decoded = _decode(page)
    where = f"record {page.number} ({page.url[:120]})"
    if isinstance(decoded, Refused):
        message = f"{where}: {decoded.message}"
        return Problem(level="warning", message=message, path=seed.path, line=1)
    given = Given(id=id, sha256=digest(page.data), path=seed.path, url=page.url)
    found = read_page(given, decoded, _as_seen(conventions, page.seen))
    if isinstance(found, Article):
        return found
    message = f"{where}: {found.message}"
    return msgspec.structs.replace(found, level="warning", message=message, line=1)


def _as_seen(conventions: Conventions, seen: str | None) -> Conventions:
    """The same, with the day of the crawl as the last day on which anything can be published."""
    days = [day for day in (conventions.today, seen) if day]
    return msgspec.structs.replace(conventions, today=min(days)) if days else conventions


def _decode(page: Page) -> Decoded | Refused:
    """The page's text: as its bytes and markup tell, else as the server said."""
    decoded = decode(page.data)
    if isinstance(decoded, Refused) or not decoded.warning or not page.charset:
        return decoded
    try:
        return check(Decoded(page.data.decode(page.charset), page.charset))
    except (UnicodeDecodeError, LookupError, ValueError):
        return decoded
