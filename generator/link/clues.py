"""The named reasons for and against two reports being of one event. A score is their sum."""

import itertools
import math
from collections.abc import Callable
from datetime import date
from operator import eq

from generator.link.mention import Corpus, Mention, parties, place_key, rarity, site_words
from generator.model import Clue, Figure, Where

VETO = -20.0  # no sum of other clues outweighs it
# The weights are rounded from a logistic regression on pairs of news articles, then made gentler
# where it had few pairs to learn from. Against a day or a town, a text may speak up: they can be
# misread. In a small archive hardly a word is rare, so there days and towns weigh more.
SLIP = 1.0  # days next to each other, less 1.5 in the smallest archive
APART = -1.8  # exact days apart, both with a text
FEW = (3, -1.3)  # days apart that a slip explains, and what they weigh at most
FAR_DAYS = 30  # days apart from which they are a veto
LATER = -0.12  # for each day, up to thirty, between two articles that give days apart
UNDATED_GAP = 10  # days between articles of which one has no date
HEARING = 2.0  # what a follow-up's day weighs less: it may be that of the trial
RANGE = -2.0  # ranges of days apart
FAR = -1.5  # towns or countries apart, both with a text
TOWN = 1.0  # the same town, and up to 0.6 more the rarer it is named
_NEAR = ((10, 0.8), (30, 0.5), (100, 0.0))  # kilometres between two towns
_PUBLISHED = ((1, 1.8), (3, 1.0), (7, 0.5), (14, 0.0), (30, -0.6))  # days between two articles
OTHER_SITE = -1.2
NEAR_TOLL = 0.05  # the weight below which tolls neither agree nor differ
EARLY = -4.0  # a report of no day that appeared before the event
_WORDS = ((0, -6.0), (0.5, -3.0), (1, -0.4), (2, 1.7), (3, 2.8), (5, 5.0), (8, 7.0))
SMALL = 60  # articles; in an archive of this size rare words weigh half
Rule = Callable[[Mention, Mention, Corpus], Clue | None]

_PRECISE = frozenset({"site", "near", "district", "city"})
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


def day(left: Mention, right: Mention, corpus: Corpus) -> Clue | None:
    """The same day, days that overlap, or days that are apart."""
    if left.first is None or right.first is None or left.last is None or right.last is None:
        return None
    if left.exact and right.exact:
        return _exact_days(left, right, corpus)
    gap = max(left.first, right.first) - min(left.last, right.last)
    if gap > 1:
        weight = _against(RANGE, left, right, corpus)
        return Clue(name="days_apart", weight=weight, because=f"at least {gap} days apart")
    width = max(left.last - left.first, right.last - right.first)
    weight = 1.6 if width <= 3 else 1.0 if width <= 31 else 0.4
    because = f"{_days(left)} and {_days(right)} can be one day"
    return Clue(name="days_overlap", weight=weight, because=because)


def _exact_days(left: Mention, right: Mention, corpus: Corpus) -> Clue:
    gap = abs((left.first or 0) - (right.first or 0))
    if gap == 0:
        return Clue(name="same_day", weight=2.5, because=f"both on {_days(left)}")
    because = f"{_days(left)} and {_days(right)}"
    if gap == 1:
        weight = round(SLIP - 1.5 * smallness(corpus.size(left, right)), 3)
        return Clue(name="day_slip", weight=weight, because=because)
    weight = VETO if gap > FAR_DAYS else _against(_apart(left, right, gap), left, right, corpus)
    return Clue(name="days_apart", weight=weight, because=because)


def _apart(left: Mention, right: Mention, gap: int) -> float:
    """What two days a few apart weigh: less the nearer the articles appeared to each other, and
    where the later one is a follow-up."""
    since = UNDATED_GAP
    if left.published is not None and right.published is not None:
        since = min(FAR_DAYS, abs(left.published - right.published))
    weight = APART + LATER * since
    later = max((left, right), key=lambda mention: mention.first or 0)
    if later.report.report_kind == "follow_up":
        weight = min(-0.5, weight + HEARING)
    few, least = FEW
    return max(weight, least) if gap <= few else weight


