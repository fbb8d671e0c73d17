"""The sentence behind a value: quoted, the value marked, with its place and its rule."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from generator.model import Article, Evidence, Record
from generator.story import QUOTE_LIMIT, Sentence, tell
from generator.view import wording
from generator.view.glossary import reading_rules, rule_anchor

RIGHT_TO_LEFT = frozenset(("ar", "fa", "he", "ur", "ps", "ckb", "sd", "yi", "dv"))


class Receipt(NamedTuple):
    """One value and the words it was read from.

    `before`, `mark` and `after` are the sentence round the value, at most 300 characters together;
    `gaps` tells whether blanks stand before and after the mark;
    `part` is "title" or "body"; `anchor` the place on the page that figures point to.
    """

    anchor: str
    reads: str
    before: str
    mark: str
    after: str
    gaps: tuple[bool, bool]
    part: str
    span: str
    rule: str
    rule_anchor: str
    rule_tip: str
    said_by: str


class Quotes(NamedTuple):
    """The sentences of one article, to quote from."""

    article: Article | None
    sentences: tuple[Sentence, ...]

    def round(self, found: Evidence) -> tuple[str, str, str, str]:
        """The sentence round evidence as (before, mark, after, part)."""
        sentence = next((s for s in self.sentences if s.start <= found.start < s.end), None)
        if self.article is None or sentence is None:
            return "", found.quote, "", "body"
        end = min(found.end, sentence.end) if found.end > found.start else sentence.end
        left, right = _window(sentence, found.start, end)
        text = self.article.text
        before = ("… " if left > sentence.start else "") + text[left : found.start]
        after = text[end:right] + (" …" if right < sentence.end else "")
        return before, text[found.start : end], after, sentence.part


def quotes(article: Article | None) -> Quotes:
    """What can be quoted of an article; without it evidence is shown without its sentence."""
    return Quotes(article, tell(article).all if article else ())


def receipt(
    source: Quotes, found: Evidence, *, anchor: str, reads: str, said_by: str = ""
) -> Receipt:
    """The receipt of one value."""
    before, mark, after, part = source.round(found)
    return Receipt(
        anchor=anchor,
        reads=reads,
        before=flat(before),
        mark=flat(mark),
        after=flat(after),
        gaps=(before[-1:].isspace(), after[:1].isspace()),
        part=part,
        span=f"{found.start:,}–{found.end:,}",
        rule=found.rule,
        rule_anchor=rule_anchor(found.rule),
        rule_tip=rules().get(found.rule, ""),
        said_by=said_by,
    )


def _window(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The part of a long sentence that is quoted: 300 characters with the value inside."""
    room = QUOTE_LIMIT - 4 - (end - start)
    if sentence.end - sentence.start <= QUOTE_LIMIT:
        return sentence.start, sentence.end
    if room <= 0:
        return start, end
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


@cache
def rules() -> Mapping[str, str]:
    """What each rule reads, in one line."""
    return reading_rules()


def outlet(record: Record) -> str:
    """What a source is called: its outlet, else its title, else "outlet not known"."""
    head = record.article
    if head.summarised_from:
        return head.summarised_from.outlet
    return head.outlet or "outlet not known"


def source_name(record: Record) -> str:
    """The outlet with what the article is: "Al Jazeera (summary)"."""
    return outlet(record) + (" (summary)" if record.article.kind == "summary" else "")


def published(record: Record) -> str:
    """The day of publication in short, or that none was found."""
    head = record.article
    if head.published:
        return wording.short_day(head.published)
    return "day ambiguous" if head.published_candidates else "no date found"


def direction(language: str | None) -> str:
    """The writing direction of a language: "rtl" for Arabic, else "ltr"."""
    return "rtl" if (language or "").split("-")[0] in RIGHT_TO_LEFT else "ltr"
