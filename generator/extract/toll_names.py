"""Names of people in a sentence: "Ann B. Example, 34," is one human being of that age."""

from collections.abc import Container

from generator.extract.incident_words import Words, data, listed
from generator.extract.toll_group import People
from generator.model import Figure


def find_names(text: Words, used: set[int], surnames: Container[str]) -> list[People]:
    """Runs of capitalised words that may be a person: "Ann B. Example, 34,"."""
    found: list[People] = []
    reached = 0
    for first in [at for at, word in enumerate(text) if word.text[0].isupper()]:
        if first < reached:
            continue
        last = first
        while last < len(text) and _name_part(text, first, last, used):
            last += 1
        group = _name(text, first, last, surnames) if last > first else None
        if group:
            found.append(group)
        reached = last + 1
    return found


def _name_part(text: Words, first: int, at: int, used: set[int]) -> bool:
    word = text[at]
    if at in used:
        return False
    if word.text == "." and at > first:
        initial = len(text[at - 1].text) <= 2 or text[at - 1].lower in listed("tolls", "titles")
        return initial and at + 1 < len(text) and text[at + 1].capital
    loud = at > first and word.text.isupper() and len(word.text) > 3
    return word.capital and word.alpha and not (loud and not text[first].text.isupper())


def _name(text: Words, first: int, last: int, surnames: Container[str]) -> People | None:
    while last - first > 1 and text[first].lower in listed("tolls", "titles"):
        first += 1 + (text[first + 1].text == ".")
    parts = [w.lower for w in text[first:last]]
    marks = listed("tolls", "state_marks")
    if not parts or any(p in listed("tolls", "not_names") or p in marks for p in parts):
        return None
    age, end = _age_after(text, last)
    suffixes = {"jr", "sr", "ii", "iii", "iv", "."}
    names = [p for p in parts if p not in suffixes]
    if not names or (last - first == 1 and age is None and names[0] not in surnames):
        return None
    one = Figure(low=1, best=1, high=1)
    before = text[first - 1].lower if first else ""
    after = text[end].lower if end < len(text) else ""
    whom = "children" if age is not None and age < data("tolls")["children_below"] else "all"
    return People(
        first, min(end, len(text)), "name", one, whom, age=age, name=names[-1], definite=True,
        possessive=after == "'s",
        role=before if before in listed("tolls", "roles") else "",
    )  # fmt: skip


def _age_after(text: Words, last: int) -> tuple[int | None, int]:
    """The age behind a name and the word after it: ", 34," or "(34)"."""
    if last < len(text) and text[last].text == "." and text[last - 1].lower in {"jr", "sr"}:
        last += 1
    if last + 1 >= len(text) or text[last].text not in {",", "("}:
        return None, last
    if not text[last + 1].text.isdigit() or int(text[last + 1].text) > 110:
        return None, last
    after = text[last + 2] if last + 2 < len(text) else None
    closing = (
        after is None
        or after.text in {",", ".", ")", ";"}
        or (after.lower in {"of", "and", "was", "were", "who", "is", "died", "has"})
    )
    if not closing:
        return None, last
    return int(text[last + 1].text), last + 2 + (text[last].text == "(")
