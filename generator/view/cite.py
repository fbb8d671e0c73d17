"""How to cite a record, in words and for reference managers; the same in every build."""

import re
from typing import Any, NamedTuple

import msgspec

from generator import addresses
from generator.model import Incident
from generator.settings import Settings
from generator.view import wording
from generator.view.case import Case
from generator.view.interface import say


class Cite(NamedTuple):
    """A citation in words, and the lines of BibTeX."""

    text: str
    address: str | None
    bibtex: tuple[str, ...]


def cite(case: Case, settings: Settings) -> Cite:
    """The citation of an incident's record. It names the reports, not the day of the build."""
    incident = case.incident
    note = _basis(case)
    site = (settings.site_url or "").rstrip("/")
    address = f"{site}/{addresses.html(addresses.incident(incident.id))}" if site else None
    text = say(
        "in_cite.record", name=settings.name, title=incident.title, id=incident.id, note=note
    )
    return Cite(text, address, tuple(_bibtex(incident, settings, note, address)))


def _basis(case: Case) -> str:
    days = [a.record.article.published for a in case.accounts if a.record.article.published]
    reports = wording.counted(len(case.accounts), "report")
    return (
        say("in_cite.from_the_last_of", reports=reports, days=wording.day(max(days)))
        if days
        else say("in_cite.from", reports=reports)
    )


def _bibtex(incident: Incident, settings: Settings, note: str, address: str | None) -> list[str]:
    key = re.sub(r"[^a-z0-9]+", "-", incident.id.lower()).strip("-")
    lines = [
        f"@misc{{dateline-{key},",
        f"title = {{{_tex(incident.title)}}},",
        f"howpublished = {{{_tex(settings.name)}}},",
        f"note = {{Record {_tex(incident.id)}, {note}}},",
    ]
    if address:
        lines.append(f"url = {{{address}}},")
    return [*lines, "}"]


def _tex(text: str) -> str:
    """The text without what LaTeX would read as a command."""
    return re.sub(r"([#$%&_])", r"\\\1", re.sub(r"[\\{}~^]", " ", text))


def as_json(case: Case) -> tuple[str, ...]:
    """The record as `dateline link` prints it, a field a line, without what stands above it on
    the page (clues and quotations) and without anybody who is not named there."""
    fields = msgspec.to_builtins(case.incident)
    for name in ("why", "reports"):
        fields.pop(name)
    fields["articles"] = [account.record.id for account in case.accounts]
    fields["actors"] = [key for key in fields["actors"] if not case.cast.private(key)]
    fields["attributions"] = [
        _without(found, "evidence") | {
            name: None for name in ("actor", "asserted_by")
            if found[name] and case.cast.private(found[name])
        }
        for found in fields["attributions"]
    ]  # fmt: skip
    fields["tolls"] = [_without(toll, "wording") for toll in fields["tolls"]]
    for name in ("when", "where"):
        fields[name] = _without(fields[name], "evidence")
    body = [f"{_json(name)}: {_json(value)}" for name, value in fields.items()]
    return ("{", *(f"{line}," for line in body[:-1]), *body[-1:], "}")


def _without(fields: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if key != name}


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
