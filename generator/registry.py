"""Permanent ids: seeds/registry.yml says which incident an address belongs to for ever.

::

    incidents:
      2019-03-07-port-alder-bombing:
        articles: [lantern/harbour-blast, post/claim]
        was: [2019-03-07-port-alder-explosion]

An incident takes the address with whose articles it shares most.
"""

from pathlib import Path
from typing import Any

import msgspec
import yaml

from generator.model import Problem

PATH = "seeds/registry.yml"


class Kept(msgspec.Struct, frozen=True):
    """An address, the articles that report its incident, and addresses it had before."""

    id: str
    articles: frozenset[str] = frozenset()
    was: tuple[str, ...] = ()


class Registry(msgspec.Struct, frozen=True):
    """All addresses that must not change, in the file's order."""

    incidents: tuple[Kept, ...] = ()


class _Entry(msgspec.Struct, forbid_unknown_fields=True):
    articles: list[str] = []
    was: list[str] = []


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
        data: Any = yaml.safe_load(text)
        file = msgspec.convert(data or {}, _File)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return Registry(), (_error(line, f"is no YAML ({error.problem}); mind the indentation"),)
    except (yaml.YAMLError, RecursionError):
        return Registry(), (_error(1, "is no YAML; mind the indentation"),)
    except msgspec.ValidationError as error:
        return Registry(), (_error(1, f"{error}; write incidents: id: articles: [...]"),)
    kept = tuple(
        Kept(id, frozenset(entry.articles), tuple(entry.was))
        for id, entry in file.incidents.items()
    )
    return Registry(kept), ()


def _error(line: int, message: str) -> Problem:
    return Problem(level="error", message=message, path=PATH, line=line)
