"""What is known of an article beside its text: from a JSON line, front matter, markup or labels."""

import hashlib

import msgspec

from generator.model import Level, Licence, Origin, Problem
from generator.read import credit, labels
from generator.read.labels import Labels


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What is not None or empty wins over what the text says. `published` was given by a person,
    `metadata` by the page's markup. `line` is where it stands in its file."""

    id: str
    sha256: str
    path: str | None = None
    line: int = 1
    title: str | None = None
    published: str | None = None
    metadata: str | None = None
    updated: str | None = None
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    kind: str | None = None
    licence: Licence | None = None
    origin: Origin | None = None
    sources: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def warn(self, message: str, *, line: int | None = None) -> "Given":
        """The same with one more warning."""
        return msgspec.structs.replace(
            self, problems=(*self.problems, self.problem("warning", message, line=line))
        )

    def problem(self, level: Level, message: str, *, line: int | None = None) -> Problem:
        """Trouble at the place that the article came from."""
        return Problem(level=level, message=message, path=self.path, line=line or self.line)


def digest(data: bytes) -> str:
    """SHA-256 of the raw bytes."""
    return hashlib.sha256(data).hexdigest()


def with_labels(given: Given, told: Labels) -> Given:
    """What the text's own label lines add to it: "Kind: summary", "Author: …"."""
    values = told.values
    author, licence = values.get("author"), values.get("licence")
    return msgspec.structs.replace(
        given,
        published=given.published or values.get("published"),
        url=given.url or values.get("url"),
        outlet=given.outlet or values.get("outlet"),
        language=given.language or values.get("language"),
        section=given.section or values.get("section"),
        kind=given.kind or values.get("kind"),
        authors=given.authors or ((author,) if author else ()),
        licence=given.licence or (credit.licence(licence) if licence else None),
        origin=given.origin or labels.origin(values.get("summarised_from", "")),
    )
