"""The language of a text as an ISO 639-1 code: by its small words when English, else by a model."""

import re
from functools import cache
from typing import TYPE_CHECKING

from generator.read.lines import letters_of

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

GLANCE = 500  # characters that mostly tell
START = 2_000  # characters that the answer is read from
LETTERS = 40  # fewer letters than this are no basis for an answer
SURE = 0.7  # below this probability the answer is "not known"

_ENGLISH = frozenset(
    re.findall(
        r"\w+",
        "the of and to in that was for on with as at by from it he his an be are were has had have"
        " this but not they said which who their after been will would when",
    )
)


@cache
def _model() -> "LanguageIdentifier":
    from py3langid import langid  # noqa: PLC0415 - slow to load, and English needs no model

    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)


def language(text: str) -> str | None:
    """Of "Two bombs exploded in the city" "en"; None when too short or too unsure to say."""
    if _is_english(letters_of(text[:GLANCE])):
        return "en"
    words = letters_of(text[:START])
    if sum(map(len, words)) < LETTERS:
        return None
    if _is_english(words):
        return "en"
    code, sure = _model().classify(" ".join(words))
    return str(code) if sure >= SURE else None


def _is_english(words: list[str]) -> bool:
    """Whether small English words stand among some words as densely as in English."""
    if sum(map(len, words)) < LETTERS:
        return False
    small = sum(map(_ENGLISH.__contains__, map(str.lower, words)))
    return small >= 4 and small / len(words) > 0.22
