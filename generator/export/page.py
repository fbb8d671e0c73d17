"""The Data page: every file with its size, how to load and read it, and the data dictionary."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator import addresses, vocabulary
from generator.export.feeds import feeds
from generator.export.files import FOLDER, Filled
from generator.export.tables import Column, spoken
from generator.page import Page
from generator.view import wording
from generator.view.facts import Text
from generator.view.interface import many, number, say
from generator.view.licences import Named, licence
from generator.view.lookup import Lookup

FEEDS = 12  # shown; every page of an actor or a country names its own


class Download(NamedTuple):
    """A file: its address below docs/, what it is called, how large it is."""

    path: str
    name: str
    size: str


class Field(NamedTuple):
    """A column in the dictionary. `terms` leads to the words it is one of, `values` are those of
    a list that stands on no other page, `to` the table that it points at."""

    name: str
    kind: str
    filled: bool
    about: str
    terms: Text | None
    values: tuple[str, ...]
    to: Text | None


class Shown(NamedTuple):
    """A table with its files and its dictionary."""

    name: str
    title: str
    anchor: str
    about: str
    key: str
    rows: int
    files: tuple[Download, ...]
    fields: tuple[Field, ...]


class Followed(NamedTuple):
    """A feed: what it is of, its page, its address without ending, how many incidents it is of."""

    of: str
    page: str
    path: str
    incidents: int


class View(NamedTuple):
    """Everything on the page."""

    name: str
    empty: bool
    tables: tuple[Shown, ...]
    columns: int
    map: Download
    package: Download
    feeds: tuple[Followed, ...]
    more: int
    base: str
    site: str | None
    licence: Named | None
    cite: str


def pages(look: Lookup, rows: Filled, files: Mapping[str, str]) -> Iterator[Page]:
    """The page of an archive's data; an empty archive has one too. `files` are by name."""
    settings = look.settings
    shown = tuple(_shown(name, len(found), files) for name, found in rows.items())
    followed = tuple(
        Followed(each.title.removeprefix(f"{settings.name}: "), each.page, each.path,
                 len(each.incidents))
        for each in sorted(feeds(look), key=lambda each: (-len(each.incidents), each.title))
    )  # fmt: skip
    base = (settings.site_url or "https://archive.example.org").rstrip("/")
    yield Page(
        path=addresses.DATA,
        title=say("on_data.data"),
        template="data.md.j2",
        kind="data",
        description=say("in_data.about", name=settings.name),
        view=View(
            name=settings.name,
            empty=not look.archive.records,
            tables=shown,
            columns=sum(len(table.fields) for table in shown),
            map=_download("incidents.geojson", files),
            package=_download("datapackage.json", files),
            feeds=followed[:FEEDS],
            more=len(followed) - len(followed[:FEEDS]),
            base=f"{base}/{FOLDER}",
            site=settings.site_url,
            licence=licence(settings.licence),
            cite=_cite(look),
        ),
    )


def _cite(look: Lookup) -> str:
    days = [d for r in look.archive.records if (d := r.article.published)]
    told = wording.counted(len(look.archive.records), "report")
    until = say("in_data.until", day=wording.day(max(days))) if days else ""
    return say("in_data.cite", name=look.settings.name, told=told, until=until)


def _shown(name: str, count: int, files: Mapping[str, str]) -> Shown:
    table = spoken()[name]
    return Shown(
        name=name,
        title=table.title,
        anchor=f"table-{name}",
        about=table.about,
        key=wording.listed(table.key),
        rows=count,
        files=tuple(_download(f"{name}.{kind}", files) for kind in ("csv", "jsonl")),
        fields=tuple(_field(field, column) for field, column in table.columns.items()),
    )


def _download(name: str, files: Mapping[str, str]) -> Download:
    return Download(f"{FOLDER}/{name}", name, size(len(files[name].encode())))


def size(count: int) -> str:
    """Bytes in a reader's units: ``1,234`` → ``1.2 KB``."""
    if count < 1_000:
        return say("in_data.bytes", n=count)
    value, unit = (count / 1e6, "MB") if count >= 1_000_000 else (count / 1e3, "KB")
    return f"{number(round(value, 1) if value < 10 else round(value))} {unit}"


def _field(name: str, column: Column) -> Field:
    return Field(
        name=name,
        kind=say(f"in_data.kinds.{column.type}"),
        filled=column.required,
        about=column.about,
        terms=_terms(column.terms),
        values=column.values,
        to=_to(column.to),
    )


def _terms(name: str | None) -> Text | None:
    if name is None:
        return None
    count = many("word", len(vocabulary.terms(name)))
    words = say("in_data.terms", list=say(f"vocabularies.{name}"), words=count)
    return Text(words, addresses.word(name.replace("_", "-")))


def _to(column: str | None) -> Text | None:
    if column is None:
        return None
    table, _, _ = column.partition(".")
    return Text(spoken()[table].title, f"{addresses.DATA}#table-{table}")
