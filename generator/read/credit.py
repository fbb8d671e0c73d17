"""Whom a text credits: its sources, the licence it carries, and whose text it first was."""

import re
from functools import cache
from typing import Literal, NamedTuple, cast

from ahocorasick_rs import AhoCorasick, MatchKind

from generator.model import Licence, Span
from generator.read import days
from generator.vocabulary import load

Reprint = Literal["full", "excerpt", "facts_only", "unknown"]

QUOTE = 300  # characters of a licence sentence that are kept
BEFORE = 80  # characters before a name in which "according to" may stand
STORY = 20_000  # characters of the body that are searched for agencies

_SENTENCE = re.compile(r"[^.!?\n]{1,600}(?:[.!?](?=\S)[^.!?\n]{0,200}){0,6}[.!?]?")
_REPRINT = re.compile(
    r"(?i:(?:originally|first)? ?(?:published|appeared|posted|republished|reprinted)"
    r" (?:originally |first )?(?:by|on|in|at|from|with permission from)) "
    r"(?P<name>(?:[Tt]he )?[A-Z][^.,;|()\n]{1,60}(?:\.(?:com|org|net|co)\b)?)"
)
_CREDIT = re.compile(
    r"with (?:full )?(?:credit|attribution) to (?P<name>[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,4})"
)
_NETWORK = re.compile(
    r"This (?:web)?site is part of the (?P<name>[A-Z][^.©|]{1,60}?)(?: Network)?(?= ?[©.|]| \d|$)"
)
_LISTED = re.compile(r"^sources?\b[^:]{0,40}(?::|$)\s*", re.IGNORECASE)
_FIRST = re.compile(r"original|first|republish|reprint", re.IGNORECASE)
_SAID = "according to|reported by|cited by|quoted by|told|speaking to|carried by|citing|reports|via"
_OF = (
    "state|official|semi-official|news|agency|media|run|[Ii]ranian|[Rr]ussian|[Cc]hinese|[Tt]urkish"
)
_SAID_BEFORE = re.compile(rf"\b(?:{_SAID})\s(?:the )?(?:(?:{_OF})[ -]){{0,3}}$")
_SAID_AFTER = re.compile(r" (?:contributed to this|reported|said|quoted|cited|writes|wrote)\b")
_DASH_AFTER = re.compile(r"\) ?[-–—]")
_COPYRIGHT = re.compile(
    r"(?i:(?:©|\(c\)|copyright)(?:\s*(?:©|\(c\)|copyright))?)\s*"
    r"(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?,?\s*(?:by )?"
    r"(?P<name>[A-Z][^.,;|/©()\n]{1,60}?)"
    r"(?=[.,;|©()]|\s(?i:all rights|inc|llc|ltd)\b|\s[-–—]|$)"
)


class Rule(NamedTuple):
    """A licence's words and what they let a reader do."""

    words: re.Pattern[str]
    reprint: Reprint


@cache
def _rules() -> tuple[Rule, ...]:
    told = load("credits-read.yml")["licences"]
    return tuple(
        Rule(re.compile(rule["words"], re.IGNORECASE), cast("Reprint", rule["reprint"]))
        for rule in told
    )


def licence(words: str) -> Licence:
    """A licence's sentence as a value: "Non-commercial use is permitted with credit to …"."""
    for rule in _rules():
        if match := rule.words.search(words[:4000]):
            return Licence(text=_sentence(words, match.start()), reprint=rule.reprint)
    return Licence(text=words[:QUOTE].strip(), reprint="unknown")


def _sentence(words: str, at: int) -> str:
    """The sentence that holds an offset."""
    for match in _SENTENCE.finditer(words, 0, 4000):
        if match.start() <= at < match.end():
            return match.group().strip()[:QUOTE]
    return words[:QUOTE].strip()


def find_licence(lines: tuple[str, ...], notices: tuple[str, ...]) -> Licence | None:
    """The licence of licence lines, else of a copyright notice that says what is allowed."""
    for line in lines:
        read = licence(line)
        if read.reprint != "unknown":
            return read
    for line in notices:
        read = licence(line)
        if read.reprint != "unknown":
            return read
    return licence(lines[0]) if lines else None


def outlet(notices: tuple[str, ...], host: str | None) -> str | None:
    """The outlet's name in credit, network or copyright lines: "credit to NaturalNews.com". Where
    the article's domain is known, only a name that fits it, since holders are often companies."""
    for pattern in (_NETWORK, _COPYRIGHT, _CREDIT):
        for line in notices:
            if match := pattern.search(line[:600]):
                name = re.sub(r"\s(?:19|20)\d\d$", "", match["name"].strip(" -–—"))
                if len(name) >= 2 and (host is None or _fits(name, host)):
                    return name
    return None


def _fits(name: str, host: str) -> bool:
    """Whether a name and a domain are of one outlet: "Rolling Stone", rollingstone.com."""
    short = re.sub(r"\W|^the|news$", "", name.casefold())
    labels = [label.replace("-", "") for label in host.split(".")[:-1]]
    return any(short in label or label in short for label in labels if len(label) > 2)


def listed(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The names under "Sources include:", a line each, or after the colon."""
    names: list[str] = []
    for line in lines:
        words = _LISTED.sub("", line[:300])
        names += [part.strip(" .") for part in re.split(r"[,;|]\s+", words)]
    return tuple(dict.fromkeys(name for name in names if 2 <= len(name) <= 80))


@cache
def _agencies() -> dict[str, str]:
    told = load("credits-read.yml")["agencies"]
    return {written: name for name, many in told.items() for written in many}


@cache
def _named() -> AhoCorasick:
    """Finds the agencies' names, of those that begin at one place the longest."""
    return AhoCorasick(list(_agencies()), matchkind=MatchKind.LeftmostLongest)


def agency(written: str | None) -> str | None:
    """An agency's usual name: "The Associated Press" → "AP", "AP/CBS4" → "AP"."""
    for part in re.split(r"/", written or ""):
        if name := _agencies().get(part.strip()):
            return name
    return None


def cited(text: str, spans: tuple[Span, ...]) -> tuple[str, ...]:
    """The agencies that a story names as its source: "according to IRNA", "told Reuters"."""
    names: list[str] = []
    left = STORY
    for start, end in spans:
        part = text[start : min(end, start + left)]
        for _, first, last in _named().find_matches_as_indexes(part):
            if _is_cited(part, first, last):
                names.append(_agencies()[part[first:last]])
        left -= end - start
        if left <= 0:
            break
    return tuple(dict.fromkeys(names))


def _is_cited(text: str, first: int, last: int) -> bool:
    """Whether a name stands in "according to …", "… reported" or "(…) -"."""
    before, after = text[first - 1 : first], text[last : last + 1]
    if before.isalnum() or after.isalnum() or "_" in (before, after):
        return False
    return bool(
        _SAID_BEFORE.search(text, max(0, first - BEFORE), first)
        or _SAID_AFTER.match(text, last)
        or (before == "(" and _DASH_AFTER.match(text, last))
    )


def reprint_of(lines: tuple[str, ...]) -> str | None:
    """Whose text it first was: "This article was originally published by The Example"."""
    for line in lines:
        words = line[:300]
        match = _REPRINT.search(words)
        if match and _FIRST.search(match.group()) and not days.find(match["name"]):
            return match["name"].strip()
    return None
