"""What an index is made of: lines, perhaps in groups, and what they can be narrowed by."""

import msgspec

from generator import addresses
from generator.page import Page
from generator.view import wording
from generator.view.atlas import Atlas
from generator.view.filters import Filter
from generator.view.rows import Row

WHOLE = 1000  # lines, up to which an index holds them all
NEWEST = 150  # lines on it beyond that; its parts hold the others


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A line of an index. `path` is the page it leads to, `day` an ISO day that it sorts by,
    `at` where a place lies (longitude and latitude), `marks` what it has for the filters."""

    path: str | None
    title: str
    kind: wording.Term | None = None
    day: str | None = None
    when: str = ""
    more: str = ""
    count: int = 0
    reports: int = 0
    at: str = ""
    marks: str = ""


class Group(msgspec.Struct, frozen=True):
    """Lines, or narrower groups, under one heading; `path` is the heading's own page."""

    title: str
    anchor: str
    path: str | None
    total: int
    lines: tuple[Listed, ...] = ()
    groups: tuple["Group", ...] = ()


class Index(msgspec.Struct, frozen=True, kw_only=True):
    """An index, or the `part` of it that is named: how many lines in what order, in one list or in
    groups. `shown` of the `total` stand on the page. `filters` need a script: `words` are its words
    where it works on the lines of the page; `led` are the options that have lists of their own.
    `marks` go with `rows`; `outlets` are those of all articles."""

    total: int
    shown: int = 0
    outlets: int = 0
    part: str = ""
    lines: tuple[Listed, ...] = ()
    rows: tuple[Row, ...] = ()
    marks: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    map: Atlas | None = None
    filters: tuple[Filter, ...] = ()
    led: tuple[Filter, ...] = ()
    words: str = ""


def page(path: str, title: str, template: str, description: str, view: Index) -> Page:
    """An index; only that of dates is long enough for a table of contents."""
    return Page(
        path=path,
        title=title,
        template=template,
        kind="index",
        description=description,
        hide=("navigation",) if path == addresses.DATES and view.groups else ("navigation", "toc"),
        view=view,
    )
