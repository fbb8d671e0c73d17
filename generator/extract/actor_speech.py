"""Verbs of speech and of action, and whether the words beside a name make it speak or act."""

import re
from functools import cache

from generator.vocabulary import load

ADVERBS = (
    r"(?: (?:has|have|had|also|later|earlier|then|again|since|now|still|once|never|already"
    r"|meanwhile|[a-z]+ly|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)){0,4}"
)
OF_BODY = (  # "Velan of the Coastal Rescue Office (CRO) | said"
    r" (?:of|from|with|at) (?:the )?[A-Z][\w'-]*(?: (?:(?:of|and|for|the) ){0,2}[A-Z][\w'-]*){0,6}"
    r"(?: \([A-Z]\w+\))?"
)
_ACTS = (
    "launched|struck|bombed|attacked|killed|arrested|detained|carried|fired|conducted|deployed|shot"
    "|seized|raided|identified|opened|released|issued|closed|imposed|sent|summoned|evacuated"
    "|began|backed|supports?|supported|funded|invaded"
    "|shelled|retaliated|responded|vows|plans|planned|hosted|led|joined|withdrew|signed|offered"
    "|hit|targeted|assassinated|used|executed|hanged|expelled|put|set|lost|took|gave|considers?"
)


@cache
def verbs(family: str) -> tuple[str, ...]:
    """The forms of a family of speech.yml: "say", "tell", "vow", "judge", "utter"."""
    return tuple(_speech()[family])


@cache
def _speech() -> dict[str, list[str]]:
    return dict(load("speech.yml"))


@cache
def alternation(*families: str) -> str:
    """The forms of some families as a pattern, longest first."""
    forms = {form for family in families for form in verbs(family)}
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


@cache
def speaks() -> re.Pattern[str]:
    """What follows the name of somebody who speaks: " said", ", a mason, has said"."""
    spoken = alternation("say", "tell", "vow", "judge", "utter")
    return re.compile(rf"(?:,[^,.;]{{1,100}},|,|{OF_BODY})?{ADVERBS} (?:{spoken})\b")


@cache
def spoken_of() -> re.Pattern[str]:
    """What stands before the name of somebody who speaks: "said ", "according to "."""
    return re.compile(
        rf"(?:[,.!?]?[,\"”'](?: the)? (?:{alternation('say', 'utter')})|\b[Aa]ccording to|told by)"
        r"(?: the)? $"
    )


@cache
def before_speakers() -> frozenset[str]:
    """The words that may stand right before the name of somebody who speaks."""
    return frozenset(
        {"to", "by", "the"} | {form.split()[-1] for form in verbs("say") + verbs("utter")}
    )


@cache
def acts() -> re.Pattern[str]:
    """What follows the name of a body that acts or speaks: " has accused", " arrested"."""
    spoken = alternation("say", "tell", "vow", "judge")
    return re.compile(rf"{ADVERBS} (?:{spoken}|{_ACTS})\b")


ACTED_ON = re.compile(
    r"\b(?:by|accus(?:e|ed|es|ing)|blam(?:e|ed|es|ing)|according to|told"
    r"|(?:blam(?:e|ed|es|ing)|pinned)\b[^.;:]{1,60} on)(?: the)? $"
)
NOT_SUBJECT = re.compile(
    r"\b(?:in|from|of|to|near|into|across|inside|outside|around|for|with|on|at|over|between"
    r"|against|towards?|throughout|via|under|like|about|beyond|than|visit(?:ed|ing)?"
    r"|enter(?:ed|ing)?|left|leaving|and)(?: the)?(?: [a-z]+ern)? $"
)
