"""What was said, and by whom: direct quotations and reported speech.

A verb of speech with its subject makes a frame; a quotation belongs to the frame beside it, and a
quotation right after another goes on with its speaker. Without a known speaker nothing is said.
"""

import bisect
import re
from typing import NamedTuple

from generator.extract.statement_frames import Frame, find_frames, find_verbs
from generator.extract.statement_quotes import Quote, paragraphs, quotes
from generator.extract.statement_reported import find_reported
from generator.extract.statement_speakers import cast_of
from generator.model import Actor, Span, Statement, Time
from generator.names import level
from generator.story import Story

_NOT_SAID = re.compile(
    r"\b(?:known|nicknamed|so-called|titled|entitled|named|dubbed|code-?named|labell?ed|phrase|word"
    r"|term|song|film|movie|book|album|show|series|group called|as) (?:as |the )?$"
)
_BRIDGE = re.compile(
    r"[,\s–—-]{0,3}(?:(?!(?:and|but|as|after|while|when|then|because|that|which|before|if)\b)"
    r"\w[\w'’.-]* ){0,4}"
)
_SAID_ON = re.compile(
    r"(?: (?:reporters|journalists|state television|state TV))?(?: (?:on|late|early))* "
)


class _Said(NamedTuple):
    """Words said, before they are a statement; without a frame they go on from a paragraph back."""

    frame: Frame | None
    speaker: str
    span: Span
    direct: bool


def find_statements(
    story: Story, actors: tuple[Actor, ...], times: tuple[Time, ...]
) -> tuple[Statement, ...]:
    """The statements of a story, in order; each speaker is one of the actors."""
    if not actors:
        return ()
    flat = level(story.text)
    cast, days, verbs = cast_of(flat, actors), _Days(times), find_verbs(flat)
    found: list[Statement] = []
    carried: str | None = None
    for span, sentences in paragraphs(story.sentences):
        said = quotes(story.text, span)
        frames = find_frames(flat, cast, verbs, sentences, said)
        direct, carried = _direct(story.text, frames, said, (span, carried))
        kept = {one.span for one in direct}
        marked = [quote for quote in said if (quote.start, quote.end) in kept]
        reported = find_reported(flat, frames, sentences, marked)
        spoken = [*direct, *(_Said(one, one.speaker, at, direct=False) for one, at in reported)]
        starts = [sentence.start for sentence in sentences]
        found += [_statement(story.text, flat, one, starts, days) for one in spoken]
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def _statement(text: str, flat: str, said: _Said, starts: list[int], days: "_Days") -> Statement:
    """The statement that some words make; `starts` are those of the paragraph's sentences."""
    frame, when = said.frame, None
    if frame:
        when = days.beside(flat, frame, starts[bisect.bisect_right(starts, frame.start) - 1])
    return Statement(
        speaker=said.speaker,
        verb=frame.verb if frame else "said",
        direct=said.direct,
        start=said.span[0],
        end=said.span[1],
        quote=text[slice(*said.span)],
        when=when,
    )


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


def _direct(
    text: str, frames: list[Frame], said: list[Quote], context: tuple[Span, str | None]
) -> tuple[list[_Said], str | None]:
    """The quotations of a paragraph with their speakers, and who goes on speaking after it."""
    span, carried = context
    found: list[_Said] = []
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
        if speaker is not None:
            found.append(_Said(frame, speaker, (quote.start, quote.end), direct=True))
            last = frame
    open_end = found and not said[-1].closed and found[-1].span[1] == said[-1].end
    return found, found[-1].speaker if open_end else None


def _few_words(text: str, quote: Quote) -> bool:
    return len(text[quote.start : quote.end].split()) < 3


def _is_name(text: str, quote: Quote, frame: Frame) -> bool:
    """Is the quotation a nickname or a title: Dara "Bo" Velan, the film "Salt"?"""
    before, after = text[max(0, quote.outer[0] - 24) : quote.outer[0]], text[quote.outer[1] :][:3]
    words = text[quote.start : quote.end].split()
    reach = 25 if frame.family == "judge" else 3
    far = not 0 <= quote.outer[0] - frame.end <= reach
    if len(words) == 1 and far and frame.start < quote.start:
        return True
    if 1 < len(words) < 9 and all(word[0].isupper() or len(word) < 4 for word in words):
        return words[-1][-1] not in ".!?" and words[-1][0].isupper()
    if re.search(r"[A-Z]\w+ $", before) and re.match(r" [A-Z]", after) and _few_words(text, quote):
        return True
    return bool(_NOT_SAID.search(before)) and frame.family != "judge" and _few_words(text, quote)


def _follows(text: str, quote: Quote, frame: Frame) -> bool:
    """Does the frame stand right after the quotation, and belong to it?"""
    if not 0 <= frame.start - quote.outer[1] <= 45:
        return False
    if not _BRIDGE.fullmatch(text, quote.outer[1], frame.start):
        return False
    if frame.verb.endswith("ing") and frame.start == frame.verb_start:
        return False
    ended = text[quote.end - 1] == "." and not frame.inverted
    return not ended or text[frame.end : frame.end + 1] in {".", ",", ""}


def _frame_of(
    text: str, frames: list[Frame], quote: Quote, edge: int, said: list[Quote]
) -> Frame | None:
    """The frame beside a quotation: right after it, else before it in the same sentence."""
    for frame in frames:
        if _follows(text, quote, frame):
            return frame
    head = [
        frame
        for frame in frames
        if frame.end <= quote.outer[0] and (not frame.inverted or frame.family == "according")
    ]
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
