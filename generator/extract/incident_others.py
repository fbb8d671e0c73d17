"""Passages of a story that tell of another incident than its own: "a week after the blast that
killed nine people in Mosul", "it came a day after a train was bombed", "And in Kirkuk, …".

They are found by their words, before any day is chosen, so that neither the day nor the place nor
the dead of another incident are taken for those of the main one.
"""

from collections.abc import Sequence
from itertools import pairwise

from generator.extract.incident_dateline import dateline_of
from generator.extract.incident_passages import Passage, only, tells, whole, without
from generator.extract.incident_past import (
    among_many,
    counted_only,
    counts_on,
    earlier,
    is_new,
    numbered,
    turned_back,
)
from generator.extract.incident_scenes import Scene
from generator.extract.incident_triggers import Mention
from generator.extract.incident_words import Words, listed, says
from generator.extract.toll_numbers import number
from generator.model import Place, Time, When

AFTER_COMING = 7  # words between "came" and its "after"
FOLLOWED = 9  # words between "follows" and the incident that is followed
OPENING = 7  # words in which a sentence names its place: "And in Kirkuk, …"
_STRUCK = frozenset({"killed", "injured", "hit", "missing", "abducted"})
_WEEKDAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)
_UNITS = {"day": "D", "days": "D", "week": "W", "weeks": "W", "fortnight": "W2",
          "month": "M", "months": "M", "year": "Y", "years": "Y"}  # fmt: skip


def find_passages(scenes: Sequence[Scene], published: str | None = None) -> list[Passage]:
    """The passages of other incidents, in order, and the sentences that say "in that attack"."""
    series = is_series(scenes)
    lead = _lead_places(scenes, series=series)
    first = next((s.number for s in scenes if not s.title), 0)
    found: list[Passage] = []
    for scene in scenes:
        if scene.title:
            continue
        passage = _after(scene) or _followed(scene) or _since(scene) or among_many(scene)
        passage = passage or (earlier(scene) if scene.number > first else None)
        passage = passage or _elsewhere(scene, lead, series=series)
        passage = passage or (counted_only(scene, published) if scene.number > first else None)
        going = bool(found) and found[-1].number == scene.number - 1
        if passage is None and going and turned_back(scene):
            passage = whole(scene, goes_on=False)
        if (
            passage is None
            and going
            and (
                _goes_on(scene)
                or _of_its_day(scene, scenes)
                or counts_on(scene, scenes[scene.number - 1], found)
                or numbered(scene)
            )
        ):
            passage = whole(scene, goes_on=True)
        if passage:
            found.append(passage)
    return found


# ---------------------------------------------------------------- by the words before it


def _after(scene: Scene) -> Passage | None:
    """As in "A week after the blast that killed nine in Mosul, a second bomb …" and "… came two
    days after a suicide bombing in Kunduz"."""
    text = scene.words
    for at, word in enumerate(text):
        if word.lower != "after":
            continue
        first = _duration(text, at)
        comes = _comes(text, first)
        if first == at and not comes and not _lasts(text, at):
            continue
        line = dateline_of(scene)
        opening = first <= 1 or (line is not None and line[1] + 1 >= text[first].start)
        last = _end(text, at, opening=opening)
        passage = Passage(
            scene.number, text[first].start, text[last - 1].end,
            _back(text, first, at), (text[first].start, word.end),
        )  # fmt: skip
        inner, outer = only(scene, passage), without(scene, [passage])
        lasted = _lasts(text, at) and any(c.outcome in _STRUCK for c in inner.counts)
        if tells(inner.mentions, habits=lasted) and (
            comes or lasted or _has_its_own(outer, text[:first])
        ):
            return passage
    return None


def _lasts(text: Words, at: int) -> bool:
    """Whether "after" is of a span of attacks: "after two days of attacks"."""
    told = [w.lower for w in text[at + 1 : at + 4]]
    return len(told) == 3 and number(told[0]) is not None and told[1] in _UNITS and told[2] == "of"


def _duration(text: Words, at: int) -> int:
    """Where "barely two weeks" before "after" begins; `at` itself when no time is told."""
    if at < 2 or text[at - 1].lower not in _UNITS:
        return at
    first = at - 2
    if number(text[first].lower) is None and text[first].lower not in {"a", "an", "several", "few"}:
        return at
    while first > 0 and text[first - 1].lower in listed("incidents", "before_duration"):
        first -= 1
    return first


