"""Who is spoken of: groups of people in a sentence, with their number, sex, age, name and kind.

Found by the noun ("three wounded police officers"), by a bare number ("84 were killed"), by a name
("Ann Example, 34,") or by a pronoun; read by walking left to the number or article before it.
"""

import re
from collections.abc import Container
from functools import cache
from typing import NamedTuple

from generator.extract.incident_words import Phrases, Words, data, listed
from generator.model import Figure

_AGE = re.compile(r"(\d{1,3})(?:-| )?(year|month|week|day)s?(?:-| )olds?$")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})*$|\d{1,7}$")
MODIFIERS = 7  # words between an article and its noun


class People(NamedTuple):
    """People at words ``[first, last)``. `kind`: noun, number, name or pronoun.

    `figure` is None for an unnumbered plural. `definite` people were spoken of before or are named.
    """

    first: int
    last: int
    kind: str
    figure: Figure | None
    whom: str = "all"
    sex: str = ""
    age: int | None = None
    name: str = ""
    definite: bool = False
    additional: bool = False
    possessive: bool = False
    outcome: str = ""

    @property
    def one(self) -> bool:
        """Whether it is a single human being."""
        return self.figure is not None and self.figure.best == self.figure.low == 1


class Quantity(NamedTuple):
    """A number of something at words ``[first, last)``."""

    first: int
    last: int
    figure: Figure
    additional: bool = False


def find_people(text: Words, surnames: Container[str] = ()) -> list[People]:
    """All groups of people of a sentence, left to right, none inside another.

    A single capitalised word is a person only when it is one of the story's `surnames`.
    """
    quantities = {q.last: q for q in find_quantities(text)}
    found: dict[int, People] = {}
    used: set[int] = set()
    for index, word in enumerate(text):
        group = None
        if word.text[0].isdigit() and _AGE.match(word.lower):
            group = _aged(text, index, quantities)
        elif word.lower in _nouns():
            group = _noun(text, index, quantities)
        elif word.lower in data("tolls")["pronouns"]:
            group = _pronoun(text, index)
        if group:
            found[group.first] = group
            used.update(range(group.first, group.last))
    for quantity in quantities.values():
        if not used & set(range(quantity.first, quantity.last)) and _bare(text, quantity):
            found[quantity.first] = _number(text, quantity)
            used.update(range(quantity.first, quantity.last))
    for group in _names(text, used, surnames):
        found[group.first] = group
    return [found[first] for first in sorted(found)]


# ---------------------------------------------------------------- numbers


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
    index = 0
    while index < len(text):
        quantity = _quantity(text, index)
        if quantity:
            found.append(quantity)
            index = quantity.last
        else:
            index += 1
    return found


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
    if value is None:
        return None
    last = first + 1
    while last < len(text) and text[last].lower in data("tolls")["multipliers"]:
        value *= data("tolls")["multipliers"][text[last].lower]
        last += 1
    return value, last


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
    for after in (("or", "more"), ("or", "so"), ("+",)):
        if tuple(w.lower for w in text[last : last + len(after)]) == after:
            figure = Figure(low=figure.low, best=figure.best)
            last += len(after)
    return Quantity(first, last, figure, additional)


def _bound_before(text: Words, first: int) -> tuple[int, str]:
    for size in (5, 4, 3, 2, 1):
        if first >= size:
            kind = _bounds().get(tuple(w.lower for w in text[first - size : first]))
            if kind:
                return size, kind
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


# ---------------------------------------------------------------- nouns


@cache
def _nouns() -> dict[str, tuple[bool, str, str]]:
    """Noun → (plural, sex, whom)."""
    found: dict[str, tuple[bool, str, str]] = {}
    for noun, told in data("tolls")["people"].items():
        kind = (str(told.get("sex", "")), str(told.get("whom", "all")))
        found[noun] = (False, *kind)
        found.setdefault(str(told["plural"]), (True, *kind))
    return found


