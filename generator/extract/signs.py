"""Signs: strings without one of which a pattern has nothing to find in a sentence.

Looking for a few strings is far quicker than trying a pattern at every place, and most sentences
of most stories have none of them.
"""

from collections.abc import Iterable


def among(signs: Iterable[str], text: str) -> tuple[str, ...]:
    """The signs that a whole story has: none but these need be looked for in its sentences."""
    return tuple([sign for sign in signs if sign in text])


def shows(text: str, signs: tuple[str, ...]) -> bool:
    """Whether a sentence has one of the signs."""
    for sign in signs:  # noqa: SIM110 - a loop is twice as quick as any() here
        if sign in text:
            return True
    return False
