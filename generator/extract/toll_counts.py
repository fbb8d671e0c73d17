"""What became of whom in one sentence: "two men were shot, one fatally" → hit 2, killed 1.

An outcome word is found in the lexicon; its form says on which side its people stand ("were killed"
left, "killing two" right, "the death of" right), and a walk over the groups of people reads them.
"""

from collections.abc import Container, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from generator.extract.incident_words import Hit, Phrases, Words, clause_start, data, listed
from generator.extract.toll_people import People, Quantity, find_people, find_quantities
from generator.model import Figure, Span
from generator.story import Sentence

REACH = 30  # words between people and what became of them


class Outcome(NamedTuple):
    """What an outcome word says and in which form: ("killed", "participle")."""

    outcome: str
    form: str


class Count(NamedTuple):
    """People and their outcome as one sentence tells it.

    `outcome` is a term of the vocabulary, or "hit" for people shot or stabbed of whom the words do
    not say whether they live. `part`: a part of a whole that stands beside it ("including a
    child"); `earlier`: a figure that the story itself calls older; `own`: by their own hand.
    """

    sentence: Sentence
    outcome: str
    people: People
    span: Span
    rule: str
    part: bool = False
    earlier: bool = False
    own: bool = False
    revised: bool = False
    at: int = 0


@cache
def _outcomes() -> Phrases[Outcome]:
    return Phrases(
        (phrase, Outcome(outcome, form))
        for outcome, forms in data("tolls")["outcomes"].items()
        for form, phrases in forms.items()
        for phrase in phrases
    )


def find_counts(sentence: Sentence, text: Words, surnames: Container[str] = ()) -> list[Count]:
    """All figures of people of a sentence, in the order of their outcome words."""
    hits = _outcomes().find(text)
    if not hits and not any(w.lower in {"wounded", "injured", "dead"} for w in text):
        return []
    groups = find_people(text, surnames)
    found: list[Count] = []
    for hit in hits:
        if _irreal(text, hit) or _not_hit(text, hit) or _remembered(text, hit):
            continue
        found += [
            _count(sentence, text, hit, told)
            for told in _people_of(text, hit, groups)
            if told[0].figure is not None
        ]
    found += [
        Count(sentence, g.outcome, g, _span(text, g.first, g.last), "toll.adjective", at=g.first)
        for g in groups
        if g.outcome and g.figure
    ]
    return _strongest(found)


def _count(
    sentence: Sentence, text: Words, hit: Hit[Outcome], told: tuple[People, bool, bool]
) -> Count:
    people, part, earlier = told
    span = _span(text, min(hit.first, people.first), max(hit.last, people.last))
    own = _reflexive(text, hit.last) or (
        hit.first > 0 and text[hit.first - 1].lower == "self-inflicted"
    )
    rule = f"toll.{hit.value.form}"
    outcome = "hit" if hit.value.outcome == "struck" else hit.value.outcome
    lower = f" {' '.join(w.lower for w in text[: hit.last])} "
    earlier = earlier or any(f" {cue} " in lower for cue in data("tolls")["earlier"])
    earlier = earlier or _asserted(text, hit)
    revised = rule == "toll.toll" and any(w.lower in listed("tolls", "revised") for w in text)
    return Count(
        sentence, outcome, people, span, rule, part, earlier, own, revised, at=hit.first
    )  # fmt: skip


def _asserted(text: Words, hit: Hit[Outcome]) -> bool:
    """Whether it is the boast of a group: "asserted that more than 300 were killed"."""
    first = max(0, hit.first - 10)
    for at in range(first, hit.first - 1):
        if text[at].lower in listed("tolls", "boasts"):
            follow = text[at + 1].lower
            return follow in {"that", "to", "it", "they", "more", "at", "over"}
    return False


def _span(text: Words, first: int, last: int) -> Span:
    return text[first].start, text[last - 1].end


