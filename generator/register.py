"""Make addresses permanent: write seeds/registry.yml from the archive as it stands.

What is written once stays: an address is never given up or given to another event, its articles
and its present facts are brought up to date.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from msgspec.structs import replace

from generator import registry
from generator.link.kept import AGREE, agree, parts
from generator.link.naming import stem
from generator.model import Archive, Incident, Problem
from generator.registry import Kept, Registry

HEAD = """\
# The permanent addresses of incidents, written by `dateline register`. Commit this file.
# `articles` report the incident (with a fingerprint of their text), `mentions` only look back on
# it, `was` are former addresses, `now` is what the address would be today.
"""


class Registered(NamedTuple):
    """How many addresses are kept, which of them are new, and what is wrong with the file."""

    kept: int
    new: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


def register(path: Path, archive: Archive) -> Registered:
    """Bring a registry file up to date. A file that cannot be read is left alone."""
    known, problems = registry.load(path)
    if problems:
        return Registered(len(known.incidents), (), problems)
    renewed = renew(archive, known)
    old = {one.id for one in known.incidents}
    if renewed != known:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write(renewed), encoding="utf-8")
    new = tuple(one.id for one in renewed.incidents if one.id not in old)
    return Registered(len(renewed.incidents), new)


def renew(archive: Archive, known: Registry) -> Registry:
    """The registry with every incident of the archive in it, in its order, the new ones last."""
    living = {incident.id: incident for incident in archive.incidents}
    absorbed = _absorbed(archive, known, living)
    texts = {one.id: registry.fingerprint(one.sha256) for one in archive.records}
    new = [Kept(id) for id in sorted(living.keys() - known.addresses)]
    return Registry(
        tuple(
            _renewed(one, living[one.id], absorbed.get(one.id, frozenset()), texts)
            if one.id in living else one
            for one in (*known.incidents, *new)
        )
    )  # fmt: skip


def _absorbed(
    archive: Archive, known: Registry, living: dict[str, Incident]
) -> dict[str, frozenset[str]]:
    """Incident → the articles of other addresses that were merged into it. They stay under their
    old address, which comes back if the merger is undone."""
    ruled = {one.other for one in archive.decisions if one.action == "same"}
    found: dict[str, frozenset[str]] = {}
    for entry in known.incidents:
        to = archive.moved.get(entry.id)
        if to is None or to not in living:
            continue
        now = _stem(living[to])
        alike = any(agree(name, now) >= AGREE for name in (entry.id, entry.now) if name)
        if alike or entry.id in ruled:
            found[to] = found.get(to, frozenset()) | entry.articles | entry.mentions
    return found


def _renewed(
    entry: Kept, incident: Incident, absorbed: frozenset[str], texts: dict[str, str]
) -> Kept:
    main = frozenset(ref.article for ref in incident.reports if ref.main)
    told = main or frozenset(ref.article for ref in incident.reports)
    own = told - absorbed or told
    now = _stem(incident)
    return replace(
        entry,
        articles=own if main else frozenset(),
        mentions=frozenset() if main else own,
        now=None if _bare(entry.id) == now else now,
        texts={id: texts[id] for id in sorted(own)} if main else {},
    )


def _bare(id: str) -> str:
    """The address without the number that sets it apart from its namesakes."""
    told = parts(id)
    return "-".join(told) if told else id


def _stem(incident: Incident) -> str:
    return stem(incident.type, incident.when, incident.where)


def write(known: Registry) -> str:
    """The registry as the text of its file."""
    entries = {one.id: dict(_fields(one)) for one in known.incidents}
    body = yaml.dump(
        {"incidents": entries}, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True,
        width=10**6,
    )  # fmt: skip
    return HEAD + body


def _fields(one: Kept) -> Iterator[tuple[str, Any]]:
    lists: Iterable[tuple[str, Any]] = (
        ("articles", one.texts or sorted(one.articles)),
        ("mentions", sorted(one.mentions)),
        ("was", list(one.was)),
        ("now", one.now),
    )
    yield from ((name, value) for name, value in lists if value)
