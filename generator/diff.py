"""Facts gained, lost and changed between two states of seeds/."""

import io
import subprocess
import tarfile
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

import msgspec

from generator import pipeline
from generator.errors import SetupError
from generator.explain import FIELDS, UNTOLD
from generator.explain_words import say, say_figure, say_role
from generator.model import Archive, ArchiveActor, Incident, Record
from generator.settings import Project

_TOLD = frozenset({"anniversary_of", "retaliation_for", "same_series", "follow_up"})
Facts = dict[str, dict[str, str]]


class Change(msgspec.Struct, frozen=True):
    """One field of one record: `before` None is gained, `after` None is lost."""

    record: str
    field: str
    before: str | None
    after: str | None


def facts_of(archive: Archive) -> Facts:
    """Record → field → value as a person reads it, for incidents, public actors and articles, and
    where former addresses lead."""
    records = {record.id: record for record in archive.records}
    facts = {incident.id: _of_incident(incident, records) for incident in archive.incidents}
    facts |= {f"actor {actor.key}": _of_actor(actor) for actor in archive.actors if actor.public}
    facts |= {f"article {record.id}": _of_article(record) for record in archive.records}
    for old, new in archive.moved.items():
        facts.setdefault(old, {})["leads to"] = new
    for old in archive.withheld:
        facts.setdefault(old, {})["page"] = "says that it is gone"
    return facts


def _of_incident(incident: Incident, records: Mapping[str, Record]) -> dict[str, str]:
    facts = {"title": incident.title}
    for field in FIELDS:
        standing = incident.standing.get(field)
        value = getattr(incident, field)
        if value not in UNTOLD or standing == "decided":
            told = "not told" if value in UNTOLD else say(value)
            how = f" ({standing.replace('_', ' ')})" if standing else ""
            facts[field] = f"{told}{how}"
    said: defaultdict[str, set[str]] = defaultdict(set)
    for one in incident.attributions:
        by = one.asserted_by if one.asserted_by != one.actor else None
        said[f"attribution to {one.actor}" + (f" by {by}" if by else "")].add(one.modality)
    facts |= {name: say(tuple(sorted(words))) for name, words in said.items()}
    for tie in incident.relations:
        if tie.kind in _TOLD:
            facts[f"{tie.kind.replace('_', ' ')} {tie.to}"] = tie.asserted_by or "yes"
    return facts | dict(_of_reports(incident, records))


def _of_reports(incident: Incident, records: Mapping[str, Record]) -> Iterator[tuple[str, str]]:
    """Each report with the figures that it settles on, and each figure that an editor added."""
    for ref in incident.reports:
        report = records[ref.article].incidents[ref.index]
        told = [
            f"{say(figure)} {outcome}"
            for outcome, figure in (("killed", report.killed), ("injured", report.injured))
            if figure is not None
        ]
        kind = report.report_kind.replace("_", " ")
        part = "" if ref.main else f", incidents[{ref.index}]"
        yield f"report {ref.article}{part}", ", ".join([kind, *told])
    for toll in incident.tolls:
        if toll.article not in records:
            figure = say_figure(toll.low, toll.best, toll.high)
            day = f", {toll.as_of}" if toll.as_of else ""
            yield f"figure from {toll.article}{day}", f"{figure} {toll.outcome}"


def _of_actor(actor: ArchiveActor) -> dict[str, str]:
    roles = sorted({say_role(role.title, role.of) for _, role in actor.roles})
    ties = sorted({f"{tie.kind.replace('_', ' ')} {tie.to}" for _, tie in actor.affiliations})
    told = {
        "name": actor.name, "kind": say(actor.kind), "aliases": ", ".join(sorted(actor.aliases)),
        "roles": "; ".join(roles), "ties": "; ".join(ties),
    }  # fmt: skip
    return {field: value for field, value in told.items() if value}


def _of_article(record: Record) -> dict[str, str]:
    head = record.article
    told = {"outlet": head.outlet, "published": head.published}
    events = sum(1 for report in record.incidents if report.main)
    return {field: value or "not told" for field, value in told.items()} | {
        "events": f"{events} reported, {len(record.incidents) - events} looked back on"
    }


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