def _against(weight: float, left: Mention, right: Mention, corpus: Corpus) -> float:
    """A contradiction's weight: a veto without texts that could tell a misreading from another
    event, up to three times as much in a small archive."""
    if not (left.record.fingerprint.terms and right.record.fingerprint.terms):
        return VETO
    return max(VETO, round(weight * (1 + 2 * smallness(corpus.size(left, right))), 3))


def smallness(size: int) -> float:
    """1 for an archive of nothing, 1/2 for sixty articles, near 0 for thousands."""
    return SMALL / (size + SMALL)


def _days(mention: Mention) -> str:
    when = mention.report.when
    return when.edtf or "/".join(filter(None, (when.earliest, when.latest)))


def published(left: Mention, right: Mention, _: Corpus) -> Clue | None:
    """How far apart the articles appeared or, where only one gives the day of the event, how long
    after that day the other one did; tells nothing where both give it."""
    if left.exact and right.exact:
        return None
    for ours, theirs in ((left, right), (right, left)):
        if ours.exact and theirs.first is None and theirs.published is not None:
            return _since(theirs.published - (ours.first or 0))
    if left.published is None or right.published is None:
        return None
    gap = abs(left.published - right.published)
    weight = _nearness(gap)
    because = f"published {gap} {'day' if gap == 1 else 'days'} apart"
    return Clue(name="published_apart", weight=weight, because=because)


def _since(days: int) -> Clue:
    if days < -1:
        because = f"published {-days} days before that day"
        return Clue(name="published_before", weight=EARLY, because=because)
    because = f"published {days} {'day' if days == 1 else 'days'} after that day"
    return Clue(name="published_after", weight=_nearness(abs(days)), because=because)


def _nearness(days: int) -> float:
    return next((weight for most, weight in _PUBLISHED if days <= most), -2.2)


def place(left: Mention, right: Mention, corpus: Corpus) -> Clue | None:
    """One town, neighbours, one country, or places far apart."""
    ours, theirs = left.report.where, right.report.where
    if not (ours.country or ours.name) or not (theirs.country or theirs.name):
        return None
    if ours.country and theirs.country and ours.country != theirs.country:
        because = f"{ours.country} and {theirs.country}"
        near = _km(ours, theirs)
        border = near is not None and near < 30
        weight = -1.0 if border else _against(FAR, left, right, corpus)
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
        rare = rarity(corpus.places[key], corpus.size(left, right))
        because = f"both in {ours.name}"
        return Clue(name="same_place", weight=round(TOWN + 0.6 * rare, 3), because=because)
    apart = _km(ours, theirs)
    if apart is None:
        return Clue(name="other_place", weight=-1.5, because=f"{ours.name} and {theirs.name}")
    because = f"{ours.name} and {theirs.name}, {apart:.0f} km apart"
    if apart > 100:
        weight = _against(FAR, left, right, corpus)
        return Clue(name="far_apart", weight=weight, because=because)
    weight = next(weight for most, weight in _NEAR if apart <= most)
    return Clue(name="near_place", weight=weight, because=because)


def _km(ours: Where, theirs: Where) -> float | None:
    if ours.lat is None or ours.lon is None or theirs.lat is None or theirs.lon is None:
        return None
    a, b, c, d = map(math.radians, (ours.lat, ours.lon, theirs.lat, theirs.lon))
    bent = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(max(0.0, bent))))


def site(left: Mention, right: Mention, corpus: Corpus) -> Clue | None:
    """The same spot by name: "the Odo shrine" and "a shrine"; a common word says little."""
    shared = site_words(left.report) & site_words(right.report)
    size = corpus.size(left, right)
    rare = {word: max(0.0, rarity(corpus.sites[word], size) - 0.3) for word in shared}
    weight = min(2.0, 1.7 * sum(rare.values()))
    if weight < 0.1:
        return None
    because = f"both at {' '.join(sorted(shared))}"
    return Clue(name="same_site", weight=round(weight, 3), because=because)


def other_site(left: Mention, right: Mention, _: Corpus) -> Clue | None:
    """Two spots whose names have nothing in common, which now and then are one: attacks of one day
    in one city are told apart by this and their tolls."""
    ours, theirs = site_words(left.report), site_words(right.report)
    if not ours or not theirs or ours & theirs:
        return None
    because = f"{left.report.where.site} and {right.report.where.site}"
    apart = _exclude(left.report.killed, right.report.killed)
    return Clue(name="other_site", weight=2 * OTHER_SITE if apart else OTHER_SITE, because=because)


