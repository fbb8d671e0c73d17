"""A receipt quotes one sentence, marks what was read, and never quotes more than it may."""

from hypothesis import given
from hypothesis import strategies as st

from generator.story import QUOTE_LIMIT, evidence
from generator.view import receipts
from generator.view.receipts import Found, Receipt
from tests.makers import article, span

STORY = article(
    "a",
    """Blast at a mill

A bomb went off at the mill in Veltburg on Monday and killed 4 people, police said.

Nobody claimed it.
""",
)


def read(source_text: str, *found: tuple[int, int]) -> list[Receipt]:
    source = article("a", source_text)
    return list(
        receipts.receipts(
            receipts.quotes(source),
            [
                Found(f"r{n}", "", f"value {n}", "", evidence(source.text, pair, "test.rule"))
                for n, pair in enumerate(found)
            ],
        )
    )


def words(receipt: Receipt) -> str:
    return "".join(piece.text + (" " if piece.gap else "") for piece in receipt.pieces).strip()


def test_a_sentence_is_quoted_once_with_all_its_values_marked() -> None:
    spans = [span(STORY, "killed 4 people"), span(STORY, "Veltburg"), span(STORY, "A bomb")]
    (only,) = read(STORY.text, *spans)
    assert words(only) == (
        "A bomb went off at the mill in Veltburg on Monday and killed 4 people, police said."
    )
    assert [piece.text for piece in only.pieces if piece.marked] == [
        "A bomb",
        "Veltburg",
        "killed 4 people",
    ]
    assert [value.reads for value in only.values] == ["value 2", "value 1", "value 0"]


def test_a_headline_is_told_from_the_body() -> None:
    title, body = read(STORY.text, span(STORY, "Blast"), span(STORY, "Nobody claimed it."))
    assert (title.part, body.part) == ("title", "body")


def test_a_whole_sentence_needs_no_mark() -> None:
    (only,) = read(STORY.text, span(STORY, "Nobody claimed it."))
    assert not any(piece.marked for piece in only.pieces)


def test_without_the_article_the_evidence_stands_alone() -> None:
    found = Found(
        "r1", "", "value", "", evidence(STORY.text, span(STORY, "killed 4 people"), "a.b")
    )
    (only,) = receipts.receipts(receipts.quotes(None), (found,))
    assert words(only) == "killed 4 people"


def test_arabic_is_shown_from_the_right() -> None:
    assert receipts.direction("ar") == "rtl"
    assert receipts.direction("fa-IR") == "rtl"
    assert receipts.direction("en") == receipts.direction(None) == "ltr"


@given(
    before=st.lists(st.text("abcdefg", min_size=1, max_size=9), max_size=120),
    after=st.lists(st.text("hijklm", min_size=1, max_size=9), max_size=120),
)
def test_no_quotation_is_longer_than_it_may_be(before: list[str], after: list[str]) -> None:
    text = f"Title\n\n{' '.join([*before, 'XX', *after])}."
    start = text.index("XX")
    (only,) = read(text, (start, start + 2))
    shown = words(only)
    assert len(shown) <= QUOTE_LIMIT
    assert "XX" in shown
    assert shown.strip("… ") in text


def test_one_value_read_twice_in_a_sentence_is_told_once() -> None:
    (only,) = receipts.receipts(
        receipts.quotes(STORY),
        [
            Found(
                "r1-type",
                "type",
                "Kind: bombing",
                "",
                evidence(STORY.text, span(STORY, words), rule),
            )
            for words, rule in (("A bomb", "a.one"), ("went off", "a.two"))
        ],
    )
    (value,) = only.values
    assert [rule.name for rule in value.rules] == ["a.one", "a.two"]
    assert " and " in value.span


def test_two_values_that_read_alike_keep_their_own_places() -> None:
    (only,) = receipts.receipts(
        receipts.quotes(STORY),
        [
            Found(
                f"r1-{n}",
                f"attribution:{n}",
                "Suspected",
                "",
                evidence(STORY.text, span(STORY, "A bomb"), "a.b"),
            )
            for n in range(2)
        ],
    )
    assert [value.anchor for value in only.values] == ["r1-0", "r1-1"]
