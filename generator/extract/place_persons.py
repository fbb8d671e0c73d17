"""What a whole story says of its words: which are family names, which also stand in lower case."""

import re
from collections import Counter

from generator.extract.place_spans import Scene, Word, precedes
from generator.extract.place_words import people, words

_AGE = re.compile(r", $")


class Usage:
    """Of each word that may name a place: whether it stands in lower case too, how often not in
    lower case, how often it is a person's family name for sure, and how often it stands behind
    another name ("Brenna Tarrow", perhaps a person)."""

    def __init__(self, scene: Scene) -> None:
        asked = {
            split[candidate.first].low
            for split, found in zip(scene.words, scene.candidates, strict=True)
            for candidate in found
        }
        same = [word for split in scene.words for word in split if word.low in asked]
        self.low = {word.low for word in same if word.text.islower()}
        self.capital = Counter([word.low for word in same if not word.text.islower()])
        self.persons: Counter[str] = Counter()
        self.behind: Counter[str] = Counter()
        for split, capitals in zip(scene.words, scene.capitals, strict=True):
            for number in capitals:
                low = split[number].low
                if low not in asked:
                    continue
                if _is_family_name(split, number):
                    self.persons[low] += 1
                elif _is_behind_name(split, number):
                    self.behind[low] += 1


def _is_behind_name(split: tuple[Word, ...], number: int) -> bool:
    """Whether the word stands behind a capitalised word that is no common one."""
    before = precedes(split, number)
    if before is None or not before.is_capital or before.text.isupper():
        return False
    return not any(before.low in words(name) for name in ("not_places", "cues", "after", "titles"))


def _is_family_name(split: tuple[Word, ...], number: int) -> bool:
    """Finds "Jackson" in "Bill Jackson", "Sgt. Jackson", "W. Jackson" and "Ada Jackson, 34,"."""
    if number == 0:
        return False
    before = split[number - 1]
    if is_initial(before) or (is_title(before) and before.is_capital):
        return True
    if precedes(split, number) is None or not before.is_capital:
        return False
    if is_titled(split, number):
        return True
    return before.low in people("given") or (
        _has_age(split, number)
        and before.low not in words("not_places")
        and before.low not in words("cues")
    )


def _has_age(split: tuple[Word, ...], number: int) -> bool:
    """Whether an age follows: "Ada Jackson, 34, of"."""
    if number + 1 >= len(split) or not _AGE.fullmatch(split[number].gap):
        return False
    after = split[number + 1]
    return after.text.isdigit() and len(after.text) <= 2 and after.gap[:1] in {",", " "}


def is_initial(word: Word) -> bool:
    """A letter with a point before a name, or without one: "W. Schell", "George W Bush"."""
    return (
        len(word.text) == 1
        and word.text.isupper()
        and (word.gap == ". " or (word.gap == " " and word.text not in "AI"))
    )


def is_titled(split: tuple[Word, ...], number: int) -> bool:
    """Whether a title and one capitalised name stand before the word: "Governor Ada Lincoln"."""
    return (
        number > 1
        and split[number - 1].is_capital
        and split[number - 1].gap == " "
        and split[number - 2].is_capital
        and is_title(split[number - 2])
        and split[number - 1].low not in words("cues")
    )


def is_title(word: Word) -> bool:
    """Whether the word is a title right before a name: "Sgt. ", "Mayor "."""
    return word.low in words("titles") and word.gap in {". ", " "}
