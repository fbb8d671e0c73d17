"""When an article was published, and how that is known: never a guess between two days.

In order of trust: given, metadata, the header's date, the address, the dateline, the story's own
dates. 01/09/2024 is decided by the days that the story tells ("Thursday, Jan. 4"), then by an order
of day and month that is known from elsewhere; else both readings are kept and it is ambiguous.
"""

import datetime
import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.model import Basis, DatePrecision, Level, Span
from generator.read import days
from generator.read.days import Day, Reading
from generator.terms import DateOrder

LEAD = 400  # characters of the body in which a date may stand for that of publication
STORY = 20_000  # characters of the body that date evidence is read from
HEADER = 2_000  # characters of a line of the header that are looked at
ARTICLES = 2  # whose days are remembered, since they are asked for more than once
LINES = 256  # with days that are remembered
NEWS = (-7, 14)  # days from the days that a report tells as its news to its publication
NEAR = (-14, 45)  # the same, when a date is only checked
_UPDATED = re.compile(r"(?:updated?|modified|revised|aktualisiert|mis à jour)\b", re.IGNORECASE)
_LABEL = re.compile(
    r"(updated?|modified|revised|aktualisiert|mis à jour|published|posted|created|first published"
    r"|publié|veröffentlicht)\b[^\d\n]{0,40}$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"[/_.-]((?:19|20)\d\d)[/-]([01]?\d|[a-z]{3,9})(?:[/-]([0-3]?\d)(?![\w.]*\d{2}))?(?=[/_.-]|$)"
    r"|[/_.-]((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?=\D|$)",
    re.IGNORECASE,
)
_ARCHIVED = re.compile(r"^https?://[^/]+/web/\d{4,14}[a-z_]*/", re.IGNORECASE)


class Odd(NamedTuple):
    """What a reader should know of a date."""

    level: Level
    message: str


class Sources(NamedTuple):
    """All that a publication date can be read from. `header` and `dateline` are spans of `text`;
    `body` is the story's spans; `order` is that of day and month in 01/09/2024, where it is known.
    """

    text: str
    given: str | None = None
    metadata: str | None = None
    updated: str | None = None
    header: tuple[Span, ...] = ()
    dateline: Span | None = None
    body: tuple[Span, ...] = ()
    url: str | None = None
    order: DateOrder | None = None
    today: str | None = None


class Publication(NamedTuple):
    """The fields of `Head` on time, and what is odd about them. `open` holds the two readings of a
    date in the way of the one found, which is no more than a month or none."""

    published: str | None = None
    precision: DatePrecision = "unknown"
    basis: Basis | None = None
    candidates: tuple[str, ...] = ()
    updated: str | None = None
    odd: tuple[Odd, ...] = ()
    open: tuple[str, ...] = ()


def publication(sources: Sources) -> Publication:
    """The first answer in order of trust; an ambiguous one only when nothing later decides."""
    updated = last_update(sources)
    odd: list[Odd] = []
    unsure: Publication | None = None
    for look in _LOOKS:
        found = look(sources)
        if found is None:
            continue
        odd += found.odd
        if found.published:
            doubt = unsure.candidates if unsure and found.precision != "day" else ()
            return found._replace(updated=updated, odd=tuple(odd), open=doubt)
        unsure = unsure or (found if found.candidates else None)
    if unsure:
        both = " or ".join(unsure.candidates)
        odd.append(
            Odd("warning", f"the date of publication can be {both}; set date_order for the outlet")
        )
        return unsure._replace(updated=updated, odd=tuple(odd), open=unsure.candidates)
    return Publication(updated=updated, odd=tuple(odd))


def fitting(
    told: Iterable[str], text: str, *, url: str | None = None, today: str | None = None
) -> str | None:
    """Of the days that a page tells, in order of trust, the first that is not ahead; unless the
    story's days with weekday speak against it and for another: one of the rest, the address's, or
    its own with day and month the other way round (2024-09-01 for 2024-01-09)."""
    rest = iter(told)
    ahead: list[str] = []
    for first in rest:
        reading = days.parse(first)
        if reading is None or not _late(reading, today):
            break
        ahead.append(first)
    else:
        return ahead[0] if ahead else None
    if reading is None or reading.date is None:
        return first
    sources = Sources(text=text, body=((0, len(text)),), today=today)
    if not _contradicted(sources, reading):
        return first
    address = address_day(url)
    swapped = Reading(reading.year, reading.day, reading.month)
    others = itertools.chain(rest, [address.iso if address else "", swapped.iso])
    return next((value for value in others if _speaks_for(sources, value)), first)


