"""Which way a clause points: "will meet on Friday" is ahead, "was shot on Friday" behind."""

import re
from typing import Literal

from generator.extract.time_values import Frame, Hit, before

# The nearest of these before a date in its sentence tells which way it points.
_TENSE = re.compile(
    r"\b(?:(?P<future>(?<!had been )(?:will|won['’]t|shall|['’]ll|plans? to|planned (?:to|an?|for)"
    r"|planning to|expects? to|expected|due|scheduled|slated|going to|set to|set for|is to|are to"
    r"|intends? to|hopes? to|begins|starts|starting|effective|payable|as (?:soon|early) as"
    r"|no later than|upcoming|would be|might|may|vowed to|agreed to|maturing|postponed))"
    r"|(?P<past>was|were|had|did|said|says|told|has|have|since|died|came|took|went|got|began|rose"
    r"|fell|struck|broke|gave|after|last|when|where|who|(?<!be )(?:announced|reported|killed|made"
    r"|left|closed|ended|hit|found|held|met|sent|shot)))\b",
    re.IGNORECASE,
)


def future(hit: Hit, frame: Frame) -> bool:
    """Does the clause speak of what is to come? "The court will rule on Friday"."""
    return direction(hit, frame) == "future"


def direction(hit: Hit, frame: Frame) -> Literal["future", "past"] | None:
    """Which way the clause points: "will meet on Friday", "was shot on Friday", "on Friday"."""
    start = max(frame.sentence[0], hit.start - 120)
    leads = before(hit, frame)
    if leads in ("until", "by", "through") and not re.search(
        r"\bhad\b", frame.text[start : hit.start]
    ):
        return "future"
    cues = list(_TENSE.finditer(frame.text, start, hit.start))
    if not cues:
        cues = list(_TENSE.finditer(frame.text, hit.end, min(frame.sentence[1], hit.end + 60)))[:1]
    if not cues:
        return None
    return "future" if cues[-1]["future"] else "past"
