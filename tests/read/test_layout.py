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
    """A page's story as it is, with headings, below a dateline, and in a page."""
    paragraphs = page.story.paragraphs
    plain = "\n\n".join(paragraphs)
    headed = SHORT.join(["\n\n".join(paragraphs[:2]), "\n\n".join(paragraphs[2:])])
    wired = f"PORTO, Portugal (AP) --\n\n{plain}"
    return {"plain": plain, "headed": headed, "wired": wired, "dumped": MENU + plain + TEASERS}


@pytest.mark.parametrize("form", ["plain", "headed", "wired", "dumped"])
def test_a_glance_keeps_the_lines_that_all_weighing_keeps(form: str) -> None:
    for page in pages():
        whole = f"{page.story.title}\n\n{texts(page)[form]}\n"
        seen = layout.look([line for line in lines.split(whole) if line.words])
        title = 0 if form != "dumped" else None
        heads = layout.under_heads(seen)
        full = layout.weighed(traits(seen, None, title), len(seen))
        glance = layout.story(seen, layout.odds(seen, None, title), heads)
        kept = layout.story(seen, full, heads)
        assert glance - {title} == kept - {title}, page.name


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
