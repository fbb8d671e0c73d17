"""How a toll moved, as coordinates to draw and as the table that says the same.

Columns are equal and stand for reports, not for time; x is in per cent and y in pixels, so that
words keep their size on a phone. Every point has a letter that leads to its row in the table.
"""

from itertools import groupby, pairwise
from string import ascii_lowercase
from typing import NamedTuple

from generator.model import DatedToll, Figure
from generator.view import tolls, wording
from generator.view.case import Account, Case
from generator.view.interface import number as in_figures
from generator.view.interface import say
from generator.view.lookup import is_day

MOST = 24  # figures: beyond that only those that change the picture are drawn
_NAMED = 8  # columns: beyond that the names of who gave a figure stand in the table only
_TOP, _BASE = 30.0, 236.0
_WIDE, _NARROW, _LEAST = 20.0, 13.0, 7.0  # per cent: room for "3 Jan 2024", "11 Jan", "2024"
_GAP = 0.8  # per cent, between two steps that no line joins
_LEFT = 7.0  # per cent of the width, for the numbers of the scale


class Row(NamedTuple):
    """One figure in the table: its letter, day, text, wording, who gave it and where it is read.

    `anchor` is the receipt on the page, `letter` "" for a figure that is not drawn."""

    letter: str
    day: str
    iso: str | None
    text: str
    wording: str
    given_by: str
    source: str
    anchor: str


class Mark(NamedTuple):
    """One point of the chart. `x0`, `x`, `x1` are per cent, the rest pixels; `from_y` is where the
    one before stood, "" where this is not known to have come later; `labels` who gave it."""

    letter: str
    x0: str
    x: str
    x1: str
    y: str
    text_y: str
    from_y: str
    text: str
    open: str
    last: bool
    labels: tuple[str, ...]
    anchor: str


class Bracket(NamedTuple):
    """The day under a run of points, in per cent; in short lines where the run is narrow."""

    x0: str
    x: str
    x1: str
    lines: tuple[str, ...]


class Level(NamedTuple):
    """A line of the scale."""

    y: str
    text: str


class Chart(NamedTuple):
    """A toll's history, drawn and written. `band` is the range kept in the record: y and height;
    `loose` tells that some figures have no known order."""

    id: str
    title: str
    said: str
    moved: str
    marks: tuple[Mark, ...]
    levels: tuple[Level, ...]
    brackets: tuple[Bracket, ...]
    band: tuple[str, str, str] | None
    named: bool
    loose: bool
    label: str
    noun: str
    rows: tuple[Row, ...]
    left_out: int


def chart(case: Case, outcome: str, value: Figure | None) -> Chart | None:
    """The history of one outcome; None for less than two figures to compare."""
    history = case.history(outcome)
    if len(history) < 2:
        return None
    words = wording.words()["outcome"][outcome]
    telling = case.telling(outcome, value)
    drawn = _drawn(telling)
    letters = {id(point.toll): _letter(number) for number, point in enumerate(drawn)}
    rows = tuple(_row(case, toll, letters.get(id(toll), "")) for toll in history)
    top = max([point.value for point in drawn], default=1)
    by_letter = {row.letter: row for row in rows if row.letter}
    return Chart(
        id=outcome,
        title=say("in_charts.reported_numbers_of_in", words=words["noun"]),
        said="; ".join(
            say("in_charts.that_day", text=row.text, day=row.day) for row in by_letter.values()
        ),
        moved=tolls.moved(telling) or _unmoved(telling),
        marks=tuple(_marks(drawn, top, by_letter, _latest(drawn, value))) if len(drawn) > 1 else (),
        levels=_levels(top),
        brackets=tuple(_brackets(drawn)),
        band=_band(value, top),
        named=len(drawn) <= _NAMED,
        loose=any(not _follows(a.toll, b.toll) for a, b in pairwise(drawn)),
        label=words["label"],
        noun=words["noun"],
        rows=rows,
        left_out=sum(not row.letter for row in rows),
    )


def _unmoved(telling: tuple[tolls.Point, ...]) -> str:
    texts = dict.fromkeys(point.text for point in telling)
    if len(texts) == 1:
        return say("in_charts.of_these_figures_the", texts=next(iter(texts)))
    return say("in_charts.no_figure_is_known")


def _drawn(found: tuple[tolls.Point, ...]) -> tuple[tolls.Point, ...]:
    if len(found) <= MOST:
        return found
    changes = [p for before, p in zip((None, *found), found, strict=False)
               if before is None or before.text != p.text]  # fmt: skip
    return tuple(changes[: MOST - 1]) + tuple(changes[-1:])


def _letter(number: int) -> str:
    return ascii_lowercase[number % 26]


def _row(case: Case, toll: DatedToll, letter: str) -> Row:
    account = case.account(toll.article)
    found = account.toll_of(toll) if account else None
    point = tolls.points((toll,))
    return Row(
        letter=letter,
        day=wording.short_day(toll.as_of) if toll.as_of else say("in_charts.day_not_known"),
        iso=toll.as_of,
        text=tolls.figure(toll.low, toll.best, toll.high),
        wording=point[0].wording if point else "",
        given_by=_given_by(case, account, found[1].attributed_to if found else None),
        source=account.name if account else say("in_charts.a_report_no_longer"),
        anchor=account.receipt_of(f"toll:{found[0]}" if found else "") if account else "src",
    )


