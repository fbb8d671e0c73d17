"""What stands inside a paragraph and is not the story: "(Related: …)", "READ MORE: …"."""

import re
from collections.abc import Iterator

from generator.model import Span, SpanKind
from generator.read.lines import each

Cut = tuple[int, int, SpanKind]

_BRACKETED = re.compile(
    r"[(\[](?:related|read more|read also|also read|see also|more|watch|read)"
    r"(?: ?:| \|| at\b| here\b)"
    r"[^()\[\]\n]{0,400}[)\]]",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:RELATED|READ MORE|READ ALSO|ALSO READ|SEE ALSO|MORE|Read more|Related"
    r"|Also read|Read also|See also)(?: ?:| ?\||: )[^\n]{3,220}(?=\n|\r|$)"
)
_TRAILS = ("RELATED", "ALSO", "MORE", "Related", "Read ", "Also read", "See also")  # one in each
_SENTENCE_END = re.compile(r"[.!?\"”’)] $")
_TAIL = re.compile(
    r"(?<=[.!?\"”’)] )\(?(?:TM and )?(?:©|\(c\)|Copyright)\s*(?:©|\(c\))?\s*(?:©|(?:19|20)\d\d)",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"(?m)^[ \t]*(?:please enable javascript to [a-z ]{3,40}?(?:video|page|content|site)\b"
    r"|copyright (?:by |\d{4} )?[\w.,' -]{2,40}[-–—.,]? all rights reserved\b)[ .:]*(?=\S)",
    re.IGNORECASE,
)
_CLAIMS = ("©", "(c)", "copyright")
_LINE = re.compile(r"[^\n]+")
TAIL = 700  # last characters of a line in which a copyright notice is looked for


def cuts(text: str, body: tuple[Span, ...]) -> tuple[Cut, ...]:
    """The stretches of the body that are links, and notices at either end of a paragraph."""
    found = sorted(_cuts(text, body))
    kept: list[Cut] = []
    for cut in found:
        if not kept or cut[0] >= kept[-1][1]:
            kept.append(cut)
    return tuple(kept)


def _cuts(text: str, body: tuple[Span, ...]) -> Iterator[Cut]:
    trails = any(map(text.__contains__, _TRAILS))
    for start, end in body:
        for at in each(text, "([", start, end):
            if match := _BRACKETED.match(text, at, end):
                yield (*match.span(), "inline_link")
        yield from _trailing(text, start, end) if trails else ()
        low = text[start:end].lower()
        claims = any(mark in low for mark in _CLAIMS)
        if claims or "javascript" in low:
            for match in _LEADING.finditer(text, start, end):
                yield (*match.span(), "notice")
        for line in _LINE.finditer(text, start, end) if claims else ():
            notice = _TAIL.search(text, max(line.start(), line.end() - TAIL), line.end())
            if notice:
                yield (notice.start(), line.end(), "notice")


def _trailing(text: str, start: int, end: int) -> Iterator[Cut]:
    """The links that follow a sentence and run to the end of its line: "… said. READ MORE: …"."""
    match = _TRAILING.search(text, start, end)
    while match:
        is_after = _SENTENCE_END.search(text, max(start, match.start() - 2), match.start())
        if is_after:
            yield (*match.span(), "inline_link")
        match = _TRAILING.search(text, match.end() if is_after else match.start() + 1, end)
