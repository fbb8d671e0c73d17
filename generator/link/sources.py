"""Which articles speak with one voice: copies of a text, and stories taken from one wire."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import chain

from generator.link.clues import alike
from generator.model import Head, Record
from generator.vocabulary import load

COPY = 0.9  # share of common wording from which an article repeats another
_UPSTREAM = re.compile(r"\((via )?([^()]{2,60})\)\s*$")
_ENDING = re.compile(r"\.(?:com|org|net|co\.uk)$", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z]{2,5}\Z", re.ASCII)
BANDS = 8  # of eight numbers each: texts alike to nine tenths share at least two whole bands


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
    kept: list[Record] = []
    by_bytes: dict[str, int] = {}
    by_band: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    found: dict[str, str] = {}
    for record in ordered:
        bands, shared = _bands(record.fingerprint.minhash)
        hits = Counter(chain.from_iterable(by_band[band] for band in bands))
        near = sorted(place for place, count in hits.items() if count >= shared)
        alike_text = (place for place in near if _is_copy(kept[place], record))
        first = by_bytes.get(record.sha256, next(alike_text, None))
        if first is not None:
            found[record.id] = kept[first].id
            continue
        by_bytes[record.sha256] = len(kept)
        for band in bands:
            by_band[band].append(len(kept))
        kept.append(record)
    return found


def _bands(hashes: tuple[int, ...]) -> tuple[list[tuple[int, ...]], int]:
    """The bands of a MinHash, and how many of them any copy shares: each number that differs can
    break one band only."""
    width = len(hashes) // BANDS
    bands = [(band, *hashes[band * width : band * width + width]) for band in range(BANDS)]
    may_differ = math.floor(len(hashes) * (1 - COPY) + 1e-9)
    return (bands if width else []), max(1, BANDS - may_differ)


def _is_copy(first: Record, record: Record) -> bool:
    return alike(first.fingerprint.minhash, record.fingerprint.minhash) >= COPY