def _back(text: Words, first: int, at: int) -> str:
    """The duration as unit and number, "" when none is told."""
    if first == at:
        return ""
    unit = _UNITS[text[at - 1].lower]
    told = text[at - 2].lower
    count = 1 if told in {"a", "an"} else number(told)
    return f"{unit[0]}{(count or 0) * int(unit[1:] or 1)}" if count else ""


def _comes(text: Words, first: int) -> bool:
    """Whether an incident "came" or "comes" then, not a sentence of a court."""
    before = [w.lower for w in text[:first]]
    coming = {"came", "comes"} & set(before[-AFTER_COMING:])
    return bool(coming) and bool(set(before) & listed("incidents", "incident_nouns"))


def _end(text: Words, at: int, *, opening: bool) -> int:
    """Where the passage ends: at the comma before the main clause where it opens the sentence."""
    if not opening:
        return len(text)
    for index in range(at + 3, len(text)):
        after = text[index + 1].lower if index + 1 < len(text) else ""
        if text[index].text == "," and after in listed("incidents", "subject_openings"):
            return index
        if text[index].text == "," and number(after) is not None:
            return index
    return len(text)


def _has_its_own(scene: Scene, before: Words) -> bool:
    """Whether the rest of the sentence tells of an attack or a disaster with its own victims, or
    calls it a second one."""
    if not tells(scene.mentions):
        return False
    victims = any(c.outcome in _STRUCK and c.people.whom != "perpetrators" for c in scene.counts)
    again = {w.lower for w in scene.words} & listed("incidents", "second_ones")
    return bool(again) or (victims and not _is_search(before))


def _is_search(before: Words) -> bool:
    """Whether the sentence tells what is done about an incident: "Rescuers searched …"."""
    return bool({w.lower for w in before} & listed("incidents", "aftermath"))


def _followed(scene: Scene) -> Passage | None:
    """As in "The fire follows Thursday's attack on a synagogue", "this echoes a 2022 disaster"."""
    text, following = scene.words, listed("incidents", "following")
    for at in [at for at, word in enumerate(text[: OPENING + 1]) if word.lower in following and at]:
        word = text[at]
        subject = {w.lower for w in text[:at]} & listed("incidents", "incident_nouns")
        passage = Passage(scene.number, word.start, text[-1].end)
        near = [m for m in only(scene, passage).mentions if m.first <= at + FOLLOWED]
        if subject and tells(near):
            return passage
    return None


def _since(scene: Scene) -> Passage | None:
    """As in "the deadliest quake since 2015, when 9,000 people died in another"."""
    text = scene.words
    for at, word in enumerate(text):
        if word.lower != "since" or at + 1 == len(text):
            continue
        passage = Passage(scene.number, word.start, text[-1].end)
        inner = only(scene, passage)
        relative = {w.lower for w in text[at + 2 : at + 6]} & {"when", "where"}
        if relative and inner.times and tells(inner.mentions) and inner.counts:
            return passage
    return None


def dated(scene: Scene, when: When, times: Sequence[tuple[Mention, Time | None]]) -> Passage | None:
    """A sentence whose new event with dead of its own has an earlier day of its own: "On Monday, an
    air strike near a school killed three"; `times` are the own times of its triggers."""
    told = when.earliest
    if not told or when.latest != told or any(_touches(t, told) for t in scene.times):
        return None
    struck = any(c.outcome in _STRUCK and not c.part for c in scene.counts)
    for mention, time in times:
        before = time and time.latest and time.latest < told
        if before and struck and _is_new(scene, mention):
            return whole(scene, goes_on=False)
    return None


def _touches(time: Time, day: str) -> bool:
    return bool(time.earliest and time.latest and time.earliest <= day <= time.latest)


def _goes_on(scene: Scene) -> bool:
    """Whether a sentence goes on about the other incident: "40 were wounded in that attack"."""
    return says(scene.words, "incidents", "that_incident")


def _of_its_day(scene: Scene, scenes: Sequence[Scene]) -> bool:
    """Whether a sentence tells of "the Tuesday blast" where the lead has no Tuesday."""
    text = scene.words
    lead = {w.lower for s in scenes[:2] for w in s.words}
    for mention in scene.mentions:
        day = text[mention.first - 1].lower if mention.first > 1 else ""
        named = day.endswith("day") and text[mention.first - 2].lower == "the"
        if mention.telling and named and day not in lead:
            return True
    return any(
        word.capital and word.lower in _WEEKDAYS and word.lower not in lead and after.text == "'s"
        for word, after in pairwise(text)
    )  # "Sunday's violence"


