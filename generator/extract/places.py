"""Every mention of a place in title and body: where it stands, what it is called, where it lies."""

from collections.abc import Sequence

from generator.extract.place_choose import choose
from generator.extract.place_settle import Choice
from generator.extract.place_spans import Candidate, Scene, look
from generator.extract.place_unknown import Unknown, find_unknown
from generator.extract.place_weigh import weigh
from generator.extract.place_words import words
from generator.gazetteer import Gazetteer
from generator.gazetteer_build import key
from generator.model import Place
from generator.name_model import Name
from generator.story import Story


def find_places(
    story: Story, gazetteer: Gazetteer, names: Sequence[Name] = ()
) -> tuple[Place, ...]:
    """The places of a story in the order of the text, for example of "In Paris, Texas, two …"
    the city Paris (in the United States) and the division Texas.

    `names` are those that the model read; they weigh beside the clues of the rules.
    """
    scene = look(story, gazetteer)
    accepted = weigh(scene, names)
    chosen = choose(scene, accepted)
    places = [
        _place(candidate, _divided(scene, candidate, choice, gazetteer), gazetteer)
        for candidate, choice in chosen.items()
        if not _is_cut_short(scene, candidate, choice)
    ]
    for each in find_unknown(scene, accepted):
        holder = chosen[each.holder] if each.holder else None
        text = story.text[each.start : each.end]
        places.append(_unknown(each, text, holder, gazetteer))
    return tuple(sorted(places, key=lambda place: (place.start, place.end)))


def _is_cut_short(scene: Scene, candidate: Candidate, choice: Choice) -> bool:
    """Whether a town's name is only the first word of a district's: "Pesisir Selatan district"."""
    split = scene.words[candidate.sentence]
    after = split[candidate.last : candidate.last + 3]
    joined = len(after) == 3 and after[0].gap == after[1].gap == " "
    return (
        joined
        and choice.entry.kind == "city"
        and after[1].is_capital
        and after[2].text in words("districts")
    )


def _divided(scene: Scene, candidate: Candidate, choice: Choice, gazetteer: Gazetteer) -> Choice:
    """The province where a name that the gazetteer has only for its town goes before "province"."""
    split = scene.words[candidate.sentence]
    entry = choice.entry
    behind = split[candidate.last + 1] if candidate.last + 1 < len(split) else None
    if entry.kind != "city" or behind is None or split[candidate.last].gap != " ":
        return choice
    division = gazetteer.division(entry.country, entry.admin1)
    if behind.low not in words("provinces") or not division or key(division) != key(entry.name):
        return choice
    found = gazetteer.find_keys({key(division)}).get(key(division), ())
    same = [one for one in found if one.kind == "admin1" and one.country == entry.country]
    return choice._replace(entry=same[0]) if same else choice


def _unknown(each: Unknown, text: str, holder: Choice | None, gazetteer: Gazetteer) -> Place:
    """A place that the gazetteer lacks: its name, and the country that stands behind it."""
    inside = holder.entry if holder and holder.is_sure else None
    return Place(
        start=each.start,
        end=each.end,
        text=text,
        name=text,
        kind="other",
        country=inside.country if inside else None,
        admin1=gazetteer.division(inside.country, inside.admin1) if inside else None,
    )


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
    division = gazetteer.division(entry.country, entry.admin1)
    return Place(
        start=candidate.start,
        end=candidate.end,
        text=candidate.text,
        name=entry.name,
        kind=entry.kind,
        country=entry.country,
        admin1=entry.name if entry.kind == "admin1" else division,
        lat=entry.lat,
        lon=entry.lon,
    )
