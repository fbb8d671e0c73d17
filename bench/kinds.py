"""Right or wrong for every answer of the gold sets, and for a wrong one the kind of mistake.

`bench/report.py` prints what this gives. The comparisons are those of the gold's own scorer.
"""

import collections
import math
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

Row = dict[str, Any]
Rows = dict[str, Row]
NEAR = 161  # kilometres within which a place is where the gold has it
STORY = 0.8  # F1 of a page from which its story counts as found


class Judged(NamedTuple):
    """One answer. A spurious one is none that the gold asks for, so that no baseline has it."""

    id: str
    field: str
    right: bool
    kind: str = ""
    told: str = ""
    read: str = ""
    spurious: bool = False


def gva(gold: Rows, read: Rows) -> Iterator[Judged]:
    """Day, killed and injured of the main incident."""
    for name, told in gold.items():
        record = read.get(name, {})
        found = _main(record)
        day = _day(found)
        wrong = "" if day == told["date"] else _kind_of_day(told["date"], found, record)
        yield Judged(name, "date", not wrong, wrong, told["date"], str(day))
        for field in ("killed", "injured"):
            value = _figure(found.get(field))
            with_doers = value + _doers(found, field)
            right = told[field] in {value, with_doers}
            kind = "" if right else _kind_of_toll(field, told, found, record)
            yield Judged(name, field, right, kind, str(told[field]), str(value))


def _main(record: Row) -> Row:
    return next((one for one in record.get("incidents") or [] if one.get("main")), {})


def _day(incident: Row) -> str | None:
    when = incident.get("when") or {}
    first = when.get("earliest")
    return first if first and first == when.get("latest") else None


def _kind_of_day(told: str, found: Row, record: Row) -> str:
    """The kind of mistake that a wrong day is."""
    when, day = found.get("when") or {}, _day(found)
    others = [_day(one) for one in record.get("incidents") or [] if not one.get("main")]
    in_text = any(
        one.get("earliest") == told == one.get("latest") for one in record.get("times") or []
    )
    if not found:
        return "no incident read"
    if told in others:
        return "the day of another incident is right"
    if not when.get("earliest"):
        return "none read, though the text tells it" if in_text else "none read"
    if day is None:
        return "a span that holds it" if _holds(when, told) else "a span without it"
    if in_text:
        return "another day of the text taken"
    if day == (record.get("article") or {}).get("published"):
        return "the day of publication taken"
    apart = abs((date.fromisoformat(day) - date.fromisoformat(told)).days)
    return "off by one" if apart == 1 else "off by a week" if apart == 7 else "another day"


def _holds(when: Row, told: str) -> bool:
    return bool(when["earliest"] <= told <= (when.get("latest") or "9999"))


def _figure(figure: Row | None) -> int:
    """The article's own figure: best, else the floor; not told counts as none."""
    value = (figure or {}).get("best")
    value = value if value is not None else (figure or {}).get("low")
    return 0 if value is None else int(value)


def _doers(incident: Row, outcome: str) -> int:
    tolls = incident.get("casualties") or []
    doers = [one for one in tolls if one["whom"] == "perpetrators" and one["outcome"] == outcome]
    return max((one.get("best") or one.get("low") or 0 for one in doers), default=0)


def _kind_of_toll(field: str, told: Row, found: Row, record: Row) -> str:
    """The kind of mistake that a wrong number is."""
    right, value = told[field], _figure(found.get(field))
    other = "injured" if field == "killed" else "killed"
    tolls = [one for one in found.get("casualties") or [] if one["outcome"] == field]
    rivals = [_figure(one) for one in tolls if one["whom"] != "perpetrators"]
    behind = [_figure(one.get(field)) for one in record.get("incidents") or [] if one != found]
    moved = _figure(found.get(other)) + value == told[other] + right
    doers = _doers(found, field)
    kinds = (
        (not found, "no incident read"),
        (value > 0 and moved, f"counted as {field}, though {other}"),
        (value == 0 and moved, f"counted as {other}, though {field}"),
        (right in rivals, "a rival figure is right"),
        (right > 0 and right in behind, "the figure of another incident is right"),
        (doers > 0 and value in {right + doers, right + 1}, "the doer counted"),
        (value == 0, "not read"),
        (right == 0, "read where there is none"),
        (value < right, "too few"),
    )
    return next((kind for holds, kind in kinds if holds), "too many")


