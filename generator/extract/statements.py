"""What was said, and by whom: direct quotations and reported speech.

A verb of speech with its subject makes a frame; a quotation belongs to the frame beside it, and a
quotation right after another goes on with its speaker. Without a known speaker nothing is said.
"""

import bisect
import re
from functools import cache
from typing import NamedTuple

from generator.extract.actor_speech import verbs
from generator.extract.statement_quotes import Quote, paragraphs, quotes
from generator.extract.statement_speakers import Cast, cast_of, subject, within
from generator.model import Actor, Span, Statement, Time
from generator.names import level
from generator.story import Sentence, Story

_WORD = re.compile(r"\b[a-z]+\b")
_ACCORDING = re.compile(r"\b[Aa]ccording to (?:the )?")
_INVERTED = re.compile(r"[,.]?[\"”’']* ?$")
_NP_END = re.compile(r"[,.;:\"“”—–]| (?:who|when|after|as|in|on|at|during|while|that)\b")
_PARTICIPLE = re.compile(r"(?:, | and | but |; )(?:also |then |later |further )?$")
_NOT_SAID = re.compile(
    r"\b(?:known|nicknamed|so-called|titled|entitled|named|dubbed|code-?named|labell?ed|phrase|word"
    r"|term|song|film|movie|book|album|show|series|group called|as) (?:as |the )?$"
)
_LISTENER = re.compile(
    r" (?!that\b)(?:[\w'’.-]+ ){0,7}?(?=that\b)|"
    r" (?:reporters|journalists|lawmakers|parliament|police|state (?:television|TV|media)"
    r"|[A-Z][\w.]*(?: [A-Z][\w.]*)*|a (?:news|press) conference|the [A-Z]?[a-z]+(?: [A-Z][a-z]+)*"
    r"|him|her|them|us|me)(?: (?:in|on|at|by) (?:a |the )?[\w']+(?: [a-z]+)?| [A-Z][a-z]+day| late"
    r"| early)*,? "
)
_LEAD_IN = re.compile(
    r"(?: (?:on|late|early|in a statement|in an interview|at a news conference|[A-Z][a-z]+day"
    r"|[A-Z][a-z]+\.? \d{1,2})(?= |,))*,? ?(?:that )?(?: ?in a statement )?"
)
_CLAUSE = re.compile(
    r"(?:(?! (?:for|in|that|on|to|over|by|at|with)\b)[^.;])*?\b(?:is|are|was|were|has|have|had"
    r"|will|would|could|can|may|might|did|does|should|must|[a-z]{2,}ed|came|went|fell|took|left"
    r"|began|broke|shot|hit|got|saw)\b"
)
_SAID_ON = re.compile(
    r"(?: (?:reporters|journalists|state television|state TV))?(?: (?:on|late|early))* "
)
_DATELINE = re.compile(
    r"(?:[A-Z]{3}[A-Z .'-]*(?:, [A-Z][\w. ]{1,25})?(?: \([A-Z][\w ./]{1,20}\))?"
    r" ?(?:--|—|–|-) ?|[•*·-] ?)"
)
_TAIL = re.compile(
    r"(?: (?:on|late|early|in a statement|[A-Z][a-z]+day|[A-Z][a-z]+\.? \d{1,2}|to reporters"
    r"|reporters|[a-z]+ly))*[.!?]?\s*$"
)


class Frame(NamedTuple):
    """A verb of speech and its speaker; `start` is where subject and verb begin together."""

    speaker: str
    verb: str
    family: str
    start: int
    verb_start: int
    end: int
    inverted: bool


def find_statements(
    story: Story, actors: tuple[Actor, ...], times: tuple[Time, ...]
) -> tuple[Statement, ...]:
    """The statements of a story, in order; each speaker is one of the actors."""
    if not actors:
        return ()
    flat, cast = level(story.text), cast_of(actors)
    days = _Days(times)
    found: list[Statement] = []
    carried: str | None = None
    for span, sentences in paragraphs(story.sentences):
        said = quotes(story.text, span)
        frames = _frames(flat, cast, sentences, said)
        direct, carried = _direct(story, flat, frames, said, (span, carried), days)
        found += direct
        found += _reported(story, flat, frames, sentences, said, days)
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


class _Days:
    """Days by where the text tells them."""

    def __init__(self, times: tuple[Time, ...]) -> None:
        self.times = [t for t in times if t.type in {"DATE", "TIME"} and t.earliest == t.latest]
        self.starts = [t.start for t in self.times]

    def beside(self, flat: str, frame: Frame, floor: int) -> str | None:
        """The day of speaking: "said on Friday", "on Friday told", "On Friday, … said"."""
        low = bisect.bisect_left(self.starts, floor)
        for time in self.times[low : bisect.bisect_left(self.starts, frame.end + 40)]:
            if time.earliest is None:
                continue
            if time.start >= frame.end and _SAID_ON.fullmatch(flat, frame.end, time.start):
                return time.earliest
            if frame.start <= time.start < frame.verb_start or time.start - floor <= 4:
                return time.earliest
        return None


