"""Names in a form that can be compared: level letters, keys, and one spelling for many.

`level` keeps every offset, so a pattern may run over levelled text and its spans still count in
the article. `key_of` gives an actor's address; `normal_form` is for matching across articles only.
"""

import difflib
import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from slugify import slugify

from generator.vocabulary import load

_SPECIAL = {
    **dict.fromkeys("‘’ʼʻʿʾ´`ʹ′", "'"),
    **dict.fromkeys("‐‑‒", "-"),
    **dict.fromkeys("\n\r\t\u00a0\u202f\u2009\u2007", " "),
    **dict(zip("ıłŁøØđĐðÐæÆœŒəƏþÞ", "ilLoOdDdDaAoOeEtT", strict=True)),
}
_WORD = re.compile(r"[a-z0-9]+")
_ARTICLE = re.compile(r"\b(?:al|el|ad|an|ar|as|ash|at|az)[ '-](?=[a-z])")
_SERVANT = re.compile(r"\babd(?:ou|[aeiou])?[lrnstz]?[ '-]*(?=[a-z]{3})")
_DOUBLED = re.compile(r"([a-z])\1+")


def _bare(letter: str) -> str:
    """The letter without its marks, if that is one letter: "ğ" → "g"."""
    base = unicodedata.normalize("NFKD", letter)[0]
    return base if base.isascii() and base.isalpha() else letter


_LEVEL = {
    chr(code): _bare(chr(code)) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
} | _SPECIAL
_UNEVEN = re.compile(r"[^ -_a-~]")


@lru_cache(maxsize=256)
def level(text: str) -> str:
    """The text, letter for letter, with plain letters, straight apostrophes and simple blanks."""
    if text.isascii() and text.isprintable() and "`" not in text:
        return text
    return _UNEVEN.sub(lambda letter: _LEVEL.get(letter[0], letter[0]), text)


@cache
def honorifics() -> frozenset[str]:
    """What may stand before a name and is no part of it: "mr", "gen", "president"."""
    titles = load("titles.yml")
    words = {*titles["abbreviations"], *titles["honorifics"], *titles["offices"]}
    words |= {*titles["high_ranks"], *titles["ranks"], *titles["heads"], *titles["spokespeople"]}
    return frozenset(words)


def strip_titles(name: str) -> str:
    """The name without leading titles: "Lt. Gen. Dara Velan" → "Dara Velan".

    Two words always stay where there are two, so "Marshal Law" and "Sheikh Hasina" keep theirs.
    """
    words = name.split()
    while len(words) > 2:
        two = " ".join(words[:2]).lower().replace(".", "")
        one = words[0].lower().rstrip(".")
        drop = 2 if len(words) > 3 and two in honorifics() else 1 if one in honorifics() else 0
        if not drop:
            break
        words = words[drop:]
    return " ".join(words)


def nearest(word: str, known: Iterable[str]) -> str:
    """What a person may have meant by an id that there is not: the ids that are most like it."""
    found = difflib.get_close_matches(word, sorted(known), n=3, cutoff=0.75)
    likeness = [difflib.SequenceMatcher(None, word, one).ratio() for one in found]
    meant = [one for one, ratio in zip(found, likeness, strict=True) if ratio > likeness[0] - 0.03]
    return f"is it {' or '.join(meant)}?" if meant else "the record line of its page tells the id."


@lru_cache(maxsize=20_000)
def slug_of(name: str) -> str:
    """The address of a body's name: "The Salt Road Army" → "the-salt-road-army". Never empty."""
    slug = slugify(level(name).replace("'", ""), max_length=80, word_boundary=True)
    return slug or "name-" + hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:8]


def key_of(name: str) -> str:
    """The address of a person's name, without titles: "Gen. Dára Velan" → "dara-velan"."""
    return slug_of(strip_titles(level(name)))


@cache
def _spellings() -> dict[str, str]:
    """Each known spelling → the one that stands for its family."""
    families: list[list[str]] = load("names.yml")["families"]
    return {spelling: family[0] for family in families for spelling in family}


@lru_cache(maxsize=20_000)
def normal_form(name: str) -> str:
    """One spelling for names that differ by transliteration only: "Qasem Soleimani" and
    "Qassim Suleimani" agree, "Abdel Fattah" and "Abdulfattah" do; "Hassan" and "Hussein" do not.
    No title, article or doubled letter.
    """
    plain = strip_titles(level(name)).lower().replace("'", "")
    plain = _SERVANT.sub("abd", _ARTICLE.sub("", plain))
    words = [_spellings().get(word, word) for word in _WORD.findall(plain)]
    return " ".join(_DOUBLED.sub(r"\1", word) for word in words) or plain
