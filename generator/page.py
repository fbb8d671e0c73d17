"""What a page is, before it is written."""

from typing import Any

import msgspec


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page to be rendered. `path` is its place below docs/ (see ``addresses``), `template` a
    file of templates/pages/, `view` what that template shows (under the name ``view``), `hide`
    Material's parts to leave out ("navigation", "toc"), `kind` a class for the style sheet and
    for tests ("incident", "day"), `listed` whether search finds it, `redirect` the page below docs/
    that browsers are led on to at once."""

    path: str
    title: str
    template: str
    view: Any
    kind: str
    description: str = ""
    hide: tuple[str, ...] = ("navigation",)
    listed: bool = True
    redirect: str | None = None
