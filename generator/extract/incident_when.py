"""The day of an incident: the time expression that its own words carry, not that of the arrest.

"A man was shot Sunday night, police said Monday" → Sunday. Every candidate is scored by what
stands in its clause; the reasons are the clues of `incident_when_clues`.
"""

import re
from collections.abc import Iterator, Sequence
from math import exp

from msgspec import structs

from generator.extract.incident_counted import counted_from
from generator.extract.incident_scenes import Scene
from generator.extract.incident_when_clues import OLD_DAYS, Telling, clues, days_between, weigh
from generator.extract.incident_words import listed
from generator.extract.time_edtf import edtf
from generator.extract.toll_numbers import number
from generator.model import DatePrecision, Time, When
from generator.story import Story, evidence

LEAD = 2  # sentences in which days are counted back from the news
BESIDE = 12  # characters between a day and the incident that it names
UNFIT = -8.0  # a time that scores less is not the incident's

_SINCE = frozenset({"after", "since", "on", "ago", "later", "to"})
Candidate = tuple[Time, int, tuple[str, ...]]  # a time, the number of its sentence, its clues

_CLOCK = re.compile(r"T(\d\d:\d\d)$")
_YEAR = re.compile(r"[12]\d{3}")
_BARE_DAY = re.compile(r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?|\d{1,2} [A-Z][a-z]{2,8}\.?)")


def choose_when(story: Story, scenes: Sequence[Scene]) -> When:
    """When it happened, by the best of all time expressions of its sentences."""
    late = is_follow_up(scenes)
    told = list(_candidates(story, scenes, late=late))
    scored = [(weigh(found, order), time) for time, order, found in told]
    scored += [] if late else _counted(story, scenes)
    fit = [candidate for candidate in scored if candidate[0] >= UNFIT]
    best = _best(fit) if fit else None
    claimed = [time for score, time in scored if score < UNFIT and not _is_old(story, time)]
    if claimed and (best is None or (_is_old(story, best) and not late)):
        return _no_later_than(story, claimed[0])
    if best is None:
        return _before_publication(story)
    best = (_in_its_year(scenes) if late else None) or best
    when = as_when(story, best)
    return when if when.time_of_day else structs.replace(when, time_of_day=_told_hour(told, best))


def _is_release(scenes: Sequence[Scene]) -> bool:
    """Whether title and lead tell that kidnapped people are free again."""
    lead = scenes[:LEAD]
    free = any(w.lower in listed("incidents", "releasing") for scene in lead for w in scene.words)
    return free and any(m.type == "kidnapping" for scene in lead for m in scene.mentions)


def _in_its_year(scenes: Sequence[Scene]) -> Time | None:
    """The day of an old incident whose year stands elsewhere: "the 1980 bombing … the Aug. 2
    bombing"."""
    beside = [time for scene in scenes for time in scene.times if _names_incident(scene, time)]
    years = {time.value for time in beside if _YEAR.fullmatch(time.value)}
    days = [time for time in beside if is_bare_day(time) and time.earliest]
    if len(years) != 1 or not days:
        return None
    day = f"{years.pop()}{str(days[0].earliest)[4:]}"
    return structs.replace(days[0], value=day, earliest=day, latest=day)


def _names_incident(scene: Scene, time: Time) -> bool:
    """Whether a time goes right before an incident: "the Aug. 2 bombing"."""
    return any(m.telling and 0 <= m.start - time.end <= BESIDE for m in scene.mentions)


def is_bare_day(time: Time) -> bool:
    """Whether it is a day of a month without a year: "Aug. 2"."""
    return bool(_BARE_DAY.fullmatch(time.text)) and time.precision == "day"


def _told_hour(told: Sequence[Candidate], day: Time) -> str | None:
    """The hour that another sentence tells of the deed on its day: "It exploded at 2:45 p.m."."""
    for time, _, found in told:
        same = (time.earliest, time.latest) == (day.earliest, day.latest)
        if same and "event" in found and "other_zone" not in found and _hour(time):
            return _hour(time)
    return None


def _candidates(story: Story, scenes: Sequence[Scene], *, late: bool) -> Iterator[Candidate]:
    """Every time that may be the incident's, with the number of its sentence and its clues."""
    plot = any(m.stage == "foiled" for scene in scenes[:LEAD] for m in scene.mentions)
    telling = Telling(story.published, late=late, plot=plot, release=_is_release(scenes))
    order = 0
    for scene in scenes:
        order += not scene.title
        for time in scene.times:
            if _usable(time, story.published):
                yield time, order, tuple(clues(scene, time, telling))


def _counted(story: Story, scenes: Sequence[Scene]) -> list[tuple[float, Time]]:
    """The days that the lead counts back from the news: "one day after a quake killed 126"."""
    lead = [scene for scene in scenes if not scene.title][:LEAD]
    found = [time for scene in lead for time in counted_from(scene, story.published)]
    return [(weigh(("counted_back",), 0), time) for time in found]


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
    told = not listed("incidents", "follow_up_words").isdisjoint(lead)
    return told or any(map(_looks_back, scenes[:2]))


def _looks_back(scene: Scene) -> bool:
    """Whether a sentence counts years since and tells of a memorial: "a wreath was laid 50 years
    after the bombing"."""
    text = scene.words
    for at, word in enumerate(text[1:-1], 1):
        if word.lower in {"years", "year"} and text[at + 1].lower in _SINCE:
            before = text[at - 1].lower
            if before in {"a", "decades"} or number(before) is not None:
                told = {w.text for w in text}
                return not told.isdisjoint(listed("incidents", "looking_back"))
    return False


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
