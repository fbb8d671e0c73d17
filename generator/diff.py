"""Facts gained, lost and changed between two states of seeds/."""

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from generator import pipeline
from generator.add import say_figure
from generator.errors import SetupError
from generator.model import Archive, Incident
from generator.settings import Project

Facts = dict[str, dict[str, str]]


class Change(msgspec.Struct, frozen=True):
    """One field of one record: `before` None is gained, `after` None is lost."""

    record: str
    field: str
    before: str | None
    after: str | None


def facts_of(archive: Archive) -> Facts:
    """Record → field → value as a person reads it, for incidents and public actors."""
    facts = {incident.id: dict(_of_incident(incident)) for incident in archive.incidents}
    for actor in archive.actors:
        if actor.public:
            facts[f"actor {actor.key}"] = {
                "name": actor.name, "aliases": ", ".join(sorted(actor.aliases)),
            }  # fmt: skip
    return facts


def _of_incident(incident: Incident) -> Iterator[tuple[str, str]]:
    yield "title", incident.title
    yield "type", incident.type
    yield "when", incident.when.edtf or "not told"
    yield "where", ", ".join(filter(None, (incident.where.name, incident.where.country)))
    yield "killed", say_figure(incident.killed)
    yield "injured", say_figure(incident.injured)
    for said in incident.attributions:
        yield f"attribution of {said.actor} by {said.asserted_by}", said.modality
    yield "reports", ", ".join(sorted({ref.article for ref in incident.reports}))


def facts_at(project: Project, revision: str, *, today: str) -> Facts:
    """The facts of seeds/ as a git revision holds it, read by the code at hand.

    Raises SetupError when git does not know the revision.
    """
    if revision.startswith("-"):
        raise SetupError(f"{revision}: is no git revision; name a commit, branch or tag")
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        (tree / "seeds").mkdir()
        with tarfile.open(fileobj=io.BytesIO(_tree(project.root, revision))) as archive:
            archive.extractall(tree, filter="data")
        before = msgspec.structs.replace(project, seeds=tree / "seeds")
        return facts_of(pipeline.gather(before, today=today)[0])


def _tree(root: Path, revision: str) -> bytes:
    listed = _git(root, "ls-tree", "--name-only", revision, "seeds/")
    if not listed:
        buffer = io.BytesIO()
        tarfile.open(fileobj=buffer, mode="w").close()
        return buffer.getvalue()
    return _git(root, "archive", "--format=tar", revision, "seeds")


def _git(root: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - fixed program, arguments are no shell text
            ["git", "-C", str(root), *arguments],  # noqa: S607 - the user's own git
            capture_output=True, check=True,
        )  # fmt: skip
    except FileNotFoundError as error:
        raise SetupError("git was not found; install it to compare revisions") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise SetupError(f"git: {said[0] if said else 'failed'}; name a revision it has") from error
    return done.stdout


def compare(before: Facts, after: Facts) -> tuple[Change, ...]:
    """Every field that differs, in order of record and field."""
    return tuple(
        change
        for record in sorted({*before, *after})
        for change in _differences(record, before.get(record, {}), after.get(record, {}))
    )


def _differences(record: str, old: dict[str, str], new: dict[str, str]) -> Iterator[Change]:
    for field in dict.fromkeys((*new, *old)):
        if old.get(field) != new.get(field):
            yield Change(record, field, old.get(field), new.get(field))


def tell(changes: tuple[Change, ...], *, style: Literal["lines", "markdown"]) -> str:
    """The changes for a person: a line each, or a Markdown table."""
    if not changes:
        return "no fact was gained, lost or changed"
    if style == "lines":
        return "\n".join(_line(change) for change in changes)
    rows = [
        f"| {_cell(c.record)} | {_cell(c.field)} | {_cell(c.before)} | {_cell(c.after)} |"
        for c in changes
    ]
    return "\n".join(["| Record | Field | Before | After |", "|---|---|---|---|", *rows])


def _line(change: Change) -> str:
    if change.before is None:
        return f"+ {change.record}: {change.field}: {change.after}"
    if change.after is None:
        return f"- {change.record}: {change.field}: {change.before}"
    return f"~ {change.record}: {change.field}: {change.before} -> {change.after}"


def _cell(text: str | None) -> str:
    escaped = (text or "–").replace("&", "&amp;").replace("<", "&lt;").replace("\\", "\\\\")
    return escaped.replace("|", "\\|").replace("`", "\\`").replace("[", "\\[").replace("\n", " ")
