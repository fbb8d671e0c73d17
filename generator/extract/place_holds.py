"""Which place lies in which, and how far two are apart, as far as the gazetteer's codes say."""

import math

from generator.gazetteer import Entry


def holds(outer: Entry, inner: Entry) -> bool:
    """Whether the inner place lies in the outer one: Texas holds Paris (the one in Texas)."""
    if outer.country != inner.country or outer.kind == "city" or outer.id == inner.id:
        return False
    if outer.kind in {"country", "demonym"}:
        return inner.kind not in {"country", "demonym"}
    if outer.kind == "region" or outer.admin1 is None:
        return distance(outer, inner) < 300
    if outer.admin1 != inner.admin1 or inner.kind not in {"city", "admin2"}:
        return False
    return outer.kind == "admin1" or (inner.kind == "city" and distance(outer, inner) < 80)


def distance(one: Entry, other: Entry) -> float:
    """Kilometres between two places, near enough for a comparison."""
    up = (one.lat - other.lat) * 111.2
    across = (one.lon - other.lon) * 111.2 * math.cos(math.radians((one.lat + other.lat) / 2))
    return math.hypot(up, across)
