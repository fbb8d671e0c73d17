"""What stands in for an article's text when reports are linked.

Two parts: 64 numbers that tell how much of two texts is the same wording (MinHash by one
permutation, Li, Owen and Zhang 2012, empty bins filled by rotation, Shrivastava and Li 2014), and
the heaviest words and word pairs, with which rare shared names are found.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import accumulate, chain, count, pairwise
from operator import add

from generator.model import Fingerprint
from generator.story import Sentence, Story
from generator.vocabulary import load

BINS = 64
SHINGLE = 5  # words
TERMS = 80
MOST = 100_000  # characters of one sentence; what is longer is no sentence
_SPREAD = 0x9E3779B1  # odd, so that a bin filled from its neighbour differs from it
_MASK = 0xFFFFFFFF
_FRESH = blake2b(digest_size=5)  # copied for each shingle, which is quicker than a new one

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")

TITLE = 2.0  # a title's word counts double
NAME = 1.6  # a capital inside a sentence: a name, most often
LEAD = 1.2  # words of the first three sentences
PAIR = 0.9


def fingerprint(story: Story) -> Fingerprint:
    """The fingerprint of a story: the same in every process and on every machine."""
    told = tuple((sentence, _words(sentence)) for sentence in story.all)
    body = [words for sentence, words in told if sentence.part == "body"]
    words = list(map(str.lower, chain.from_iterable(body)))
    return Fingerprint(minhash=minhash(words), terms=heaviest(told))


def minhash(words: list[str]) -> tuple[int, ...]:
    """The least hash in each of 64 bins over the text's five-word shingles; empty without words."""
    if not words:
        return ()
    least: dict[int, bytes] = {}
    for shingle in _shingles(words):
        state = _FRESH.copy()
        state.update(shingle)
        digest = state.digest()
        place = digest[0] % BINS
        if place not in least or digest[1:] < least[place]:
            least[place] = digest[1:]
    bins = {place: int.from_bytes(value, "big") for place, value in least.items()}
    return tuple(_filled(bins, place) for place in range(BINS))


def _shingles(words: list[str]) -> list[bytes]:
    """Every five words that follow each other, cut from one joined text; all words where there
    are fewer."""
    text = " ".join(words).encode("utf-8", "surrogatepass")
    ends = list(map(add, accumulate(map(len, text.split(b" "))), count()))  # of each word
    starts = [0, *[end + 1 for end in ends]]
    return [text[start:end] for start, end in zip(starts, ends[SHINGLE - 1 :], strict=False)] or [
        text
    ]


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
    terms: list[str] = []
    shares: list[float] = []
    for place, (sentence, words) in enumerate(told):
        boost = TITLE if sentence.part == "title" else LEAD if place <= 3 else 1.0
        read = list(map(_term, words))
        for term in read:
            if term:
                terms.append(term[0])
                shares.append(boost * term[1])
        for before, term in pairwise(read):
            if before and term:
                terms.append(f"{before[0]} {term[0]}")
                shares.append(boost * (PAIR * max(before[1], term[1])))
    weights: dict[str, float] = {}
    for name, share in zip(terms, shares, strict=True):
        if share > weights.get(name, 0.0):
            weights[name] = share
    for name, n in Counter(terms).items():
        if n > 1:  # most stand once
            weights[name] *= 1 + math.log(n)
    least = sorted(weights.values())[-TERMS:][:1]  # what is lighter need not be put in order
    heavy = [term for term, weight in weights.items() if weight >= least[0]]
    chosen = sorted(heavy, key=lambda term: (-weights[term], term))[:TERMS]
    return {term: round(weights[term], 3) for term in chosen}


@lru_cache(maxsize=20_000)
def _term(word: str) -> tuple[str, float] | None:
    """A word in lower case with its share; None for one that says nothing by itself."""
    low = word.lower().replace("’", "'").removesuffix("'s")
    if low in _stop_words() or len(low) < 2:
        return None
    return low, NAME if word[0].isupper() else 1.0


def _words(sentence: Sentence) -> list[str]:
    return _WORD.findall(sentence.text[:MOST])


@cache
def _stop_words() -> frozenset[str]:
    lines: list[str] = load("stop-words.yml")
    return frozenset(chain.from_iterable(line.split() for line in lines))
