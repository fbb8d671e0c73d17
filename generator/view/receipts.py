"""The sentence behind a value: quoted, the value marked, with its place and its rule."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from generator.model import Article, Evidence, Record, Span
from generator.story import QUOTE_LIMIT, Sentence, tell
from generator.view import wording
from generator.view.glossary import reading_rules, rule_anchor
from generator.view.interface import language, number, say

RIGHT_TO_LEFT = frozenset(("ar", "fa", "he", "ur", "ps", "ckb", "sd", "yi", "dv"))


class Rule(NamedTuple):
    """The rule that read a value, its place on the words page, and what it reads."""

    name: str
    anchor: str
    tip: str


class Value(NamedTuple):
    """One value with the places of its words, the rules that read them and who is said to say so.
    `anchor` is where figures point to on the page."""

    anchor: str
    reads: str
    span: str
    rules: tuple[Rule, ...]
    said_by: str


class Piece(NamedTuple):
    """Words of a quotation; `gap` tells whether a blank follows."""

    text: str
    marked: bool
    gap: bool


class Receipt(NamedTuple):
    """A sentence, at most 300 characters of it, and all values that were read from it, marked.
    `part` is "title" or "body"."""

    pieces: tuple[Piece, ...]
    part: str
    values: tuple[Value, ...]


class Found(NamedTuple):
    """A value before it has its receipt: what it reads as, who says so, its evidence. `key` is
    the same for what is one value of the record, such as "when"."""

    anchor: str
    key: str
    reads: str
    said_by: str
    evidence: Evidence


class Quotes(NamedTuple):
    """The sentences of one article, to quote from."""

    article: Article | None
    sentences: tuple[Sentence, ...]

    def sentence(self, found: Evidence) -> Sentence | None:
        """The sentence that holds the start of the evidence."""
        return next((s for s in self.sentences if s.start <= found.start < s.end), None)


def quotes(article: Article | None) -> Quotes:
    """What can be quoted of an article; without it evidence is shown without its sentence."""
    return Quotes(article, tell(article).all if article else ())


def receipts(source: Quotes, values: Iterable[Found]) -> Iterator[Receipt]:
    """The receipts of values, a sentence each, in the order of the text."""
    ordered = sorted(values, key=lambda each: (each.evidence.start, each.evidence.end))
    group: list[Found] = []
    held: Sentence | None = None
    for each in ordered:
        sentence = source.sentence(each.evidence)
        if group and (sentence is None or sentence != held or not _fits(held, group, each)):
            yield _receipt(source, held, group)
            group = []
        held = sentence
        group.append(each)
    if group:
        yield _receipt(source, held, group)


def _fits(sentence: Sentence, group: list[Found], each: Found) -> bool:
    """Whether one quotation can hold one more value."""
    if sentence.end - sentence.start <= QUOTE_LIMIT:
        return True
    return each.evidence.end - group[0].evidence.start <= QUOTE_LIMIT - 4


def _receipt(source: Quotes, sentence: Sentence | None, group: list[Found]) -> Receipt:
    values = _values(group)
    if source.article is None or sentence is None:
        return Receipt(
            (Piece(flat(group[0].evidence.quote), marked=False, gap=False),), "body", values
        )
    spans = _merged([(e.evidence.start, min(e.evidence.end, sentence.end)) for e in group])
    left, right = _window(sentence, spans[0][0], spans[-1][1])
    pieces = tuple(p for p in _pieces(source.article.text, (left, right), spans) if p.text)
    return Receipt(_cut(pieces, sentence, (left, right)), sentence.part, values)


def _values(group: list[Found]) -> tuple[Value, ...]:
    """The values of one sentence; the same read twice in it is one, with both places."""
    same: dict[tuple[str, str], list[Found]] = {}
    for each in group:
        same.setdefault((each.key, each.reads), []).append(each)
    return tuple(_value(found) for found in same.values())


def _value(same: list[Found]) -> Value:
    names = dict.fromkeys(each.evidence.rule for each in same if each.evidence.rule)
    spans = dict.fromkeys(f"{number(e.evidence.start)}–{number(e.evidence.end)}" for e in same)
    return Value(
        anchor=min((each.anchor for each in same), key=len),
        reads=same[0].reads,
        span=say("lists.joint").join(spans),
        rules=tuple(Rule(name, rule_anchor(name), rules().get(name, "")) for name in names),
        said_by=same[0].said_by,
    )


def _merged(spans: list[Span]) -> list[Span]:
    """The spans in order, those that overlap as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _pieces(text: str, window: Span, spans: list[Span]) -> Iterator[Piece]:
    """The words of a window, the spans in it marked; a span that is all of it needs no mark."""
    position, whole = window[0], [window] == spans
    for start, end in spans:
        if position < start:
            yield _piece(text, (position, start), marked=False)
        yield _piece(text, (start, end), marked=not whole)
        position = end
    if position < window[1]:
        yield _piece(text, (position, window[1]), marked=False)


