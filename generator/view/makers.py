"""All page makers in plain sight, in the order in which they are asked."""

from collections.abc import Callable, Iterator

from generator.page import Page
from generator.view import glossary, gone, home, indexes, timeline
from generator.view.lookup import Lookup

Maker = Callable[[Lookup], Iterator[Page]]

MAKERS: tuple[Maker, ...] = (
    home.pages,
    timeline.pages,
    indexes.incidents,
    indexes.actors,
    indexes.dates,
    indexes.places,
    indexes.sources,
    glossary.problems,
    glossary.words,
    gone.pages,
)
