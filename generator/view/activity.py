"""How many incidents fall into each month or year, as bars with a table twin."""

import math
from collections import Counter
from collections.abc import Iterable

import msgspec

from generator.model import Incident
from generator.view import wording
from generator.view.interface import days, say

MOST_BARS = 40
_HEIGHT = 72
_FLOOR = 96


class Bar(msgspec.Struct, frozen=True):
    """One month or year: x, width and middle in per cent, heights in pixels above the line."""

    label: str
    short: str
    iso: str
    x: float
    width: float
    middle: float
    told: int
    mentioned: int
    top: int
    told_height: int
    mentioned_height: int
    named: bool


class Activity(msgspec.Struct, frozen=True):
    """The chart: bars in order, what each stands for, and how many incidents are in it."""

    unit: str
    bars: tuple[Bar, ...]
    counted: int
    without: int
    words: str


def activity(incidents: Iterable[Incident]) -> Activity | None:
    """Bars by month if all lies within two years, else by year or decade; None without dates."""
    dated: list[tuple[str, bool]] = []
    without = 0
    for incident in incidents:
        when = incident.when
        if when.earliest and when.latest and when.earliest[:4] == when.latest[:4]:
            dated.append(
                (
                    when.earliest if when.earliest[:7] == when.latest[:7] else when.earliest[:4],
                    incident.stub,
                )
            )
        else:
            without += 1
    if not dated:
        return None
    unit = _unit([iso for iso, _ in dated])
    if unit == "month":
        without += sum(len(iso) == 4 for iso, _ in dated)
        dated = [(iso, stub) for iso, stub in dated if len(iso) > 4]
    told = Counter(_step(iso, unit) for iso, stub in dated if not stub)
    mentioned = Counter(_step(iso, unit) for iso, stub in dated if stub)
    bars = _bars(unit, told, mentioned)
    words = "; ".join(f"{bar.label}: {bar.told + bar.mentioned}" for bar in bars)
    return Activity(unit, bars, len(dated), without, words)


def _unit(days: list[str]) -> str:
    first, last = min(days)[:4], max(days)[:4]
    full = [iso for iso in days if len(iso) > 4]
    if full and int(last) - int(first) < 2 and len(full) * 2 >= len(days):
        return "month"
    return "year" if int(last) - int(first) < MOST_BARS else "decade"


def _step(iso: str, unit: str) -> int:
    """The number of a month or year, counted so that neighbours differ by one."""
    year = int(iso[:4])
    if unit == "month":
        return year * 12 + int(iso[5:7]) - 1
    return year if unit == "year" else year // 10


def _bars(unit: str, told: Counter[int], mentioned: Counter[int]) -> tuple[Bar, ...]:
    steps = range(min(told | mentioned), max(told | mentioned) + 1)
    highest = max((told + mentioned).values())
    width = 100 / len(steps)
    every = math.ceil(len(steps) / 12)
    bars = []
    for number, step in enumerate(steps):
        iso, label, short = _names(step, unit)
        tall = [round(_HEIGHT * count[step] / highest) for count in (told, mentioned)]
        bars.append(
            Bar(
                label=label,
                short=short,
                iso=iso,
                x=round(number * width + width * 0.1, 2),
                width=round(width * 0.8, 2),
                middle=round((number + 0.5) * width, 2),
                told=told[step],
                mentioned=mentioned[step],
                top=_FLOOR - sum(tall),
                told_height=tall[0],
                mentioned_height=tall[1],
                named=number % every == 0,
            )
        )
    return tuple(bars)


def _names(step: int, unit: str) -> tuple[str, str, str]:
    """ISO date, label and short label: ("2024-01", "January 2024", "Jan")."""
    if unit == "decade":
        name = say("script.decade", year=step * 10)
        return f"{step * 10}", name, name
    if unit == "year":
        return f"{step:04}", f"{step}", f"’{step % 100:02}"
    iso = f"{step // 12:04}-{step % 12 + 1:02}"
    return iso, wording.day(iso), days(iso, "short_month_alone")
