"""Which incidents have the addresses that the registry keeps, and where the others' reports went.

An incident has the kept address with whose articles it shares most, if one of their texts is
unchanged, or else two of the three things that an address tells still hold: a corrected day, place
or kind does not move it, and an article that was replaced by one on another event does not take
the address along.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from slugify import slugify

from generator.link.mention import Mention, ordinal
from generator.registry import Kept, Registry, fingerprint
from generator.vocabulary import terms

AGREE = 2  # of day, place and kind
FAR = 45  # days that no correction bridges, unless the text is the same
_OPEN = frozenset({"undated", "unplaced", "event"})  # told by no address
Group = Sequence[Mention]


class Parts(NamedTuple):
    """What an address tells: ``2019-03-07``, ``port-alder``, ``bombing``."""

    day: str
    place: str
    kind: str


@cache
def _form() -> re.Pattern[str]:
    kinds = sorted({slugify(kind) for kind in terms("incident_type")} | {"event"})
    day = r"undated|\d{4}(?:-\d{2}){0,2}"
    return re.compile(rf"({day})-([a-z0-9-]{{1,80}}?)-({'|'.join(kinds)})(?:-\d{{1,6}})?\Z")


def parts(address: str) -> Parts | None:
    """What an address tells; None for one that a person made up."""
    match = _form().match(address)
    return Parts(match[1], match[2], match[3]) if match else None


def agree(ours: str, theirs: str) -> int:
    """How many of day, place and kind two addresses tell alike; what is not told is alike. Days
    far apart are of two events."""
    left, right = parts(ours), parts(theirs)
    if left is None or right is None:
        return len(Parts._fields)
    if _far(left.day, right.day):
        return 0
    days = left.day.startswith(right.day) or right.day.startswith(left.day)
    told = zip(left, right, strict=True)
    same = [a == b or a in _OPEN or b in _OPEN for a, b in told]
    return sum((same[0] or days, *same[1:]))


def _far(ours: str, theirs: str) -> bool:
    """Whether two days or years, each as exact as it is told, are of two events."""
    if "undated" in {ours, theirs}:
        return False
    left, right = ordinal(ours), ordinal(theirs)
    if left is None or right is None:
        return ours[:4] != theirs[:4]
    return abs(left - right) > FAR


def homes(groups: Sequence[Group], stems: Sequence[str], registry: Registry) -> dict[int, str]:
    """Group → its kept address. `stems` are the addresses that the groups would have anew."""
    index = _index(groups)
    bids = sorted(
        _bid(entry, order, group, shared, stems, groups)
        for order, entry in enumerate(registry.incidents)
        for group, shared in _shared(entry, index).items()
    )
    found: dict[int, str] = {}
    taken: set[int] = set()
    for *_, order, group in bids:
        entry = registry.incidents[order]
        if group not in found and order not in taken and _means(entry, stems[group], groups[group]):
            found[group] = entry.id
            taken.add(order)
    return found


def _means(entry: Kept, stem: str, group: Group) -> bool:
    """Whether a group is still the incident of the entry."""
    same = any(
        mention.report.main
        and entry.texts.get(mention.key[0]) == fingerprint(mention.record.sha256)
        for mention in group
    )
    return same or _alike(entry, stem) >= AGREE


def _alike(entry: Kept, stem: str) -> int:
    return max(agree(known, stem) for known in (entry.id, entry.now) if known)


Index = dict[str, list[tuple[int, bool]]]  # article → groups that report it, and whether mainly
Bid = tuple[int, int, float, int, int]  # the best first: likeness, order of the entry, group


def _index(groups: Sequence[Group]) -> Index:
    index: defaultdict[str, list[tuple[int, bool]]] = defaultdict(list)
    for place, group in enumerate(groups):
        for mention in group:
            index[mention.key[0]].append((place, mention.report.main))
    return index


def _bid(
    entry: Kept, order: int, group: int, shared: int, stems: Sequence[str], groups: Sequence[Group]
) -> Bid:
    every = len(entry.articles | entry.mentions) + len(groups[group]) - shared / 2
    return -shared, -_alike(entry, stems[group]), -shared / max(every, 1.0), order, group


def _shared(entry: Kept, index: Index) -> Counter[int]:
    """Group → what it has of an entry: two for a report in its old role, one in another."""
    shared: Counter[int] = Counter()
    for articles, role in ((entry.articles, True), (entry.mentions, False)):
        for article in articles:
            for group, main in index.get(article, ()):
                shared[group] += 2 if main is role else 1
    return shared


def trails(groups: Sequence[Group], ids: Sequence[str], registry: Registry) -> dict[str, str]:
    """Kept addresses without an incident of their own, and former ones → the incident that has
    most of their reports now. An address of which nothing is left leads nowhere."""
    index, living = _index(groups), set(ids)
    found: dict[str, str] = {}
    for entry in registry.incidents:
        to = entry.id
        if to not in living:
            shared = _shared(entry, index)
            if not shared:
                continue
            to = ids[max(shared, key=lambda group: (shared[group], -group))]
        found |= {old: to for old in (entry.id, *entry.was) if old not in living}
    return found
