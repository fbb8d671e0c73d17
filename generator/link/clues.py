"""The named reasons for and against two reports being of one event. A score is their sum."""

import math
import re
from collections.abc import Callable
from datetime import date

from generator.link.mention import Corpus, Mention, parties, place_key, rarity
from generator.model import Clue, Figure, Where

VETO = -20.0  # no sum of other clues outweighs it
COPY = 0.6  # share of common wording from which two texts are one
Rule = Callable[[Mention, Mention, Corpus], Clue | None]

_PRECISE = frozenset({"site", "near", "district", "city"})
_WORD = re.compile(r"\w+")
_PLAIN_SITE_WORDS = frozenset({"the", "a", "an", "of", "in", "at", "near", "city", "area"})
# kinds that reports of one event mix up; every other two kinds contradict each other
_ALIKE = (
    frozenset({"armed_assault", "shooting", "stabbing", "bombing", "assassination",
               "vehicle_ramming", "barricade_hostage", "kidnapping"}),
    frozenset({"shooting", "assassination", "armed_assault", "unarmed_assault", "riot"}),
    frozenset({"bombing", "explosion_accident", "air_or_drone_strike", "shelling", "fire"}),
    frozenset({"air_or_drone_strike", "assassination", "bombing", "shelling"}),
    frozenset({"arson", "fire", "infrastructure_attack", "bombing"}),
    frozenset({"structural_collapse", "natural_disaster", "crush", "transport_accident"}),
    frozenset({"kidnapping", "barricade_hostage", "hijacking"}),
)  # fmt: skip
_OPEN = frozenset({"unknown", "other"})


def clues(left: Mention, right: Mention, corpus: Corpus, rules: tuple[Rule, ...]) -> list[Clue]:
    """Every clue that these rules find for two reports."""
    found = (rule(left, right, corpus) for rule in rules)
    return [clue for clue in found if clue is not None]


def total(found: list[Clue]) -> float:
    """The score of some clues."""
    return round(sum(clue.weight for clue in found), 4)


def day(left: Mention, right: Mention, _: Corpus) -> Clue | None:
    """The same day, days that overlap, or days that are apart."""
    if left.first is None or right.first is None or left.last is None or right.last is None:
        return None
    if left.exact and right.exact:
        return _exact_days(left, right, left.first - right.first)
    gap = max(left.first, right.first) - min(left.last, right.last)
    if gap > 1:
        return Clue(name="days_apart", weight=VETO, because=f"{gap} days between them at least")
    width = max(left.last - left.first, right.last - right.first)
    weight = 1.6 if width <= 3 else 1.0 if width <= 31 else 0.4
    because = f"{_days(left)} and {_days(right)} can be one day"
    return Clue(name="days_overlap", weight=weight, because=because)


def _exact_days(left: Mention, right: Mention, gap: int) -> Clue:
    if gap == 0:
        return Clue(name="same_day", weight=2.5, because=f"both on {_days(left)}")
    because = f"{_days(left)} and {_days(right)}"
    if abs(gap) == 1:
        return Clue(name="day_slip", weight=-0.5, because=because)
    copied = likeness(left, right) >= COPY
    return Clue(name="days_apart", weight=-1.0 if copied else VETO, because=because)


def _days(mention: Mention) -> str:
    when = mention.report.when
    return when.edtf or "/".join(filter(None, (when.earliest, when.latest)))


def published(left: Mention, right: Mention, _: Corpus) -> Clue | None:
    """How far apart the articles appeared; tells nothing where both give the day of the event."""
    if left.published is None or right.published is None or (left.exact and right.exact):
        return None
    gap = abs(left.published - right.published)
    steps = ((1, 0.8), (3, 0.4), (7, 0.0), (14, -0.6), (30, -1.5))
    weight = next((weight for most, weight in steps if gap <= most), -3.0)
    unit = "day" if gap == 1 else "days"
    return Clue(name="published_apart", weight=weight, because=f"published {gap} {unit} apart")


