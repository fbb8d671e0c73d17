"""Write an editor's decision, and tell what it changes. A decision that changes nothing it names,
or cannot be read, is not written."""

import re
from collections.abc import Mapping
from pathlib import Path

import msgspec

from generator import decide, pipeline
from generator.decide import write
from generator.decide.records import PATH
from generator.diff import Change, compare, facts_of
from generator.model import Archive, Problem
from generator.names import nearest
from generator.settings import Project

_STALE = re.compile(r"[;,]? (?:Else )?remove the decision")  # no advice on a new decision
_SAME = ("action", "target", "other", "field", "value", "source", "as_of")


class Overruled(msgspec.Struct, frozen=True):
    """Where the decision stands now, and what it changes."""

    path: str
    line: int
    changes: tuple[Change, ...]


def overrule(
    project: Project, fields: Mapping[str, str | None], *, today: str
) -> Overruled | Problem:
    """Put a decision into the project's seeds/decisions.yml, or say why it cannot be obeyed."""
    path = project.seeds / "decisions.yml"
    try:
        old = path.read_bytes().decode("utf-8-sig") if path.exists() else ""
    except (OSError, UnicodeDecodeError):
        return _refused("cannot be read as UTF-8 text; check the file")
    made = write.appended(old, PATH, fields)
    if isinstance(made, Problem):
        wrong_already = bool(decide.parse(old, PATH)[1])
        return made if wrong_already else _refused(made.message)
    before, _ = pipeline.gather(project, today=today)
    trouble = _repeated(old, fields) or _unknown(before, fields)
    if trouble:
        return _refused(trouble)
    return _tried(project, path, made, before, today)


def _tried(
    project: Project, path: Path, made: tuple[str, int], before: Archive, today: str
) -> Overruled | Problem:
    """The decision written and obeyed; the file as it was if it cannot be."""
    text, line = made
    old = path.read_bytes() if path.exists() else None
    obeyed = False
    try:
        path.write_bytes(text.encode())
        after, _ = pipeline.gather(project, today=today)
        unmet = [
            one for one in after.problems
            if (one.path, one.line) == (PATH, line) and one.level != "note"
        ]  # fmt: skip
        obeyed = not unmet
    finally:
        if not obeyed:
            _restore(path, old)
    if unmet:
        return _refused(_STALE.sub("", unmet[0].message))
    return Overruled(PATH, line, compare(facts_of(before), facts_of(after)))


def _restore(path: Path, old: bytes | None) -> None:
    if old is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(old)


def _repeated(text: str, fields: Mapping[str, str | None]) -> str | None:
    """What is wrong with a decision that the file holds already, if it does."""
    told, _ = decide.parse(text, PATH)
    for one in told:
        if all(getattr(one, name) == (fields.get(name) or None) for name in _SAME):
            return f"line {one.line} decides the same already"
    return None


def _unknown(archive: Archive, fields: Mapping[str, str | None]) -> str | None:
    """What is wrong with the ids of a decision, if anything."""
    events = {one.id for one in archive.incidents} | {one.id for one in archive.articles}
    events |= set(archive.moved)
    actors = {one.key for one in archive.actors} | set(archive.renamed)
    target, other = fields.get("target") or "", fields.get("other")
    for id in (target, other) if fields.get("action") != "redact" else ():
        if id and id not in events | actors:
            hint = nearest(id, events | actors)
            return f"no article, incident or actor is called {id}; {hint}"
    if other and other == target:
        return f"{target} is named twice; name two"
    alone = fields.get("action") == "different" and other in {one.id for one in archive.articles}
    if other and (target in actors) != (other in actors) and not (alone and target in actors):
        return f"{target} and {other} are not of one kind; name two events or two actors"
    return None


def _refused(message: str) -> Problem:
    return Problem(level="error", message=f"nothing was written: {message}", path=PATH, line=1)
