"""How to cite a record, in words and for reference managers; the same in every build."""

import calendar
import re
from collections.abc import Iterator
from typing import NamedTuple

from generator import addresses
from generator.model import Incident
from generator.settings import Settings
from generator.view import wording
from generator.view.case import Case
from generator.view.fresh import days, latest
from generator.view.interface import say


class Cite(NamedTuple):
    """A citation in the style of the APA (7th edition; the title stands apart, since it is set in
    italics) and the lines of BibTeX. `basis` is what the record rests on."""

    author: str
    day: str
    title: str
    record: str
    address: str | None
    basis: str
    bibtex: tuple[str, ...]


def cite(case: Case, settings: Settings) -> Cite:
    """The citation of an incident's record, dated by its last change and not by the build."""
    incident, basis = case.incident, _basis(case)
    site = (settings.site_url or "").rstrip("/")
    address = f"{site}/{addresses.html(addresses.incident(incident.id))}" if site else None
    day = latest([days(case.look, incident)])
    author = settings.name.rstrip(".")
    return Cite(
        author=author,
        day=_american(day) if day else say("in_cite.no_date"),
        title=incident.title,
        record=say("in_cite.record", id=incident.id),
        address=address,
        basis=basis,
        bibtex=tuple(_bibtex(incident, author, day, basis, address)),
    )


def _american(iso: str) -> str:
    """A day, month or year as the APA writes it: "2019, March 10"."""
    year, *rest = iso.split("-")
    month = [calendar.month_name[int(rest[0])]] if rest else []
    day = [str(int(rest[1]))] if len(rest) > 1 else []
    return ", ".join([year, *([" ".join(month + day)] if month else [])])


def _basis(case: Case) -> str:
    dated = [a.record.article.published for a in case.accounts if a.record.article.published]
    reports = wording.counted(len({account.record.id for account in case.accounts}), "report")
    if dated:
        return say("in_cite.from_the_last_of", reports=reports, days=wording.day(max(dated)))
    return say("in_cite.from", reports=reports)


def _bibtex(
    incident: Incident, author: str, day: str | None, basis: str, address: str | None
) -> Iterator[str]:
    key = re.sub(r"[^a-z0-9]+", "-", incident.id.lower()).strip("-")
    yield f"@misc{{dateline-{key},"
    yield f"  author = {{{{{_tex(author)}}}}},"
    yield f"  title = {{{{{_tex(incident.title)}}}}},"
    if day:
        yield f"  year = {{{day[:4]}}},"
    if day and len(day) >= 7:
        yield f"  month = {calendar.month_abbr[int(day[5:7])].lower()},"
    yield f"  note = {{Incident record {_tex(incident.id)}, {_tex(basis)}}},"
    if address:
        yield f"  url = {{{address}}},"
    yield "}"


def _tex(text: str) -> str:
    """The text without what LaTeX would read as a command."""
    return re.sub(r"([#$%&_])", r"\\\1", re.sub(r"[\\{}~^]", " ", text))
