"""States as actors: only where they act, accuse, or are blamed, never as a mere place."""

import re

from generator.extract.actor_finding import Finding, Passage, Reading
from generator.extract.actor_lexicon import Hit
from generator.extract.actor_speech import ACTED_ON, NOT_SUBJECT, acts, alternation
from generator.model import Place

_PLACE_LIST = re.compile(
    r"[A-Z][\w'-]+, $(?<!day, )(?<!January, )(?<!February, )(?<!March, )(?<!April, )(?<!June, )"
    r"(?<!July, )(?<!August, )(?<!September, )(?<!October, )(?<!November, )(?<!December, )"
)
_PART = re.compile(r"(?:[A-Z][\w'.-]*|[a-z]+ern|[a-z]+-) $")
_LINKED = re.compile(r" and (?:the )?$")


def find_states(reading: Reading, places: tuple[Place, ...]) -> list[Finding]:
    """The mentions in which a state acts: "by the United States", "Iran accused Israel"."""
    found: list[Finding] = []
    elsewhere = {p.start: p.country for p in places if p.country}
    for passage in reading.passages:
        states = [hit for hit in passage.hits if hit.entry.kind == "state"]
        for index, hit in enumerate(states):
            if hit.sort == "demonym":
                continue
            if elsewhere.get(hit.start, hit.entry.country) != hit.entry.country:
                continue
            before = states[index - 1] if index else None
            joined = before and found and found[-1].end == before.end
            linked = joined and _LINKED.fullmatch(
                reading.flat[before.end if before else 0 : hit.start]
            )
            if linked or _acts(reading.flat, passage, hit):
                found.append(
                    Finding(hit.start, hit.end, hit.entry.key, hit.entry.name, "state", public=True)
                )
    return found


def _acts(flat: str, passage: Passage, hit: Hit) -> bool:
    floor, stop = passage.sentence.start, passage.sentence.end
    if flat.startswith("'", hit.end) or _named_on(flat, hit.end):
        return False
    window = max(floor, hit.start - 90)
    if hit.sort == "name" and ACTED_ON.search(flat, window, hit.start):
        return True
    after = (_judging() if hit.sort == "capital" else acts()).match(flat, hit.end, stop)
    return bool(
        after
        and not NOT_SUBJECT.search(flat, window, hit.start)
        and not _PLACE_LIST.search(flat, window, hit.start)
        and not _PART.search(flat, window, hit.start)
    )


def _named_on(flat: str, end: int) -> bool:
    """Does a longer name go on: "Jordan Velan", "Georgia Tech"?"""
    return len(flat) > end + 1 and flat[end] in " -" and flat[end + 1].isupper()


def _judging() -> re.Pattern[str]:
    """A capital stands for its state only with verbs that states use of each other."""
    return re.compile(
        rf"(?: (?:has|have|had|also|later|[a-z]+ly)){{0,3}} (?:{alternation('judge', 'vow')})\b"
    )