@cache
def _families() -> dict[str, str]:
    """Each single-word form → its family; the first family wins."""
    found: dict[str, str] = {}
    for family in ("say", "tell", "vow", "judge", "utter"):
        for form in verbs(family):
            found.setdefault(form, family)
    return found


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    """First word → the forms that begin with it, longest first."""
    found: dict[str, list[str]] = {}
    for form in sorted(_families(), key=lambda form: (-len(form), form)):
        found.setdefault(form.split()[0], []).append(form)
    return {word: tuple(forms) for word, forms in found.items()}


def _frames(flat: str, cast: Cast, sentences: list[Sentence], said: list[Quote]) -> list[Frame]:
    """Every verb of speech outside quotations that has a speaker, in a paragraph."""
    frames: list[Frame] = []
    for start, stop in _clauses(sentences, said):
        first = len(frames)
        for match in _WORD.finditer(flat, start, stop):
            if match.group() not in _phrases() or _inside(match.start(), said):
                continue
            verb = _whole_verb(flat, match.start(), match.group())
            if verb is None:
                continue
            frame = _frame(flat, cast, (start, stop), match.start(), verb, frames[first:])
            if frame:
                frames.append(frame)
        for match in _ACCORDING.finditer(flat, start, stop):
            speaker = _inverted_speaker(flat, cast, match.end(), stop)
            if speaker and not _inside(match.start(), said):
                frames.append(
                    Frame(speaker, "according to", "according", match.start(), match.start(),
                          match.end(), inverted=True)
                )  # fmt: skip
    return sorted(frames, key=lambda frame: frame.verb_start)


def _clauses(sentences: list[Sentence], said: list[Quote]) -> list[Span]:
    """Sentences, joined where a quotation runs across their border."""
    spans: list[Span] = []
    for sentence in sentences:
        if spans and _inside(sentence.start - 1, said) and _inside(sentence.start, said):
            spans[-1] = (spans[-1][0], sentence.end)
        else:
            spans.append((sentence.start, sentence.end))
    return spans


def _inside(offset: int, said: list[Quote]) -> bool:
    place = bisect.bisect_right(said, offset, key=lambda quote: quote.outer[0])
    return place > 0 and offset < said[place - 1].outer[1]


def _touches(span: Span, said: list[Quote]) -> bool:
    """Does a quotation begin, end or go on in the span?"""
    place = bisect.bisect_left(said, span[1], key=lambda quote: quote.outer[0])
    return place > 0 and said[place - 1].outer[1] > span[0]


def _whole_verb(flat: str, start: int, word: str) -> str | None:
    """The longest form that stands at the word: "called for", "called"."""
    forms = _phrases().get(word, ())
    return next((form for form in forms if form == word or flat.startswith(form, start)), None)


def _frame(
    flat: str, cast: Cast, clause: Span, start: int, verb: str, earlier: list[Frame]
) -> Frame | None:
    end, family = start + len(verb), _families()[verb]
    who = subject(flat, cast, clause[0], start)
    if who:
        return Frame(who[0], verb, family, who[1], start, end, inverted=False)
    before = flat[max(clause[0], start - 4) : start]
    if re.search(r"[\"”’'][,.]? $|, $", before) or start == clause[0]:
        speaker = _inverted_speaker(flat, cast, end, clause[1])
        if speaker and not verb.endswith("ing"):
            return Frame(speaker, verb, family, start, start, end, inverted=True)
    if _PARTICIPLE.search(flat, max(clause[0], start - 16), start):
        if earlier:
            return Frame(earlier[-1].speaker, verb, family, start, start, end, inverted=False)
        opening = within(cast, (clause[0], min(clause[0] + 40, start)))
        if opening and verb.endswith("ing"):
            return Frame(opening[0].actor.key, verb, family, start, start, end, inverted=False)
    return None


def _inverted_speaker(flat: str, cast: Cast, start: int, stop: int) -> str | None:
    """Who follows the verb: "said | Interior Minister Dara Velan"."""
    limit = _NP_END.search(flat, start, min(stop, start + 110))
    named = within(cast, (start, limit.start() if limit else min(stop, start + 110)))
    people = [mention for mention in named if mention.actor.kind == "person"]
    if people:
        return people[0].actor.key
    return named[0].actor.key if named and named[0].start - start <= 25 else None


def _direct(
    story: Story,
    flat: str,
    frames: list[Frame],
    said: list[Quote],
    context: tuple[Span, str | None],
    days: _Days,
) -> tuple[list[Statement], str | None]:
    """The quotations of a paragraph with their speakers, and who goes on speaking after it."""
    text, (span, carried) = story.text, context
    found: list[Statement] = []
    last: Frame | None = None
    for index, quote in enumerate(said):
        edge = said[index - 1].outer[1] if index else span[0]
        frame = _frame_of(text, frames, quote, edge, said)
        goes_on = index == 0 and carried is not None and quote.start - span[0] <= 2
        if frame is None and not goes_on and (last is None or _few_words(text, quote)):
            continue
        if frame is not None and _is_name(text, quote, frame):
            continue
        frame = frame or last
        speaker = frame.speaker if frame else carried
        if speaker is None:
            continue
        when = days.beside(flat, frame, _sentence_start(story, frame)) if frame else None
        verb = frame.verb if frame else "said"
        words = text[quote.start : quote.end]
        found.append(
            Statement(speaker=speaker, verb=verb, direct=True, start=quote.start, end=quote.end,
                      quote=words, when=when)
        )  # fmt: skip
        last = frame or last
    open_end = said and not said[-1].closed and found and found[-1].end == said[-1].end
    return found, found[-1].speaker if open_end else None


