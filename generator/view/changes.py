"""The page of what changed last: by the days of reports and decisions, which no build moves."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from generator import addresses
from generator.model import Incident
from generator.page import Page
from generator.view import fresh, rows, wording
from generator.view.interface import say
from generator.view.lookup import Lookup
from generator.view.receipts import source_name
from generator.view.rulings import rulings

SHOWN = 100


class Change(NamedTuple):
    """An incident and what its last change was."""

    row: rows.Row
    how: tuple[str, ...]


class Day(NamedTuple):
    """A day, month or year with what changed then."""

    iso: str
    name: str
    target: str | None
    changes: tuple[Change, ...]


class View(NamedTuple):
    """Everything on the page, newest first."""

    days: tuple[Day, ...]
    shown: int
    total: int


def pages(look: Lookup) -> Iterator[Page]:
    """The one page; an empty archive has it too."""
    changed = fresh.every(look)
    dated = [one for one in look.archive.incidents if changed[one.id].last != fresh.NEVER]
    dated.sort(key=lambda one: one.id)
    days = {one.id: changed[one.id].last for one in dated}
    dated.sort(key=lambda one: (fresh.whole(days[one.id]), days[one.id]), reverse=True)
    shown = dated[:SHOWN]
    groups = groupby(shown, key=lambda one: days[one.id])
    listed = tuple(_day(look, iso, found) for iso, found in groups)
    yield Page(
        path=addresses.CHANGES,
        title=say("in_changes.title"),
        template="changes.md.j2",
        kind="index",
        description=say("in_changes.description", name=look.settings.name),
        view=View(listed, len(shown), len(look.archive.incidents)),
    )


def _day(look: Lookup, iso: str, found: Iterable[Incident]) -> Day:
    changes = tuple(_change(look, each, iso) for each in found)
    return Day(iso, wording.day(iso), look.date(iso), changes)


def _change(look: Lookup, incident: Incident, day: str) -> Change:
    """What that day brought: the first reports, further ones, decisions."""
    articles = dict.fromkeys(ref.article for ref in incident.reports if ref.article in look.records)
    records = [look.records[article] for article in articles]
    new = [record for record in records if record.article.published == day]
    older = len(records) - len(new)
    how = []
    if new:
        names = wording.listed(dict.fromkeys(source_name(record) for record in new))
        line = say("in_changes.mentioned" if incident.stub else "in_changes.reported", names=names)
        others = wording.counted(older, "other report")
        how.append(line + (say("in_changes.after", others=others) if older else ""))
    found = rulings(look, (incident.id, *articles))
    how += [f"{one.what}: {one.why}" for one in found if one.iso == day]
    return Change(rows.row(incident, look), tuple(how))
