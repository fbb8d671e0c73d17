"""The day of an incident: the time expression that its own words carry, not that of the arrest.

"A man was shot Sunday night, police said Monday" → Sunday. Every candidate is scored by what
stands in its clause; the reasons are the weights below.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from math import exp

from generator.extract.incident_scenes import Scene
from generator.extract.incident_words import listed
from generator.extract.time_edtf import edtf
from generator.model import DatePrecision, Time, When
from generator.story import Story, evidence

EVENT = 1.5  # the nearest verb or trigger tells that something happened
PROCEDURE = -2.0  # the nearest verb is one of courts, arrests, funerals
CLAIM = -20.0  # somebody claimed, denied or blamed then; it happened before
SPEECH = -4.0  # it is when somebody spoke: "police said Monday"
DAY = 6.0  # it is a single day
SAME = -1.0  # the day of publication is more often that of words than of deeds
HOUR = 2.0  # the time of day is told of deeds: "Sunday night", "about 9 p.m. Monday"
CLOCK = -5.0  # only an hour is told, and its day is inferred
LOOSE = -3.0  # "overnight" may be either day
BRACKETS = -4.0  # the day of publication in brackets belongs to a dateline or a caption
STATE = -2.0  # it is when somebody was in hospital or in custody: "in stable condition Monday"
AS_OF = -3.0  # "as of Monday" dates what is known
AIRED = -6.0  # it dates the report: "for the News at 11 p.m. Monday", "Published Monday"
SOURCED = 2.0  # a source follows as after a told deed: "on Sunday, according to police"
THAT = -3.0  # "that Saturday" hangs on a date before
SLIP = -8.0  # of "Saturday (Jan. 5)" the part that does not fit
MARKED = -6.0  # an anniversary is not told for its own sake
LATER = -0.5  # for every sentence further down, up to ten
LATE = 2.0  # but a story of a trial or an inquiry is about an old event
OLD = -2.0  # it lies more than two months back
REACH = 18  # words around a time in which its verb is looked for
BREAK = 2  # what a comma between the two counts in words

OLD_DAYS = 60
BESIDE = 12  # characters between a figure and its own day
NEAR = 6  # words before a time in which its state is looked for
UNFIT = -8.0  # a time that scores less is not the incident's

_STRUCK = frozenset({"killed", "injured", "hit", "abducted", "missing"})
_LATE = frozenset({"toll.intransitive", "toll.state", "toll.toll"})  # deaths may come days later
_CLOCK = re.compile(r"T(\d\d:\d\d)$")
_DATED = re.compile(
    r"day|yesterday|tonight|overnight|week|month|year|morning|evening|afternoon|\bnight"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d{4}|\d/\d",
    re.IGNORECASE,
)


def choose_when(story: Story, scenes: Sequence[Scene]) -> When:
    """When it happened, by the best of all time expressions of its sentences."""
    scored: list[tuple[float, Time]] = []
    late = is_follow_up(scenes)
    order = 0
    for scene in scenes:
        order += not scene.title
        scored += [
            (_score(scene, time, story.published, late=late) + LATER * min(order, 10), time)
            for time in scene.times
            if _usable(time, story.published)
        ]
    fit = [candidate for candidate in scored if candidate[0] >= UNFIT]
    best = _best(fit) if fit else None
    claimed = [time for score, time in scored if score < UNFIT and not _is_old(story, time)]
    if claimed and (best is None or _is_old(story, best)):
        return _no_later_than(story, claimed[0])
    return as_when(story, best) if best else _before_publication(story)


def _best(scored: Sequence[tuple[float, Time]]) -> Time:
    """The best time of the best day; a day that is told more than once weighs more."""
    days: dict[tuple[str | None, str | None], float] = {}
    for score, time in scored:
        day = time.earliest, time.latest
        days[day] = days.get(day, 0.0) + exp(score)
    return max(scored, key=lambda told: (days[told[1].earliest, told[1].latest], told[0]))[1]


def is_follow_up(scenes: Sequence[Scene]) -> bool:
    """Whether title and lead speak of a trial, a verdict, an inquiry or an anniversary."""
    lead = [w.lower for scene in scenes[:2] for w in scene.words]
    return any(word in listed("incidents", "follow_up_words") for word in lead)


def _is_old(story: Story, time: Time) -> bool:
    """Whether a time lies more than two months before the publication."""
    published = story.published
    return bool(published and time.latest and days_between(time.latest, published[:10]) > OLD_DAYS)


def _no_later_than(story: Story, time: Time) -> When:
    """Before a day on which somebody claimed or denied it, for want of its own day."""
    return When(
        latest=time.latest,
        precision="before_publication",
        edtf=f"../{time.latest}",
        wording=time.text,
        evidence=(evidence(story.text, (time.start, time.end), "when.no_later"),),
    )


def as_when(story: Story, time: Time) -> When:
    """The days of a time expression as those of an event."""
    precision: DatePrecision = time.precision or "unknown"
    return When(
        earliest=time.earliest,
        latest=time.latest,
        precision=precision,
        edtf=edtf(time.earliest, time.latest, precision),
        time_of_day=_hour(time),
        wording=time.text,
        evidence=(evidence(story.text, (time.start, time.end), "when.time"),),
    )


def _hour(time: Time) -> str | None:
    """The hour as told: "2024-01-03T14:45" → "14:45"; None for "Sunday night"."""
    clock = _CLOCK.search(time.value)
    return clock.group(1) if clock else None


def _before_publication(story: Story) -> When:
    if story.published is None:
        return When()
    return When(
        latest=story.published, precision="before_publication", edtf=f"../{story.published}"
    )


def _usable(time: Time, published: str | None) -> bool:
    if time.type not in {"DATE", "TIME"} or not time.earliest or not time.latest:
        return False
    return published is None or time.earliest[: len(published)] <= published[:10]


def _score(scene: Scene, time: Time, published: str | None, *, late: bool) -> float:
    first, last = scene.word_at(time.start), scene.word_at(time.end - 1) + 1
    score = DAY if time.earliest == time.latest else 0.0
    score += SAME if published and time.earliest == published[:10] else 0.0
    score += _verb(scene, first, last)
    near = [
        w.lower for w in (*scene.words[max(0, first - 2) : first], *scene.words[last : last + 2])
    ]
    if any(word in listed("incidents", "speech") for word in near):
        score += SPEECH
    if not _DATED.search(time.text):
        score += CLOCK
    elif time.type == "TIME":
        score += HOUR
    if time.text.lower() in listed("incidents", "loose_times"):
        score += LOOSE
    if published and time.earliest == published[:10] and _in_brackets(scene, first, last):
        score += BRACKETS
    if any(c.revised and 0 <= time.start - c.span[1] <= BESIDE for c in scene.counts):
        score += CLAIM  # "rose to 59 on Monday" dates the count
    score += _beside(scene, time, first, last) + _frame(scene, first, last)
    if "anniversary" in time.text.lower():
        score += MARKED
    if published and time.latest and days_between(time.latest, published[:10]) > OLD_DAYS:
        score += LATE if late else OLD
    return score


def _in_brackets(scene: Scene, first: int, last: int) -> bool:
    before = scene.words[first - 1].text if first else ""
    after = scene.words[last].text if last < len(scene.words) else ""
    return before == "(" or after == ")"


def _frame(scene: Scene, first: int, last: int) -> float:
    """What the words right beside a time say of it."""
    before = [w.lower for w in scene.words[max(0, first - NEAR) : first]]
    after = [w.lower for w in scene.words[last : last + 3]]
    score = SOURCED if "according" in after else 0.0
    if listed("incidents", "states") & set(before):
        score += STATE
    if before[-2:] == ["as", "of"]:
        score += AS_OF
    if before[-1:] == ["that"]:
        score += THAT
    if listed("incidents", "aired") & set(before[-3:]):
        score += AIRED
    return score


def _beside(scene: Scene, time: Time, first: int, last: int) -> float:
    """What a weekday and the date in brackets beside it say of each other: "Tuesday (Jan. 2)".
    The date tells the day better, unless it is no such weekday."""
    follows = last < len(scene.words) and scene.words[last].text == "("
    at = scene.words[last].end if follows else time.start
    for other in scene.times:
        gap = other.start - at if follows else at - other.end
        if other is time or not 0 <= gap <= (1 if follows else 2):
            continue
        if _same_weekday(time, other):
            return BRACKETS if follows else 0.0
        return 0.0 if follows or not _in_brackets(scene, first, last) else SLIP
    return 0.0


def _same_weekday(time: Time, other: Time) -> bool:
    """Whether two days are of one weekday, or one of them is no single day."""
    one, two = time.earliest, other.earliest
    if not one or not two or one != time.latest or two != other.latest:
        return True
    return date.fromisoformat(one).weekday() == date.fromisoformat(two).weekday()


def _verb(scene: Scene, first: int, last: int) -> float:
    """What the nearest telling word says of a time at words ``[first, last)``."""
    events = _events(scene)
    best, value = REACH + 1, 0.0
    for at in range(max(0, first - REACH), min(len(scene.words), last + REACH)):
        told = EVENT if at in events else _telling().get(scene.words[at].lower)
        if told is None or first <= at < last:
            continue
        gap = _gap(scene, at, first, last)
        if gap < best:
            best, value = gap, told
    return value


def _events(scene: Scene) -> set[int]:
    """The words that tell of a deed or of its victims."""
    sure = [m for m in scene.mentions if m.strength == "sure" and not m.hedge]
    struck = {c.at for c in scene.counts if c.outcome in _STRUCK and c.rule not in _LATE}
    return struck.union(*(range(m.first, m.last) for m in sure))


@cache
def _telling() -> dict[str, float]:
    """What a word says of the time beside it; of two things, that it is the deed's."""
    lists = (("procedure", PROCEDURE), ("claiming", CLAIM), ("happened", EVENT))
    return {word: value for name, value in lists for word in listed("incidents", name)}


def _gap(scene: Scene, at: int, first: int, last: int) -> int:
    """Words between a word and a time; commas weigh more, words after the time a little."""
    inner = scene.words[at + 1 : first] if at < first else scene.words[last:at]
    breaks = sum(word.text in {",", ";"} for word in inner)
    return len(inner) + BREAK * breaks + 2 * (at >= last)


def days_between(first: str, second: str) -> int:
    """Roughly how many days lie between two ISO days."""
    year, month, day = (int(b) - int(a) for a, b in zip(_parts(first), _parts(second), strict=True))
    return year * 365 + month * 30 + day


def _parts(day: str) -> list[str]:
    return [*day.split("-"), "01", "01"][:3]
