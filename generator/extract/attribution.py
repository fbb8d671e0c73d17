"""Who is said to have done it, how surely, by whom: claims, accusations, denials, verdicts.

Nothing is inferred: a phrase such as "claimed responsibility" with an actor on its side makes an
attribution; an accusation is one of the accuser, and "no group has claimed" is told as that.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from generator.extract.attribution_actors import Cast, Part, is_subject
from generator.extract.attribution_fair import (
    is_negated,
    is_of_lives,
    is_of_others,
    is_of_the_deed,
    names_others,
    speaker,
)
from generator.extract.attribution_loose import claim_signs, claiming, denial_signs, denying
from generator.extract.attribution_owner import owner_of_claim
from generator.extract.attribution_told import doers
from generator.extract.incident_scenes import Scene
from generator.extract.incident_segments import Segment
from generator.extract.incident_words import Hit, Phrases, data, listed, says, spaced
from generator.extract.signs import Shown, shows
from generator.extract.toll_nouns import nouns
from generator.model import Actor, Attribution, Modality
from generator.story import Story, evidence

OBJECT = 6  # words of modifiers between a verb and its object
FINDER = 8  # words after "was convicted" in which "by a jury" stands
BRANCH = 5  # words of "the group's local branch" before its claim
NEAR_SAYER = 14  # words between "police" and what they say
REACH = 22  # words between a phrase and its actor


class Finding(NamedTuple):
    """What is said of one incident: attributions, and whether anybody claimed it."""

    attributions: tuple[Attribution, ...] = ()
    claimed: bool | None = None


class Phrase(NamedTuple):
    """How a phrase is read: its modality, and the sides of the actor and of who says so."""

    modality: Modality
    actor: str
    by: str


_Loose = tuple[re.Pattern[str], Shown, Phrase]
CLAIM: Final = Phrase("claimed_or_admitted", "left", "self")
DENIAL: Final = Phrase("denied", "left", "self")


@cache
def _phrases() -> Phrases[Phrase | None]:
    entries: dict[str, Phrase | None] = {}
    for told in data("attribution")["phrases"]:
        for words in told["words"]:
            entries.setdefault(words, Phrase(told["modality"], told["actor"], told["by"]))
    entries.update(dict.fromkeys(data("attribution")["unclaimed"]))
    return Phrases(entries.items())


def find_attributions(
    story: Story, scenes: Sequence[Scene], segments: Sequence[Segment], actors: Sequence[Actor]
) -> list[Finding]:
    """One finding for each incident, in the order of the segments."""
    cast = Cast(actors)
    told: list[list[Attribution]] = [[] for _ in segments]
    unclaimed = [False] * len(segments)
    loose = _loose(story)
    for scene in scenes:
        for hit in _hits(scene, loose):
            own = hit.value is not None and hit.value.by == "self"
            owner = owner_of_claim(scenes, scene.number, hit, segments, own=own)
            if owner is None:
                continue
            if hit.value is None or _by_nobody(scene, hit):
                unclaimed[owner] = True
                continue
            told[owner] += _read(story, scene, hit, hit.value, cast)
    for number, segment in enumerate(segments):
        told[number] += doers(story, scenes, segment, cast)
    return [_finding(found, none, cast) for found, none in zip(told, unclaimed, strict=True)]


def _loose(story: Story) -> list[_Loose]:
    """Claims and denials with more between their words, each with where a story shows its signs."""
    return [
        (claiming(), claim_signs().within(story.text), CLAIM),
        (denying(), denial_signs().within(story.text), DENIAL),
    ]


def _hits(scene: Scene, loose: Sequence[_Loose]) -> list[Hit[Phrase | None]]:
    """The phrases of a sentence: those listed, and claims and denials with more between."""
    found = _phrases().find(scene.words)
    start, end, text = scene.sentence[:3]
    more: list[Hit[Phrase | None]] = [
        Hit(scene.word_at(m.start() + start), scene.word_at(m.end() - 1 + start) + 1, phrase)
        for pattern, shown, phrase in loose
        if shown.between(start, end)
        for m in pattern.finditer(text)
    ]
    held = [hit for hit in found if hit.value is None or hit.value.by == "self"]
    return found + [
        hit
        for hit in more
        if hit.last <= len(scene.words)
        and not any(hit.first < other.last and other.first < hit.last for other in held)
    ]


def _finding(found: list[Attribution], unclaimed: bool, cast: Cast) -> Finding:  # noqa: FBT001 - a fact told
    """A suspect's confession is no claim, and a suspect's denial leaves it open who claims."""
    merged = _merged(found)
    groups = [a for a in merged if not cast.is_person(a.actor)]
    by_group = [a for a in groups if a.modality == "claimed_or_admitted"]
    denied = [a for a in groups if a.modality == "denied"]
    keys = {a.actor for a in denied}
    if by_group and keys.issuperset(a.actor for a in by_group):  # claimed, and then denied
        return Finding(tuple(merged), None)
    claimed = True if by_group else False if unclaimed or denied else None
    return Finding(tuple(merged), claimed)


def _merged(found: list[Attribution]) -> list[Attribution]:
    """One attribution for an actor and modality, with all that its sentences tell."""
    kept: dict[tuple[str, str], Attribution] = {}
    for new in found:
        key = new.actor, new.modality
        old = kept.get(key)
        if old is None:
            kept[key] = new
            continue
        kept[key] = Attribution(
            actor=old.actor,
            modality=old.modality,
            asserted_by=old.asserted_by or new.asserted_by,
            when=old.when or new.when,
            via=old.via or new.via,
            evidence=(*old.evidence, *new.evidence)[:5],
        )
    return list(kept.values())


def _by_nobody(scene: Scene, hit: Hit[Phrase | None]) -> bool:
    """Whether the phrase is denied: "no group has claimed", "has not claimed"."""
    if hit.value is None or hit.value.modality != "claimed_or_admitted":
        return False
    before = scene.words[max(0, hit.first - 8) : hit.first]
    return says(before, "attribution", "nobody") or shows(
        spaced(before), (" not ", " n't ", " yet to ", " nor ")
    )


# ---------------------------------------------------------------- who, by whom, when, how


def _read(
    story: Story, scene: Scene, hit: Hit[Phrase | None], phrase: Phrase, cast: Cast
) -> list[Attribution]:
    if phrase.modality in listed("attribution", "charged") and not _tells_crime(scene):
        return []
    if phrase.modality == "claimed_or_admitted":
        if is_of_lives(scene, hit.last) or is_of_others(scene, hit.last):
            return []
    elif is_negated(scene, hit.first):
        return []
    found = _actor(scene, hit, phrase, cast)
    if found and not (_can_be(found, phrase, scene) and _is_meant(scene, hit, phrase, found)):
        return []
    joined = cast.joined(story.text, found) if found else []
    together = [part for part in joined if part == found or not _named_sayer(scene, [part])]
    return [a for actor in together for a in _said_of(story, scene, hit, phrase, cast, actor)]


def _can_be(actor: Part, phrase: Phrase, scene: Scene) -> bool:
    """Whether a phrase can say this of such an actor: a court is not charged, and a person is
    accused only where the sentence tells of what."""
    if actor.kind in listed("attribution", "courts"):
        return phrase.modality not in listed("attribution", "charged")
    if actor.kind != "person":
        return True
    doubtful = phrase.modality == "suspected_or_accused" and not _tells_crime(scene)
    return not doubtful and phrase.modality != "reported_as_fact"


def _is_meant(scene: Scene, hit: Hit[Phrase | None], phrase: Phrase, actor: Part) -> bool:
    """Whether an accusation is of this very actor and of this very deed."""
    if phrase.actor == "left":
        return True
    doubtful = phrase.modality == "suspected_or_accused"
    return not names_others(scene, actor) and (
        not doubtful or is_of_the_deed(scene, hit.first, actor)
    )


def _said_of(
    story: Story, scene: Scene, hit: Hit[Phrase | None], phrase: Phrase, cast: Cast, actor: Part
) -> list[Attribution]:
    """The attribution that a phrase makes of one actor; none where it would accuse itself."""
    by, authority = _asserter(scene, hit, phrase, cast, actor)
    modality = phrase.modality
    if modality == "suspected_or_accused" and authority:
        modality = "suspected_or_accused_by_authorities"
    if by == actor.key and phrase.by != "self":
        return []
    who: str | None = actor.key
    if phrase.by == "self" and cast.is_voice(actor.key):
        who = cast.spoken_for(actor.key)
    if who is None:
        return []
    start = min(actor.start, scene.words[hit.first].start)
    end = max(actor.end, scene.words[hit.last - 1].end)
    inside = scene.sentence.start <= actor.start
    span = (
        start if inside else scene.words[hit.first].start,
        end if inside else scene.words[hit.last - 1].end,
    )
    return [
        Attribution(
            actor=who,
            modality=modality,
            asserted_by=by,
            when=_when(scene, hit) if phrase.by == "self" else None,
            via=_via(scene) if phrase.by == "self" else None,
            evidence=(evidence(story.text, span, f"claim.{modality}"),),
        )
    ]


def _tells_crime(scene: Scene) -> bool:
    """Whether the sentence names the event, or a crime such as murder, and not only a charge."""
    crimes = listed("attribution", "crimes")
    return any(m.telling for m in scene.mentions) or any(w.lower in crimes for w in scene.words)


def _actor(scene: Scene, hit: Hit[Phrase | None], phrase: Phrase, cast: Cast) -> Part | None:
    parts = cast.inside(scene.sentence.start, scene.sentence.end)
    first, last = scene.words[hit.first].start, scene.words[hit.last - 1].end
    if phrase.actor == "right":
        right = [p for p in parts if p.start >= last and _is_object(scene, hit, p)]
        return right[0] if right else None
    left = [p for p in parts if p.end <= first and _near(scene, p.end, first)]
    anaphor = _anaphor(scene, hit)
    if anaphor is not None and phrase.by == "self":
        named = [p for p in left if p.kind == "armed_group"]
        return named[-1] if named else cast.last_group(first)
    subject = [p for p in left if p.kind != "media" and is_subject(scene, p, hit.first)]
    return subject[-1] if subject else None


def _is_object(scene: Scene, hit: Hit[Phrase | None], part: Part) -> bool:
    """Whether an actor directly follows a verb: "blamed Red Dawn", "blamed the attack on Red
    Dawn", "arrested 23-year-old Ann Example"; nothing but its own modifiers may stand between."""
    between = scene.words[hit.last : scene.word_at(part.start)]
    lowers = [w.lower for w in between if w.lower != "both"]
    if scene.words[hit.first].lower.startswith("blam") and "on" in lowers[:10]:
        lowers = lowers[lowers.index("on") + 1 :]
    stops = listed("tolls", "stops") - listed("tolls", "determiners")
    before = scene.words[hit.first - 1].lower if hit.first else ""
    if before in {"a", "an", "the"} and scene.words[hit.first].lower.endswith("ed"):
        return False
    return len(lowers) <= OBJECT and not any(
        word in stops or word in {",", ";", ":", "—", "-", "''"} for word in lowers
    )


