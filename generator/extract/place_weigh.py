"""Which candidates are names of places: a sum of clues from the words around each.

"Officer Jackson", "Charlotte Smith" and "Orchard Street" are none; "in Jackson", "Jackson, Miss."
and "Boston Police Department" are.
"""

import math
from collections import Counter, defaultdict

from generator.extract.place_spans import Candidate, Scene, Word, follows, is_word, precedes
from generator.extract.place_words import people, words
from generator.gazetteer import Entry

ACCEPTED = 1.0
_KIND = {"country": 3.0, "demonym": 3.0, "admin1": 2.5, "region": 2.0, "admin2": 0.2}
_HEAD = frozenset({"country", "demonym", "admin1", "region"})


class Facts:
    """What the whole story says of a word: how often it is a person's, how often in lower case."""

    def __init__(self, scene: Scene) -> None:
        self.persons: Counter[str] = Counter()
        self.low: Counter[str] = Counter()
        for split in scene.words:
            for number, word in enumerate(split):
                if word.text.islower():
                    self.low[word.low] += 1
                elif _is_person_part(split, number):
                    self.persons[word.low] += 1


def _is_person_part(split: tuple[Word, ...], number: int) -> bool:
    """Whether the word is a family name: behind a given name, an initial or a title."""
    before = precedes(split, number)
    if before is None or not before.is_capital:
        return False
    return before.low in people("given") or is_word(before, "titles") or _is_initial(before)


def _is_initial(word: Word) -> bool:
    return len(word.text) == 1 and word.text.isupper()


def weigh(scene: Scene) -> list[list[Candidate]]:
    """The accepted candidates of each sentence, in order, none overlapping another."""
    facts = Facts(scene)
    sums = [
        [(candidate, _sum(candidate, scene, facts)) for candidate in found]
        for found in scene.candidates
    ]
    best: defaultdict[str, float] = defaultdict(float)
    for found in sums:
        for candidate, total in found:
            best[candidate.key] = max(best[candidate.key], total)
    return [_longest(found, best) for found in sums]


def _longest(found: list[tuple[Candidate, float]], best: dict[str, float]) -> list[Candidate]:
    taken: list[Candidate] = []
    ranked = sorted(found, key=lambda pair: (-pair[0].short, pair[0].start - pair[0].end))
    for candidate, total in ranked:
        lift = 1.5 if best[candidate.key] >= ACCEPTED + 1.5 else 0.0
        if total + lift >= ACCEPTED and not any(
            candidate.start < other.end and other.start < candidate.end for other in taken
        ):
            taken.append(candidate)
    return sorted(taken, key=lambda candidate: candidate.start)


def _sum(candidate: Candidate, scene: Scene, facts: Facts) -> float:
    split = scene.words[candidate.sentence]
    if candidate.short:
        return 5.0
    return (
        _name(candidate, split)
        + _left(candidate, split)
        + _right(candidate, split)
        + _case(candidate, scene, facts)
    )


def _is_head(candidate: Candidate) -> bool:
    """Whether the name is a country's, a people's or a division's own."""
    return any(
        entry.kind in _HEAD and not (entry.kind == "admin1" and entry.alternate)
        for entry in candidate.entries
    )


def _name(candidate: Candidate, split: tuple[Word, ...]) -> float:
    """How likely the name alone is a place."""
    total = max(map(_known, candidate.entries))
    low = split[candidate.first].low
    if candidate.first < candidate.last:
        total += 4.5 if split[candidate.last].low in words("county_words") else 1.5
        return total - (1.5 if low in people("given") else 0.0)
    if low in words("not_places") and candidate.text.casefold() not in words("acronyms"):
        total -= 5.0
    if low in people("family") or low in people("given"):
        total -= 1.5
    return total


def _known(entry: Entry) -> float:
    """How well known a place of this kind and size is."""
    if entry.kind == "city":
        value = max(0.0, (math.log10(entry.population + 10) - 3.0) * 0.7)
    elif entry.kind == "admin1" and entry.country not in {"US", "CA", "GB", "AU"}:
        value = 1.2
    else:
        value = _KIND[entry.kind]
    return value - (1.0 if entry.alternate and entry.kind in {"city", "admin1", "admin2"} else 0.0)


def _left(candidate: Candidate, split: tuple[Word, ...]) -> float:
    """What the word before says: "in Jackson" against "Officer Jackson"."""
    if candidate.first == 0:
        return 0.0
    before = precedes(split, candidate.first)
    if before is None:
        return _after_gap(split[candidate.first - 1])
    if before.text.islower():
        return _after_low(candidate, split, before)
    if is_word(before, "titles") or before.low in people("given") or _is_initial(before):
        return -1.5 if _is_head(candidate) else -5.0
    if before.low in words("cues"):
        return 0.5
    if before.low in words("not_places"):
        return -0.3
    if before.text.isupper():
        return -0.5
    return -0.7 if _is_head(candidate) else -2.5


def _after_low(candidate: Candidate, split: tuple[Word, ...], before: Word) -> float:
    """The same for a word in lower case: "the city of Jackson", "said Jackson"."""
    phrase = f"{split[candidate.first - 2].low} {before.low}" if candidate.first > 1 else ""
    if before.low in words("place_cues") or phrase in words("place_cues"):
        return 1.7
    if before.low in words("cues"):
        return 1.0
    if before.low in words("titles"):
        return -2.5
    return -2.0 if before.low in words("speech") else 0.0


def _after_gap(previous: Word) -> float:
    """What a mark before the name says: "Paris, Texas" or "(Boston)" is no bad sign."""
    if previous.gap.startswith(".") and _is_initial(previous):
        return -5.0
    if previous.gap == ". " and previous.low in words("titles"):
        return -5.0
    if previous.gap == "-" and previous.is_capital:
        return -0.5
    return 0.3 if previous.gap.startswith(",") else 0.0


def _right(candidate: Candidate, split: tuple[Word, ...]) -> float:
    after = follows(split, candidate.last)
    gap = split[candidate.last].gap
    if after is None:
        return _before_gap(candidate, split, gap)
    if after.low in words("roads"):
        return -6.0
    if after.low in words("after"):
        return 1.0
    if after.low in words("county_words") or after.low in words("division_words"):
        return 2.0
    if after.low in words("speech"):
        return 0.0 if _is_head(candidate) else -1.5
    if after.is_capital and not after.text.isupper():
        return -0.5 if _is_head(candidate) else -2.5
    return 0.0


def _before_gap(candidate: Candidate, split: tuple[Word, ...], gap: str) -> float:
    following = split[candidate.last + 1] if candidate.last + 1 < len(split) else None
    if gap.startswith(",") and following and following.is_capital:
        return 1.0
    if gap.startswith(",") and following and following.text.isdigit() and len(following.text) == 2:
        return -3.0
    if gap.lstrip().startswith(("—", "–", "(", "-")) and candidate.first == 0:
        return 2.0
    return 0.0


def _case(candidate: Candidate, scene: Scene, facts: Facts) -> float:
    """What the case of letters here and elsewhere says."""
    total = 0.0
    split = scene.words[candidate.sentence]
    low = split[candidate.first].low
    if candidate.first == candidate.last:
        if facts.low[low]:
            total -= 2.5
        if facts.persons[low]:
            total -= 1.0 if _is_head(candidate) else 3.0
        if candidate.first == 0 and not _is_head(candidate):
            total -= 0.4
    if candidate.text.isupper() and len(candidate.text) < 6 and not _is_head(candidate):
        total -= 1.0
    return total
