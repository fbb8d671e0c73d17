"""The words of a text, each with its class of time word, so that patterns read classes.

"nearly two years ago" is the class string *approximate number units ago*. A class is one
character, therefore a pattern over classes is a short regular expression over a short string,
and it does not matter whether a blank, a line end or a hyphen parts the words.
"""

import itertools
import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from generator.vocabulary import load

Value = str | int | float
OTHER = "."
_NUMERIC = (
    "clock",
    "iso",
    "slash",
    "decade",
    "ordinal_digits",
    "short_year",
    "fraction",
    "number",
    "day",
    "year",
)
_CAPITALISED = ("month_short", "weekday_short", "month", "weekday", "weekdays", "holiday")


class Words(NamedTuple):
    """Words in order: one character of `kinds`, one match (in lower case) and one value each.

    `offset` is where the words' text starts in the whole text.
    """

    kinds: str
    matches: list[re.Match[str]]
    values: list[Value]
    offset: int

    def start(self, place: int) -> int:
        """Where a word starts in the text."""
        return self.offset + self.matches[place].start()

    def end(self, place: int) -> int:
        """Where it ends."""
        return self.offset + self.matches[place].end()


class Lexicon(NamedTuple):
    """Classes by name (`code`), words by spelling (`entries`), what cuts a text into words
    (`token`), and which classes need a capital letter (`capitals`)."""

    code: dict[str, str]
    entries: dict[str, tuple[str, Value]]
    token: re.Pattern[str]
    capitals: re.Pattern[str]


@cache
def lexicon() -> Lexicon:
    """The words of data/times.yml."""
    classes: dict[str, dict[str, Value]] = load("times.yml")
    names = list(dict.fromkeys([*classes, *_NUMERIC]))
    code = {name: chr(0xE000 + place) for place, name in enumerate(names)}
    entries: dict[str, tuple[str, Value]] = {}
    for name, words in classes.items():
        entries |= {str(word): (code[name], value) for word, value in words.items()}
    mixed = [word for word in entries if not word.isalpha() and word[0].isalnum()]
    token = re.compile(
        rf"(?!\s)(?:(?P<phrase>{spellings(mixed)})|[^\W\d_]+"
        r"|(?=['’\d])(?:(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?![\d:])"
        r"|\d{1,2}\.[0-5]\d(?=\s?[ap]\.?m\b)"
        r"|(?:[01]\d|2[0-3])[0-5]\d(?=\s(?:gmt|utc)\b)|0\d[0-5]\d(?=\s(?:hrs|hours)\b))"
        r"|(?P<iso>\d{4}(?:-\d\d-\d\d|/\d\d/\d\d)(?![\d/]))"
        r"|(?P<slash>\d{1,2}[/.]\d{1,2}[/.]\d{2}(?:\d\d)?(?![\d/]))"
        r"|(?P<decade>(?:\d\d|['’])?\d0['’]?s\b)"
        r"|(?P<ordinal_digits>\d{1,3}(?:st|nd|rd|th)\b)"
        r"|(?P<short_year>['’]\d\d\b(?!['’]))"
        r"|(?P<fraction>\d{1,3}\s1/2\b|\d{1,3}(?:½|\.5\b))"
        r"|(?P<number>\d+(?:[.,]\d+)*)|['’]s\b)"
        r"|[^\w\s]|_)"
    )
    capitals = re.compile(f"[{''.join(code[name] for name in _CAPITALISED)}]")
    return Lexicon(code, entries, token, capitals)


def spellings(words: Iterable[str]) -> str:
    """Words as one pattern, grouped by their first letter so that few are tried at each place."""
    groups = []
    for letter, group in itertools.groupby(sorted(words), key=lambda word: word[0]):
        rest = sorted((word[1:] for word in group), key=len, reverse=True)
        spelled = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in rest)
        groups.append(rf"{re.escape(letter)}(?:{spelled})(?!\w)")
    return "|".join(groups)


def read_words(text: str, start: int, end: int) -> Words:
    """The words of ``text[start:end]``; a word of no class is `OTHER`."""
    code, entries, token, capitals = lexicon()
    matches = list(token.finditer(fold(text[start:end])))
    unknown: tuple[str, Value] = (OTHER, 0)
    get = entries.get
    found = [get(match[0], unknown) for match in matches]
    grouped = [(at, group) for at, match in enumerate(matches) if (group := match.lastgroup)]
    for place, group in grouped:
        spelled = matches[place][0]
        if group == "phrase":
            found[place] = get(" ".join(spelled.split()), unknown)
        else:
            name, value = read_number(group, spelled)
            found[place] = (code[name], value)
    kinds = "".join([kind for kind, _ in found])
    for hit in capitals.finditer(kinds):
        if not text[start + matches[hit.start()].start()].isupper():
            found[hit.start()] = unknown
    kinds = "".join([kind for kind, _ in found])
    return Words(kinds, matches, [value for _, value in found], start)


def fold(text: str) -> str:
    """Lower case with every character where it was ("İ" must not become two)."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def read_number(group: str, spelled: str) -> tuple[str, Value]:
    """Class and value of a word with digits: "1989" a year, "1,989" a number, "21st" an ordinal."""
    if group == "number":
        if spelled.isdecimal() and len(spelled) <= 4:
            count = int(spelled)
            if 1 <= count <= 31 and len(spelled) <= 2:
                return "day", count
            return ("year" if 1000 <= count <= 2199 else "number"), count
        digits = spelled.replace(",", "")
        whole = digits.split(".")[0]
        return "number", float(digits) if digits.count(".") == 1 else int(whole[:12])
    if group == "fraction":
        return "fraction", int(re.split(r"[\s½.]", spelled)[0]) + 0.5
    if group == "ordinal_digits":
        return "ordinal_digits", int(spelled[:-2])
    if group == "decade":
        digits = re.sub(r"\D", "", spelled)
        return "decade", int(digits[:-1])
    if group == "short_year":
        return "short_year", int(spelled[1:])
    return group, in_one_form(spelled) if group in ("clock", "iso") else spelled


def in_one_form(spelled: str) -> str:
    """A clock time or an ISO day as most write it: "0735" 07:35, "10.30" 10:30, "2024/01/03"
    2024-01-03."""
    if spelled.isdecimal():
        return f"{spelled[:2]}:{spelled[2:]}"
    return spelled.replace(".", ":").replace("/", "-")
