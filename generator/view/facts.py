"""The fact box: tolls as ranges, when, where, what kind, by what means, and who is said to have."""

from typing import NamedTuple

from generator.model import Figure, Incident, Toll
from generator.view import maps, tolls, wording
from generator.view.case import Case
from generator.view.interface import number as in_figures
from generator.view.interface import say
from generator.view.lookup import country_name
from generator.view.voices import Voice, Voices


class Bar(NamedTuple):
    """A range on a scale from nought, in per cent; `open` when there is no upper end, `best` is
    empty when no figure is known to be the latest."""

    low: str
    width: str
    end: str
    best: str
    open: bool
    label: str


class TollBox(NamedTuple):
    """One outcome in large figures. `anchor` is where its evidence stands on the page."""

    label: str
    text: str
    small: str
    latest: str
    as_of: str
    anchor: str
    bar: Bar | None


class Text(NamedTuple):
    """Words, with the page that they lead to."""

    text: str
    target: str | None = None


class Day(NamedTuple):
    """When it happened: in words, as a machine reads it if exact, its page, how exact."""

    text: str
    iso: str | None
    target: str | None
    term: wording.Term
    sub: str
    anchor: str


class Spot(NamedTuple):
    """Where it happened, from small to large, how exact, and where that stands."""

    parts: tuple[Text, ...]
    term: wording.Term
    anchor: str


class Note(NamedTuple):
    """A further figure in words, with the place of its evidence."""

    text: str
    anchor: str


class FactBox(NamedTuple):
    """All that the record holds, shortly."""

    tolls: tuple[TollBox, ...]
    untold: tuple[str, ...]
    day: Day
    spot: Spot
    kind: wording.Term
    stage: wording.Term
    weapons: tuple[wording.Term, ...]
    targets: tuple[wording.Term, ...]
    more: tuple[Note, ...]
    not_counted: tuple[Note, ...]
    attributions: tuple[Voice, ...]
    absent: str
    map: maps.Map | None
    map_note: str


def factbox(case: Case, voices: Voices) -> FactBox:
    """The fact box of a case."""
    incident = case.incident
    figures = (("killed", incident.killed), ("injured", incident.injured))
    boxes = [box for outcome, value in figures if (box := _toll(case, outcome, value))]
    drawn = _map(incident)
    return FactBox(
        tolls=tuple(boxes),
        untold=tuple(o for o, v in figures if tolls.settled(v, ()) is None),
        day=_day(case),
        spot=_spot(case),
        kind=wording.term("incident_type", incident.type),
        stage=wording.term("stage", incident.stage),
        weapons=_terms("weapon", incident.weapons),
        targets=_terms("target", incident.targets),
        more=_notes(case, perpetrators=False),
        not_counted=_notes(case, perpetrators=True),
        attributions=voices.voices,
        absent=wording.listed(found.inside for found in voices.absent),
        map=drawn,
        map_note=_map_note(incident, drawn),
    )


def _terms(vocabulary: str, codes: tuple[str, ...]) -> tuple[wording.Term, ...]:
    return tuple(wording.term(vocabulary, code) for code in codes if code != "unknown")


def _toll(case: Case, outcome: str, value: Figure | None) -> TollBox | None:
    history = case.history(outcome)
    found = case.look.settled(case.incident, outcome)
    if found is None or value is None:
        return None
    label = wording.words()["outcome"][outcome]["label"]
    anchor = f"toll-{outcome}" if len(history) > 1 else _evidence(case, outcome)
    return TollBox(
        label=label,
        text=found.text,
        small=found.small,
        latest=found.latest,
        as_of=found.as_of,
        anchor=anchor,
        bar=_bar(value, found),
    )


def _evidence(case: Case, outcome: str) -> str:
    """The first receipt of an outcome."""
    for account in case.accounts:
        for number, toll in enumerate(account.report.casualties):
            if toll.outcome == outcome and toll.whom != "perpetrators":
                return account.receipt_of(f"toll:{number}")
    return case.accounts[0].anchor if case.accounts else "src"


