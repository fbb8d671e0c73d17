"""What a page is, before it is written."""

from typing import Any

import msgspec


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What programs are told of a page: the day of its last change, the title and address (without
    ending) of its feed, its record as JSON, and what it is about as JSON-LD."""

    updated: str | None = None
    feed: tuple[str, str] | None = None
    record: str | None = None
    linked: str = ""


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page to be rendered. `path` is its place below docs/ (see ``addresses``), `template` a
    file of templates/pages/, `view` what that template shows (under the name ``view``), `hide`
    Material's parts to leave out ("navigation", "toc"), `kind` a class for the style sheet and
    for tests ("incident", "day"), `redirect` the page below docs/
    that browsers are led on to at once."""

    path: str
    title: str
    template: str
    view: Any
    kind: str
    description: str = ""
    hide: tuple[str, ...] = ("navigation",)
    redirect: str | None = None
