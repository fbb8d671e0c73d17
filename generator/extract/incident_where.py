"""The place of an incident: its trigger's sentence first, then lead, dateline and the rest."""

import re
from collections.abc import Iterable, Sequence

from generator.extract.incident_scenes import Scene
from generator.extract.incident_triggers import Mention
from generator.extract.incident_words import Words, data, listed
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
_FINE = {"city": 3.0, "site": 2.0, "admin2": 1.5, "admin1": 1.0, "country": 0.5, "demonym": 0.0}


def choose_where(story: Story, scenes: Sequence[Scene], mentions: Sequence[Mention]) -> Where:
    """Where it happened, as exactly as the story places it."""
    told = {m.number for m in mentions if m.strength != "faint" and not m.hedge}
    best: tuple[float, Place, Scene] | None = None
    for scene in scenes:
        for place in scene.places:
            score = _score(scene, place, mentions, told)
            if best is None or score > best[0]:
                best = score, place, scene
    if best is None:
        return _site_only(story, scenes, told)
    return _where(story, best[1], best[2], scenes, told)


def _score(scene: Scene, place: Place, mentions: Sequence[Mention], told: set[int]) -> float:
    score = _FINE.get(place.kind, 0.0) - 0.3 * min(scene.number, 12)
    at = scene.word_at(place.start)
    if scene.number in told:
        score += 2.0
        gaps = [abs(place.start - m.end) for m in mentions if m.number == scene.number]
        score += 1.0 if gaps and min(gaps) <= 60 else 0.0
    before = scene.words[at - 1].lower if at else ""
    if before in {"in", "near", "at", "outside", "of"}:
        score += 1.0
    if scene.title:
        score -= 0.5
    if place.lat is None:
        score -= 2.0
    return score


def _where(
    story: Story, place: Place, scene: Scene, scenes: Sequence[Scene], told: set[int]
) -> Where:
    precision: PlacePrecision = _PRECISION.get(place.kind, "vague")
    spot = _site(scenes, told)
    if precision == "city" and _is_near(scene, place):
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


def _is_near(scene: Scene, place: Place) -> bool:
    at = scene.word_at(place.start)
    before = " ".join(w.lower for w in scene.words[max(0, at - 3) : at])
    return any(before.endswith(phrase) for phrase in data("incidents")["near"])


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
