"""One incident with its reports in order, ready to be told: who reported what, with receipts."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.model import (
    Attribution,
    DatedToll,
    Evidence,
    Figure,
    Incident,
    Record,
    Report,
    ReportRef,
    Statement,
    Toll,
)
from generator.view import tolls, wording
from generator.view.interface import say
from generator.view.lookup import Lookup, country_name
from generator.view.people import Cast
from generator.view.receipts import Found, Receipt, published, quotes, receipts, source_name


class Account(NamedTuple):
    """One article's account of the incident. `anchors` leads from a value ("when", "toll:0",
    "attribution:1") to its receipt on the page, `anchor` is the account's own place there; `size`
    counts the values that have a receipt."""

    ref: ReportRef
    record: Record
    report: Report
    name: str
    day: str
    anchor: str
    receipts: tuple[Receipt, ...]
    size: int
    anchors: Mapping[str, str]

    def receipt_of(self, value: str) -> str:
        """Where the evidence of a value stands on the page."""
        return self.anchors.get(value, self.anchor)

    def toll_of(self, found: DatedToll) -> tuple[int, Toll] | None:
        """The account's own toll behind a figure of the incident's history."""
        return tolls.behind(self.report, found)


class Case(NamedTuple):
    """An incident, its accounts in order of publication (undated last), and the cast."""

    look: Lookup
    cast: Cast
    incident: Incident
    accounts: tuple[Account, ...]

    def account(self, article: str) -> Account | None:
        """The account of an article."""
        return next((a for a in self.accounts if a.record.id == article), None)

    def history(self, outcome: str) -> tuple[DatedToll, ...]:
        """All figures of one outcome by day, undated last; on one day those that a report itself
        calls earlier, or does not settle on, come first."""
        found = tolls.history(self.incident, outcome)
        return tuple(sorted(found, key=lambda t: (*tolls.day_order(t.as_of), self.adopted(t))))

    def telling(self, outcome: str, kept: Figure | None) -> tuple[tolls.Point, ...]:
        """The figures that make up how a toll moved: all that reports settle on, and of the rest
        those inside the range kept. A part of the whole or a group's own boast is none of them."""
        return tuple(
            point
            for point in tolls.points(self.history(outcome))
            if self.adopted(point.toll) or (not point.open and tolls.inside(point.value, kept))
        )

    def adopted(self, toll: DatedToll) -> bool:
        """Whether the report that gives a figure settles on it."""
        return self.look.adopted(self.incident, toll)

    @property
    def records(self) -> tuple[Record, ...]:
        """The articles that tell of the incident."""
        return tuple(account.record for account in self.accounts)

    @property
    def ids(self) -> tuple[str, ...]:
        """What a decision on this incident may name: itself and its articles."""
        return (self.incident.id, *(account.record.id for account in self.accounts))

    @property
    def place(self) -> str:
        """Where it happened in words, empty if not told."""
        where = self.incident.where
        return wording.where(where, country_name(where.country))


def case(look: Lookup, cast: Cast, incident: Incident) -> Case:
    """The case of an incident."""
    found = [
        (ref, look.records[ref.article], report)
        for ref in incident.reports
        if (report := look.report(ref)) is not None
    ]
    found.sort(
        key=lambda each: (tolls.day_order(each[1].article.published), each[1].id, each[0].index)
    )
    accounts = tuple(
        _account(look, cast, ref, record, report, number=number)
        for number, (ref, record, report) in enumerate(found, start=1)
    )
    return Case(look, cast, incident, accounts)


def _account(
    look: Lookup, cast: Cast, ref: ReportRef, record: Record, report: Report, *, number: int
) -> Account:
    source = quotes(look.articles.get(record.id))
    anchors: dict[str, str] = {}
    told = list(_anchored(values(report, cast, record), anchors, number))
    words = list(_anchored(_statements(record, cast), anchors, number)) if ref.main else []
    return Account(
        ref=ref,
        record=record,
        report=report,
        name=source_name(record),
        day=published(record),
        anchor=f"report-{number}",
        receipts=(*receipts(source, told), *receipts(quotes(None), words)),
        size=len(told) + len(words),
        anchors=anchors,
    )


