"""An address, once given, never comes to mean another event, whatever happens to the seeds."""

import hashlib
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.model import Record, Report
from generator.register import renew, write
from generator.registry import Registry, parse
from generator.settle import archive
from tests.builders import bombing, exactly, told

EVENTS = (
    bombing("2019-03-07", "Port Alder", exactly(27)),
    bombing("2019-03-07", "Veltburg", exactly(4), type="shooting"),
    bombing("2021-11-02", "Port Alder", exactly(2)),
    bombing("2016-01-15", "Castle Ness", exactly(9), type="fire"),
)
CHANGES = (
    {"killed": exactly(31)},
    {"type": "explosion_accident"},
    {"when": bombing("2019-03-08", None).when},
    {"killed": None},
)


class Seed(NamedTuple):
    """What a seed reports: which event, and which of its facts are told otherwise."""

    event: int
    change: int | None = None


NAMES = st.sampled_from("abcdef")
SEEDS = st.builds(Seed, st.integers(0, len(EVENTS) - 1), st.none())
EDITS = st.tuples(NAMES, st.one_of(st.none(), SEEDS, st.integers(0, len(CHANGES) - 1)))


def record(id: str, seed: Seed) -> Record:
    report: Report = EVENTS[seed.event]
    if seed.change is not None and not (seed.event and "when" in CHANGES[seed.change]):
        report = replace(report, **CHANGES[seed.change])
    text = hashlib.sha256(f"{id}{seed}".encode()).hexdigest()
    return told(id, report, published="2022-01-01", sha256=text)


def edited(seeds: dict[str, Seed], id: str, edit: Seed | int | None) -> dict[str, Seed]:
    """The seeds after an article was added, replaced, corrected in one fact, or removed."""
    rest = {name: seed for name, seed in seeds.items() if name != id}
    if edit is None:
        return rest
    if isinstance(edit, Seed):
        return {**rest, id: edit}
    return {**rest, id: Seed(seeds[id].event, edit)} if id in seeds else seeds


@given(st.lists(EDITS, min_size=1, max_size=8))
@settings(max_examples=80, deadline=None)
def test_an_address_means_one_event_for_ever(history: list[tuple[str, Seed | int | None]]) -> None:
    seeds: dict[str, Seed] = {}
    known = Registry()
    meaning: dict[str, int] = {}
    for id, edit in history:
        seeds = edited(seeds, id, edit)
        built = archive((), [record(name, seed) for name, seed in seeds.items()], (), known)
        for incident in built.incidents:
            events = {seeds[ref.article].event for ref in incident.reports}
            assert len(events) == 1
            assert meaning.setdefault(incident.id, min(events)) in events
        shown = {incident.id for incident in built.incidents}
        assert set(meaning) <= shown | set(built.moved) | set(built.withheld)
        assert set(built.moved.values()) <= shown
        known, problems = parse(write(renew(built, known)))
        assert not problems


@given(st.dictionaries(NAMES, SEEDS, min_size=1), st.dictionaries(NAMES, SEEDS))
@settings(max_examples=60, deadline=None)
def test_new_seeds_move_no_registered_address(old: dict[str, Seed], new: dict[str, Seed]) -> None:
    before = archive((), [record(name, seed) for name, seed in old.items()])
    known = renew(before, Registry())
    grown = {**new, **old}
    after = archive((), [record(name, seed) for name, seed in grown.items()], (), known)
    homes = {ref.article: one.id for one in after.incidents for ref in one.reports}
    for incident in before.incidents:
        assert {homes[ref.article] for ref in incident.reports} == {incident.id}
