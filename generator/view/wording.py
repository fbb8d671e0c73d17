"""How the pages say things: days, counts, terms, and attributions whose modality sets the verb.

The sentences are data (data/wording.yml). Nothing here states guilt: below a court finding every
wording names who says so, or says that it is only suspected.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from generator import vocabulary
from generator.model import Attribution, Incident, Report, When, Where
from generator.view.interface import DEFAULT, days, language, say
from generator.view.interface import counted as in_words

_ARTICLE = re.compile(r"^(?:the|a|an|his|her|their)\s+", re.IGNORECASE)


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


def words() -> dict[str, Any]:
    """All of the sentences in the language of the pages: data/wording.yml, or wording-de.yml."""
    return _words(language())


@cache
def _words(code: str) -> dict[str, Any]:
    own = vocabulary.load("wording.yml")
    return dict(own if code == DEFAULT else _over(own, vocabulary.load(f"wording-{code}.yml")))


def _over(own: Any, other: Any) -> Any:
    """A language's sentences over the English file, whose marks and classes hold in all; lists and
    what depends on words (the sums of an actor's page) are replaced as a whole."""
    if not isinstance(own, dict) or not isinstance(other, dict):
        return other
    if set(other) - set(own) and "norm" in own:
        return other
    both = {name: _over(own[name], other[name]) for name in own if name in other}
    return {**own, **other, **both}


def term(vocabulary_name: str, code: str) -> Term:
    """The term in a reader's words with its tooltip: ``term("weapon", "melee")``."""
    override = words()["label"].get(vocabulary_name, {}).get(code)
    text = override or vocabulary.label(vocabulary_name, code)
    tips = words().get("tip", {}).get(vocabulary_name, {})
    tip = tips.get(code) or vocabulary.terms(vocabulary_name)[code]
    return Term(text, tip, anchor(vocabulary_name, code))


def anchor(vocabulary_name: str, code: str) -> str:
    """Where a term stands on the words page: "weapon-melee"."""
    return f"{vocabulary_name}-{code}".replace("_", "-")


# ---------------------------------------------------------------- days


def day(iso: str) -> str:
    """``2024-01-03`` → "3 January 2024"; ``2024-01`` → "January 2024"; ``2024`` stays."""
    if len(iso) < 7:
        return iso
    return days(iso, "month" if len(iso) < 10 else "day")


def month(iso: str) -> str:
    """The month alone: ``2024-01-03`` → "January"."""
    return days(iso, "month_alone")


def weekday(iso: str) -> str:
    """``2024-01-03`` → "Wednesday"."""
    return days(iso, "weekday")


def full_day(iso: str) -> str:
    """``2024-01-03`` → "Wednesday 3 January 2024"; less exact dates as `day` gives them."""
    return days(iso, "full") if len(iso) >= 10 else day(iso)


def short_day(iso: str) -> str:
    """``2024-01-03`` → "3 Jan 2024"; less exact dates keep their month's first letters."""
    if len(iso) < 7:
        return iso
    return days(iso, "short_month" if len(iso) < 10 else "short")


def span(earliest: str, latest: str, size: str = "") -> str:
    """Two days as a range: "1 to 10 May 2022", "28 April to 3 May 2022", full ends otherwise.
    With the size "short" months are short, with "bare" the last year is left out too."""
    first, last = earliest[:10], latest[:10]
    end = {"": "day", "short": "short", "bare": "short_bare"}[size]
    start = end
    if first[:7] == last[:7]:
        start = "number"
    elif first[:4] == last[:4]:
        start = "short_bare" if size else "bare"
    if first == last:
        return days(first, end)
    return say("days.span", start=days(first, start), end=days(last, end))


def when(value: When) -> str:
    """When it happened, as exact as known and no more: "May 2022, day not known"."""
    return _when(value)[0]


def roughly(value: When) -> str:
    """`when` without the note that the day is not known: "May 2022"."""
    return _when(value)[0].removesuffix(say("days.not_known_after"))


def _when(value: When) -> tuple[str, str]:
    """When it happened, and the key of how that is joined to a sentence."""
    earliest, latest = value.earliest, value.latest
    if value.precision == "before_publication" or (latest and not earliest):
        text = say("days.before", day=day(latest)) if latest else say("days.before_publication")
        return text, "as_it_is"
    if not earliest or value.precision == "unknown":
        return say("days.unknown"), "on_unknown"
    if value.precision == "day" or earliest == latest:
        return full_day(earliest), "on_day"
    latest = latest or earliest
    if value.precision == "year_or_more":
        first, last = earliest[:4], latest[:4]
        if first == last:
            return say("days.year_only", year=first), "in_span"
        return say("days.years_only", start=first, end=last), "as_it_is"
    if value.precision == "month" and earliest[:7] == latest[:7]:
        return say("days.month_only", month=day(earliest[:7])), "in_span"
    return say("days.span_only", span=span(earliest, latest)), "within_span"


def on(value: When) -> str:
    """`when` joined to a sentence: "on Wednesday 3 January 2024", "in May 2022, day not known"."""
    text, how = _when(value)
    return say(f"days.{how}", when=text)


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
    wanted = wanted or parts[-1:] in ([w] for w in data["last"])
    return say("names.the", name=name) if wanted else name


def counted(count: int, noun: str) -> str:
    """A count with its noun: (1, "report") → "one report"; (12, "report") → "12 reports"."""
    return in_words(noun, count)


def listed(items: Iterable[str], last: str = "and") -> str:
    """The items as a sentence lists them: "a, b and c"; `last` is "and" or "or"."""
    parts = list(items)
    if len(parts) < 2:
        return "".join(parts)
    return say(f"lists.{last}", most=", ".join(parts[:-1]), last=parts[-1])


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


def chips() -> tuple[Chip, ...]:
    """Every chip that there is."""
    return tuple(chip(name, said=said) for name in words()["modality"] for said in (True, False))


def rank(modality: str) -> int:
    """Where a modality stands when several are listed: claims first, findings last."""
    return int(words()["modality_order"].index(modality))


def event(kind: str, stage: str) -> str:
    """The kind of event with its article: "a bombing", "the threat of a bombing"."""
    entry = words()["incident_type"].get(kind, words()["incident_type"]["unknown"])
    return str(words()["stage"].get(stage, "{one}")).format(one=entry["one"])


def title(found: Incident | Report, country: str | None) -> str:
    """The title in the language of the pages, made of type and place; an editor's own stays."""
    patterns = words().get("title")
    decided = isinstance(found, Incident) and found.standing.get("title") == "decided"
    if patterns is None or decided:
        return found.title
    spot, site = found.where, _named_spot(found.where.site)
    what = patterns.get(found.type) or term("incident_type", found.type).text
    place = where(spot, None if country == spot.name else country)
    key = "place" if place else "nowhere"
    if place and not (spot.name or spot.admin1):
        key = "country"
    elif place and site and site.lower() not in place.lower():
        key = "spot"
    made = str(patterns[key]).format(what=what, place=place, site=site, country=country)
    return made[:1].upper() + made[1:]


def _named_spot(site: str | None) -> str:
    """The spot without its article if it is a name: "Hill Street", but not "the old market"."""
    bare = _ARTICLE.sub("", site or "")
    return bare if bare.rsplit(" ", 1)[-1][:1].isupper() else ""


def language_name(code: str) -> str:
    """A language's name: "ar" → "Arabic"; an unknown code as it is."""
    return str(words()["language"].get(code.split("-", maxsplit=1)[0].lower(), code))
