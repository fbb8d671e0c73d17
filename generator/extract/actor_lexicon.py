"""The lexicon of known bodies, states and office-holders, and where their names stand in a text.

A name is found by its first word, longest name first, and must end at a word's end. Names that
also mean other things (guarded: "IS", "SDF") count only beside a word such as "militants", or
where the article names the body in full as well.
"""

import re
from functools import cache
from typing import Any, Literal, NamedTuple, cast, get_args

from generator.model import ActorKind, Span
from generator.names import level
from generator.vocabulary import load

Sort = Literal["name", "guarded", "surname", "demonym", "capital"]


class Entry(NamedTuple):
    """One actor of the lexicon; `tie` says how it belongs to `parent`."""

    key: str
    name: str
    kind: ActorKind
    country: str | None
    parent: str | None
    tie: Literal["part_of", "affiliate_of"] | None


class Hit(NamedTuple):
    """A name of the lexicon in the text. `sort` says what kind of name it is."""

    start: int
    end: int
    entry: Entry
    sort: Sort


class _Name(NamedTuple):
    text: str
    entry: Entry
    sort: Sort


_FIRST = re.compile(r"[A-Z](?<!\w.)\w*|a(?<!\w.)l(?=[- ][A-Z])")
_WORDS = re.compile(r"\w+")
_BESIDE = (
    "groups?|militants?|fighters?|rebels?|jihadists?|jihadis?|insurgents?|insurgency|terrorists?"
    "|gunmen|gunman|bombers?|attackers?|members?|commanders?|leaders?|supporters?|sympathi[sz]ers?"
    "|loyalists?|guerrillas?|militia|movement|faction|network|organi[sz]ation|affiliates?|branch"
    "|cell|extremists?|separatists?|forces|troops|paramilitar(?:y|ies)|party|news agency|agency"
    "|newspaper|claimed|claims|claim|jihadist|mercenar(?:y|ies)|suspects?|operatives?|propaganda"
)
_CONTEXT_AFTER = re.compile(
    rf"(?:'s)?[ -](?:(?:affiliated|linked|inspired|aligned|backed|claimed|led|terror|militant"
    rf"|extremist|rebel|has|also|later)[ -]?)*(?:{_BESIDE})?\b"
)
_CONTEXT_BEFORE = re.compile(rf"\b(?:{_BESIDE})(?: (?:of|from|called|named|known as|the))*,? \(?$")
_STRONG = re.compile(rf"(?:affiliated|linked|inspired|aligned|backed|{_BESIDE})\b")


@cache
def _rows(name: str) -> list[dict[str, Any]]:
    """The rows of a lexicon file, read once."""
    return list(load(name))


@cache
def states() -> dict[str, Entry]:
    """The states, by country code."""
    rows = _rows("actor-states.yml")
    made = (Entry(row["key"], row["name"], "state", row["country"], None, None) for row in rows)
    return {entry.country or "": entry for entry in made}


@cache
def _demonyms() -> dict[str, str]:
    rows = _rows("actor-states.yml")
    return {row["key"]: row["demonyms"][0] for row in rows if "demonyms" in row}


def demonym(state: Entry) -> str:
    """The adjective of a state, or its name where it has none: "Iranian", "New Zealand"."""
    return _demonyms().get(state.key, state.name)


@cache
def entries() -> dict[str, Entry]:
    """Bodies, states and people of the lexicon, by key."""
    found = {entry.key: entry for entry in states().values()}
    for row in _rows("actors.yml"):
        found[row["key"]] = _entry(row, cast("ActorKind", row["kind"]))
    for row in _rows("actor-people.yml"):
        found[row["key"]] = _entry(row, "person")
    return found


def _entry(row: dict[str, Any], kind: ActorKind) -> Entry:
    if kind not in get_args(ActorKind):
        raise ValueError(f"actors.yml: {row['key']} has kind {kind}; use a term of actor_kind")
    ties: tuple[Literal["part_of", "affiliate_of"], ...] = ("part_of", "affiliate_of")
    tie = next((tie for tie in ties if tie in row), None)
    return Entry(row["key"], row["name"], kind, row.get("country"), row[tie] if tie else None, tie)


