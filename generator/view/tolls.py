"""Figures of people as the pages write them: ranges first, the latest second, each dated."""

from itertools import groupby
from typing import NamedTuple

from generator.model import DatedToll, Figure, Incident, Report, Toll
from generator.view import wording
from generator.view.interface import entry, number, say


class Range(NamedTuple):
    """A figure as shown: "84–103", what follows it small ("or more"), the latest and its day.

    `plain` is the same in one line of text: "84–103, latest 94, as of 11 January 2024".
    """

    text: str
    small: str
    latest: str
    as_of: str
    plain: str


class Point(NamedTuple):
    """One figure of a history. `value` is where it is drawn, `open` "up", "down" or ""."""

    toll: DatedToll
    text: str
    value: int
    open: str
    wording: str


def figure(low: int | None, best: int | None, high: int | None, words: str = "") -> str:
    """One source's figure: "84", "84+", "about 84", "up to 100", "dozens (at least 12)"."""
    if best is not None and low == best == high:
        return number(best)
    if low is not None and high is not None and low != high:
        return f"{number(low)}–{number(high)}"
    if best is not None:
        if low is None and high is None:
            return say("figures.about", n=number(best))
        return f"{number(best)}+" if high is None else number(best)
    if low is not None:
        vague = _vague(words)
        least = say("figures.at_least", n=number(low))
        return f"{vague} ({least})" if vague else f"{number(low)}+"
    return say("figures.not_told") if high is None else say("figures.up_to", n=number(high))


def vague_word(words: str) -> str:
    """The counting word of a figure without a number: "dozens of people" → "dozens"."""
    found = words.casefold().replace(",", " ").split()
    return next((word for word in found if word in entry("figures.vague")), "")


def _vague(words: str) -> str:
    """The same in the language of the pages; empty where there is none."""
    word = vague_word(words)
    return str(entry("figures.vague")[word]) if word else ""


def history(incident: Incident, outcome: str, whom: str = "all") -> tuple[DatedToll, ...]:
    """All figures of one kind, earliest first; figures without a day come last."""
    found = [t for t in incident.tolls if t.outcome == outcome and t.whom == whom]
    return tuple(sorted(found, key=lambda toll: day_order(toll.as_of)))


def day_order(as_of: str | None) -> tuple[bool, str]:
    """Sorts figures by day: a month stands after its days, no day at all comes last."""
    return (as_of is None, f"{as_of or ''}-99-99"[:10])


def behind(report: Report, found: DatedToll) -> tuple[int, Toll] | None:
    """The report's own toll, with its number, behind a figure of an incident's history."""
    for index, toll in enumerate(report.casualties):
        same = (toll.outcome, toll.whom, toll.low, toll.best, toll.high)
        if same == (found.outcome, found.whom, found.low, found.best, found.high):
            return index, toll
    return None


def points(tolls: tuple[DatedToll, ...]) -> tuple[Point, ...]:
    """What a chart draws of a history."""
    return tuple(_point(toll) for toll in tolls if _value(toll) is not None)


def inside(value: int, kept: Figure | None) -> bool:
    """Whether a number lies in a settled range."""
    if kept is None or kept.low is None:
        return False
    return kept.low <= value <= (kept.high if kept.high is not None else kept.best or kept.low)


def _value(toll: DatedToll) -> int | None:
    return next((v for v in (toll.best, toll.low, toll.high) if v is not None), None)


def _point(toll: DatedToll) -> Point:
    is_open = "up" if toll.low is not None and toll.high is None else ""
    is_open = "down" if toll.low is None and toll.high is not None else is_open
    words = {"up": say("figures.least"), "down": say("figures.most")}.get(is_open)
    words = words or say("figures.exact")
    if toll.low is None and toll.high is None:
        words = say("figures.roughly")
    if toll.best is None and toll.low is not None and toll.high is not None:
        words = say("figures.between")
    if toll.best is None and toll.high is None and vague_word(toll.wording):
        words = f"“{vague_word(toll.wording)}”"
    text = figure(toll.low, toll.best, toll.high)
    return Point(toll, text, _value(toll) or 0, is_open, words)


