"""Who has a part in an article: bodies, states and people, with their names, roles and ties.

`find_actors` reads the lexicon's names, then patterns ("the Veland Police Department", "Iranian
officials said"), then people beside titles or verbs of speech, and gathers the mentions of each.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from generator.extract.actor_bodies import find_bodies
from generator.extract.actor_finding import (
    Finding,
    Passage,
    Reading,
    Tie,
    by_first_word,
    occurrences,
    prepare,
)
from generator.extract.actor_groups import find_groups
from generator.extract.actor_lexicon import entries
from generator.extract.actor_persons import (
    Person,
    find_people,
    finding_of,
    full_key,
    is_business,
    is_headline,
    look,
)
from generator.extract.actor_states import find_states
from generator.extract.actor_ties import ties_known, ties_of_person, ties_told
from generator.extract.actor_titles import is_title_word, may_end_title, wordlist
from generator.extract.incident_words import listed
from generator.model import Actor, Affiliation, Place, Role, Span
from generator.name_model import Name
from generator.names import key_of, level
from generator.story import Sentence, Story

_LAST = re.compile(
    r"(?:^|[ ])(?:(?:al|el|ad|an|as)-)?([A-Z][\w'-]+)(?:,? (?:Jr|Sr)\.?| I{1,3}| IV)?$"
)
_CAPITAL_AFTER = re.compile(r"[ -](?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)([A-Z]\w+)")


class _Named(NamedTuple):
    """A person of the article under the key and name that all their mentions share."""

    key: str
    name: str


def find_actors(
    story: Story, places: tuple[Place, ...], names: Sequence[Name] = ()
) -> tuple[Actor, ...]:
    """The actors of a story, in the order of their first mention. `names` are the model's."""
    reading = prepare(story)
    bodies = _with_groups(reading, find_bodies(reading, places))
    found = _listed(reading, bodies) + bodies
    found += find_states(reading, places)
    taken = [(one.start, one.end) for one in found]
    people = find_people(reading, places, taken, _spans(names, "person"))
    named = [*zip(people, _who(people), strict=True)]
    held = found + [finding_of(story, person, who.key, who.name) for person, who in named]
    business = is_business(reading.flat)
    ties = ties_told(reading) + ties_known(reading)
    for person, who in named + _again(reading, held, named):
        found.append(finding_of(story, person, who.key, who.name, business=business))
        ties += ties_of_person(reading, person, who.key)
    found += _modelled(story, found, places, _spans(names, "body"))
    return _gather(story, found, ties)


def _with_groups(reading: Reading, bodies: list[Finding]) -> list[Finding]:
    """The bodies with the unlisted armed groups, which take the place of what was only a body."""
    groups = find_groups(reading, bodies)
    taken = {at for group in groups for at in range(group.start, group.end)}
    return groups + [body for body in bodies if taken.isdisjoint(range(body.start, body.end))]


def _spans(names: Sequence[Name], kind: str) -> frozenset[Span]:
    return frozenset((name.start, name.end) for name in names if name.kind == kind)


def _modelled(
    story: Story, found: list[Finding], places: tuple[Place, ...], bodies: frozenset[Span]
) -> list[Finding]:
    """Bodies that the model alone tells, by names of two words or more, save buildings. None of
    them is public."""
    held = [(one.start, one.end) for one in found] + [(p.start, p.end) for p in places]
    taken = {at for span in held for at in range(*span)}
    told = []
    for start, end in sorted(bodies):
        text = story.text[start:end]
        bare = text.removeprefix("the ").removeprefix("The ")
        first, name = end - len(bare), " ".join(bare.split())
        several = len(name.split()) > 1 and not name.isupper() and name[0].isupper()
        built = any(name.lower().endswith(f" {site}") for site in listed("incidents", "sites"))
        if several and not built and taken.isdisjoint(range(first, end)):
            told.append(Finding(first, end, key_of(name), name, "other"))
    return told


def _listed(reading: Reading, bodies: list[Finding]) -> list[Finding]:
    """The lexicon's bodies, save where an unlisted body has taken the words."""
    held = {(body.start, body.end) for body in bodies}
    return [
        Finding(hit.start, hit.end, hit.entry.key, hit.entry.name, hit.entry.kind, public=True)
        for passage in reading.passages
        for hit in passage.hits
        if hit.entry.kind not in {"state", "person"} and (hit.start, hit.end) not in held
    ]


def _who(people: list[Person]) -> list[_Named]:
    """One key and name for all namings of a person: "Gen. Velan" is the article's "Dara Velan"."""
    full: dict[str, set[_Named]] = defaultdict(set)
    for person in people:
        if " " in person.name:
            full[_last(person.name)].add(_Named(full_key(person), _shown(person)))
    found = []
    for person in people:
        same = set() if _by_first_name(person) else full.get(_last(person.name), set())
        if " " not in person.name and len({one.key for one in same}) == 1:
            found.append(min(same))
        elif " " in person.name or person.hit:
            found.append(_Named(full_key(person), _shown(person)))
        else:
            office = f"{person.titles[0].words.title()} " if person.titles else ""
            found.append(_Named(full_key(person), f"{office}{person.name}"))
    return found


