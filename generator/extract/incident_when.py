"""The day of an incident: the time expression that its own words carry, not that of the arrest.

"A man was shot Sunday night, police said Monday" → Sunday. Every candidate is scored by what
stands in its clause; the reasons are the weights below.
"""

from collections.abc import Iterable, Sequence

from generator.extract.incident_scenes import Scene
from generator.extract.incident_words import listed
from generator.extract.time_edtf import edtf
from generator.model import DatePrecision, Time, When
from generator.story import Story, evidence

HAPPENED = 2.5  # its clause tells that something happened
TRIGGER = 2.0  # its clause holds a trigger or a figure
DAY = 2.0  # it is a single day
SPEECH = -4.0  # it is when somebody spoke: "police said Monday"
PROCEDURE = -2.5  # its clause is about courts, arrests, funerals
LATER = -0.25  # for every sentence further down, up to ten
OLD = -3.0  # it lies more than two months back


def choose_when(story: Story, scenes: Iterable[Scene]) -> When:
    """When it happened, by the best of all time expressions of its sentences."""
    best: tuple[float, Time] | None = None
    order = 0
    for scene in scenes:
        order += not scene.title
        for time in scene.times:
            if not _usable(time, story.published):
                continue
            score = _score(scene, time, story.published) + LATER * min(order, 10)
            if best is None or score > best[0]:
                best = score, time
    if best is None:
        return _before_publication(story)
    return as_when(story, best[1])


def as_when(story: Story, time: Time) -> When:
    """The days of a time expression as those of an event."""
    precision: DatePrecision = time.precision or "unknown"
    return When(
        earliest=time.earliest,
        latest=time.latest,
        precision=precision,
        edtf=edtf(time.earliest, time.latest, precision),
        wording=time.text,
        evidence=(evidence(story.text, (time.start, time.end), "when.time"),),
    )


def _before_publication(story: Story) -> When:
    if story.published is None:
        return When()
    return When(latest=story.published, precision="before_publication", edtf=f"../{story.published}")


def _usable(time: Time, published: str | None) -> bool:
    if time.type not in {"DATE", "TIME"} or not time.earliest or not time.latest:
        return False
    return published is None or time.earliest <= published[:10]


def _score(scene: Scene, time: Time, published: str | None) -> float:
    first, last = scene.clause(time.start, time.end)
    at, end = scene.index(time.start), scene.index(time.end - 1) + 1
    clause = [w.lower for w in scene.words[first:last]]
    score = DAY if time.earliest == time.latest else 0.0
    if any(first <= m.first < last and m.strength != "faint" and not m.hedge for m in scene.mentions):
        score += TRIGGER
    elif any(scene.words[first].start <= c.span[0] < scene.words[last - 1].end for c in scene.counts):
        score += TRIGGER
    if _any(clause, "happened"):
        score += HAPPENED
    near = [w.lower for w in (*scene.words[max(0, at - 3) : at], *scene.words[end : end + 2])]
    if _any(near, "speech"):
        score += SPEECH
    if _any(clause, "procedure"):
        score += PROCEDURE
    if published and time.latest and days_between(time.latest, published[:10]) > 60:
        score += OLD
    return score


def _any(found: Sequence[str], key: str) -> bool:
    return any(word in listed("incidents", key) for word in found)


def days_between(first: str, second: str) -> int:
    """Roughly how many days lie between two ISO days."""
    year, month, day = (int(b) - int(a) for a, b in zip(_parts(first), _parts(second), strict=True))
    return year * 365 + month * 30 + day


def _parts(day: str) -> list[str]:
    return (day.split("-") + ["01", "01"])[:3]
