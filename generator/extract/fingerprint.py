"""What stands in for an article's text when reports are linked.

Two parts: 64 numbers that tell how much of two texts is the same wording (MinHash by one
permutation, Li, Owen and Zhang 2012, empty bins filled by rotation, Shrivastava and Li 2014), and
the heaviest words and word pairs, with which rare shared names are found.
"""

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b

from generator.model import Fingerprint
from generator.story import Sentence, Story
from generator.vocabulary import load

BINS = 64
SHINGLE = 5  # words
TERMS = 80
MOST = 100_000  # characters of one sentence; what is longer is no sentence
_SPREAD = 0x9E3779B1  # odd, so that a bin filled from its neighbour differs from it
_MASK = 0xFFFFFFFF

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")

TITLE = 2.0  # a title's word counts double
NAME = 1.6  # a capital inside a sentence: a name, most often
LEAD = 1.2  # words of the first three sentences
PAIR = 0.9


def fingerprint(story: Story) -> Fingerprint:
    """The fingerprint of a story: the same in every process and on every machine."""
    told = tuple((sentence, _words(sentence)) for sentence in story.all)
    words = [word.lower() for sentence, own in told if sentence.part == "body" for word in own]
    return Fingerprint(minhash=minhash(words), terms=heaviest(told))


def minhash(words: list[str]) -> tuple[int, ...]:
    """The least hash in each of 64 bins over the text's five-word shingles; empty without words."""
    if not words:
        return ()
    coded = [word.encode("utf-8", "surrogatepass") for word in words]
    least: dict[int, bytes] = {}
    for start in range(max(1, len(words) - SHINGLE + 1)):
        piece = b" ".join(coded[start : start + SHINGLE])
        digest = blake2b(piece, digest_size=5).digest()
        place, value = digest[0] % BINS, digest[1:]
        if place not in least or value < least[place]:
            least[place] = value
    bins = {place: int.from_bytes(value, "big") for place, value in least.items()}
    return tuple(_filled(bins, place) for place in range(BINS))


def _filled(bins: dict[int, int], place: int) -> int:
    for step in range(BINS):
        value = bins.get((place + step) % BINS)
        if value is not None:
            return (value + step * _SPREAD) & _MASK
    return 0


def heaviest(told: Iterable[tuple[Sentence, list[str]]]) -> dict[str, float]:
    """The at most 80 heaviest words and adjacent pairs, heaviest first.

    A weight is ``1 + log(count)``, more for words of the title, of the lead and for names:
    "Port Alder" in a title outweighs "market" in the tenth sentence.
    """
    counts: Counter[str] = Counter()
    boosts: dict[str, float] = {}
    for place, (sentence, words) in enumerate(told):
        boost = TITLE if sentence.part == "title" else LEAD if place <= 3 else 1.0
        for term, share in _terms(words):
            counts[term] += 1
            if boost * share > boosts.get(term, 0.0):
                boosts[term] = boost * share
    weights = {term: (1 + math.log(n)) * boosts[term] for term, n in counts.items()}
    chosen = sorted(weights, key=lambda term: (-weights[term], term))[:TERMS]
    return {term: round(weights[term], 3) for term in chosen}


def _terms(words: list[str]) -> list[tuple[str, float]]:
    kept: list[tuple[str, float]] = []
    pairs: list[tuple[str, float]] = []
    stop = _stop_words()
    before: tuple[str, float] | None = None
    for word in words:
        low = word.lower().replace("’", "'").removesuffix("'s")
        if low in stop or len(low) < 2:
            before = None
            continue
        share = NAME if word[0].isupper() else 1.0
        kept.append((low, share))
        if before:
            pairs.append((f"{before[0]} {low}", PAIR * max(before[1], share)))
        before = (low, share)
    return kept + pairs


def _words(sentence: Sentence) -> list[str]:
    return _WORD.findall(sentence.text[:MOST])


@cache
def _stop_words() -> frozenset[str]:
    lines: list[str] = load("stop-words.yml")
    return frozenset(itertools.chain.from_iterable(line.split() for line in lines))
