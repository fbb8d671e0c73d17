"""Every mention of a place in title and body: where it stands, what it is called, where it lies."""

from generator.extract.place_choose import choose
from generator.extract.place_settle import Choice
from generator.extract.place_spans import Candidate, look
from generator.extract.place_weigh import weigh
from generator.gazetteer import Gazetteer
from generator.model import Place
from generator.story import Story


def find_places(story: Story, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The places of a story in the order of the text, for example of "In Paris, Texas, two …"
    the city Paris (in the United States) and the division Texas."""
    scene = look(story, gazetteer)
    accepted = weigh(scene)
    chosen = choose(scene, accepted)
    places = [_place(candidate, choice, gazetteer) for candidate, choice in chosen.items()]
    return tuple(sorted(places, key=lambda place: (place.start, place.end)))


def _place(candidate: Candidate, choice: Choice, gazetteer: Gazetteer) -> Place:
    """The mention with its place; one that could be several has no point and no division."""
    entry = choice.entry
    if not choice.is_sure:
        return Place(
            start=candidate.start,
            end=candidate.end,
            text=candidate.text,
            name=candidate.text,
            kind=entry.kind,
            country=choice.country,
        )
    return Place(
        start=candidate.start,
        end=candidate.end,
        text=candidate.text,
        name=entry.name,
        kind=entry.kind,
        country=entry.country,
        admin1=gazetteer.division(entry.country, entry.admin1),
        lat=entry.lat,
        lon=entry.lon,
    )
