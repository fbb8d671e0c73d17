"""Who may be named where: public actors by name with a page, private people by role alone."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.model import Actor, ArchiveActor, Record
from generator.view import wording
from generator.view.interface import say
from generator.view.lookup import Lookup

_AGED = re.compile(
    r"[A-Z][\w'’-]+ (?:[A-Z]\.? )?[A-Z][\w'’-]+, (?:aged )?\d{1,2}"
    r"(?=\s*(?:[,.;)]|$| of | from | was ))"
)
_OWN = re.compile(r"['’]s?\b(?!\w)")  # "Reyle's stall"
_WORD = re.compile(r"[\w'’-]+")
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+\Z")


class Named(NamedTuple):
    """An actor as it may be shown: its words, its page if it has one, and what it is."""

    text: str
    target: str | None
    kind: str


class Cast(NamedTuple):
    """All actors of an archive by key and by name, and who of them may be shown."""

    look: Lookup
    everyone: Mapping[str, ArchiveActor]
    by_name: Mapping[str, str]

    def named(self, key: str, records: Iterable[Record] = ()) -> Named:
        """The actor of that key as it may be shown. What is no key is a source's words, such as
        "state television" or "police chief Ann Example", and shown if it names nobody private."""
        records = tuple(records)
        public = self.look.actors.get(self.key(key, records))
        if public is not None:
            return Named(public.name, self.look.actor(public.key), public.kind)
        found = self._hidden(key, records)
        if found is None:
            return self._told(key, records)
        if found.kind == "person":
            titles = [_title(role) for role in found.roles]
            return Named(_by_role(titles), None, "person")
        return Named(found.name, None, found.kind)

    def _told(self, words: str, records: tuple[Record, ...]) -> Named:
        """A source told in words: a body, a role, or somebody public by their name and office."""
        if _KEY.match(words):
            return Named(words.replace("-", " "), None, "other")
        inside = self._inside(words, records)
        if inside is not None:
            public = self.look.actors.get(self.key(inside.key, records))
            if public is not None:
                return Named(words, self.look.actor(public.key), public.kind)
            if inside.kind == "person":
                return Named(str(wording.words()["private"]["person"]), None, "person")
        low = words.casefold()
        body = any(f" {word} " in f" {low} " for word in wording.words()["institutions"])
        if body or words == low:
            return Named(words, None, "other")
        return Named(str(wording.words()["private"]["source"]), None, "other")

    def _inside(self, words: str, records: Iterable[Record]) -> Actor | None:
        """The actor whose name stands in the words of a source: "Governor Ann Example"."""
        low = f" {words.casefold()} "
        for record in records:
            for actor in record.actors:
                if any(f" {name.casefold()} " in low for name in (actor.name, *actor.aliases)):
                    return actor
        return None

    def source(self, words: str, records: Iterable[Record]) -> str:
        """The archive's key of a source told by key or in words; the words if it has none."""
        records = tuple(records)
        inside = None if words in self.everyone else self._inside(words, records)
        return self.key(inside.key if inside else words, records)

    def key(self, key: str, records: Iterable[Record] = ()) -> str:
        """The archive's key for an article's actor, which may be known there by another name."""
        if key in self.everyone:
            return key
        for record in records:
            for actor in record.actors:
                if actor.key == key:
                    names = map(str.casefold, (actor.name, *actor.aliases))
                    return next((self.by_name[n] for n in names if n in self.by_name), key)
        return key

    def names_private(self, text: str, record: Record) -> bool:
        """Whether words name somebody of the article who has no public part, or seem to: "Ann
        Example, 34," is how reports introduce private people."""
        return named_in(text, private_names(self, record))

    def headline(self, record: Record) -> str:
        """An article's headline, unless it names somebody private."""
        title = record.article.title
        if not title:
            return "untitled"
        if self.names_private(title, record):
            return say("in_people.headline_left_out_since")
        return title

    def private(self, key: str, records: Iterable[Record] = ()) -> bool:
        """Whether the key is that of a person who is not named on pages."""
        if self.key(key, records) in self.look.actors:
            return False
        found = self._hidden(key, records)
        return found is not None and found.kind == "person"

    def _hidden(self, key: str, records: Iterable[Record]) -> Actor | ArchiveActor | None:
        found = self.everyone.get(key)
        if found is not None:
            return found
        low = key.casefold()
        for record in records:
            for actor in record.actors:
                if actor.key == key or low in map(str.casefold, (actor.name, *actor.aliases)):
                    return actor
        return None


def private_names(people: Cast, record: Record) -> frozenset[str]:
    """The names, full and last, of everybody in an article who has no public part."""
    found: set[str] = set()
    for actor in record.actors:
        if actor.kind == "person" and people.private(actor.key, (record,)):
            names = {name.casefold() for name in (actor.name, *actor.aliases)}
            names |= {name.split()[-1] for name in names if len(name.split()) > 1}
            found |= {" ".join(_WORD.findall(name)) for name in names}
    return frozenset(found - {""})


def named_in(text: str, names: frozenset[str]) -> bool:
    """Whether words hold one of the names, or seem to introduce a private person by age."""
    if _AGED.search(text):
        return True
    if not names:
        return False
    low = f" {' '.join(_WORD.findall(_OWN.sub('', text.casefold())))} "
    return any(f" {name} " in low for name in names)


def cast(look: Lookup) -> Cast:
    """Everybody in the archive."""
    everyone = {actor.key: actor for actor in look.archive.actors}
    names: dict[str, str] = {}
    for actor in look.archive.actors:
        for name in (actor.name, *actor.aliases):
            names.setdefault(name.casefold(), actor.key)
    return Cast(look, everyone, names)


def _title(role: object) -> str:
    """The title of a record's role, or of an archive's (article, role) pair."""
    held = role[1] if isinstance(role, tuple) else role
    return str(getattr(held, "title", ""))


def _by_role(titles: list[str]) -> str:
    title = next((t for t in titles if t and t[0].islower()), "")
    if not title:
        return str(wording.words()["private"]["person"])
    return f"{'an' if title[0] in 'aeiou' else 'a'} {title}"
