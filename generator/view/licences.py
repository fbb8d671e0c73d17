"""The licence that an archive states for its own data."""

from typing import NamedTuple

from generator import escape, vocabulary


class Named(NamedTuple):
    """A licence: its SPDX name, its title, and its address where one is known."""

    name: str
    title: str
    path: str | None


def licence(stated: str | None) -> Named | None:
    """What the maintainer stated: a known SPDX name, an address, or words of their own."""
    if not stated:
        return None
    known = vocabulary.load("licences.yml").get(stated)
    if known:
        return Named(stated, known["title"], known["path"])
    address = escape.url(stated)
    return Named("other-licence", stated, address)
