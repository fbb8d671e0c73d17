"""Reads years, decades and centuries, and tells a year from other numbers of four digits."""

import re

from generator.extract.time_values import (
    Frame,
    Hit,
    Reading,
    after,
    before,
    context,
    follows,
    part_of,
)

_NUMBERED = re.compile(r"\b[Nn]os?\.?\s*$")
_RANGE = re.compile(r"\b[12]\d{3}[-–]$")  # the first year of "2011-2013"
_STREET = re.compile(
    r"\s+(?:[NSEW]\.?\s+)?(?:[A-Z][a-z]+\s+){1,3}"
    r"(?:Street|Avenue|Road|Boulevard|Lane|Drive|Court|Place|Way|Circle|Terrace|Parkway|Highway"
    r"|Trail|Square|Plaza|St|Ave|Rd|Blvd|Dr|Ln|Ct|Pl|Hwy|Pkwy)\b"
)
_NO_YEAR = ("-", "$", "£", "€", "#", "+", "at")


def calendar_year(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "in 1998", "mid-1996", "early 1990", "fiscal 1989", but not "2000 people"."""
    year = hit.number("year")
    if year is None or not is_year(year, hit, frame):
        return None
    return Reading("DATE", f"{year:04}", part_of(hit))


def two_years(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "2015/16", "FY2015/16": a season or business year that runs over a New Year."""
    year, end = hit.number("year"), hit.number("day", "number")
    if end is None:
        end = int(hit.all("year")[1]) % 100
    lead = frame.text[max(0, hit.start - 1) : hit.start]
    if year is None or end != (year + 1) % 100 or re.match(r"[/$£€#.\w-]", lead):
        return None
    if re.match(r"[/\w-]", after(hit, frame)):
        return None
    days = (f"{year:04}-01-01", f"{year + 1:04}-12-31")
    return Reading("DATE", f"{year:04}/{year + 1:04}", days=days)


def short_year(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "in '98", "the class of '68"."""
    year = hit.number("short_year")
    word = before(hit, frame)
    if year is None or not (
        context("before_year").fullmatch(word) or context("before_modern_year").fullmatch(word)
    ):
        return None
    return Reading("DATE", f"{year + (1900 if year >= 50 else 2000)}")


def is_year(year: int, hit: Hit, frame: Frame) -> bool:
    """Is a number of four digits a year here? Prices, counts, models and addresses are not."""
    if part_of_number(hit, frame) or follows(hit, frame, "counted"):
        return False
    if follows(hit, frame, "makes") or _STREET.match(after(hit, frame)):
        return False
    if _RANGE.search(frame.text, max(0, hit.start - 6), hit.start):
        return 1000 <= year <= 2150
    word = before(hit, frame)
    if hit.has("early", "edge", "fiscal") or context("before_year").fullmatch(word):
        return 1000 <= year <= 2150
    if context("before_modern_year").fullmatch(word):
        return 1700 <= year <= 2100
    named = word[:1].isupper() and frame.text[hit.start - 1 : hit.start] in " -"
    if named and word.lower() not in ("and", "or"):
        return False  # Vision 2030
    return word not in _NO_YEAR and not word.isdecimal() and 1800 <= year <= 2060


def part_of_number(hit: Hit, frame: Frame) -> bool:
    """Is it a piece of something longer: "$1999", "AC1900", "No. 1922", "1999-a3"?"""
    text, start = frame.text, hit.start
    lead = text[max(0, start - 2) : start]
    if lead[-1:].isalnum() or _NUMBERED.search(text, max(0, start - 6), start):
        return True
    if lead and lead[-1] in "$£€#/.,:@&=_'’" and lead[0] != " ":
        return True
    return re.match(r"[%$€£/:@_=]|[.,]\d|-?[a-z]{1,2}\d|\w", after(hit, frame)) is not None


def spelled_year(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "nineteen ninety-seven", "the year two thousand"."""
    year = year_in_words(hit)
    said = hit.one("unit") == "Y" or before(hit, frame).lower() in ("in", "since", "by", "until")
    return Reading("DATE", f"{year:04}") if year and (said or year < 2000) else None


def year_in_words(hit: Hit) -> int | None:
    """The year that number words spell."""
    numbers = [int(number) for number in hit.all("number", "big")]
    if len(numbers) > 1 and numbers[0] in (19, 20) and 10 <= numbers[1] <= 99:
        ones = numbers[2] if len(numbers) > 2 and numbers[2] < 10 else 0
        return numbers[0] * 100 + numbers[1] + ones
    return 2000 + sum(numbers[2:]) if numbers[:2] == [2, 1000] else None


def decade(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "the 1990s", "the late '70s", "the nineties"; a decade is its first three digits."""
    digits = hit.number("decade")
    if digits is None:
        tens = hit.number("decade_word") or 0
    elif digits >= 100:
        return Reading("DATE", str(digits), part_of(hit))
    else:
        tens = digits
    if follows(hit, frame, "after_no_decade") or is_age(hit, frame):
        return None
    hundred = 19 if tens >= 3 else 20
    return Reading("DATE", f"{hundred}{tens}", part_of(hit))


def is_age(hit: Hit, frame: Frame) -> bool:
    """Is it somebody's age, as in "a man in his late 30s"?"""
    lead = frame.text[max(frame.sentence[0], hit.start - 20) : hit.start]
    words = re.findall(r"[^\W\d_]+", lead)[-2:]
    return any(context("owners").fullmatch(word) for word in words)


def century(hit: Hit, frame: Frame) -> Reading | None:
    """Reads "the 20th century" 19, "early 19th century"."""
    del frame
    ordinal = hit.number("ordinal_digits", "ordinal")
    if hit.one("unit") != "100Y" or ordinal is None or not 1 <= ordinal <= 30:
        return None
    return Reading("DATE", f"{ordinal - 1:02}", part_of(hit))
