"""The file of decisions: its form, and what is wrong with it, line by line.

The file is a list; an entry says what to do to what, and who decided it when and why::

    - action: correct
      target: lantern/harbour-blast
      field: killed
      value: 27
      who: A. Editor
      when: 2024-02-01
      why: The outlet corrected its figure.

Every action with its fields is told in docs/editing.md.
"""

import re
from pathlib import Path
from typing import NamedTuple

import yaml

from generator.decide.values import when as read_when
from generator.model import Decision, Problem

_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}\Z", re.ASCII)
_SIGNED = frozenset({"who", "when", "why"})


class Form(NamedTuple):
    """The fields that an action needs, and those that it may have besides."""

    needs: frozenset[str]
    may: frozenset[str] = frozenset()


ACTIONS = {
    "correct": Form(frozenset({"target", "field", "value"})),
    "reject": Form(frozenset({"target", "field"}), frozenset({"value"})),
    "add": Form(frozenset({"target", "field", "value", "source"}), frozenset({"as_of"})),
    "same": Form(frozenset({"target", "other"})),
    "different": Form(frozenset({"target", "other"})),
    "name": Form(frozenset({"target", "value"}), frozenset({"field"})),
    "withhold": Form(frozenset({"target"})),
    "redact": Form(frozenset({"target"})),
}


def load(path: Path) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    """The decisions of a file that need not exist, and what is wrong with it."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return (), ()
    except OSError as error:
        return (), (_error(str(path), 1, f"cannot be opened ({error.strerror}); check the file"),)
    shown = f"{path.parent.name}/{path.name}"
    try:
        return parse(data.decode("utf-8-sig"), shown)
    except UnicodeDecodeError:
        return (), (_error(shown, 1, "is no UTF-8 text; save it as UTF-8"),)


def parse(text: str, path: str) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    """The decisions of a text; `path` is the name that problems give."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return (), (_error(path, line, f"is no YAML ({error.problem}); mind the indentation"),)
    except (yaml.YAMLError, RecursionError):
        return (), (_error(path, 1, "is no YAML; mind the indentation"),)
    if root is None:
        return (), ()
    if not isinstance(root, yaml.SequenceNode):
        line = root.start_mark.line + 1
        return (), (_error(path, line, "is no list; begin every decision with '- action:'"),)
    outcomes = [_entry(node, path) for node in root.value]
    decisions = tuple(one for one in outcomes if isinstance(one, Decision))
    problems = tuple(one for one in outcomes if isinstance(one, Problem))
    return decisions, problems


def _entry(node: yaml.Node, path: str) -> Decision | Problem:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        return _error(path, line, "is no decision; write action: and its fields")
    fields: dict[str, str] = {}
    for key, value in node.value:
        at = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode) or not isinstance(value, yaml.ScalarNode):
            return _error(path, at, "has a list or a mapping as a value; write one plain value")
        if key.value in fields:
            return _error(path, at, f"says {key.value} twice; keep one")
        fields[key.value] = value.value.strip()
    return _checked(fields, path, line)


def _checked(fields: dict[str, str], path: str, line: int) -> Decision | Problem:
    action = fields.get("action", "")
    form = ACTIONS.get(action)
    if form is None:
        known = ", ".join(ACTIONS)
        what = f"unknown action {action!r}" if action else "no action"
        return _error(path, line, f"{what}; use one of {known}")
    given = {name for name, value in fields.items() if value} - {"action"}
    missing = sorted((form.needs | _SIGNED) - given)
    if missing:
        return _error(path, line, f"{action} without {', '.join(missing)}; add it")
    unknown = sorted(set(fields) - form.needs - form.may - _SIGNED - {"action"})
    if unknown:
        allowed = ", ".join(sorted(form.needs | form.may | _SIGNED))
        return _error(path, line, f"{action} knows no {', '.join(unknown)}; it has {allowed}")
    for name in ("when", "as_of"):
        if fields.get(name) and not _is_day(fields[name]):
            return _error(path, line, f"{name} is no day of the calendar; write it as 2024-02-01")
    return Decision(**fields, line=line)


def _is_day(text: str) -> bool:
    """Whether it is a day; of a decision or a fact, a month or a year will do."""
    try:
        return bool(_DATE.match(text)) and read_when(text).earliest is not None
    except ValueError:
        return False


def _error(path: str, line: int, message: str) -> Problem:
    return Problem(level="error", message=message, path=path, line=line)
