"""Read broken files of every kind and see that each gives articles or one-line problems.

    .venv/bin/python bench/mutate.py [--count 2000] [--seed 1]

Small valid files are mutated at random (the seed decides all of it): bits flipped, bytes cut,
inserted, swapped and repeated, pieces of other files spliced in, numbers made huge, nesting made
deep, blocks repeated many times. A run fails by an exception, by a result that is neither an
article nor a problem of one line, by more than 5 seconds, or by a memory above 500 MB. Exit
status 1 when any run failed. A share of the same mutations runs with the tests.
"""

import argparse
import gzip
import io
import random
import re
import resource
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.model import Article, Conventions, Seed
from generator.read import read

SECONDS, MEGABYTES = 5.0, 500
TODAY = Conventions(today="2026-01-01")
STORY = (
    "Bridge closed in Porto\n\nBy Ilse Maran // 01/09/2024\n\nPORTO, Jan. 9 (Coastal Wire) -- A"
    " bridge in the old town of Porto was closed on Monday, Jan. 8, 2024, after a fire had killed"
    " at least 3 people, the mayor said.\n\n(Related: Ferry strike enters second week.)\n\n“Nobody"
    " else was hurt,” said Tomas Reyle.\n\nSources include:\nCoastalWire.example\n"
)
PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bridge closed</title><meta'
    ' property="article:published_time" content="2024-01-09T08:00:00Z"><script type='
    '"application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Bridge closed",'
    ' "datePublished": "2024-01-09"}]}</script></head><body><nav><a href="/">Home</a></nav>'
    '<article><h1>Bridge closed</h1><p class="date">9 January 2024</p><p>A bridge in the old'
    " town of Porto was closed on Monday after a fire, and the police asked all drivers to take"
    " the tunnel.</p>"
    "<table><tr><td>Dead</td><td>3</td></tr></table><p>Nobody else was hurt, said the mayor, who"
    " had come to the bridge with the engineers.</p></article><div class='comments'><time>10 May"
    " 2025</time></div></body></html>"
)
FRONT = (
    "---\ntitle: Bridge closed in Porto\noutlet: Coast Courier\npublished: 2024-01-09\nauthors:\n"
    "  - Ilse Maran\nsummarised_from: {outlet: Island Post, date: 2024-01-08}\n---\n\n# Bridge\n\n"
)


MAIL = (
    "Received: from mail.lantern.example; Tue, 9 Jan 2024 09:00:05 +0000\nFrom: Lantern"
    " <news@lantern.example>\nSubject: =?utf-8?q?Bridge_closed?=\nDate: Tue, 9 Jan 2024 09:00:00"
    ' +0000\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="x"\n\n--x\n'
    "Content-Type: text/plain; charset=utf-8\n\n{story}\n--x\nContent-Type: text/html\n"
    "Content-Transfer-Encoding: 8bit\n\n{page}\n--x--\n"
)


class Sample(NamedTuple):
    """A small valid file."""

    name: str
    data: bytes


def samples() -> tuple[Sample, ...]:
    """One file of each kind and packing."""
    line = f'{{"id": "a", "text": {_json(STORY)}, "published": "2024-01-09", "outlet": null}}\n'
    linked = f'{{"@type": "NewsArticle", "headline": "Bridge", "articleBody": {_json(STORY)}}}'
    item = f'{{"headline": "Bridge", "body_html": {_json(PAGE)}, "versioncreated": "2024-01-09"}}'
    capture = record(PAGE.encode()) + record(PAGE.encode(), packed=True)
    return (
        Sample("a.txt", STORY.encode()),
        Sample("utf16.txt", ("\ufeff" + STORY).encode("utf-16-le")),
        Sample(
            "a.md", (FRONT + STORY + "\n> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |\n").encode()
        ),
        Sample("a.html", PAGE.encode()),
        Sample("a.json", line.encode()),
        Sample("a.jsonl", line.encode() * 3),
        Sample("linked.json", linked.encode()),
        Sample("ninjs.json", item.encode()),
        Sample("a.warc", capture),
        Sample("a.warc.gz", _zip(capture) + _zip(record(STORY.encode()))),
        Sample("a.wacz", zipped(capture)),
        Sample("a.eml", MAIL.format(story=STORY, page=PAGE).encode()),
    )


