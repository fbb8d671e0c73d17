"""Whose outcome it is: the people left or right of the word that tells it.

"Two men were killed" has them left, "killing two men" right, "the death toll rose to 94 from 91"
has a newer and an older figure right.
"""

from collections.abc import Iterator, Sequence

from generator.extract.incident_words import Hit, Word, Words, listed
from generator.extract.toll_group import People
from generator.extract.toll_numbers import Quantity, find_quantities
from generator.extract.toll_outcomes import Outcome, is_passive, is_reflexive, outcomes
from generator.model import Figure

REACH = 30  # words between people and what became of them
PART = 9  # words of a part that parts two groups of a sum

Found = Iterator[tuple[People, bool, bool]]  # people, part, earlier


def people_of(text: Words, hit: Hit[Outcome], groups: Sequence[People]) -> Found:
    """The people of one outcome word, with whether they are a part, or an older figure."""
    form = hit.value.form
    if form == "toll" and is_passive(text, hit.first):  # "twelve were confirmed dead"
        yield from _left(text, hit, groups, adjacent=False)
    elif form == "toll":
        yield from _toll(text, hit, groups)
    elif form == "plural":
        yield from _plural(text, hit, groups)
    elif form == "wound":
        yield from _wounded(text, hit, groups)
    elif form == "sending":
        yield from _sent(text, hit, groups)
    elif form in {"doing", "present", "noun_of"}:
        yield from _right(text, hit, groups)
    elif form == "participle":
        yield from _participle(text, hit, groups)
    else:
        yield from _left(text, hit, groups, adjacent=False)


def _toll(text: Words, hit: Hit[Outcome], groups: Sequence[People]) -> Found:
    """The figures after "death toll": "rose to 94 from 91", "from 103 down to 84"."""
    after = [
        quantity
        for quantity in find_quantities(text)
        if hit.last <= quantity.first <= hit.last + 40 and _plain(text, quantity)
    ]
    seen = [q for q in after if _reached(text, q) or _from(text, q) or q.first - hit.last <= 2]
    if not seen:
        return
    older = [q for q in seen if _from(text, q)]
    newer = [q for q in seen if q not in older]
    for quantity in newer[:1]:
        figure = _with_joined(text, quantity, _passed(text, quantity), groups)
        yield People(quantity.first, quantity.last, "number", figure), False, False
    for quantity in older[:1]:
        yield People(quantity.first, quantity.last, "number", quantity.figure), False, bool(newer)


def _with_joined(
    text: Words, quantity: Quantity, figure: Figure, groups: Sequence[People]
) -> Figure:
    """The figure with that of a second group: "a toll of 31 soldiers and three volunteers"."""
    first = next((g for g in groups if g.first == quantity.first and g.kind == "noun"), None)
    again = [g for g in groups if first and g.first == first.last + 1 and g.kind == "noun"]
    joined = first is not None and text[first.last].lower == "and" and figure.best is not None
    if not joined or not again or again[0].figure is None or again[0].figure.best is None:
        return figure
    more = again[0].figure.best
    low, best, high = (v if v is None else v + more for v in (figure.low, figure.best, figure.high))
    return Figure(low=low, best=best, high=high)


def _passed(text: Words, quantity: Quantity) -> Figure:
    """The figure, open at its top after "passed", "exceeded" and the like."""
    before = text[quantity.first - 1].lower if quantity.first else ""
    if before in listed("tolls", "passed"):
        return Figure(low=quantity.figure.low, best=quantity.figure.best)
    return quantity.figure


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
    near = [word for word in before if word in {"from", "to"}]
    return near[-1:] == ["from"]


def _plural(text: Words, hit: Hit[Outcome], groups: Sequence[People]) -> Found:
    """The number before a plural: "15 deaths", "no injuries"."""
    yield from ((g, False, False) for g in groups if g.kind == "number" and g.last == hit.first)
    for quantity in find_quantities(text):
        if quantity.last == hit.first and not any(g.first == quantity.first for g in groups):
            people = People(quantity.first, quantity.last, "number", quantity.figure)
            yield people._replace(additional=quantity.additional), False, False
    before = text[hit.first - 1].lower if hit.first else ""
    zero = Figure(low=0, best=0, high=0)
    if before == "no":
        yield People(hit.first - 1, hit.last, "number", zero), False, False


