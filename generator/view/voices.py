"""Claims, accusations, denials and findings of an incident, in the order of their days."""

from collections.abc import Iterable
from typing import NamedTuple

from generator.model import Attribution
from generator.view import wording
from generator.view.case import Account, Case, attributed
from generator.view.interface import say, spelled
from generator.view.rows import ACCIDENTS


class ReadIn(NamedTuple):
    """A report that says so and the place of its receipt on the page."""

    name: str
    anchor: str


class Voice(NamedTuple):
    """One claim, accusation, denial or finding. `before`, `actor`, `after` are its line for the
    fact box, `text` the whole sentence; `iso` and `day` when it was made, if told."""

    iso: str | None
    day: str
    day_target: str | None
    chip: wording.Chip
    before: str
    actor: str
    target: str | None
    after: str
    clause: str
    text: str
    read_in: tuple[ReadIn, ...]
    rank: int


class Absence(NamedTuple):
    """What no report says: "No denial", with the sentence for it; `inside` is for a sentence."""

    word: str
    text: str
    inside: str


class Voices(NamedTuple):
    """All that was said of who did it, dated first, then undated, then what nobody says."""

    voices: tuple[Voice, ...]
    absent: tuple[Absence, ...]
    nobody_claimed: tuple[ReadIn, ...]


_Key = tuple[str, str, str | None]


def voices(case: Case) -> Voices:
    """The voices of a case. The same words in several reports are one voice, read in several."""
    groups: dict[_Key, list[tuple[Account, int, Attribution]]] = {}
    for account in case.accounts:
        for index, found in enumerate(account.report.attributions):
            said_by = found.asserted_by if found.asserted_by != found.actor else None
            groups.setdefault((found.actor, found.modality, said_by), []).append(
                (account, index, found)
            )
    found_voices = [_voice(case, group) for group in groups.values()] + _decided(case, groups)
    found_voices.sort(key=lambda voice: (voice.iso is None, voice.iso or "", voice.rank))
    return Voices(tuple(found_voices), _absent(case), _nobody(case))


def _voice(case: Case, group: list[tuple[Account, int, Attribution]]) -> Voice:
    days = [a.when for _, _, a in group if a.when]
    via = [a.via for _, _, a in group if a.via]
    read_in = dict.fromkeys(
        ReadIn(account.name, account.receipt_of(f"attribution:{index}"))
        for account, index, _ in group
    )
    return _told(case, group[0][2], min(days, default=None), via, tuple(read_in))


def _decided(case: Case, told: Iterable[_Key]) -> list[Voice]:
    """Attributions that only the settled record has, by an editor's decision."""
    known = {(actor, modality) for actor, modality, _ in told}
    return [
        _told(case, found, found.when, [found.via] if found.via else [], ())
        for found in case.incident.attributions
        if (found.actor, found.modality) not in known
    ]


def _told(
    case: Case, found: Attribution, day: str | None, via: list[str], read_in: tuple[ReadIn, ...]
) -> Voice:
    said = attributed(found, case.cast, case.records)
    through = say("voices.through", via=via[0]) if via else ""
    return Voice(
        iso=day,
        day=wording.full_day(day) if day else say("in_voices.day_not_known"),
        day_target=case.look.date(day),
        chip=said.chip,
        before=said.before,
        actor=said.actor,
        target=case.cast.named(found.actor, case.records).target,
        after=said.after,
        clause=said.clause + through,
        text=wording.sentence(said.clause + through),
        read_in=read_in,
        rank=wording.rank(found.modality),
    )


def _absent(case: Case) -> tuple[Absence, ...]:
    """Denials and findings that no report has, and claims, where anybody is accused at all."""
    modalities = {a.modality for account in case.accounts for a in account.report.attributions}
    modalities |= {a.modality for a in case.incident.attributions}
    if not modalities and case.incident.type in ACCIDENTS:
        return ()
    number = len(case.accounts)
    reports = say("voices.report" if number == 1 else "voices.reports", n=spelled(number))
    found = []
    for word, wanted in _WANTED:
        if not modalities & wanted:
            text = say(f"voices.no_{word}_appears", reports=reports)
            found.append(Absence(say(f"voices.no_{word}"), text, say(f"voices.inside_no_{word}")))
    return tuple(found)


_WANTED = (
    ("claim", frozenset(("claimed_or_admitted",))),
    ("denial", frozenset(("denied",))),
    ("finding", frozenset(("convicted", "acquitted"))),
)


def _nobody(case: Case) -> tuple[ReadIn, ...]:
    """Reports that say that nobody has claimed it."""
    denied = frozenset(("denied",))
    return tuple(
        ReadIn(f"{account.name}, {account.day}", account.anchor)
        for account in case.accounts
        if account.report.claimed is False
        and not denied & {a.modality for a in account.report.attributions}
    )