def place(left: Mention, right: Mention, corpus: Corpus) -> Clue | None:
    """One town, neighbours, one country, or places far apart."""
    ours, theirs = left.report.where, right.report.where
    if not (ours.country or ours.name) or not (theirs.country or theirs.name):
        return None
    if ours.country and theirs.country and ours.country != theirs.country:
        because = f"{ours.country} and {theirs.country}"
        near = _km(ours, theirs)
        weight = -1.0 if near is not None and near < 30 else VETO
        return Clue(name="other_country", weight=weight, because=because)
    if _is_town(ours) and _is_town(theirs):
        return _towns(left, right, corpus)
    if ours.admin1 and theirs.admin1:
        same = ours.admin1 == theirs.admin1
        because = f"{ours.admin1} and {theirs.admin1}"
        return Clue(name="division", weight=0.8 if same else -1.5, because=because)
    if ours.country and ours.country == theirs.country:
        return Clue(name="same_country", weight=0.3, because=f"both in {ours.country}")
    return None


def _is_town(where: Where) -> bool:
    return where.precision in _PRECISE and bool(where.name)


def _towns(left: Mention, right: Mention, corpus: Corpus) -> Clue:
    ours, theirs = left.report.where, right.report.where
    key = place_key(left.report)
    if key == place_key(right.report):
        rare = rarity(corpus.places[key], corpus.size) / rarity(1, corpus.size)
        because = f"both in {ours.name}"
        return Clue(name="same_place", weight=round(1.4 + rare, 3), because=because)
    apart = _km(ours, theirs)
    if apart is None:
        return Clue(name="other_place", weight=-1.5, because=f"{ours.name} and {theirs.name}")
    because = f"{ours.name} and {theirs.name}, {apart:.0f} km apart"
    if apart > 100:
        copied = likeness(left, right) >= COPY
        return Clue(name="far_apart", weight=-1.0 if copied else VETO, because=because)
    weight = 1.2 if apart <= 10 else 0.5 if apart <= 30 else -1.0
    return Clue(name="near_place", weight=weight, because=because)


def _km(ours: Where, theirs: Where) -> float | None:
    if ours.lat is None or ours.lon is None or theirs.lat is None or theirs.lon is None:
        return None
    a, b, c, d = map(math.radians, (ours.lat, ours.lon, theirs.lat, theirs.lon))
    bent = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(bent)))


def site(left: Mention, right: Mention, _: Corpus) -> Clue | None:
    """The same spot by name: "the Shah Cheragh shrine" and "a shrine"."""
    ours, theirs = _site_words(left), _site_words(right)
    shared = ours & theirs
    if not shared:
        return None
    weight = 1.0 + 0.5 * (len(shared) - 1)
    because = f"both at {' '.join(sorted(shared))}"
    return Clue(name="same_site", weight=min(weight, 2.0), because=because)


def _site_words(mention: Mention) -> set[str]:
    return set(_WORD.findall((mention.report.where.site or "").lower())) - _PLAIN_SITE_WORDS


def kind(left: Mention, right: Mention, _: Corpus) -> Clue | None:
    """The same type of event, or types that reports of one event do not mix up."""
    ours, theirs = left.report.type, right.report.type
    if ours in _OPEN or theirs in _OPEN:
        return None
    if ours == theirs:
        return Clue(name="same_type", weight=0.6, because=f"both {ours}")
    alike = any(ours in group and theirs in group for group in _ALIKE)
    because = f"{ours} and {theirs}"
    return Clue(name="near_type" if alike else "other_type", weight=-0.2 if alike else -3.0,
                because=because)  # fmt: skip


def toll(left: Mention, right: Mention, _: Corpus) -> Clue | None:
    """Tolls that agree, most of all large ones, or that can hardly be of one event."""
    found = [
        _figures(getattr(left.report, outcome), getattr(right.report, outcome), outcome)
        for outcome in ("killed", "injured")
    ]
    weighed = [one for one in found if one]
    if not weighed:
        return None
    weight = sum(weight for weight, _ in weighed)
    name = "same_toll" if weight > 0 else "other_toll"
    return Clue(name=name, weight=round(weight, 3), because="; ".join(say for _, say in weighed))


