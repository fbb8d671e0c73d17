"""Sentences, paragraphs and evidence: nothing joins words that the article did not put together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Article, Head
from generator.story import QUOTE_LIMIT, Story, evidence, tell


def story(text: str, *spans: tuple[int, int], title: tuple[int, int] | None = None) -> Story:
    head = Head(body=spans or ((0, len(text)),), title_span=title)
    return tell(Article(id="a", sha256="0", text=text, format="text", head=head))


def sentences(text: str) -> list[str]:
    return [sentence.text for sentence in story(text).sentences]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("A bomb went off. Two died.", ["A bomb went off.", "Two died."]),
        ("Gen. Velan left. He fled.", ["Gen. Velan left.", "He fled."]),
        ("It was the U.S. embassy that closed.", ["It was the U.S. embassy that closed."]),
        ("“Leave!” he said. All left.", ["“Leave!” he said.", "All left."]),
        ("It hit ST. PAUL at noon. Nobody died.", ["It hit ST. PAUL at noon.", "Nobody died."]),
        ("On Jan. 3 it rained.", ["On Jan. 3 it rained."]),
        ("He said no. Then he left.", ["He said no.", "Then he left."]),
        ("A line\nthat goes on. And ends.", ["A line\nthat goes on.", "And ends."]),
        ("One\n\nTwo", ["One", "Two"]),
        ("He said it is over.\nA new line", ["He said it is over.", "A new line"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_a_sentence_never_crosses_what_is_not_the_story() -> None:
    text = "A bomb went off (Related: Fire in Varno) in the market."
    told = story(text, (0, 15), (40, len(text)))
    assert [sentence.text for sentence in told.sentences] == ["A bomb went off", "in the market."]


def test_the_title_comes_first_and_is_marked() -> None:
    text = "Bomb in market\n\nTwo died."
    told = story(text, (16, len(text)), title=(0, 14))
    assert [(s.part, s.text) for s in told.all] == [
        ("title", "Bomb in market"),
        ("body", "Two died."),
    ]


@given(st.text(alphabet=st.sampled_from('Aa. \n"”!?…Gen1'), max_size=200))
def test_sentences_are_in_order_apart_and_lose_no_word(text: str) -> None:
    told = story(text)
    reached = 0
    for sentence in told.sentences:
        assert sentence.text == text[sentence.start : sentence.end] != ""
        assert not text[reached : sentence.start].strip()
        reached = sentence.end
    assert not text[reached:].strip()


def test_evidence_quotes_the_text_and_at_most_300_characters() -> None:
    text = "word " * 200
    found = evidence(text, (5, 900), "toll.exact")
    assert found.quote == text[5 : 5 + QUOTE_LIMIT]
    assert found.end == 5 + QUOTE_LIMIT


@pytest.mark.parametrize("span", [(-1, 3), (3, 3), (4, 2), (0, 99)])
def test_there_is_no_evidence_outside_the_text(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="not inside the text"):
        evidence("short", span, "toll.exact")