def _strongest(found: Sequence[Count]) -> list[Count]:
    """One outcome for a group: who was shot and later died is dead, not also wounded."""
    rank = {"killed": 3, "injured": 2, "hit": 1}
    kept: dict[tuple[int, int], Count] = {}
    for count in found:
        key = (count.people.first, 0 if count.outcome in rank else count.at)
        old = kept.get(key)
        if old is None or rank.get(count.outcome, 0) > rank.get(old.outcome, 0):
            own = count.own or (old is not None and old.own)
            kept[key] = count._replace(own=own)
    return list(kept.values())


# ---------------------------------------------------------------- whether it is told as done


def _irreal(text: Words, hit: Hit[Outcome]) -> bool:
    """Whether the outcome is denied, feared, planned or imagined: "could have been killed"."""
    for index in range(hit.first - 1, max(-1, hit.first - 5), -1):
        lower = text[index].lower
        if lower in {",", ";", ".", "and", "but", "who", "that"}:
            return False
        if lower in listed("tolls", "irreal") and hit.value.form != "toll":
            return not (lower in {"nearly", "almost"} and index + 1 < hit.first)
        if lower in {"not", "n't", "never", "without"}:
            return True
        if lower == "to" and index == hit.first - 1 and hit.value.form in {"present", "participle"}:
            return True
    return hit.value.form != "toll" and _unsure(text, hit)


def _remembered(text: Words, hit: Hit[Outcome]) -> bool:
    """Whether a death is only remembered: "four years since the death of"."""
    before = {w.lower for w in text[max(0, hit.first - 6) : hit.first]}
    return hit.value.form == "noun_of" and bool(before & listed("tolls", "remembering"))


def _unsure(text: Words, hit: Hit[Outcome]) -> bool:
    """Whether the clause only asks, thinks or doubts: "whether anyone was hurt"."""
    start = max(clause_start(text, hit.first), hit.first - 12)
    before = [w.lower for w in text[start : hit.first]]
    if any(word in listed("tolls", "unsure") for word in before):
        return True
    told = f" {' '.join(before)} "
    return any(f" {phrase} " in told for phrase in data("tolls")["unsure_phrases"])


def _not_hit(text: Words, hit: Hit[Outcome]) -> bool:
    """Whether "shot" or "struck" wounds nobody: "shot at", "struck with a handgun"."""
    after = text[hit.last].lower if hit.last < len(text) else ""
    if hit.value.outcome == "struck":
        told = {w.lower for w in text}
        behind = {w.lower for w in text[hit.last : hit.last + 10]}
        swung = behind & listed("tolls", "swung") and behind & {"with", "by"}
        return not told & listed("tolls", "fired") or bool(swung)
    if hit.value.outcome != "hit" or hit.value.form not in {"participle", "doing"}:
        return False
    if after == "at" and (hit.last + 1 >= len(text) or not text[hit.last + 1].alpha):
        return not text[min(hit.last + 1, len(text) - 1)].text[0].isdigit()
    return after in listed("tolls", "not_hit_before") and not _auxiliary(text, hit.first)


# ---------------------------------------------------------------- whose outcome it is


Found = Iterator[tuple[People, bool, bool]]  # people, part, earlier


def _people_of(text: Words, hit: Hit[Outcome], groups: Sequence[People]) -> Found:
    form = hit.value.form
    if form == "toll":
        yield from _toll(text, hit)
    elif form == "plural":
        yield from ((g, False, False) for g in groups if g.kind == "number" and g.last == hit.first)
        yield from _plural(text, hit, groups)
    elif form in {"doing", "present", "noun_of"}:
        yield from _right(text, hit, groups)
    elif form == "participle":
        yield from _participle(text, hit, groups)
    else:
        yield from _left(text, hit, groups, adjacent=False)


def _toll(text: Words, hit: Hit[Outcome]) -> Found:
    """The figures after "death toll": "rose to 94 from 91", "from 103 down to 84"."""
    after = [
        quantity
        for quantity in find_quantities(text)
        if hit.last <= quantity.first <= hit.last + 40 and _plain(text, quantity)
    ]
    seen = [q for q in after if _reached(text, q) or q.first - hit.last <= 2]
    if not seen:
        return
    older = [q for q in seen if _from(text, q)]
    newer = [q for q in seen if q not in older]
    for quantity in newer[:1]:
        yield People(quantity.first, quantity.last, "number", quantity.figure), False, False
    for quantity in older[:1]:
        yield People(quantity.first, quantity.last, "number", quantity.figure), False, bool(newer)