def _wounded(text: Words, hit: Hit[Outcome], groups: Sequence[People]) -> Found:
    """Whose injuries they are: "no injuries", "40 injuries", "injuries to two men", "the man's
    injuries", "she suffered injuries"."""
    counted = list(_plural(text, hit, groups))
    if counted:
        yield from counted
        return
    after = text[hit.last].lower if hit.last < len(text) else ""
    right = [g for g in groups if g.first == hit.last + 1] if after in {"to", "of"} else []
    if right:
        yield right[0], False, False
        return
    owners = [g for g in groups if g.possessive and 0 < hit.first - g.last <= 4]
    if owners:
        yield owners[-1]._replace(possessive=False), False, False
    elif {w.lower for w in text[max(0, hit.first - 9) : hit.first]} & listed("tolls", "suffered"):
        yield from _left(text, hit, groups, adjacent=False)


def _sent(text: Words, hit: Hit[Outcome], groups: Sequence[People]) -> Found:
    """Those whom something sent to hospital: "sent four people to the hospital"."""
    found = list(_right(text, hit, groups))
    last = max((people.last for people, _, _ in found), default=hit.last)
    behind = [w.lower for w in text[last : last + 5]]
    if behind[:1] in (["to"], ["in"]) and {"hospital", "hospitals"} & set(behind):
        yield from found


def _participle(text: Words, hit: Hit[Outcome], groups: Sequence[People]) -> Found:
    passive = is_passive(text, hit.first)
    if not passive and not is_reflexive(text, hit.last):
        right = list(_right(text, hit, groups))
        if right or _acts_on(text, hit):
            also = hit.first > 0 and text[hit.first - 1].lower == "also"
            for group, part, earlier in right:
                yield group._replace(additional=group.additional or also), part, earlier
            return
    yield from _left(text, hit, groups, adjacent=not passive and not is_reflexive(text, hit.last))


def _acts_on(text: Words, hit: Hit[Outcome]) -> bool:
    """Whether what follows is something that no person is: "shot and killed the dog"."""
    if hit.last + 1 >= len(text) or hit.value.outcome not in {"killed", "injured", "hit"}:
        return False
    article = text[hit.last].lower in listed("tolls", "determiners") - {"that", "this", "one"}
    return article and text[hit.last + 1].lower not in listed("tolls", "not_hit_things")


def _right(text: Words, hit: Hit[Outcome], groups: Sequence[People]) -> Found:
    """The people directly after, and those joined to them: "killed two men, a woman and a boy"."""
    chain: list[People] = []
    end = hit.last + _skipped(text, hit.last)
    for group in groups:
        if group.first < hit.last:
            continue
        if group.possessive and not chain and group.first <= end:
            end = group.last + 1 + _skipped(text, group.last + 1)  # "his mother's fiance"
            continue
        if not chain and (group.first > end or _compound(text, hit, group)):
            return
        if chain and not _joined(text, chain[-1].last, group.first):
            break
        if chain and _has_verb(text, group.last):
            break
        chain.append(group)
    chain = _listed(text, _without_speakers(text, chain))
    doers = [g for g in groups if g.last <= hit.first]
    if doers and not any(_is_object(text, g) for g in doers):
        chain = [g._replace(additional=False) if g.kind == "noun" else g for g in chain]
    yield from ((_own(text, g), False, False) for g in chain if not g.possessive)
    if chain:
        yield from _parts(text, chain[-1].last, groups)


def _own(text: Words, group: People) -> People:
    """The group; "himself" behind others is the doer: "killed two people and then himself"."""
    return group._replace(whom="perpetrators") if is_reflexive(text, group.first) else group


def _compound(text: Words, hit: Hit[Outcome], group: People) -> bool:
    """Whether the noun goes with the outcome word: "shooting victim", "wounded man"."""
    bare = group.kind == "noun" and group.first == hit.last and text[group.first].alpha
    return bare and text[group.first].lower not in listed("tolls", "determiners") and group.one


def _skipped(text: Words, index: int) -> int:
    """Words that may stand between a verb and its object: "killing at the time two men"."""
    if index < len(text) and text[index].lower in {"the", "of", "his", "her", "their", ":"}:
        return 1
    return 0


def _without_speakers(text: Words, chain: list[People]) -> list[People]:
    """Drops who tells it: "wounding 118, a police officer and a doctor said"."""
    last = chain[-1].last if chain else len(text)
    if last >= len(text) or text[last].lower not in listed("incidents", "speech"):
        return chain
    for index in range(1, len(chain)):
        if text[chain[index - 1].last].lower == ",":
            return chain[:index]
    return chain


