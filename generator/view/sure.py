"""How sure the record is, field by field, and why its reports were put together."""

from collections.abc import Iterable
from typing import NamedTuple

from generator.model import Clue, Link, Record
from generator.view import tolls, wording
from generator.view.case import Case
from generator.view.interface import say
from generator.view.people import Cast
from generator.view.rulings import decided
from generator.view.voices import Voices


class Sure(NamedTuple):
    """One field: its sign and class, the word for its standing, the reason."""

    field: str
    mark: str
    tone: str
    word: str
    term: wording.Term | None
    reason: str


class Why(NamedTuple):
    """Why two reports are taken to be of one event: their names, the clues in words."""

    one: str
    other: str
    score: str
    clues: tuple[str, ...]


def sure(case: Case, voices: Voices) -> tuple[Sure, ...]:
    """The standing of every field, in the order of the fact box."""
    standing = case.incident.standing
    order = list(wording.words()["field"])
    fields = sorted(standing, key=lambda f: order.index(f) if f in order else len(order))
    rows = [_row(case, field) for field in fields if field != "claimed"]
    if voices.voices:
        rows.append(_who(voices))
    return tuple(rows)


def _row(case: Case, field: str) -> Sure:
    standing = case.incident.standing[field]
    entry = wording.words()["standing"][standing]
    return Sure(
        field=wording.words()["field"].get(field, field.replace("_", " ").capitalize()),
        mark=entry["mark"],
        tone=entry["tone"],
        word=entry["word"],
        term=wording.term("standing", standing),
        reason=_reason(case, field, standing),
    )


def _reason(case: Case, field: str, standing: str) -> str:
    ruled = decided(case.look, case.ids, field) if standing == "decided" else None
    if ruled:
        day = wording.day(ruled.when)
        return say("sure.ruled", why=wording.sentence(ruled.why), who=ruled.who, day=day)
    if field in {"killed", "injured"}:
        history = case.history(field)
        told = {toll.article for toll in history}
        figures = {(t.low, t.best, t.high) for t in history}
        reports = wording.counted(len(told), "report")
        counted = wording.counted(len(figures), "figure")
        text = say("sure.figures", figures=counted, reports=reports)
        told_of = case.telling(field, getattr(case.incident, field))
        return f"{text[:1].upper()}{text[1:]} {tolls.moved(told_of)}".strip()
    return str(wording.words()["reason"].get(standing, ""))


def _who(voices: Voices) -> Sure:
    """How the question of who did it stands: by finding, claim, or accusation, never more."""
    marks = {voice.chip.mark for voice in voices.voices}
    entries = wording.words()["who_did_it"]
    kind = next((k for k in ("finding", "claim", "accusation", "suspected") if k in marks), "other")
    chip = next((v.chip.text.lower() for v in voices.voices if v.chip.mark == kind), "named")
    disputed = " " + say("sure.denied") if "denial" in marks else ""
    return Sure(
        field=say("in_sure.who_did_it"),
        mark="",
        tone=kind,
        word=entries[kind]["word"].format(chip=chip),
        term=None,
        reason=entries[kind]["reason"] + disputed,
    )


def why(case: Case) -> tuple[Why, ...]:
    """The clues for every pair of reports that was put together, strongest first."""
    links = sorted(case.incident.why, key=lambda link: (-link.score, link.pair))
    return tuple(_why(case, link) for link in links)


def _why(case: Case, link: Link) -> Why:
    names = [_name(case, article) for article in link.pair]
    clues = tuple(
        f"{clue.name.replace('_', ' ')}: {reason} ({clue.weight:+.1f})"
        for clue in link.clues
        for reason in [because(case.cast, clue, case.records)]
    )
    return Why(names[0], names[1], f"{link.score:.1f}", clues)


def because(people: Cast, clue: Clue, records: Iterable[Record]) -> str:
    """A clue's reason without anybody who is not named on pages: actors as they may be shown,
    shared words counted only, since a rare word may be a private name."""
    if clue.name == "shared_words":
        return clue.because.partition(":")[0]
    if clue.name == "same_actor":
        keys = clue.because.removeprefix("both name ").split(", ")
        names = wording.listed(people.named(key, records).text for key in keys)
        return say("sure.both_name", names=names)
    return clue.because


def _name(case: Case, article: str) -> str:
    account = case.account(article)
    return f"{account.name}, {account.day}" if account else article