def settled(value: Figure | None, tolls: tuple[DatedToll, ...]) -> Range | None:
    """The record's figure with its latest and that one's day; None when nothing was told."""
    if value is None or (value.low, value.best, value.high) == (None, None, None):
        return None
    text, small = _span(value, tolls)
    day = _as_of(value, tolls)
    latest = ""
    if value.best is not None and text not in {
        number(value.best), say("figures.about", n=number(value.best)),
    }:  # fmt: skip
        latest = "" if contested(value, tolls) else number(value.best)
    as_of = wording.day(day) if day else ""
    parts = [f"{text} {small}".strip(), say("figures.latest", n=latest) if latest else ""]
    parts.append(say("figures.as_of", day=as_of) if as_of else "")
    return Range(text, small, latest, as_of, ", ".join(part for part in parts if part))


def _span(value: Figure, tolls: tuple[DatedToll, ...]) -> tuple[str, str]:
    low, best, high = value.low, value.best, value.high
    if low is not None and high is not None:
        return (number(low) if low == high else f"{number(low)}–{number(high)}"), ""
    if low is None:
        if high is not None:
            return say("figures.up_to", n=number(high)), ""
        return say("figures.about", n=number(best or 0)), ""
    if best is None:
        vague = next((v for t in tolls if t.low == low and (v := _vague(t.wording))), "")
        least = say("figures.at_least", n=number(low))
        return (vague, f"({least})") if vague else (number(low), say("figures.or_more"))
    span = number(low) if low == best else f"{number(low)}–{number(best)}"
    return span, say("figures.or_more")


def _as_of(value: Figure, tolls: tuple[DatedToll, ...]) -> str | None:
    """The last day for which a source gives the settled figure."""
    target = value.best if value.best is not None else value.low
    days = [t.as_of for t in tolls if t.as_of and target in (t.best, t.low, t.high)]
    return max(days, default=None)


def contested(value: Figure, tolls: tuple[DatedToll, ...]) -> bool:
    """Whether the day of the settled figure has another exact one: then neither is the latest."""
    day = _as_of(value, tolls)
    exact = [t for t in tolls if t.best is not None and (t.low is None or t.low == t.high)]
    return day is not None and any(t.as_of == day and t.best != value.best for t in exact)


def moved(found: tuple[Point, ...]) -> str:
    """How a history went: "The figures rose from 73 to 103". A word such as "dozens" is no
    figure here: its floor is no number that anybody gave."""
    dated = [point for point in found if point.toll.as_of and "“" not in point.wording]
    values = [value for value, _ in groupby(point.value for point in dated)]
    if len(values) < 2:
        return ""
    if len({point.toll.as_of for point in dated}) == 1:
        texts = dict.fromkeys(point.text for point in sorted(dated, key=lambda p: p.value))
        return say("figures.one_day", texts=say("lists.joint").join(texts))
    days = [point for point in dated if len(point.toll.as_of or "") >= 10]
    if len(days) == len(dated) and values in (sorted(values), sorted(values, reverse=True)):
        verb = "rose" if values[0] < values[-1] else "fell"
        return say(f"figures.{verb}", first=dated[0].text, last=dated[-1].text)
    closed = sorted(dated, key=lambda point: bool(point.open))
    low = min(closed, key=lambda point: point.value)
    high = max(closed, key=lambda point: point.value)
    return say("figures.run", low=low.text, high=high.text, last=_last(days))


def _last(days: list[Point]) -> str:
    """What the last known day gives: "; of the last known day, 11 January 2024: 94"."""
    last = max((point.toll.as_of or "" for point in days), default="")
    texts = dict.fromkeys(point.text for point in days if point.toll.as_of == last)
    if not texts:
        return ""
    return say("figures.of_the_last_day", day=wording.day(last), texts=wording.listed(texts))
