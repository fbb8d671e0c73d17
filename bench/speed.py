"""How fast articles of about 6 kB are read, each kind of fact apart: a Markdown table.

    .venv/bin/python bench/speed.py [--count 200] [--passes 3]

The articles are put together from the sentences below, by a fixed seed; with DATELINE_GOLD set,
those of its articles that are about as long are read in their place. Times are processor time of
one core, the best of some passes over the same articles, so lexicons and the gazetteer are loaded
and warm. Memory is the peak of the whole process.
"""

import argparse
import os
import random
import resource
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.extract.actors import find_actors
from generator.extract.fingerprint import fingerprint
from generator.extract.incidents import find_incidents
from generator.extract.places import find_places
from generator.extract.record import extract
from generator.extract.statements import find_statements
from generator.extract.times import find_times
from generator.gazetteer import Gazetteer, open_gazetteer
from generator.model import Article, Conventions
from generator.pipeline import cache_folder
from generator.read import read_line
from generator.story import tell

LENGTH = 6_000  # characters of an article put together
LIKE = range(4_500, 8_001)  # characters of a given article that counts as about as long
TODAY = Conventions(today="2026-01-01")

CITIES = "Porto, Kerman, Lahore, Kano, Valletta, Odesa, Manila, Nairobi, Lyon, Izmir, Basra"
WORDS = {
    "city": CITIES,
    "town": CITIES,
    "country": "Portugal, Iran, Pakistan, Nigeria, Malta, Ukraine, Kenya, France, Turkey, Iraq",
    "first": "Ilse, Tomas, Dara, Vera, Osman, Brenna, Milo, Sanna, Yusuf, Petra, Adil, Marta",
    "last": "Maran, Reyle, Velan, Quill, Tarrow, Ostrin, Kelm, Harrane, Dovik, Sallow, Ekholm",
    "day": "Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday",
    "month": "January, February, March, April, May, June, July, August, October, December",
    "deed": "bomb exploded, gunman opened fire, lorry was driven into a crowd, fire broke out",
    "site": "market, bus station, school, police post, harbour, hospital, bridge",
}
LEADS = (
    "{CITY} -- A {deed} at a {site} in {city} on {day}, killing at least {n} people, police said.",
    "{CITY}, {month} {d} (Coastal Wire) - {n} people were killed when a {deed} in {city} on {day}.",
)
SENTENCES = (
    "“We heard a loud noise and ran to the {site},” said {first} {last}, who sells bread there.",
    "Interior Minister {first} {last} said on {day} that the number of dead had risen to {n}.",
    "The injured, {m} of them, were taken to three hospitals in {city} and in {town}.",
    "No group has claimed responsibility for the attack, the {city} Police Department said.",
    "A man aged {m} was arrested two days later in {town}, according to the prosecutor's office.",
    "In {month} {year} a similar attack in {town} killed {n} people and wounded {m} others.",
    "{first} {last}, a spokesman for the army, told reporters that the search would go on.",
    "The mayor of {city}, {first} {last}, declared three days of mourning.",
    "Schools stayed closed on {day} and trains to {town} did not run until the next morning.",
    "“Nobody should have to see this,” {last} added, “and nobody here will forget it.”",
    "The government of {country} condemned the attack and offered help to the families.",
    "Rain had fallen for most of the week, and the roads around the {site} were hard to pass.",
    "Officials first spoke of {m} dead but later said that some had been counted twice.",
    "The {site} was built in {year} and had been repaired only last year, a local paper wrote.",
    "Residents left flowers and candles at the gate, where a list of names had been put up.",
    "Prices at the {site} fell by {m} percent in the following weeks, traders said.",
    "A court in {town} sentenced two men to {n} years in prison over the {year} attack.",
    "The fourth anniversary of the {town} bombing is marked on {month} {d}.",
    "About {m} families were moved to tents, and aid workers brought water and blankets.",
    "{first} {last}, {m}, lost her brother; she had last spoken to him on {day} evening.",
)


