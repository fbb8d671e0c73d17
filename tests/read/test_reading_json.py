"""Articles as JSON: the plain form, one a line or one a file, and schema.org's."""

import json

import pytest

from generator.model import Article, Conventions, Problem, Seed
from generator.read import read, read_line

TEXT = "Bridge closed in Porto\n\nA bridge in Porto was closed on Monday. Nobody was hurt.\n"


def line(told: object) -> Article | Problem:
    return read_line(json.dumps(told), number=7, path="a.jsonl", conventions=Conventions())


def article(**told: object) -> Article:
    found = line({"id": "a", "text": TEXT} | told)
    assert isinstance(found, Article), found
    return found


def test_what_is_given_wins_over_the_text() -> None:
    head = article(
        title="Fire in Porto",
        published="2024-01-09",
        url="https://x.example/b",
        outlet="Coast Courier",
        language="pt",
    ).head
    assert (head.title, head.title_span) == ("Fire in Porto", None)
    assert (head.published, head.published_basis) == ("2024-01-09", "given")
    assert (head.outlet, head.language) == ("Coast Courier", "pt")


def test_a_given_title_is_found_in_the_text() -> None:
    assert article(title="Bridge closed  in Porto").head.title_span == (0, 22)


def test_a_title_on_the_line_of_the_story_is_cut_from_it() -> None:
    text = "Bridge closed in Porto. A bridge in Porto was closed on Monday."
    found = article(text=text, title="Bridge closed in Porto")
    assert found.head.title_span == (0, 22)
    assert [found.text[s:e] for s, e in found.head.body] == [
        "A bridge in Porto was closed on Monday."
    ]


def test_an_outlets_name_in_the_title_does_not_hide_it() -> None:
    assert article(title="Bridge closed in Porto - Coast Courier").head.title_span == (0, 22)


def test_null_is_not_given() -> None:
    head = article(title=None, published=None).head
    assert head.title == "Bridge closed in Porto"
    assert head.published is None


def test_text_is_the_string_itself_without_its_byte_order_mark() -> None:
    assert article(text="\ufeff" + TEXT.replace("\n", "\r\n")).text == TEXT.replace("\n", "\r\n")


@pytest.mark.parametrize(
    "told",
    [
        [],
        "text",
        5,
        None,
        {},
        {"id": "a"},
        {"text": TEXT},
        {"id": 5, "text": TEXT},
        {"id": "a", "text": ""},
        {"id": "a", "text": None},
        {"id": " ", "text": TEXT},
    ],
)
def test_what_is_no_article_is_one_error_at_its_line(told: object) -> None:
    problem = line(told)
    assert isinstance(problem, Problem)
    assert (problem.level, problem.path, problem.line) == ("error", "a.jsonl", 7)
    assert ";" in problem.message
    assert "\n" not in problem.message


@pytest.mark.parametrize(
    "broken", [b"{", b"\xff", b"[" * 100_000, b'{"id": "a", "text": "\\ud800"}']
)
def test_broken_json_is_one_error(broken: bytes) -> None:
    problem = read_line(broken, number=1, path="a.jsonl", conventions=Conventions())
    assert isinstance(problem, Problem)
    assert "\n" not in problem.message


def test_a_field_that_is_no_string_is_a_warning() -> None:
    (problem,) = article(outlet=["Coast Courier"]).problems
    assert problem.level == "warning"


def test_a_file_of_lines_gives_an_article_a_line() -> None:
    data = "\n".join(json.dumps({"id": name, "text": TEXT}) for name in "ab") + "\n\nno json\n"
    found = read(Seed(id="s", path="s.jsonl", data=data.encode()), Conventions())
    assert [a.id for a in found if isinstance(a, Article)] == ["a", "b"]
    assert [p.line for p in found if isinstance(p, Problem)] == [4]


def test_a_news_article_of_schema_org_is_read() -> None:
    told = {
        "@type": "NewsArticle",
        "headline": "Bridge closed in Porto",
        "articleBody": TEXT,
        "datePublished": "2024-01-09",
        "publisher": {"name": "Coast Courier"},
    }
    (found,) = read(
        Seed(id="bridge", path="bridge.json", data=json.dumps(told).encode()), Conventions()
    )
    assert isinstance(found, Article)
    assert (found.id, found.head.title) == ("bridge", "Bridge closed in Porto")
    assert (found.head.published, found.head.outlet) == ("2024-01-09", "Coast Courier")


def test_a_list_gives_an_article_each() -> None:
    told = [{"text": TEXT}, {"text": TEXT, "id": "second"}]
    found = read(Seed(id="s", path="s.json", data=json.dumps(told).encode()), Conventions())
    assert [a.id for a in found if isinstance(a, Article)] == ["s-1", "second"]
