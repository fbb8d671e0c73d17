"""People: names with a title, an apposition, an age or a verb of speech beside them.

A name alone makes nobody an actor. Default deny: of those found, only holders of a public office,
spokespeople and people of the lexicon are public, and no minor ever is.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.extract.actor_finding import Finding, Passage, Reading
from generator.extract.actor_lexicon import Hit
from generator.extract.actor_speech import before_speakers, speaks, spoken_of
from generator.extract.actor_titles import (
    Title,
    is_ambiguous,
    is_title_word,
    may_end_title,
    may_hold_title,
    plain,
    rank_of,
    title_before,
    title_of,
    wordlist,
)
from generator.extract.signs import Signs
from generator.model import Place, Role, Span
from generator.names import key_of
from generator.story import Story, evidence

_SHORT = "|".join(rf"(?<=\b{short})" for short in wordlist("before_point"))
_PARTICLE = "van der|van den|van de|von der|de la|de los|bin|ibn|bint|binti|al|el|ul|van|von|de|del"
_PARTICLE += "|della|di|da|dos|du|la|le|ter|ten|den|der|ben|abu|ad|as|ur"
_REST = rf"\w*(?:[-'](?!s\b)\w+)*(?:\.(?:[A-Z]\.)+|(?:{_SHORT}|(?<=\b[A-Z]))\.)?"
_ATOM = rf"(?:(?:al|el|ad|an|as|ash|ar|at|az|ul|bin)-)?[A-Z]{_REST}"
_RUN = re.compile(
    rf"[A-Z](?<![\w.'-].){_REST}(?:,? (?=[JS]r\b)(?:Jr|Sr)\.?|(?: [\"“'][A-Z]\w+[\"”'],?)?"
    rf" (?:(?:{_PARTICLE}) )?{_ATOM}){{0,9}}"
)
_PARTICLES = frozenset(word for phrase in _PARTICLE.split("|") for word in phrase.split()[:1])
_TOKEN = re.compile(r"[^\s\"“”,]+")
_RANK_LETTERS = re.compile(r"[A-Z]{3,5}|SP|CP|DC|IG|SI|MP")  # "DSP Dara Velan"
_BUSINESS = re.compile(
    r"\b(?:Corp|Inc|Ltd|[Ss]hareholders?|[Ss]hares|[Ee]arnings|[Qq]uarterly|[Tt]akeover)\b"
)
_BUSINESS_SIGNS = Signs(
    ["Corp", "Inc", "Ltd", "hareholder", "hares", "arnings", "uarterly", "akeover"]
)
_AGE_AFTER = re.compile(r",? \(?(?:aged? )?(\d{1,3})(?=[,).;]| years)")
_AGE_BEFORE = re.compile(r"\b(\d{1,3})-year-old (?:[a-z-]+ ){0,3}$")
_INSIDE = r"[^,.;:()—–\"“”]"
_PHRASE = rf"{_INSIDE}{{3,140}}(?:(?<=\b[A-Z])\.{_INSIDE}{{0,100}}){{0,3}}"
_APPOSED = re.compile(rf",(?: \d{{1,3}},)? ({_PHRASE})")
_COPULA = re.compile(
    r",? (?:who )?(?:is|was|became|has been|had been|served as|serves as|works as|worked as)"
    rf" (?:the|a|an|its|his) ({_PHRASE})"
)
_APPOSED_BEFORE = re.compile(
    rf"(?<![\w'])(?:(?:[Tt]he|[Aa]n?|[A-Z]\w+'s|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts) |(?=[A-Za-z ]*\b(?i:"
    rf"spokes(?:man|woman|person)|head|director|chief|minister) (?:of|for|at)\b))({_PHRASE}), $"
)
_AS = re.compile(r"\b[Aa]s (?:the )?([a-z][^.;:()\"“”]{4,110}), $")


class Person(NamedTuple):
    """One naming of a person: where the bare name stands and what is told beside it."""

    start: int
    end: int
    name: str
    hit: Hit | None
    titles: tuple[Title, ...]
    age: int | None
    spoke: bool


def find_people(
    reading: Reading,
    places: tuple[Place, ...],
    taken: list[Span],
    named: frozenset[Span] = frozenset(),
) -> list[Person]:
    """Every person whom a sentence names in full, or by title and last name.

    A name without ground where it stands counts where its last name speaks later on.
    `taken` are spans that other actors hold, `named` those that the model takes for people. The
    title line is left out: its capitals mislead.
    """
    covered = _Cover(taken, places)
    people = [
        person
        for passage in reading.passages
        if passage.sentence.part == "body" and not is_headline(passage.sentence.text)
        for person in _in_passage(reading.flat, passage, covered)
    ]
    sure = {
        person
        for person in people
        if _is_person(reading.flat, person)
        or ((person.start, person.end) in named and " " in person.name)
    }
    later = {person.name.split()[-1] for person in people if " " in person.name} - {
        person.name.split()[-1] for person in sure
    }
    proved = {
        word
        for passage in reading.passages
        for start, word in passage.capitals
        if word in later and speaks().match(reading.flat, start + len(word))
    }
    return [
        one
        for one in people
        if (one in sure or one.name.split()[-1] in proved) and not _is_private_minor(one)
    ]


def _is_private_minor(person: Person) -> bool:
    """Is it a child? No record names one, unless it holds an office."""
    minor = person.age is not None and person.age < 18
    return minor and not any(title.public for title in person.titles)


def is_headline(text: str) -> bool:
    """Is the line in capitals, or With a Capital for Almost Every Word?"""
    if text.rstrip("\"'”’)")[-1:] in {".", "!", "?", ":"}:
        return text.isupper()
    words = text.split()
    capitals = sum(word[0].isupper() for word in words)
    return text.isupper() or (len(words) > 4 and capitals * 4 > len(words) * 3)


class _Cover:
    """Which spans are other actors' and which are places'."""

    def __init__(self, taken: list[Span], places: tuple[Place, ...]) -> None:
        self.taken = frozenset(offset for span in taken for offset in range(*span))
        self.places = frozenset(
            (place.start, place.end) for place in places if place.kind != "demonym"
        )

    def holds(self, span: Span) -> bool:
        """Is any part of the span another actor's?"""
        return not self.taken.isdisjoint(range(*span))


