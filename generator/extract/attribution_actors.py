"""The actors of a story by where they are mentioned."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from generator.extract.incident_scenes import Scene
from generator.extract.incident_words import listed
from generator.extract.toll_nouns import nouns
from generator.model import Actor, Role

SUBJECT = 14  # words between a subject and its verb
_JOINT = re.compile(r"\)?,? (?:and|or) (?:the |an? )?|, (?:the )?| ?\(")


class Part(NamedTuple):
    """One mention of an actor. `authority`: whether its word is that of an official or a body."""

    start: int
    end: int
    key: str
    kind: str
    authority: bool


class Cast:
    """All mentions of all actors, in the order of the text."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self._persons = frozenset(a.key for a in actors if a.kind == "person")
        self._names = {name: a for a in actors for name in (a.name, *a.aliases)}
        self._voices = {
            a.key: role.of
            for a in actors
            for role in a.roles
            if role.title.startswith("spokes") or self._leads(role)
        }
        self._parts = sorted(
            Part(start, end, actor.key, actor.kind, _is_authority(actor))
            for actor in actors
            for start, end in actor.mentions
        )
        self._starts = [part.start for part in self._parts]

    def _leads(self, role: Role) -> bool:
        """Whether it is a rank in an armed group, of whose deeds its commander speaks."""
        body = self._names.get((role.of or "").removeprefix("the "))
        armed = body is not None and body.kind == "armed_group"
        return armed and role.title.lower() in listed("attribution", "ranks")

    def inside(self, start: int, end: int) -> list[Part]:
        """The mentions between two offsets."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self._parts[first:last]

    def at(self, *starts: int) -> Part | None:
        """The mention that begins at one of the offsets."""
        for start in starts:
            for part in self.inside(start, start + 1):
                return part
        return None

    def joined(self, text: str, part: Part) -> list[Part]:
        """The actors named together with one: "the PKK and the YPG" are two."""
        at = self._parts.index(part)
        found = {part.key: part}
        for step in (-1, 1):
            here, other = at, at + step
            while 0 <= other < len(self._parts):
                first, second = sorted((self._parts[here], self._parts[other]))
                if not _JOINT.fullmatch(text[first.end : second.start]):
                    break
                found.setdefault(self._parts[other].key, self._parts[other])
                here, other = other, other + step
        return sorted(found.values())

    def is_person(self, key: str) -> bool:
        """Whether an actor is a human being."""
        return key in self._persons

    def is_voice(self, key: str) -> bool:
        """Whether somebody speaks for a body: what a spokesman claims, he has not done."""
        return key in self._voices

    def spoken_for(self, key: str) -> str | None:
        """The key of the body for which a spokesman speaks, if the story's actors hold it."""
        body = self._names.get((self._voices.get(key) or "").removeprefix("the "))
        return body.key if body else None

    def is_armed(self, part: Part) -> bool:
        """Whether it is an armed group, or somebody who speaks for one."""
        if part.kind == "armed_group":
            return True
        body = self._names.get((self._voices.get(part.key) or "").removeprefix("the "))
        return body is not None and body.kind == "armed_group"

    def last_group(self, before: int) -> Part | None:
        """The armed group mentioned last before an offset: what "the group" means."""
        groups = [p for p in self._parts if p.end <= before and p.kind == "armed_group"]
        return groups[-1] if groups else None


def _is_authority(actor: Actor) -> bool:
    if actor.kind == "person":
        return bool(actor.roles)
    return actor.kind in listed("attribution", "authorities")


def is_subject(scene: Scene, part: Part, verb: int) -> bool:
    """Whether an actor is the subject of the verb at a word: in "ten members of the party of Ann
    Example were arrested" she is not, nor in "Example said two men were charged"."""
    first, last = scene.word_at(part.start), scene.word_at(part.end - 1) + 1
    between = [w.lower for w in scene.words[last:verb]]
    before = scene.words[first - 1].lower if first else ""
    if between[:1] == ["'s"] or len(between) > SUBJECT:
        return False
    if before in listed("tolls", "prepositions") and part.kind == "person":
        return False
    if before in {"the", "a", "an"} and first > 1 and part.kind != "person":
        before = scene.words[first - 2].lower
    if before in {"of", "to", "with", "by"} and between[:1] == [","]:
        return False
    if set(between) & (listed("incidents", "speech") | listed("attribution", "others")):
        return False
    if "who" in between[2:] or (")" in between and before != "("):
        return False
    if between[:1] == [","] and len(between) > 1 and scene.words[last + 1].capital:
        return False
    if between[:1] != [","]:
        return not any(word in nouns() for word in between)
    closing = max((at for at, word in enumerate(between) if at and word == ","), default=0)
    rest = between[closing + 1 :]
    return rest[:1] == ["and"] or not any(word in nouns() for word in rest)