class Part(NamedTuple):
    """A stage and one call of it for every article."""

    name: str
    calls: Sequence[Callable[[], object]]


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--count", type=int, default=200, help="articles (default 200)")
    options.add_argument("--passes", type=int, default=3, help="passes; the best one counts")
    told = options.parse_args()
    lines = given(told.count) or [written(number) for number in range(told.count)]
    size = sum(map(len, lines)) / len(lines) / 1000
    print(f"{len(lines)} articles of {size:.1f} kB, one core, best of {told.passes} passes\n")
    print("| part | ms an article | articles a second |\n|---|---:|---:|")
    gazetteer = open_gazetteer(cache_folder())
    for part in parts(lines, gazetteer):
        seconds = min(spent(part) for _ in range(told.passes)) / len(lines)
        print(f"| {part.name} | {1000 * seconds:.2f} | {1 / seconds:,.0f} |")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nPeak memory: {peak:.0f} MB")


def parts(lines: Sequence[bytes], gazetteer: Gazetteer) -> list[Part]:
    """Reading, every kind of fact with what it needs made ready, then the whole."""
    articles = [found for line in lines if isinstance(found := _read(line), Article)]
    stories = [tell(article) for article in articles]
    times = [find_times(story) for story in stories]
    places = [find_places(story, gazetteer) for story in stories]
    actors = [find_actors(story, own) for story, own in zip(stories, places, strict=True)]
    known = list(zip(stories, times, places, actors, strict=True))
    return [
        Part("read", [partial(_read, line) for line in lines]),
        Part("story", [partial(tell, article) for article in articles]),
        Part("fingerprint", [partial(fingerprint, story) for story in stories]),
        Part("times", [partial(find_times, story) for story in stories]),
        Part("places", [partial(find_places, story, gazetteer) for story in stories]),
        Part("actors", [partial(find_actors, story, place) for story, _, place, _ in known]),
        Part("incidents", [partial(find_incidents, *all_) for all_ in known]),
        Part("statements", [partial(find_statements, s, a, t) for s, t, _, a in known]),
        Part("whole", [partial(_whole, line, gazetteer) for line in lines]),
    ]


def _read(line: bytes) -> object:
    return read_line(line, number=1, path="speed.jsonl", conventions=TODAY)


def _whole(line: bytes, gazetteer: Gazetteer) -> bytes | None:
    article = _read(line)
    if not isinstance(article, Article):
        return None
    return msgspec.json.encode(extract(article, gazetteer=gazetteer))


def spent(part: Part) -> float:
    """Seconds of processor time for all calls of a part."""
    start = time.process_time()
    for call in part.calls:
        call()
    return time.process_time() - start


def written(number: int) -> bytes:
    """An article put together from the sentences above: the same for the same number."""
    chance = random.Random(number)  # noqa: S311 - no secret is made here
    title = f"Many killed in {chance.choice(CITIES.split(', '))}"
    paragraphs = [_sentence(chance, LEADS)]
    while sum(map(len, paragraphs)) < LENGTH:
        paragraphs.append(" ".join(_sentence(chance, SENTENCES) for _ in range(2)))
    text = "\n\n".join([title, *paragraphs])
    return msgspec.json.encode({"id": f"speed-{number}", "text": text, "published": "2024-05-16"})


def _sentence(chance: random.Random, forms: Sequence[str]) -> str:
    words = {slot: chance.choice(told.split(", ")) for slot, told in WORDS.items()}
    return chance.choice(forms).format(
        **words,
        CITY=words["city"].upper(),
        year=chance.randint(1990, 2023),
        d=chance.randint(1, 28),
        n=chance.randint(2, 40),
        m=chance.randint(20, 90),
    )


def given(count: int) -> list[bytes]:
    """Lines with articles of about that length from the gold, if there is any."""
    folder = os.environ.get("DATELINE_GOLD")
    found = [
        line
        for path in sorted(Path(folder, "bench", "data").glob("*.articles.jsonl") if folder else [])
        for line in path.read_bytes().splitlines()
        if len(msgspec.json.decode(line)["text"]) in LIKE
    ]
    random.Random(1).shuffle(found)  # noqa: S311 - no secret is made here
    return found[:count]


if __name__ == "__main__":
    main()