def _exclude(ours: Figure | None, theirs: Figure | None) -> bool:
    """Whether two tolls can hardly be one that moved: both exact, and one half as large again."""
    if ours is None or theirs is None or ours.high is None or theirs.high is None:
        return False
    a, b = sorted((ours.high, theirs.high))
    return b > 1.5 * a


def kind(left: Mention, right: Mention, _: Corpus) -> Clue | None:
    """The same type of event, or types that reports of one event do not mix up."""
    ours, theirs = left.report.type, right.report.type
    if ours in _OPEN or theirs in _OPEN:
        return None
    if ours == theirs:
        return Clue(name="same_type", weight=0.6, because=f"both {ours}")
    alike = any(ours in group and theirs in group for group in _ALIKE)
    because = f"{ours} and {theirs}"
    return Clue(name="near_type" if alike else "other_type", weight=0.0 if alike else -2.0,
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
    near = abs(weight) < NEAR_TOLL
    name = "near_toll" if near else "same_toll" if weight > 0 else "other_toll"
    weight = 0.0 if near else weight
    return Clue(name=name, weight=round(weight, 3), because="; ".join(say for _, say in weighed))


def _figures(ours: Figure | None, theirs: Figure | None, what: str) -> tuple[float, str] | None:
    a, b = _count(ours), _count(theirs)
    if a is None or b is None:
        return None
    if a == b:
        return (0.4 if a <= 2 else 1.6 if a <= 9 else 2.0), f"both {a} {what}"
    apart = abs(math.log((a + 1) / (b + 1)))
    return -min(0.6, 0.2 * apart), f"{a} and {b} {what}"


def _count(figure: Figure | None) -> int | None:
    count = None if figure is None else figure.best if figure.best is not None else figure.low
    return None if count is None else max(0, count)


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
    """How many rare words and names two articles share, and how rare they are.

    In a small archive hardly a word is rare, so there the clue weighs less.
    """
    ours, theirs = left.record.fingerprint.terms, right.record.fingerprint.terms
    if not ours or not theirs:
        return None
    size = corpus.size(left, right)
    rare = {
        term: share
        for term in ours
        if term in theirs and (share := 2 * rarity(corpus.words[term], size) - 1) > 0
    }
    weight = _along(_WORDS, sum(rare.values())) * (1 - smallness(size))
    heaviest = sorted(rare, key=lambda term: (-rare[term], term))[:4]
    because = f"{len(rare)} rare words: {', '.join(heaviest)}" if rare else "no rare word in both"
    return Clue(name="shared_words", weight=round(weight, 3), because=because)


def _along(steps: tuple[tuple[float, float], ...], value: float) -> float:
    """The height at a value of the line through these points, level beyond them."""
    for (left, low), (right, high) in itertools.pairwise(steps):
        if value < right:
            return low + (high - low) * max(0.0, value - left) / (right - left)
    return steps[-1][1]


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
    return Clue(
        name="alike_titles", weight=round(2.7 * part, 3), because=f"{part:.0%} of the titles"
    )


def copy(left: Mention, right: Mention, _: Corpus) -> Clue | None:
    """Text that one article has from the other, or both from a third."""
    share = likeness(left, right)
    if share < 0.15:
        return None
    because = f"{share:.0%} of the wording"
    return Clue(name="same_wording", weight=round(3 * share, 3), because=because)


def likeness(left: Mention, right: Mention) -> float:
    """The share of wording that two articles have in common, by MinHash."""
    return alike(left.record.fingerprint.minhash, right.record.fingerprint.minhash)


def alike(ours: tuple[int, ...], theirs: tuple[int, ...]) -> float:
    """The share of equal numbers in two MinHashes; 0 where there is none."""
    if not ours or len(ours) != len(theirs):
        return 0.0
    same: int = sum(map(eq, ours, theirs))
    return same / len(ours)


def iso(number: int) -> str:
    """The ISO day of an ordinal."""
    return date.fromordinal(number).isoformat()


MAIN: tuple[Rule, ...] = (
    day, published, place, site, other_site, kind, toll, actors, means, words, title, copy,
)  # fmt: skip
BACKGROUND: tuple[Rule, ...] = (day, place, site, kind, toll, actors, means)
