"""Which of the places of one name is meant: what the words around it say, then the whole story.

One name means one place throughout a story, unless a container says otherwise.
"""

from collections.abc import Sequence

from generator.extract.place_holds import distance, holds
from generator.extract.place_settle import Choice, Name, settle
from generator.extract.place_spans import Candidate, Scene, is_among_counties
from generator.extract.place_words import keys, words
from generator.gazetteer import Entry

_MOST_ENTRIES = 30
_IN_TOWN = 40  # kilometres
_HOLDERS = frozenset({"country", "admin1", "admin2", "region"})


def choose(scene: Scene, accepted: Sequence[Sequence[Candidate]]) -> dict[Candidate, Choice]:
    """The place that each accepted candidate means."""
    names: dict[Candidate, Name] = {}
    holders: dict[Candidate, Candidate] = {}
    contained: dict[str, Name] = {}
    for found in accepted:
        for number, candidate in enumerate(found):
            holder = _container(scene, found, number)
            if holder is not None:
                holders[holder] = candidate
            name = _name(scene, candidate, holder, holders.get(candidate))
            names[candidate] = name
            if name.container:
                contained.setdefault(candidate.key, name)
    for candidate, name in names.items():
        if name.container is None and candidate not in holders and not _typed(scene, candidate):
            names[candidate] = contained.get(candidate.key, name)
    chosen = settle(dict.fromkeys(names.values()))
    towns = [choice.entry for choice in chosen.values() if choice.entry.kind == "city"]
    return {candidate: _checked(name, chosen[name], towns) for candidate, name in names.items()}


def _checked(name: Name, choice: Choice, towns: Sequence[Entry]) -> Choice:
    """The choice; a quarter like "West End" is unsure unless its town is named too."""
    if name.key not in keys("quarters") or name.container:
        return choice
    is_near = any(
        town.id != choice.entry.id and distance(town, choice.entry) < _IN_TOWN for town in towns
    )
    return choice if is_near else choice._replace(is_sure=False)


def _container(scene: Scene, found: Sequence[Candidate], number: int) -> Candidate | None:
    """The division or country named behind: "Paris, Texas", "Kerman (Iran)", "Gao and Kidal in
    Mali"."""
    link = _link(scene, found, number)
    if link in {",", "(", "", "in"} and _is_holder(found[number + 1]):
        return found[number + 1]
    while link in {",", "and", ", and"}:
        number += 1
        link = _link(scene, found, number)
        if link == "in" and any(entry.kind == "country" for entry in found[number + 1].entries):
            return found[number + 1]
    return None


def _link(scene: Scene, found: Sequence[Candidate], number: int) -> str | None:
    """What stands between a name and the next one, if no more than a mark and a word."""
    if number + 1 >= len(found):
        return None
    here, behind = found[number], found[number + 1]
    split = scene.words[here.sentence]
    between = split[here.last + 1 : behind.first]
    if len(between) > 1:
        return None
    gap = split[here.last].gap.strip()
    return f"{gap} {between[0].low}".strip() if between else gap


def _is_holder(candidate: Candidate) -> bool:
    return candidate.short or any(entry.kind in _HOLDERS for entry in candidate.entries)


def _name(
    scene: Scene, candidate: Candidate, holder: Candidate | None, held: Candidate | None
) -> Name:
    """The candidate's name with the places that the words right around it leave possible."""
    entries = candidate.entries
    container = None
    if holder is not None:
        inside = tuple(
            entry for entry in entries if any(holds(outer, entry) for outer in holder.entries)
        )
        if inside and len(inside) < len(entries):
            entries, container = inside, holder.key
    if held is not None:
        entries = _holding(entries, held)
    entries = _typed(scene, candidate) or entries
    return Name(candidate.key, container, entries[:_MOST_ENTRIES])


def _holding(entries: tuple[Entry, ...], held: Candidate) -> tuple[Entry, ...]:
    """Of the places of a name behind another, those that can hold it: "Seattle, Washington"."""
    return (
        tuple(entry for entry in entries if any(holds(entry, inner) for inner in held.entries))
        or entries
    )


def _typed(scene: Scene, candidate: Candidate) -> tuple[Entry, ...]:
    """What a word behind allows: "Kerman province" is no city, "Kansas City" no state."""
    split = scene.words[candidate.sentence]
    if is_among_counties(split, candidate.last):
        return tuple(entry for entry in candidate.entries if entry.kind == "admin2")
    after = split[candidate.last + 1] if candidate.last + 1 < len(split) else None
    word = after.low if after and split[candidate.last].gap == " " else ""
    if word in words("division_words"):
        return tuple(entry for entry in candidate.entries if entry.kind in {"admin1", "admin2"})
    if word == "city":
        return tuple(entry for entry in candidate.entries if entry.kind == "city")
    return ()
