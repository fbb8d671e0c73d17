"""What speaks for or against a name being a place: named clues from the name itself, from the words
around it and from what else the story says of it. Their weights stand in data/places.yml.
"""

import bisect
from collections.abc import Iterator
from functools import cache, lru_cache

from generator.extract.place_persons import Usage, is_initial, is_title, is_titled
from generator.extract.place_spans import (
    Candidate,
    Scene,
    Word,
    follows,
    is_among_counties,
    is_headline,
    precedes,
)
from generator.extract.place_words import people, weights, words
from generator.gazetteer import Entry

_HEADLINE = {"capital_before": "headline", "capital_behind": "headline"}
_BEHIND = {
    "division_behind": ("county_words", "division_words"),
    "body_behind": ("after",),
    "speech_behind": ("speech",),
}
_HEADS = frozenset({"country", "demonym", "admin1", "region"})
_FROM = (10_000, 50_000, 200_000, 1_000_000)
_SIZES = ("village", "town", "city", "large_city", "metropolis")
_LOCAL = frozenset({"city", "admin1", "admin2"})
_MOST_CACHED = 8_192  # names of which it is remembered what their places are


def clues(candidate: Candidate, scene: Scene, usage: Usage) -> tuple[str, ...]:
    """Everything that speaks for or against the name of a place, as keys of the weights."""
    if candidate.short:
        return ("short_form",)
    split = scene.words[candidate.sentence]
    head = is_head(candidate)
    around = (*_left(candidate, split), *_right(candidate, split))
    if not _HEADLINE.keys().isdisjoint(around) and is_headline(split):
        around = tuple(_HEADLINE.get(clue, clue) for clue in around)
    return (
        *_name(candidate, split),
        *([_of_heads().get(clue, clue) for clue in around] if head else around),
        *_usage(candidate, split, usage, head=head),
    )


@cache
def _of_heads() -> dict[str, str]:
    """The clues that weigh otherwise beside the name of a country, a people or a division."""
    return {clue.removesuffix("_head"): clue for clue in weights() if clue.endswith("_head")}


@lru_cache(maxsize=4_096)
def total(found: tuple[str, ...]) -> float:
    """The sum of the clues' weights."""
    table = weights()
    return sum(table[clue] for clue in found)


def is_head(candidate: Candidate) -> bool:
    """Whether the name is a country's, a people's or a division's own."""
    return _is_head(candidate.entries)


@lru_cache(maxsize=_MOST_CACHED)
def _is_head(entries: tuple[Entry, ...]) -> bool:
    return any(
        entry.kind in _HEADS and not (entry.kind == "admin1" and entry.alternate)
        for entry in entries
    )


def _name(candidate: Candidate, split: tuple[Word, ...]) -> Iterator[str]:
    """What the name says by itself."""
    yield from _best_known(candidate.entries)
    low = split[candidate.first].low
    if candidate.first < candidate.last:
        last = split[candidate.last].low
        yield "county_name" if last in words("county_words") else "several_words"
        if low in people("given"):
            yield "person_name"
        return
    if low in words("not_places") and not _is_acronym(candidate):
        yield "common_word_cued" if _is_cued(candidate, split) else "common_word"
    if low in people("family") or low in people("given"):
        yield "person_name"


def _is_cued(candidate: Candidate, split: tuple[Word, ...]) -> bool:
    """Whether a city of some size stands where a common word would have no capital: "in Nice"."""
    if candidate.first == 0:
        return False
    before = split[candidate.first - 1]
    after = follows(split, candidate.last)
    if candidate.text.isupper() or (after is not None and after.is_capital):
        return False
    entry = candidate.entries[0]
    return (
        before.low in words("cues" if before.text.islower() else "place_cues")
        and not entry.alternate
        and entry.kind == "city"
        and entry.population >= 50_000
    )