def _near(scene: Scene, first: int, last: int) -> bool:
    return scene.word_at(last) - scene.word_at(first) <= REACH


def _anaphor(scene: Scene, hit: Hit[Phrase | None]) -> int | None:
    """A word such as "it" or "the group" directly before the phrase."""
    for at in range(hit.first - 1, max(-1, hit.first - 3), -1):
        if scene.words[at].lower in listed("attribution", "anaphors"):
            return at
    opens = _opening_group(scene, hit.first)
    if opens is not None:
        return opens
    told = [w.lower for w in scene.words[max(0, hit.first - BRANCH) : hit.first]]
    if told and told[-1] in listed("attribution", "branches") and "'s" in told[1:]:
        at = hit.first - len(told) + told.index("'s", 1) - 1
        return at if scene.words[at].lower in listed("attribution", "anaphors") else None
    return None


def _opening_group(scene: Scene, verb: int) -> int | None:
    """The noun of "The militant group, which holds the north, claimed": a clause may follow it."""
    words = scene.words
    for at in range(1, min(4, verb)):
        group = words[at].lower in listed("attribution", "anaphors") and words[0].lower == "the"
        if group and at + 1 < verb and words[at + 1].text == "," and words[verb - 1].text == ",":
            return at
    return None


def _asserter(
    scene: Scene, hit: Hit[Phrase | None], phrase: Phrase, cast: Cast, actor: Part
) -> tuple[str | None, bool]:
    """Who says so (an actor's key, or plain words such as "police"), and whether an authority."""
    if phrase.by == "self":
        return actor.key, False
    if phrase.by == "none":
        return None, True
    if phrase.by == "court":
        return _finder(scene, hit), True
    first, last = scene.words[hit.first].start, scene.words[hit.last - 1].end
    parts = [p for p in cast.inside(scene.sentence.start, scene.sentence.end) if p.key != actor.key]
    if phrase.by == "left":
        side = [p for p in parts if p.end <= first and is_subject(scene, p, hit.first)]
    else:
        side = [p for p in parts if p.start >= last and _by_before(scene, p.start)][:1]
    said = speaker(side) or _named_sayer(scene, parts)
    return (said.key, said.authority) if said else _plain_sayer(scene, hit)


