"""What the timeline can be filtered by: the values of an incident, and the options in words."""

from collections import Counter
from collections.abc import Mapping

import msgspec

from generator import vocabulary
from generator.model import Incident, When
from generator.view import rows, wording
from generator.view.interface import say
from generator.view.lookup import Lookup, country_name, ordinal

LISTED = 6  # options of a long group that stand on the page; the script finds the others
SIZES = ("50", "10-49", "1-9", "0", "unknown")
EXACTNESS = ("day", "days", "month", "year", "none")
LONG = ("country", "actor")
GROUPS = ("type", "said", "killed", "exact", *LONG)


class Option(msgspec.Struct, frozen=True):
    """A value to filter by, in a reader's words, and how many incidents have it."""

    value: str
    text: str
    count: int


class Filter(msgspec.Struct, frozen=True):
    """A group of options; `shown` of a `long` one are the most frequent."""

    name: str
    title: str
    options: tuple[Option, ...]
    long: bool = False

    @property
    def shown(self) -> tuple[Option, ...]:
        """The options that stand on the page."""
        return self.options[:LISTED] if self.long else self.options


def facets(incident: Incident, lookup: Lookup) -> dict[str, tuple[str, ...]]:
    """The values of an incident by group, in code words; only actors that have a page."""
    return {
        "type": (incident.type,),
        "said": tuple(dict.fromkeys(map(said, rows.chips(incident)))) or ("none",),
        "killed": (size(incident),),
        "exact": (exactness(incident.when),),
        "country": ((incident.where.country or "none").upper().replace("NONE", "none"),),
        "actor": tuple(key for key in incident.actors if lookup.actor(key)),
    }


def filters(lookup: Lookup) -> tuple[Filter, ...]:
    """The groups that have anything to choose, with the count of each option."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in GROUPS}
    chips: dict[str, str] = {"none": say("filter.said.none")}
    for incident in lookup.order:
        chips |= {said(chip): chip.text for chip in rows.chips(incident)}
        for name, values in facets(incident, lookup).items():
            counts[name].update(values)
    words = {
        "type": {n: wording.term("incident_type", n).text
                 for n in vocabulary.terms("incident_type")},
        "said": chips,
        "killed": {name: say(f"filter.killed.{name}") for name in SIZES},
        "exact": {name: say(f"filter.exact.{name}") for name in EXACTNESS},
        "country": {code: country_name(code) or code for code in counts["country"]}
        | {"none": say("filter.country.none")},
        "actor": {key: actor.name for key, actor in lookup.actors.items()},
    }  # fmt: skip
    fixed = {"killed": SIZES, "exact": EXACTNESS}
    found = (
        Filter(
            name,
            say(f"filter.{name}.title"),
            _options(counts[name], words[name], fixed.get(name, ())),
            long=name in LONG,
        )
        for name in GROUPS
    )
    return tuple(group for group in found if group.options)


def _options(
    counts: Counter[str], words: Mapping[str, str], fixed: tuple[str, ...]
) -> tuple[Option, ...]:
    """In a fixed order, or the most frequent first."""
    values = fixed or sorted(counts, key=lambda value: (-counts[value], words[value], value))
    return tuple(Option(value, words[value], counts[value]) for value in values if counts[value])


def said(chip: wording.Chip) -> str:
    """The value of a modality's chip: its mark; findings are told apart: "claim", "acquitted"."""
    if chip.text == rows.nobody().text:
        return "unsaid"
    return chip.anchor.removeprefix("modality-") if chip.mark == "finding" else chip.mark


def size(incident: Incident) -> str:
    """The killed by size: "0", "1-9", "10-49", "50", or "unknown" when not told."""
    figure = incident.killed
    value = None
    if figure is not None:
        value = next((v for v in (figure.best, figure.low, figure.high) if v is not None), None)
    if value is None:
        return "unknown"
    for top, name in ((0, "0"), (9, "1-9"), (49, "10-49")):
        if value <= top:
            return name
    return "50"


def exactness(when: When) -> str:
    """How exactly a date is known: "day", "days", "month", "year", "none"."""
    if rows.exact(when):
        return "day"
    if not when.earliest or not when.latest:
        return "none"
    days = ordinal(when.latest) - ordinal(when.earliest)
    return "days" if days < 27 else "month" if days < 31 else "year"