@lru_cache(maxsize=_MOST_CACHED)
def _best_known(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """How well known the best known of some places is."""
    return max(map(_known, entries), key=total)


def _known(entry: Entry) -> tuple[str, ...]:
    """How well known a place of this kind and size is."""
    kind = entry.kind
    if kind == "city":
        kind = _SIZES[bisect.bisect_right(_FROM, entry.population)]
    elif kind == "admin1" and entry.country in {"US", "CA", "GB", "AU"}:
        kind = "state"
    elif kind == "admin1" and entry.admin1 is None:
        kind = "region"  # one of our own table
    if not entry.alternate or entry.kind not in _LOCAL:
        return (kind,)
    return (kind, "other_name" if len(entry.name) > 4 else "short_other_name")


def _is_acronym(candidate: Candidate) -> bool:
    return candidate.text.casefold() in words("acronyms") and candidate.text[1:].isupper()


def _left(candidate: Candidate, split: tuple[Word, ...]) -> Iterator[str]:
    """What the word before says: "in Jackson" against "Officer Jackson"."""
    if candidate.first == 0:
        return
    before = split[candidate.first - 1]
    if _is_feature(split, candidate.first):
        yield "feature_before"
    elif candidate.text[0].islower() and before.is_capital:
        yield "part_of_name"
    elif before.gap == "-" and before.text in {"R", "D"}:
        yield "party_before"
    elif is_initial(before):
        yield "initial_before"
    elif precedes(split, candidate.first) is None:
        yield from _after_gap(before)
    elif before.text.islower():
        yield from _after_low(candidate, split, before)
    else:
        yield from _after_capital(candidate, split, before)


def _after_capital(candidate: Candidate, split: tuple[Word, ...], before: Word) -> Iterator[str]:
    """The same for a word with a capital: "Mayor Jackson", "Ada Jackson", "North Jackson"."""
    if is_title(before):
        yield "title_before"
    elif before.low in people("given") or is_titled(split, candidate.first):
        yield "given_before"
    elif before.low in words("cues"):
        yield "capital_cue_before"
    elif before.low not in words("not_places"):
        yield "upper_before" if before.text.isupper() else "capital_before"


def _is_feature(split: tuple[Word, ...], first: int) -> bool:
    """Whether a lake, a gulf or the like is named after what starts here: "Lake Chad"."""
    before = split[first - 1]
    if before.low == "of" and first > 1:
        return split[first - 2].is_capital and split[first - 2].low in words("feature_of")
    return before.is_capital and before.low in words("feature_before") and before.gap in {" ", ". "}


def _after_low(candidate: Candidate, split: tuple[Word, ...], before: Word) -> Iterator[str]:
    """The same for a word in lower case: "the city of Jackson", "said Jackson"."""
    phrase = f"{split[candidate.first - 2].low} {before.low}" if candidate.first > 1 else ""
    if before.low in words("place_cues") or phrase in words("place_cues"):
        yield "place_cue_before"
    elif before.low == "of" and candidate.first > 1 and split[candidate.first - 2].text.isdigit():
        yield "residence_before"
    elif before.low in words("cues"):
        yield "cue_before"
    elif before.low in words("titles"):
        yield "low_title_before"
    elif before.low in words("speech"):
        yield "speech_before"
    elif before.low in {"a", "an", "the"}:
        after = follows(split, candidate.last)
        if after is not None and after.text.islower():
            yield "article_before"


def _after_gap(before: Word) -> Iterator[str]:
    """What a mark before the name says: "Sgt. Jackson", "Smith-Jackson", "Ras al-Ain"."""
    if is_title(before):
        yield "title_before"
    elif before.gap == "-" and before.low in words("articles"):
        yield "part_of_name"
    elif before.gap == "-" and before.is_capital:
        yield "hyphen_before"
    elif before.gap.startswith(","):
        yield "comma_before"


def _right(candidate: Candidate, split: tuple[Word, ...]) -> Iterator[str]:
    """What the word behind says: "Boston police" against "Boston Street"."""
    after = follows(split, candidate.last)
    if is_among_counties(split, candidate.last):
        yield "among_counties"
    elif after is None:
        yield from _before_gap(candidate, split)
    elif after.low in words("articles") and after.gap == "-":
        yield "part_of_name"
    elif after.text in {"in", "news"}:
        further = follows(split, candidate.last + 1)
        if further is not None and after.low == "news":
            yield "agency_behind"
        elif further is not None and further.is_capital:
            yield "in_behind"
    elif after.low in words("site_behind") and _lies_in(split, candidate.last + 1):
        yield "site_in_behind"
    elif (clue := _named_behind(after)) is not None:
        yield clue
    elif after.is_capital and not after.text.isupper():
        low = split[candidate.last].low
        is_name = low in people("given") or after.low in people("family")
        yield "name_behind" if is_name else "capital_behind"


def _lies_in(split: tuple[Word, ...], noun: int) -> bool:
    """Whether a town follows the noun: "market in Valletta"."""
    link = follows(split, noun)
    town = follows(split, noun + 1)
    return bool(link and town and link.low in {"in", "near"} and town.is_capital)


def _named_behind(after: Word) -> str | None:
    """The clue of the list in which the word behind stands."""
    if after.is_capital:
        for clue in ("feature_behind", "road_behind"):
            if after.low in words(clue):
                return clue
    return _clues_behind().get(after.low)


@cache
def _clues_behind() -> dict[str, str]:
    """The clue that each word behind a name gives; the first of several counts."""
    pairs = [
        (word, clue) for clue, lists in _BEHIND.items() for name in lists for word in words(name)
    ]
    return dict(reversed(pairs))


def _before_gap(candidate: Candidate, split: tuple[Word, ...]) -> Iterator[str]:
    """What a mark behind the name says: "Paris, Texas", "KABUL (AP) —", "Jackson, 34,"."""
    gap = split[candidate.last].gap
    if gap[:1] in {"'", "’"} and split[candidate.first].low in {"st", "saint"}:
        yield "saint"
    after = split[candidate.last + 1] if candidate.last + 1 < len(split) else None
    if gap.startswith(",") and after and after.is_capital:
        yield "capital_after_comma"
    elif gap.startswith(",") and after and after.text.isdigit() and len(after.text) <= 2:
        yield "age_behind"
    elif gap.lstrip().startswith(("—", "–", "(", "--")) and candidate.first == 0:
        yield "dateline"


def _usage(
    candidate: Candidate, split: tuple[Word, ...], usage: Usage, *, head: bool
) -> Iterator[str]:
    """What the same word is elsewhere in the story, and how it is written here."""
    if candidate.first < candidate.last or _is_acronym(candidate):
        return
    low = split[candidate.first].low
    if low in usage.low and not _is_cued(candidate, split):
        yield "low_elsewhere"
    if usage.persons[low]:
        yield "person_elsewhere_head" if head else "person_elsewhere"
    elif usage.behind[low] and not head:
        yield "behind_name_elsewhere"
    elif usage.capital[low] > 2 and low not in people("family"):
        yield "repeated"
    if candidate.first == 0 and not head:
        yield "sentence_start"
    is_short = len(candidate.text) < 6 and candidate.text.isupper()
    if is_short and not head and "dateline" not in _before_gap(candidate, split):
        yield "short_capitals"
