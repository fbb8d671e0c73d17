"""The record of one article: every kind of fact, in the order in which they need each other."""

import msgspec

from generator.extract.actors import find_actors
from generator.extract.fingerprint import fingerprint
from generator.extract.incidents import find_incidents
from generator.extract.places import find_places
from generator.extract.statements import find_statements
from generator.extract.times import find_times
from generator.extract.unsettled import unsettled
from generator.gazetteer import Gazetteer
from generator.model import Article, Problem, Record
from generator.name_model import NameModel
from generator.story import tell

READ_LANGUAGES = frozenset({"en", None})


def extract(
    article: Article,
    *,
    gazetteer: Gazetteer,
    model: NameModel | None = None,
) -> Record:
    """All facts of one article. An article in another language keeps what its reader found."""
    record = Record(
        id=article.id,
        sha256=article.sha256,
        article=article.head,
        text=None if article.format in {"text", "json"} else article.text,
        problems=article.problems,
    )
    story = tell(article)
    record = msgspec.structs.replace(record, fingerprint=fingerprint(story))
    if article.head.language not in READ_LANGUAGES:
        return _with_note(record, f"language {article.head.language} is not read for facts")
    times = find_times(story, date_order=article.date_order)
    places = find_places(story, gazetteer)
    actors = find_actors(story, places)
    names = model.names(unsettled(story, times, places, actors)) if model else ()
    if names:
        places = find_places(story, gazetteer, names)
        actors = find_actors(story, places, names)
    incidents = find_incidents(story, times, places, actors)
    return msgspec.structs.replace(
        record,
        times=times,
        places=places,
        actors=actors,
        incidents=incidents,
        statements=find_statements(story, actors, times),
    )


def _with_note(record: Record, message: str) -> Record:
    note = Problem(level="note", message=message)
    return msgspec.structs.replace(record, problems=(*record.problems, note))
