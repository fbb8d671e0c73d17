"""Markdown seeds: front matter wins, the body is what a reader of the rendered page sees."""

from generator.model import Article, Conventions, Problem, Seed
from generator.read import read
from generator.read.markdown import render

FRONT = """\
---
title: Bridge closed in Porto
outlet: Coast Courier
authors: [Ilse Maran, Rua Tellan]
section: World
published: 2024-01-09
updated: 2024-01-10
url: https://coastcourier.example/bridge
language: en
licence: CC BY 4.0
kind: summary
summarised_from:
  outlet: Island Post
  date: 2024-01
  url: https://islandpost.example/bridge
sources:
  - Reuters
---
A bridge in **Porto** was [closed](https://coastcourier.example/x) on Monday.

Nobody was hurt.
"""


def one(text: str) -> Article:
    found = read(Seed(id="a", path="a.md", data=text.encode()), Conventions(today="2026-01-01"))
    (article,) = found
    assert isinstance(article, Article), article
    return article


def problems(front: str) -> tuple[Problem, ...]:
    return one(f"---\n{front}\n---\n\nA bridge in Porto was closed on Monday.\n").problems


def test_every_key_of_the_front_matter_is_read() -> None:
    article = one(FRONT)
    head = article.head
    assert article.format == "markdown"
    assert article.problems == ()
    assert (head.title, head.outlet, head.section) == (
        "Bridge closed in Porto",
        "Coast Courier",
        "World",
    )
    assert head.authors == ("Ilse Maran", "Rua Tellan")
    assert (head.published, head.published_basis, head.updated) == (
        "2024-01-09",
        "given",
        "2024-01-10",
    )
    assert head.url == "https://coastcourier.example/bridge"
    assert head.licence is not None
    assert head.licence.reprint == "full"
    assert head.kind == "summary"
    assert head.summarised_from is not None
    assert head.summarised_from.date == "2024-01"
    assert head.sources[0] == "Reuters"


def test_links_and_emphasis_keep_only_their_words() -> None:
    assert "A bridge in Porto was closed on Monday." in one(FRONT).text


def test_the_first_heading_is_the_title_without_front_matter() -> None:
    article = one("# Bridge closed in Porto\n\nA bridge in Porto was closed on Monday.\n")
    assert article.head.title == "Bridge closed in Porto"
    assert article.head.title_span == (0, 22)
    assert article.text[slice(*article.head.body[0])].startswith("A bridge")


def test_paragraphs_stand_apart_and_wrapped_lines_do_not() -> None:
    text, _ = render("One\nline.\n\n- First\n- Second\n\n> Third\n")
    assert text == "One line.\n\nFirst\n\nSecond\n\nThird\n"


def test_markup_in_the_body_is_dropped() -> None:
    text, _ = render("A <b>bridge</b>.\n\n<script>alert(1)</script>\n\n<p>Nobody</p>\n")
    assert "alert" not in text
    assert "<" not in text
    assert "Nobody" in text


def test_a_wrong_value_is_a_warning_on_its_line() -> None:
    (problem,) = problems("outlet: Coast Courier\ntitle:\n  - Bridge\n  - closed")
    assert (problem.level, problem.path, problem.line) == ("warning", "a.md", 3)
    assert "title" in problem.message


def test_an_unknown_key_is_a_note_on_its_line() -> None:
    (problem,) = problems("outlet: Coast Courier\nlayout: post")
    assert (problem.level, problem.line) == ("note", 3)


def test_broken_yaml_is_a_warning_and_the_story_is_read() -> None:
    article = one("---\ntitle: [unclosed\n---\n\nA bridge in Porto was closed on Monday.\n")
    assert [problem.level for problem in article.problems] == ["warning"]
    assert article.text == "A bridge in Porto was closed on Monday.\n"


def test_a_number_or_date_in_front_matter_stays_as_written() -> None:
    article = one("---\ntitle: 1984\npublished: 2024-01-09\n---\n\nA bridge in Porto was closed.\n")
    assert article.head.title == "1984"


def test_yaml_with_aliases_tags_or_depth_is_refused() -> None:
    for hostile in (
        "a: &a [x, x]\nb: [*a, *a]",
        "title: !!python/object/apply:os.system [id]",
        "title: " + "[" * 50 + "]" * 50,
    ):
        found = problems(hostile)
        assert [problem.level for problem in found] == ["warning"], hostile
        assert "not read" in found[0].message or "nested" in found[0].message


def test_front_matter_is_known_by_content_too() -> None:
    found = read(Seed(id="a", path="a.txt", data=FRONT.encode()), Conventions(today="2026-01-01"))
    assert isinstance(found[0], Article)
    assert found[0].format == "markdown"
