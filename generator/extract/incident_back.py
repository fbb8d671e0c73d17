"""The day of another incident that a story only mentions: its own, or one counted back from the
main one's ("a week after the blast in Mosul" is some seven days before)."""

from datetime import date, timedelta

from generator.extract.incident_passages import Passage
from generator.extract.incident_scenes import Scene
from generator.extract.incident_when import as_when
from generator.extract.time_edtf import days_of, edtf, precision_of
from generator.extract.time_shift import moved
from generator.model import Time, When
from generator.story import Story, evidence

_SLACK = {"D": 0, "W": 1}  # days on either side of "a week"; several weeks are looser still
SEVERAL_WEEKS = 3


def passage_when(story: Story, scene: Scene, passage: Passage, main: When) -> When:
    """When a passage's incident happened; `scene` holds what the passage tells and no more."""
    time = _own_time(scene)
    if time:
        return as_when(story, time)
    if passage.back and main.earliest and main.earliest == main.latest:
        return _counted_back(story, passage, date.fromisoformat(main.earliest))
    if passage.same_day:
        return main
    latest = main.latest or (story.published and story.published[:10])
    if not latest:
        return When()
    return When(latest=latest, precision="before_publication", edtf=f"../{latest}")


def _own_time(scene: Scene) -> Time | None:
    """The dated time nearest to the first trigger."""
    dated = [t for t in scene.times if t.type in {"DATE", "TIME"} and t.earliest]
    told = [m.start for m in scene.mentions if m.telling] or [scene.sentence.start]
    return min(dated, key=lambda time: abs(time.start - told[0])) if dated else None


def _counted_back(story: Story, passage: Passage, main: date) -> When:
    unit, count = passage.back[0], int(passage.back[1:])
    if unit in "DW":
        middle = main - timedelta(days=count * (7 if unit == "W" else 1))
        slack = timedelta(days=SEVERAL_WEEKS if unit == "W" and count > 1 else _SLACK[unit])
        earliest, latest = (middle - slack).isoformat(), (middle + slack).isoformat()
    else:
        span = days_of(moved(main, -count, unit))
        if span is None:
            return When()
        earliest, latest = span
    precision = precision_of(earliest, latest)
    start, end = passage.cue
    return When(
        earliest=earliest, latest=latest, precision=precision,
        edtf=edtf(earliest, latest, precision), wording=story.text[start:end],
        evidence=(evidence(story.text, passage.cue, "when.counted_back"),),
    )  # fmt: skip