def _reached(text: Words, quantity: Quantity) -> bool:
    """Whether a verb or preposition of counting goes before: "rose to 94", "has reached 95"."""
    before = [w.lower for w in text[max(0, quantity.first - 2) : quantity.first]]
    return any(word in listed("tolls", "reached") for word in before)


def _plain(text: Words, quantity: Quantity) -> bool:
    after = text[quantity.last].lower if quantity.last < len(text) else ""
    before = text[quantity.first - 1] if quantity.first else None
    amount = text[quantity.first : quantity.last]
    year = any(w.text.isdigit() and 1900 <= int(w.text) <= 2099 for w in amount)
    dated = before is not None and (before.capital or before.text == ".") and quantity.first > 2
    return not (year or dated or after in listed("tolls", "units") or after in {":", "%"})


def _from(text: Words, quantity: Quantity) -> bool:
    before = [w.lower for w in text[max(0, quantity.first - 3) : quantity.first]]
    return "from" in before and "to" not in before


def _plural(text: Words, hit: Hit[Outcome], groups: Sequence[People]) -> Found:
    """The number before a plural: "15 deaths", "no injuries"."""
    for quantity in find_quantities(text):
        if quantity.last == hit.first and not any(g.first == quantity.first for g in groups):
            people = People(quantity.first, quantity.last, "number", quantity.figure)
            yield people._replace(additional=quantity.additional), False, False
    before = text[hit.first - 1].lower if hit.first else ""
    zero = Figure(low=0, best=0, high=0)
    if before == "no":
        yield People(hit.first - 1, hit.last, "number", zero), False, False


def _participle(text: Words, hit: Hit[Outcome], groups: Sequence[People]) -> Found:
    passive = _auxiliary(text, hit.first)
    if not passive and not _reflexive(text, hit.last):
        right = list(_right(text, hit, groups))
        if right:
            yield from right
            return
    yield from _left(text, hit, groups, adjacent=not passive and not _reflexive(text, hit.last))


def _reflexive(text: Words, index: int) -> bool:
    return index < len(text) and text[index].lower in listed("tolls", "reflexives")


def _auxiliary(text: Words, index: int) -> bool:
    """Whether a form of "be" goes before: "was also fatally", "were shot and"."""
    for at in range(index - 1, max(-1, index - 6), -1):
        lower = text[at].lower
        if lower in listed("tolls", "be"):
            return True
        joined = lower in {"and", "or", "also", "both", "all", "later", "not", "being"}
        if not (joined or lower.endswith("ly") or _outcomes().at(text, at)):
            return False
    return False


def _right(text: Words, hit: Hit[Outcome], groups: Sequence[People]) -> Found:
    """The people directly after, and those joined to them: "killed two men, a woman and a boy"."""
    chain: list[People] = []
    end = hit.last + _skipped(text, hit.last)
    for group in groups:
        if group.first < hit.last:
            continue
        if not chain and (group.first > end or _compound(text, hit, group)):
            return
        if chain and not _joined(text, chain[-1].last, group.first):
            break
        if chain and _has_verb(text, group.last):
            break
        chain.append(group)
    chain = _listed(text, chain)
    yield from ((g, False, False) for g in chain if not g.possessive and g.kind != "none")
    if chain:
        yield from _parts(text, chain[-1].last, groups)


def _compound(text: Words, hit: Hit[Outcome], group: People) -> bool:
    """Whether the noun goes with the outcome word: "shooting victim", "wounded man"."""
    bare = group.kind == "noun" and group.first == hit.last and text[group.first].alpha
    return bare and text[group.first].lower not in listed("tolls", "determiners") and group.one


def _skipped(text: Words, index: int) -> int:
    """Words that may stand between a verb and its object: "killing at the time two men"."""
    if index < len(text) and text[index].lower in {"the", "of", "and", "his", "her", "their", ":"}:
        return 1
    return 0


