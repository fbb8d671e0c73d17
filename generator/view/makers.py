"""All page makers in plain sight, in the order in which they are asked."""

from collections.abc import Callable, Iterator

from generator.page import Page
from generator.view import (
    actor,
    anniversaries,
    changes,
    date,
    glossary,
    gone,
    home,
    incident,
    index_dates,
    indexes,
    period,
    place,
    search,
    source,
    timeline,
)
from generator.view.lookup import Lookup

Maker = Callable[[Lookup], Iterator[Page]]

MAKERS: tuple[Maker, ...] = (
    home.pages,
    timeline.pages,
    changes.pages,
    indexes.incidents,
    indexes.actors,
    index_dates.dates,
    indexes.places,
    indexes.sources,
    glossary.problems,
    glossary.words,
    search.pages,
    incident.pages,
    actor.pages,
    date.pages,
    period.pages,
    place.pages,
    source.pages,
    anniversaries.pages,
    gone.pages,
)
