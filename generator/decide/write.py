"""A new decision put at the end of seeds/decisions.yml, whose comments and order stay."""

import json
from collections.abc import Mapping

import yaml

from generator import decide
from generator.model import Problem

ORDER = ("action", "target", "other", "field", "value", "source", "as_of", "who", "when", "why")


def appended(text: str, path: str, fields: Mapping[str, str | None]) -> tuple[str, int] | Problem:
    """The file's text with the decision as its last one and the line where it begins; or what is
    wrong with the decision, or with the file. `path` is the name that problems give."""
    known, troubles = decide.parse(text, path)
    indent = _indent(text) if not troubles else None
    if troubles:
        return troubles[0]
    if indent is None:
        message = "is a list in brackets; begin every decision with a dash on a line of its own"
        return Problem(level="error", message=message, path=path, line=1)
    end = "\r\n" if "\r\n" in text else "\n"
    lines = [f"{indent}{line}" for line in entry(fields)]
    before = text if not text or text.endswith("\n") else text + end
    before += end if before.strip() else ""
    made = before + end.join(lines) + end
    decisions, problems = decide.parse(made, path)
    if problems:
        return problems[0]
    if len(decisions) != len(known) + 1:
        message = "cannot be added to safely; end the file after its last decision"
        return Problem(level="error", message=message, path=path, line=1)
    return made, decisions[-1].line


def _indent(text: str) -> str | None:
    """How far the file's dashes stand from the margin; None when they are no dashes."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.SequenceNode):
        return ""
    return None if root.flow_style else " " * root.start_mark.column


def entry(fields: Mapping[str, str | None]) -> list[str]:
    """The lines of one decision: ``- action: correct``, ``  target: lantern/harbour-blast``."""
    given = ((name, " ".join((fields.get(name) or "").split())) for name in ORDER)
    lines = [f"{name}: {_scalar(value)}" for name, value in given if value]
    return [f"{'- ' if place == 0 else '  '}{line}" for place, line in enumerate(lines)]


def _scalar(value: str) -> str:
    """The value as YAML, in quotation marks only where it would be read otherwise."""
    try:
        root = yaml.compose(f"value: {value}", Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return json.dumps(value, ensure_ascii=False)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    plain = len(pairs) == 1 and isinstance(pairs[0][1], yaml.ScalarNode)
    same = plain and pairs[0][1].value == value and pairs[0][1].style is None
    return value if same else json.dumps(value, ensure_ascii=False)
