"""When a record last changed, told by what it is made of: its reports and its editors' decisions.

No clock is asked and no file's time: an unchanged record has an unchanged day in every build.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.model import Incident
from generator.view.lookup import Lookup

NEVER = "1970-01-01"  # the day of a record that nothing dates: feeds must have one


class Days(NamedTuple):
    """When a record came to be and when it last changed: days, or a month or year where an article
    tells no day."""

    first: str
    last: str


def every(look: Lookup) -> Mapping[str, Days]:
    """The days of every incident, by id."""
    return {incident.id: days(look, incident) for incident in look.archive.incidents}


def days(look: Lookup, incident: Incident) -> Days:
    """The days of an incident. In the order of days, a month or year stands at its first one."""
    ids = {ref.article for ref in incident.reports}
    reported = [
        day for id in ids if id in look.records and (day := look.records[id].article.published)
    ]
    known = {incident.id, *ids}
    decided = [one.when for one in look.archive.decisions if known & {one.target, one.other}]
    told = sorted([*reported, *decided], key=lambda day: (whole(day), day))
    if not told and incident.when.latest:
        told = [incident.when.latest]
    return Days(told[0], told[-1]) if told else Days(NEVER, NEVER)


def whole(iso: str) -> str:
    """The first day of a day, month or year: ``2024-05`` → ``2024-05-01``."""
    return f"{iso[:10]}-01-01"[:10] if len(iso) != 7 else f"{iso}-01"


def latest(found: Iterable[Days]) -> str | None:
    """The last change of several records; None when nothing dates them."""
    last = max((each.last for each in found), key=whole, default=NEVER)
    return last if last != NEVER else None
