"""How the pages say things: days, counts, terms, and attributions whose modality sets the verb.

The sentences are data (data/wording.yml). Nothing here states guilt: below a court finding every
wording names who says so, or says that it is only suspected.
"""

import calendar
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from generator import vocabulary
from generator.model import Attribution, When, Where

_MONTHS = tuple(calendar.month_name)[1:]
_WEEKDAYS = tuple(calendar.day_name)
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Term(NamedTuple):
    """A code word as a reader sees it, its one-line meaning, and its anchor on the words page."""

    text: str
    tip: str
    anchor: str


class Chip(NamedTuple):
    """The word of a modality, the class of its mark and its anchor: "Claimed", "claim"."""

    text: str
    mark: str
    anchor: str


class Said(NamedTuple):
    """An attribution in words: the chip, what follows it up to and from the actor, and the same
    as a clause: "Accused", "by police: ", "River Front", "", "police accused River Front"."""

    chip: Chip
    before: str
    actor: str
    after: str
    clause: str


@cache
def words() -> dict[str, Any]:
    """All of data/wording.yml."""
    return dict(vocabulary.load("wording.yml"))


def term(vocabulary_name: str, code: str) -> Term:
    """The term in a reader's words with its tooltip: ``term("weapon", "melee")``."""
    override = words()["label"].get(vocabulary_name, {}).get(code)
    text = override or vocabulary.label(vocabulary_name, code)
    tip = vocabulary.terms(vocabulary_name)[code]
    return Term(text, tip, anchor(vocabulary_name, code))


def anchor(vocabulary_name: str, code: str) -> str:
    """Where a term stands on the words page: "weapon-melee"."""
    return f"{vocabulary_name}-{code}".replace("_", "-")


# ---------------------------------------------------------------- days


def day(iso: str) -> str:
    """``2024-01-03`` → "3 January 2024"; ``2024-01`` → "January 2024"; ``2024`` stays."""
    parts = iso[:10].split("-")
    if len(parts) == 1:
        return parts[0]
    month = f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return month if len(parts) == 2 else f"{int(parts[2])} {month}"


def weekday(iso: str) -> str:
    """``2024-01-03`` → "Wednesday"."""
    return _WEEKDAYS[date.fromisoformat(iso[:10]).weekday()]


def full_day(iso: str) -> str:
    """``2024-01-03`` → "Wednesday 3 January 2024"; less exact dates as `day` gives them."""
    return f"{weekday(iso)} {day(iso)}" if len(iso) >= 10 else day(iso)


def short_day(iso: str) -> str:
    """``2024-01-03`` → "3 Jan 2024"; less exact dates keep their month's first letters."""
    parts = day(iso).split(" ")
    return " ".join(part[:3] if part in _MONTHS else part for part in parts)


def span(earliest: str, latest: str) -> str:
    """Two days as a range: "1 to 10 May 2022", "28 April to 3 May 2022", full ends otherwise."""
    first, last = earliest[:10].split("-"), latest[:10].split("-")
    if first == last:
        return day(earliest)
    if first[:2] == last[:2]:
        return f"{int(first[2])} to {day(latest)}"
    if first[0] == last[0]:
        return f"{int(first[2])} {_MONTHS[int(first[1]) - 1]} to {day(latest)}"
    return f"{day(earliest)} to {day(latest)}"


def when(value: When) -> str:
    """When it happened, as exact as known and no more: "May 2022, day not known"."""
    earliest, latest = value.earliest, value.latest
    if value.precision == "before_publication" or (latest and not earliest):
        return f"before {day(latest)}" if latest else "before publication, day not known"
    if not earliest or value.precision == "unknown":
        return "day not known"
    if value.precision == "day" or earliest == latest:
        return full_day(earliest)
    latest = latest or earliest
    if value.precision == "year_or_more":
        first, last = earliest[:4], latest[:4]
        return f"{first if first == last else f'between {first} and {last}'}, day not known"
    if value.precision == "month" and earliest[:7] == latest[:7]:
        return f"{day(earliest[:7])}, day not known"
    return f"{span(earliest, latest)}, day not known"