def _sentence_start(story: Story, frame: Frame) -> int:
    starts = [sentence.start for sentence in story.sentences]
    place = bisect.bisect_right(starts, frame.start)
    return starts[place - 1] if place else 0


def _few_words(text: str, quote: Quote) -> bool:
    return len(text[quote.start : quote.end].split()) < 3


def _is_name(text: str, quote: Quote, frame: Frame) -> bool:
    """Is the quotation a nickname or a title: Dara "Bo" Velan, the film "Salt"?"""
    before, after = text[max(0, quote.outer[0] - 24) : quote.outer[0]], text[quote.outer[1] :][:3]
    words = text[quote.start : quote.end].split()
    if 1 < len(words) < 9 and all(word[0].isupper() or len(word) < 4 for word in words):
        return words[-1][-1] not in ".!?" and words[-1][0].isupper()
    if re.search(r"[A-Z]\w+ $", before) and re.match(r" [A-Z]", after) and _few_words(text, quote):
        return True
    return bool(_NOT_SAID.search(before)) and frame.family != "judge" and _few_words(text, quote)


def _frame_of(
    text: str, frames: list[Frame], quote: Quote, edge: int, said: list[Quote]
) -> Frame | None:
    """The frame beside a quotation: right after it, else before it in the same sentence."""
    for frame in frames:
        gap = text[quote.outer[1] : frame.start]
        if frame.verb.endswith("ing") and frame.start == frame.verb_start:
            continue
        if 0 <= frame.start - quote.outer[1] <= 3 and not gap.strip(" ,.—–-"):
            return frame
    head = [frame for frame in frames if frame.end <= quote.outer[0] and not frame.inverted]
    for frame in reversed(head):
        between = _unquoted(text, (frame.end, quote.outer[0]), said)
        if not re.search(r"[.!?](?:\s|$)", between) and len(between) <= 220:
            return frame
        if between.strip() == "." and edge <= frame.end:
            return frame
        break
    return None


def _unquoted(text: str, span: Span, said: list[Quote]) -> str:
    """The text of a span without quotations."""
    parts, start = [], span[0]
    for quote in said:
        if quote.outer[1] <= start or quote.outer[0] >= span[1]:
            continue
        parts.append(text[start : max(start, quote.outer[0])])
        start = quote.outer[1]
        if text[quote.end] in ".!?" if quote.end < len(text) else False:
            parts.append(". ")
    return "".join([*parts, text[start : span[1]]])


def _reported(
    story: Story,
    flat: str,
    frames: list[Frame],
    sentences: list[Sentence],
    said: list[Quote],
    days: _Days,
) -> list[Statement]:
    """Speech told in the article's own words: "said that the road was shut"."""
    found: list[Statement] = []
    for sentence in sentences:
        if _touches((sentence.start, sentence.end), said):
            continue
        own = [frame for frame in frames if sentence.start <= frame.verb_start < sentence.end]
        for frame in own:
            span = _clause(flat, frame, sentence)
            if span is None or (found and span[0] < found[-1].end):
                continue
            when = days.beside(flat, frame, sentence.start)
            found.append(
                Statement(speaker=frame.speaker, verb=frame.verb, direct=False, start=span[0],
                          end=span[1], quote=story.text[slice(*span)], when=when)
            )  # fmt: skip
    return found


def _clause(flat: str, frame: Frame, sentence: Sentence) -> Span | None:
    """What was said: after the verb, or before "…, Velan said." at the sentence's end."""
    start, stop = sentence.start, sentence.end
    while stop > start and flat[stop - 1] in ".!? ":
        stop -= 1
    if frame.family == "according":
        return _according(flat, frame, (start, stop))
    if frame.family in {"judge", "utter"} or _parenthetical(flat, frame):
        return None
    if frame.family == "say" and _TAIL.match(flat, frame.end, sentence.end):
        tail = _TAIL.match(flat, frame.end, sentence.end)
        if tail and tail.end() == sentence.end and frame.start - start > 12:
            return _after_dateline(flat, (start, _rstrip(flat, frame.start)))
    begin = frame.end
    if frame.family == "tell":
        listener = _LISTENER.match(flat, begin, stop)
        begin = listener.end() if listener else begin
    lead = _LEAD_IN.match(flat, begin, stop)
    begin = lead.end() if lead else begin
    while begin < stop and flat[begin] in " ,":
        begin += 1
    words = flat[begin:stop].split()
    if frame.inverted or len(words) < (2 if frame.family == "vow" else 3):
        return None
    if frame.family == "say" and not _clausal(flat, frame, begin, stop):
        return None
    return begin, stop


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