def _listed(text: Words, chain: list[People]) -> list[People]:
    """Drops what follows a comma when no "and" closes the list: an apposition, not a list."""
    for index in range(len(chain) - 1, 0, -1):
        between = text[chain[index - 1].last : chain[index].first]
        if any(w.lower in {"and", "&"} for w in between):
            return chain
        chain = chain[:index]
    return chain


def _joined(text: Words, first: int, last: int) -> bool:
    between = tuple(w.lower for w in text[first:last])
    return between in {("and",), (",",), (",", "and"), ("&",), ("as", "well", "as"),
                       (",", "as", "well", "as"), ("along", "with")}  # fmt: skip


def _has_verb(text: Words, index: int) -> bool:
    """Whether a verb of its own follows the group: "and 284 were wounded"."""
    while index < len(text) and text[index].lower in {"others", "more", "people", ","}:
        index += 1
    if index >= len(text):
        return False
    hit = _outcomes().at(text, index)
    return text[index].lower in listed("tolls", "be") or (
        hit is not None and hit.value.form in {"participle", "intransitive", "state"}
    )


def _left(text: Words, hit: Hit[Outcome], groups: Sequence[People], *, adjacent: bool) -> Found:
    """The people before: the nearest group that no preposition governs, with those joined to it."""
    before = [g for g in groups if g.last <= hit.first and not _skip(text, g, hit)]
    if adjacent:
        before = [g for g in before if _gap(text, g.last, hit.first) and g.kind != "pronoun"]
    if not before:
        return
    free = [g for g in before if not _governed(text, g)]
    main = (free or before)[-1]
    if main.kind == "name" and main.age is None and _weak_name(text, main, hit):
        strong = [g for g in (free or before) if g.kind != "name" or g.age is not None]
        if not strong:
            return
        main = strong[-1]
    chain = _chain_left(text, main, before)
    for group in chain:
        part = _is_part(text, group)
        yield group, part, False
    if chain and _is_part(text, chain[0]):
        whole = [g for g in before if g.last <= chain[0].first and not _is_part(text, g)]
        if whole:
            yield whole[-1], False, False
    else:
        yield from _parts(text, hit.last, groups)


def _skip(text: Words, group: People, hit: Hit[Outcome]) -> bool:
    relative = group.kind == "pronoun" and text[group.first].lower in {"who", "whom"}
    far = hit.first - group.last > REACH
    return group.possessive or relative or far or bool(group.outcome)


def _gap(text: Words, last: int, first: int) -> bool:
    """Whether nothing that matters lies between a group and a reduced participle."""
    between = [w.lower for w in text[last:first]]
    return len(between) <= 3 and all(
        w in listed("tolls", "between") or w.endswith("ly") for w in between
    )


def _governed(text: Words, group: People) -> bool:
    """Whether a preposition stands before the group: "with his girlfriend"."""
    return group.first > 0 and text[group.first - 1].lower in listed("tolls", "prepositions")


def _weak_name(text: Words, group: People, hit: Hit[Outcome]) -> bool:
    """Whether a capitalised word is too far from the verb to be taken for a person."""
    between = text[group.last : hit.first]
    return len(between) > 4


def _chain_left(text: Words, main: People, before: Sequence[People]) -> list[People]:
    chain = [main]
    for group in reversed(before):
        if group.last <= chain[0].first and _joined(text, group.last, chain[0].first):
            comma = text[group.last].lower == "," and group.last + 1 == chain[0].first
            if comma and len(chain) == 1:
                break
            chain.insert(0, group)
    return chain


def _is_part(text: Words, group: People) -> bool:
    before = text[group.first - 1].lower if group.first else ""
    return before in {"including", "included", "include", "includes"}


def _parts(text: Words, index: int, groups: Sequence[People]) -> Found:
    """The parts named after a whole: "killed 84 people, including 30 children and two women"."""
    chain: list[People] = []
    for group in groups:
        if group.first < index:
            continue
        if not chain:
            if not _is_part(text, group) or group.first - index > 8:
                return
            chain.append(group)
        elif _joined(text, chain[-1].last, group.first) and not _has_verb(text, group.last):
            chain.append(group)
        else:
            break
    yield from ((g, True, False) for g in chain)
