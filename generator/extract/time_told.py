"""What the story has told after each expression: days and months that later ones hang on."""

import re
from datetime import date

from msgspec.structs import replace

from generator.extract.time_values import Frame, context
from generator.extract.time_words import lexicon
from generator.model import Time

# "the nine months" or "the year" of a company's accounts
_LONG_PERIOD = re.compile(r"the P(?:\d+M|1Y)")
# what follows "overnight" where it is no adjective ("overnight losses")
_ADVERB = re.compile(r"\s*(?:[^\w\s-]|$|(?:in|at|on|near|after|as|when|and|by|outside|inside)\b)")
_PASSIVE = re.compile(r"\b(?:was|were|been|being) (?:first )?reported\b")
_LATE = re.compile(r"T(?:EV|NI|2\d)")
SMALL_HOURS = 5  # hours of the morning until which "Saturday night" goes on
MORNING = 12  # after "overnight" all of it is of the later day


def tell_on(frame: Frame, time: Time) -> Frame:
    """The frame after an expression: its day is now the story's, unless it only dates words."""
    if time.type == "DURATION" and _LONG_PERIOD.fullmatch(f"{time.text[:4].lower()}{time.value}"):
        return replace(frame, quarter=None)  # "a year earlier" is now no quarter
    if time.earliest is None or time.latest is None or is_named(time):
        return frame
    if re.fullmatch(r"\d{4}-Q\d", time.value):
        over = frame.published is None or time.latest < frame.published.isoformat()
        back = time.anchor == "narrative" or "ago" in time.text or "earlier" in time.text
        return replace(frame, quarter=time.value) if over and not back else frame
    day = date.fromisoformat(time.earliest)
    if time.text.lower() == "overnight" and _ADVERB.match(frame.text, time.end):
        return replace(frame, narrative=day, night=MORNING)
    return tell_span(frame, time) if time.precision != "day" else tell_day(frame, time, day)


def is_named(time: Time) -> bool:
    """Is it a day that is called by a name, as "9/11"? The story is not of that day."""
    words = " ".join(time.text.lower().split())
    return lexicon().entries.get(words, ("",))[0] == lexicon().code["named_day"]


def tell_span(frame: Frame, time: Time) -> Frame:
    """The frame after a month or a year: written out, it ends what was told of a day."""
    if re.fullmatch(r"\d{4}-\d\d", time.value):
        frame = replace(frame, month=date.fromisoformat(f"{time.value}-01"))
    exact = re.fullmatch(r"\d{4}(-\d\d)?", time.value) and time.anchor == "none"
    return replace(frame, year=time.value[:4], narrative=None) if exact else frame


def tell_day(frame: Frame, time: Time, day: date) -> Frame:
    """The frame after a day."""
    small = frame.night and re.search(r"T\d\d:", time.value) and time.anchor == "narrative"
    if (small and day != frame.narrative) or dates_words(frame, time):
        return frame  # "1 a.m." of the night that is told
    night = SMALL_HOURS if _LATE.search(time.value) else 0
    if small:
        night = frame.night
    return replace(frame, narrative=day, night=night, month=day.replace(day=1), year=time.value[:4])


def dates_words(frame: Frame, time: Time) -> bool:
    """Does it date words ("police said Monday") and no deed ("was reported Monday")?"""
    start = max(frame.sentence[0], time.start - 30)
    said = [word.strip(",.\"'") for word in frame.text[start : time.start].split()]
    if _PASSIVE.search(" ".join(said[-4:])):
        return False
    return any(context("reporting").fullmatch(word) for word in said[-2:])
