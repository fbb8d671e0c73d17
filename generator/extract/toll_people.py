"""Who is spoken of: groups of people in a sentence, with their number, sex, age, name and kind.

Found by the noun ("three wounded police officers"), by a bare number ("84 were killed"), by a name
("Ann Example, 34,") or by a pronoun; read by walking left to the number or article before it.
"""

from collections.abc import Container
from functools import cache

from generator.extract.incident_words import Words, data, listed
from generator.extract.toll_bare import AGE, is_people
from generator.extract.toll_group import People
from generator.extract.toll_names import find_names
from generator.extract.toll_nouns import nouns
from generator.extract.toll_numbers import Quantity, find_quantities, number
from generator.extract.toll_outcomes import outcomes
from generator.model import Figure

_ENDS = frozenset({"", ".", ",", ";"})
MODIFIERS = 7  # words between an article and its noun


def find_people(text: Words, surnames: Container[str] = ()) -> list[People]:
    """All groups of people of a sentence, left to right, none inside another.

    A single capitalised word is a person only when it is one of the story's `surnames`.
    """
    quantities = {q.last: q for q in find_quantities(text)}
    found: dict[int, People] = {}
    used: set[int] = set()
    people, pronouns = nouns(), data("tolls")["pronouns"]
    told = _told()
    for index in [at for at, w in enumerate(text) if w.lower in told or w.text[0].isdigit()]:
        word, group = text[index], None
        if word.text[0].isdigit() and AGE.match(word.lower):
            group = _aged(text, index, quantities)
        elif word.lower in people:
            group = _noun(text, index, quantities)
        elif word.lower in {"another", "one"} and _stands_alone(text, index):
            one = Figure(low=1, best=1, high=1)
            group = People(index, index + 1, "number", one, additional=word.lower == "another")
        elif word.lower in pronouns:
            group = _pronoun(text, index)
        if group:
            found[group.first] = group
            used.update(range(group.first, group.last))
    for quantity in quantities.values():
        if not used & set(range(quantity.first, quantity.last)) and is_people(text, quantity):
            found[quantity.first] = _number(text, quantity)
            used.update(range(quantity.first, quantity.last))
    for group in find_names(text, used, surnames):
        found[group.first] = group
    return [found[first] for first in sorted(found)]


@cache
def _told() -> frozenset[str]:
    """The words that can stand for people by themselves."""
    return frozenset({"another", "one", *nouns(), *data("tolls")["pronouns"]})


def _noun(text: Words, head: int, quantities: dict[int, Quantity]) -> People | None:
    after = text[head + 1].lower if head + 1 < len(text) else ""
    if after in nouns() and not (after in {"other", "others"} or text[head].lower == "other"):
        return None
    if after in listed("tolls", "not_people_before") or _is_adjective(text, head):
        return None
    plural, sex, whom = nouns()[text[head].lower]
    if text[head].lower == "other" and not _is_the_other(text, head):
        return None
    first, age, outcome = _modifiers(text, head, quantities)
    quantity = quantities.get(first)
    if quantity is None and first > 1 and text[first - 1].lower in listed("tolls", "definite"):
        quantity = _partitive(text, first - 1, quantities)
    figure, definite, additional = _counted(text, first, plural=plural, quantity=quantity)
    begin = quantity.first if quantity else first
    begin -= _has_determiner(text, begin)
    others = {"other", "others"} & {w.lower for w in text[first : head + 1]}
    if others and (quantity or any(w.lower == "one" for w in text[:first])):
        additional = True  # "six others", "one … the other"
    if age is not None and age < data("tolls")["children_below"] and whom == "all":
        whom = "children"
    if text[head].lower == "couple":
        figure = Figure(low=2, best=2, high=2)
    whom = _group(text, first, head, whom)
    return People(
        begin, head + 1, "noun", figure, whom, sex, age, "", definite, additional,
        after in {"'s", "'", "’"}, outcome,
        text[head].lower if text[head].lower in listed("tolls", "roles") else "",
    )  # fmt: skip