@cache
def _index() -> dict[str, tuple[_Name, ...]]:
    """First word → the names that begin with it, longest first."""
    names: dict[str, _Name] = {}
    for name in (*_body_names(), *_people_names(), *_state_names()):
        for text in _shapes(level(name.text)):
            names.setdefault(text, name._replace(text=text))
    index: dict[str, list[_Name]] = {}
    for name in sorted(names.values(), key=lambda name: (-len(name.text), name.text)):
        first = _WORDS.match(name.text)
        index.setdefault(first.group() if first else "", []).append(name)
    return {word: tuple(found) for word, found in index.items()}


def _shapes(name: str) -> tuple[str, ...]:
    """A name as it may be written: "al-Qaeda", "Al-Qaeda", "al Qaeda", "Al Qaeda"."""
    if name[:3].lower() in {"al-", "al "}:
        return tuple(article + name[3:] for article in ("al-", "Al-", "al ", "Al "))
    return (name,)


def _body_names() -> list[_Name]:
    found = []
    for row in _rows("actors.yml"):
        entry, guarded = entries()[row["key"]], set(row.get("guarded", ()))
        plain = [row["name"], *row.get("aliases", ()), *row.get("acronyms", ())]
        plain += row.get("variants", ())
        found += [_Name(text, entry, "name") for text in plain if text not in guarded]
        found += [_Name(text, entry, "guarded") for text in sorted(guarded)]
    return found


def _people_names() -> list[_Name]:
    found = []
    for row in _rows("actor-people.yml"):
        entry = entries()[row["key"]]
        full = [row["name"], *row.get("aliases", ()), *row.get("variants", ())]
        found += [_Name(text, entry, "name") for text in full]
        if row.get("surname"):
            last = {re.sub(r"^(?:al|el)-", "", text.split()[-1]) for text in full}
            found += [_Name(text, entry, "surname") for text in sorted(last)]
    return found


def _state_names() -> list[_Name]:
    found = []
    for row in _rows("actor-states.yml"):
        entry = states()[row["country"]]
        found += [_Name(text, entry, "name") for text in (row["name"], *row.get("aliases", ()))]
        found += [_Name(text, entry, "demonym") for text in row.get("demonyms", ())]
        if "capital" in row:
            found.append(_Name(row["capital"], entry, "capital"))
    return found


def capitals(flat: str, span: Span) -> list[tuple[int, str]]:
    """The words of a span at which a name may begin, and where they stand."""
    return [(match.start(), match.group()) for match in _FIRST.finditer(flat, *span)]


def spot(flat: str, words: list[tuple[int, str]], stop: int) -> list[Hit]:
    """The lexicon's names that begin at some words and end by `stop`, longest first."""
    found: list[Hit] = []
    index, reached = _index(), 0
    for start, word in words:
        names = index.get(word)
        if names is None or start < reached:
            continue
        for name in names:
            end = start + len(name.text)
            if end > stop or not flat.startswith(name.text, start):
                continue
            if flat[end : end + 1].isalnum() or flat[end : end + 1] == "_":
                continue
            found.append(Hit(start, end, name.entry, name.sort))
            reached = end
            break
    return found


def settle_guarded(flat: str, hits: list[Hit]) -> list[Hit]:
    """The hits without guarded names that nothing beside them and nothing elsewhere supports."""
    sure = {hit.entry.key for hit in hits if hit.sort == "name"}
    sure |= {hit.entry.key for hit in hits if hit.sort == "guarded" and _beside(flat, hit)}
    return [hit for hit in hits if hit.sort != "guarded" or hit.entry.key in sure]


def _beside(flat: str, hit: Hit) -> bool:
    """Does a word such as "militants" stand beside the name: "IS militants", "the group IS"?"""
    after = _CONTEXT_AFTER.match(flat, hit.end)
    if after and _STRONG.search(after.group()):
        return True
    return bool(_CONTEXT_BEFORE.search(flat, max(0, hit.start - 40), hit.start))
