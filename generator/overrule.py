"""Write an editor's decision, and tell what it changes. A decision that changes nothing it names,
or cannot be read, is not written."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from generator import decide_write, pipeline
from generator.decide_records import PATH
from generator.diff import Change, compare, facts_of
from generator.model import Archive, Problem
from generator.settings import Project


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
    made = decide_write.appended(old, PATH, fields)
    if isinstance(made, Problem):
        return made
    before, _ = pipeline.gather(project, today=today)
    trouble = _unknown(before, fields)
    if trouble:
        return _refused(trouble, made[1])
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
        unmet = [one for one in after.problems if (one.path, one.line) == (PATH, line)]
        obeyed = not unmet
    finally:
        if not obeyed:
            _restore(path, old)
    if unmet:
        return unmet[0]
    return Overruled(PATH, line, compare(facts_of(before), facts_of(after)))


def _restore(path: Path, old: bytes | None) -> None:
    if old is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(old)


def _unknown(archive: Archive, fields: Mapping[str, str | None]) -> str | None:
    """What is wrong with the ids of a decision, if anything."""
    events = {one.id for one in archive.incidents} | {one.id for one in archive.articles}
    events |= set(archive.moved)
    actors = {one.key for one in archive.actors}
    target, other = fields.get("target") or "", fields.get("other")
    if fields.get("action") != "redact" and target not in events | actors:
        return f"{target}: no article, incident or actor has this id; see dateline explain"
    if other and other not in events | actors:
        return f"{other}: no article, incident or actor has this id; see dateline explain"
    if other and other == target:
        return f"{target} is named twice; name two"
    if other and (target in actors) != (other in actors):
        return f"{target} and {other} are not of one kind; name two events or two actors"
    return None


def _refused(message: str, line: int = 1) -> Problem:
    return Problem(level="error", message=message, path=PATH, line=line)
