"""How fast pages and flat texts are read, beside the libraries that find story and date alone.

    .venv/bin/python bench/pages.py [--seconds 8]

The pages are those of the tests, each made longer by more paragraphs and a larger frame so that
they have the size of news pages. All readers take turns in one run, since a machine's speed
changes from minute to minute: trust the ratios. Reach: HTML at least 0.8 times as fast as
trafilatura and htmldate called directly; 1,000 flat articles a second and core.
"""

import argparse
import sys
import time
from collections.abc import Callable
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


COPIES = 40  # of each page, each with words of its own


class Reader(NamedTuple):
    """Something that reads one file of a kind."""

    name: str
    files: tuple[bytes, ...]
    read: Callable[[bytes], object]


def varied(paragraph: str, number: int) -> str:
    """The paragraph as no other page has it: what is remembered of it is of no use."""
    mark = "".join(chr(ord("a") + int(digit)) for digit in str(number))
    return f"{paragraph} So wrote {mark.capitalize()}."


def long(page: Page, number: int) -> bytes:
    """The page with a story of some 6 KB and a frame of some 60 links."""
    extra = "".join(
        f"<p>{start} {varied(paragraph, number)}</p>"
        for start in STARTS
        for paragraph in page.story.paragraphs[2:4]
    )
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


def rate(reader: Reader, seconds: float) -> float:
    """Files read a second of the processor."""
    began, done = time.process_time(), 0
    while time.process_time() - began < seconds:
        reader.read(reader.files[done % len(reader.files)])
        done += 1
    return done / (time.process_time() - began)


def main() -> None:
    """Measure in turns, print the middle of each reader's rounds."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--seconds", type=float, default=8, help="for each reader, in all")
    options = parser.parse_args()
    numbers = range(0, COPIES * 100, 100)
    webs = tuple(long(page, number) for number in numbers for page in pages())
    flats = tuple(flat(page, number) for number in numbers for page in pages())
    readers = (
        Reader("trafilatura + htmldate", webs, alone),
        Reader("trafilatura with metadata", webs, alone_with_metadata),
        Reader("this archive, HTML", webs, ours("a.html")),
        Reader("this archive, flat text", flats, ours("a.txt")),
    )
    for reader in readers:
        rate(reader, 0.5)  # the first calls load and compile
    rounds = [[rate(reader, options.seconds / 5) for reader in readers] for _ in range(5)]
    middle = [sorted(column)[2] for column in zip(*rounds, strict=True)]
    print(
        "| Reader | Files a second | KB a file | of trafilatura + htmldate |\n|---|---:|---:|---:|"
    )
    for reader, speed in zip(readers, middle, strict=True):
        size = sum(map(len, reader.files)) / len(reader.files) / 1_000
        ratio = f"{speed / middle[0]:.2f}" if reader.files is webs else ""
        print(f"| {reader.name} | {speed:.0f} | {size:.1f} | {ratio} |")


if __name__ == "__main__":
    main()
