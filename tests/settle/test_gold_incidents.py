"""Fifteen known incidents, as more than a hundred outlets told them: none merged, none split, and
every actor one under all its names. The records are made from facts alone, without a text."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model import (
    Actor,
    ActorKind,
    Archive,
    Attribution,
    DatePrecision,
    Figure,
    Head,
    Record,
    Report,
    When,
    Where,
)
from generator.names import key_of
from generator.settle import archive
from tests.builders import killed, on

pytestmark = pytest.mark.gold

TYPES = {
    "bombing": "bombing",
    "coordinated bombings": "bombing",
    "armed assault": "armed_assault",
    "armed assault and arson": "armed_assault",
    "vehicle ramming": "vehicle_ramming",
    "explosion accident": "explosion_accident",
    "structural collapse": "structural_collapse",
}
Facts = dict[str, Any]


@pytest.fixture(scope="module")
def known(gold: Path) -> list[Facts]:
    text = (gold / "facts" / "incidents.yml").read_text(encoding="utf-8")
    found: list[Facts] = yaml.load(text, Loader=yaml.CSafeLoader)
    return found


@pytest.fixture(scope="module")
def built(known: list[Facts]) -> Archive:
    return archive((), [record for facts in known for record in records(facts)])


def records(facts: Facts) -> Iterator[Record]:
    for number, told in enumerate(facts["reports"]):
        id = f"{facts['key']}/{number}"
        back = [
            older(one)
            for one in facts["related"]
            if one["date"] and one["seen_in"] == told["url"] is not None
        ]
        yield Record(
            id=id,
            sha256=hashlib.sha256(id.encode()).hexdigest(),
            article=head(told),
            actors=tuple(cast(facts, number)),
            incidents=(report(facts, told), *back),
        )


def head(told: Facts) -> Head:
    published = told["published"]
    precision: DatePrecision = "unknown"
    if published:
        precision = "day" if len(published) == 10 else "month"
    return Head(
        outlet=told["outlet"],
        published=published,
        published_precision=precision,
        url=told["url"],
        language=told["language"],
    )


def report(facts: Facts, told: Facts) -> Report:
    """What one outlet told. A day, place or toll that it did not tell is left out."""
    figure = counted(told["killed"])
    claim = told["claim"] or {}
    claimed = claim.get("status") == "claimed"
    groups = [key_of(one["name"]) for one in facts["actors"] if one["kind"] == "armed group"]
    said = [Attribution(actor=groups[0], modality="claimed_or_admitted")] if groups else []
    return Report(
        main=True,
        type=TYPES[facts["type"]],
        stage="accomplished",
        when=on(facts["date"][0]) if told["date_wording"] else When(),
        where=where(facts, told["place_wording"] or ""),
        killed=figure,
        injured=counted(told["injured"]),
        casualties=(killed(figure, wording=str(figure.low)),) if figure else (),
        attributions=tuple(said) if claimed else (),
        claimed=True if claimed else None,
    )


def where(facts: Facts, wording: str) -> Where:
    towns = facts["place"].replace(" and ", ", ").split(", ")
    town = next((town for town in towns if town in wording), None)
    if town is None:
        return Where(country=facts["country"], precision="country")
    return Where(name=town, country=facts["country"], admin1=facts["admin1"], lat=facts["lat"],
                 lon=facts["lon"], precision="city")  # fmt: skip


def counted(told: Facts | None) -> Figure | None:
    if not told or told["low"] == told["high"] is None:
        return None
    low, high = told["low"], told["high"]
    return Figure(low=low, best=low if high in {None, low} else None, high=high)


def older(told: Facts) -> Report:
    """An older event that an outlet looks back on."""
    figure = counted(told["killed_as_reported"])
    when = on(told["date"]) if "/" not in told["date"] else When()
    return Report(main=False, report_kind="background", when=when, killed=figure)


def cast(facts: Facts, number: int) -> Iterator[Actor]:
    """The actors, each under another of its names in every report."""
    for one in facts["actors"]:
        names = [one["name"], *one["aliases"]]
        name = names[number % len(names)]
        aliases = tuple(other for other in names if other != name)
        person = "public" in one["kind"] or "perpetrator" in one["kind"] or "leader" in one["kind"]
        kind: ActorKind = (
            "armed_group" if one["kind"] == "armed group" else "person" if person else "other"
        )
        yield Actor(key=key_of(name), name=name, kind=kind, aliases=aliases, public=True)


def test_no_incident_is_merged_with_another(known: list[Facts], built: Archive) -> None:
    for incident in built.incidents:
        keys = {ref.article.split("/")[0] for ref in incident.reports if ref.main}
        assert len(keys) <= 1, incident.id


def test_no_incident_is_split(known: list[Facts], built: Archive) -> None:
    homes: defaultdict[str, set[str]] = defaultdict(set)
    for incident in built.incidents:
        for ref in incident.reports:
            if ref.main:
                homes[ref.article.split("/")[0]].add(incident.id)
    assert len(homes) == len(known)
    assert {key: ids for key, ids in homes.items() if len(ids) > 1} == {}


def test_an_older_event_is_none_of_the_incidents_on_other_days(
    known: list[Facts], built: Archive
) -> None:
    days = {facts["key"]: facts["date"][0] for facts in known}
    for incident in built.incidents:
        main = {ref.article.split("/")[0] for ref in incident.reports if ref.main}
        looks = [ref for ref in incident.reports if not ref.main]
        for ref in looks if main else ():
            record = next(one for one in built.records if one.id == ref.article)
            when = record.incidents[ref.index].when
            assert when.earliest
            assert when.latest
            assert any(when.earliest <= days[key] <= when.latest for key in main)


def test_an_actor_is_one_under_all_its_names(known: list[Facts], built: Archive) -> None:
    named: defaultdict[str, set[str]] = defaultdict(set)
    for actor in built.actors:
        for name in (actor.name, *actor.aliases):
            named[name].add(actor.key)
    for facts in known:
        for one in facts["actors"]:
            keys = set.union(*(named[name] for name in (one["name"], *one["aliases"])))
            assert len(keys) == 1, (one["name"], sorted(keys))


def test_a_branch_and_a_namesake_stay_apart(built: Archive) -> None:
    names = {name: actor.key for actor in built.actors for name in (actor.name, *actor.aliases)}
    assert names["ISIS"] != names["ISKP"]
    assert names["Taliban"] != names["TTP"]
    assert names["Salman Abedi"] != names["Hashem Abedi"]
    assert names["Ibrahim El Bakraoui"] != names["Khalid El Bakraoui"]
