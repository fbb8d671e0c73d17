"""The words by which places are found: lists of data/places.yml, place-common.yml and
place-people.yml."""

import re
from functools import cache
from typing import Any

from generator.gazetteer_build import key
from generator.vocabulary import load


@cache
def _lists() -> dict[str, Any]:
    return {**load("places.yml"), **load("place-common.yml")}


@cache
def words(name: str) -> frozenset[str]:
    """A list of data/places.yml or data/place-common.yml, in lower case."""
    return frozenset(word.casefold() for word in _lists()[name])


@cache
def keys(name: str) -> frozenset[str]:
    """A list of data/places.yml, as the gazetteer's keys."""
    return frozenset(key(word) for word in _lists()[name])


@cache
def weights() -> dict[str, float]:
    """What each clue of `place_weigh` weighs."""
    return dict(_lists()["weights"])


@cache
def people(name: str) -> frozenset[str]:
    """A list of data/place-people.yml: "given" or "family" names."""
    return frozenset(load("place-people.yml")[name])


@cache
def short_forms() -> dict[str, tuple[str, str]]:
    """How a division is abbreviated: "Ariz." → ("US", "AZ"), "ON" → ("CA", "08")."""
    forms: dict[str, tuple[str, str]] = {}
    for country, divisions in _lists()["states"].items():
        for code, names in divisions.items():
            forms.update({name.replace(" ", ""): (country, code) for name in names})
            if country == "US":
                forms[code] = (country, code)
    return forms


@cache
def short_form_pattern() -> re.Pattern[str]:
    """Finds the sure short forms anywhere, the others after a capitalised word and a comma."""
    sure = "|".join(map(_spaced, sorted(_lists()["plain"], key=len, reverse=True)))
    rest = "|".join(map(_spaced, sorted(short_forms(), key=len, reverse=True)))
    capitals = "".join(sorted({name[0] for name in (*_lists()["plain"], *short_forms())}))
    return re.compile(
        rf"(?=[{capitals}])(?:(?:(?<![\w.-])|(?<=\b[DR]-))(?:{sure})(?![\w-])"
        rf"|(?:(?<=\w,\s)|(?<=\b[DR]-))(?:{rest})(?![\w’'-]))"
    )


@cache
def short_form_starts() -> frozenset[str]:
    """The words with which a short form can start: "Ariz" and, of "W.Va.", "W" and "W.Va."."""
    names = {*_lists()["plain"], *short_forms()}
    return frozenset(names | {start for name in names for start in re.findall(r"^\w+", name)})


def _spaced(name: str) -> str:
    """A pattern of a short form: "W.Va." also matches "W. Va."."""
    return re.escape(name).replace(r"\.", r"\.\s?").removesuffix(r"\s?")
