"""Places that no gazetteer knows, told by the words around them: "the village of Dolna Brama",
"Brama Township", "in Dolna, Ohio". They have a name and perhaps a country, never a point.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from generator.extract.place_persons import is_title
from generator.extract.place_spans import Candidate, Scene, Word, precedes
from generator.extract.place_words import people, words

_LONGEST = 3


class Unknown(NamedTuple):
    """A name of a place in sentence number `sentence`, with the division or country behind it."""

    start: int
    end: int
    key: tuple[str, ...]
    holder: Candidate | None


def find_unknown(scene: Scene, accepted: Sequence[Sequence[Candidate]]) -> list[Unknown]:
    """Every mention of a place that only its surroundings tell, and of the same name elsewhere."""
    told: list[Unknown] = []
    features: list[Unknown] = []
    free = list(map(_free, scene.words, scene.capitals, accepted))
    for split, found, unused in zip(scene.words, accepted, free, strict=True):
        holders = {candidate.first: candidate for candidate in found if _is_holder(candidate)}
        told += [each for first in unused if (each := _told(split, first, unused, holders))]
        if not _feature_words().isdisjoint([split[number].low for number in unused]):
            features += [each for first in unused if (each := _feature(split, first, unused))]
    holder_of = {each.key: each.holder for each in told}
    starts = {key[0] for key in holder_of}
    everywhere = [
        Unknown(split[first].start, split[last].end, key, holder_of[key])
        for split, unused in zip(scene.words, free, strict=True)
        for first in unused
        if split[first].low in starts
        for last, key in _runs(split, first, unused)
        if key in holder_of and not _is_person(split, first, last)
    ]
    return _apart(features + everywhere)


@cache
def _feature_words() -> frozenset[str]:
    """The words of which a name must have one to be a feature's."""
    lists = ("feature_of", "feature_before", "feature_behind", "township_behind")
    return frozenset().union(*map(words, lists))


def _feature(split: tuple[Word, ...], first: int, unused: dict[int, bool]) -> Unknown | None:
    """A river, lake or township that starts at a word: "Kabul River", "Gulf of Oman"."""
    low = split[first].low
    if low in words("feature_of") and first + 1 < len(split) and split[first + 1].low == "of":
        last = first + 2
    elif low in words("feature_before"):
        last = first + 1
    else:
        last = _feature_behind(split, first, unused)
    numbers = range(first + 1, last + 1)
    if last not in unused or any(split[number - 1].gap not in {" ", "-"} for number in numbers):
        return None
    behind = split[last + 1].low if last + 1 < len(split) else ""
    if behind in words("road_behind") or split[last].low in words("road_behind"):
        return None
    key = tuple(each.low for each in split[first : last + 1])
    return Unknown(split[first].start, split[last].end, key, None)


def _feature_behind(split: tuple[Word, ...], first: int, unused: dict[int, bool]) -> int:
    """Where the word for a feature stands behind the start of a name, or -1."""
    if _is_common(split[first]):
        return -1
    for number in range(first + 1, first + 1 + _LONGEST):
        if number not in unused:
            return -1
        low = split[number].low
        if low in words("feature_behind") or low in words("township_behind"):
            return number
    return -1


def _free(
    split: tuple[Word, ...], capitals: Sequence[int], found: Sequence[Candidate]
) -> dict[int, bool]:
    """The capitalised words of a sentence that no accepted name holds."""
    used = {number for each in found for number in range(each.first, each.last + 1)}
    return {
        number: True for number in capitals if number not in used and len(split[number].text) > 2
    }


def _is_holder(candidate: Candidate) -> bool:
    return candidate.short or any(
        entry.kind in {"country", "admin1"} for entry in candidate.entries
    )


def _told(
    split: tuple[Word, ...], first: int, unused: dict[int, bool], holders: dict[int, Candidate]
) -> Unknown | None:
    """The unknown place that starts at a word, if the words around say that it is one."""
    before = precedes(split, first)
    if before is None or not before.text.islower():
        return None
    is_kind, is_cued = _is_kind_before(split, first), before.low in words("place_cues")
    if not (is_kind or is_cued):
        return None
    runs = _runs(split, first, unused)
    if not runs:
        return None
    last, key = runs[-1]
    holder = holders.get(last + 1) if split[last].gap == ", " else None
    if is_kind or (holder and is_cued):
        return Unknown(split[first].start, split[last].end, key, holder)
    return None


def _is_kind_before(split: tuple[Word, ...], first: int) -> bool:
    """Whether "village of" or "village" stands before: what follows is its name."""
    kind = split[first - 1].low
    if kind == "of" and first > 1:
        return split[first - 2].low in words("settlements") and split[first - 2].text.islower()
    return kind in {"village", "hamlet"}


def _runs(
    split: tuple[Word, ...], first: int, unused: dict[int, bool]
) -> list[tuple[int, tuple[str, ...]]]:
    """Up to three joined capitalised words from one on, shortest first, with their key."""
    found = []
    last = first
    while last in unused and last - first < _LONGEST and not _is_common(split[last]):
        found.append((last, tuple(word.low for word in split[first : last + 1])))
        if split[last].gap not in {" ", "-"}:
            break
        last += 1
    return found


def _is_common(word: Word) -> bool:
    return word.low in words("not_places")


def _is_person(split: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether the same words are part of a person's name here."""
    before = precedes(split, first)
    behind = split[last + 1].low if last + 1 < len(split) else ""
    if behind in words("speech"):
        return True
    return before is not None and (before.low in people("given") or is_title(before))


def _apart(found: list[Unknown]) -> list[Unknown]:
    """The longest ones first, none overlapping another."""
    taken: list[Unknown] = []
    end = -1
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if each.start >= end:
            taken.append(each)
            end = each.end
    return taken
