"""The nouns that stand for people, with what each says of sex and group."""

from functools import cache

from generator.extract.incident_words import data


@cache
def nouns() -> dict[str, tuple[bool, str, str]]:
    """All nouns for people: noun → (plural, sex, whom)."""
    found: dict[str, tuple[bool, str, str]] = {}
    for noun, told in data("tolls")["people"].items():
        kind = (str(told.get("sex", "")), str(told.get("whom", "all")))
        found[noun] = (False, *kind)
        for plural in (told["plural"], *told.get("also", ())):
            found.setdefault(str(plural), (True, *kind))
    return found
