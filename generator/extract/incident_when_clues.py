"""What speaks for or against a time being the incident's own: named clues from its clause, from the
words right beside it and from where it lies. Their weights stand in data/incident-when.yml.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from generator.extract.incident_dateline import dateline_of
from generator.extract.incident_scenes import Scene
from generator.extract.incident_words import listed
from generator.model import Time
from generator.vocabulary import load

REACH = 18  # words around a time in which its verb is looked for
BREAK = 2  # what a comma between the two counts in words
BESIDE = 12  # characters between a figure and its own day
NEAR = 6  # words before a time in which its state is looked for
OLD_DAYS = 60
FEW = 12  # days that "a week ago" or "at the start of the month" may span
FARTHEST = 10  # sentences after which being further down counts no more

_STRUCK = frozenset({"killed", "injured", "hit", "abducted", "missing"})
_LATE = frozenset({"toll.intransitive", "toll.state", "toll.toll"})  # deaths may come days later
_DATED = re.compile(
    r"day|yesterday|tonight|overnight|week|month|year|morning|evening|afternoon|\bnight"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\b(?:19|20)\d\d\b(?! ?(?:GMT|UTC))|\d/\d",
    re.IGNORECASE,
)


class Telling(NamedTuple):
    """What holds for a whole story: its day of publication, and whether it is of a trial or the
    like, of a foiled plot, which ends with an arrest, or of the release of the kidnapped."""

    published: str | None
    late: bool
    plot: bool = False
    release: bool = False


@cache
def weights() -> dict[str, float]:
    """What each clue weighs."""
    return {name: float(row["weight"]) for name, row in load("incident-when.yml").items()}


def weigh(found: tuple[str, ...], order: int) -> float:
    """The sum of the clues of a time in the sentence number `order` of its story."""
    table = weights()
    return min(order, FARTHEST) * table["later"] + sum(table[clue] for clue in found)


def clues(scene: Scene, time: Time, telling: Telling) -> Iterator[str]:
    """Everything that speaks for or against a time, as keys of the weights."""
    first, last = scene.word_at(time.start), scene.word_at(time.end - 1) + 1
    yield from _itself(time, telling)
    for clue in _verb(scene, first, last, telling):
        if clue == "verdict" and _is_long_ago(time, telling):
            continue  # "pleaded guilty to an attempt in September 2009"
        yield clue
        if clue == "event" and _is_few_days(time):
            yield "spread"
    for clue in _spoken(scene, first, last):
        yield clue
        if telling.published and time.earliest == telling.published[:10]:
            yield "spoken_today"
    yield from _count(scene, time)
    yield from _bracketed(scene, time, first, last, telling)
    yield from _frame(scene, first, last)
    yield from _sentence(scene)
    yield from _apart(scene, time, first)


def _apart(scene: Scene, time: Time, first: int) -> Iterator[str]:
    """What sets a time apart from what is told: a dateline, "since", another zone in brackets."""
    line = dateline_of(scene) if scene.number <= 1 else None
    if line and line[0] <= time.start < line[1]:
        yield "dateline"
    before = [w.lower for w in scene.words[max(0, first - 3) : first]]
    if time.precision != "day" and "since" in before:
        yield "since"
    if first and scene.words[first - 1].text == "(" and not _DATED.search(time.text):
        yield "other_zone"


def _itself(time: Time, telling: Telling) -> Iterator[str]:
    """How exact the time is, and how far back it lies."""
    if time.earliest == time.latest:
        yield "day"
    if not _DATED.search(time.text):
        yield "clock"
    elif time.type == "TIME":
        yield "hour"
    if time.text.lower() in listed("incidents", "loose_times"):
        yield "loose"
    if "anniversary" in time.text.lower():
        yield "anniversary"
    if telling.published and time.earliest and time.latest:
        if telling.release and days_between(time.latest, telling.published[:10]) <= 1:
            yield "news_of_old"
        yield from _lag(time.earliest, time.latest, telling.published[:10], late=telling.late)


def _lag(earliest: str, latest: str, published: str, *, late: bool) -> Iterator[str]:
    if late and days_between(latest, published) <= 0:
        yield "news_of_old"
    if earliest == published:
        yield "same_day"
    elif days_between(latest, published) > OLD_DAYS:
        yield "old_and_late" if late else "old"


def _is_long_ago(time: Time, telling: Telling) -> bool:
    """Whether a time lies too far back to be that of the verdict that is news."""
    if not telling.published or not time.latest:
        return False
    return days_between(time.latest, telling.published[:10]) > OLD_DAYS


def _is_few_days(time: Time) -> bool:
    """Whether it spans some days and no more than a few: "a week ago"."""
    if not time.earliest or not time.latest or time.earliest == time.latest:
        return False
    return 1 < days_between(time.earliest, time.latest) <= FEW


def _verb(scene: Scene, first: int, last: int, telling: Telling) -> Iterator[str]:
    """What the nearest telling word says of a time at words ``[first, last)``."""
    events = _events(scene)
    best, found = REACH + 1, ""
    for at in range(max(0, first - REACH), min(len(scene.words), last + REACH)):
        told = "event" if at in events else _telling().get(scene.words[at].lower)
        if telling.release:
            told = _of_release(scene.words[at].lower) or told
        if told is None or first <= at < last or _asks(scene, at):
            continue
        if telling.plot and _is_arrest(scene, at, first, last):
            told = "event"
        gap = _gap(scene, at, first, last)
        if gap < best:
            best, found = gap, told
    if found:
        yield found


def _of_release(lower: str) -> str | None:
    """What a word says in a story of people who are free again."""
    if lower in listed("incidents", "releasing"):
        return "procedure"
    return "event" if lower in listed("incidents", "taking") else None


def _is_arrest(scene: Scene, at: int, first: int, last: int) -> bool:
    """Whether a word of the clause of a time tells of an arrest."""
    inner = scene.words[at + 1 : first] if at < first else scene.words[last:at]
    verdict = scene.words[at].lower in listed("incidents", "verdicts")
    arrest = scene.words[at].lower in listed("incidents", "arresting") and not verdict
    return arrest and not any(word.text in {",", ";"} for word in inner)


def _asks(scene: Scene, at: int) -> bool:
    """Whether "called" is a demand: "called on Wednesday for an inquiry"."""
    after = {w.lower for w in scene.words[at + 1 : at + 4]}
    return scene.words[at].lower == "called" and bool({"for", "on"} & after)


def _events(scene: Scene) -> set[int]:
    """The words that tell of a deed or of its victims."""
    sure = [m for m in scene.mentions if m.strength == "sure" and not m.hedge]
    struck = {c.at for c in scene.counts if c.outcome in _STRUCK and c.rule not in _LATE}
    return struck.union(*(range(m.first, m.last) for m in sure))


@cache
def _telling() -> dict[str, str]:
    """What a word says of the time beside it; of two things, that it is the deed's."""
    lists = (
        ("procedure", "procedure"),
        ("verdicts", "verdict"),
        ("claiming", "claim"),
        ("happened", "event"),
    )
    return {word: clue for name, clue in lists for word in listed("incidents", name)}


