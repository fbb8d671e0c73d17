"""Whether an outcome is told as done: not feared, planned, asked, boasted of or only remembered."""

from generator.extract.incident_words import (
    Hit,
    Words,
    clause_start,
    is_month,
    listed,
    says,
    spaced,
)
from generator.extract.toll_numbers import number
from generator.extract.toll_outcomes import Outcome, is_passive
from generator.model import Figure

_BEFORE = (["already"], ["previously"], ["also"])
SPAN = 20  # words before an outcome in which a span of time is looked for
BOAST = 14  # words between "claimed" and what is boasted of
TOLD = 14  # words around an outcome in which people of the place are looked for
SUBJECT = 8  # words of a sentence in which its subject is looked for


def is_irreal(text: Words, hit: Hit[Outcome]) -> bool:
    """Whether the outcome is denied, feared, planned or imagined: "could have been killed"."""
    after = {w.lower for w in text[hit.last : hit.last + 3]}
    if hit.value.form == "toll" and after & {"could", "may", "might"}:
        return True
    for index in range(hit.first - 1, max(-1, hit.first - 5), -1):
        lower = text[index].lower
        if lower in {",", ";", ".", "and", "but", "who", "that"}:
            return False
        unsure = lower in listed("tolls", "irreal") and not is_month(text[index])
        if unsure and hit.value.form != "toll":
            return not (lower in {"nearly", "almost"} and index + 1 < hit.first)
        if lower in {"not", "n't", "never", "without"}:
            return True
        if lower == "to" and index == hit.first - 1 and hit.value.form in {"present", "participle"}:
            return True
    neither = hit.value.form == "participle" and any(
        word.lower == "nor" for word in text[max(0, hit.first - 8) : hit.first]
    )
    return hit.value.form != "toll" and (neither or _unsure(text, hit))


def is_remembered(text: Words, hit: Hit[Outcome]) -> bool:
    """Whether a death is only remembered: "four years since the death of"."""
    before = {w.lower for w in text[max(0, hit.first - 6) : hit.first]}
    return hit.value.form == "noun_of" and bool(before & listed("tolls", "remembering"))


def _unsure(text: Words, hit: Hit[Outcome]) -> bool:
    """Whether the clause only asks, thinks or doubts: "whether anyone was hurt"."""
    start = max(clause_start(text, hit.first), hit.first - 12)
    before = text[start : hit.first]
    if any(word.lower in listed("tolls", "unsure") for word in before):
        return True
    return says(before, "tolls", "unsure_phrases")


def hits_nobody(text: Words, hit: Hit[Outcome]) -> bool:
    """Whether "shot" or "struck" wounds nobody: "shot at", "struck with a handgun"."""
    after = text[hit.last].lower if hit.last < len(text) else ""
    if text[hit.last - 1].lower in {"survived", "survives"} and _lived(text, hit):
        return True
    if text[hit.first].lower == "seriously" and hit.value.form == "state":
        before = {w.lower for w in text[max(0, hit.first - 3) : hit.first]}
        return bool(before & listed("tolls", "taking"))
    if hit.value.outcome == "struck":
        told = {w.lower for w in text}
        behind = {w.lower for w in text[hit.last : hit.last + 10]}
        swung = behind & listed("tolls", "swung") and behind & {"with", "by"}
        return not told & listed("tolls", "fired") or bool(swung)
    if _is_noun(text, hit):
        return True
    if hit.value.outcome != "hit" or hit.value.form not in {"participle", "doing"}:
        return False
    if after == "at" and (hit.last + 1 >= len(text) or not text[hit.last + 1].alpha):
        return not text[min(hit.last + 1, len(text) - 1)].text[0].isdigit()
    return after in listed("tolls", "not_hit_before") and not is_passive(text, hit.first)


def _lived(text: Words, hit: Hit[Outcome]) -> bool:
    """Whether to survive is to be unhurt: "survived the blast", "142 have survived"."""
    behind = [w.lower for w in text[hit.last : hit.last + 4]]
    if behind[:1] and behind[0] in {"the", "a", "this"}:
        return True
    before = {w.lower for w in text[max(0, hit.first - 4) : hit.first]}
    return bool(set(behind) & listed("tolls", "survivable") or before & listed("tolls", "counting"))