def _given_by(case: Case, account: Account | None, key: str | None) -> str:
    if not key or account is None:
        return say("charts.nobody")
    return case.cast.named(key, (account.record,)).text


def _y(value: float, top: float) -> float:
    return _BASE - (_BASE - _TOP) * value / max(top, 1)


def _latest(drawn: tuple[tolls.Point, ...], value: Figure | None) -> int:
    """Which point is the record's latest figure: the last one that gives it."""
    if value is None or tolls.contested(value, tuple(p.toll for p in drawn)):
        return -1
    best = value.best
    given = [n for n, point in enumerate(drawn) if best is not None and point.toll.best == best]
    dated = [n for n in given if drawn[n].toll.as_of and len(drawn[n].toll.as_of or "") >= 10]
    return max(dated or given, default=-1)


def _marks(
    drawn: tuple[tolls.Point, ...], top: int, rows: dict[str, Row], latest: int
) -> list[Mark]:
    marks: list[Mark] = []
    width = (100 - _LEFT) / len(drawn)
    for number, point in enumerate(drawn):
        row = rows[_letter(number)]
        y = _y(point.value, top)
        before = drawn[number - 1] if number else None
        low = before is not None and before.value > point.value
        joined = before is not None and _follows(before.toll, point.toll)
        cut = number + 1 < len(drawn) and not _follows(point.toll, drawn[number + 1].toll)
        text_y = y - 26 if point.open == "up" else y + 21 if low else y - 11
        marks.append(
            Mark(
                letter=row.letter,
                x0=f"{_LEFT + number * width + (0 if joined else _GAP):.2f}",
                x=f"{_LEFT + (number + 0.5) * width:.2f}",
                x1=f"{_LEFT + (number + 1) * width - (_GAP if cut else 0):.2f}",
                y=f"{y:.1f}",
                text_y=f"{text_y:.1f}",
                from_y=f"{_y(before.value, top):.1f}" if before and joined else "",
                text=point.text,
                open=point.open,
                last=number == latest,
                labels=_lines(row.source if row.given_by == say("charts.nobody") else row.given_by),
                anchor=row.anchor,
            )
        )
    return marks


def _follows(before: DatedToll, after: DatedToll) -> bool:
    """Whether a figure is known to have come after another: on a later day, or as its own report
    tells it. Two sources of one day, or of one month, have no order."""
    if before.article == after.article:
        return True
    days = [toll.as_of or "" for toll in (before, after)]
    return all(map(is_day, days)) and days[0] < days[1]


def _lines(text: str) -> tuple[str, ...]:
    """A name in at most two lines of about 18 letters."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) > 17:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return (lines[0], f"{lines[1]} …") if len(lines) > 2 else tuple(lines)


def _levels(top: int) -> tuple[Level, ...]:
    """Two or three round numbers of the scale, zero below."""
    step = next(s for m in range(9) for s in (10**m, 2 * 10**m, 5 * 10**m) if top / s <= 3.5)
    values = range(0, top + 1, step)
    return tuple(Level(f"{_y(value, top):.1f}", in_figures(value)) for value in values)


def _brackets(drawn: tuple[tolls.Point, ...]) -> list[Bracket]:
    width, start = (100 - _LEFT) / max(len(drawn), 1), 0
    one_year = len({point.toll.as_of[:4] for point in drawn if point.toll.as_of}) == 1
    found = []
    for day, run in groupby(drawn, key=lambda point: point.toll.as_of):
        size = len(list(run))
        left, right = _LEFT + start * width, _LEFT + (start + size) * width
        lines = _day_lines(day, size * width, one_year=one_year and start > 0)
        found.append(
            Bracket(f"{left + 0.7:.2f}", f"{(left + right) / 2:.2f}", f"{right - 0.7:.2f}", lines)
        )
        start += size
    return found


def _day_lines(day: str | None, width: float, *, one_year: bool) -> tuple[str, ...]:
    """The day in as many lines as its width in per cent asks for; the year only once if it is
    one: "3 Jan 2024", or "9" over "Jan". A run too narrow for that has none."""
    if not day:
        text = say("charts.no_day")
        return (text,) if width >= _NARROW else tuple(text.split(" "))
    parts = wording.short_day(day).split(" ")
    if width >= _WIDE:
        return (" ".join(parts),)
    if width < _LEAST:
        return ()
    *left, year = parts
    lines = [" ".join(left)] if width >= _NARROW and left else left
    return tuple(lines) if one_year and lines else (*lines, year)


def _band(value: Figure | None, top: int) -> tuple[str, str, str] | None:
    if value is None or value.low is None:
        return None
    ceiling = value.high if value.high is not None else value.best
    if ceiling is None or ceiling == value.low:
        return None
    upper, lower = _y(min(ceiling, top), top), _y(value.low, top)
    return f"{upper:.1f}", f"{lower - upper:.1f}", f"{in_figures(value.low)}–{in_figures(ceiling)}"
