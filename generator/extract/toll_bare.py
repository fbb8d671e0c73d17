"""Whether a number without a noun can be people: "84 were killed", but no age, year or address."""

import re

from generator.extract.incident_words import Words, listed
from generator.extract.toll_nouns import nouns
from generator.extract.toll_numbers import Quantity, number

AGE = re.compile(r"(\d{1,3})(?:-| )?(year|month|week|day)s?(?:-| )olds?$")


def is_people(text: Words, quantity: Quantity) -> bool:
    """Whether nothing around the number makes it something else."""
    return not any(other(text, quantity) for other in _OTHERS)


def _after(text: Words, quantity: Quantity) -> str:
    return text[quantity.last].lower if quantity.last < len(text) else "."


def _digits(text: Words, quantity: Quantity) -> str:
    """The number as written in digits; empty for a number word."""
    words = text[quantity.first : quantity.last]
    return next((word.text for word in words if word.text.isdigit()), "")


def _measures(text: Words, quantity: Quantity) -> bool:
    """An amount of something, a year, a ratio, an hour: "84 miles", "in 2014", "7:15"."""
    digits, after = _digits(text, quantity), _after(text, quantity)
    if after in listed("tolls", "units") or AGE.match(after):
        return True
    return bool(digits) and (1900 <= int(digits) <= 2099 or after in {":", "-", "/"})


def _is_name(text: Words, quantity: Quantity) -> bool:
    """A name or an address: "911", "Flight 90", "3900 Oak Road"."""
    digits = _digits(text, quantity)
    if digits in listed("tolls", "not_people_numbers"):
        return True
    behind = text[quantity.last] if quantity.last < len(text) else None
    if digits and behind is not None and behind.capital:
        return behind.lower not in listed("tolls", "days")
    return bool(digits) and quantity.first > 1 and text[quantity.first - 1].capital


def _is_marked(text: Words, quantity: Quantity) -> bool:
    """A sum, a part of a decimal or a list: "$84", "No. 5", "#3"."""
    if not quantity.first:
        return False
    return text[quantity.first - 1].text in {"$", "£", "€", "#", ":", "-", "/", "."}


def _is_family(text: Words, quantity: Quantity) -> bool:
    """The children of somebody: "a father of 3"."""
    first = quantity.first
    parent = first > 1 and text[first - 2].lower in listed("tolls", "parents")
    return parent and text[first - 1].lower == "of"


def _is_age(text: Words, quantity: Quantity) -> bool:
    """An age: "Ann, 34,", "a man, 21, was", "in his 20's"."""
    first, after = quantity.first, _after(text, quantity)
    if not first or not _digits(text, quantity):
        return False
    before = text[first - 1]
    if after == "'s" or (before.lower in {"his", "her", "their"} and after.endswith("s")):
        return True
    if before.text != "," or first < 2:
        return False
    owner = text[first - 2]
    closed = after in {",", ".", ")", "of", "was", "who"}
    return owner.capital or (closed and (owner.lower in nouns() or owner.text == "."))


def _among_ages(text: Words, quantity: Quantity) -> bool:
    """One of a list of ages: "aged 18, 21 and 35", "ages four and six"."""
    at = quantity.first - 1
    while at > 0 and (number(text[at].lower) is not None or text[at].lower in {",", "and", "-"}):
        at -= 1
    return at >= 0 and text[at].lower in listed("tolls", "age_words")


_OTHERS = (_measures, _is_name, _is_marked, _is_family, _is_age, _among_ages)
