"""Bodies that no lexicon lists: ministries, police departments, "Iranian officials", and the
abbreviations that an article introduces in brackets.
"""

import re
from collections import Counter
from typing import NamedTuple

from generator.extract.actor_finding import Finding, Passage, Reading, by_first_word, occurrences
from generator.extract.actor_lexicon import Entry, demonym, states
from generator.extract.actor_speech import ACTED_ON, acts
from generator.extract.actor_titles import is_title_word, plain, rank_of, wordlist
from generator.model import ActorKind, Place, Span
from generator.names import slug_of
from generator.vocabulary import load

_HEADS: tuple[ActorKind, ...] = (
    "security_force",
    "government_body",
    "armed_group",
    "party",
    "ngo",
    "media",
    "company",
    "other",
)
_NOUNS: dict[str, list[str]] = load("body-heads.yml")
_HEAD = re.compile(
    r"(?:"
    + "|".join(f"({'|'.join(map(re.escape, load('body-heads.yml')[kind]))})" for kind in _HEADS)
    + r")\b(?!'?\w)"
)
_HEAD_WORDS = frozenset(re.split(r"\W", phrase)[0] for kind in _HEADS for phrase in _NOUNS[kind])
_LEFT = re.compile(
    r"(?:(?:City|University|Town|County|Village|State|District|Borough) of )?"
    r"(?:(?:[A-Z][\w&-]*(?:'s|')?|St\.|U\.S\.|al-[A-Z]\w*) ){1,6}$"
)
_RIGHT = re.compile(
    r" (?:of|for)(?: the)?(?: [A-Z][\w'-]*(?:,(?= [A-Z]\w+(?:,| and)))?"
    r"(?: (?:and|of)(?= [A-Z]))?){1,5}"
)
_POLICE = re.compile(r"((?:St\. )?[A-Z][\w'-]*(?: [A-Z][\w-]*){0,3}) police\b")
_LOOSE = re.compile(r"(?:(?:The|A|An|At|In|By|But|And|On|From|As) )+")
_BRACKET = re.compile(r",? \(([A-Z][A-Za-z&-]{1,9})\)")
_JOINED = re.compile(r"(?<!\w)(?!(?:The|A|An) )(?:[A-Z][\w-]+,? )+(?:and|of|for) (?:the )?$")
_MINISTRY = re.compile(
    r"\b(?:([Mm]inistry) of (?:the )?((?:[A-Z][a-z]+)(?:(?:, | and |, and | )[A-Z][a-z]+){0,4})"
    r"|((?:[A-Z][a-z]+ (?:and )?){0,2}[A-Z][a-z]+|interior|health|foreign|defen[cs]e|justice|"
    r"emergency|education|transport|intelligence|information|energy|finance) (?:[Mm]inistry))\b"
)
_OWNS = re.compile(r" |'s? (?:[\w-]+ ){0,2}")
_AUTHORITY = re.compile(
    r"(?:'s)? (?:(?:government|local|health|security|senior|top|federal|judicial|intelligence|law"
    r"|enforcement|military|defen[cs]e|provincial|medical|emergency|rescue) ){0,3}"
    r"(officials?|authorities|government|spokespersons?|spokesm[ae]n|police|army|military|troops"
    r"|armed forces|forces|state (?:television|TV|media|news agency|radio)|news agencies)\b"
)
_AUTHORITIES: dict[str, tuple[str, str, ActorKind]] = {
    "official": ("authorities", "authorities", "government_body"),
    "authoritie": ("authorities", "authorities", "government_body"),
    "spokesperson": ("authorities", "authorities", "government_body"),
    "spokesman": ("authorities", "authorities", "government_body"),
    "spokesmen": ("authorities", "authorities", "government_body"),
    "government": ("government", "government", "government_body"),
    "police": ("police", "police", "security_force"),
    "army": ("military", "military", "security_force"),
    "military": ("military", "military", "security_force"),
    "troop": ("military", "military", "security_force"),
    "armed force": ("military", "military", "security_force"),
    "force": ("military", "military", "security_force"),
    "state television": ("state-television", "state television", "media"),
    "state TV": ("state-television", "state television", "media"),
    "state media": ("state-media", "state media", "media"),
    "state news agency": ("state-media", "state media", "media"),
    "state radio": ("state-media", "state media", "media"),
    "news agencie": ("state-media", "state media", "media"),
}
PUBLIC_KINDS: frozenset[ActorKind] = frozenset(
    {"government_body", "security_force", "armed_group", "party", "media", "state"}
)


class Introduced(NamedTuple):
    """An abbreviation that the article gives in brackets after a name."""

    short: str
    key: str
    name: str
    kind: ActorKind


