"""A person taken out of the archive: from names, quotations, terms and the text itself.

The name is blacked out letter for letter, so every span still counts the same characters.
"""

import re
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace
from slugify import slugify

from generator.decide.keys import rekey
from generator.model import Actor, Article, Decision, Fingerprint, Head, Record

T = TypeVar("T")
BLACK = "█"
HIDDEN = "name removed"


def redact(records: Iterable[Record], person: str) -> list[Record]:
    """The records that name a person (by key or name), without that name."""
    given = list(records)
    names = names_of(given, person)
    if not names:
        return []
    changed = [(record, _record(record, names, person)) for record in given]
    return [new for old, new in changed if new != old]


def articles(given: Sequence[Article], records: Iterable[Record]) -> tuple[Article, ...]:
    """The articles with the same names blacked out that were removed from their records."""
    texts = {one.id: one.text for one in given}
    held: dict[str, set[str]] = {}
    for record in records:
        for actor in record.actors:
            if actor.name == HIDDEN and record.id in texts:
                said = {texts[record.id][start:end] for start, end in actor.mentions}
                held.setdefault(record.id, set()).update(said)
    full = {name for names in held.values() for name in names if len(name.split()) > 1}
    return tuple(
        _article(one, names) if (names := full | held.get(one.id, set())) else one for one in given
    )


def _article(one: Article, names: set[str]) -> Article:
    mask = pattern(names)
    head = _cleaned(one.head, mask, Head)
    problems = tuple(replace(p, message=blacken(p.message, mask)) for p in one.problems)
    head = replace(head, url=_address(one.head.url, mask))
    return replace(one, text=blacken(one.text, mask), head=head, problems=problems)


def unnamed(decision: Decision) -> Decision:
    """A redaction as it may be shown: without the name it removes."""
    words = decision.target.replace("-", " ")
    why = blacken(decision.why, pattern([words, *words.split()]))
    return replace(decision, target=alias_key(decision.target), why=why)


def names_of(records: Iterable[Record], person: str) -> tuple[str, ...]:
    """The names to black out: the person's own with all aliases or, when the target is a name and
    no key, that name."""
    found: set[str] = set()
    for record in records:
        for actor in record.actors:
            if _is(actor, person):
                found |= {actor.name, *actor.aliases}
    if " " in person:
        found.add(person)
    return tuple(sorted(found))


def pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the names as whole words, the longest first."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    words = "|".join(r"\s+".join(map(re.escape, name.split())) for name in ordered)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def blacken(text: str, mask: re.Pattern[str]) -> str:
    """The text with each name as blocks of the same length."""
    return mask.sub(lambda match: re.sub(r"\S", BLACK, match.group()), text)


def _record(record: Record, names: Iterable[str], person: str) -> Record:
    """A name of one word, a surname, is removed only where the person was read in full."""
    keys = {actor.key for actor in record.actors if _is(actor, person)}
    chosen = [name for name in names if keys or len(name.split()) > 1]
    if not chosen:
        return record
    mask = pattern(chosen)
    statements = tuple(
        one for one in record.statements if one.speaker not in keys and not mask.search(one.quote)
    )
    clean = _cleaned(replace(record, statements=statements), mask, Record)
    clean = rekey(clean, {key: alias_key(key) for key in keys})
    return replace(
        clean,
        id=record.id,
        sha256=record.sha256,
        fingerprint=_terms(record.fingerprint, mask),
        article=replace(clean.article, url=_address(record.article.url, mask)),
        actors=tuple(_hidden(actor) if actor.key in map(alias_key, keys) else actor
                     for actor in clean.actors),
    )  # fmt: skip


def _is(actor: Actor, person: str) -> bool:
    return actor.key == person or actor.name.casefold() == person.casefold()


def alias_key(key: str) -> str:
    """The key that stands for a removed person: the same in every build, telling no name."""
    return f"removed-{blake2b(key.encode(), digest_size=4).hexdigest()}"


def _hidden(actor: Actor) -> Actor:
    return replace(actor, name=HIDDEN, aliases=(), public=False, roles=(), affiliations=())


def _cleaned(value: T, mask: re.Pattern[str], kind: type[T]) -> T:
    return msgspec.convert(_walk(msgspec.to_builtins(value), mask), kind)


def _walk(data: Any, mask: re.Pattern[str]) -> Any:
    if isinstance(data, str):
        return blacken(data, mask)
    if isinstance(data, dict):
        return {name: _walk(value, mask) for name, value in data.items()}
    if isinstance(data, list | tuple):
        return [_walk(value, mask) for value in data]
    return data


def _terms(print_: Fingerprint, mask: re.Pattern[str]) -> Fingerprint:
    """Without the words of the name: they could be put together again."""
    words = {word.lower() for word in re.findall(r"\w{3,}", mask.pattern)}
    kept = {term: w for term, w in print_.terms.items() if not words & set(term.split())}
    return replace(print_, terms=kept)


def _address(url: str | None, mask: re.Pattern[str]) -> str | None:
    """No address that spells the name: ``…/2024/01/03/maria-example-dies``."""
    if url is None or not mask.search(slugify(url, separator=" ")):
        return url
    return None
