"""Who a verb of speech belongs to: a name, a pronoun, "the minister", "the group"."""

import bisect
import re
from functools import cache
from typing import NamedTuple

from generator.extract.actor_speech import OF_BODY, speaks, spoken_of
from generator.extract.actor_titles import is_title_word, wordlist
from generator.model import Actor, Span
from generator.vocabulary import load

_GAP = re.compile(
    r"(?: (?:news )?(?:agency|channel)| newspaper| television| movement| group)?"
    r"(?:,? \([^()]{1,40}\))?(?:(?:, [^,.;\"“”]{1,110}){1,2},)?"
    r"(?:,? (?:has|have|had|also|later|earlier|then|again|since|now|still|once|meanwhile|both|would"
    r"|not|is|are|was|were|being|been|similarly|repeatedly|who|on (?:[A-Z]\w+,? ?){1,3}\d{0,2},?"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in (?:a|an|his|her|its|their) [a-z ]{2,40}"
    r"|[a-z]+ly)){0,4},? "
)
_OF_BODY = re.compile(OF_BODY)
_ING = re.compile(r"[a-z]+ing\b")
_BEING = re.compile(r"\b(?:is|are|was|were|been) $")
_PRONOUN = re.compile(
    r"\b([Hh]e|[Ss]he|[Tt]hey|[Ii]t|who)(?: (?:has|have|had|also|later|then|once|[a-z]+ly)){0,3} $"
)
_DESCRIBED = re.compile(
    r"\b(?:[Tt]he|[Hh]is|[Ii]ts) ((?:[\w'-]+ ){1,4}?)(?:(?:has|have|had|also|later|then"
    r"|[a-z]+ly) ){0,3}$"
)
_FORCE = re.compile(r"(?:^|[,;:.”\"] ?|\b(?:and|but|that|while|as) )([Pp]olice|[Ii]nvestigators) $")
_LOST = re.compile(
    r"\b(?:of|for|with|by|against|about|near|from|at|to|son|daughter|killed|like)(?: the)? $"
)
_STRANGER = re.compile(
    r"[A-Z](?<![\w-].)[\w'-]+(?= (?:[a-z]+ly |also )?(?:said|says|told|added|recalled|explained)\b)"
)
_REACH = 350  # characters that a pronoun reaches back
_SPOKESMAN = re.compile(
    r"\b(?:spokes\w+|official|officials|statement|source|report)s? "
    r"(?:for|of|at|from|in|by)(?: the)? $"
)


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """The noun of "the group said" → the kinds of actor it can mean."""
    return {noun: frozenset(kinds) for noun, kinds in load("speech.yml")["described"].items()}


class Mention(NamedTuple):
    """A mention of an actor."""

    start: int
    end: int
    actor: Actor


class Cast(NamedTuple):
    """The actors of a story by their mentions, in order; `police` is its one police body;
    `strangers` are the places where somebody speaks who is no actor."""

    mentions: list[Mention]
    starts: list[int]
    police: str | None
    strangers: list[int]


def cast_of(flat: str, actors: tuple[Actor, ...]) -> Cast:
    """All mentions of all actors, by place, and where strangers speak."""
    mentions = sorted(
        (Mention(start, end, actor) for actor in actors for start, end in actor.mentions),
        key=lambda mention: (mention.start, mention.end),
    )
    forces = {actor.key for actor in actors if actor.kind == "security_force"}
    police = {key for key in forces if "police" in key or "sheriff" in key}
    sole = min(police) if len(police) == 1 else None
    held = {offset for mention in mentions for offset in (mention.start, mention.end)}
    strangers = [
        found.start()
        for found in _STRANGER.finditer(flat)
        if found.start() not in held and found.end() not in held
    ]
    return Cast(mentions, [mention.start for mention in mentions], sole, strangers)


def before(cast: Cast, offset: int) -> list[Mention]:
    """The last mentions that begin before an offset, nearest first; the last two hundred."""
    place = bisect.bisect_left(cast.starts, offset)
    return cast.mentions[max(0, place - 200) : place][::-1]


def within(cast: Cast, span: Span) -> list[Mention]:
    """Mentions that begin inside a span."""
    first = bisect.bisect_left(cast.starts, span[0])
    return cast.mentions[first : bisect.bisect_left(cast.starts, span[1])]