def _figures(ours: Figure | None, theirs: Figure | None, what: str) -> tuple[float, str] | None:
    a, b = _count(ours), _count(theirs)
    if a is None or b is None:
        return None
    if a == b:
        return (0.3 if a <= 2 else 0.9 if a <= 9 else 1.4), f"both {a} {what}"
    apart = abs(math.log((a + 1) / (b + 1)))
    return -min(1.2, 0.5 * apart), f"{a} and {b} {what}"


def _count(figure: Figure | None) -> int | None:
    return None if figure is None else figure.best if figure.best is not None else figure.low


def actors(left: Mention, right: Mention, _: Corpus) -> Clue | None:
    """The same actor held responsible."""
    shared = sorted(set(parties(left.report)) & set(parties(right.report)))
    if not shared:
        return None
    because = f"both name {', '.join(shared)}"
    return Clue(name="same_actor", weight=min(1.6, 0.8 * len(shared)), because=because)


def means(left: Mention, right: Mention, _: Corpus) -> Clue | None:
    """The same weapon and target."""
    shared = sorted(
        (set(left.report.weapons) & set(right.report.weapons))
        | (set(left.report.targets) & set(right.report.targets))
    )
    if not shared:
        return None
    because = f"both tell of {', '.join(shared)}"
    return Clue(name="same_means", weight=min(0.6, 0.3 * len(shared)), because=because)


def words(left: Mention, right: Mention, corpus: Corpus) -> Clue | None:
    """How much of their weight two articles have in the same rare words and names."""
    ours, theirs = corpus.words[left.key[0]], corpus.words[right.key[0]]
    if not left.record.fingerprint.terms or not right.record.fingerprint.terms:
        return None
    if len(theirs) < len(ours):
        ours, theirs = theirs, ours
    shared = {term: w * theirs[term] for term, w in ours.items() if term in theirs}
    cosine = sum(shared.values())
    weight = max(-2.5, min(6.0, 25 * (cosine - 0.15)))
    heaviest = sorted(shared, key=lambda term: (-shared[term], term))[:4]
    because = f"{cosine:.0%} in common: {', '.join(heaviest)}" if heaviest else "no rare word"
    return Clue(name="shared_words", weight=round(weight, 3), because=because)


def title(left: Mention, right: Mention, corpus: Corpus) -> Clue | None:
    """Rare words in both titles."""
    ours, theirs = corpus.titles[left.key[0]], corpus.titles[right.key[0]]
    if not ours or not theirs:
        return None
    shared = sum(weight for word, weight in ours.items() if word in theirs)
    every = sum({**ours, **theirs}.values())
    part = shared / every if every else 0.0
    if part < 0.15:
        return None
    return Clue(name="alike_titles", weight=round(3 * part, 3), because=f"{part:.0%} of the titles")


def copy(left: Mention, right: Mention, _: Corpus) -> Clue | None:
    """Text that one article has from the other, or both from a third."""
    share = likeness(left, right)
    if share < 0.15:
        return None
    because = f"{share:.0%} of the wording"
    return Clue(name="same_wording", weight=round(min(6.0, 8 * share), 3), because=because)


def likeness(left: Mention, right: Mention) -> float:
    """The share of wording that two articles have in common, by MinHash."""
    return alike(left.record.fingerprint.minhash, right.record.fingerprint.minhash)


def alike(ours: tuple[int, ...], theirs: tuple[int, ...]) -> float:
    """The share of equal numbers in two MinHashes; 0 where there is none."""
    if not ours or len(ours) != len(theirs):
        return 0.0
    return sum(map(int.__eq__, ours, theirs)) / len(ours)


def iso(number: int) -> str:
    """The ISO day of an ordinal."""
    return date.fromordinal(number).isoformat()


MAIN: tuple[Rule, ...] = (
    day, published, place, site, kind, toll, actors, means, words, title, copy,
)  # fmt: skip
BACKGROUND: tuple[Rule, ...] = (day, place, site, kind, toll, actors, means)