def find_bodies(reading: Reading, places: tuple[Place, ...]) -> list[Finding]:
    """Every unlisted body of a story that acts or is of a public kind."""
    country = home(reading, places)
    found: list[Finding] = []
    introduced: dict[str, Introduced] = {}
    for passage in reading.passages:
        found += _authorities(reading.flat, passage)
        ministries = _ministries(reading.flat, passage, country)
        found += ministries
        for told in (*_named(reading.flat, passage), *_local_police(reading.flat, passage)):
            body = told
            if any(body.start < other.end and other.start < body.end for other in ministries):
                continue
            short = _BRACKET.match(reading.flat, body.end)
            body = _whole(reading.flat, body, short[1]) if short else body
            if short and _abbreviates(short[1], body.name):
                introduced[short[1]] = Introduced(short[1], body.key, body.name, body.kind)
            elif not _counts(reading.flat, body):
                continue
            found.append(body)
    return _same_force(found + _abbreviated(reading, introduced))


def home(reading: Reading, places: tuple[Place, ...]) -> Entry | None:
    """The one state that most of the article is about, if there is one."""
    told = Counter(
        hit.entry.country
        for passage in reading.passages
        for hit in passage.hits
        if hit.entry.kind == "state"
    )
    told.update(place.country for place in places if place.country)
    (code, count), *_ = told.most_common(1) or [(None, 0)]
    return states().get(code or "") if count > 1 and count * 2 > told.total() else None


def _authorities(flat: str, passage: Passage) -> list[Finding]:
    """Such as "Iranian officials said", "Iran's state television reported": only where they act."""
    found = []
    for hit in passage.hits:
        if hit.entry.kind != "state" or hit.sort == "capital":
            continue
        match = _AUTHORITY.match(flat, hit.end, passage.sentence.end)
        if not match or not acting(flat, passage, (hit.start, match.end())):
            continue
        noun = match[1] if match[1] in _AUTHORITIES else match[1].removesuffix("s")
        suffix, words, kind = _AUTHORITIES[noun]
        name = f"{demonym(hit.entry)} {words}"
        found.append(
            Finding(hit.start, match.end(), f"{hit.entry.key}-{suffix}", name, kind, public=True)
        )
    return found


def acting(flat: str, passage: Passage, span: Span) -> bool:
    """Does the name at the span act, speak, or take blame?"""
    floor = max(passage.sentence.start, span[0] - 80)
    return bool(
        acts().match(flat, span[1], passage.sentence.end) or ACTED_ON.search(flat, floor, span[0])
    )


def _ministries(flat: str, passage: Passage, country: Entry | None) -> list[Finding]:
    """Such as "Iranian Interior Ministry", "Ministry of the Interior", named with their state."""
    found = []
    if "inistry" not in passage.sentence.text:
        return []
    for match in _MINISTRY.finditer(flat, passage.sentence.start, passage.sentence.end):
        inner = [hit for hit in passage.hits if match.start() <= hit.start < match.end()]
        before = [
            hit
            for hit in passage.hits
            if hit.end <= match.start() and _OWNS.fullmatch(flat, hit.end, match.start())
        ]
        if any(hit.entry.kind != "state" for hit in inner):
            continue
        owner = next((hit.entry for hit in (*before, *inner) if hit.entry.kind == "state"), country)
        field = match[2] or match[3]
        loose = _LOOSE.match(field or "")
        field = field[loose.end() :] if field and loose else field
        for hit in inner:
            field = field.replace(flat[hit.start : hit.end], "").strip()
        if owner is None or not field or field.split()[0].lower() in wordlist("not_names"):
            continue
        start = min([match.start() + (loose.end() if loose else 0), *(hit.start for hit in before)])
        field = "Foreign Affairs" if field.lower() == "foreign" else field
        name = f"Ministry of {field[0].upper() + field[1:]} of {owner.name}"
        found.append(
            Finding(start, match.end(), slug_of(name), name, "government_body", public=True)
        )
    return found


def _named(flat: str, passage: Passage) -> list[Finding]:
    """Bodies by their head noun: "Veland City Police Department", "Department of Health"."""
    found: list[Finding] = []
    start, stop = passage.sentence.start, passage.sentence.end
    for offset, word in passage.capitals:
        match = _HEAD.match(flat, offset, stop) if word in _HEAD_WORDS else None
        if match is None or (found and offset < found[-1].end):
            continue
        floor = found[-1].end if found else start
        left = _LEFT.search(flat, max(floor, match.start() - 70), match.start())
        begin = left.start() if left else match.start()
        right = _RIGHT.match(flat, match.end(), stop) if match.group() != "Police" else None
        end = right.end() if right else match.end()
        begin = _own_words(flat, begin, match.start(), right or _BRACKET.match(flat, match.end()))
        if (begin == match.start() and not right) or _named_on(flat, end):
            continue
        if any(hit.start < end and begin < hit.end and hit.entry.kind != "state"
               for hit in passage.hits):  # fmt: skip
            continue
        name = flat[begin:end].rstrip(",")
        kind = _HEADS[(match.lastindex or 1) - 1]
        public = kind in PUBLIC_KINDS
        found.append(Finding(begin, begin + len(name), slug_of(name), name, kind, public))
    return found


