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


NINJS = {
    "uri": "urn:newsml:wire.example:20240109:1",
    "type": "text",
    "firstcreated": "2024-01-09T08:15:00Z",
    "versioncreated": "2024-01-10T06:00:00Z",
    "headline": "Bridge closed in Porto",
    "byline": "By Ilse Maran and Tom Reyle",
    "language": "en-GB",
    "usageterms": "Facts may be used. No republication without permission.",
    "infosource": [{"name": "Coastal Wire"}],
    "body_html": "<p>A bridge in Porto was closed on Monday.</p><p>Nobody was <b>hurt</b>.</p>",
}


def of_file(told: object, name: str = "w/1.json") -> tuple[Article | Problem, ...]:
    data = json.dumps(told).encode()
    return read(Seed(id="w/1", path=name, data=data), Conventions())


@pytest.mark.parametrize("name", ["w/1.json", "w/1.jsonl"])
def test_an_agencys_item_in_ninjs_is_read(name: str) -> None:
    (found,) = of_file(NINJS, name)
    assert isinstance(found, Article), found
    head = found.head
    assert found.id == ("w/1" if name.endswith("json") else "w/1-1")
    assert found.text == (
        "Bridge closed in Porto\n\nA bridge in Porto was closed on Monday.\n\nNobody was hurt.\n"
    )
    assert (head.title, head.title_span) == ("Bridge closed in Porto", (0, 22))
    assert (head.published, head.published_basis) == ("2024-01-09", "metadata")
    assert (head.updated, head.outlet, head.language) == ("2024-01-10", "Coastal Wire", "en")
    assert head.authors == ("Ilse Maran", "Tom Reyle")
    assert head.licence is not None
    assert head.licence.text == NINJS["usageterms"]


@pytest.mark.parametrize(
    "body",
    [
        {"body_text": TEXT},
        {"bodyXhtml": "<div><p>A bridge in Porto was closed on Monday. Nobody was hurt.</p></div>"},
        {"bodies": [{"role": "main", "contenttype": "text/plain", "value": TEXT}]},
    ],
)
def test_later_versions_of_ninjs_are_read(body: dict[str, object]) -> None:
    told = {"headlines": [{"role": "main", "value": "Bridge closed in Porto"}], **body}
    (found,) = of_file(told)
    assert isinstance(found, Article), found
    assert found.text.count("Bridge closed in Porto") == 1
    assert "Nobody was hurt." in found.text


def test_a_news_article_of_schema_org_tells_more_than_the_plain_form() -> None:
    (found,) = of_file(
        {
            "@type": "ReportageNewsArticle",
            "headline": "Bridge closed in Porto",
            "articleBody": "<p>A bridge in Porto was closed.</p><p>Nobody was hurt.</p>",
            "datePublished": "2024-01-09",
            "dateModified": "2024-01-11",
            "articleSection": "World",
            "author": {"name": "Ilse Maran"},
        }
    )
    assert isinstance(found, Article), found
    assert (found.head.published, found.head.published_basis) == ("2024-01-09", "metadata")
    assert (found.head.updated, found.head.section) == ("2024-01-11", "World")
    assert found.head.authors == ("Ilse Maran",)
    assert "\n\nA bridge in Porto was closed.\n\nNobody" in found.text


def test_an_item_without_a_body_is_one_error() -> None:
    (problem,) = of_file({"headline": "Bridge closed in Porto", "body_text": ""})
    assert isinstance(problem, Problem)


def test_a_file_of_refused_lines_ends_after_a_thousand() -> None:
    found = read(Seed(id="s", path="s.jsonl", data=b"x\n" * 5_000), Conventions())
    assert len(found) == 1_001
    assert isinstance(found[-1], Problem)
    assert "rest of the file" in found[-1].message
