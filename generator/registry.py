"""Permanent ids: seeds/registry.yml says which incident an address belongs to for ever.

::

    incidents:
      2019-03-07-port-alder-bombing:
        articles:
          lantern/harbour-blast: 3f0c2a91d4
          post/claim: 77ab01ce52
        was: [2019-03-07-port-alder-explosion]

``dateline register`` writes it. An incident takes the address with whose articles it shares most.
"""

from pathlib import Path
from typing import Any

import msgspec
import yaml

from generator.model import Problem

PATH = "seeds/registry.yml"


class Kept(msgspec.Struct, frozen=True):
    """An address, the articles whose main event it is, and addresses it had before. `mentions`
    are the articles that only look back on it, while no article reports it; `now` is the address
    that it would have if it were named today, when that is another. `texts` are fingerprints
    of the articles as they were, by their ids: the same text is about the same event."""

    id: str
    articles: frozenset[str] = frozenset()
    was: tuple[str, ...] = ()
    mentions: frozenset[str] = frozenset()
    now: str | None = None
    texts: dict[str, str] = {}


class Registry(msgspec.Struct, frozen=True):
    """All addresses that must not change, in the file's order."""

    incidents: tuple[Kept, ...] = ()

    @property
    def addresses(self) -> frozenset[str]:
        """Every address that ever was given: none of them may come to mean another event."""
        return frozenset(id for kept in self.incidents for id in (kept.id, *kept.was))


class _Entry(msgspec.Struct, forbid_unknown_fields=True):
    articles: list[str] | dict[str, str] = []
    was: list[str] = []
    mentions: list[str] = []
    now: str | None = None


class _File(msgspec.Struct, forbid_unknown_fields=True):
    incidents: dict[str, _Entry] = {}


def load(path: Path) -> tuple[Registry, tuple[Problem, ...]]:
    """The registry of a file that need not exist, and what is wrong with it."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return Registry(), ()
    except (OSError, UnicodeDecodeError):
        return Registry(), (_error(1, "cannot be read as UTF-8 text; check the file"),)
    return parse(text)


def parse(text: str) -> tuple[Registry, tuple[Problem, ...]]:
    """The registry of a text, and what is wrong with it."""
    try:
        data: Any = yaml.load(text, Loader=yaml.CSafeLoader)
        file = msgspec.convert(data or {}, _File)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return Registry(), (_error(line, f"is no YAML ({error.problem}); mind the indentation"),)
    except (yaml.YAMLError, RecursionError):
        return Registry(), (_error(1, "is no YAML; mind the indentation"),)
    except msgspec.ValidationError as error:
        return Registry(), (_error(1, f"{error}; write incidents: id: articles: [...]"),)
    return Registry(tuple(_kept(id, entry) for id, entry in file.incidents.items())), ()


def _kept(id: str, entry: _Entry) -> Kept:
    return Kept(
        id=id,
        articles=frozenset(entry.articles),
        was=tuple(entry.was),
        mentions=frozenset(entry.mentions),
        now=entry.now,
        texts=entry.articles if isinstance(entry.articles, dict) else {},
    )


def fingerprint(sha256: str) -> str:
    """The part of a text's hash that the registry keeps."""
    return sha256[:10]


def _error(line: int, message: str) -> Problem:
    return Problem(level="error", message=message, path=PATH, line=line)