def on(value: When) -> str:
    """`when` joined to a sentence: "on Wednesday 3 January 2024", "in May 2022, day not known"."""
    text = when(value)
    if text == "day not known":
        return "on a day not known"
    if text.startswith(("before", "between")):
        return text
    if value.precision == "day" or value.earliest == value.latest:
        return f"on {text}"
    ranged = text[0].isdigit() and not text[:4].isdigit()
    return f"within {text}" if ranged else f"some time in {text}"


# ---------------------------------------------------------------- places, counts, lists


def where(value: Where, country: str | None) -> str:
    """The place from small to large: "Kerman, Iran". Empty when nothing is known."""
    names = [value.name or value.admin1, country]
    return ", ".join(dict.fromkeys(name for name in names if name))


def at(value: Where, country: str | None) -> str:
    """`where` joined to a sentence: "near Kerman, Iran"; "at a place not told"."""
    place = where(value, country)
    pattern = words()["place"][value.precision if place else "unknown"]
    if place and value.precision == "unknown":
        pattern = words()["place"]["city"]
    return str(pattern).format(place=the(place) if place == country else place)


def the(name: str) -> str:
    """A name as a sentence has it: "the United States", "the Ministry of Health", "Israel"."""
    data = words()["the"]
    parts = name.split()
    wanted = name in data["names"] or parts[:1] in ([w] for w in data["first"])
    return f"the {name}" if wanted or parts[-1:] in ([w] for w in data["last"]) else name


def number(count: int) -> str:
    """A small count in words: 3 → "three", 12 → "12"."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"


def counted(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun: (1, "report") → "one report"; (12, "report") → "12 reports"."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def listed(items: Iterable[str], last: str = "and") -> str:
    """The items as a sentence lists them: "a, b and c"."""
    parts = list(items)
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def sentence(text: str) -> str:
    """The text with a capital first letter and one full stop."""
    text = text.strip()
    return f"{text[:1].upper()}{text[1:]}".rstrip(".") + "." if text else ""


# ---------------------------------------------------------------- attribution


def attributed(found: Attribution, *, actor: str, asserter: str | None) -> Said:
    """Who is said to have done it, with the verb that the modality allows.

    "Accused by Iranian officials: Israel". An actor's own claim is its own word: an asserter that
    is the actor itself is not repeated, and nothing here ever turns a claim into a fact.
    """
    entry = words()["modality"][found.modality]
    if asserter == actor:
        asserter = None
    who = asserter or entry.get("nobody")
    if not who and "unsaid" in entry:
        entry = entry["unsaid"]
    before, _, after = str(entry["line"]).partition("{actor}")
    who = the(who) if who else who
    clause = str(entry["clause"]).format(actor=the(actor), asserter=who)
    before = f"{before}{the(actor).removesuffix(actor)}"
    if asserter and "by" in entry:
        tail = str(entry["by"]).format(asserter=who)
        after, clause = after + tail, clause + tail
    chip = Chip(entry["chip"], entry["mark"], anchor("modality", found.modality))
    return Said(chip, before.format(asserter=who).strip(), actor, after.strip(), clause)


def role(found: Attribution) -> str:
    """What an attribution makes of an actor: "claimed it", "accused by authorities"."""
    entry = words()["modality"][found.modality]
    if "unsaid" in entry and not found.asserted_by:
        entry = entry["unsaid"]
    return str(entry["role"])


def chip(modality: str, *, said: bool = True) -> Chip:
    """The chip of a modality alone; `said` tells whether anybody is named who says so."""
    entry = words()["modality"][modality]
    if not said and "unsaid" in entry:
        entry = entry["unsaid"]
    return Chip(entry["chip"], entry["mark"], anchor("modality", modality))


def rank(modality: str) -> int:
    """Where a modality stands when several are listed: claims first, findings last."""
    return int(words()["modality_order"].index(modality))


def event(kind: str, stage: str) -> str:
    """The kind of event with its article: "a bombing", "the threat of a bombing"."""
    entry = words()["incident_type"].get(kind, words()["incident_type"]["unknown"])
    return str(words()["stage"].get(stage, "{one}")).format(one=entry["one"])


def language(code: str) -> str:
    """A language's name: "ar" → "Arabic"; an unknown code as it is."""
    return str(words()["language"].get(code.split("-", maxsplit=1)[0].lower(), code))