def _gap(scene: Scene, at: int, first: int, last: int) -> int:
    """Words between a word and a time; commas weigh more, words after the time a little."""
    inner = scene.words[at + 1 : first] if at < first else scene.words[last:at]
    breaks = sum(word.text in {",", ";"} for word in inner)
    return len(inner) + BREAK * breaks + 2 * (at >= last)


def _spoken(scene: Scene, first: int, last: int) -> Iterator[str]:
    """Whether it is when somebody spoke: "police said | Monday"."""
    near = (*scene.words[max(0, first - 2) : first], *scene.words[last : last + 2])
    told = {word.lower for word in near} & listed("incidents", "speech")
    passive = {w.lower for w in scene.words[max(0, first - 3) : first]} & {"was", "were", "been"}
    if told and not (passive and told == {"reported"}):  # "the attack was reported on Sunday"
        yield "speech"


def _count(scene: Scene, time: Time) -> Iterator[str]:
    """Whether it dates a count: "rose to 59 on | Monday"."""
    if any(c.revised and 0 <= time.start - c.span[1] <= BESIDE for c in scene.counts):
        yield "claim"


def _bracketed(scene: Scene, time: Time, first: int, last: int, telling: Telling) -> Iterator[str]:
    """What brackets say: "(Monday)" of the day of publication, "Tuesday (Jan. 2)"."""
    inside = _in_brackets(scene, first, last)
    if telling.published and time.earliest == telling.published[:10] and inside:
        yield "published_in_brackets"
    follows = last < len(scene.words) and scene.words[last].text == "("
    at = scene.words[last].end if follows else time.start
    for other in scene.times:
        gap = other.start - at if follows else at - other.end
        if other is time or not 0 <= gap <= (1 if follows else 2):
            continue
        if _same_weekday(time, other):
            yield from ("date_in_brackets_behind",) if follows else ()
        elif not follows and inside:
            yield "slip_in_brackets"
        return


def _in_brackets(scene: Scene, first: int, last: int) -> bool:
    before = scene.words[first - 1].text if first else ""
    after = scene.words[last].text if last < len(scene.words) else ""
    return before == "(" or after == ")"


def _same_weekday(time: Time, other: Time) -> bool:
    """Whether two days are of one weekday, or one of them is no single day."""
    one, two = time.earliest, other.earliest
    if not one or not two or one != time.latest or two != other.latest:
        return True
    return date.fromisoformat(one).weekday() == date.fromisoformat(two).weekday()


def _frame(scene: Scene, first: int, last: int) -> Iterator[str]:
    """What the words right beside a time say of it."""
    before = [w.lower for w in scene.words[max(0, first - NEAR) : first]]
    after = [w.lower for w in scene.words[last : last + 3]]
    if "according" in after:
        yield "source_behind"
    if listed("incidents", "states") & set(before):
        yield "state"
    near = set(before)
    message = near & listed("incidents", "put_out") and near & listed("incidents", "messages")
    if message or (near & listed("incidents", "climbing") and _tells_toll(scene, first)):
        yield "claim"
    if before[-2:] == ["as", "of"]:
        yield "as_of"
    if before[-1:] == ["that"]:
        yield "that"
    if listed("incidents", "aired") & set(before[-3:]):
        yield "aired"


def _tells_toll(scene: Scene, first: int) -> bool:
    """Whether a toll is what climbed before a time."""
    return any(word.lower == "toll" for word in scene.words[:first])


def _sentence(scene: Scene) -> Iterator[str]:
    """What the sentence opens with: "In the latest shooting, …" of a round-up."""
    words = {w.lower for w in scene.words[:8]}
    if "latest" in words or {"most", "recent"} <= words:
        yield "latest"


def days_between(first: str, second: str) -> int:
    """Roughly how many days lie between two ISO days."""
    year, month, day = (int(b) - int(a) for a, b in zip(_parts(first), _parts(second), strict=True))
    return year * 365 + month * 30 + day


def _parts(day: str) -> list[str]:
    return [*day.split("-"), "01", "01"][:3]
