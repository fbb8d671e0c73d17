"""Who gives a figure: "officials said", "according to the health ministry".

Only offices and bodies are named; a private witness is not, whatever the sentence says.
"""

import re

from generator.extract.incident_words import listed
from generator.story import Sentence

_ACCORDING = re.compile(r"\b[Aa]ccording to (?:the |a |an )?([^,.;:()“”\"]{3,70})")
_VERB = r"said|says|say|told|announced|reported|confirmed|stated|tweeted"
_SAID = re.compile(rf",? (?:{_VERB}|puts?)\b")
_SAID_BY = re.compile(
    rf",?[”\"]? (?:{_VERB})(?! that\b)((?: [\w'’.-]{{1,40}}){{1,9}}(?:, [^,.;:()“”\"]{{3,70}})?)"
)
SENTENCE = 2000  # characters of a sentence in which a source is looked for
LONGEST = 8  # words of a name with its office
_WORD = re.compile(r"[\w'’-]{1,40}")
_LEAD = re.compile(
    r"^(?:(?:and|but|as|that|the|a|an|while|where|when|which|who|have|has|had|then|later) )+",
    re.IGNORECASE,
)


def source_of(sentence: Sentence) -> str | None:
    """The office or body that a sentence names as the source of what it says."""
    text = sentence.text[:SENTENCE]
    names = [_tidy(match.group(1)) for match in _ACCORDING.finditer(text)]
    names += [_tidy(_before(text, match.start())) for match in _SAID.finditer(text)]
    for match in _SAID_BY.finditer(text):
        names += [_opening(piece) for piece in match.group(1).split(", ")]
    return next((name for name in names if name and _official(name)), None)


def _before(text: str, end: int) -> str:
    """The last words before an offset, up to a mark."""
    clause = re.split(r"[,;:“”\"()]", text[max(0, end - 120) : end])[-1]
    return " ".join(clause.split()[-LONGEST:])


def _tidy(name: str) -> str:
    """The name from its first official or capitalised word on."""
    name = name.strip()
    found = list(_WORD.finditer(name))
    start = len(found)
    while start > 0 and _belongs(found[start - 1].group()):
        start -= 1
    return _LEAD.sub("", name[found[start].start() :].strip()) if start < len(found) else ""


def _opening(piece: str) -> str:
    """The words that open a piece as long as they belong to a name with its office."""
    kept: list[str] = []
    for word in _LEAD.sub("", piece.strip() + " ").split():
        if not _belongs(word.strip("'’.-")):
            break
        kept.append(word)
    while kept and kept[-1] in {"of", "for", "the", "state", "local"}:
        kept.pop()
    return " ".join(kept).rstrip(".")


def _belongs(word: str) -> bool:
    return bool(word) and (
        word[0].isupper()
        or word.lower() in listed("tolls", "official_words")
        or word in {"of", "for", "'s", "state", "local", "the"}
    )


def _official(name: str) -> bool:
    return any(w.group().lower() in listed("tolls", "official_words") for w in _WORD.finditer(name))
