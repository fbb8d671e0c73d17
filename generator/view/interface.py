"""The words of the site by key, in the language of the pages: one catalogue a language.

The catalogues are data/interface-*.yml. What is in them is trusted; what is filled into them is
not, and `render` escapes it. Days, numbers and plurals follow the language's own rules (CLDR).
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache, lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal

from generator import vocabulary

DEFAULT = "en"
_LANGUAGE = ContextVar("language", default=DEFAULT)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within it every word is of this language; of English, where there is no catalogue for it."""
    token = _LANGUAGE.set(known(language))
    try:
        yield
    finally:
        _LANGUAGE.reset(token)


def language() -> str:
    """The language of the words: "en"."""
    return _LANGUAGE.get()


@cache
def known(wanted: str) -> str:
    """The catalogue for a language: "de-AT" → "de"; English if there is none."""
    code = _code(wanted)
    return code if (vocabulary.DATA / f"interface-{code}.yml").is_file() else DEFAULT


def lacking(wanted: str) -> bool:
    """Whether there are no words in a language, so that pages speak English instead."""
    return known(wanted) == DEFAULT and _code(wanted) != DEFAULT


def told_lacking(wanted: str) -> str:
    """What is said of that where a site is built."""
    code = _code(wanted)
    files = ", ".join(f"{name}-{code}.yml" for name in ("interface", "wording", "meanings"))
    return (
        f"there are no words in the language {code!r}, so pages speak English; to add them, write "
        f"{files} in generator/data/ with the keys of the German ones, or set theme.language to "
        f"one of {', '.join(languages())}"
    )


def languages() -> tuple[str, ...]:
    """The languages that have a catalogue."""
    files = vocabulary.DATA.iterdir()
    names = (file.name for file in files if file.name.startswith("interface-"))
    return tuple(sorted(name[len("interface-") : -len(".yml")] for name in names))


def _code(wanted: str) -> str:
    return wanted.replace("_", "-").split("-")[0].lower()


@cache
def _catalogue(code: str) -> dict[str, Any]:
    return dict(vocabulary.load(f"interface-{code}.yml"))


@cache
def _locale(code: str) -> Locale:
    try:
        return Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return Locale.parse(DEFAULT)


def locale() -> Locale:
    """The rules of the language."""
    return _locale(language())


def meanings(part: str) -> Mapping[str, Any]:
    """What tables or rules mean in the language of the pages; nothing where the files that define
    them say it: they are English."""
    return {} if language() == DEFAULT else dict(_meanings(language())[part])


@cache
def _meanings(code: str) -> dict[str, Any]:
    return dict(vocabulary.load(f"meanings-{code}.yml"))


def entry(key: str) -> Any:
    """What stands under a key such as "filter.said.title". Raises KeyError for no such key."""
    found: Any = _catalogue(language())
    for part in key.split("."):
        found = found[part]
    return found


def say(key: str, **fields: object) -> str:
    """The text under a key, its {braces} filled."""
    text = str(entry(key))
    return text.format(**fields) if fields else text


def many(noun: str, count: int) -> str:
    """A count with its noun, in figures: ("incident", 1200) → "1,200 incidents"."""
    return _form(noun, count).format(n=number(count))


def counted(noun: str, count: int) -> str:
    """A count with its noun, in words if it is small: "one report", "three reports"."""
    forms = entry(f"nouns.{noun.replace(' ', '_')}")
    if count == 1:
        return str(forms["single"])
    return _form(noun, count).format(n=spelled(count))


def _form(noun: str, count: int) -> str:
    forms = entry(f"nouns.{noun.replace(' ', '_')}")
    return str(forms.get(locale().plural_form(count), forms["other"]))


def spelled(count: int) -> str:
    """A small count in words: 3 → "three"; a large one in figures: "1,200"."""
    words = entry("numbers")
    return str(words[count]) if 0 <= count < len(words) else number(count)


def number(count: float) -> str:
    """A count in figures: 1200 → "1,200", 1.5 → "1.5"."""
    return _number(count, language())


@lru_cache(maxsize=1 << 12)
def _number(count: float, code: str) -> str:
    return format_decimal(count, locale=_locale(code))


def days(iso: str, pattern: str) -> str:
    """A date by a pattern of the catalogue: ("2024-01-03", "day") → "3 January 2024"."""
    return _days(iso, str(entry(f"days.{pattern}")), language())


def weekdays() -> tuple[tuple[str, str], ...]:
    """The days of the week from Monday, each with its initial."""
    week = [f"2024-01-{number:02}" for number in range(1, 8)]  # it began on a Monday
    return tuple((days(day, "weekday"), days(day, "weekday_initial")) for day in week)


@lru_cache(maxsize=1 << 14)
def _days(iso: str, pattern: str, code: str) -> str:
    parts = [int(part) for part in iso[:10].split("-")]
    day = date(*[*parts, 1, 1][:3])
    return format_date(day, pattern, locale=_locale(code))
