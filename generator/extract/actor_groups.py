"""Armed groups that no list has, by what is told of them: "a group calling itself the Sons of
Example", "the Example Front claimed responsibility", "claimed by both … and …"."""

import re
from collections.abc import Iterator
from functools import cache

from generator.extract.actor_finding import Finding, Passage, Reading, by_first_word, occurrences
from generator.extract.actor_titles import wordlist
from generator.extract.attribution_loose import claiming
from generator.extract.signs import Signs
from generator.model import Span
from generator.names import slug_of

_NAME = (
    r"((?:al-)?[A-Z][\w'-]*(?: (?:(?:of|for|in) (?:the )?|the |al-)?[A-Z][\w'-]*){0,6})"
    r"(?: \(([A-Z][A-Za-z-]{1,9})\))?"
)
_THE = r"(?:[Tt]he )"
_AND = rf"(?:,? and (?:by )?{_THE}?{_NAME})?"
_CALLING = (
    r"(?:calling (?:itself|themselves)|(?:that|which) calls? (?:itself|themselves)"
    r"|called|known as|named|dubbed|styling itself)"
)


@cache
def _frames() -> tuple[re.Pattern[str], ...]:
    """The patterns whose groups are names, each followed by the group of an abbreviation."""
    nouns, kinds, members = (
        "|".join(sorted(map(re.escape, wordlist(name))))
        for name in ("group_nouns", "group_kinds", "group_members")
    )
    kind = rf"\b(?:{kinds})(?: [a-z-]+)? (?:{nouns})"
    return (
        re.compile(rf"(?:{kind}|\b(?:{nouns}))(?: in [A-Z]\w+)?,? (?:that )?(?:calling (?:itself"
                   r"|themselves)|(?:that |which )?calls? (?:itself|themselves)|styling itself)"
                   rf"(?: the)?[ ,\"]+{_NAME}"),
        re.compile(rf"{kind},? (?:{_CALLING}(?: the)? \"?)?{_NAME}"),
        re.compile(rf"\b(?:[Tt]wo|[Tt]hree|[Bb]oth|[Ss]everal|[Rr]ival)(?: [a-z-]+)? "
                   rf"(?:groups|factions|militias), {_THE}{_NAME}{_AND}"),
        re.compile(rf"\bclaimed by (?:both )?{_THE}{_NAME}{_AND}"),
        re.compile(rf"\b{_NAME} (?:{members})\b"),
    )  # fmt: skip


@cache
def _signs() -> Signs:
    """What a sentence that tells of a group has one of."""
    return Signs(wordlist("group_signs"))


_BLAMED = re.compile(
    r"\b(?:blam(?:e|ed|es|ing)|accus(?:e|ed|es|ing)|suspect(?:ed|s)?|the work of|blamed on)"
    rf"(?: [a-z]+ on)? {_THE}{_NAME}"
)
_BEHIND = re.compile(
    rf"\b{_THE}{_NAME} (?:was|were|is|are|(?:may|could|might) (?:be|have been)) "
    r"(?:behind|responsible)"
)
_CALLED = re.compile(
    r"\b[Aa] group (?:called|known as|named)(?: the)? "
    rf"{_NAME}(?= (?:was|were|is|has|had|claimed|said|carried)\b)"
)
_VOICE = re.compile(rf"\bspokes(?:man|woman|person) (?:for|of) {_THE}{_NAME}")
_VOICED = re.compile(rf"\b{_NAME}(?:'s)? spokes(?:man|woman|person)\b")
_SUBJECT = re.compile(
    rf"(?:^|\W){_THE}{_NAME}(?:, [^,;.]{{1,80}},)?"
    r"(?: (?:has|had|have|later|also|since|then|[a-z]+ly)){0,3} $"
)


def find_groups(reading: Reading, bodies: list[Finding]) -> list[Finding]:
    """All mentions of the unlisted armed groups of a story."""
    held = {
        at
        for body in bodies
        if body.kind not in {"other", "armed_group"}
        for at in range(body.start, body.end)
    }
    names: dict[str, str] = {}
    signs = _signs().within(reading.flat)
    telling = [p for p in reading.passages if signs.between(*p.sentence[:2])]
    for passage in telling:
        for start, name, short in _told(reading.flat, passage):
            if held.isdisjoint(range(start, start + len(name))) and not _is_listed(
                passage, (start, start + len(name))
            ):
                names[name] = name
                if short:
                    names[short] = name
    if not names:
        return []
    first_words = by_first_word(names)
    return [
        Finding(*span, slug_of(names[text]), names[text], "armed_group", public=True)
        for passage in reading.passages
        for span, text in occurrences(reading.flat, passage, first_words)
    ]


def _is_listed(passage: Passage, span: Span) -> bool:
    """Whether a listed actor has these words; a people's name may stand within a longer one."""
    return any(
        hit.start < span[1] and span[0] < hit.end
        and (hit.entry.kind != "state" or hit.end == span[1])
        for hit in passage.hits
    )  # fmt: skip


def _told(flat: str, passage: Passage) -> Iterator[tuple[int, str, str | None]]:
    """The groups that a sentence with one of the signs tells, with their abbreviations."""
    start, end = passage.sentence.start, passage.sentence.end
    for number, frame in enumerate((*_frames(), _CALLED, _BLAMED, _BEHIND, _VOICE, _VOICED)):
        for match in frame.finditer(flat, start, end):
            for group in range(1, frame.groups, 2):
                name = _bare(match[group] or "")
                typical = frame is _CALLED or number < len(_frames()) - 1
                if name and _fits(name, typical=typical):
                    yield match.start(group), name, match[group + 1]
    for claim in claiming().finditer(flat, start, end):
        floor = max(start, claim.start() - 160)
        subject = _SUBJECT.search(flat[floor : claim.start()])
        name = _bare(subject[1]) if subject else ""
        if subject and _fits(name, typical=True):
            yield floor + subject.start(1), name, subject[2]


def _bare(name: str) -> str:
    return name.removesuffix("'s").rstrip("'-")


def _fits(name: str, *, typical: bool) -> bool:
    """Whether a name may be that of an armed group. Where the frame is not `typical` of one, the
    name itself must be: "the Example Front"."""
    words = [word.lower() for word in name.split()]
    if not words or words[0] in wordlist("not_names") or wordlist("no_groups") & set(words):
        return False
    return typical or (len(words) > 1 and bool(wordlist("group_heads") & {words[0], words[-1]}))