def _json(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _zip(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def record(page: bytes, *, packed: bool = False) -> bytes:
    """A record of a web archive that holds a page."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    if packed:
        half = _zip(page)
        page = b"%x\r\n%s\r\n0\r\n\r\n" % (len(half), half)
        head += b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
    block = head + b"\r\n" + page
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://lantern.example/2024/%d\r\n"
        b"WARC-Date: 2024-02-01T00:00:00Z\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
        % (len(block), len(block), block)
    )


def zipped(capture: bytes) -> bytes:
    """A web archive packed as WACZ."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in ("archive/data.warc.gz", "archive/more.warc"):
            entry = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            made.writestr(entry, _zip(capture))
    return out.getvalue()


def flip(data: bytes, chance: random.Random) -> bytes:
    """Up to sixteen bits turned over."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 16)):
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def cut(data: bytes, chance: random.Random) -> bytes:
    """An end cut off, or a piece cut out."""
    start, end = sorted(chance.randrange(len(data)) for _ in "ab")
    return data[:start] + (data[end:] if chance.random() < 0.5 else b"")


def splice(data: bytes, chance: random.Random) -> bytes:
    """A piece of another file put in."""
    other = chance.choice(samples()).data
    start, end = sorted(chance.randrange(len(other)) for _ in "ab")
    at = chance.randrange(len(data))
    return data[:at] + other[start:end] + data[at:]


def noise(data: bytes, chance: random.Random) -> bytes:
    """Random bytes or odd characters put in."""
    odd = (
        b"\x00",
        b"\xff",
        b"\r",
        b"\x0c",
        "\u2028".encode(),
        b"\xed\xa0\x80",
        b"\x1b[2J",
        b"\x85",
    )
    at = chance.randrange(len(data))
    put = (
        chance.randbytes(20) if chance.random() < 0.5 else chance.choice(odd) * chance.randint(1, 9)
    )
    return data[:at] + put + data[at:]


def repeat(data: bytes, chance: random.Random) -> bytes:
    """A piece repeated, up to a megabyte."""
    start, end = sorted(chance.randrange(len(data) + 1) for _ in "ab")
    piece = data[start:end][: chance.choice((1, 3, 12, 80, 2_000))] or b"a"
    times = min(chance.choice((3, 100, 20_000, 400_000)), 1_000_000 // len(piece))
    return data[:end] + piece * times + data[end:]


def swell(data: bytes, chance: random.Random) -> bytes:
    """Numbers made huge, negative or none."""
    news = (
        b"9" * 5_000,
        b"-1",
        b"99999999999999999999",
        b"0",
        b"1e999",
        b"NaN",
        b"2147483648",
        b"",
    )
    new = chance.choice(news)
    share = chance.random()
    return re.sub(rb"\d+", lambda m: new if chance.random() < share else m[0], data)


def nest(data: bytes, chance: random.Random) -> bytes:
    """Something that opens, opened many times."""
    opened = (
        b"[", b'{"a":', b"<div>", b"<table><tr><td>", b"<b><i>", b"> ", b"- ", b"(", b"**", b"![",
        b'{"@graph": [', b"<p class='date'>", b"(Related: ", b"&amp;", b"<!--", b"\xe2\x80\x9c",
        b"- a:\n  ", b"--x\nContent-Type: multipart/mixed; boundary=y\n\n--y\n",
        b"Content-Type: message/rfc822\n\n", b"WARC/1.0\r\n", b"\x1f\x8b\x08\x00",
        b"PK\x03\x04", b"PK\x01\x02",
    )  # fmt: skip
    at = chance.choice((0, chance.randrange(len(data))))
    return data[:at] + chance.choice(opened) * chance.choice((50, 2_000, 50_000)) + data[at:]


def rename(data: bytes, _: random.Random) -> bytes:
    """Nothing; the name is changed for each mutation now and then."""
    return data


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    flip, cut, splice, noise, repeat, swell, nest, rename,
)  # fmt: skip


class Case(NamedTuple):
    """A mutated file, and how it came about."""

    number: int
    kind: str
    how: str
    name: str
    data: bytes


def cases(count: int, seed: int) -> Iterator[Case]:
    """Mutated files, every kind and mutation in turn; now and then twice, or under a wrong name."""
    every = samples()
    for number in range(count):
        chance = random.Random(f"{seed}-{number}")  # noqa: S311 - no secret, but the same each time
        sample = every[number % len(every)]
        mutate = MUTATIONS[number // len(every) % len(MUTATIONS)]
        data = mutate(sample.data, chance)
        if data and chance.random() < 0.25:
            data = chance.choice(MUTATIONS)(data, chance)
        renamed = mutate is rename or chance.random() < 0.1
        name = chance.choice(every).name if renamed else sample.name
        yield Case(number, sample.name, mutate.__name__, name, data)


def trouble(case: Case) -> str | None:
    """What is wrong with how a case is read. The time is that of up to a thousand articles."""
    began = time.process_time()
    try:
        results = read(Seed(id="m", path=case.name, data=case.data), TODAY)
    except Exception as error:  # noqa: BLE001 - any exception is what we look for
        return f"{type(error).__name__}: {error}"
    if not results:
        return "neither an article nor a problem"
    for found in results:
        problems = found.problems if isinstance(found, Article) else (found,)
        for problem in problems:
            if "\n" in problem.message or not problem.message or problem.path != case.name:
                return f"a problem that is not one line: {problem.message[:80]!r}"
    took = time.process_time() - began
    return f"{took:.1f} s" if took > SECONDS * max(1, len(results) / 1_000) else None


def memory() -> float:
    """The largest memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000


def main() -> None:
    """Run all, print a table by kind and each failure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--count", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    runs, failed = Counter[str](), Counter[str]()
    slowest: dict[str, float] = {}
    for case in cases(options.count, options.seed):
        began = time.process_time()
        wrong = trouble(case)
        took = time.process_time() - began
        runs[case.kind] += 1
        slowest[case.kind] = max(took, slowest.get(case.kind, 0))
        if memory() > MEGABYTES:
            wrong = wrong or f"{memory():.0f} MB"
        if wrong:
            failed[case.kind] += 1
            print(f"{case.number} {case.how} of {case.kind} as {case.name}: {wrong}")
        if memory() > MEGABYTES:
            break
    print("\n| file | runs | failed | slowest, s |\n|---|---:|---:|---:|")
    for kind, count in runs.items():
        print(f"| {kind} | {count} | {failed[kind]} | {slowest[kind]:.2f} |")
    print(f"\n{runs.total()} runs, {failed.total()} failed, at most {memory():.0f} MB")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
