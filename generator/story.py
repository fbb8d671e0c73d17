"""The story of an article as sentences, and the one way to make evidence from it.

Sentences never cross a paragraph or a span that the reader left out of the body, so no fact can
join words that the article did not put together.
"""

import itertools
import re
from typing import Literal, NamedTuple

from generator.model import Article, Evidence, Span

QUOTE_LIMIT = 300

_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s|$)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Cpl|Pvt|Sen|Rep|Gov|Pres|Rev|Hon"
    r"|St|Ste|Mt|Ft|Jr|Sr|Bros|Inc|Corp|Co|Ltd|vs|etc|No|Nos|Vol|Fig|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    r"|Sep|Sept|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun|approx|est|Ave|Blvd|Rd"
    r"|Brig|Supt|Insp|Det|Ariz|Calif|Colo|Conn|Fla|Ill|Ind|Kan|Mass|Mich|Minn|Miss|Mo|Neb|Nev"
    r"|Okla|Ore|Pa|Tenn|Tex|Va|Wash|Wis|ST|FT|MT|GEN|SEN|REP|GOV)|\b[A-Z]|\b(?:[A-Za-z]\.)+[A-Za-z])\.$"
)
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n\s*|\r\n(?=\r\n)")
_LINE = re.compile(r"\n")
_CLOSED_LINE = re.compile(r"[.!?…:\"”’)\]]\s*$")


class Sentence(NamedTuple):
    """A sentence, or a title. `text` is ``article.text[start:end]``."""

    start: int
    end: int
    text: str
    paragraph: int
    part: Literal["title", "body"]


class Story(NamedTuple):
    """What extraction reads: the article's id, text and publication day, title and sentences."""

    id: str
    text: str
    published: str | None
    title: Sentence | None
    sentences: tuple[Sentence, ...]

    @property
    def all(self) -> tuple[Sentence, ...]:
        """Title first, then the body."""
        return ((self.title,) if self.title else ()) + self.sentences


def tell(article: Article) -> Story:
    """The story of an article: its title and the sentences of its body spans."""
    text = article.text
    title = None
    if article.head.title_span:
        start, end = article.head.title_span
        title = Sentence(start, end, text[start:end], -1, "title")
    sentences: list[Sentence] = []
    paragraph = 0
    for span in article.head.body:
        for start, end in paragraphs(text, span):
            sentences += [
                Sentence(s, e, text[s:e], paragraph, "body") for s, e in split(text, (start, end))
            ]
            paragraph += 1
    return Story(article.id, text, article.head.published, title, tuple(sentences))


def paragraphs(text: str, span: Span) -> list[Span]:
    """Paragraphs of a span: blank lines part them; so does a line end after closing punctuation."""
    start, stop = span
    cuts = [start]
    for match in _PARAGRAPH.finditer(text, start, stop):
        cuts += [match.start(), match.end()]
    for match in _LINE.finditer(text, start, stop):
        if _CLOSED_LINE.search(text, max(start, match.start() - 4), match.start()):
            cuts += [match.start(), match.end()]
    cuts = sorted({*cuts, stop})
    return [trim(text, pair) for pair in itertools.pairwise(cuts) if text[slice(*pair)].strip()]


def split(text: str, span: Span) -> list[Span]:
    """Sentences of one paragraph. "Gen. Qassem" and "U.S. officials" do not end one."""
    start, stop = span
    found: list[Span] = []
    for match in _END.finditer(text, start, stop):
        rest = text[match.end() : match.end() + 12].lstrip().lstrip("\"'“‘(")
        is_point = match.group()[0] == "."
        if is_point and _ABBREVIATION.search(
            text, max(start, match.start() - 12), match.start() + 1
        ):
            continue
        if rest and rest[0].islower():
            continue
        found.append(trim(text, (start, match.end())))
        start = match.end()
    if text[start:stop].strip():
        found.append(trim(text, (start, stop)))
    return found


def trim(text: str, span: Span) -> Span:
    """The span without blanks at its ends."""
    start, end = span
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def evidence(text: str, span: Span, rule: str) -> Evidence:
    """The only maker of evidence: the quote is what the text says at the span, nothing else.

    Spans longer than 300 characters are cut there, since the archive quotes one short sentence.
    """
    start, end = span[0], min(span[1], span[0] + QUOTE_LIMIT)
    if not 0 <= start < end <= len(text):
        raise ValueError(f"rule {rule}: span {span} is not inside the text")
    return Evidence(start=start, end=end, quote=text[start:end], rule=rule)
