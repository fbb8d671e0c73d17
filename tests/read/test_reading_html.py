"""Saved web pages: the story without the site, and what the page tells of itself."""

from generator.model import Article, Conventions, Problem, Seed
from generator.read import read

STORY = """
<p>A bridge in the old town of Porto was closed on Monday after a fire had broken out below it,
and the police asked all drivers to take the tunnel.</p>
<p>Nobody was hurt, said the mayor, who had come to the bridge with the engineers. They will look
at the second arch on Tuesday, and the bridge stays closed until they have come to a result.</p>
<p>The workshop below the arch burned out. Its owner told the police that he had smelled gas.</p>
"""
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Bridge closed | Coast Courier</title>
{head}
</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Bridge closed in Porto</h1>{header}{story}</article>
<aside><h2>Most read</h2><ul><li><a href="/1">Ferry strike enters second week</a></li></ul></aside>
<footer>© 2024 Coast Courier. All rights reserved.</footer>
<script>alert("stolen")</script></body></html>"""


def page(head: str = "", header: str = "") -> bytes:
    return PAGE.format(head=head, header=header, story=STORY).encode()


def one(data: bytes, name: str = "a.html") -> Article:
    found = read(Seed(id="a", path=name, data=data), Conventions(today="2026-01-01"))
    (article,) = found
    assert isinstance(article, Article), article
    return article


def body(article: Article) -> str:
    return " ".join(article.text[start:end] for start, end in article.head.body)


def test_the_story_is_read_without_the_site_around_it() -> None:
    article = one(page())
    story = body(article)
    assert article.format == "html"
    assert story.startswith("A bridge in the old town")
    assert story.rstrip().endswith("he had smelled gas.")
    for stranger in ("Most read", "Ferry strike", "stolen", "All rights", "World"):
        assert stranger not in story


def test_the_title_opens_the_text() -> None:
    article = one(page('<meta property="og:title" content="Bridge closed in Porto">'))
    assert article.head.title == "Bridge closed in Porto"
    assert article.head.title_span == (0, 22)
    assert article.text.startswith("Bridge closed in Porto\n\nA bridge")


def test_metadata_tell_date_outlet_author_address_and_section() -> None:
    head = one(
        page(
            '<meta property="article:published_time" content="2024-01-09T08:15:00+01:00">'
            '<meta property="article:modified_time" content="2024-01-11T08:15:00+01:00">'
            '<meta property="og:site_name" content="Coast Courier">'
            '<meta property="article:section" content="World">'
            '<meta name="author" content="Ilse Maran">'
            '<link rel="canonical" href="https://coastcourier.example/bridge">'
        )
    ).head
    assert (head.published, head.published_basis) == ("2024-01-09", "metadata")
    assert head.updated == "2024-01-11"
    assert (head.outlet, head.section) == ("Coast Courier", "World")
    assert head.authors == ("Ilse Maran",)
    assert (head.url, head.language) == ("https://coastcourier.example/bridge", "en")


def test_linked_data_tell_the_same() -> None:
    head = one(
        page(
            '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type":'
            ' "NewsArticle", "headline": "Bridge closed in Porto", "datePublished": "2024-01-09",'
            ' "author": [{"@type": "Person", "name": "Ilse Maran"}], "publisher": {"name":'
            ' "Coast Courier"}}]}</script>'
        )
    ).head
    assert (head.title, head.published, head.outlet) == (
        "Bridge closed in Porto",
        "2024-01-09",
        "Coast Courier",
    )
    assert head.authors == ("Ilse Maran",)


def test_a_date_on_the_page_that_can_be_two_days_is_not_guessed() -> None:
    head = one(page(header='<p class="date">01/09/2024</p>')).head
    assert head.published_basis == "ambiguous"
    assert head.published_candidates == ("2024-01-09", "2024-09-01")


def test_a_summary_says_so_in_its_metadata() -> None:
    head = one(
        page(
            '<meta name="dateline:kind" content="summary">'
            '<meta name="dateline:summarised_from" content="Island Post, 2024-01-08,'
            ' https://islandpost.example/bridge">'
        )
    ).head
    assert head.kind == "summary"
    assert head.summarised_from is not None
    assert head.summarised_from.outlet == "Island Post"
    assert head.summarised_from.date == "2024-01-08"


def test_a_page_is_known_by_its_content() -> None:
    assert one(page(), "a.txt").format == "html"


def test_a_page_in_an_older_encoding_is_decoded_as_it_declares() -> None:
    data = page().replace(b"utf-8", b"windows-1252").replace(b"Porto", "Évora".encode("cp1252"))
    assert "Évora" in one(data).text


def test_a_page_without_text_is_refused_in_one_line() -> None:
    (problem,) = read(
        Seed(id="a", path="a.html", data=b"<html><body></body></html>"), Conventions()
    )
    assert isinstance(problem, Problem)
    assert (problem.level, problem.line) == ("error", 1)
    assert "\n" not in problem.message


def test_a_day_ahead_is_said_to_be_so() -> None:
    article = one(page('<meta property="article:published_time" content="2031-01-09">'))
    assert article.head.published is None
    assert any("future" in problem.message for problem in article.problems)


def test_a_saved_page_tells_where_it_came_from() -> None:
    url = "https://coastcourier.example/bridge"
    for note in (
        f"<!-- saved from url=(0035){url} -->\n",
        f"<!--\n Page saved with SingleFile \n url: {url} \n saved date: Fri Mar 14 2025 \n-->",
    ):
        assert one(note.encode() + page()).head.url == url


def test_a_page_without_metadata_tells_title_and_author_by_its_elements() -> None:
    head = one(page(header='<p class="byline">By Ilse Maran and Tom Reyle | Jan. 9, 2024</p>')).head
    assert head.title == "Bridge closed in Porto"
    assert head.authors == ("Ilse Maran", "Tom Reyle")
    named = one(page(header='<a rel="author" href="/ilse">Ilse Maran</a>')).head
    assert named.authors == ("Ilse Maran",)


def test_who_comments_is_no_author() -> None:
    comment = '<div class="comments"><b class="comment-author">Vera Quill</b> Quite right.</div>'
    data = page().replace(b"</article>", b"</article>" + comment.encode())
    assert one(data).head.authors == ()


def test_the_sites_name_is_no_part_of_the_title() -> None:
    data = page().replace(b"<h1>Bridge closed in Porto</h1>", b"")
    assert one(data).head.title == "Bridge closed"
