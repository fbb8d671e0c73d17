"""Numbers as words or digits, with their bounds: "at least 84", "dozens", "80 to 90"."""

import re
from functools import cache
from typing import NamedTuple

from generator.extract.incident_words import Phrases, Words, data
from generator.model import Figure

MOST_OF_A_BOUND = 5  # words
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})*$|\d{1,7}$")


_COMPARED = frozenset({"fewer", "less", "more"})  # "no fewer than 16" is no nought


class Quantity(NamedTuple):
    """A number of something at words ``[first, last)``."""

    first: int
    last: int
    figure: Figure
    additional: bool = False


@cache
def _vague() -> Phrases[Figure]:
    words = data("tolls")
    exact = {phrase: Figure(low=n, best=n, high=n) for phrase, n in words["pairs"].items()}
    floors = {phrase: Figure(low=n) for phrase, n in words["vague"].items()}
    return Phrases([*exact.items(), *floors.items()])


@cache
def _bounds() -> dict[tuple[str, ...], str]:
    return {
        tuple(phrase.split()): kind
        for kind, phrases in data("tolls")["bounds"].items()
        for phrase in phrases
    }


def number(text: str) -> int | None:
    """The value of one number word: "1,200", "twelve", "twenty-three"; None if it is none."""
    if _NUMBER.match(text):
        return int(text.replace(",", ""))
    table = data("tolls")["numbers"]
    if text in table:
        return int(table[text])
    tens, dash, unit = text.partition("-")
    if dash and table.get(tens, 0) >= 20 and 0 < table.get(unit, 0) < 10:
        return int(table[tens] + table[unit])
    return None


def find_quantities(text: Words) -> list[Quantity]:
    """Numbers, vague amounts and ranges with their bounds: "at least 84", "dozens", "80 to 90"."""
    found: list[Quantity] = []
    end = 0
    openers = _openers()
    may_open = [
        at
        for at, word in enumerate(text)
        if (low := word.lower) in openers or low[0].isdigit() or low.partition("-")[0] in openers
    ]
    for index in may_open:
        quantity = _quantity(text, index) if index >= end else None
        if quantity:
            found.append(quantity)
            end = quantity.last
    return found


@cache
def _openers() -> frozenset[str]:
    """First words of amounts, tens of hyphened numbers left out."""
    words = data("tolls")
    return frozenset(
        phrase.split()[0] for key in ("numbers", "vague", "pairs") for phrase in words[key]
    )


def _quantity(text: Words, first: int) -> Quantity | None:
    vague = _vague().at(text, first)
    if vague:
        last = vague.last
        if last < len(text) and text[last].lower == "of":
            last += 1
        return _bounded(text, first, last, vague.value)
    read = _exact(text, first)
    if read is None:
        return None
    value, last = read
    figure = Figure(low=value, best=value, high=value)
    second = _range_end(text, last)
    if second and second[0] > value:
        high, last = second
        between = first > 0 and text[first - 1].lower == "between"
        figure = Figure(low=value, high=high)
        return Quantity(first - between, last, figure)
    return _bounded(text, first, last, figure)


def _exact(text: Words, first: int) -> tuple[int, int] | None:
    """A plain number and the word after it: "two dozen", "three hundred", "1.5" is none."""
    value = number(text[first].lower)
    last = first + 1
    if value is None or (value == 0 and last < len(text) and text[last].lower in _COMPARED):
        return None
    while last < len(text) and _goes_on(text, first, last):
        value, last = 1000 * value + int(text[last].text), last + 1
    while last < len(text) and text[last].lower in data("tolls")["multipliers"]:
        value *= data("tolls")["multipliers"][text[last].lower]
        last += 1
    return value, last


def _goes_on(text: Words, first: int, at: int) -> bool:
    """Whether three digits behind a space belong to a number: "1 300", but no "May 1 300"."""
    digits = all(w.text.isdigit() for w in text[first : at + 1]) and len(text[at].text) == 3
    opens = len(text[first].text) <= 3 and text[first].text[0] != "0"
    dated = first > 0 and text[first - 1].capital and first > 1
    return digits and opens and not dated and text[at].start == text[at - 1].end + 1


def _range_end(text: Words, last: int) -> tuple[int, int] | None:
    """The upper end of a range: "80 to 90", "80-90", "two or three", "between 80 and 90"."""
    if last + 1 >= len(text):
        return None
    joint = text[last].lower
    between = last > 1 and text[last - 2].lower == "between"
    if joint in {"to", "-", "–", "or"} or (joint == "and" and between):
        return _exact(text, last + 1)
    return None


def _bounded(text: Words, first: int, last: int, figure: Figure) -> Quantity:
    """The quantity with the bound before it: "at least", "nearly", "another"."""
    additional = False
    while first > 0:
        size, kind = _bound_before(text, first)
        if size:
            figure = _with_bound(figure, kind)
            first -= size
        elif text[first - 1].lower in {"another", "additional", "other"}:
            additional = True
            first -= 1
            if first > 0 and text[first - 1].lower in {"an", "the"}:
                first -= 1
        else:
            break
    for after in (["or", "more"], ["or", "so"], ["+"]):
        if [w.lower for w in text[last : last + len(after)]] == after:
            figure = Figure(low=figure.low, best=figure.best)
            last += len(after)
    return Quantity(first, last, figure, additional)


def _bound_before(text: Words, first: int) -> tuple[int, str]:
    before = tuple([w.lower for w in text[max(0, first - MOST_OF_A_BOUND) : first]])
    for start in range(len(before)):
        kind = _bounds().get(before[start:])
        if kind:
            return len(before) - start, kind
    return 0, ""


def _with_bound(figure: Figure, kind: str) -> Figure:
    value = figure.low
    if value is None or figure.best is None:
        return figure
    if kind == "floor":
        return Figure(low=value, best=value)
    if kind == "ceiling":
        return Figure(high=value)
    if kind == "about":
        return Figure(best=value)
    return figure
