"""Words whose kind their neighbours settle: "collapsed" near "bridge", "crash" near "shares"."""

from functools import cache
from typing import NamedTuple

from generator.extract.incident_words import Words, data

REACH = 12  # words on either side


class Company(NamedTuple):
    """`kind` is what a word is near one of `near`; None when it is no incident there."""

    near: frozenset[str]
    kind: str | None


@cache
def companies() -> dict[str, list[Company]]:
    """All rules by the phrase that they are about."""
    found: dict[str, list[Company]] = {}
    for rule in data("incidents")["company"]:
        kind = None if rule["kind"] == "none" else str(rule["kind"])
        for phrase in rule["words"]:
            found.setdefault(str(phrase), []).append(Company(frozenset(rule["near"]), kind))
    return found


def company_of(text: Words, first: int, last: int) -> Company | None:
    """The rule that fits a phrase at words ``[first, last)`` among its neighbours."""
    rules = companies().get(" ".join(word.lower for word in text[first:last]))
    if not rules:
        return None
    around = {word.lower for word in text[max(0, first - REACH) : last + REACH]}
    return next((rule for rule in rules if rule.near & around), None)
