"""The top of an article: its title, byline and dateline.

"01/09/2024 // Some Author // Views" is a date, an author and a word that may be a section or a
counter: the author is kept, the last is not guessed.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from generator.model import Span
from generator.read import days
from generator.read.days import Day
from generator.read.lines import COMMON, SHORT, Line, is_closed

_DIGIT = re.compile(r"\d")
_SEPARATOR = re.compile(r"\s*(?://|\||·|•|—|–|\s-\s|,\s(?=[A-Z]))\s*")
_BY = re.compile(
    r"(?i:(?:(?:posted|published|written|reported|story|words)\s)?by|author|reporter|writer):?\s+"
    r"(?=[A-ZÀ-ÖØ-Þ])|(?:Von|Par|Por|Di|Door|Af)\s+(?=[A-ZÀ-ÖØ-Þ][^.]{4,50}$)"
)
_NAME = re.compile(
    r"(?:(?:Dr|Mr|Mrs|Ms|Prof|Sir)\.? )?[A-ZÀ-ÖØ-Þ][\w’'-]+"
    r"(?: (?:[A-ZÀ-ÖØ-Þ]\.?|[A-ZÀ-ÖØ-Þ][\w’'-]+"
    r"|de|la|van|von|der|den|bin|al|el|di|da|du|le|ben|ibn)){1,4}"
)
_AND = re.compile(r"\s+(?:and|&)\s+|\s*;\s*|,\s+(?:and\s+)?")
_STAMP = re.compile(
    r"(?:(?:first |last |originally )?(?:published|posted|updated?|modified|created|date|stand)\b"
    r"|\d{1,2}:\d\d\s?(?:[ap]\.?m|[a-z]{2,4}\b)|\d+ (?:minutes?|mins?|hours?|days?) ago"
    r"|\d+ min(?:ute)?s? read)",
    re.IGNORECASE,
)
_TIME = re.compile(r"\d{1,2}[:.]\d\d\b|\d ?[ap]\.?m\b|\bago\b|\bmin(?:ute)?s? read", re.IGNORECASE)
_COUNTER = re.compile(r"(?:\d[\d,.]*[km]? )?(?:views|shares|comments|likes|reads?)$", re.IGNORECASE)
_DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’'/ -]{2,40}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+){0,3}){0,2})"
    r"(?:,? (?P<date>[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?))?"
    r"(?: ?\((?P<agency>[A-Z][\w./& -]{1,40})\))? ?(?:[-–—]{1,2}|:) ?(?=\S)"
)
_REPORTING = re.compile(r"\b[Rr]eporting by ([A-Z][^;()|.]{3,120})")
_FILLER = re.compile(
    r"(?:\W|\b(?:on|at|in|the|by|to|of|am|pm|a\.m|p\.m|[a-z]{2,4}t)\b)+", re.IGNORECASE
)


class Dateline(NamedTuple):
    """Of "KABUL, Jan. 4 (Reuters) -": the spans of its place and its date (or of nothing), and the
    agency."""

    place: Span
    span: Span
    agency: str | None


def is_byline(line: Line) -> bool:
    """Whether a line tells who wrote it or when, and nothing of the story."""
    return line.length <= SHORT and _is_byline(line.words)


@lru_cache(COMMON)
def _is_byline(words: str) -> bool:
    closed = is_closed(words)
    if not words or (closed and len(words) > 60):
        return False
    match = _BY.match(words)
    if match and len(words) <= 120 and _NAME.match(words, match.end()):
        return not closed
    found = days.find(words) if _DIGIT.search(words) else ()
    if _STAMP.match(words) and len(words) <= 120 and (_TIME.search(words) or found):
        return True
    return bool(found) and (" // " in words or (not closed and _is_date(words, found)))


def _is_date(words: str, found: tuple[Day, ...]) -> bool:
    """Whether little but a date stands there: "Tuesday, 9 January 2024 10:15 GMT"."""
    if not found[0].readings[0].year:
        return False
    rest = words[: found[0].start] + words[found[-1].end :]
    rest = _FILLER.sub(" ", _STAMP.sub("", rest)).strip()
    if _NAME.fullmatch(rest):
        return True
    return len(re.sub(r"[\W\d]", "", rest)) <= 12


def authors(lines: tuple[str, ...], notices: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The people that bylines name, without agency and town: "By A. Name and B. Name, AP"; else
    those of a notice such as "(Reporting by A. Name; Editing by B. Name)", the reporters only."""
    found = [name for line in lines for name in _named(line[:200])]
    if not found:
        told = [match[1] for line in notices if (match := _REPORTING.search(line[:300]))]
        found = [name for names in told for name in _people(_AND.split(names))]
    return tuple(dict.fromkeys(found))


def _named(words: str) -> list[str]:
    match = _BY.search(words)
    if match and (match.start() == 0 or words[match.start() - 1] in " \t|·•"):
        rest = re.split(r"\s*(?://|\||·|•|\d)", words[match.end() :], maxsplit=1)[0]
        names = [part.strip() for part in _AND.split(rest)]
        return _people(names)
    parts = [part for part in _SEPARATOR.split(words) if part]
    if len(parts) < 2 or not _DIGIT.search(words) or not days.find(words):
        return []
    return _people([part for part in parts if not _STAMP.match(part)])


def _people(names: list[str]) -> list[str]:
    """Those of the parts that are a person's name: the first, and more of the same look."""
    return [
        name
        for name in names
        if _NAME.fullmatch(name) and not days.find(name) and not _COUNTER.match(name)
    ]


def looks_like_title(line: Line) -> bool:
    """Whether a line can be a headline: short, not closed as a sentence, no byline, no bullet."""
    return (
        12 <= line.length <= 200
        and len(line.words.split()) >= 3
        and not line.words.endswith((".", ",", ";", ":", "_", "--", "—", "–"))
        and not line.bullet
        and not is_byline(line)
    )


def dateline(text: str, start: int) -> Dateline | None:
    """The dateline that opens a story: "DUBAI, United Arab Emirates —", "KABUL (Reuters) -"."""
    match = _DATELINE.match(text, start, start + 160)
    if match is None:
        return None
    date = match.span("date") if match["date"] else (start, start)
    return Dateline(match.span("place"), date, match["agency"])
