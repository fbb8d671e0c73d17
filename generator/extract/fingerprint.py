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
    least: dict[int, bytes] = {}
    for shingle in _shingles(words):
        digest = blake2b(shingle, digest_size=5).digest()
        place, value = digest[0] % BINS, digest[1:]
        if place not in least or value < least[place]:
            least[place] = value
    bins = {place: int.from_bytes(value, "big") for place, value in least.items()}
    return tuple(_filled(bins, place) for place in range(BINS))


def _shingles(words: list[str]) -> list[bytes]:
    """Every five words that follow each other, cut from one joined text; all words where there
    are fewer."""
    coded = [word.encode("utf-8", "surrogatepass") for word in words]
    text = b" ".join(coded)
    ends = list(map(add, accumulate(map(len, coded)), count()))  # of each word in the text
    starts = [0, *(end + 1 for end in ends)]
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
    counts: Counter[str] = Counter()
    boosts: dict[str, float] = {}
    for place, (sentence, words) in enumerate(told):
        boost = TITLE if sentence.part == "title" else LEAD if place <= 3 else 1.0
        terms = _terms(words)
        counts.update([term for term, _ in terms])
        for term, share in terms:
            if boost * share > boosts.get(term, 0.0):
                boosts[term] = boost * share
    weights = {**boosts}  # as they are for all that stands once: most do
    for term, n in counts.items():
        if n > 1:
            weights[term] *= 1 + math.log(n)
    least = sorted(weights.values())[-TERMS:][:1]  # what is lighter need not be put in order
    heavy = [term for term, weight in weights.items() if weight >= least[0]]
    chosen = sorted(heavy, key=lambda term: (-weights[term], term))[:TERMS]
    return {term: round(weights[term], 3) for term in chosen}


def _terms(words: list[str]) -> list[tuple[str, float]]:
    """The words that say something, then the pairs that follow each other, with their shares."""
    read = list(map(_term, words))
    pairs = [
        (f"{before[0]} {term[0]}", PAIR * max(before[1], term[1]))
        for before, term in pairwise(read)
        if before and term
    ]
    return [term for term in read if term] + pairs


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
