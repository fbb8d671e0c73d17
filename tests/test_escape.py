"""Whatever an article says is read on the page as it was written, and never becomes markup."""

import re
from functools import cache
from html import unescape
from pathlib import Path

import markdown as python_markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jinja2 import StrictUndefined, UndefinedError
from markdown_it import MarkdownIt
from mkdocs.config.base import load_config

from generator.escape import NOT_TOLD, Safe, markdown, plain, shown, url

unhurried = settings(deadline=None)  # a busy machine is no failure
ROOT = Path(__file__).parent.parent
SIGNS = st.sampled_from(list("*_`[](){}<>&#|!~^=+-:.\\\"'$%@/;0123456789 \n\taAhx"))
PIECES = st.sampled_from(
    [
        "**", "__", "`", "](javascript:alert(1))", "<script>", "</p>", "&amp;", "&#60;", "{: #x }",
        "{{ 7*7 }}", "{% raw %}", "1. ", "- ", "# ", "> ", "| a |", "==x==", "~~~", "```", "---",
        "\n\n", "    ", "[x]: y", "![", "<!--", "www.a.b", "http://a.b", "\u202e", "\x02", "\\",
        "[TOC]", "*[A]: b", "[^1]", "klzzwxh:0000", "wzxhzdk:0", "A", "é", "مرحبا",
        "\ud800", "\x00",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(),
    st.lists(st.one_of(SIGNS, PIECES), max_size=30).map("".join),
)


@cache
def site_markdown() -> python_markdown.Markdown:
    config = load_config(str(ROOT / "mkdocs.yml"), hooks=[])
    return python_markdown.Markdown(
        extensions=config.markdown_extensions, extension_configs=config.mdx_configs
    )


def as_the_site_shows(source: str) -> str:
    parser = site_markdown()
    parser.reset()
    return str(parser.convert(source))


def as_commonmark_shows(source: str) -> str:
    return str(MarkdownIt("gfm-like", {"linkify": False}).render(source))


def words(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def collapsed(text: str) -> str:
    return re.sub(r"[ \n]+", " ", text).strip(" \n")


@unhurried
@given(TEXTS)
@example("1. not a list")
@example("12) nor this")
@example("- nor this")
@example("+98 21 1234")
@example(": no definition")
@example("!!! no notice")
@example("# no heading #")
@example("a\n\n<script>alert(1)</script>")
@example("{: onclick=alert(1) }")
def test_text_in_a_paragraph_is_read_as_written_and_makes_no_element(text: str) -> None:
    for show in (as_the_site_shows, as_commonmark_shows):
        html = show(f"{markdown(text)}\n")
        assert collapsed(words(html)) == plain(text)
        assert set(re.findall(r"<(/?\w+)[^>]*>", html)) <= {"p", "/p"}
        assert "<p>" in html or not plain(text)


@unhurried
@given(TEXTS)
def test_text_in_a_heading_a_list_and_a_link_is_read_as_written(text: str) -> None:
    expected = f"x{plain(text)}"
    for show in (as_the_site_shows, as_commonmark_shows):
        for source in (
            f"## x{markdown(text)}\n",
            f"- x{markdown(text)}\n",
            f"[x{markdown(text)}](y)",
        ):
            html = show(source)
            assert collapsed(words(html)) == collapsed(expected)
            assert set(re.findall(r"<(\w+)", html)) <= {"h2", "ul", "li", "p", "a"}


@unhurried
@given(TEXTS, TEXTS)
def test_text_in_a_table_stays_in_its_cell(left: str, right: str) -> None:
    source = f"| a | b |\n|---|---|\n| x{markdown(left)} | y{markdown(right)} |\n"
    for show in (as_the_site_shows, as_commonmark_shows):
        cells = re.findall(r"<td>(.*?)</td>", show(source), re.DOTALL)
        assert [collapsed(words(cell)) for cell in cells] == [
            collapsed(f"x{plain(left)}"), collapsed(f"y{plain(right)}"),
        ]  # fmt: skip


@unhurried
@given(TEXTS)
def test_text_in_raw_html_and_in_an_attribute_is_read_as_written(text: str) -> None:
    html = as_the_site_shows(f'<div title="{markdown(text)}">{markdown(text)}</div>\n')
    found = re.fullmatch(r'\s*<div title="([^"<>]*)">([^<>]*)</div>\s*', html)
    assert found, html
    assert unescape(found[1]) == unescape(found[2]) == plain(text)


@unhurried
@given(st.text())
def test_plain_text_is_one_line_without_hidden_or_broken_characters(text: str) -> None:
    result = plain(text)
    assert result == plain(result)
    assert not re.search(r"[\x00-\x1f\x7f\u2028\u202a-\u202e\u2066-\u2069\ud800-\udfff]", result)
    result.encode("utf-8")


def test_ordinary_prose_stays_readable_in_the_markdown() -> None:
    text = "The group's leader (35) said: “at least 3.5 tons” – Dr. Abu-Karim, U.S.; 12/3, 100%!"
    assert markdown(text) == text


def test_safe_text_is_not_escaped_twice_and_keeps_what_is_joined_to_it_safe() -> None:
    assert shown(markdown("a*b")) == markdown("a*b")
    assert Safe("<b>") + "[x](y)" == "<b>&#91;x&#93;(y)"
    assert Safe(", ").join(["*", Safe("*")]) == "&#42;, *"


def test_a_missing_value_is_said_to_be_missing_and_an_unknown_name_raises() -> None:
    assert shown(None) == NOT_TOLD
    with pytest.raises(UndefinedError):
        shown(StrictUndefined(name="tpyo"))


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "//evil.example/x", "/x",
        "ftp://a.example/", "https://", "https://user:pass@a.example/", "https://a.example/\nx",
        "https://a .example/", "http://[::1", "https://a.example/\u202e", "", "https:\\\\a.example",
        "https://a.example/" + "x" * 3000,
    ],
)  # fmt: skip
def test_a_link_leads_only_to_web_pages(address: str) -> None:
    assert url(address) is None


def test_a_link_ends_where_it_should() -> None:
    assert url("https://a.example/x_(y)?q=1&r=<b>") == "https://a.example/x_%28y%29?q=1&r=%3Cb%3E"
    target = markdown(str(url("https://a.example/a)b*c_d*e|f")))
    html = as_the_site_shows(f"[t]({target})")
    assert unescape(re.findall('href="([^"]*)"', html)[0]) == "https://a.example/a%29b*c_d*e%7Cf"


@unhurried
@given(st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126), max_size=40))
def test_an_allowed_address_makes_one_link_and_nothing_else(rest: str) -> None:
    address = url("https://a.example/" + rest)
    if address is None:
        return
    html = as_the_site_shows(f"[t]({markdown(address)})")
    assert re.fullmatch(r'<p><a href="[^"<>]*">t</a></p>', html), html
