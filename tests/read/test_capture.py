"""Web archives: every page that a server answered with becomes an article, whatever lies beside."""

import gzip
import io
import re
import time
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Article, Conventions, Problem, Seed
from generator.read import capture, read, unpack, warc

BRIDGE = "https://coastcourier.example/news/bridge-closed.html"
STORY = (
    "<p>A bridge in the old town of Porto was closed on Monday after a fire had broken out below"
    " it, and the police asked all drivers to take the tunnel.</p><p>Nobody was hurt, said the"
    " mayor, who had come to the bridge with the engineers. They will look at the second arch on"
    " Tuesday, and the bridge stays closed until they have come to a result.</p>"
)


def page(title: str = "Bridge closed in Porto", head: str = "") -> bytes:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f"{head}</head><body><article><h1>{title}</h1>{STORY}</article></body></html>"
    ).encode()


def record(
    url: str = BRIDGE,
    content: bytes | None = None,
    *,
    status: str = "200 OK",
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),),
    kind: str = "response",
) -> bytes:
    """A record as archiving tools write them (ISO 28500)."""
    block = page() if content is None else content
    told = "text/html"
    if kind == "response":
        lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers)]
        block = "\r\n".join([*lines, "", ""]).encode() + block
        told = "application/http; msgtype=response"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:6e2d0b5c>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: 2024-02-01T03:04:05Z\r\n"
        f"Content-Type: {told}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


INFO = record("urn:x", b"software: none", kind="warcinfo")


def results(data: bytes, name: str = "c.warc") -> list[Article | Problem]:
    return list(read(Seed(id="2024/c", path=name, data=data), Conventions(today="2026-01-01")))


def articles(data: bytes, name: str = "c.warc") -> list[Article]:
    return [found for found in results(data, name) if isinstance(found, Article)]


def messages(data: bytes) -> list[str]:
    return [found.message for found in results(data) if isinstance(found, Problem)]