def _in_passage(flat: str, passage: Passage, covered: _Cover) -> Iterator[Person]:
    known = [hit for hit in passage.hits if hit.entry.kind == "person" and hit.sort == "name"]
    last = {hit.start: hit for hit in passage.hits if hit.sort == "surname"}
    for hit in known:
        yield look(flat, passage, (hit.start, hit.end), hit)
    for run in _runs(flat, passage):
        for span in _names(flat, run):
            if covered.holds(span) or any(
                hit.start < span[1] and span[0] < hit.end for hit in known
            ):
                continue
            if not _may_be_name(flat, span):
                continue
            sole = last.get(span[0])
            person = look(flat, passage, span, sole if sole and sole.end == span[1] else None)
            if span not in covered.places or person.titles:
                yield person


def _runs(flat: str, passage: Passage) -> Iterator[Span]:
    """Runs of capitals in which a name may be: of two words at least, or after a title."""
    start, stop = passage.sentence.start, passage.sentence.end
    reached = start
    for at, word in passage.capitals:
        if at < reached or flat[at - 1 : at] in {"'", "."}:
            continue
        if not _goes_on(flat, at + len(word), stop) and not may_end_title(flat, start, at):
            continue
        run = _RUN.match(flat, at, stop)
        if run:
            reached = run.end()
            yield run.span()


def _goes_on(flat: str, end: int, stop: int) -> bool:
    """May a name go on after its first word: "Dara | Velan", "Dara | van Velan"?"""
    sign, after = flat[end : end + 1], flat[end + 1 : end + 2]
    if end + 1 >= stop or sign != " ":
        return sign in {"-", ".", "'"}
    if after.isupper() or after in {'"', "“", "'"}:
        return True
    second = flat[end + 1 : end + 6].split(" ", maxsplit=1)[0]
    return second in _PARTICLES or second.startswith(("al-", "el-"))


def _names(flat: str, run: Span) -> Iterator[Span]:
    """The parts of a run of capitals that may be names: what is left after titles and dates."""
    if " " not in flat[run[0] : run[1]]:
        if flat[run[0] : run[1]].lower() not in wordlist("not_names"):
            yield run
        return
    tokens = [match.span() for match in _TOKEN.finditer(flat, *run)]
    if len(tokens) > 2 and _RANK_LETTERS.fullmatch(flat, *tokens[0]):
        tokens = tokens[1:]
    words = [flat[slice(*span)] for span in tokens]
    begin = 0
    for index in range(len(words) + 1):
        if index < len(words) and words[index].lower().rstrip(".") not in wordlist("not_names"):
            continue
        first = _after_titles(words[begin:index]) + begin
        if first < index:
            end = tokens[index - 1][1]
            if words[index - 1].endswith(".") and words[index - 1] not in {"Jr.", "Sr."}:
                end -= not re.fullmatch(r"(?:[A-Z]\.)+", words[index - 1])
            yield tokens[first][0], end
        begin = index + 1


def _after_titles(words: list[str]) -> int:
    """How many of the words are titles and what stands before them: "San Antonio Police Chief | Bo
    Velan"."""
    low = [plain(word) for word in words]
    start = 0
    for index in range(len(words)) if may_hold_title(low) else ():
        for size in range(min(4, len(words) - index), 0, -1):
            phrase = " ".join(low[index : index + size])
            if rank_of(low[index : index + size]) is None:
                continue
            unknown = any(not is_title_word(word) for word in words[:index])
            if index + size < len(words) and not (unknown and is_ambiguous(phrase)):
                start = max(start, index + size)
            break
    while start == 0 and len(low) > 2 and is_title_word(words[0]) and not is_ambiguous(low[0]):
        low, words = low[1:], words[1:]
        return 1
    return start