def _bar(value: Figure, found: tolls.Range) -> Bar | None:
    known = [v for v in (value.low, value.best, value.high) if v is not None]
    if len(set(known)) < 2:
        return None
    top = max(known) * 1.08 or 1
    low, high = min(known), max(known)
    best = value.best if value.best is not None else high
    return Bar(
        low=f"{low / top * 100:.1f}",
        width=f"{(high - low) / top * 100:.1f}",
        end=f"{high / top * 100:.1f}",
        best=f"{best / top * 100:.1f}" if found.latest else "",
        open=value.high is None,
        label=say("in_facts.scale", figure=found.plain, top=in_figures(round(top))),
    )


def _day(case: Case) -> Day:
    when, look = case.incident.when, case.look
    exact = bool(when.earliest and when.earliest == when.latest)
    target = look.date(when.earliest) if exact else None
    if not exact and when.earliest and when.latest:
        same_month = when.earliest[:7] == when.latest[:7]
        target = look.date(when.earliest[:7]) if same_month else None
        if target is None and when.earliest[:4] == when.latest[:4]:
            target = look.date(when.earliest[:4])
    precision = "day" if exact else when.precision
    return Day(
        text=wording.when(when).removesuffix("day not known").removesuffix(", "),
        iso=when.earliest if exact else None,
        target=target,
        term=wording.term("date_precision", precision),
        sub=say("in_facts.at", time_of_day=when.time_of_day) if when.time_of_day else "",
        anchor=next((a.anchors["when"] for a in case.accounts if "when" in a.anchors), ""),
    )


def _spot(case: Case) -> Spot:
    where, look = case.incident.where, case.look
    narrow = look.placed.get(case.incident.id)
    parts = [Text(where.site)] if where.site else []
    if where.name:
        same = narrow is not None and narrow.kind != "country"
        parts.append(Text(where.name, look.place(narrow.key) if narrow and same else None))
    if where.admin1 and where.admin1 != where.name:
        parts.append(Text(where.admin1))
    if where.country:
        name = country_name(where.country) or where.country
        parts.append(Text(name, look.place(where.country.lower())))
    anchor = next((a.anchors["where"] for a in case.accounts if "where" in a.anchors), "")
    return Spot(tuple(parts), wording.term("place_precision", where.precision), anchor)


def _notes(case: Case, *, perpetrators: bool) -> tuple[Note, ...]:
    """Figures beside the two large ones: the missing, children among the dead, attackers."""
    found: dict[str, Note] = {}
    for account in reversed(case.accounts):
        for number, toll in enumerate(account.report.casualties):
            attackers = toll.whom == "perpetrators"
            main = toll.whom in {"all", "unknown"} and toll.outcome in {"killed", "injured"}
            if main or attackers != perpetrators or not toll.adopted:
                continue
            text = f"{_people(toll)}, {account.name}, {account.day}"
            found.setdefault(
                f"{toll.outcome} {toll.whom}", Note(text, account.receipt_of(f"toll:{number}"))
            )
    return tuple(found.values())


def _people(toll: Toll) -> str:
    """A side figure in words: "attackers killed: 2", "people missing: 12+"."""
    who = wording.words()["whom"].get(toll.whom, "people")
    verb = wording.words()["outcome"][toll.outcome]["verb"]
    return f"{who} {verb}: {tolls.figure(toll.low, toll.best, toll.high, toll.wording)}"


def _map(incident: Incident) -> maps.Map | None:
    where = incident.where
    if not where.country:
        return None
    name = country_name(where.country) or where.country
    pins: tuple[maps.Pin, ...] = ()
    if where.lat is not None and where.lon is not None:
        pins = (maps.Pin(where.lon, where.lat, where.name or where.admin1 or name),)
    return maps.locate(where.country, name, pins, where.precision)


def _map_note(incident: Incident, drawn: maps.Map | None) -> str:
    if drawn is None:
        return ""
    where = incident.where
    term = wording.term("place_precision", where.precision).text
    if where.precision in {"site", "near", "district"} and where.name and drawn.point:
        term = say("in_facts.the_point_is_that", term=term, name=where.name)
    return maps.note(drawn, wording.sentence(term))