def _by_first_name(person: Person) -> bool:
    """Is it a king or a pope, who has no last name?"""
    return any(title.words in wordlist("by_first_name") for title in person.titles)


def _shown(person: Person) -> str:
    return person.hit.entry.name if person.hit else person.name


@lru_cache(maxsize=10_000)
def _last(name: str) -> str:
    match = _LAST.search(level(name))
    return match[1] if match else name


def _again(
    reading: Reading, found: list[Finding], people: list[tuple[Person, _Named]]
) -> list[tuple[Person, _Named]]:
    """Later mentions by full or last name, where only one actor of the article can be meant."""
    sole = _sole_names(reading, people)
    if not sole:
        return []
    names = by_first_word(sole)
    held = frozenset(offset for one in found for offset in range(one.start, one.end))
    return [
        (_look_again(reading.flat, passage, span), sole[name])
        for passage in reading.passages
        for span, name in occurrences(reading.flat, passage, names)
        if span[0] not in held and _stands_alone(reading.flat, passage.sentence, span)
    ]


def _look_again(flat: str, passage: Passage, span: Span) -> Person:
    """A later mention, with a closer look only where something is told beside it."""
    start, end = span
    told = may_end_title(flat, passage.sentence.start, start) or flat[start - 2 : start] == ", "
    if told or flat.startswith((",", " is ", " was ", " has been ", " served "), end):
        return look(flat, passage, span, None)
    return Person(start, end, flat[start:end], None, (), None, spoke=False)


def _sole_names(reading: Reading, people: list[tuple[Person, _Named]]) -> dict[str, _Named]:
    """The full and last names that mean one person of the article, and whom."""
    owners: dict[str, set[_Named]] = defaultdict(set)
    for person, who in people:
        if " " in who.name and " of " not in who.name:
            for name in (_last(who.name), _last(person.name), person.name):
                owners[name].add(who)
    for passage in reading.passages:
        for hit in passage.hits:
            if hit.sort == "surname":
                owners[reading.flat[hit.start : hit.end]].add(_Named(hit.entry.key, hit.entry.name))
    return {
        name: min(whose) for name, whose in owners.items() if len({one.key for one in whose}) == 1
    }


def _stands_alone(flat: str, sentence: Sentence, span: Span) -> bool:
    """No other name's first or last word stands beside: neither "Mina Velan" nor "Velan Street"."""
    after = _CAPITAL_AFTER.match(flat, span[1])
    if after and (not is_headline(sentence.text) or after[1].lower() in wordlist("not_people")):
        return False
    word = flat[max(sentence.start, span[0] - 30) : max(sentence.start, span[0] - 1)]
    word = word.rpartition(" ")[2].lstrip('("“')
    if flat[span[0] - 1 : span[0]] != " " or not word[:1].isupper() or word[-1] in ',;:)"”':
        return True
    low = word.lower()
    if low in wordlist("by_first_name"):
        return False
    return is_title_word(word) or low in wordlist("not_names") or low.endswith("'s")


def _gather(story: Story, found: list[Finding], ties: list[Tie]) -> tuple[Actor, ...]:
    """One actor a key: mentions sorted and apart, roles and ties each once."""
    groups: dict[str, list[Finding]] = defaultdict(list)
    for one in sorted(found):
        groups[one.key].append(one)
    bound: dict[str, list[Affiliation]] = defaultdict(list)
    for tie in ties:
        bound[tie.of].append(tie.affiliation)
    return tuple(_actor(story, key, group, bound[key]) for key, group in groups.items())


def _actor(story: Story, key: str, group: list[Finding], ties: list[Affiliation]) -> Actor:
    """One actor from its mentions."""
    mentions = _apart([(one.start, one.end) for one in group])
    name = group[0].name
    known = entries().get(key)
    listed = known is not None and not (_unlike(group) and known.kind == "person")
    surfaces = {" ".join(story.text[slice(*span)].split()): None for span in mentions}
    return Actor(
        key=key,
        name=name,
        kind=group[0].kind,
        aliases=tuple(surface for surface in surfaces if surface != name),
        public=(listed or any(one.public for one in group))
        and not any(one.age is not None and one.age < 18 for one in group),
        roles=_once(group),
        affiliations=_ties(ties),
        mentions=mentions,
    )


def _unlike(group: list[Finding]) -> bool:
    """Does the article speak of a namesake: somebody with an age and without any role?"""
    return any(one.age is not None for one in group) and not any(one.roles for one in group)


def _apart(spans: list[Span]) -> tuple[Span, ...]:
    """Spans in order, the longer of two that overlap."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return tuple(kept)


def _once(group: list[Finding]) -> tuple[Role, ...]:
    roles: dict[tuple[str, str | None], Role] = {}
    for one in group:
        for role in one.roles:
            roles.setdefault((role.title, role.of), role)
    return tuple(roles.values())


def _ties(ties: list[Affiliation]) -> tuple[Affiliation, ...]:
    kept: dict[tuple[str, str], Affiliation] = {}
    for tie in ties:
        kept.setdefault((tie.to, tie.kind), tie)
    return tuple(kept.values())
