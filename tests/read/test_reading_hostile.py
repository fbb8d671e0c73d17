"""Whatever the bytes are, reading gives articles or one-line problems, in time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Article, Conventions, Problem, Seed
from generator.read import read
from generator.read.decode import LIMIT

NAMES = ("a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a")
WORDS = st.sampled_from(
    [
        "Bridge closed in Porto",
        "A bridge in Porto was closed on Monday, Jan. 8, after a fire, the mayor said.",
        "01/09/2024 // Ilse Maran // Views",
        "More related stories:",
        "Sources include:",
        "(Related: Why the light went out.)",
        "Copyright 2019 Coast Media. All rights reserved.",
        "Kind: summary",
        "Summarised from: Island Post, 2024-01-04",
        "• Home",
        "PORTO (AP) --",
        "---",
        "title: x",
        "<p>",
        "</html>",
        "READ MORE: Ferry strike",
        "\u2028",
        "\x0c",
        "\r",
        " ",
        "",
    ]
)
PAGES = st.lists(WORDS | st.text(max_size=40), max_size=30).map("\n".join)


def results(data: bytes, name: str) -> tuple[Article | Problem, ...]:
    return read(Seed(id="a", path=name, data=data), Conventions(today="2026-01-01"))


def tiles(article: Article) -> bool:
    spans = sorted([*article.head.body, *((s, e) for s, e, _ in article.head.other)])
    ends = [0, *(end for _, end in spans)]
    return ends[-1] == len(article.text) and all(
        start == before < end for (start, end), before in zip(spans, ends, strict=False)
    )


@given(data=st.binary(max_size=400) | PAGES.map(str.encode), name=st.sampled_from(NAMES))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_articles_or_one_line_problems(data: bytes, name: str) -> None:
    for found in results(data, name):
        if isinstance(found, Article):
            assert found.text.strip()
            assert tiles(found)
        else:
            assert found.path == name
            assert found.line is not None
            assert found.line >= 1
            assert found.message
            assert "\n" not in found.message


@given(text=PAGES.filter(str.strip))
@settings(max_examples=150, deadline=None)
def test_body_and_other_tile_any_text_and_quote_it_unchanged(text: str) -> None:
    for found in results(text.encode("utf-8", "surrogatepass"), "a.txt"):
        if isinstance(found, Article) and found.format == "text":
            assert found.text == text.removeprefix("\ufeff")
            assert tiles(found)
            if found.head.title_span:
                assert found.text[slice(*found.head.title_span)].strip() == found.head.title


@given(text=PAGES)
@settings(max_examples=50, deadline=None)
def test_reading_twice_gives_the_same(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    assert results(data, "a.txt") == results(data, "a.txt")


@pytest.mark.parametrize(
    "piece",
    ["a", "word ", "He said so. ", "01/09/2024 ", "(", "(related: ", "January ", ". © 2019 ", "A"],
)
def test_a_line_of_two_million_characters_is_read_in_time(piece: str) -> None:
    data = (piece * (2_000_000 // len(piece))).encode()
    began = time.process_time()
    assert len(results(data, "a.txt")) == 1
    assert time.process_time() - began < 5


@pytest.mark.parametrize("line", ["ab", "Related:"])
def test_thirty_thousand_lines_are_read_in_time(line: str) -> None:
    began = time.process_time()
    assert len(results(f"{line}\n".encode() * 30_000, "a.txt")) == 1
    assert time.process_time() - began < 12


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n....", "image"),
        (b"\x00\x01\x02\x03" * 100, "control characters"),
        (b"\n" * 200_001 + b"x", "lines"),
    ],
)
def test_what_is_no_text_is_refused_with_advice(data: bytes, what: str) -> None:
    (problem,) = results(data, "a.txt")
    assert isinstance(problem, Problem)
    assert problem.level == "error"
    assert what in problem.message
    assert ";" in problem.message


def test_a_file_above_the_limit_is_refused() -> None:
    (problem,) = results(b"a" * (LIMIT + 1), "a.txt")
    assert isinstance(problem, Problem)
    assert "20 MB" in problem.message


def test_a_stray_control_character_is_a_warning_at_its_line_and_stays() -> None:
    text = "Bridge closed\n\nA bridge in Porto\x07 was closed on Monday after a fire.\n"
    (article,) = results(text.encode(), "a.txt")
    assert isinstance(article, Article)
    assert article.text == text
    assert [(p.level, p.line) for p in article.problems] == [("warning", 3)]


def test_an_older_encoding_is_read_with_a_warning() -> None:
    text = "Die Brücke in Köln wurde am Montag gesperrt, sagte der Bürgermeister für den Verkehr."
    (article,) = results(text.encode("cp1252"), "a.txt")
    assert isinstance(article, Article)
    assert "Brücke" in article.text
    assert [problem.level for problem in article.problems] == ["warning"]


def test_utf_16_is_known_by_its_mark() -> None:
    (article,) = results("\ufeffA bridge was closed on Monday.".encode("utf-16-le"), "a.txt")
    assert isinstance(article, Article)
    assert article.text == "A bridge was closed on Monday."
