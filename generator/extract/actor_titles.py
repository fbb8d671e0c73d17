"""Titles, offices and occupations before or after a name, and whether they make it public.

`title_before` walks left from a name: "Iranian First Vice President | Mohammad Mokhber";
`title_of` reads what an apposition or "As head of …" says: "a spokesman for the ministry".
"""

import re
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple

from generator.extract.actor_lexicon import Hit, entries
from generator.model import Span
from generator.vocabulary import load

Rank = Literal["office", "spokesperson", "high_rank", "rank", "head", "occupation", "honorific"]

_LISTS: tuple[tuple[str, Rank], ...] = (
    ("occupations", "occupation"),
    ("ranks", "rank"),
    ("heads", "head"),
    ("high_ranks", "high_rank"),
    ("spokespeople", "spokesperson"),
    ("offices", "office"),
    ("honorifics", "honorific"),
)
_PUBLIC_WORDS = re.compile(
    r"\b(?:ministry|police|army|navy|air force|military|armed forces|government|parliament|court"
    r"|senate|congress|national|state|federal|province|provincial|city|county|municipal|municipality"
    r"|district|region|regional|emergency|intelligence|security|guards?|border|customs|prisons?"
    r"|civil defen[cs]e|fire|department|agency|authority|republic|counterterrorism|forensic"
    r"|un|united nations|house|knesset|presidential|judiciary|prosecutors?)\b",
    re.IGNORECASE,
)
_PRIVATE_WORDS = re.compile(
    r"\b(?:company|firm|union|club|school|university|college|hospital|hotel|charity|think tank"
    r"|institute|foundation|association|church|mosque|temple|group|program|programme|project"
    r"|studies|research|museum|bank|business|media|sales|neighbou?rhood|team)\b",
    re.IGNORECASE,
)
_PUBLIC_KINDS = frozenset({"government_body", "security_force", "state", "party"})
_WORD = re.compile(r"[^\s,;:()\"“”]+")
_BREAK = re.compile(r".*[,;:\"“”—–]", re.DOTALL)
_COUNTY = frozenset({"county", "city", "district", "parish", "town", "village", "borough"})


class Title(NamedTuple):
    """What stands before or after a name. `of` is a state, body or place as told; `base` are the
    words without "former", "deputy" and the like."""

    start: int
    end: int
    words: str
    of: str | None
    of_key: str | None
    rank: Rank
    public: bool
    base: str


@cache
def _titles() -> dict[str, Any]:
    return dict(load("titles.yml"))


@cache
def _lists() -> dict[str, list[str]]:
    return dict(load("actor-words.yml"))


@cache
def _phrases() -> dict[str, Rank]:
    """Each title phrase, lower case → what kind of title it is."""
    titles = _titles()
    found: dict[str, Rank] = {}
    for name, rank in _LISTS:
        found |= dict.fromkeys(titles[name], rank)
    return found


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(_titles()[name])


@cache
def wordlist(name: str) -> frozenset[str]:
    """A list of actor-words.yml."""
    return frozenset(_lists()[name])


@cache
def _spelt() -> dict[str, str]:
    return {str(short): str(full) for short, full in _titles()["abbreviations"].items()}


_SHOUTED = {"PM": "prime minister", "CM": "chief minister", "VP": "vice president"}


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """A word as the lists have it: "Gen." → "general", "Interior" → "interior"."""
    low = word.lower()
    if word in _SHOUTED:
        return _SHOUTED[word]
    bare = low.rstrip(".")
    return _spelt().get(bare, bare if low.count(".") < 2 else low)


@lru_cache(maxsize=20_000)
def is_title_word(word: str) -> bool:
    """Can the word stand before a name as (part of) a title?"""
    low = plain(word)
    return low in _phrases() or low in _words("modifiers")


def may_hold_title(words: list[str]) -> bool:
    """Can a title end with one of the words?"""
    return not _last_words().isdisjoint(word.rpartition(" ")[2] for word in words)


def rank_of(words: list[str]) -> Rank | None:
    """The kind of title that some words are, if they are one."""
    if words[-1].rpartition(" ")[2] not in _last_words():
        return None
    return _phrases().get(" ".join(words))


def is_ambiguous(phrase: str) -> bool:
    """Is the title a common name as well?"""
    return phrase in wordlist("also_names")


def title_before(flat: str, floor: int, end: int, hits: tuple[Hit, ...]) -> tuple[Title, ...]:
    """The titles that end right before `end`, nearest first; none where no title stands there."""
    if not may_end_title(flat, floor, end):
        return ()
    cut = _BREAK.match(flat, max(floor, end - 140), end)
    left_edge = cut.end() if cut else max(floor, end - 140)
    spans = [match.span() for match in _WORD.finditer(flat, left_edge, end)]
    found: list[Title] = []
    stop = len(spans)
    while stop:
        begin = _phrase_start(flat, spans, stop)
        if begin is None:
            break
        left = _modifiers_start(flat, spans, begin, hits)
        found.append(_read(flat, (spans[left][0], spans[stop - 1][1]), hits, begin - left))
        stop = left
        if stop > 1 and flat[slice(*spans[stop - 1])] == "and":
            stop -= 1
    return tuple(found)


