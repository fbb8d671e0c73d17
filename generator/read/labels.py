"""Lines with which a text labels itself: "Kind: summary", "Summarised from: …", "Published: …"."""

import re
from typing import NamedTuple

from generator.model import Origin
from generator.read import days
from generator.read.lines import Line

NAMES = {
    "kind": "kind",
    "summarised from": "summarised_from",
    "summarized from": "summarised_from",
    "published": "published",
    "date": "published",
    "author": "author",
    "authors": "author",
    "licence": "licence",
    "license": "licence",
    "outlet": "outlet",
    "url": "url",
    "language": "language",
    "section": "section",
}
ALWAYS = frozenset({"kind", "summarised_from"})  # a text with one of these labels itself
BESIDE = 3  # lines between a date's label and others that count with it
LONGEST = 20  # characters of a label, with its colon
EDGE = 14  # written lines at the top and at the end that can be labels

_LABEL = re.compile(r"([A-Za-z][A-Za-z ]{2,16}?)\s?:\s+(\S.{0,499})$")
_ISO = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?:[T ].{0,30})?")


class Labels(NamedTuple):
    """The values by field, and the lines that they stand on."""

    values: dict[str, str]
    lines: frozenset[int]


def read(lines: tuple[Line, ...]) -> Labels:
    """The labels at the top or the end of a text. Without a kind or an origin only an ISO
    "Published: 2024-01-04" and the labels beside it count, since news pages have lines such as
    "Author: …" too."""
    written = [i for i, line in enumerate(lines) if not line.blank]
    edge = {*written[:EDGE], *written[-EDGE:]}
    found = {i: told for i in sorted(edge) if (told := _label(lines[i].words))}
    if not ALWAYS & {field for field, _ in found.values()}:
        dated = [i for i, (field, value) in found.items() if field == "published" and _iso(value)]
        found = {i: told for i, told in found.items() if any(abs(i - d) <= BESIDE for d in dated)}
    values: dict[str, str] = {}
    for field, value in found.values():
        values.setdefault(field, value)
    return Labels(values, frozenset(found))


def _iso(value: str) -> bool:
    return bool(_ISO.fullmatch(value))


def _label(words: str) -> tuple[str, str] | None:
    if ":" not in words[:LONGEST]:
        return None
    match = _LABEL.match(words[:520])
    field = NAMES.get(match[1].casefold()) if match else None
    return (field, match[2].strip()) if match and field else None


def origin(value: str) -> Origin | None:
    """What was summarised: "The Example, 2024-01-03, https://example.org/a". The date may be a
    month or "undated", the address may be missing."""
    parts = [part.strip() for part in value.split(", ")]
    url = next((p for p in parts if p.startswith(("https://", "http://"))), None)
    rest = [p for p in parts if p != url]
    date = None
    if len(rest) > 1:
        reading = days.parse(rest[-1])
        date = reading.iso if reading else None
        if date or rest[-1].casefold() == "undated":
            rest.pop()
    name = ", ".join(rest).strip(" ,")
    return Origin(outlet=name, date=date, url=url) if name else None
