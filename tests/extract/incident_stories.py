"""Short ways to read incidents from invented stories, for the tests of this folder."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from generator.extract.incidents import find_incidents
from generator.extract.times import find_times
from generator.model import Actor, Article, Figure, Head, Place, Report, Role
from generator.story import Story, tell

PUBLISHED = "2024-01-10"

KINDS = {
    "red-dawn": ("Red Dawn", "armed_group"),
    "northern-front": ("Northern Front", "armed_group"),
    "velania": ("Velania", "state"),
    "ostria": ("Ostria", "state"),
    "interior-ministry": ("Interior Ministry", "government_body"),
    "dara-velan": ("Dara Velan", "person"),
    "tomas-reyl": ("Tomas Reyl", "person"),
    "daily-post": ("Daily Post", "media"),
}


def story(text: str, *, title: str = "", published: str | None = PUBLISHED) -> Story:
    """The story of an article that is only this text, below an optional title."""
    whole = f"{title}\n\n{text}" if title else text
    start = len(whole) - len(text)
    head = Head(
        published=published,
        title=title or None,
        title_span=(0, len(title)) if title else None,
        body=((start, len(whole)),),
    )
    return tell(Article(id="a", sha256="", text=whole, format="text", head=head))


def actors(text: str) -> tuple[Actor, ...]:
    """The invented actors that a text names. Dara Velan is a minister; Tomas Reyl is nobody."""
    found: list[Actor] = []
    for key, (name, kind) in KINDS.items():
        spans = tuple((m.start(), m.end()) for m in re.finditer(re.escape(name), text))
        roles = (Role(title="minister"),) if key == "dara-velan" else ()
        if spans:
            told: dict[str, Any] = {"kind": kind, "roles": roles, "mentions": spans}
            found.append(Actor(key=key, name=name, public=bool(roles), **told))
    return tuple(found)


def places(text: str, towns: Mapping[str, tuple[str, float, float]]) -> tuple[Place, ...]:
    """The towns that a text names, each a city with its country and point."""
    found = [
        Place(
            start=m.start(), end=m.end(), text=name, name=name, kind="city",
            country=country, lat=lat, lon=lon,
        )
        for name, (country, lat, lon) in towns.items()
        for m in re.finditer(re.escape(name), text)
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda place: place.start))


def read(text: str, *, title: str = "", published: str | None = PUBLISHED) -> tuple[Report, ...]:
    """The incidents of a story, with its times and the invented actors."""
    told = story(text, title=title, published=published)
    return find_incidents(told, find_times(told), (), actors(told.text))


def main(reports: Sequence[Report]) -> Report:
    """The one main incident."""
    (report,) = [report for report in reports if report.main]
    return report


def shown(figure: Figure | None) -> str | None:
    """A figure as the case files write it: "84/84/-"; None for what is not told."""
    if figure is None:
        return None
    return "/".join(
        "-" if value is None else str(value) for value in (figure.low, figure.best, figure.high)
    )