@cache
def _last_words() -> frozenset[str]:
    phrases = {*_phrases(), *_words("portfolios")}
    return frozenset(phrase.split()[-1] for phrase in phrases)


def may_end_title(flat: str, floor: int, end: int) -> bool:
    """Is the word before `end` the last of some title?"""
    if end - floor < 3 or flat[end - 1] != " ":
        return False
    start = max(floor, flat.rfind(" ", floor, end - 1) + 1)
    return plain(flat[start : end - 1].lstrip('("“')) in _last_words()


def _phrase_start(flat: str, spans: list[Span], stop: int) -> int | None:
    """Where the longest title phrase that ends at word `stop` begins."""
    low = [plain(flat[slice(*span)]) for span in spans[:stop]]
    for size in range(min(6, stop), 0, -1):
        if " ".join(low[stop - size :]) in _phrases():
            return stop - size
    for size in range(min(4, stop - 2), 0, -1):
        if " ".join(low[stop - size :]) in _words("portfolios") and low[stop - size - 1] in {
            "of",
            "for",
        }:
            return _phrase_start(flat, spans, stop - size - 1)
    return None


def _modifiers_start(flat: str, spans: list[Span], begin: int, hits: tuple[Hit, ...]) -> int:
    """How far left modifiers reach: "former | deputy | police chief"."""
    while begin:
        start, end = spans[begin - 1]
        if any(hit.start <= start < hit.end for hit in hits):
            break
        word = flat[start:end]
        if plain(word) not in _words("modifiers") or word.endswith("'s"):
            break
        if begin > 1 and word.lower() in _COUNTY and flat[spans[begin - 2][0]].isupper():
            break
        begin -= 1
    return begin


def _read(flat: str, span: Span, hits: tuple[Hit, ...], modifiers: int) -> Title:
    """The title at a span, with the state, body or place that stands before it."""
    words = [flat[match.start() : match.end()] for match in _WORD.finditer(flat, *span)]
    low = [plain(word) for word in words]
    rank = rank_of(low[modifiers:]) or "head"
    if {"of", "for"}.intersection(low) and rank_of(low[modifiers:]) is None:
        rank = _rank_before_of(low[modifiers:])
    of, of_key, kind, start = _owner(flat, span[0], hits)
    phrase = " ".join(low)
    base = " ".join(low[modifiers:])
    public = is_public(rank, phrase, base, capital=words[modifiers][0].isupper(), kind=kind)
    return Title(start, span[1], phrase, of, of_key, rank, public, base)


def _rank_before_of(low: list[str]) -> Rank:
    head = " ".join(low[: low.index("of" if "of" in low else "for")])
    rank = _phrases().get(head, "head")
    last = head.split()[-1]
    return "office" if last in {"minister", "secretary", "member", "chief"} else rank


def is_public(rank: Rank, phrase: str, base: str, *, capital: bool, kind: str | None) -> bool:
    """Does the title make its holder public? Default deny.

    `kind` is that of the body that the title is of, None where it is of none that is known.
    """
    words = phrase.split()
    private = bool(_words("private_spheres").intersection(words[:-1]))
    if rank == "spokesperson":
        return "family" not in words
    if rank == "office" and base in wordlist("by_first_name"):
        return kind in _PUBLIC_KINDS
    if rank == "office" and base in wordlist("shared_offices"):
        return kind in _PUBLIC_KINDS or (capital and kind is None and not private)
    if rank == "office":
        return (
            not private
            and (capital or base not in wordlist("capital_only"))
            and kind not in _PRIVATE
        )
    if rank == "high_rank":
        return True
    if rank == "head" and words[-1] in wordlist("leading") and kind not in _PRIVATE:
        return kind in _PUBLIC_KINDS or (
            not private and bool(_PUBLIC_WORDS.search(" ".join(words[:-1])))
        )
    return False


_PRIVATE = frozenset({"company", "ngo", "media", "private"})


def _owner(
    flat: str, start: int, hits: tuple[Hit, ...]
) -> tuple[str | None, str | None, str | None, int]:
    """The state, body or place right before a title: name, key, kind, and where it begins."""
    for hit in reversed(hits):
        gap = flat[hit.end : start]
        if hit.end <= start and gap in {" ", "'s ", "' ", ") "}:
            return hit.entry.name, hit.entry.key, hit.entry.kind, hit.start
        if hit.end <= start - 4:
            break
    match = _PLACE_BEFORE.search(flat, max(0, start - 60), start)
    if match and match[1].split()[0].lower() not in wordlist("not_names"):
        return match[1], None, "unknown", match.start(1)
    return None, None, None, start


