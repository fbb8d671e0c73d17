"""What linking knows of one report: its days, its place, and the words of its article."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from generator.model import Record, Report

Key = tuple[str, int]  # an article and the index of the report in it


class Mention(NamedTuple):
    """One report of one article. Days are ordinals; `first` and `last` bound the event."""

    key: Key
    record: Record
    report: Report
    published: int | None
    first: int | None
    last: int | None

    @property
    def exact(self) -> bool:
        """Whether the event's day is known to the day."""
        return self.first is not None and self.first == self.last


class Corpus(NamedTuple):
    """How common words, places and actors are among the records given, and the weight of every
    word in every article, each article's weights being of length one."""

    size: int
    words: dict[str, dict[str, float]]
    titles: dict[str, dict[str, float]]
    spread: Counter[str]
    places: Counter[str]
    actors: Counter[str]


def mentions(records: Iterable[Record]) -> tuple[Mention, ...]:
    """Every report of every record, in order of article and place in it."""
    return tuple(
        _mention(record, index)
        for record in sorted(records, key=lambda record: record.id)
        for index in range(len(record.incidents))
    )


def _mention(record: Record, index: int) -> Mention:
    report = record.incidents[index]
    return Mention(
        key=(record.id, index),
        record=record,
        report=report,
        published=ordinal(record.article.published),
        first=ordinal(report.when.earliest),
        last=ordinal(report.when.latest),
    )


def ordinal(iso: str | None) -> int | None:
    """The day's number since the year 1; None for anything that is no full ISO day."""
    if not iso:
        return None
    try:
        return date.fromisoformat(iso[:10]).toordinal()
    except ValueError:
        return None


def survey(records: Sequence[Record]) -> Corpus:
    """How common everything is among these records."""
    spread = Counter(term for record in records for term in record.fingerprint.terms)
    size = len(records)
    words = {record.id: _unit(record.fingerprint.terms, spread, size) for record in records}
    titles = {record.id: _title(record, spread, size) for record in records}
    reports = [report for record in records for report in record.incidents]
    places = Counter(place_key(report) for report in reports)
    actors = Counter(actor for report in reports for actor in parties(report))
    return Corpus(size, words, titles, spread, places, actors)


def rarity(count: int, size: int) -> float:
    """Inverse document frequency; with few records every word counts nearly alike."""
    return math.log((size + 20) / (count + 1))


def _unit(terms: dict[str, float], spread: Counter[str], size: int) -> dict[str, float]:
    weights = {term: weight * rarity(spread[term], size) for term, weight in terms.items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / length for term, weight in weights.items() if spread[term] > 1}


def _title(record: Record, spread: Counter[str], size: int) -> dict[str, float]:
    words = set((record.article.title or "").lower().split())
    terms = record.fingerprint.terms
    return {word: rarity(spread[word], size) for word in sorted(words) if word in terms}


def place_key(report: Report) -> str:
    """A place's name and country in one word: ``kerman|IR``."""
    return f"{(report.where.name or '').lower()}|{report.where.country or ''}"


def parties(report: Report) -> tuple[str, ...]:
    """The actors that a report holds responsible, or that say they were."""
    return tuple(sorted({attribution.actor for attribution in report.attributions}))
