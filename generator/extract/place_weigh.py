"""Which candidates are names of places: a sum of named clues from the words around each.

"Officer Jackson", "Charlotte Smith" and "Orchard Street" are none; "in Jackson", "Jackson, Miss."
and "Boston Police Department" are. What each clue weighs stands in data/places.yml.
"""

from collections import defaultdict
from collections.abc import Iterator

from generator.extract.place_persons import Usage, is_initial, is_title
from generator.extract.place_spans import Candidate, Scene, Word, follows, precedes
from generator.extract.place_words import people, weights, words
from generator.gazetteer import Entry

_HEADS = frozenset({"country", "demonym", "admin1", "region"})
_SIZES = ((1_000_000, "metropolis"), (200_000, "large_city"), (50_000, "city"), (10_000, "town"))
_LOCAL = frozenset({"city", "admin1", "admin2"})


def weigh(scene: Scene) -> list[list[Candidate]]:
    """The accepted candidates of each sentence, in order, none overlapping another."""
    usage = Usage(scene)
    sums = [
        [(candidate, total(clues(candidate, scene, usage))) for candidate in found]
        for found in scene.candidates
    ]
    best: defaultdict[str, float] = defaultdict(float)
    for found in sums:
        for candidate, value in found:
            best[candidate.key] = max(best[candidate.key], value)
    sure = {name for name, value in best.items() if value >= weights()["sure"]}
    return [_longest(found, sure) for found in sums]


def total(found: tuple[str, ...]) -> float:
    """The sum of the clues' weights."""
    table = weights()
    return sum(table[clue] for clue in found)


def _longest(found: list[tuple[Candidate, float]], sure: set[str]) -> list[Candidate]:
    """The accepted candidates, a longer one before a shorter one inside it."""
    taken: list[Candidate] = []
    ranked = sorted(found, key=lambda pair: (-pair[0].short, pair[0].start - pair[0].end))
    for candidate, value in ranked:
        lift = weights()["sure_elsewhere"] if candidate.key in sure else 0.0
        if value + lift >= weights()["accepted"] and not any(
            candidate.start < other.end and other.start < candidate.end for other in taken
        ):
            taken.append(candidate)
    return sorted(taken, key=lambda candidate: candidate.start)


def clues(candidate: Candidate, scene: Scene, usage: Usage) -> tuple[str, ...]:
    """Everything that speaks for or against the name of a place, as keys of the weights."""
    if candidate.short:
        return ("short_form",)
    split = scene.words[candidate.sentence]
    is_head = _is_head(candidate)
    around = (*_left(candidate, split), *_right(candidate, split))
    return (
        *_name(candidate, split),
        *(f"{clue}_head" if is_head and f"{clue}_head" in weights() else clue for clue in around),
        *_usage(candidate, split, usage, is_head=is_head),
    )


def _is_head(candidate: Candidate) -> bool:
    """Whether the name is a country's, a people's or a division's own."""
    return any(
        entry.kind in _HEADS and not (entry.kind == "admin1" and entry.alternate)
        for entry in candidate.entries
    )


def _name(candidate: Candidate, split: tuple[Word, ...]) -> Iterator[str]:
    """What the name says by itself."""
    known = [_known(entry) for entry in candidate.entries]
    yield from max(known, key=total)
    low = split[candidate.first].low
    if candidate.first < candidate.last:
        last = split[candidate.last].low
        yield "county_name" if last in words("county_words") else "several_words"
        if low in people("given"):
            yield "person_name"
        return
    if low in words("not_places") and not _is_acronym(candidate):
        yield "common_word"
    if low in people("family") or low in people("given"):
        yield "person_name"


def _known(entry: Entry) -> tuple[str, ...]:
    """How well known a place of this kind and size is."""
    kind = entry.kind
    if kind == "city":
        kind = next((size for least, size in _SIZES if entry.population >= least), "village")
    elif kind == "admin1" and entry.country in {"US", "CA", "GB", "AU"}:
        kind = "state"
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
    if is_initial(before):
        yield "party_before" if before.gap == "-" else "initial_before"
    elif before.gap == "-" and before.text in {"R", "D"}:
        yield "party_before"
    elif precedes(split, candidate.first) is None:
        yield from _after_gap(before)
    elif before.text.islower():
        yield from _after_low(candidate, split, before)
    elif is_title(before):
        yield "title_before"
    elif before.low in people("given"):
        yield "given_before"
    elif before.low in words("cues"):
        yield "capital_cue_before"
    elif before.low not in words("not_places"):
        yield "upper_before" if before.text.isupper() else "capital_before"


def _after_low(candidate: Candidate, split: tuple[Word, ...], before: Word) -> Iterator[str]:
    """The same for a word in lower case: "the city of Jackson", "said Jackson"."""
    phrase = f"{split[candidate.first - 2].low} {before.low}" if candidate.first > 1 else ""
    if before.low in words("place_cues") or phrase in words("place_cues"):
        yield "place_cue_before"
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
    """What a mark before the name says: "Sgt. Jackson", "Smith-Jackson"."""
    if is_title(before):
        yield "title_before"
    elif before.gap == "-" and before.is_capital:
        yield "hyphen_before"
    elif before.gap.startswith(","):
        yield "comma_before"


def _right(candidate: Candidate, split: tuple[Word, ...]) -> Iterator[str]:
    """What the word behind says: "Boston police" against "Boston Street"."""
    after = follows(split, candidate.last)
    if after is None:
        yield from _before_gap(candidate, split)
    elif after.low in words("roads"):
        yield "road_behind"
    elif after.low in words("county_words") or after.low in words("division_words"):
        yield "division_behind"
    elif after.low in words("after"):
        yield "body_behind"
    elif after.low in words("speech"):
        yield "speech_behind"
    elif after.is_capital and not after.text.isupper():
        low = split[candidate.last].low
        yield "name_behind" if low in people("given") else "capital_behind"


def _before_gap(candidate: Candidate, split: tuple[Word, ...]) -> Iterator[str]:
    """What a mark behind the name says: "Paris, Texas", "KABUL (AP) —", "Jackson, 34,"."""
    gap = split[candidate.last].gap
    after = split[candidate.last + 1] if candidate.last + 1 < len(split) else None
    if gap.startswith(",") and after and after.is_capital:
        yield "capital_after_comma"
    elif gap.startswith(",") and after and after.text.isdigit() and len(after.text) <= 2:
        yield "age_behind"
    elif gap.lstrip().startswith(("—", "–", "(", "--")) and candidate.first == 0:
        yield "dateline"


def _usage(
    candidate: Candidate, split: tuple[Word, ...], usage: Usage, *, is_head: bool
) -> Iterator[str]:
    """What the same word is elsewhere in the story, and how it is written here."""
    if candidate.first < candidate.last or _is_acronym(candidate):
        return
    low = split[candidate.first].low
    if usage.low[low]:
        yield "low_elsewhere"
    if usage.persons[low]:
        yield "person_elsewhere_head" if is_head else "person_elsewhere"
    if candidate.first == 0 and not is_head:
        yield "sentence_start"
    if candidate.text.isupper() and len(candidate.text) < 6 and not is_head:
        yield "short_capitals"