def wacz(*members: tuple[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as made:
        made.writestr("datapackage.json", "{}")
        for name, data in members:
            made.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("name", ["c.warc", "c.warc.gz", "c.wacz", "c.txt", "c"])
@pytest.mark.parametrize(
    "data",
    [
        record(),
        gzip.compress(INFO) + gzip.compress(record()),
        gzip.compress(INFO + record()),
        wacz(("archive/data.warc.gz", gzip.compress(record()))),
        wacz(("archive/data.warc", record())),
    ],
    ids=["plain", "gzip by record", "gzip as a whole", "WACZ", "WACZ of a plain one"],
)
def test_a_capture_is_known_by_its_content(data: bytes, name: str) -> None:
    (article,) = articles(data, name)
    assert (article.id, article.format) == ("2024/c", "html")
    assert article.head.url == BRIDGE
    assert article.head.title == "Bridge closed in Porto"
    assert "the second arch on Tuesday" in article.text


def test_the_day_of_the_crawl_is_no_day_of_publication() -> None:
    assert articles(record())[0].head.published is None


def test_nothing_on_a_page_is_younger_than_its_crawl() -> None:
    told = page(head='<meta name="date" content="01/09/2024">')
    assert articles(record(content=told))[0].head.published == "2024-01-09"
    late = page(head='<meta name="date" content="2024-03-05">')
    assert articles(record(content=late))[0].head.published is None


def test_the_address_is_the_records_own() -> None:
    told = page(head='<link rel="canonical" href="https://mirror.example/x">')
    assert articles(record(content=told))[0].head.url == BRIDGE


def test_each_of_many_pages_is_named_by_its_address() -> None:
    data = b"".join(
        record(url, page(title))
        for url, title in [
            (BRIDGE, "Bridge closed in Porto"),
            ("https://coastcourier.example/2024/ferry-strike/?page=1", "Ferry strike in Porto"),
            ("https://islandpost.example/bridge-closed", "Bridge closed after a fire"),
            ("https://islandpost.example/", "Island Post"),
        ]
    )
    assert [article.id for article in articles(data)] == [
        "2024/c-bridge-closed",
        "2024/c-ferry-strike",
        "2024/c-bridge-closed-3",
        "2024/c-4",
    ]


def test_a_page_that_was_crawled_twice_is_one_article() -> None:
    assert len(articles(record() + record())) == 1


def test_pictures_errors_and_requests_are_no_articles() -> None:
    data = b"".join(
        [
            record(BRIDGE + "?1", headers=(("Content-Type", "image/png"),)),
            record(BRIDGE + "?2", status="404 Not Found"),
            record(BRIDGE + "?3", status="301 Moved"),
            record("dns:coastcourier.example", b"1.2.3.4", kind="metadata"),
            record(BRIDGE),
        ]
    )
    (article,) = results(data)
    assert isinstance(article, Article)


def test_a_saved_resource_is_a_page_too() -> None:
    assert len(articles(record(kind="resource"))) == 1


def test_chunks_and_compression_are_taken_off() -> None:
    packed = gzip.compress(page())
    half = len(packed) // 2
    chunked = b"".join(
        b"%x\r\n%s\r\n" % (len(part), part) for part in (packed[:half], packed[half:], b"")
    )
    headers = (
        ("Content-Type", "text/html"),
        ("Content-Encoding", "gzip"),
        ("Transfer-Encoding", "chunked"),
    )
    assert len(articles(record(content=chunked, headers=headers))) == 1
    for wrapped in (zlib.compress(page()), zlib.compress(page(), wbits=-15), page()):
        told = (("Content-Type", "text/html"), ("Content-Encoding", "deflate"))
        assert len(articles(record(content=wrapped, headers=told))) == 1


def test_a_compression_that_is_not_read_is_one_line() -> None:
    told = (("Content-Type", "text/html"), ("Content-Encoding", "br"))
    first, *_ = messages(record(content=b"\x1b\x0f\x00\xf8", headers=told))
    assert "record 1 is compressed as 'br'" in first


def test_the_servers_word_on_the_encoding_is_better_than_a_guess() -> None:
    content = (
        page().replace(b'<meta charset="utf-8">', b"").replace(b"Porto", "Порту".encode("koi8-r"))
    )
    told = (("Content-Type", "text/html; charset=koi8-r"),)
    assert "Порту" in articles(record(content=content, headers=told))[0].text


BROKEN = {
    "cut short": record()[:-400],
    "length": record().replace(b"Content-Length: ", b"Content-Length: 1", 1),
    "too short a length": re.sub(rb"Length: \d+", b"Length: 300", record()),
    "no number": record().replace(b"Content-Length: ", b"Content-Length: x"),
    "no head": b"WARC/1.0\r\nWARC-Type: response\r\n",
    "no answer": record().replace(b"HTTP/1.1 200 OK", b"HTPP"),
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_broken_record_is_one_line_and_the_rest_is_read(broken: bytes) -> None:
    before, after = record("https://x.example/before"), record("https://x.example/after")
    found = results(before + broken + b"\r\n\r\n" + after)
    urls = [each.head.url for each in found if isinstance(each, Article)]
    assert urls[0] == "https://x.example/before"
    assert urls[-1] == "https://x.example/after"
    problems = [each for each in found if isinstance(each, Problem)]
    assert problems
    assert all("\n" not in p.message and (p.path, p.line) == ("c.warc", 1) for p in problems)
    assert "record 2 " in problems[0].message


def test_a_broken_gzip_member_is_one_line_and_the_rest_is_read() -> None:
    one, two, three = (gzip.compress(record(f"https://x.example/page-{n}")) for n in "abc")
    found = results(one + two[:300] + b"\xff" * 40 + two[340:] + three)
    urls = [each.head.url for each in found if isinstance(each, Article)]
    assert urls == ["https://x.example/page-a", "https://x.example/page-c"]
    assert any(
        "compression is broken" in each.message for each in found if isinstance(each, Problem)
    )


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04broken archive/a.warc", wacz(("archive/a.warc", b"x"))]
)
def test_a_package_without_records_is_refused(data: bytes) -> None:
    found = results(data, "c.wacz")
    assert not any(isinstance(each, Article) for each in found)
    assert all(isinstance(each, Problem) and ";" in each.message for each in found)


def test_a_capture_within_a_capture_is_refused_in_one_line() -> None:
    inner = wacz(("archive/a.warc", record()))
    found = messages(wacz(("archive/b.warc", record()), ("inner.wacz", inner)))
    assert found == ["a capture lies within the capture; unpack it"]


def test_a_page_without_text_is_a_warning_and_the_rest_is_read() -> None:
    empty = record("https://x.example/frame", b"<html><body></body></html>")
    found = results(empty + record())
    assert [each.level for each in found if isinstance(each, Problem)] == ["warning"]
    assert [each.id for each in found if isinstance(each, Article)] == ["2024/c-bridge-closed"]


def test_a_file_named_as_a_capture_that_is_none_is_refused() -> None:
    assert any("no record of a web archive" in m for m in messages(b"Bridge closed\n\nA bridge."))


def test_what_unpacks_without_end_is_cut_off_in_time() -> None:
    flood = gzip.compress(record()) + gzip.compress(b" " * 1_000_000) * 120
    began = time.process_time()
    assert any("unpacks to more than 100 MB" in message for message in messages(flood))
    inner = gzip.compress(page() + b" " * 20_000_000)
    told = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"))
    assert any("more than 8 MB" in m for m in messages(record(content=inner, headers=told)))
    assert time.process_time() - began < 5


def test_limits_leave_room_for_a_real_capture() -> None:
    assert warc.RECORDS >= 1_000
    assert capture.UNPACKED >= 50_000_000
    assert unpack.MEMBERS >= 1_000


@given(
    data=st.sampled_from([record(), gzip.compress(record()), wacz(("archive/a.warc", record()))]),
    at=st.integers(0, 1500),
    what=st.binary(max_size=30),
)
@settings(max_examples=60, deadline=None)
def test_bytes_written_over_a_capture_never_break_the_reading(
    data: bytes, at: int, what: bytes
) -> None:
    for found in results(data[:at] + what + data[at + len(what) :], "c.warc.gz"):
        if isinstance(found, Problem):
            assert "\n" not in found.message


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (record(), ".warc"),
        (gzip.compress(record()), ".warc.gz"),
        (wacz(("archive/a.warc", record())), ".wacz"),
    ],
)
def test_a_capture_is_kept_under_the_usual_name(data: bytes, name: str) -> None:
    assert capture.suffix(data) == name
