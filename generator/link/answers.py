"""The settled answers of an incident: type, day, place, who is held responsible, and how the
sources stand to each other on each."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from msgspec.structs import replace

from generator.link.mention import Mention
from generator.model import Attribution, Standing, When, Where

Voices = dict[str, str]
T = TypeVar("T", bound=Hashable)
_DAY_ORDER = ("day", "few_days", "week", "month", "year_or_more", "before_publication", "unknown")
_PLACE_ORDER = (
    "site", "near", "district", "city", "admin1", "vague", "country", "international", "unknown",
)  # fmt: skip
_BROAD = frozenset({"armed_assault", "unarmed_assault", "other"})  # any narrower word is better


def kind(group: Sequence[Mention], voices: Voices) -> tuple[str, Standing]:
    """The type that most independent sources give, a narrow one before a broad one."""
    told = [mention for mention in _main(group) if mention.report.type != "unknown"]
    narrow = [mention for mention in told if mention.report.type not in _BROAD]
    backed = _backed(narrow or told, lambda mention: mention.report.type, voices)
    return (_first(backed), _agreement(backed)) if backed else ("unknown", "unknown")


def most(group: Sequence[Mention], read: Callable[[Mention], str]) -> str:
    """The word that most reports use; "unknown" only when all do."""
    words = [word for mention in _main(group) if (word := read(mention)) != "unknown"]
    return max(sorted(set(words)), key=words.count) if words else "unknown"


def every(group: Sequence[Mention], read: Callable[[Mention], Iterable[str]]) -> tuple[str, ...]:
    """All words that the reports use, in order of the alphabet."""
    return tuple(sorted({word for mention in _main(group) for word in read(mention)}))


def when(group: Sequence[Mention], voices: Voices) -> tuple[When, Standing]:
    """The day that most independent sources give, most exactly; ranges only when no day is told."""
    told = [mention for mention in _main(group) if mention.first is not None]
    days = [mention for mention in told if mention.exact]
    backed = _backed(days or told, _days, voices)
    if not backed:
        return When(), "unknown"
    best = _first(backed, tie=_narrowness)
    chosen = next(m for m in days or told if _days(m) == best)
    return chosen.report.when, _agreement(backed)


def _days(mention: Mention) -> tuple[int, int]:
    return mention.first or 0, mention.last or 0


def _narrowness(days: tuple[int, int]) -> int:
    return days[1] - days[0]


def where(group: Sequence[Mention], voices: Voices) -> tuple[Where, Standing]:
    """The town that most independent sources give, with the site of the one that tells it best."""
    told = [mention for mention in _main(group) if _place(mention) != (None, None)]
    towns = [mention for mention in told if mention.report.where.name]
    backed = _backed(towns or told, _place, voices)
    if not backed:
        return Where(), "unknown"
    best = _first(backed)
    same = [mention.report.where for mention in towns or told if _place(mention) == best]
    chosen = min(same, key=lambda place: _PLACE_ORDER.index(place.precision))
    located = next((place for place in same if place.lat is not None), chosen)
    site = chosen.site or next((place.site for place in same if place.site), None)
    lat, lon = (chosen.lat, chosen.lon) if chosen.lat is not None else (located.lat, located.lon)
    division = chosen.admin1 or located.admin1
    return replace(chosen, site=site, lat=lat, lon=lon, admin1=division), _agreement(backed)


def _place(mention: Mention) -> tuple[str | None, str | None]:
    place = mention.report.where
    return place.name, place.country


def claimed(group: Sequence[Mention], voices: Voices) -> tuple[bool | None, Standing]:
    """True as soon as one source tells of a claim: "nobody has claimed it" is true only so far."""
    told = [mention for mention in group if mention.report.claimed is not None]
    yes = {voices[mention.key[0]] for mention in told if mention.report.claimed}
    no = {voices[mention.key[0]] for mention in told if not mention.report.claimed}
    if not told:
        return None, "unknown"
    if yes and no - yes:
        return True, "revised"
    return bool(yes), "agreed" if len(yes or no) > 1 else "single_source"


def attributions(group: Sequence[Mention]) -> tuple[Attribution, ...]:
    """Who is said to have done it: one entry for each actor, modality and asserter, earliest
    first, with the evidence of every article that says so."""
    merged: dict[tuple[str, ...], Attribution] = {}
    for mention in sorted(group, key=lambda m: (m.published or 0, m.key)):
        for one in mention.report.attributions:
            key = (one.actor, one.modality, one.asserted_by or "")
            known = merged.get(key)
            merged[key] = _both(known, one) if known else one
    return tuple(merged[key] for key in sorted(merged, key=lambda k: (merged[k].when or "9", k)))


def _both(known: Attribution, more: Attribution) -> Attribution:
    days = sorted(filter(None, (known.when, more.when)))
    return replace(
        known,
        when=days[0] if days else None,
        via=known.via or more.via,
        evidence=(*known.evidence, *more.evidence),
    )


def actors(group: Sequence[Mention]) -> tuple[str, ...]:
    """The keys of all actors with a part in it."""
    keys = {key for mention in group for key in mention.report.actors}
    keys |= {one.actor for mention in group for one in mention.report.attributions}
    return tuple(sorted(keys))


def _main(group: Sequence[Mention]) -> Sequence[Mention]:
    """The main reports, or whatever there is."""
    return [mention for mention in group if mention.report.main] or group


def _backed(
    group: Sequence[Mention], read: Callable[[Mention], T], voices: Voices
) -> dict[T, set[str]]:
    """Value → the independent sources that give it."""
    backed: defaultdict[T, set[str]] = defaultdict(set)
    for mention in group:
        backed[read(mention)].add(voices[mention.key[0]])
    return dict(backed)


def _first(backed: dict[T, set[str]], *, tie: Callable[[T], object] = str) -> T:
    return min(backed, key=lambda value: (-len(backed[value]), tie(value), str(value)))


def _agreement(backed: dict[T, set[str]]) -> Standing:
    if len(backed) > 1:
        return "disputed"
    return "agreed" if len(next(iter(backed.values()))) > 1 else "single_source"
