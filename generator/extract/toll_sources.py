"""Who gives a figure: "officials said", "according to the health ministry".

Only offices and bodies are named; a private witness is not, whatever the sentence says.
"""

import re

from generator.extract.incident_words import listed
from generator.story import Sentence

_ACCORDING = re.compile(r"\b[Aa]ccording to (?:the |a |an )?([^,.;:()“”\"]{3,70})")
_SAID = re.compile(
    r"(?<![\w.'’-])((?:[\w.'’-]{1,40} ){0,7}[\w.'’-]{1,40}),?"
    r" (?:said|says|told|announced|reported|confirmed|stated|tweeted)\b"
)
_WORD = re.compile(r"[\w'’-]{1,40}")
_LEAD = re.compile(r"^(?:(?:and|but|as|that|the|a|an|while|where|when|which|who|have|has|had) )+")


def source_of(sentence: Sentence) -> str | None:
    """The office or body that a sentence names as the source of what it says."""
    for pattern in (_ACCORDING, _SAID):
        for match in pattern.finditer(sentence.text):
            name = _tidy(match.group(1))
            if name and _official(name):
                return name
    return None


def _tidy(name: str) -> str:
    """The name from its first official or capitalised word on."""
    name = _LEAD.sub("", name.strip())
    found = list(_WORD.finditer(name))
    start = len(found)
    while start > 0 and _belongs(found[start - 1].group()):
        start -= 1
    return name[found[start].start() :].strip() if start < len(found) else ""


def _belongs(word: str) -> bool:
    return (
        word[0].isupper()
        or word.lower() in listed("tolls", "official_words")
        or word in {"of", "for", "'s", "state", "local", "the"}
    )


def _official(name: str) -> bool:
    return any(w.group().lower() in listed("tolls", "official_words") for w in _WORD.finditer(name))
