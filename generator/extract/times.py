"""All expressions of time in a story, each with its TimeML value and the days it covers."""

import re
from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from generator.extract.time_anniversary import Anniversary, find_anniversaries
from generator.extract.time_edtf import days_of, edtf, precision_of
from generator.extract.time_patterns import RUN, read, spot
from generator.extract.time_told import tell_on
from generator.extract.time_values import Frame, Reading
from generator.extract.time_words import read_words
from generator.model import Span, Time
from generator.story import Sentence, Story

__all__ = ["Anniversary", "edtf", "find_anniversaries", "find_times", "rule_of"]


CHUNK = 20_000  # characters that are read in one go
MOST = 100  # written-out days that give a year to others
LONGEST = 100_000  # characters of a "sentence" that are read: nobody writes longer ones


def find_times(story: Story, *, date_order: str | None = None) -> tuple[Time, ...]:
    """Expressions of title and body in order, none overlapping.

    Relative ones hang on the publication day; without it they keep TimeML's X and cover no days,
    but "Wednesday, October 26" takes its year from the month or year of publication, or from
    another day that the story writes out.
    `date_order` ("DMY" or "MDY") decides numeric dates.
    """
    frame = Frame(story.text, (0, 0), full_date(story.published), date_order=date_order)
    if frame.published:
        return read_all(story, frame)
    frame = replace(frame, period=period_of(story.published))
    found = read_all(story, frame)
    whole = [time for time in found if full(time)][:MOST]
    told = tuple((time.start, date.fromisoformat(time.value[:10])) for time in whole)
    half = any(re.match(r"XXXX-\d\d-\d\d", time.value) for time in found)
    return read_all(story, replace(frame, told=told)) if told and half else found


def read_all(story: Story, frame: Frame) -> tuple[Time, ...]:
    """The expressions of all sentences in order, each told what was read before it."""
    found: list[Time] = []
    for chunk in chunks(story.all):
        for time, after in read_chunk(chunk, frame):
            frame = after
            found.append(time)
    return tuple(sorted(found, key=lambda time: time.start))


def full(time: Time) -> bool:
    """Is it a day with its year, as "January 22, 2021" and unlike "9/11"?"""
    day = time.anchor == "none" and time.precision == "day"
    return day and time.value[:4] in time.text


def period_of(published: str | None) -> str | None:
    """The month or year of publication where no more is known: "2022-10", "2022"."""
    match = re.match(r"[1-8]\d{3}(?:-(?:0[1-9]|1[0-2]))?(?![\d-])", published or "")
    return match[0] if match else None


def full_date(published: str | None) -> date | None:
    """The publication day, None when only its month or year is known (or it is no real day)."""
    try:
        day = date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
    return day if day and 1000 <= day.year <= 9000 else None


def chunks(sentences: tuple[Sentence, ...]) -> Iterator[list[Sentence]]:
    """Sentences that follow each other directly: a hard line end may part "Nov." and "9"."""
    chunk: list[Sentence] = []
    for sentence in sentences:
        far = chunk and not 0 <= sentence.start - chunk[-1].end <= 2
        if far or (chunk and sentence.start - chunk[0].start > CHUNK):
            yield chunk
            chunk = []
        chunk.append(sentence)
    if chunk:
        yield chunk


def read_chunk(chunk: list[Sentence], frame: Frame) -> Iterator[tuple[Time, Frame]]:
    """Each expression of neighbouring sentences, with what the story has told after it."""
    words = read_words(frame.text, chunk[0].start, min(chunk[-1].end, chunk[0].start + LONGEST))
    index = 0
    for run in RUN.finditer(words.kinds):
        place = 0
        while spotted := spot(run[0], place):
            start = words.start(run.start() + spotted.first)
            while chunk[index].end <= start:
                index += 1
            sentence = chunk[index]
            span, is_title = (sentence.start, sentence.end), sentence.part == "title"
            if (frame.sentence, frame.title) != (span, is_title):
                frame = replace(frame, sentence=span, title=is_title)
            found = read(words, run.start(), spotted, frame)
            if found is None:
                place = spotted.first + 1
                continue
            hit, reading = found
            place = hit.last - run.start()
            time = make_time((hit.start, hit.end), reading, frame.text)
            frame = tell_on(frame, time)
            yield time, frame


def make_time(span: Span, reading: Reading, text: str) -> Time:
    """The record of one expression."""
    days = None
    if reading.type in ("DATE", "TIME"):
        days = reading.days or days_of(reading.value, reading.part)
    return Time(
        start=span[0],
        end=span[1],
        text=text[slice(*span)],
        type=reading.type,
        value=reading.value,
        earliest=days[0] if days else None,
        latest=days[1] if days else None,
        precision=precision_of(*days) if days else None,
        anchor=reading.anchor,
    )


def rule_of(time: Time) -> str:
    """The rule id under which a time is evidence, described in data/rules-time.yml."""
    if time.type in ("DURATION", "SET"):
        return f"time.{time.type.lower()}"
    if time.value.endswith("_REF"):
        return "time.reference"
    anchor = (time.anchor or "none").split(":")[0]
    return "time.absolute" if anchor == "none" else f"time.{anchor}"
