"""The words that tell what became of people: killed, wounded, missing, and in which form."""

from functools import cache
from typing import NamedTuple

from generator.extract.incident_words import Phrases, Words, data, listed

_BESIDE_BE = frozenset(
    {"and", "or", "also", "both", "all", "later", "not", "being", "found", "reported", "confirmed",
     "listed"}
)  # fmt: skip


class Outcome(NamedTuple):
    """What an outcome word says and in which form: ("killed", "participle")."""

    outcome: str
    form: str


@cache
def outcomes() -> Phrases[Outcome]:
    """All outcome words of the lexicon."""
    return Phrases(
        (phrase, Outcome(outcome, form))
        for outcome, forms in data("tolls")["outcomes"].items()
        for form, phrases in forms.items()
        for phrase in phrases
    )


def is_reflexive(text: Words, index: int) -> bool:
    """Whether a word is "himself", "herself" or the like."""
    return index < len(text) and text[index].lower in listed("tolls", "reflexives")


def is_passive(text: Words, index: int) -> bool:
    """Whether a form of "be" goes before: "was also fatally", "were shot and"."""
    for at in range(index - 1, max(-1, index - 6), -1):
        lower = text[at].lower
        if lower in listed("tolls", "be") or lower in listed("tolls", "remaining"):
            return True
        joined = lower in {
            "and",
            "or",
            "also",
            "both",
            "all",
            "later",
            "not",
            "being",
            "found",
            "reported",
            "confirmed",
            "listed",
        }
        if not (joined or lower.endswith("ly") or outcomes().at(text, at)):
            return False
    return False
