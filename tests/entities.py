"""The pages of incidents, actors, dates, places, sources and words, rendered alone."""

from pathlib import Path

from generator.model import Archive
from generator.render import jinja, text
from generator.settings import Settings
from generator.view import actor, date, glossary, incident, period, place, source
from generator.view.lookup import look
from generator.view.makers import Maker

TEMPLATES = Path(__file__).parents[1] / "templates"
MAKERS = (
    incident.pages,
    actor.pages,
    date.pages,
    period.pages,
    place.pages,
    source.pages,
    glossary.words,
)


def entity_pages(
    archive: Archive, settings: Settings | None = None, makers: tuple[Maker, ...] = MAKERS
) -> dict[str, str]:
    """Path → text, without home, timeline and indexes."""
    chosen = settings or Settings()
    lookup, environment = look(archive, chosen), jinja(TEMPLATES)
    return {page.path: text(page, chosen, environment) for make in makers for page in make(lookup)}