def _anchored(
    told: Iterable[tuple[str, str, str, Evidence]], anchors: dict[str, str], number: int
) -> Iterator[Found]:
    """The values with a place on the page each; `anchors` learns where each key first stands."""
    for count, (key, reads, said_by, found) in enumerate(told, start=1):
        anchor = f"r{number}-{key.replace(':', '-')}"
        if key in anchors:
            anchor = f"{anchor}-n{count}"
        anchors.setdefault(key, anchor)
        yield Found(anchor, key, reads, said_by, found)


Value = tuple[str, str, str, Evidence]


def values(report: Report, cast: Cast, record: Record) -> Iterator[Value]:
    """Every value of a report with its evidence: (key, what it reads as, said by, evidence)."""
    kind = wording.term("incident_type", report.type).text
    if report.stage not in {"accomplished", "unknown"}:
        kind += f", {wording.term('stage', report.stage).text}"
    telling = [e for e in report.evidence if e.rule == f"incident.{report.type}"] or report.evidence
    for found in report.evidence:
        if found in telling:
            yield "type", say("in_case.kind", kind=kind), "", found
        else:
            yield "event", say("in_case.taken_for_the_event"), "", found
    for found in report.when.evidence:
        yield "when", say("in_case.when", when=wording.when(report.when)), "", found
    for found in report.where.evidence:
        yield "where", say("in_case.where", report=place(report)), "", found
    for index, toll in enumerate(report.casualties):
        said_by = cast.named(toll.attributed_to, (record,)).text if toll.attributed_to else ""
        for found in toll.evidence:
            yield f"toll:{index}", reads(toll), said_by, found
    for index, attribution in enumerate(report.attributions):
        for found in attribution.evidence:
            line = attribution_line(attribution, cast, (record,))
            yield f"attribution:{index}", line, "", found


def _statements(record: Record, cast: Cast) -> Iterator[Value]:
    for number, statement in enumerate(record.statements):
        if cast.names_private(statement.quote, record):
            continue
        who = cast.named(statement.speaker, (record,)).text
        how = "" if statement.direct else say("in_case.in_the_articles_words")
        yield f"statement:{number}", say("in_case.said_by", who=who, how=how), "", said(statement)


def said(statement: Statement) -> Evidence:
    """A statement's words as evidence that can be shown like any other."""
    return Evidence(
        start=statement.start,
        end=statement.end,
        quote=statement.quote,
        rule="",
    )


def place(report: Report) -> str:
    """Where a report puts it: "harbour market, Port Alder, United Kingdom"."""
    where = wording.where(report.where, country_name(report.where.country)) or say(
        "in_case.place_not_told"
    )
    return f"{report.where.site}, {where}" if report.where.site else where


def reads(toll: Toll) -> str:
    """A toll as it was read: "Killed: at least 20, as of 7 March 2019, not adopted"."""
    label = wording.words()["outcome"][toll.outcome]["label"]
    if toll.whom not in {"all", "unknown"}:
        label += f", {wording.words()['whom'].get(toll.whom, toll.whom)}"
    text = f"{label}: {tolls.figure(toll.low, toll.best, toll.high, toll.wording)}"
    if toll.as_of:
        text += say("in_case.as_of", as_of=wording.day(toll.as_of))
    if toll.whom == "perpetrators":
        return say("in_case.in_no_figure_of", text=text)
    return text if toll.adopted else say("in_case.the_story_does_not", text=text)


def attribution_line(found: Attribution, cast: Cast, records: tuple[Record, ...]) -> str:
    """An attribution on one line: "Claimed by Northern Dawn"."""
    said = attributed(found, cast, records)
    chip = said.chip.text if said.before else f"{said.chip.text}:"
    return " ".join(filter(None, (chip, said.before, said.actor, said.after)))


def attributed(found: Attribution, cast: Cast, records: tuple[Record, ...]) -> wording.Said:
    """An attribution in words, nobody private named."""
    actor = cast.named(found.actor, records).text
    asserter = None
    if found.asserted_by and found.asserted_by != found.actor:
        asserter = cast.named(found.asserted_by, records).text
    return wording.attributed(found, actor=actor, asserter=asserter)