def _noun(text: Words, head: int, quantities: dict[int, Quantity]) -> People | None:
    after = text[head + 1].lower if head + 1 < len(text) else ""
    if after in _nouns() and not (after in {"other", "others"} or text[head].lower == "other"):
        return None
    if after in listed("tolls", "not_people_before"):
        return None
    plural, sex, whom = _nouns()[text[head].lower]
    if text[head].lower == "other" and not (head and text[head - 1].lower == "the"):
        return None
    first, age, outcome = _modifiers(text, head)
    quantity = quantities.get(first)
    if quantity is None and first > 1 and text[first - 1].lower in listed("tolls", "definite"):
        quantity = _partitive(text, first - 1, quantities)
    figure, definite, additional = _counted(text, first, plural=plural, quantity=quantity)
    begin = quantity.first if quantity else first - _has_determiner(text, first)
    if text[head].lower in {"other", "others"}:
        additional = True
    if age is not None and age < data("tolls")["children_below"] and whom == "all":
        whom = "children"
    if text[head].lower == "couple":
        figure = Figure(low=2, best=2, high=2)
    whom = _group(text, first, head, whom)
    return People(
        begin, head + 1, "noun", figure, whom, sex, age, "", definite, additional,
        after in {"'s", "'", "’"}, outcome,
    )  # fmt: skip


def _aged(text: Words, index: int, quantities: dict[int, Quantity]) -> People | None:
    """An age that stands for its person: "a 17-year-old was shot", "two 19-year-olds"."""
    after = text[index + 1] if index + 1 < len(text) else None
    if after is not None and after.alpha and after.lower not in listed("tolls", "stops"):
        return None
    told = _AGE.match(text[index].lower)
    if not told:
        return None
    age = int(told.group(1)) if told.group(2) == "year" else 0
    first, _, _ = _modifiers(text, index)
    quantity = quantities.get(first)
    plural = text[index].lower.endswith("s")
    figure, definite, additional = _counted(text, first, plural=plural, quantity=quantity)
    whom = "children" if age < data("tolls")["children_below"] else "all"
    begin = quantity.first if quantity else first - _has_determiner(text, first)
    possessive = after is not None and after.lower == "'s"
    return People(
        begin, index + 1, "noun", figure, whom, age=age, definite=definite, additional=additional,
        possessive=possessive,
    )  # fmt: skip


def _modifiers(text: Words, head: int) -> tuple[int, int | None, str]:
    """Where the noun phrase begins, and an age or an outcome told in it ("a wounded man")."""
    first, age, outcome = head, None, ""
    while first > 0 and head - first < MODIFIERS:
        word = text[first - 1]
        told = _AGE.match(word.lower)
        if told:
            age = int(told.group(1)) if told.group(2) == "year" else 0
        elif word.lower in {"wounded", "injured", "dead", "slain", "deceased"} and first > 1:
            before = text[first - 2].lower
            if not (before in listed("tolls", "determiners") or number(before) is not None):
                break
            outcome = "killed" if word.lower in {"dead", "slain", "deceased"} else "injured"
        elif word.lower in listed("tolls", "stops") or not word.alpha or number(word.lower):
            break
        first -= 1
    return first, age, outcome


def _partitive(text: Words, at: int, quantities: dict[int, Quantity]) -> Quantity | None:
    """The number in "two of the officers"."""
    if at > 0 and text[at - 1].lower == "of":
        return quantities.get(at - 1) or quantities.get(at)
    return None


def _has_determiner(text: Words, first: int) -> int:
    return int(first > 0 and text[first - 1].lower in listed("tolls", "determiners"))


def _counted(
    text: Words, first: int, *, plural: bool, quantity: Quantity | None
) -> tuple[Figure | None, bool, bool]:
    """(figure, definite, additional) of a noun from what stands before it."""
    if quantity:
        before = text[quantity.first - 1].lower if quantity.first else ""
        definite = before in listed("tolls", "definite")
        return quantity.figure, definite, quantity.additional
    before = text[first - 1].lower if first else ""
    definite = before in listed("tolls", "definite")
    if before in {"no", "neither"}:
        return Figure(low=0, best=0, high=0), False, False
    if plural:
        return None, definite, False
    ordinal = text[first].lower in {"second", "third", "fourth", "fifth"}
    return Figure(low=1, best=1, high=1), definite, before == "another" or ordinal


def _group(text: Words, first: int, head: int, whom: str) -> str:
    if whom not in {"all", "foreigners"}:
        return whom
    for index in range(first, head):
        for group, words in data("tolls")["group_by_modifier"].items():
            if text[index].lower in words:
                return str(group)
    return whom


# ---------------------------------------------------------------- numbers, pronouns, names