def te3(gold: Rows, read: Rows) -> Iterator[Judged]:
    """Value and type of every expression; `found` says whether one overlaps."""
    for name, told in gold.items():
        times = read.get(name, {}).get("times") or []
        used: set[int] = set()
        for one in told["timexes"]:
            number = _overlap(one, times, used)
            word = f"{one['type']} “{one['text']}” {one['value']}"
            kind = f"{one['type'].lower()} missed"
            yield Judged(name, "found", number is not None, kind, word)
            got = times[number] if number is not None else {}
            used |= {number} if number is not None else set()
            for field in ("value", "type"):
                right = got.get(field) == one[field]
                kind = f"{one['type'].lower()} with another {field}" if got else "missed"
                yield Judged(
                    name, field, right, kind, word, f"“{got.get('text')}” {got.get(field)}"
                )
        for number in set(range(len(times))) - used:
            kind = f"{times[number]['type'].lower()} spurious"
            words = f"“{times[number]['text']}” {times[number]['value']}"
            yield Judged(name, "found", right=False, kind=kind, read=words, spurious=True)


def _overlap(one: Row, others: list[Row], used: set[int]) -> int | None:
    """The number of the answer that shares most characters with a span."""
    shared = {
        number: min(other["end"], one["end"]) - max(other["start"], one["start"])
        for number, other in enumerate(others)
        if number not in used and other["start"] < one["end"] and one["start"] < other["end"]
    }
    return max(shared, key=lambda number: shared[number]) if shared else None


def geo(gold: Rows, read: Rows) -> Iterator[Judged]:
    """Whether every place name was found, and placed within reach."""
    for name, told in gold.items():
        skipped = [one for one in told["toponyms"] if one.get("ignore")]
        places = [
            one
            for one in read.get(name, {}).get("places") or []
            if _overlap(one, skipped, set()) is None
        ]
        used: set[int] = set()
        for one in told["toponyms"]:
            if one.get("ignore"):
                continue
            number = _overlap(one, places, used)
            used |= {number} if number is not None else set()
            yield Judged(name, "found", number is not None, "not found", one["text"])
            got = places[number] if number is not None else {}
            placed = got.get("lat") is not None and _apart(one, got) <= NEAR
            read_as = f"{got.get('name')}, {got.get('admin1')}, {got.get('country')}"
            yield Judged(name, "placed", placed, _kind_of_place(one, got), one["text"], read_as)
        for number in set(range(len(places))) - used:
            words = f"{places[number]['text']} ({places[number]['kind']})"
            yield Judged(name, "found", right=False, kind="spurious", read=words, spurious=True)


def _apart(one: Row, other: Row) -> float:
    """Kilometres between two points on the globe."""
    first, second = math.radians(one["lat"]), math.radians(other["lat"])
    across = math.radians(other["lon"] - one["lon"])
    half = math.sin((second - first) / 2) ** 2
    half += math.cos(first) * math.cos(second) * math.sin(across / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


def _kind_of_place(told: Row, got: Row) -> str:
    if not got:
        return "not found"
    if got.get("lat") is None:
        return "found without a point"
    return "a wrong place" if _apart(told, got) > 2 * NEAR else "somewhat off"


def flat(gold: Rows, read: Rows, texts: dict[str, str]) -> Iterator[Judged]:
    """Whether the story of each page was found, by words shared."""
    for name, told in gold.items():
        spans = (read.get(name, {}).get("article") or {}).get("body") or []
        kept = _shingles("\n".join(texts[name][start:end] for start, end in spans))
        story = _shingles(told["body"])
        both = (story & kept).total()
        f1 = 2 * both / max(1, story.total() + kept.total())
        loss, surplus = story.total() - both, kept.total() - both
        kind = f"{told['kind']}: " + (
            "nothing found" if not kept else "story left out" if loss > surplus else "page kept"
        )
        yield Judged(name, "story", f1 >= STORY, kind, read=f"F1 {f1:.2f}")


def _shingles(text: str) -> "collections.Counter[tuple[str, ...]]":
    words = [word.strip(".,;:!?\"'“”’()") for word in text.lower().split()]
    return collections.Counter(
        tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)) if words
    )


def link(gold: Rows, incidents: list[Row]) -> Iterator[Judged]:
    """Whether each article stands with all of its incident's articles and with no other."""
    where: dict[str, int] = {}
    for number, incident in enumerate(incidents):
        for report in incident.get("reports") or []:
            if report.get("main", True) and report["article"] in gold:
                where.setdefault(report["article"], number)
    ours: dict[str, set[str]] = collections.defaultdict(set)
    theirs: dict[str, set[str]] = collections.defaultdict(set)
    for name, told in gold.items():
        ours[str(where.get(name, name))].add(name)
        theirs[told["incident"]].add(name)
    for name, told in gold.items():
        mine, right = ours[str(where.get(name, name))], theirs[told["incident"]]
        surplus, loss = bool(mine - right), bool(right - mine)
        kind = "merged and split" if surplus and loss else "merged" if surplus else "split"
        kind = "no incident read" if name not in where else kind
        apart = ", ".join(sorted(mine ^ right)[:4])
        yield Judged(name, "group", mine == right, kind, told["incident"], apart)
