"""What may leave the archive: nobody private by name, key or in the words that are quoted."""

import re
from collections.abc import Iterable, Mapping

from generator.escape import plain
from generator.model import Evidence, Incident, Record
from generator.view.lookup import Lookup
from generator.view.people import Cast, named_in, private_names

NOBODY = "not-named"  # stands for a private person where a key has to stand
_ADDRESS = re.compile(r"[^\w'’]+|_")


class Gate:
    """Decides for an archive under its privacy profile. `about` tells which incident a report
    (article, number) belongs to."""

    def __init__(self, people: Cast) -> None:
        self.people = people
        self.look: Lookup = people.look
        self.about: Mapping[tuple[str, int], Incident] = {
            (ref.article, ref.index): incident
            for incident in self.look.archive.incidents
            for ref in incident.reports
        }
        self._private: dict[str, frozenset[str]] = {}

    def key(self, key: str | None, records: Iterable[Record] = ()) -> str | None:
        """The archive's key of an actor that may be named, else None."""
        if not key:
            return None
        known = self.people.key(key, records)
        return known if known in self.look.actors else None

    def name(self, key: str | None, records: Iterable[Record] = ()) -> str | None:
        """An actor or a source in the words that pages use; None when nobody is told."""
        return self.people.named(key, records).text if key else None

    def who(self, key: str, records: Iterable[Record]) -> str:
        """A key that stands where one must: the archive's, a source's words, or nobody's."""
        records = tuple(records)
        known = self.key(key, records)
        if known:
            return known
        if self.people.private(key, records):
            return NOBODY
        return key if key in self.people.everyone else str(self.name(key, records))

    def keys(self, keys: Iterable[str], records: Iterable[Record]) -> tuple[str, ...]:
        """The keys of those who may be named."""
        records = tuple(records)
        return tuple(sorted({known for key in keys if (known := self.key(key, records))}))

    def words(self, text: str | None, *records: Record) -> str | None:
        """Words of an article on one line, None if they name somebody private of it."""
        if not text or any(named_in(text, self._names(record)) for record in records):
            return None
        return plain(text)

    def title(self, record: Record) -> str | None:
        """An article's headline, None if it names somebody private."""
        return self.words(record.article.title, record)

    def address(self, url: str | None, record: Record) -> str | None:
        """An address, None if its words name somebody private."""
        return url if url and self.words(_ADDRESS.sub(" ", url), record) else None

    def quoted(self, found: Evidence, record: Record) -> Evidence:
        """Evidence without its quotation if that names somebody private."""
        quote = self.words(found.quote, record) or ""
        return Evidence(start=found.start, end=found.end, quote=quote, rule=found.rule)

    def records(self, incident: Incident) -> tuple[Record, ...]:
        """The articles that tell of an incident, each once."""
        found = self.look.records
        return tuple({r.article: found[r.article] for r in incident.reports if r.article in found}
                     .values())  # fmt: skip

    def whole(self, record: Record) -> bool:
        """Whether everything that an article tells of is shown: nothing of it was withdrawn."""
        numbers = range(len(record.incidents))
        told = all((record.id, number) in self.about for number in numbers)
        return told or not self.look.archive.withheld

    def _names(self, record: Record) -> frozenset[str]:
        if record.id not in self._private:
            self._private[record.id] = private_names(self.people, record)
        return self._private[record.id]
