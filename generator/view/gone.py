"""Pages at addresses that once held a record: where it is now, or who withdrew it and why."""

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from generator import addresses
from generator.model import Decision
from generator.page import Page
from generator.view import wording
from generator.view.interface import say
from generator.view.lookup import Lookup, is_day


class Gone(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a record: `target` is the page that has it now, if any."""

    title: str
    target: str | None = None
    name: str = ""
    when: str = ""
    who: str = ""
    why: str = ""


def pages(lookup: Lookup) -> Iterator[Page]:
    """One page for each old address of a merged or renamed incident and each withdrawn record."""
    for old, new in lookup.archive.moved.items():
        yield _moved(addresses.incident(old), addresses.incident(new), lookup.incidents[new].title)
    for old, new in lookup.archive.renamed.items():
        if new in lookup.actors and old not in lookup.actors:
            yield _moved(addresses.actor(old), addresses.actor(new), lookup.actors[new].name)
    rulings = {ruling.target: ruling for ruling in lookup.archive.decisions if _withdraws(ruling)}
    for id in lookup.archive.withheld:
        gone = Gone(title=say("in_gone.this_record_is_gone"))
        view = _withdrawn(rulings[id]) if id in rulings else gone
        taken = {lookup.incident(id), lookup.source(id)}
        for path in (addresses.incident(id), addresses.source(id)):
            if path not in taken:
                yield _page(path, view)


def _moved(old: str, new: str, name: str) -> Page:
    view = Gone(title=say("in_gone.this_record_has_moved"), target=new, name=name)
    return replace(_page(old, view), redirect=new)


def _withdraws(ruling: Decision) -> bool:
    return ruling.action == "withhold"


def _withdrawn(ruling: Decision) -> Gone:
    return Gone(
        title=say("in_gone.this_record_was_withdrawn"),
        when=wording.day(ruling.when) if is_day(ruling.when) else ruling.when,
        who=ruling.who,
        why=ruling.why,
    )


def _page(path: str, view: Gone) -> Page:
    return Page(
        path=path,
        title=view.title,
        template="gone.md.j2",
        kind="gone",
        hide=("navigation", "toc"),
        view=view,
    )