def _piece(text: str, span: Span, *, marked: bool) -> Piece:
    words = text[slice(*span)]
    after = text[span[1] : span[1] + 1]
    return Piece(flat(words), marked, gap=words[-1:].isspace() or after.isspace())


def _cut(pieces: tuple[Piece, ...], sentence: Sentence, window: Span) -> tuple[Piece, ...]:
    """The pieces with dots where the sentence goes on before or after them."""
    dots = Piece("…", marked=False, gap=True)
    before = (dots,) if window[0] > sentence.start else ()
    return (*before, *pieces, *((dots,) if window[1] < sentence.end else ()))


def _window(sentence: Sentence, start: int, end: int) -> Span:
    """The part of a long sentence that is quoted: 300 characters with the values inside."""
    if sentence.end - sentence.start <= QUOTE_LIMIT:
        return sentence.start, sentence.end
    room = QUOTE_LIMIT - 4 - (end - start)
    if room <= 0:
        return start, min(end, start + QUOTE_LIMIT)
    left = max(sentence.start, start - room // 2)
    right = min(sentence.end, left + QUOTE_LIMIT - 4)
    left = max(sentence.start, right - QUOTE_LIMIT + 4)
    text, base = sentence.text, sentence.start
    if left > sentence.start and (blank := text.find(" ", left - base, start - base)) >= 0:
        left = base + blank + 1
    if right < sentence.end and (blank := text.rfind(" ", end - base, right - base)) >= 0:
        right = base + blank
    return left, right


def flat(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def rules() -> Mapping[str, str]:
    """What each rule reads, in one line."""
    return _rules(language())


@cache
def _rules(_: str) -> Mapping[str, str]:
    return reading_rules()


def outlet(record: Record) -> str:
    """What a source is called: its outlet, else its title, else "outlet not known"."""
    head = record.article
    if head.summarised_from:
        return head.summarised_from.outlet
    return head.outlet or unknown_outlet()


def unknown_outlet() -> str:
    """What stands for the name of an outlet that nothing tells."""
    return say("in_receipts.outlet_not_known")


def source_name(record: Record) -> str:
    """The outlet with what the article is: "Al Jazeera (summary)"."""
    return (
        say("in_receipts.summary", outlet=outlet(record))
        if record.article.kind == "summary"
        else outlet(record)
    )


def published(record: Record) -> str:
    """The day of publication in short, or that none was found."""
    head = record.article
    if head.published:
        return wording.short_day(head.published)
    return (
        say("in_receipts.day_ambiguous")
        if head.published_candidates
        else say("in_receipts.no_date_found")
    )


def direction(language: str | None) -> str:
    """The writing direction of a language: "rtl" for Arabic, else "ltr"."""
    return "rtl" if (language or "").split("-")[0] in RIGHT_TO_LEFT else "ltr"
