"""Speech told in an article's own words: what "said that the road was shut" says was said."""

import re

from generator.extract.statement_frames import Frame, touches
from generator.extract.statement_quotes import Quote
from generator.model import Span
from generator.story import Sentence

_LISTENER = re.compile(
    r" (?!that\b)(?:[\w'’.-]+ ){0,7}?(?=that\b)|"
    r" (?:reporters|journalists|lawmakers|parliament|police|state (?:television|TV|media)"
    r"|[A-Z][\w.]*(?: [A-Z][\w.]*)*|a (?:news|press) conference|the [A-Z]?[a-z]+(?: [A-Z][a-z]+)*"
    r"|him|her|them|us|me)(?: (?:in|on|at|by) (?:a |the )?[\w']+(?: [a-z]+)?| [A-Z][a-z]+day| late"
    r"| early)*,? "
)
_OCCASION = re.compile(
    r" (?:at|in|during|through|via|on|from|to) (?!that\b)(?:[\w'’.-]+ ){1,8}?that "
)
_PREPOSITIONS = frozenset(
    {"at", "in", "during", "through", "via", "on", "of", "to", "about", "from", "by", "after"}
)
_LEAD_IN = re.compile(
    r"(?: (?:(?:on |late |early ){0,2}[A-Z][a-z]+day(?: [a-z]+(?= that))?|on [A-Z][a-z]+\.? \d{1,2}"
    r"|in a statement|in an interview|at a news conference)(?= |,))*,? ?(?:that )?"
)
_CLAUSE = re.compile(
    r"(?:(?! (?:for|in|that|on|to|over|by|at|with)\b)[^.;])*?\b(?:is|are|was|were|has|have|had"
    r"|will|would|could|can|may|might|did|does|should|must|[a-z]{2,}ed|came|went|fell|took|left"
    r"|began|broke|shot|hit|got|saw)\b"
)
_DATELINE = re.compile(
    r"(?:[A-Z]{3}[A-Z .'-]*(?:, [A-Z][\w. ]{1,25})?(?: \([A-Z][\w ./]{1,20}\))?"
    r" ?(?:--|—|–|-) ?|[•*·-] ?)"
)
_LONGEST_SPEAKER = 140  # characters of a speaker with his offices and the day
_GOES_ON = re.compile(r"[;:—–]|, (?:adding|and|but|as|while|after|when|saying|although)\b")
_BESIDE = re.compile(r", ?(?:the (?:[a-z-]+ ){1,3})?$")  # before "the agency ISNA reported"
_TAIL = re.compile(
    r"(?: (?:on|late|early|in a statement|[A-Z][a-z]+day|[A-Z][a-z]+\.? \d{1,2}|to reporters"
    r"|reporters|[a-z]+ly))*[.!?]?\s*$"
)


def find_reported(
    flat: str, frames: list[Frame], sentences: list[Sentence], said: list[Quote]
) -> list[tuple[Frame, Span]]:
    """What each frame reports, in sentences that hold no quotation."""
    found: list[tuple[Frame, Span]] = []
    for sentence in sentences:
        if touches((sentence.start, sentence.end), said):
            continue
        for frame in frames:
            if not sentence.start <= frame.verb_start < sentence.end:
                continue
            span = _clause(flat, frame, _without_source(flat, frame, frames, sentence))
            if span and (not found or span[0] >= found[-1][1][1]):
                found.append((frame, span))
    return found


def _without_source(flat: str, frame: Frame, frames: list[Frame], sentence: Sentence) -> Sentence:
    """The sentence without ", the agency reported" at its end, for the frames before that."""
    for other in frames:
        if frame.end < other.start and other.verb_start < sentence.end:
            tail = _TAIL.match(flat, other.end, sentence.end)
            beside = _BESIDE.search(flat, frame.end, other.start)
            if tail and tail.end() == sentence.end and beside:
                return sentence._replace(end=beside.start())
    return sentence


