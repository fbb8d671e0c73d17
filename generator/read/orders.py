"""The day that 01/09/2024 is, when the article alone leaves it open; and what an article shows of
the order in which its outlet writes day and month.

After the article's own word and the outlet's setting, the outlet's other articles decide, and then
the archive's usual order.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.model import Siblings
from generator.read import days
from generator.read.days import Day
from generator.read.published import (
    Odd,
    Publication,
    Sources,
    header_days,
    last_update,
    publication,
)
from generator.terms import DateOrder

VALUE = 160  # characters of a given date that are looked at
_TWO_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})[-/](\d{1,2})[-/]\d{4}(?!\d)")
_MANY = "{} articles of this outlet write"
_SAID = {"DMY": "the day first", "MDY": "the month first"}


class Dated(NamedTuple):
    """When an article was published. `orders` are those of day and month that it shows beyond
    doubt, `is_open` says that by itself its date can be two days."""

    told: Publication
    orders: tuple[DateOrder, ...]
    is_open: bool


def dated(sources: Sources, *, siblings: Siblings | None, usual: DateOrder | None) -> Dated:
    """The date by the article and its outlet's setting, else by its siblings, else as usual."""
    alone = publication(sources)
    shown = tuple(sorted(set(_shown(sources, alone))))
    order = siblings.date_order if siblings else usual
    if order is None or sources.order:
        return Dated(alone, shown, bool(alone.open))
    ordered = sources._replace(order=order)
    if not alone.open:
        whole = alone._replace(updated=alone.updated or last_update(ordered))
        return Dated(whole, shown, is_open=False)
    told = publication(ordered)
    return Dated(_by_siblings(told, alone, siblings) if siblings else told, shown, is_open=True)


def _by_siblings(told: Publication, alone: Publication, siblings: Siblings) -> Publication:
    """The same with both readings and the reason for one of them."""
    both, count = " or ".join(alone.open), siblings.count
    said = _SAID[siblings.date_order]
    of_outlet = "1 article of this outlet writes" if count == 1 else _MANY.format(count)
    message = f"the date of publication can be {both}; {of_outlet} {said}: {told.published}"
    return told._replace(candidates=alone.open, odd=(*told.odd, Odd("note", message)))


def _shown(sources: Sources, alone: Publication) -> Iterator[DateOrder]:
    """The order of each numeric date that has one reading, or one that is the day of publication as
    known without an order."""
    is_sure = alone.precision == "day" and sources.order is None
    sure = alone.published if is_sure else None
    for text, day in _days(sources):
        order = _order(text[day.start : day.end], day, sure)
        if order:
            yield order


def _days(sources: Sources) -> Iterator[tuple[str, Day]]:
    """The days that an outlet writes in its own way, each with the text that it stands in."""
    for value in (sources.given, sources.metadata):
        if value and _TWO_NUMBERS.search(value, 0, VALUE):
            yield from ((value, day) for day in days.find(value, 0, VALUE))
    for day, _ in header_days(sources.text, sources.header):
        yield sources.text, day


def _order(written: str, day: Day, sure: str | None) -> DateOrder | None:
    """Of "13/01/2024" DMY; of "01/09/2024", when 2024-01-09 is sure, MDY; of "05/05/2024" none."""
    numbers = _TWO_NUMBERS.search(written)
    fit = [r for r in day.readings if len(day.readings) == 1 or r.iso == sure]
    if not numbers or len(fit) != 1:
        return None
    first, second = int(numbers[1]), int(numbers[2])
    if first == second:
        return None
    return "DMY" if (fit[0].day, fit[0].month) == (first, second) else "MDY"