def _local_police(flat: str, passage: Passage) -> list[Finding]:
    """Such as "Veland police said", "according to Port Veland police": only where they act."""
    found = []
    if " police" not in passage.sentence.text:
        return []
    for match in _POLICE.finditer(flat, passage.sentence.start, passage.sentence.end):
        begin = _own_words(flat, match.start(), match.end(1) + 1)
        covered = any(hit.start <= begin < hit.end for hit in passage.hits)
        if begin <= match.end(1) and not covered and acting(flat, passage, (begin, match.end())):
            name = f"{flat[begin : match.end(1)]} Police"
            found.append(
                Finding(begin, match.end(), slug_of(name), name, "security_force", public=True)
            )
    return found


def _same_force(found: list[Finding]) -> list[Finding]:
    """One force for "Veland Police" and "Veland Police Department" where the article names both."""
    named = {one.key: one.name for one in found if one.key.endswith("-police-department")}
    return [
        one._replace(key=f"{one.key}-department", name=named[f"{one.key}-department"])
        if f"{one.key}-department" in named
        else one
        for one in found
    ]


def _own_words(flat: str, begin: int, head: int, more: re.Match[str] | None = None) -> int:
    """Where the name begins: after "The", weekdays, titles, addresses and other people's names.

    Words such as "State" or "Riot" alone name nothing, unless there is `more` of the name.
    """
    words = list(re.finditer(r"\S+", flat[begin:head]))
    cut = 0
    for index, word in enumerate(words):
        low = word.group().lower()
        shout = word.group().isupper() and index + 1 < len(words)
        title = rank_of([plain(word.group())]) not in {None, "occupation", "honorific"}
        number = any(letter.isdigit() for letter in low)
        if title or shout or number or low in wordlist("not_names") or low in {"jr.", "sr."}:
            cut = index + 1
    words = words[cut:]
    if not words or words[-1].group().lower() in wordlist("address_words"):
        return head
    if not more and all(_says_nothing(word.group()) for word in words):
        return head
    return begin + words[0].start()


def _says_nothing(word: str) -> bool:
    return is_title_word(word) or word.lower() in wordlist("not_body_names")


def _named_on(flat: str, end: int) -> bool:
    """Does a longer name go on: "Veland Air Force Base"?"""
    after = re.compile(r" ([A-Z]\w+\.?)").match(flat, end)
    return bool(after) and not is_title_word(after[1] if after else "")


def _counts(flat: str, body: Finding) -> bool:
    """Public bodies always count; others only where they speak or act."""
    if body.kind in {"government_body", "security_force"}:
        return True
    before = ACTED_ON.search(flat, max(0, body.start - 80), body.start)
    return bool(before or acts().match(flat, body.end, body.end + 120))


def _abbreviates(short: str, name: str) -> bool:
    """Are the letters of "NRS" the first letters of the words of the name, in order?"""
    initials = "".join(word[0] for word in re.findall(r"\w+", name))
    rest = iter(initials.upper())
    return len(short) > 1 and all(letter in rest for letter in short.upper() if letter.isalpha())


def _whole(flat: str, body: Finding, short: str) -> Finding:
    """The body with the words before "and" or "of" that its abbreviation stands for as well:
    "the Search and Relief Office (SRO)"."""
    before = _JOINED.search(flat, max(0, body.start - 70), body.start)
    if before is None or _abbreviates(short, body.name):
        return body
    name = flat[before.start() : body.end]
    if not _abbreviates(short, name):
        return body
    return body._replace(start=before.start(), name=name, key=slug_of(name))


def _abbreviated(reading: Reading, introduced: dict[str, Introduced]) -> list[Finding]:
    """The later mentions of an introduced abbreviation, where the lexicon has none."""
    if not introduced:
        return []
    shorts = by_first_word(introduced)
    return [
        Finding(*span, known.key, known.name, known.kind,
                known.kind in PUBLIC_KINDS)
        for passage in reading.passages
        for span, short in occurrences(reading.flat, passage, shorts)
        for known in (introduced[short],)
    ]  # fmt: skip
