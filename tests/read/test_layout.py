"""Which lines of a page are the story: at a glance where there is no page, else by weighing."""

import pytest

from generator.read import layout, lines
from generator.read.phrases import phrases
from generator.read.traits import traits
from tests.read.pages import Page, pages

MENU = "Home\nWorld\nSport\n\n"
TEASERS = "\n\nMore stories:\n\nFerry strike goes on ...\n\nSign up for our newsletter\n"
COMMENT = "I took the ferry with my mother on that day and we saw nothing of it at all."
HEADING = "\n\nWhat the mayor says\n\n"


def texts(page: Page) -> dict[str, str]:
    """A page's story with and without a heading, a dateline or a last line, and in a page."""
    title, paragraphs = page.story.title, page.story.paragraphs
    plain = "\n\n".join(paragraphs)
    headed = HEADING.join(["\n\n".join(paragraphs[:2]), "\n\n".join(paragraphs[2:])])
    return {
        "plain": f"{title}\n\n{plain}",
        "headed": f"{title}\n\n{headed}",
        "wired": f"PORTO, Portugal (AP) _\n\n{plain}",
        "dumped": f"{MENU}{title}\n\n{plain}{TEASERS}",
        "signed": f"{title}\n\n{plain}\n\nTomas Reyle in Visby",
        "asking": f"{title}\n\n{headed.replace('What the mayor says', 'Ask for our newsletter')}",
    }


@pytest.mark.parametrize("form", ["plain", "headed"])
def test_a_story_with_no_page_around_it_is_kept_as_weighing_its_lines_would(form: str) -> None:
    for page in pages():
        seen = layout.look([line for line in lines.split(texts(page)[form]) if line.words])
        weighed = layout.score(traits(seen, None, 0), len(seen))
        assert layout.is_bare(seen, 0), page.name
        assert layout.story(seen, weighed, layout.under_heads(seen)) >= set(range(1, len(seen)))


@pytest.mark.parametrize("form", ["wired", "dumped", "signed", "asking"])
def test_a_text_with_a_page_around_it_is_weighed(form: str) -> None:
    for page in pages():
        seen = layout.look([line for line in lines.split(texts(page)[form]) if line.words])
        assert not layout.is_bare(seen, None if form == "wired" else 0), page.name


def test_a_text_of_nothing_but_prose_is_all_story() -> None:
    for page in pages():
        written = "\n\n".join(each for each in page.story.paragraphs if len(each) > 60)
        parts = layout.lay_out(lines.split(written), frozenset(), title=None, url=None)
        assert {part.kind for part in parts if part.line.words} == {None}


def test_readers_who_talk_below_a_story_are_no_part_of_it() -> None:
    for page in pages():
        comments = "\n\n".join(f"{name} says:\n\n{COMMENT}" for name in ("Ana", "Bo", "Cleo"))
        whole = "\n\n".join([*page.story.paragraphs * 3, comments])
        parts = layout.lay_out(lines.split(whole), frozenset(), title=None, url=None)
        kept = [part.line.words for part in parts if part.kind is None]
        assert COMMENT not in kept, page.name
        assert kept, page.name


def test_phrases_are_found_where_they_stand_as_words() -> None:
    known = phrases([("photos?", 1), ("ap photo", 2), (r"\(c\)", 3), ("sign(?:ing)? up", 4)])
    told = "ap photo: signing up (c), telephoto, photos"
    assert sorted(known.found(told)) == [(1, 3), (1, 37), (2, 0), (3, 21), (4, 10)]


def test_a_phrase_without_letters_at_its_start_is_refused() -> None:
    with pytest.raises(ValueError, match="begins with no letters"):
        phrases([("[a-z]+ comments", 0)])