def _finder(scene: Scene, hit: Hit[Phrase | None]) -> str:
    """Who finds guilty: "by a jury", else a court."""
    words = scene.words
    for at in range(hit.last, min(hit.last + FINDER, len(words))):
        by = {w.lower for w in words[max(0, at - 4) : at]} & {"by"}
        if by and words[at].lower in listed("attribution", "finders"):
            return words[at].lower
    return "court"


def _named_sayer(scene: Scene, parts: Sequence[Part]) -> Part | None:
    """The actor that is told to say it: "Ostria said Red Dawn was behind it", "…, Ostria said"."""
    speech = listed("incidents", "speech")
    for part in parts:
        at = scene.word_at(part.end - 1) + 1
        if {w.lower for w in scene.words[at : at + 2]} & speech:
            return part
    return None


def _by_before(scene: Scene, start: int) -> bool:
    at = scene.word_at(start)
    return any(w.lower in {"by", "according", "said"} for w in scene.words[max(0, at - 4) : at])


def _plain_sayer(scene: Scene, hit: Hit[Phrase | None]) -> tuple[str | None, bool]:
    """A word such as "police" that speaks: "police blamed …", "police said", "by officials"."""
    for at, word in enumerate(scene.words):
        if word.lower not in listed("attribution", "generic_sayers"):
            continue
        before = [w.lower for w in scene.words[max(0, at - 3) : at]]
        after = [w.lower for w in scene.words[at + 1 : at + 4]]
        subject = 0 <= hit.first - at - 1 <= NEAR_SAYER and not set(after[:1]) & nouns().keys()
        subject = subject and not set(before[-2:]) & listed("tolls", "prepositions")
        said = set(after) & listed("incidents", "speech") or {"by", "according"} & set(before)
        if subject or said or hit.first <= at < hit.last:
            return word.lower, True
    return None, False


def _when(scene: Scene, hit: Hit[Phrase | None]) -> str | None:
    """The day of a claim: a day in its own clause that is not the incident's."""
    here = scene.words[hit.first].start
    there = scene.words[hit.last - 1].end
    exact = [t for t in scene.times if t.earliest and t.earliest == t.latest]
    days = [t for t in exact if here < t.start < there] or [t for t in exact if t.start < here]
    if not days:
        days = [t for t in exact if scene.word_at(t.start) - hit.last <= 3]
    own = [t for t in days if "same" not in t.text.lower()]
    return own[-1].earliest if own else None


def _via(scene: Scene) -> str | None:
    table: Mapping[str, Any] = data("attribution")["via"]
    return next((str(table[w.lower]) for w in scene.words if w.lower in table), None)
