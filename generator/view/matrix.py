"""Who says so: each fact against each report, with a mark for how the report fits the record."""

from typing import NamedTuple

from generator.model import Figure, Report
from generator.view import tolls, wording
from generator.view.case import Account, Case
from generator.view.interface import say
from generator.view.receipts import outlet

_ABOUT = 0.1  # "about 250" fits 253
WIDEST = 12  # reports: beyond that the table lists answers instead of columns


class Fit(NamedTuple):
    """How an answer stands to the record: its sign and its class."""

    sign: str
    tone: str

    @property
    def heard(self) -> str:
        """The words for those who hear the page."""
        return say(f"fit.{self.tone}")


SAME = Fit("=", "same")
FITS = Fit("≈", "fits")
DIFFERS = Fit("≠", "differs")
SILENT = Fit("–", "none")


class Cell(NamedTuple):
    """One report's answer, leading to its receipt; `text` is empty when it is silent."""

    fit: Fit
    text: str
    anchor: str


class Fact(NamedTuple):
    """One row: a fact, how many agree, and the answers in the order of the columns."""

    name: str
    note: str
    cells: tuple[Cell, ...]


class Answer(NamedTuple):
    """One answer and all reports that give it, for tables of many reports."""

    fact: str
    fit: Fit
    text: str
    reports: tuple[tuple[str, str], ...]


class Column(NamedTuple):
    """A report at the head of the table."""

    name: str
    day: str
    anchor: str


class Matrix(NamedTuple):
    """The table. With more than twelve reports `answers` takes the place of the columns."""

    columns: tuple[Column, ...]
    facts: tuple[Fact, ...]
    answers: tuple[Answer, ...]


def matrix(case: Case) -> Matrix | None:
    """Who says so; None for a single report, where there is nothing to compare."""
    if len(case.accounts) < 2:
        return None
    own = tuple(a.record.id not in case.look.archive.duplicates for a in case.accounts)
    rows = tuple(
        _fact(name, tuple(answer(case, account) for account in case.accounts), own)
        for name, answer in _FACTS
    )
    facts = tuple(row for row in rows if any(cell.fit is not SILENT for cell in row.cells))
    columns = tuple(Column(a.name, _under(case, a), a.anchor) for a in case.accounts)
    wide = len(columns) > WIDEST
    return Matrix(columns, facts, tuple(_answers(facts, columns)) if wide else ())


def _under(case: Case, account: Account) -> str:
    """What stands under a report's name: its day, and whose text it carries if not its own."""
    archive, id = case.look.archive, account.record.id
    twin = case.look.records.get(archive.duplicates.get(id, ""))
    carries = say("in_matrix.repeats", twin=outlet(twin)) if twin else archive.origins.get(id, "")
    return f"{account.day} · {carries}" if carries else account.day


def _fact(name: str, cells: tuple[Cell, ...], own: tuple[bool, ...]) -> Fact:
    """A row; reports that repeat another one are shown but not counted."""
    counted = [cell for cell, counts in zip(cells, own, strict=True) if counts]
    told = [cell for cell in counted if cell.fit is not SILENT]
    against = sum(cell.fit is DIFFERS for cell in told)
    note = say("fit.told_by", told=len(told), all=len(counted))
    if against:
        note += say("fit.one_differs" if against == 1 else "fit.some_differ", n=against)
    return Fact(say(f"fit.facts.{name}"), note, cells)


def _answers(facts: tuple[Fact, ...], columns: tuple[Column, ...]) -> list[Answer]:
    """The same table by value: facts on which reports differ first."""
    found: list[Answer] = []
    for fact in sorted(facts, key=lambda fact: not any(c.fit is DIFFERS for c in fact.cells)):
        groups: dict[tuple[Fit, str], list[tuple[str, str]]] = {}
        for cell, column in zip(fact.cells, columns, strict=True):
            groups.setdefault((cell.fit, cell.text), []).append((column.name, cell.anchor))
        found += [
            Answer(fact.name, fit, text, tuple(names)) for (fit, text), names in groups.items()
        ]
    return found


def _day(case: Case, account: Account) -> Cell:
    told, known = account.report.when, case.incident.when
    if not told.earliest and not told.latest:
        return _silent(account)
    span, record = (told.earliest, told.latest), (known.earliest, known.latest)
    fit = SAME if span == record else FITS if _overlap(span, record) else DIFFERS
    exact = told.earliest and told.earliest == told.latest
    words = wording.roughly(told)
    text = wording.short_day(told.earliest) if exact and told.earliest else words
    return Cell(fit, text, account.receipt_of("when"))


