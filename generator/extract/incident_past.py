"""Passages that set themselves before the story: "The week before, another plant was attacked",
"In 2013, 36 people died at a festival in Mosta"."""

from collections.abc import Sequence
from functools import cache

from generator.extract.incident_passages import Passage, tells, whole
from generator.extract.incident_scenes import Scene
from generator.extract.incident_triggers import Mention
from generator.extract.incident_words import Phrases, data, listed
from generator.model import Time

NEAR = 8  # words between "including" and the incident that is one of many
OPENING = 6  # words of a sentence that may set it back
STRUCK = frozenset({"killed", "injured", "hit", "missing", "abducted"})
_QUIET = frozenset({"toll.noun_of", "toll.wound"})


def is_new(scene: Scene, mention: Mention) -> bool:
    """Whether an event was not spoken of before: "a bomb", not "the bomb"."""
    before = [w.lower for w in scene.words[max(0, mention.first - 3) : mention.first]]
    return tells([mention]) and not {"the", "this", "that", "these"} & set(before)


def earlier(scene: Scene) -> Passage | None:
    """A sentence that opens with an earlier time and tells of a new event."""
    if not any(is_new(scene, m) for m in scene.mentions):
        return None
    found = _setting_back().find(scene.words[:OPENING])
    if not found or _is_plain(scene):
        return None
    first, last, back = found[0]
    cue = scene.words[first].start, scene.words[last - 1].end
    return whole(scene, goes_on=False)._replace(same_day=False, back=back, cue=cue)


def _is_plain(scene: Scene) -> bool:
    """Whether nothing in the sentence says that it is another event."""
    again = {w.lower for w in scene.words} & (listed("incidents", "second_ones") | {"other"})
    return not again and not any(c.outcome in STRUCK and not c.part for c in scene.counts)


@cache
def _setting_back() -> Phrases[str]:
    return Phrases(data("incidents")["setting_back"].items())


def counted_only(scene: Scene, published: str | None) -> Passage | None:
    """A sentence that gives the dead of some place in an earlier year, and no word for what
    happened: "In 2013, 36 people died at Mosta"."""
    if not scene.counts or any(m.telling for m in scene.mentions):
        return None
    dead = any(c.outcome in STRUCK and not c.part and c.rule not in _QUIET for c in scene.counts)
    dated = [t for t in scene.times[:1] if _is_past(t, published)]
    if not dead or not dated or not any(_is_set_in(scene, p.start) for p in scene.places):
        return None
    return whole(scene, goes_on=False)._replace(same_day=False)


def _is_past(time: Time, published: str | None) -> bool:
    """Whether a time names a year, a month or a day of an earlier year."""
    if time.type != "DATE" or not time.earliest or not time.latest or not published:
        return False
    one_year = time.earliest[:4] == time.latest[:4]
    return one_year and time.latest[:4] < published[:4]


def _is_set_in(scene: Scene, start: int) -> bool:
    at = scene.word_at(start)
    return bool({w.lower for w in scene.words[max(0, at - 3) : at]} & {"at", "in", "near"})


def among_many(scene: Scene) -> Passage | None:
    """One named among many: "135 attacks since then, including one in Mosta that killed 67"."""
    for at in [at for at, word in enumerate(scene.words) if word.lower == "including"]:
        many = any(m.last <= at and (m.several or m.hedge == "plural") for m in scene.mentions)
        passage = Passage(scene.number, scene.words[at].start, scene.words[-1].end)
        inner = [m for m in scene.mentions if at < m.first <= at + NEAR]
        counted = any(c.outcome in STRUCK and c.span[0] > passage.start for c in scene.counts)
        if many and tells(inner) and counted:
            return passage
    return None


def numbered(scene: Scene) -> bool:
    """Whether it tells of "the first blast" or "a second bomb" of those told before."""
    for mention in scene.mentions:
        before = scene.words[mention.first - 1].lower if mention.first else ""
        if mention.telling and before in {"first", "second", "third"}:
            return True
    return False


def turned_back(scene: Scene) -> bool:
    """Whether it opens with "Earlier," or the like and tells of a new event with its dead."""
    opens = any(w.lower in listed("incidents", "turning") for w in scene.words[:1])
    struck = any(c.outcome in STRUCK and not c.part for c in scene.counts)
    return opens and struck and any(is_new(scene, m) for m in scene.mentions)


def counts_on(scene: Scene, before: Scene, passages: Sequence[Passage]) -> bool:
    """Whether a sentence only counts the victims of the incident of the sentence before."""
    last = passages[-1] if passages else None
    if last is None or last.number != before.number or not last.cue[1] or before.counts:
        return False
    same = scene.sentence.paragraph == before.sentence.paragraph
    counted = any(c.outcome in STRUCK for c in scene.counts)
    return same and counted and not any(p.kind != "demonym" for p in scene.places)
