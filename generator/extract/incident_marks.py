"""Places that are not where something happened: they tell how far, whence, whither or why."""

from collections.abc import Sequence

from generator.extract.incident_scenes import Scene
from generator.extract.incident_words import ends_in, listed, says
from generator.extract.toll_bare import AGE
from generator.extract.toll_nouns import nouns
from generator.model import Place

BESIDE = 12  # words between a town and the bigger one that it lies so far from
REASON = 24  # words between "in revenge for" and where what is avenged was done


def is_mere_mark(scene: Scene, at: int) -> bool:
    """Whether the place only tells how far, whence or whither: "as far away as Delhi", "a train
    bound for Munich", "police from the nearby city of Flensburg"."""
    text = scene.words[max(0, at - 5) : at]
    before = [w.lower for w in text]
    if before[-1:] == ["to"] and "from" in before:
        return True
    if before[-1:] == ["from"] and _is_person(before[-2:-1]):
        return True
    last = len(text)
    while last and before[last - 1] in listed("incidents", "place_titles"):
        last -= 1
    if any(ends_in(told, "incidents", "mere_marks") for told in (text, text[:last])):
        return True
    return says(scene.words[max(0, at - REASON) : at], "incidents", "reasons")


def is_of_a_train(scene: Scene, place: Place) -> bool:
    """Whether it names a train or a route: "the Mosta express", "the Tarn-Leda train"."""
    text, last = scene.words, scene.word_at(place.end - 1) + 1
    ends = any(w.end > place.end or w.start < place.start for w in text[last - 1 : last])
    for word in text[last : last + 5]:
        if word.lower in listed("incidents", "trains"):
            return True
        if not word.capital and word.text != "-":
            return ends and word.lower in {"passenger", "road", "line", "route", "section"}
    return False


def _is_person(word: Sequence[str]) -> bool:
    """Whether a word stands for people: "a man from Mosta"."""
    return bool(word) and (word[0] in nouns() or bool(AGE.match(word[0])))


def is_so_far_from(scene: Scene, place: Place) -> bool:
    """Whether it only says where a town told before lies: "Kerva, 155 miles south of Mosta"."""
    at = scene.word_at(place.start)
    before = [p for p in scene.places if p.start < place.start and p.kind == "city"]
    if not before or before[-1].name == place.name or not is_near(scene, place):
        return False
    first = scene.word_at(before[-1].start)
    return at - first <= BESIDE and not is_mere_mark(scene, first)


def is_of_a_name(scene: Scene, place: Place) -> bool:
    """Whether a country begins the name of a body: "the US Geological Survey"."""
    last = scene.word_at(place.end - 1) + 1
    after = scene.words[last] if last < len(scene.words) else None
    return place.kind in {"country", "demonym"} and after is not None and after.capital


def is_beside(scene: Scene, place: Place) -> bool:
    """Whether a country is only near: "an ambush near Ostria" is not in Ostria."""
    at = scene.word_at(place.start)
    return place.kind == "country" and at > 0 and scene.words[at - 1].lower == "near"


def is_near(scene: Scene, place: Place) -> bool:
    """Whether it happened near the place and not in it: "off Mosta", "30 km from Kerva"."""
    at = scene.word_at(place.start)
    return ends_in(scene.words[max(0, at - 4) : at], "incidents", "near")
