"""Which reports are worth comparing: those that share a day, a town or rare words in time.

Comparing all with all would take time by the square of the archive; every way of meeting here is
a bucket in order of time, in which only neighbours meet.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from generator.link.mention import Corpus, Mention, place_key

WINDOW = 45  # days between two articles that shared words may bring together
COMMON = 60  # a word in more articles than this brings nobody together
ENOUGH = 2  # rare words that two articles must share
NEIGHBOURS = 40  # how many of a bucket's next in time each report meets

Pair = tuple[int, int]


def pairs(found: Sequence[Mention], corpus: Corpus) -> list[Pair]:
    """Index pairs of reports to compare, in order."""
    meetings: set[Pair] = set(_by_words(found, corpus))
    meetings.update(_by_day(found))
    meetings.update(_by_town(found))
    return sorted(meetings)


def _by_words(found: Sequence[Mention], corpus: Corpus) -> Iterable[Pair]:
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for index, mention in enumerate(found):
        for term in mention.record.fingerprint.terms:
            if 2 <= corpus.words[term] <= COMMON:
                postings[term].append(index)
    shared: Counter[Pair] = Counter()
    for term in sorted(postings):
        shared.update(_near(postings[term], found, by_event=False, window=WINDOW))
    return (pair for pair, count in shared.items() if count >= ENOUGH)


def _by_day(found: Sequence[Mention]) -> Iterable[Pair]:
    """Events a day apart at most, in one country or town, or one of them nowhere."""
    buckets: defaultdict[str, list[int]] = defaultdict(list)
    nowhere = {index for index, mention in enumerate(found) if not mention.report.where.country}
    for index, mention in enumerate(found):
        if mention.exact:
            where = mention.report.where
            buckets[f"country {where.country}"].append(index)
            if where.name:
                buckets[f"place {where.name.lower()}"].append(index)
            if nowhere:
                buckets["anywhere"].append(index)
    for name, bucket in buckets.items():
        for pair in _near(bucket, found, by_event=True, window=1):
            if name != "anywhere" or nowhere.intersection(pair):
                yield pair


def _by_town(found: Sequence[Mention]) -> Iterable[Pair]:
    """Events in one town, told about the same time, when the day of one is not known."""
    buckets: defaultdict[str, list[int]] = defaultdict(list)
    for index, mention in enumerate(found):
        if mention.report.where.name:
            buckets[place_key(mention.report)].append(index)
    for bucket in buckets.values():
        for left, right in _near(bucket, found, by_event=False, window=WINDOW):
            if not (found[left].exact and found[right].exact):
                yield left, right


def _near(
    bucket: list[int], found: Sequence[Mention], *, by_event: bool, window: int
) -> Iterable[Pair]:
    def moment(index: int) -> int:
        mention = found[index]
        return (mention.first if by_event else mention.published) or 0

    ordered = sorted(set(bucket), key=lambda index: (moment(index), index))
    for place, left in enumerate(ordered):
        for right in ordered[place + 1 : place + 1 + NEIGHBOURS]:
            if moment(right) - moment(left) > window:
                break
            yield (left, right) if left < right else (right, left)