def _bare(text: Words, quantity: Quantity) -> bool:
    """Whether a number without a noun can be people: no age, year, hour, address or amount."""
    first, last = quantity.first, quantity.last
    before = text[first - 1] if first else None
    after = text[last].lower if last < len(text) else ""
    if after in listed("tolls", "units") or _AGE.match(after):
        return False
    amount = next((w for w in text[first:last] if w.text.isdigit()), text[first])
    digits = amount.text.isdigit()
    if digits and (1900 <= int(amount.text) <= 2099 or after in {":", "-", "/"}):
        return False
    if amount.text in listed("tolls", "not_people_numbers"):
        return False
    if before is None:
        return True
    if first != last - 1 and before.text == ":":
        return False
    if before.text in {"$", "£", "€", "#", ":", "-", "/", "."}:
        return False
    if digits and before.capital and first > 1:
        return False
    aged = before.text == "," and first > 1 and text[first - 2].capital
    return not (aged or before.lower in listed("tolls", "age_words"))


def _number(text: Words, quantity: Quantity) -> People:
    last = quantity.last
    additional = quantity.additional
    if last < len(text) and text[last].lower in {"more", "additional", "else"}:
        additional, last = True, last + 1
    whom = "all"
    return People(quantity.first, last, "number", quantity.figure, whom, additional=additional)


def _pronoun(text: Words, index: int) -> People | None:
    lower = text[index].lower
    single = lower not in {"they", "them", "who", "whom", "themselves"}
    figure = Figure(low=1, best=1, high=1) if single else None
    sex = str(data("tolls")["pronouns"][lower])
    return People(index, index + 1, "pronoun", figure, sex=sex, definite=True)


def _names(text: Words, used: set[int], surnames: Container[str]) -> list[People]:
    """Runs of capitalised words that may be a person: "Ann B. Example, 34,"."""
    found: list[People] = []
    index = 0
    while index < len(text):
        last = index
        while last < len(text) and _name_part(text, index, last, used):
            last += 1
        if last > index:
            group = _name(text, index, last, surnames)
            if group:
                found.append(group)
            index = last
        index += 1
    return found


def _name_part(text: Words, first: int, at: int, used: set[int]) -> bool:
    word = text[at]
    if at in used:
        return False
    if word.text == "." and at > first:
        initial = len(text[at - 1].text) <= 2 or text[at - 1].lower in listed("tolls", "titles")
        return initial and at + 1 < len(text) and text[at + 1].capital
    loud = at > first and word.text.isupper() and len(word.text) > 3
    return word.capital and word.alpha and not (loud and not text[first].text.isupper())


def _name(text: Words, first: int, last: int, surnames: Container[str]) -> People | None:
    while last - first > 1 and text[first].lower in listed("tolls", "titles"):
        first += 1 + (text[first + 1].text == ".")
    parts = [w.lower for w in text[first:last]]
    marks = listed("tolls", "state_marks")
    if not parts or any(p in listed("tolls", "not_names") or p in marks for p in parts):
        return None
    age, end = _age_after(text, last)
    suffixes = {"jr", "sr", "ii", "iii", "iv", "."}
    names = [p for p in parts if p not in suffixes]
    if not names or (last - first == 1 and age is None and names[0] not in surnames):
        return None
    one = Figure(low=1, best=1, high=1)
    after = text[end].lower if end < len(text) else ""
    whom = "children" if age is not None and age < data("tolls")["children_below"] else "all"
    return People(
        first, min(end, len(text)), "name", one, whom, age=age, name=names[-1], definite=True,
        possessive=after == "'s",
    )  # fmt: skip


def _age_after(text: Words, last: int) -> tuple[int | None, int]:
    """The age behind a name and the word after it: ", 34," or "(34)"."""
    if last + 1 >= len(text) or text[last].text not in {",", "("}:
        return None, last
    if not text[last + 1].text.isdigit() or int(text[last + 1].text) > 110:
        return None, last
    after = text[last + 2] if last + 2 < len(text) else None
    closing = (
        after is None
        or after.text in {",", ".", ")", ";"}
        or (after.lower in {"of", "and", "was", "were", "who", "is", "died", "has"})
    )
    if not closing:
        return None, last
    return int(text[last + 1].text), last + 2 + (text[last].text == "(")
