"""Days counted back from the news: "rescuers searched on Wednesday, one day after a quake …"."""

import re
from datetime import date, timedelta

from msgspec import structs

from generator.extract.incident_scenes import Scene
from generator.model import Time

NEAR = 8  # words between "after" and the incident
_DAYS = re.compile(r"P(\d{1,2})D")


def counted_from(scene: Scene, published: str | None) -> list[Time]:
    """The days of incidents that a sentence counts back from its own day or the publication's."""
    found: list[Time] = []
    for time in scene.times:
        days = _DAYS.fullmatch(time.value)
        if time.type != "DURATION" or not days:
            continue
        last = scene.word_at(time.end - 1) + 1
        after = scene.words[last].lower if last < len(scene.words) else ""
        told = any(m.telling and 0 < m.first - last <= NEAR for m in scene.mentions)
        news = _news(scene, time, published)
        if after != "after" or not told or news is None:
            continue
        day = (news - timedelta(days=int(days.group(1)))).isoformat()
        found.append(
            structs.replace(time, type="DATE", value=day, earliest=day, latest=day, precision="day")
        )
    return found


def _news(scene: Scene, counted: Time, published: str | None) -> date | None:
    """The day that the sentence tells before, else that of publication."""
    before = [t for t in scene.times if t.start < counted.start and t.precision == "day"]
    day = before[-1].earliest if before else published
    return date.fromisoformat(day[:10]) if day and len(day) >= len("2024-01-10") else None
