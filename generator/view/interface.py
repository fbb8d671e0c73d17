"""The words of the site's furniture, by key: one file a language, data/interface-*.yml."""

from functools import cache
from typing import Any

from generator import vocabulary

DEFAULT = "en"


@cache
def catalogue(language: str) -> dict[str, Any]:
    """All entries of a language."""
    return dict(vocabulary.load(f"interface-{language}.yml"))


def entry(key: str) -> Any:
    """What stands under a key such as "filter.said.title". Raises KeyError for no such key."""
    found: Any = catalogue(DEFAULT)
    for part in key.split("."):
        found = found[part]
    return found


def say(key: str, **fields: object) -> str:
    """The text under a key, its {braces} filled."""
    text = str(entry(key))
    return text.format(**fields) if fields else text
