"""A source as every page names it: outlet, day and how it is known, origin, rights, address."""

from typing import NamedTuple

from generator import escape
from generator.model import Head, Record
from generator.view import wording
from generator.view.interface import say
from generator.view.lookup import Lookup
from generator.view.receipts import outlet


class SourceRow(NamedTuple):
    """An article in a list of sources. `original` is its address, where a link may lead there."""

    outlet: str
    target: str | None
    kind: str
    published: str
    day_target: str | None
    basis: wording.Term
    origin: str
    rights: str
    original: str | None


def source_row(look: Lookup, record: Record) -> SourceRow:
    """The row of an article."""
    head = record.article
    return SourceRow(
        outlet=outlet(record),
        target=look.source(record.id),
        kind=kind(head),
        published=published(head),
        day_target=look.date(head.published),
        basis=wording.term("published_basis", head.published_basis or "unknown"),
        origin=_origin_words(look, record),
        rights=rights(head),
        original=original(head),
    )


def kind(head: Head) -> str:
    """Whether an article is the report itself or a summary of one, with whose."""
    if head.kind != "summary":
        return "report"
    found = head.summarised_from
    if found is None:
        return say("in_cited.summary_of_a_report")
    return say("in_cited.summary_of_a_report_2", outlet=found.outlet) + (
        f", {wording.day(found.date)}" if found.date else ""
    )


def published(head: Head) -> str:
    """The day of publication, or the days that it may be."""
    if head.published:
        return wording.day(head.published)
    if head.published_candidates:
        return wording.listed((wording.day(c) for c in head.published_candidates), "or")
    return say("in_cited.no_date_found")


def rights(head: Head) -> str:
    """What the article's own licence sentence allows."""
    found = wording.words()["reprint"]
    return str(found[head.licence.reprint if head.licence else "unknown"])


def original(head: Head) -> str | None:
    """The address of the original, if it is safe to link to."""
    if head.summarised_from and head.summarised_from.url:
        return escape.url(head.summarised_from.url)
    return escape.url(head.url)


def origin(look: Lookup, record: Record) -> str:
    """The name of the source that a report goes back to: its upstream, else its own outlet."""
    twin = look.archive.duplicates.get(record.id)
    if twin and twin in look.records:
        record = look.records[twin]
    return look.archive.origins.get(record.id) or outlet(record)


def _origin_words(look: Lookup, record: Record) -> str:
    twin = look.archive.duplicates.get(record.id)
    if twin and twin in look.records:
        return say("in_cited.repeats_not_counted_again", twin=outlet(look.records[twin]))
    return look.archive.origins.get(record.id) or say("in_cited.its_own")