def _overlap(one: tuple[str | None, str | None], other: tuple[str | None, str | None]) -> bool:
    low = max(one[0] or "", other[0] or "")
    return low <= min(one[1] or "9999", other[1] or "9999")


def _place(case: Case, account: Account) -> Cell:
    told, known = account.report.where, case.incident.where
    if not (told.name or told.site or told.admin1 or told.country):
        return _silent(account)
    text = told.site or told.name or told.admin1 or case.place
    if told.country and known.country and told.country != known.country:
        fit = DIFFERS
    elif told.name and known.name and told.name != known.name:
        fit = FITS if told.admin1 and told.admin1 == known.admin1 else DIFFERS
    else:
        fit = SAME if (told.name, told.site) == (known.name, known.site) else FITS
    return Cell(fit, text, account.receipt_of("where"))


def _kind(case: Case, account: Account) -> Cell:
    told = account.report.type
    if told == "unknown":
        return _silent(account)
    fit = SAME if told == case.incident.type else DIFFERS
    return Cell(fit, wording.term("incident_type", told).text, account.receipt_of("type"))


def _killed(case: Case, account: Account) -> Cell:
    return _figure(account, "killed", account.report.killed, case.incident.killed)


def _injured(case: Case, account: Account) -> Cell:
    return _figure(account, "injured", account.report.injured, case.incident.injured)


def _figure(account: Account, outcome: str, told: Figure | None, known: Figure | None) -> Cell:
    if told is None:
        return _silent(account)
    number = _toll(account.report, outcome, told)
    words = account.report.casualties[number].wording if number is not None else ""
    text = tolls.figure(told.low, told.best, told.high, words)
    return Cell(_compare(told, known), text, account.receipt_of(f"toll:{number}"))


def _toll(report: Report, outcome: str, told: Figure) -> int | None:
    """The toll that the settled figure was read from, else the first of its outcome."""
    of_kind = [
        (number, toll)
        for number, toll in enumerate(report.casualties)
        if toll.outcome == outcome and toll.whom != "perpetrators"
    ]
    wanted = (told.low, told.best, told.high)
    same = [number for number, toll in of_kind if (toll.low, toll.best, toll.high) == wanted]
    return next(iter(same), next((number for number, _ in of_kind), None))


def _compare(told: Figure, known: Figure | None) -> Fit:
    if known is None:
        return FITS
    target = known.best if known.best is not None else known.low
    if told.best is not None and told.low == told.high and target is not None:
        near = told.low is None and abs(told.best - target) <= target * _ABOUT
        return SAME if told.best == target else FITS if near else DIFFERS
    if (told.low, told.best, told.high) == (known.low, known.best, known.high):
        return SAME
    if target is None:
        return FITS
    inside = (told.low or 0) <= target and (told.high is None or target <= told.high)
    return FITS if inside else DIFFERS


def _claim(case: Case, account: Account) -> Cell:
    told = account.report.claimed
    claims = [
        (n, a)
        for n, a in enumerate(account.report.attributions)
        if a.modality == "claimed_or_admitted"
    ]
    if claims:
        number, claim = claims[0]
        name = case.cast.named(claim.actor, (account.record,)).text
        same = any(
            a.actor == claim.actor and a.modality == claim.modality
            for a in case.incident.attributions
        )
        return Cell(SAME if same else DIFFERS, name, account.receipt_of(f"attribution:{number}"))
    if told is None:
        return _silent(account)
    if not told and case.incident.claimed and _before_claim(case, account):
        return Cell(FITS, say("in_matrix.no_claim_yet"), account.anchor)
    text = say("fit.claimed" if told else "fit.nobody_claimed")
    return Cell(SAME if told == case.incident.claimed else DIFFERS, text, account.anchor)


def _before_claim(case: Case, account: Account) -> bool:
    """Whether a report came out before the claim that later ones tell of."""
    claims = [a.when for a in case.incident.attributions if a.modality == "claimed_or_admitted"]
    days = [day for day in claims if day]
    published = account.record.article.published
    return bool(published and days and published <= min(days))


def _silent(account: Account) -> Cell:
    return Cell(SILENT, "", account.anchor)


_FACTS = (
    ("day", _day),
    ("place", _place),
    ("kind", _kind),
    ("killed", _killed),
    ("injured", _injured),
    ("claim", _claim),
)
