"""Finds expressions of time: patterns over the classes of words, and what reads each one.

A pattern names classes of data/times.yml, with the usual marks for optional and repeated ones.
Of several that fit at one place the first in this list wins, so the longer stand first.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from generator.extract import (
    time_anchor,
    time_calendar,
    time_clock,
    time_days,
    time_nth,
    time_partial,
    time_values,
    time_years,
)
from generator.extract.time_values import Frame, Hit, Reading
from generator.extract.time_words import OTHER, Words, lexicon

Reader = Callable[[Hit, Frame], Reading | None]


class Rule(NamedTuple):
    """What to find and who reads it."""

    name: str
    pattern: str
    read: Reader


# Shorthands: a name in capitals stands for the classes behind it.
SHORT = {
    "UNITS": "(?:unit|units|quarter|quarters|second|weekend|weekends|moments)",
    "MONTH": "(?:month|month_short dot?)",
    "WEEKDAY": "(?:weekday|weekday_short dot?)",
    "SAID": "(?:weekday|weekday_short dot)",
    "DAYNUM": "(?:day|ordinal_digits)",
    "SPELLED": "(?:number (?:number|big) (?:hyphen? number)?)",
    "YEAR": "(?:comma? year|comma? short_year)",
    "COUNT": "(?:a? vague big? of?|(?:number|day|fraction)(?:(?:hyphen|and)? (?:number|big)){0,4}"
    "(?:or (?:number|day)(?:hyphen? number)?)?|a big)",
    "SOME": "(?:approximate|over(?!a? vague|the))",
    "STEP": "(?:last|past|next|coming|this)",
    "EARLY": "(?:early hyphen?|the early hyphen?|the? edge of the?)",
}
SHORT["PLAIN"] = (
    "(?:MONTH hyphen? the? (?:DAYNUM|ordinal|second) YEAR?|DAYNUM of? hyphen? MONTH hyphen? YEAR?)"
)
SHORT["DATE"] = "(?:WEEKDAY comma? the? PLAIN|PLAIN (?:comma? SAID)?)"
SHORT["CLOCK"] = (
    "(?:(?:clock|number|day)(?:am|pm) dot? zone?|clock zone?|(?:number|day) oclock"
    "|(?:number|day|clock) oclock? in the part_of_day|noon)"
)

RULES: tuple[Rule, ...] = (
    # days and hours
    Rule("iso", "iso", time_days.iso_day),
    Rule("slash", "slash", time_days.slashed_day),
    Rule("days", "MONTH day (?:hyphen|or) day YEAR?", time_days.day_range),
    Rule("days_first", "day (?:hyphen|or) day of? MONTH YEAR?", time_days.day_range),
    Rule(
        "clock_start",
        "(?:clock|day)(?=(?:or|hyphen|and)(?:clock|day)(?:am|pm))",
        time_clock.clock_start,
    ),
    Rule(
        "clock",
        "(?:approximate|about)? CLOCK (?:comma? on?"
        " (?:the? (?:DATE|SAID|deictic) part_of_day?|(?:this|last) part_of_day))?",
        time_clock.clock,
    ),
    Rule("part_of", "the? early? part_of_day of the? (?:DATE|SAID)", time_clock.part_of_date),
    Rule("week_of", "the unit of (?:DATE)", time_days.week_of),
    Rule(
        "day",
        "(?:STEP coming|approximate|early)? (?:the DAYNUM of MONTH YEAR?|DATE)",
        time_days.full_day,
    ),
    Rule(
        "second_day",
        "(?:(?<=month day and)|(?<=month_short dot day and))day YEAR?",
        time_partial.second_day,
    ),
    Rule("month_year", "EARLY? MONTH comma? of? (?:year|short_year|SPELLED)", time_days.month_year),
    Rule("month_of", "EARLY? MONTH of? STEP unit", time_calendar.month),
    Rule("day_of_month", "the ordinal_digits (?:of (?:STEP|the) unit)?", time_partial.day_of_month),
    # counted in a month or from today
    Rule(
        "nth_weekday",
        "the? (?:ordinal|second|ordinal_digits|last) weekday (?:of|in) MONTH YEAR?",
        time_nth.nth_weekday,
    ),
    Rule(
        "nth_week",
        "the? (?:ordinal|second|ordinal_digits|last) unit (?:of|in) MONTH YEAR?",
        time_nth.nth_week,
    ),
    Rule("weekdays_ago", "(?:number|day|a? vague of?) weekdays ago", time_nth.weekdays_ago),
    Rule("weekday_of_week", "SAID of? STEP unit", time_nth.weekday_of_week),
    Rule("day_beyond", "the? unit (?:before|after) deictic", time_nth.day_beyond),
    # hanging on publication
    Rule(
        "deictic_part",
        "(?:early|earlier)? hyphen? part_of_day deictic|deictic part_of_day",
        time_anchor.deictic,
    ),
    Rule("deictic", "(?:early|earlier)? deictic", time_anchor.deictic),
    Rule("deictic_time", "deictic_time", time_anchor.deictic_time),
    Rule("part_now", "(?:early|earlier)? (?:this|last) part_of_day", time_anchor.part_now),
    Rule(
        "weekly",
        "each (?:weekday|month|season|part_of_day|weekend)|weekday parts_of_day|weekdays",
        time_values.repetition,
    ),
    Rule("every", "each (?:number|day)? (?:unit|units|quarter|second)", time_values.repetition),
    Rule(
        "weekday",
        "(?:early? (?:STEP|previous|following) coming?"
        "|the (?:last|previous|following|coming)|early)? SAID (?:part_of_day|noon)?",
        time_anchor.weekday,
    ),
    Rule(
        "month", "EARLY? (?:the? (?:STEP|previous|following))? coming? MONTH", time_calendar.month
    ),
    Rule(
        "season",
        "EARLY? the? STEP? past? season (?:of? STEP unit|of? (?:year|SPELLED))?",
        time_calendar.season,
    ),
    Rule("holiday", "STEP? coming? holiday YEAR?", time_calendar.holiday),
    # quarters and business years
    Rule(
        "quarter_year",
        "the? fiscal? hyphen? (?:ordinal|second|ordinal_digits|last) hyphen?"
        "(?:quarter|half|period) of? fiscal? (?:year|the? STEP unit)",
        time_calendar.quarter,
    ),
    Rule(
        "year_quarter",
        "(?:STEP unit genitive|the? (?:year|year_ago|fiscal|STEP))? hyphen?"
        "(?:ordinal|second|ordinal_digits) hyphen (?:quarter|half)",
        time_calendar.quarter,
    ),
    Rule(
        "quarter",
        "(?:STEP unit genitive|the? (?:year|year_ago|fiscal|STEP)|the)? hyphen?"
        "(?:ordinal|second|ordinal_digits) (?:quarter|half)",
        time_calendar.quarter,
    ),
    Rule(
        "this_quarter",
        "the? (?:latest|year|year_ago|comparable|STEP|previous){1,2} fiscal?"
        "(?:quarter|period)|the quarter (?:a unit ago)?",
        time_calendar.this_quarter,
    ),
    Rule("year_ago", "year_ago", time_calendar.year_ago),
    # lengths that reach to publication
    Rule(
        "length_near",
        "SOME? the? (?:last|past|next|coming|following|latest|ordinal|previous)"
        " additional? COUNT additional? UNITS (?:or so)?",
        time_anchor.length_near,
    ),
    Rule(
        "length_recent",
        "(?:coming|past|recent) (?:units|quarters)|the units coming",
        time_anchor.length_near,
    ),
    Rule("past_unit", "the past unit|past unit", time_anchor.past_unit),
    # counted
    Rule("ago", "(?:SOME|about)? (?:COUNT|a) UNITS (?:or so)? ago|units ago", time_anchor.ago),
    Rule(
        "from_story",
        "SOME? (?:COUNT|a) UNITS (?:earlier|before|after)",
        time_anchor.from_story,
    ),
    Rule(
        "edge", "approximate? year_end|the? edge of the? STEP? (?:unit|quarter)", time_calendar.edge
    ),
    Rule(
        "weekend",
        "(?:early|earlier|the? edge of)? (?:the STEP?|STEP) past? weekend",
        time_anchor.weekend,
    ),
    Rule(
        "unit_near",
        "(?:earlier|EARLY)? (?:the (?:previous|following|latest|this|last)|STEP|previous)"
        " past? fiscal? unit|the next unit or so",
        time_anchor.unit_near,
    ),
    Rule(
        "same", "earlier? (?:the? that? same|that) (?:unit|quarter|part_of_day)", time_anchor.same
    ),
    Rule(
        "story_day",
        "the (?:next|following|previous) part_of_day|the (?:next|following) unit"
        "|the unit (?:before|after)",
        time_anchor.story_day,
    ),
    Rule(
        "in_the",
        "earlier in the (?:unit|part_of_day)|the additional? fiscal? unit",
        time_anchor.in_the,
    ),
    Rule("long", "(?:unit|units) hyphen lasting", time_values.duration),
    Rule("or_two", "a unit or number", time_values.duration),
    Rule(
        "length",
        "SOME? (?:the year_ago? COUNT additional? (?:units|quarters)"
        "|COUNT hyphen? additional? UNITS) (?:and a half)?",
        time_values.duration,
    ),
    Rule(
        "one_half",
        "a unit and a half|half hyphen? a? unit|COUNT and a half units",
        time_values.duration,
    ),
    Rule("one_unit", "(?:SOME|about)? a additional? unit", time_values.one_unit),
    Rule("plain_units", "units", time_values.plain_units),
    # years and longer
    Rule("spelled_year", "(?:the unit)? SPELLED", time_years.spelled_year),
    Rule("decade", "EARLY? the? (?:decade|decade_word)", time_years.decade),
    Rule("century", "EARLY? the? (?:ordinal|ordinal_digits) hyphen? unit", time_years.century),
    Rule("two_years", "fiscal? year stroke (?:day|number|year)", time_years.two_years),
    Rule("fiscal", "fiscal year", time_years.calendar_year),
    Rule("year", "EARLY? year", time_years.calendar_year),
    Rule("short_year", "short_year", time_years.short_year),
    Rule(
        "anniversary",
        "(?:the|a)? (?:ordinal|second|ordinal_digits) anniversary",
        time_anchor.anniversary,
    ),
    # references and repetitions
    Rule("named_day", "named_day", time_days.named_day),
    Rule("reference", "present|reference", time_values.reference),
    Rule("current", "this", time_values.current),
    Rule("the_past", "the past", time_values.the_past),
    Rule("set", "set", time_values.adverb_set),
)


# Words that no expression starts with, and two that only some words may follow.
NO_START = ("of", "on", "in", "at", "or", "and", "so", "comma", "dot", "hyphen", "genitive")


@cache
def patterns() -> re.Pattern[str]:
    """All patterns as one, a group for each; it is tried only where an expression may start."""
    code = lexicon().code
    never = "".join(code[name] for name in NO_START) + OTHER
    leads = code["the"] + code["a"]
    rules = "|".join(f"(?P<{rule.name}>{compiled(rule.pattern)})" for rule in RULES)
    return re.compile(rf"(?=[^{never}])(?![{leads}][{never}])(?:{rules})")


class Spot(NamedTuple):
    """An expression that a rule found at words ``[first, last)`` of a run."""

    rule: str
    first: int
    last: int


RUN = re.compile(f"[^{OTHER}]+[{OTHER}]?")  # no expression holds a word of no class


@lru_cache(maxsize=20_000)
def spot(run: str, place: int) -> Spot | None:
    """The first expression from a place on in a run of classes; most runs come again and again."""
    match = patterns().search(run, place)
    return Spot(match.lastgroup or "", *match.span()) if match else None


@cache
def from_rule(name: str) -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    """A rule and those behind it, each with its own pattern, for a second look where the first
    rule that fits declines."""
    names = [rule.name for rule in RULES]
    return tuple(zip(RULES, each(), strict=True))[names.index(name) :]


@cache
def each() -> tuple[re.Pattern[str], ...]:
    """Each pattern alone."""
    return tuple(re.compile(compiled(rule.pattern)) for rule in RULES)


def read(words: Words, run: int, spot: Spot, frame: Frame) -> tuple[Hit, Reading] | None:
    """The reading of what was found in the run that starts at the word `run`: by the rule that
    fits, else by a later one that fits too."""
    first = run + spot.first
    for rule, pattern in from_rule(spot.rule):
        if rule.name == spot.rule:
            hit = Hit(words, first, run + spot.last)
        elif again := pattern.match(words.kinds, first):
            hit = Hit(words, first, again.end())
        else:
            continue
        reading = rule.read(hit, frame)
        if reading:
            return hit, reading
    return None


def compiled(pattern: str) -> str:
    """A pattern over class names as one over class characters."""
    code = lexicon().code
    for _ in range(4):
        pattern = re.sub(r"\b[A-Z]+\b", lambda match: SHORT[match[0]], pattern)
    return re.sub(r"[a-z_]+", lambda match: code[match[0]], pattern).replace(" ", "")
