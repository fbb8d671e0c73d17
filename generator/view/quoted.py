"""A statement as lists show it: direct words in quotation marks, all others as the article's."""

from collections.abc import Mapping
from typing import NamedTuple

from generator.model import Record, Statement
from generator.story import QUOTE_LIMIT
from generator.view import wording
from generator.view.facts import Text
from generator.view.interface import say
from generator.view.lookup import Lookup
from generator.view.receipts import published, source_name


class Quoted(NamedTuple):
    """A statement: `direct` quotations stand in marks, all others are the article's words."""

    iso: str | None
    day: str
    verb: str
    direct: bool
    quote: str
    source: str
    target: str | None
    anchor: str
    about: Text | None


def quoted(
    look: Lookup, about: Mapping[str, str], statement: Statement, number: int, record: Record
) -> Quoted:
    """A statement with the article that it is read in and the incident that one is about."""
    subject = look.incidents.get(about.get(record.id, ""))
    words = " ".join(statement.quote[:QUOTE_LIMIT].split()).rstrip(",")
    return Quoted(
        iso=statement.when,
        day=wording.full_day(statement.when)
        if statement.when
        else say("in_quoted.told", record=published(record)),
        verb=statement.verb,
        direct=statement.direct,
        quote=words + (" …" if len(statement.quote) > QUOTE_LIMIT else ""),
        source=f"{source_name(record)}, {published(record)}",
        target=look.source(record.id),
        anchor=f"s{number}",
        about=Text(subject.title, look.incident(subject.id)) if subject else None,
    )