# ---------------------------------------------------------------- by its place


def _elsewhere(scene: Scene, lead: frozenset[str], *, series: bool) -> Passage | None:
    """A sentence that sets an event with dead of its own in a place of its own: "And in Kirkuk,
    five people were killed by another car bomb"; any of a series that the lead adds up."""
    if scene.number < (1 if series else 2) or not any(
        _is_new(scene, m, series=series) for m in scene.mentions
    ):
        return None
    if not any(c.outcome in _STRUCK and not c.part for c in scene.counts):
        return None
    fine = [p for p in scene.places if _is_fine(p)]
    opening = " ".join(w.lower for w in scene.words[:5])
    turned = scene.words[0].lower in listed("incidents", "turning") or _is_another(scene)
    turned = turned or "same day" in opening
    if not series and not turned:
        fine = [p for p in fine if scene.word_at(p.start) <= OPENING and _is_set_in(scene, p)]
    if fine and not any(_known(place, lead) for place in fine):
        return whole(scene, goes_on=False)
    return None


def _is_another(scene: Scene) -> bool:
    """Whether it calls its event another one: "another, smaller attack had taken place"."""
    for mention in scene.mentions:
        before = {w.lower for w in scene.words[max(0, mention.first - 4) : mention.first]}
        if mention.telling and before & {"another", "separate"}:
            return True
    return False


def is_series(scenes: Sequence[Scene]) -> bool:
    """Whether the lead adds several attacks up and names no town: "Three bombs killed 11"."""
    for scene in [s for s in scenes if not s.title][:1]:
        line = dateline_of(scene) or (scene.sentence.start, scene.sentence.start)
        named = any(p.kind == "city" and p.start >= line[1] for p in scene.places)
        words = {w.lower for w in scene.words}
        many = any(m.several for m in scene.mentions) or words & listed("incidents", "series")
        return bool(many) and not named
    return False


def is_one_of_many(scene: Scene, scenes: Sequence[Scene]) -> bool:
    """Whether a sentence below the lead tells of one event of a series: "a second bomb …"."""
    lead = next((s.number for s in scenes if not s.title), 0)
    if scene.number <= lead or not any(_is_new(scene, m) for m in scene.mentions):
        return False
    counted = any(c.outcome in _STRUCK and not c.part for c in scene.counts)
    return counted or bool({w.lower for w in scene.words} & listed("incidents", "second_ones"))


def _is_new(scene: Scene, mention: Mention, *, series: bool = False) -> bool:
    """Whether it is an event that was not spoken of before: "a bomb", not "the bomb"; what strikes
    whole countries is one event, wherever it strikes."""
    if mention.type in {"natural_disaster", "riot"} or not tells([mention]):
        return False
    return series or is_new(scene, mention)


def _lead_places(scenes: Sequence[Scene], *, series: bool) -> frozenset[str]:
    """Names of towns and provinces in title and lead; the second sentence's where it has one, and
    the lead adds no series up."""
    body = [s for s in scenes if not s.title]
    lead = [s for s in scenes if s.title] + body[:1]
    told = [p for s in lead for p in _behind_dateline(s) if _is_fine(p)]
    second = [p for s in body[1:2] for p in s.places if _is_fine(p)]
    told += second if len({p.name for p in second}) == 1 and not series else []
    return frozenset(name for p in told for name in (p.name, p.admin1) if name)


def _behind_dateline(scene: Scene) -> list[Place]:
    line = dateline_of(scene)
    return [p for p in scene.places if line is None or p.start >= line[1]]


def _known(place: Place, lead: frozenset[str]) -> bool:
    return place.name in lead or (place.kind != "admin1" and place.admin1 in lead)


def _is_fine(place: Place) -> bool:
    return place.kind in {"city", "admin1", "admin2"}


def _is_set_in(scene: Scene, place: Place) -> bool:
    """Whether "in" governs the place and nothing but joining words goes before."""
    at = scene.word_at(place.start)
    before = [w.lower for w in scene.words[:at]]
    return "in" in before[-5:] and before[0] in listed("incidents", "place_openings")