def _speaks_for(sources: Sources, value: str) -> bool:
    """Whether two of the story's days with weekday lie near a day."""
    reading = days.parse(value)
    if reading is None or reading.date is None or _late(reading, sources.today):
        return False
    weights = [_weight(reading.date, day, NEAR) for day in _story_days(sources, STORY)]
    return sum(weight == 2 for weight in weights) >= 2


def _given(sources: Sources) -> Publication | None:
    return _value(sources, sources.given, "given")


def _metadata(sources: Sources) -> Publication | None:
    return _value(sources, sources.metadata, "metadata")


def _value(sources: Sources, value: str | None, basis: Basis) -> Publication | None:
    if not value:
        return None
    reading = days.parse(value)
    if reading is None:
        for day in days.find(value[:160])[:1]:
            return _decide(sources, day, basis)
        return _no(f"the date {value[:40]!r} is not understood; write YYYY-MM-DD")
    if _late(reading, sources.today):
        return _no(f"the date {reading.iso} lies in the future; check it")
    return _told(reading, basis)._replace(odd=_contradicted(sources, reading))


def _no(message: str) -> Publication:
    return Publication(odd=(Odd("warning", message),))


def _contradicted(sources: Sources, reading: Reading) -> tuple[Odd, ...]:
    """Whether the story's days with weekday speak against a day that was given or marked up."""
    pairs = 0
    for day in _pairs(sources) if reading.date else ():
        pairs += 1
        if _weight(reading.date, day, NEAR):
            return ()
    if pairs < 2:
        return ()
    message = f"no day of the story lies near {reading.iso}, its date of publication; check it"
    return (Odd("note", message),)


def _header(sources: Sources) -> Publication | None:
    """The first day of the header that is not labelled as an update."""
    told = header_days(sources.text, sources.header)
    for labelled in (False, True):
        for day, is_update in told:
            if is_update == labelled:
                found = _decide(sources, day, "inferred" if labelled else "header")
                if found:
                    return found
    return None


def _address(sources: Sources) -> Publication | None:
    reading = address_day(sources.url)
    if reading is None or _late(reading, sources.today):
        return None
    return _told(reading, "url")


def _dateline(sources: Sources) -> Publication | None:
    """Of "KABUL, Jan. 4 (Reuters) -" the day, with the only year that the story tells."""
    if sources.dateline is None:
        return None
    for day in days.find(sources.text, *sources.dateline):
        for reading in day.readings:
            years = {reading.year} if reading.year else _years(sources)
            if len(years) == 1:
                whole = reading._replace(year=years.pop())
                if whole.date and not _late(whole, sources.today):
                    return _told(whole, "dateline")
    return None


def _inferred(sources: Sources) -> Publication | None:
    """The month of the latest full date in the lead, and no more than the month."""
    told = [day.readings[0] for day in _story_days(sources, LEAD) if len(day.readings) == 1]
    full = [r for r in told if r.date and not _late(r, sources.today)]
    if not full:
        return None
    return _told(max(full)._replace(day=None), "inferred")


_LOOKS: tuple[Callable[[Sources], Publication | None], ...] = (
    _given,
    _metadata,
    _header,
    _address,
    _dateline,
    _inferred,
)


def address_day(url: str | None) -> Reading | None:
    """The day or month in an address: "/2024/01/09/" or "/2024/jan/09/", no archive's stamp."""
    match = _ADDRESS.search(_ARCHIVED.sub("/", (url or "")[:2000]))
    if not match:
        return None
    year, month, day = match.groups()[:3] if match[1] else match.groups()[3:]
    if month.isdigit():
        readings: tuple[Reading, ...] = (Reading(int(year), int(month), int(day) if day else None),)
    else:
        readings = tuple(r for d in days.find(f"{day or ''} {month} {year}") for r in d.readings)
    return next((r for r in readings if r.month and 1 <= r.month <= 12 and _real(r)), None)


def _real(reading: Reading) -> bool:
    return reading.day is None or reading.date is not None


def _told(reading: Reading, basis: Basis) -> Publication:
    precision: DatePrecision = (
        "day" if reading.day else "month" if reading.month else "year_or_more"
    )
    return Publication(reading.iso, precision, basis)


def _late(reading: Reading, today: str | None) -> bool:
    """Whether it lies after today, as far as it is told."""
    return bool(today) and reading.iso > str(today)[: len(reading.iso)]


@lru_cache(ARTICLES)
def header_days(text: str, header: tuple[Span, ...]) -> tuple[tuple[Day, bool], ...]:
    """The full days of a header, each with whether it is labelled as an update."""
    return tuple(
        (day, _is_update(text, (start, end), day))
        for start, end in header
        for day in days.find(text, start, min(end, start + HEADER))
        if day.readings[0].year and day.readings[0].day
    )