def look(flat: str, passage: Passage, span: Span, hit: Hit | None) -> Person:
    """Everything told right beside a name."""
    floor, stop = passage.sentence.start, passage.sentence.end
    titles = [
        *title_before(flat, floor, span[0], passage.hits),
        *_first_title(flat, _after_name(flat, span[1], stop), passage.hits),
        *_first_title(flat, _before_name(flat, floor, span), passage.hits),
    ]
    age = _AGE_AFTER.match(flat, span[1], stop)
    if age is None and "year-old " in flat[max(floor, span[0] - 50) : span[0]]:
        age = _AGE_BEFORE.search(flat, max(floor, span[0] - 50), span[0])
    spoke = bool(speaks().match(flat, span[1], stop)) or _is_spoken_of(flat, floor, span[0])
    name = flat[slice(*span)]
    return Person(*span, name, hit, tuple(titles), int(age[1]) if age else None, spoke)


def _after_name(flat: str, end: int, stop: int) -> Iterator[Span]:
    """Phrases after a name that may say what the person is: ", a mason from Orrin", " was a …"."""
    sign = flat[end : end + 1]
    for pattern in (_APPOSED, _COPULA) if sign == "," else (_COPULA,) if sign == " " else ():
        match = pattern.match(flat, end, stop)
        if match:
            yield match.span(1)


def _before_name(flat: str, floor: int, span: Span) -> Iterator[Span]:
    """Phrases before a name and its comma: "As head of …, ", "the interior minister, "."""
    if not flat.endswith(", ", floor, span[0]):
        return
    closed = flat[span[1] : span[1] + 1] in {",", ".", ";"}
    for pattern in (_AS, _APPOSED_BEFORE) if closed else (_AS,):
        match = pattern.search(flat, max(floor, span[0] - 130), span[0])
        if match:
            yield match.span(1)


def _first_title(flat: str, phrases: Iterator[Span], hits: tuple[Hit, ...]) -> Iterator[Title]:
    """The title of the first phrase that holds one."""
    for phrase in phrases:
        title = title_of(flat, phrase, hits)
        if title:
            yield title
            return


def _is_spoken_of(flat: str, floor: int, start: int) -> bool:
    """Does a verb of speech stand before the name: ", said | Dara Velan"?"""
    window = max(floor, start - 24)
    last = flat[window : max(window, start - 1)].rpartition(" ")[2]
    return last in before_speakers() and bool(spoken_of().search(flat, window, start))


def _may_be_name(flat: str, span: Span) -> bool:
    """Could the words be a person's name at all?"""
    words = flat[slice(*span)].split()
    low = [part for word in words for part in word.lower().rstrip(".").split("-")]
    if len(words) > 6 or not wordlist("not_people").isdisjoint(low):
        return False
    if any(map(str.isdigit, flat[slice(*span)])):
        return False
    return not any(word.isupper() and len(word) > 2 and "." not in word for word in words)


def _is_person(flat: str, person: Person) -> bool:
    """Is there ground right here to call the words a person's name?"""
    if person.hit and " " in person.name:
        return True
    if not re.search(r" (?![JS]r\b)[A-Za-z]", person.name):
        before = [title for title in person.titles if title.end <= person.start]
        return (
            bool(before)
            and before[0].public
            and before[0].rank in {"office", "high_rank"}
            and (person.hit is not None or _alone(flat, person))
        )
    return bool(person.titles) or person.age is not None or person.spoke


def _alone(flat: str, person: Person) -> bool:
    """May a last name stand for a person: "President Velan"?"""
    if flat.endswith("General ", 0, person.start):  # "General Mills", but "Gen. Velan"
        return False
    return len(person.name) > 2 and not is_title_word(person.name)


def roles_of(story: Story, person: Person) -> tuple[Role, ...]:
    """The roles told beside a name, each with the words that tell it."""
    return tuple(
        Role(
            title=title.words,
            of=title.of,
            evidence=(
                evidence(
                    story.text,
                    (min(title.start, person.start), max(title.end, person.end)),
                    "actor.title" if title.end <= person.start else "actor.apposition",
                ),
            ),
        )
        for title in person.titles
        if title.rank != "honorific"
    )


def is_business(flat: str) -> bool:
    """Is it business news, where "President Dara Velan" leads a company?"""
    if len(_BUSINESS_SIGNS.all(flat)) < 3:
        return False
    return sum(1 for _ in _BUSINESS.finditer(flat)) >= 3


def finding_of(
    story: Story, person: Person, key: str, name: str, *, business: bool = False
) -> Finding:
    """The mention as a finding under the key and name of the whole person."""
    shared = wordlist("shared_offices") if business else frozenset()
    return Finding(
        person.start,
        person.end,
        key,
        name,
        "person",
        public=any(
            title.public and (title.of_key is not None or title.base not in shared)
            for title in person.titles
        ),
        roles=roles_of(story, person),
        age=person.age,
    )


def full_key(person: Person) -> str:
    """The lexicon's key, or the slug of the name; a last name alone keeps its office, if told."""
    if person.hit:
        return person.hit.entry.key
    if " " in person.name:
        return key_of(person.name)
    office = person.titles[0].words if person.titles else ""
    return key_of(f"{office} {person.name}")