def _listed(text: Words, chain: list[People]) -> list[People]:
    """Drops what follows a comma when no "and" closes the list: an apposition, not a list."""
    for index in range(len(chain) - 1, 0, -1):
        between = text[chain[index - 1].last : chain[index].first]
        if any(w.lower in {"and", "&"} for w in between):
            return chain
        chain = chain[:index]
    return chain


def _joined(text: Words, first: int, last: int) -> bool:
    between = tuple(w.lower for w in text[first:last] if not _of_age(w))
    if between[:2] == (",", "including") and between[-2:] == (",", "and"):
        return len(between) <= PART  # "eleven soldiers, including a captain, and a civilian"
    return between in {("and",), (",",), (",", "and"), ("&",), ("as", "well", "as"), ("and", "and"),
                       (",", "as", "well", "as"), ("along", "with"), ("and", "then"),
                       (",", "and", "then"), (",", "then")}  # fmt: skip


def _of_age(word: Word) -> bool:
    """Whether a word belongs to ages between two groups: "two men - aged 21 and 22 - and"."""
    aside = {"-", "–", "(", ")"}
    return word.text.isdigit() or word.text in aside or word.lower in listed("tolls", "age_words")


def _has_verb(text: Words, index: int) -> bool:
    """Whether a verb of its own follows the group: "and 284 were wounded"."""
    while index < len(text) and text[index].lower in {"others", "more", "people", ","}:
        index += 1
    if index >= len(text):
        return False
    hit = outcomes().at(text, index)
    auxiliary = listed("tolls", "be") | listed("tolls", "remaining")
    return text[index].lower in auxiliary or (
        hit is not None and hit.value.form in {"participle", "intransitive", "state"}
    )


def _left(text: Words, hit: Hit[Outcome], groups: Sequence[People], *, adjacent: bool) -> Found:
    """The people before: the nearest group that no preposition governs, with those joined to it."""
    before = [g for g in groups if g.last <= hit.first and not _skip(text, g, hit)]
    if adjacent:
        before = [g for g in before if _gap(text, g.last, hit.first) and g.kind != "pronoun"]
    if is_reflexive(text, hit.last) or _by_own_hand(text, hit):
        before = [g for g in before if not _is_object(text, g)]
    free = [g for g in before if not _governed(text, g)] or before
    if free and hit.first and text[hit.first - 1].lower == "being":
        yield _doer_hit(text, free), False, False
        return
    main = _nearest(text, hit, free)
    if main is None:
        return
    if main.kind == "pronoun" and main.first > 0 and text[main.first - 1].lower == "before":
        yield _doer_hit(text, free), False, False  # "wounded three before he was shot dead"
        return
    if main.last < hit.first and text[main.last].lower == "who" and _is_part(text, main):
        yield main, False, False  # "three were hurt, including a sailor who died"
        return
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


def _nearest(text: Words, hit: Hit[Outcome], free: Sequence[People]) -> People | None:
    """The last group; a name far from the verb gives way to others."""
    main = free[-1] if free else None
    if main and main.kind == "name" and main.age is None and _weak_name(text, main, hit):
        strong = [g for g in free if g.kind != "name" or g.age is not None]
        return strong[-1] if strong else None
    return main


def _by_own_hand(text: Words, hit: Hit[Outcome]) -> bool:
    words = {w.lower for w in text[hit.first : hit.last]}
    return not words.isdisjoint(listed("tolls", "by_own_hand"))


def _doer_hit(text: Words, groups: Sequence[People]) -> People:
    """The subject of the sentence: "A man wounded four people before being shot dead"; who hurt
    others before is no victim."""
    hurt = any(_is_object(text, group) for group in groups)
    doing = {w.lower for w in text[groups[0].last : groups[-1].last + 4]}
    hurt = hurt or bool(doing & listed("tolls", "attacking"))
    return groups[0]._replace(whom="perpetrators") if hurt else groups[0]


def _is_object(text: Words, group: People) -> bool:
    """Whether the group directly follows an outcome word: "killed his wife and then himself"."""
    for size in (1, 2, 3):
        at = group.first - size
        hit = outcomes().at(text, at) if at >= 0 else None
        if hit and hit.last == group.first:
            return True
    return False


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