def _is_update(text: str, span: Span, day: Day) -> bool:
    label = _LABEL.search(text, max(span[0], day.start - 60), day.start)
    return bool(label and _UPDATED.match(label[1]))


def last_update(sources: Sources) -> str | None:
    """The day of the last update, as the page or its header tells it."""
    if sources.updated and (reading := days.parse(sources.updated)):
        return reading.iso
    for day, is_update in header_days(sources.text, sources.header):
        if is_update:
            found = _decide(sources, day, "header")
            return found.published if found else None
    return None


def _decide(sources: Sources, day: Day, basis: Basis) -> Publication | None:
    """One reading of a date: by the calendar, the story, the address, the settings; or none."""
    readings = [r for r in day.readings if not _late(r, sources.today)]
    if not readings:
        return None
    for narrow in (_by_weekday, _by_story, _by_address, _by_order):
        if len(readings) > 1:
            readings = narrow(sources, day, readings)
    if len(readings) == 1:
        return _told(readings[0], basis)
    return Publication(basis="ambiguous", candidates=tuple(sorted(r.iso for r in readings)))


def _by_weekday(_: Sources, day: Day, readings: list[Reading]) -> list[Reading]:
    fit = [r for r in readings if r.date and r.date.weekday() == day.weekday]
    return fit or readings


def _by_story(sources: Sources, _: Day, readings: list[Reading]) -> list[Reading]:
    """The reading that the days of the story lie near, when they lie near no other."""
    story = _story_days(sources, STORY)
    weights = [sum(_weight(r.date, day, NEWS) for day in story) for r in readings if r.date]
    best = max(weights, default=0)
    if best < 2 or sum(weights) != best:
        return readings
    return [r for r, weight in zip(readings, weights, strict=False) if weight == best]


def _by_address(sources: Sources, _: Day, readings: list[Reading]) -> list[Reading]:
    told = address_day(sources.url)
    fit = [r for r in readings if told and r.iso.startswith(told.iso)]
    return fit or readings


def _by_order(sources: Sources, _: Day, readings: list[Reading]) -> list[Reading]:
    chosen = {"DMY": readings[:1], "MDY": readings[-1:], None: readings}
    return chosen[sources.order]


def _weight(published: datetime.date | None, day: Day, near: tuple[int, int]) -> int:
    """How much a day of the story speaks for a date of publication: a day with its right weekday 2,
    another near day 1, a far day or a wrong weekday 0."""
    if published is None or len(day.readings) != 1:
        return 0
    told = day.readings[0]
    if told.month and 2 < (published.month - told.month) % 12 < 10:
        return 0  # seen at once, and true of most days
    years = [told.year] if told.year else [published.year - 1, published.year, published.year + 1]
    dates = [d for year in years if (d := Reading(year, told.month, told.day).date)]
    if not dates:
        return 0
    nearest = min(dates, key=lambda date: abs(date - published))
    if not near[0] <= (published - nearest).days <= near[1]:
        return 0
    if day.weekday is None:
        return 1
    return 2 if nearest.weekday() == day.weekday else 0


@lru_cache(ARTICLES * 2)
def _days_of(text: str, body: tuple[Span, ...], limit: int) -> tuple[Day, ...]:
    """The days of the first characters of a story."""
    left, found = limit, []
    for start, end in body:
        stop = min(end, start + left)
        found.append(days.find(text, start, stop))
        left -= stop - start
        if left <= 0:
            break
    return tuple(itertools.chain.from_iterable(found))


def _story_days(sources: Sources, limit: int) -> tuple[Day, ...]:
    return _days_of(sources.text, sources.body, limit)


def _pairs(sources: Sources) -> Iterator[Day]:
    """The days with weekday of the story's beginning, a line after another: mostly the first one
    tells enough."""
    left, text = STORY, sources.text
    for start, end in sources.body:
        stop = min(end, start + max(left, 0))
        line_end = start
        for number in days.numbers(text, start, stop):
            if number >= line_end:
                line_start = max(start, text.rfind("\n", start, number) + 1)
                line_end = days.line_end(text, number, stop)
                yield from _told_with_weekday(text[line_start:line_end])
        left -= end - start


@lru_cache(LINES)
def _told_with_weekday(line: str) -> tuple[Day, ...]:
    """The days with weekday of a line, remembered since a page's days are checked twice."""
    return days.with_weekday(line, 0, len(line))


def _years(sources: Sources) -> set[int]:
    return {r.year for day in _story_days(sources, 3000) for r in day.readings if r.year}
