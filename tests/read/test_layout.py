"""Which lines of a page are the story: what is told at a glance is what all weighing would tell."""

import pytest

from generator.read import layout, lines
from generator.read.phrases import phrases
from generator.read.traits import traits
from tests.read.pages import Page, pages

MENU = "Home\nWorld\nSport\n\n"
TEASERS = "\n\nMore stories:\n\nFerry strike goes on ...\n\nSign up for our newsletter\n"
SHORT = "\n\nWhat the mayor says\n\n“Nobody told us.”\n\nHe gave no reason.\n\n"


def texts(page: Page) -> dict[str, str]:
    """A page's story below its title, with headings, below a dateline alone, and in a page."""
    title, paragraphs = page.story.title, page.story.paragraphs
    plain = "\n\n".join(paragraphs)
    headed = SHORT.join(["\n\n".join(paragraphs[:2]), "\n\n".join(paragraphs[2:])])
    return {
        "plain": f"{title}\n\n{plain}",
        "headed": f"{title}\n\n{headed}",
        "wired": f"PORTO, Portugal (AP) _\n\n{plain}",
        "dumped": f"{MENU}{title}\n\n{plain}{TEASERS}",
    }


@pytest.mark.parametrize("form", ["plain", "headed", "wired", "dumped"])
def test_a_glance_keeps_the_lines_that_all_weighing_keeps(form: str) -> None:
    title = 0 if form in ("plain", "headed") else None
    for page in pages():
        seen = layout.look([line for line in lines.split(texts(page)[form]) if line.words])
        heads = layout.under_heads(seen)
        full = layout.weighed(traits(seen, None, title), len(seen))
        glance = layout.story(seen, layout.odds(seen, None, title), heads)
        assert glance - {title} == layout.story(seen, full, heads) - {title}, page.name


def test_a_text_of_nothing_but_prose_is_all_story() -> None:
    for page in pages():
        written = "\n\n".join(each for each in page.story.paragraphs if len(each) > 60)
        parts = layout.lay_out(lines.split(written), frozenset(), title=None, url=None)
        assert {part.kind for part in parts if part.line.words} == {None}


def test_phrases_are_found_where_they_stand_as_words() -> None:
    known = phrases([("photos?", 1), ("ap photo", 2), (r"\(c\)", 3), ("sign(?:ing)? up", 4)])
    told = "ap photo: signing up (c), telephoto, photos"
    assert sorted(known.found(told)) == [(1, 3), (1, 37), (2, 0), (3, 21), (4, 10)]


def test_a_phrase_without_letters_at_its_start_is_refused() -> None:
    with pytest.raises(ValueError, match="begins with no letters"):
        phrases([("[a-z]+ comments", 0)])
