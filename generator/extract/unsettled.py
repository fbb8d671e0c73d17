"""The sentences with names that the rules made nothing of, for the model to read.

"Brenna Tarrow walked into Harlan Mills" names two that no list, title or verb tells apart.
"""

import re
from collections.abc import Sequence

from generator.extract.actor_titles import is_title_word, wordlist
from generator.model import Actor, Place, Time
from generator.story import Sentence, Story

MOST = 60  # sentences of a story that the model reads
_WORD = r"[A-Z][a-z]+(?:['’-][A-Z]?[a-z]+)*"
_RUN = re.compile(rf"(?<![\w.'’-]){_WORD}(?: (?:of|de|al|el|bin|van) {_WORD}| [A-Z]\.| {_WORD})+")


def unsettled(
    story: Story, times: Sequence[Time], places: Sequence[Place], actors: Sequence[Actor]
) -> tuple[Sentence, ...]:
    """The sentences of the body that hold a run of capitals which no fact holds."""
    spans = [span for actor in actors for span in actor.mentions]
    spans += [(time.start, time.end) for time in times]
    spans += [(place.start, place.end) for place in places]
    settled = {at for span in spans for at in range(*span)}
    found = [line for line in story.sentences if _is_open(line, settled)]
    return tuple(found[:MOST])


def _is_open(line: Sentence, settled: set[int]) -> bool:
    for run in _RUN.finditer(line.text):
        start = line.start + run.start()
        if settled.isdisjoint(range(start, line.start + run.end())) and _is_name(run.group()):
            return True
    return False


def _is_name(words: str) -> bool:
    """Whether a run may name somebody: not "The", "Officer" and the like alone."""
    split = [word.lower().rstrip(".") for word in words.split()]
    telling = [w for w in split if w not in wordlist("not_names") and not is_title_word(w)]
    return len(telling) > 1