def _clause(flat: str, frame: Frame, sentence: Sentence) -> Span | None:
    """What was said: after the verb, or before "…, Velan said." at the sentence's end."""
    start, stop = sentence.start, sentence.end
    while stop > start and flat[stop - 1] in ".!? ":
        stop -= 1
    if frame.family == "according":
        return _according(flat, frame, (start, stop))
    if frame.family in {"judge", "utter"} or _parenthetical(flat, frame):
        return None
    telling = frame.family in {"say", "tell"}
    tail = _TAIL.match(flat, frame.end, sentence.end) if telling else None
    if tail and tail.end() == sentence.end and frame.start - start > 12:
        return _before_subject(flat, start, frame)
    if frame.inverted and frame.family == "say" and _ends_there(flat, frame, start, stop):
        return _after_dateline(flat, (start, _rstrip(flat, frame.start)))
    begin = _words_start(flat, frame, stop)
    return (begin, stop) if _is_said(flat, frame, begin, stop) else None


def _ends_there(flat: str, frame: Frame, start: int, stop: int) -> bool:
    """Is a clause before ", said Velan, the mayor, on Tuesday." all that was said?"""
    told = flat[start : frame.start].rstrip()
    is_clause = told.endswith(",") and bool(_CLAUSE.match(flat, start, frame.start))
    rest = flat[frame.end : stop]
    return is_clause and len(rest) < _LONGEST_SPEAKER and not _GOES_ON.search(rest)


def _before_subject(flat: str, start: int, frame: Frame) -> Span | None:
    """What stands before ", two officials said": all up to the comma."""
    comma = flat.rfind(",", max(start, frame.start - 60), frame.start + 1)
    end = comma if comma > start else frame.start
    return _after_dateline(flat, (start, _rstrip(flat, end)))


def _words_start(flat: str, frame: Frame, stop: int) -> int:
    """Where the words begin after the verb, its listener, the occasion and "that"."""
    begin = frame.end
    if frame.family == "tell":
        listener = _LISTENER.match(flat, begin, stop)
        begin = listener.end() if listener else begin
    lead = _OCCASION.match(flat, begin, stop) or _LEAD_IN.match(flat, begin, stop)
    begin = lead.end() if lead else begin
    while begin < stop and flat[begin] in " ,":
        begin += 1
    return begin


def _is_said(flat: str, frame: Frame, begin: int, stop: int) -> bool:
    """Are the words something said, and no mere object or adverbial of the verb?"""
    words = flat[begin:stop].split()
    if frame.inverted or len(words) < (2 if frame.family == "vow" else 3):
        return False
    if frame.family == "vow":
        return True
    if words[0] in _PREPOSITIONS and "," not in flat[begin:stop]:
        return False
    return frame.family == "tell" or _clausal(flat, frame, begin, stop)


def _rstrip(flat: str, end: int) -> int:
    """The end without blanks and commas before it."""
    while end and flat[end - 1] in " ,":
        end -= 1
    return end


def _parenthetical(flat: str, frame: Frame) -> bool:
    """Does the frame interrupt a sentence: "who, police say, was just learning to talk"?"""
    before = flat[max(0, frame.start - 2) : frame.start]
    return before.strip() == "," and flat[frame.end : frame.end + 1] == ","


def _after_dateline(flat: str, span: Span) -> Span:
    """A clause without what stands before a dateline's dash, or a list's bullet."""
    match = _DATELINE.match(flat, *span)
    return (match.end(), span[1]) if match else span


def _clausal(flat: str, frame: Frame, begin: int, stop: int) -> bool:
    """Is it a clause that was said, and no mere object ("claimed responsibility for")?"""
    if frame.verb in {"said", "says", "say", "saying", "added", "adds", "adding"}:
        return True
    if flat[frame.end : begin].rstrip().endswith("that"):
        return True
    return bool(_CLAUSE.match(flat, begin, stop))


def _according(flat: str, frame: Frame, span: Span) -> Span | None:
    """What stands before ", according to X", or after "According to X, "."""
    if frame.start - span[0] > 12:
        return _after_dateline(flat, (span[0], _rstrip(flat, frame.start)))
    comma = flat.find(", ", frame.end, min(span[1], frame.end + 140))
    if comma < 0 or span[1] - comma < 10:
        return None
    return comma + 2, span[1]
