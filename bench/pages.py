"""How fast pages and flat texts are read, beside the libraries that find story and date alone.

    .venv/bin/python bench/pages.py [--seconds 8]

The pages are those of the tests, each made longer by more paragraphs and a larger frame so that
they have the size of news pages; every second one has headings and short sentences between its
paragraphs. Each paragraph is read once in all, since the libraries remember what they have read,
whoever called them. All readers take turns in one run, since a machine's speed changes from minute
to minute: trust the ratios. Reach: HTML at least 0.8 times as fast as trafilatura and htmldate
called directly; 1,000 flat articles a second and core.
"""

import argparse
import itertools
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import htmldate
import trafilatura

from generator.model import Article, Conventions, Seed
from generator.read import read

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.read.pages import Page, pages  # noqa: E402 - found only from the project's folder

TODAY = "2026-01-04"
CONVENTIONS = Conventions(today=TODAY)
STARTS = (  # of paragraphs that are told again
    "As was said in the evening:",
    "The letter goes on:",
    "In other words:",
    "On the radio it was told like this:",
    "Another witness said:",
    "A neighbour remembered:",
    "Long after, it was written:",
    "The report ends:",
)
BETWEEN = (  # such paragraphs
    "<h2>What the harbour office says</h2>",
    "<p>“Nobody told us.”</p>",
    "<p>He gave no reason.</p>",
    "<h3>A long night</h3>",
)
ROUNDS = 5
STEP = 100  # numbers of one page's paragraphs
APART = 100_000_000  # numbers of one reader's


class Reader(NamedTuple):
    """Something that reads files of a kind, of which there is no end."""

    name: str
    files: Iterator[tuple[bytes, ...]]
    read: Callable[[bytes], object]
    is_html: bool = True


def varied(paragraph: str, number: int) -> str:
    """The paragraph as no other page has it: what is remembered of it is of no use."""
    mark = "".join(chr(ord("a") + int(digit)) for digit in str(number))
    return f"{paragraph} So wrote {mark.capitalize()}."


def long(page: Page, number: int) -> bytes:
    """The page with a story of some 4 KB and a frame of some 60 links."""
    told = [
        f"<p>{start} {varied(paragraph, number)}</p>"
        for start in STARTS
        for paragraph in page.story.paragraphs[2:4]
    ]
    if number // STEP % 2:
        for place, between in enumerate(BETWEEN, start=1):
            told.insert(place * 4, between)
    extra = "".join(told)
    links = "".join(f'<li><a href="/s/{i}">Section {i} of the site</a></li>' for i in range(60))
    last = page.story.paragraphs[-1]
    html = page.html.replace(f"<p>{last}</p>", f"<p>{last}</p>{extra}")
    return html.replace("</body>", f"<footer><ul>{links}</ul></footer></body>").encode()


def flat(page: Page, number: int) -> bytes:
    """The page as a flat dump of some 2 KB."""
    lines = [
        *("Home", "World", "Sport", "", page.story.title, f"01/09/2024 // Ilse Maran // {99}", ""),
        *(varied(each, number + place) for place, each in enumerate(page.story.paragraphs * 2)),
        *("(Related: Ferry strike enters second week.)", "", "Sources include:", "Lantern.example"),
    ]
    return "\n".join(lines).encode()


def ours(name: str) -> Callable[[bytes], object]:
    """The reader of this project."""

    def call(data: bytes) -> object:
        (found,) = read(Seed(id="a", path=name, data=data), CONVENTIONS)
        if not isinstance(found, Article):
            raise SystemExit(found.message)
        return found

    return call


def alone(data: bytes) -> object:
    """The libraries' story and date, each from the page's bytes, as their manuals show it."""
    story = trafilatura.extract(data, include_comments=False)
    return story, htmldate.find_date(data, original_date=True, max_date=TODAY)


def alone_with_metadata(data: bytes) -> object:
    """The same with title, author and outlet, as far as trafilatura tells them."""
    return trafilatura.bare_extraction(data, include_comments=False, with_metadata=True)


def fresh(make: Callable[[Page, int], bytes], own: int) -> Iterator[tuple[bytes, ...]]:
    """All pages as files, again and again, each time in other words, which are a reader's own."""
    for number in itertools.count(own * APART, STEP):
        yield tuple(make(page, number) for page in pages())


def rate(reader: Reader, seconds: float) -> float:
    """Files read a second of the processor."""
    spent, done = 0.0, 0
    while spent < seconds:
        files = next(reader.files)
        began = time.process_time()
        for data in files:
            reader.read(data)
        spent += time.process_time() - began
        done += len(files)
    return done / spent


def main() -> None:
    """Measure in turns, print the middle of each reader's rounds."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--seconds", type=float, default=8, help="for each reader, in all")
    options = parser.parse_args()
    readers = (
        Reader("trafilatura + htmldate", fresh(long, 0), alone),
        Reader("trafilatura with metadata", fresh(long, 1), alone_with_metadata),
        Reader("this archive, HTML", fresh(long, 2), ours("a.html")),
        Reader("this archive, flat text", fresh(flat, 3), ours("a.txt"), is_html=False),
    )
    for reader in readers:
        rate(reader, 0.5)  # the first calls load and compile
    rounds = [[rate(reader, options.seconds / ROUNDS) for reader in readers] for _ in range(ROUNDS)]
    middle = [sorted(column)[ROUNDS // 2] for column in zip(*rounds, strict=True)]
    print(
        "| Reader | Files a second | KB a file | of trafilatura + htmldate |\n|---|---:|---:|---:|"
    )
    for reader, speed in zip(readers, middle, strict=True):
        files = next(reader.files)
        size = sum(map(len, files)) / len(files) / 1_000
        ratio = f"{speed / middle[0]:.2f}" if reader.is_html else ""
        print(f"| {reader.name} | {speed:.0f} | {size:.1f} | {ratio} |")


if __name__ == "__main__":
    main()