_PLACE_BEFORE = re.compile(r"(?<![\w.'])((?:St\. |San )?[A-Z][\w-]+(?: [A-Z][\w-]+){0,3})(?:'s)? $")


_CUT = re.compile(
    r" (?:of|for|at|in|with|who|whose|which|that|from|to|on|and|by|under|was|is|said|near)\b"
)
_DETERMINER = re.compile(
    r"(?:(?:the|a|an|its|his|her|their|who is|who was|then|now|currently) )+", re.IGNORECASE
)


def title_of(flat: str, span: Span, hits: tuple[Hit, ...]) -> Title | None:
    """What a noun phrase at a span calls somebody: "a spokesman for the Interior Ministry",
    "the city's mayor", "an Iran expert for the think tank …"; None where it names no title."""
    start, stop = span
    determiner = _DETERMINER.match(flat, start, stop)
    start = determiner.end() if determiner else start
    cuts = [*[match.start() for match in _CUT.finditer(flat, start, stop)][:3], stop]
    for cut in reversed(cuts[:2]):
        if flat.startswith(" of ", cuts[0]) or cut == cuts[0]:
            title = _phrase_title(flat, (start, cut), stop, hits)
            if title:
                return title
    return None


def _kind_of(key: str | None) -> str | None:
    return entries()[key].kind if key else None


def _phrase_title(flat: str, head: Span, stop: int, hits: tuple[Hit, ...]) -> Title | None:
    """The title that ends with the head of a noun phrase, and what it is of."""
    spans = [match.span() for match in _WORD.finditer(flat, *head)]
    begin = _phrase_start(flat, spans, len(spans)) if spans else None
    if begin is None:
        return None
    left = _modifiers_start(flat, spans, begin, hits)
    title = _read(flat, (spans[left][0], spans[-1][1]), hits, begin - left)
    front = flat[head[0] : spans[left][0]]
    if not wordlist("not_names").isdisjoint(front.lower().split()):
        return None
    words, rest = title.words, flat[head[1] : stop]
    if front and title.rank == "occupation" and front[:1].isupper() and "'" not in front:
        words, title = f"{front}{words}".strip(), title._replace(of=None, of_key=None)
    of, of_key, kind = _after(flat, (head[1], stop), hits)
    if title.of_key and rest.startswith(" from"):
        of = None
    of, of_key = (of, of_key) if of else (title.of, title.of_key)
    private = bool(_PRIVATE_WORDS.search(f"{front} {rest}")) and kind in {None, "unknown"}
    if not of:
        kind = _kind_of(title.of_key)
    public = is_public(
        title.rank, title.words, title.base, capital=False, kind="private" if private else kind
    )
    if title.rank == "office" and title.base not in wordlist("shared_offices") and not private:
        public = public or title.base not in wordlist("capital_only")
    if title.rank == "head" and not private and title.words.split()[-1] in wordlist("leading"):
        public = public or (kind in {None, "unknown"} and bool(_PUBLIC_WORDS.search(rest[:60])))
    if title.rank == "spokesperson" and "family" in rest[:20]:
        public = False
    return Title(head[0], spans[-1][1], words, of, of_key, title.rank, public, title.base)


_OF = re.compile(
    r" (?:of|for|at|in|with|from)(?: the| a)?(?: [a-z-]+){0,3}?(?: the)? "
    r"((?:[A-Z][\w'.&-]*)(?:,? (?:(?:of|for|and|the|on) ){0,2}[A-Z][\w'&-]*){0,6})"
)


_SAME = re.compile(r"(?:'s (?:[a-z-]+ ?){0,5})?, (?:the )?|'s ")


_NAME_GOES_ON = re.compile(r" [A-Z]")


def _bare(owner: str) -> str:
    """An owner as a name: "Veland Sheriff's Office", not "Sheriff's"."""
    return owner.rstrip(".").removesuffix("'s")


def _after(
    flat: str, span: Span, hits: tuple[Hit, ...]
) -> tuple[str | None, str | None, str | None]:
    """The state, body or place after a title: "head of | the Quds Force"."""
    inside = [
        hit
        for hit in hits
        if span[0] < hit.start and hit.end <= span[1] and hit.sort != "demonym"
        if not (hit.entry.kind == "state" and _NAME_GOES_ON.match(flat, hit.end))
    ]
    for index, hit in enumerate(inside):
        rest = inside[index + 1] if index + 1 < len(inside) else None
        if rest is None or not _SAME.fullmatch(flat, hit.end, rest.start):
            return hit.entry.name, hit.entry.key, hit.entry.kind
    match = _OF.match(flat, *span)
    return (_bare(match[1]), None, "unknown") if match else (None, None, None)
