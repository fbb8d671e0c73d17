"""What the words mean, and what the build was unsure of."""

from collections.abc import Iterator
from importlib import resources

import msgspec

from generator import addresses, vocabulary
from generator.model import Problem
from generator.page import Page
from generator.view import wording
from generator.view.interface import meanings, say
from generator.view.lookup import Lookup


class Trouble(msgspec.Struct, frozen=True):
    """A problem with the place it was met at."""

    level: str
    where: str
    message: str


def problems(lookup: Lookup) -> Iterator[Page]:
    """What the build was unsure of, for the maintainer: no such page in the public profile."""
    if lookup.settings.privacy == "public":
        return
    found = [_trouble(problem) for problem in lookup.archive.problems]
    for record in lookup.archive.records:
        path = getattr(lookup.articles.get(record.id), "path", None) or record.id
        found += [_trouble(problem, path) for problem in record.problems]
    order = {"error": 0, "warning": 1, "note": 2}
    found = sorted(set(found), key=lambda t: (order[t.level], t.where, t.message))
    yield Page(
        path=addresses.PROBLEMS,
        title=say("in_glossary.problems"),
        template="problems.md.j2",
        kind="index",
        description=say("in_glossary.what_the_build_was"),
        view=tuple(found),
    )


def _trouble(problem: Problem, path: str = "") -> Trouble:
    where = problem.path or path
    return Trouble(
        problem.level, f"{where}:{problem.line}" if problem.line else where, problem.message
    )


class Entry(msgspec.Struct, frozen=True):
    """A word, its anchor and its one-line meaning."""

    text: str
    anchor: str
    meaning: str


class Vocabulary(msgspec.Struct, frozen=True):
    """A closed list of words."""

    title: str
    anchor: str
    entries: tuple[Entry, ...]


def words(_: Lookup) -> Iterator[Page]:
    """Every code word and every reading rule with its meaning."""
    lists = tuple(_vocabulary(name) for name in vocabulary.load("vocabularies.yml"))
    rules = tuple(
        Entry(id, rule_anchor(id), meaning) for id, meaning in sorted(reading_rules().items())
    )
    yield Page(
        path=addresses.WORDS,
        title=say("in_glossary.words"),
        template="words.md.j2",
        kind="index",
        description=say("in_glossary.what_the_words_of"),
        hide=("navigation",),
        view=(*lists, Vocabulary(say("in_glossary.reading_rules"), "rules", rules)),
    )


def _vocabulary(name: str) -> Vocabulary:
    entries = tuple(
        Entry(found.text, found.anchor, found.tip)
        for found in (wording.term(name, code) for code in vocabulary.terms(name))
    )
    title = say(f"vocabularies.{name}")
    return Vocabulary(title, name.replace("_", "-"), entries)


def reading_rules() -> dict[str, str]:
    """Rule id → what the rule reads, of all families (data/rules-*.yml)."""
    found: dict[str, str] = {}
    for file in resources.files("generator").joinpath("data").iterdir():
        if file.name.startswith("rules-") and file.name.endswith(".yml"):
            found |= vocabulary.load(file.name) or {}
    return found | dict(meanings("rules"))


def rule_anchor(id: str) -> str:
    """``toll.at_least`` → ``rule-toll-at-least``."""
    return "rule-" + id.replace(".", "-").replace("_", "-")