def _is_noun(text: Words, hit: Hit[Outcome]) -> bool:
    """Whether "shot" is what was heard: "a shot", "another shot"."""
    if text[hit.first].lower != "shot" or hit.last - hit.first > 1 or not hit.first:
        return False
    before = text[hit.first - 1].lower
    joined = hit.first > 1 and text[hit.first - 2].lower in {"and", ",", ";"}
    return before in listed("tolls", "noun_before") and not (before == "another" and joined)


def is_statistic(text: Words, people: Figure | None) -> bool:
    """Whether a figure adds up many incidents: "30 people have been killed so far this year"."""
    if people is None or (people.best or people.low or 0) < 2:
        return False
    if says(text, "tolls", "statistics"):
        return True
    return " have been " in spaced(text) and says(text, "tolls", "spans")


def is_hearsay(text: Words, hit: Hit[Outcome]) -> bool:
    """Whether people of the place give the figure: "locals allege that 16 were killed"."""
    for at in range(max(0, hit.first - TOLD), min(hit.last + TOLD, len(text) - 1)):
        if text[at].lower in listed("tolls", "bystanders"):
            after = text[at + 1].lower
            if after in listed("incidents", "speech") or after in listed("tolls", "alleging"):
                return True
    return False


def is_boast(text: Words, hit: Hit[Outcome]) -> bool:
    """Whether it is the boast of a group: "asserted that more than 300 were killed"."""
    first = max(0, hit.first - BOAST)
    for at in range(first, hit.first - 1):
        if text[at].lower in listed("tolls", "boasts"):
            follow = text[at + 1].lower
            counted = number(follow) is not None and text[hit.first].lower != "lives"
            counted = counted and not _is_relative(text, at, hit.first)
            return counted or follow in {"that", "to", "it", "they", "more", "at", "over"}
    return False


def _is_relative(text: Words, first: int, last: int) -> bool:
    """Whether a noun has a "that" of its own: "claimed two bombings that killed"."""
    joints = [at for at in range(first + 2, last) if text[at].lower in {"that", "which"}]
    return any(text[at - 1].lower not in {"and", ","} for at in joints)


def is_cumulative(text: Words, hit: Hit[Outcome]) -> bool:
    """Whether it is the toll of a war, a wave or a span of years, not of one event: "the war has
    killed 10,000", "since 2015 attackers have killed 50"."""
    around = text[max(0, hit.first - SPAN) : hit.last + 14]
    if says(around, "tolls", "spans_of_time") and " latest " not in spaced(around):
        return True
    if _is_of_a_war(text, hit.first) or _is_of_old_deeds(text, hit.first):
        return True
    if not _is_perfect(text, hit.first) or is_passive(text, hit.first):
        return False
    told = {w.lower for w in (*text[:SUBJECT], *text[max(0, hit.first - 12) : hit.first])}
    return "since" in told or not listed("tolls", "long_events").isdisjoint(told)


def _is_of_a_war(text: Words, first: int) -> bool:
    """Whether a war is what killed: "in a conflict that killed 65,000"."""
    told = [w.lower for w in text[max(0, first - 3) : first] if w.lower not in {"has", "have"}]
    return told[-1:] in (["that"], ["which"]) and bool(set(told[:-1]) & listed("tolls", "wars"))


def _is_of_old_deeds(text: Words, first: int) -> bool:
    """Whether it is what somebody did before: "men who have already murdered two"."""
    told = [w.lower for w in text[max(0, first - 3) : first]]
    return told[:1] == ["who"] and told[1:2] in (["have"], ["has"]) and told[2:] in _BEFORE


def _is_perfect(text: Words, first: int) -> bool:
    """Whether "has" goes before, with no more between than how many and until when."""
    for at in range(first - 1, max(-1, first - 9), -1):
        lower = text[at].lower
        if lower in {"has", "have"}:
            return True
        if not (lower in listed("tolls", "since_then") or lower[0].isdigit() or at == first - 1):
            return False
    return False
