"""Which articles speak with one voice: copies of a text, and stories taken from one wire."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from generator.link.clues import alike
from generator.model import Head, Record
from generator.vocabulary import load

COPY = 0.9  # share of common wording from which an article repeats another
_UPSTREAM = re.compile(r"\((via )?([^()]{2,60})\)\s*$")
_ENDING = re.compile(r"\.(?:com|org|net|co\.uk)$", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z]{2,5}\Z", re.ASCII)
BANDS = 16  # of four numbers each: texts alike to nine tenths share at least one band


def upstream(head: Head) -> str | None:
    """The one source that an article took its story from, if it names just one.

    "The Alder Post (Coastal Wire)" → "Coastal Wire"; "Sources include: CoastalWire.com" the same
    way; several sources make a story of the outlet's own.
    """
    if head.reprint_of:
        return head.reprint_of
    named = _UPSTREAM.search(outlet(head) or "")
    if named and (named[1] or is_agency(named[2].strip())):
        return named[2].strip()
    return head.sources[0] if len(head.sources) == 1 else None


def is_agency(name: str) -> bool:
    """Whether a name in brackets is that of a news agency: "AFP", "Coastal Wire"; not "Dhaka"."""
    known = _wires()
    capitals = bool(_CAPITALS.match(name)) and name not in known["no_agencies"]
    ending = name.rsplit(" ", 1)[-1].casefold() in known["endings"]
    return capitals or ending or name.casefold() in known["agencies"]


@cache
def _wires() -> dict[str, frozenset[str]]:
    words: dict[str, list[str]] = load("wires.yml")
    agencies = frozenset(name.casefold() for name in words["agencies"])
    exact = {name: frozenset(words[name]) for name in ("endings", "no_agencies")}
    return {"agencies": agencies, **exact}


def outlet(head: Head) -> str | None:
    """The outlet that speaks: of a summary, the outlet that it summarises."""
    return head.summarised_from.outlet if head.summarised_from else head.outlet


def origins(records: Sequence[Record]) -> dict[str, str]:
    """Article → the name of its upstream source, for those that have one."""
    return {record.id: named for record in records if (named := upstream(record.article))}


def voices(records: Sequence[Record]) -> dict[str, str]:
    """Article → whom to count it as: its first text's upstream source or outlet, else itself."""
    by_id = {record.id: record for record in records}
    first = duplicates(records)
    return {id: _voice(by_id[first.get(id, id)]) for id in by_id}


def _voice(record: Record) -> str:
    name = upstream(record.article) or outlet(record.article)
    return _ENDING.sub("", name.strip()).casefold().replace(" ", "") if name else record.id


def duplicates(records: Sequence[Record]) -> dict[str, str]:
    """Article → the article that it repeats: the earliest published of those alike to nine
    tenths (by id where days are equal or missing)."""
    ordered = sorted(records, key=lambda r: (r.article.published or "9999", r.id))
    kept: dict[str, Record] = {}
    buckets: defaultdict[tuple[object, ...], list[str]] = defaultdict(list)
    found: dict[str, str] = {}
    for record in ordered:
        keys = _keys(record)
        near = dict.fromkeys(id for key in keys for id in buckets[key])
        first = next((id for id in near if _same(kept[id], record)), None)
        if first is not None:
            found[record.id] = first
            continue
        kept[record.id] = record
        for key in keys:
            buckets[key].append(record.id)
    return found


def _keys(record: Record) -> list[tuple[object, ...]]:
    hashes = record.fingerprint.minhash
    width = len(hashes) // BANDS
    bands = [(band, *hashes[band * width : band * width + width]) for band in range(BANDS)]
    return [("sha256", record.sha256), *(bands if width else [])]


def _same(first: Record, record: Record) -> bool:
    alike_text = alike(first.fingerprint.minhash, record.fingerprint.minhash) >= COPY
    return first.sha256 == record.sha256 or alike_text