def subject(flat: str, cast: Cast, floor: int, verb: int) -> tuple[str, int] | None:
    """The key of the one who speaks with the verb at `verb`, and where the subject begins."""
    if _ING.match(flat, verb) and not _BEING.search(flat, max(floor, verb - 8), verb):
        return None
    named = _named(flat, cast, floor, verb)
    if named:
        return named
    window = max(floor, verb - 60)
    pronoun = _PRONOUN.search(flat, window, verb)
    if pronoun:
        key = _meant(flat, cast, pronoun[1].lower(), pronoun.start())
        return (key, pronoun.start()) if key else None
    told = _DESCRIBED.search(flat, window, verb)
    if told and told[1].islower():
        key = _described(cast, told[1].split(), told.start())
        return (key, told.start()) if key else None
    force = _FORCE.search(flat, window, verb)
    if force:
        return (cast.police, force.start(1)) if cast.police else None
    return None


def _named(flat: str, cast: Cast, floor: int, verb: int) -> tuple[str, int] | None:
    for mention in within(cast, (max(floor, verb - 240), verb))[::-1]:
        if mention.end >= verb or not _GAP.fullmatch(flat, _after_body(flat, mention, verb), verb):
            continue
        start = _noun_phrase(flat, floor, mention.start)
        start -= 4 * flat.endswith("the ", floor, start) if start - floor >= 4 else 0
        if flat.startswith("'s", mention.end):
            continue
        if _LOST.search(flat, max(floor, start - 14), start):
            spokesman = _SPOKESMAN.search(flat, max(floor, start - 30), start)
            if mention.actor.kind == "person" or not spokesman:
                continue
        return mention.actor.key, start
    return None


def _after_body(flat: str, mention: Mention, verb: int) -> int:
    """Where the body of a person ends: "Velan of the Coastal Rescue Office | said"."""
    body = _OF_BODY.match(flat, mention.end, verb) if mention.actor.kind == "person" else None
    return body.end() if body else mention.end


def _noun_phrase(flat: str, floor: int, start: int) -> int:
    """Where the title before a name begins: "the | Interior Minister Dara Velan"."""
    while start > floor:
        words = flat[max(floor, start - 25) : start].rstrip()
        last = re.search(r"[\w.'-]+$", words)
        if not last or not (is_title_word(last.group()) or last.group()[0].isupper()):
            return start
        step = max(floor, start - 25) + last.start()
        if step >= start:
            return start
        start = step
    return start


def _meant(flat: str, cast: Cast, pronoun: str, offset: int) -> str | None:
    """The nearest earlier person for "he" and "she", the nearest body for "it" and "they".

    Nobody, where a stranger has spoken since, where the nearest is far, or where it is one of
    several and no subject: words must never be put into the wrong mouth.
    """
    of_people = pronoun in {"he", "she", "who"}
    reach = 3 if pronoun == "who" else _REACH
    near = [
        mention
        for mention in before(cast, offset)
        if offset - mention.end <= reach and (mention.actor.kind == "person") == of_people
    ]
    if not near or _stranger(cast, near[0].end, offset):
        return None
    alone = len({mention.actor.key for mention in near}) == 1
    return near[0].actor.key if alone or _is_subject(flat, near[0]) else None


def _is_subject(flat: str, mention: Mention) -> bool:
    """Does the name, with its title, begin a sentence or speak?"""
    if speaks().match(flat, mention.end) or spoken_of().search(
        flat, max(0, mention.start - 24), mention.start
    ):
        return True
    start = _noun_phrase(flat, 0, mention.start)
    return flat[max(0, start - 4) : start].rstrip(" ")[-1:] in {"", ".", "!", "?", '"', "”"}


def _stranger(cast: Cast, start: int, end: int) -> bool:
    """Has somebody who is no actor spoken between two places?"""
    place = bisect.bisect_left(cast.strangers, start)
    return place < len(cast.strangers) and cast.strangers[place] < end


def _described(cast: Cast, words: list[str], offset: int) -> str | None:
    """The actor of "the minister", "the terrorist organization", "the ministry"."""
    last = words[-1].lower()
    kinds = _kinds().get(last, frozenset())
    office = last in _offices()
    for mention in before(cast, offset):
        if mention.actor.kind in kinds:
            return mention.actor.key
        if office and any(role.title.split()[-1] == last for role in mention.actor.roles):
            return mention.actor.key
    return None


@cache
def _offices() -> frozenset[str]:
    """The last words of titles that mean one person: "the minister", not "the officer"."""
    titles = load("titles.yml")
    phrases = (*titles["offices"], *titles["spokespeople"])
    return frozenset(phrase.split()[-1] for phrase in phrases) | wordlist("described_roles")