def _is_adjective(text: Words, head: int) -> bool:
    """Whether the noun only describes the next one: "minor injuries", "national convention"."""
    if text[head].lower not in listed("tolls", "adjectives") or head + 1 >= len(text):
        return False
    after = text[head + 1]
    told = after.lower in listed("tolls", "stops") or after.lower in listed("tolls", "alone_before")
    return after.alpha and not told and not after.capital


def _is_the_other(text: Words, head: int) -> bool:
    """Whether "the other" is a person, not the start of "the other two" or "the other car"."""
    after = text[head + 1] if head + 1 < len(text) else None
    goes_on = after is not None and after.alpha and after.lower not in listed("tolls", "stops")
    return head > 0 and text[head - 1].lower == "the" and not goes_on


def _aged(text: Words, index: int, quantities: dict[int, Quantity]) -> People | None:
    """An age that stands for its person: "a 17-year-old was shot", "two 19-year-olds"."""
    after = text[index + 1] if index + 1 < len(text) else None
    ends = after is not None and (
        after.lower in listed("tolls", "stops") or after.lower in listed("tolls", "days")
    )
    if after is not None and after.alpha and not ends:
        return None
    told = AGE.match(text[index].lower)
    if not told:
        return None
    age = int(told.group(1)) if told.group(2) == "year" else 0
    first, _, _ = _modifiers(text, index, quantities)
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


def _modifiers(text: Words, head: int, quantities: Container[int]) -> tuple[int, int | None, str]:
    """Where the noun phrase begins, and an age or an outcome told in it ("a wounded man")."""
    first, age, outcome = head, None, ""
    while first > 0 and first not in quantities and head - first < MODIFIERS:
        word = text[first - 1]
        told = AGE.match(word.lower)
        if told:
            age = int(told.group(1)) if told.group(2) == "year" else 0
        elif word.lower in {"wounded", "injured", "dead", "slain", "deceased"} and first > 1:
            before = text[first - 2].lower
            if not (before in listed("tolls", "determiners") or number(before) is not None):
                break
            outcome = "killed" if word.lower in {"dead", "slain", "deceased"} else "injured"
        elif word.lower == "alleged" and first > 1 and _opens(text[first - 2].lower):
            pass  # "two of the alleged killers"
        elif word.lower in listed("tolls", "stops") or not word.alpha or number(word.lower):
            break
        first -= 1
    return first, age, outcome


def _opens(lower: str) -> bool:
    """Whether a word opens a noun phrase: an article, a number."""
    return lower in listed("tolls", "determiners") or number(lower) is not None


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


def _number(text: Words, quantity: Quantity) -> People:
    last = quantity.last
    additional = quantity.additional
    if last < len(text) and text[last].lower in {"more", "additional", "else"}:
        additional, last = True, last + 1
    whom = "all"
    return People(quantity.first, last, "number", quantity.figure, whom, additional=additional)


def _stands_alone(text: Words, index: int) -> bool:
    """Whether "another" is a person of its own: "another was wounded", "and another wounded",
    "and wounded another in"."""
    after = text[index + 1].lower if index + 1 < len(text) else ""
    before = text[index - 1].lower if index else ""
    if before in {"no", "any", "each", "every"}:
        return False
    ends = after in _ENDS or after in listed("tolls", "prepositions") or after == "and"
    if ends and (text[index].lower == "another" or after not in {"of", "in"}):
        hit = outcomes().at(text, index - 1) if index else None
        return hit is not None and hit.value.form in {"participle", "doing", "present"}
    return after in listed("tolls", "be") or after in listed("tolls", "alone_before")


def _pronoun(text: Words, index: int) -> People | None:
    lower = text[index].lower
    single = lower not in {"they", "them", "who", "whom", "themselves"}
    figure = Figure(low=1, best=1, high=1) if single else None
    sex = str(data("tolls")["pronouns"][lower])
    return People(index, index + 1, "pronoun", figure, sex=sex, definite=True)
