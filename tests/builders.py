"""What tests build their input with: makers of articles and records, and a small whole archive."""

from typing import Any

from generator.model import (
    Archive,
    ArchiveActor,
    ArchivePlace,
    Clue,
    DatedToll,
    Figure,
    Incident,
    Link,
    Problem,
    Record,
    Relation,
    ReportRef,
)
from tests import sample
from tests.makers import (
    PLACES,
    article,
    at,
    at_least,
    bare,
    bombing,
    exactly,
    killed,
    on,
    record,
    said,
    span,
    told,
)
from tests.sample import DAWN, FRONT, MARKET, MINISTER, TRADER
from tests.sample_texts import COPY, FIRST, LATER, QUIET, SECOND, THIRD, UNDATED

__all__ = [
    "PLACES",
    "article",
    "at",
    "at_least",
    "bare",
    "bombing",
    "exactly",
    "killed",
    "on",
    "record",
    "said",
    "sample_archive",
    "span",
    "told",
]


def _dated(article: str, as_of: str | None, low: int, **more: Any) -> DatedToll:
    facts: dict[str, Any] = {"outcome": "killed", "whom": "all", "best": low, "high": low}
    facts["wording"] = str(low)
    return DatedToll(article=article, as_of=as_of, low=low, **(facts | more))


def sample_archive() -> Archive:
    """Seven articles, three incidents (one a stub), conflicting tolls, a claim, an accusation and
    its denial, a private witness with a statement, a duplicate, an undated and a quiet article."""
    articles = (COPY, THIRD, LATER, FIRST, UNDATED, SECOND, QUIET)
    records = (
        sample.third(COPY),
        sample.third(THIRD),
        sample.later(),
        sample.first(),
        sample.undated(),
        sample.second(),
        record(QUIET),
    )
    blast = _blast(records)
    return Archive(
        articles=articles,
        records=records,
        incidents=(_shrine(records), blast, _knife()),
        actors=_archive_actors(records),
        places=_archive_places(),
        duplicates={COPY.id: THIRD.id},
        origins={SECOND.id: "Coastal Wire"},
        problems=(
            Problem(
                level="note",
                message=f"repeats {THIRD.id}; its figures are not counted twice",
                path=COPY.path,
            ),
            Problem(
                level="warning",
                message="no publication date found; give one in a header",
                path=UNDATED.path,
            ),
            Problem(level="note", message="no event read", path=QUIET.path),
        ),
    )


def _blast(records: tuple[Record, ...]) -> Incident:
    third, first, second = records[1], records[3], records[5]
    clues = (
        Clue(name="same_day", weight=2.5, because="both on 2019-03-07"),
        Clue(name="same_place", weight=2.5, because="both in Port Alder"),
        Clue(name="same_type", weight=1.0, because="both a bombing"),
    )
    return Incident(
        id="2019-03-07-port-alder-bombing",
        title="Bombing at the harbour market, Port Alder",
        type="bombing",
        stage="accomplished",
        when=on("2019-03-07"),
        where=MARKET,
        killed=Figure(low=27, best=27, high=31),
        injured=exactly(60),
        tolls=(
            _dated(FIRST.id, "2019-03-07", 20, high=None, wording="at least 20"),
            _dated(FIRST.id, "2019-03-07", 12, best=None, high=None, wording="dozens"),
            _dated(SECOND.id, "2019-03-08", 31),
            _dated(SECOND.id, "2019-03-08", 60, outcome="injured"),
            _dated(THIRD.id, "2019-03-09", 27),
            _dated(THIRD.id, "2019-03-09", 31),
            _dated(UNDATED.id, None, 27),
        ),
        weapons=("explosives",),
        targets=("business",),
        claimed=True,
        attributions=second.incidents[0].attributions + third.incidents[0].attributions,
        actors=(DAWN, FRONT, MINISTER),
        standing={
            "type": "agreed",
            "when": "agreed",
            "where": "agreed",
            "killed": "revised",
            "injured": "single_source",
            "claimed": "single_source",
        },
        reports=(
            ReportRef(article=first.id, main=True),
            ReportRef(article=second.id, main=True),
            ReportRef(article=third.id, main=True),
            ReportRef(article=COPY.id, main=True),
            ReportRef(article=UNDATED.id, main=True),
        ),
        why=(
            Link(pair=(THIRD.id, FIRST.id), score=6.0, clues=clues),
            Link(pair=(FIRST.id, SECOND.id), score=6.0, clues=clues),
        ),
        relations=(
            Relation(to="2018-veltburg-shooting", kind="mentioned_with"),
            Relation(to="2020-03-07-port-alder-stabbing", kind="same_place"),
        ),
    )


def _shrine(records: tuple[Record, ...]) -> Incident:
    told = records[5].incidents[1]
    return Incident(
        id="2018-veltburg-shooting",
        title="Shooting at a shrine, Veltburg",
        type="shooting",
        stage="accomplished",
        when=told.when,
        where=told.where,
        killed=told.killed,
        tolls=(_dated(SECOND.id, "2019-03-08", 4),),
        claimed=True,
        attributions=told.attributions,
        actors=(DAWN,),
        standing=dict.fromkeys(("type", "when", "where", "killed", "claimed"), "single_source"),
        reports=(ReportRef(article=SECOND.id, main=False, index=1),),
        relations=(Relation(to="2019-03-07-port-alder-bombing", kind="mentioned_with"),),
        stub=True,
    )


def _knife() -> Incident:
    return Incident(
        id="2020-03-07-port-alder-stabbing",
        title="Stabbing at the harbour market, Port Alder",
        type="stabbing",
        stage="accomplished",
        when=on("2020-03-07"),
        where=MARKET,
        injured=exactly(2),
        tolls=(_dated(LATER.id, "2020-03-08", 2, outcome="injured", wording="two"),),
        weapons=("melee",),
        standing=dict.fromkeys(("type", "when", "where", "injured"), "single_source"),
        reports=(ReportRef(article=LATER.id, main=True),),
        relations=(
            Relation(to="2019-03-07-port-alder-bombing", kind="anniversary_of"),
            Relation(to="2019-03-07-port-alder-bombing", kind="same_place"),
        ),
    )


def _archive_actors(records: tuple[Record, ...]) -> tuple[ArchiveActor, ...]:
    minister, front = records[1].actors
    trader, dawn = records[3].actors[0], records[5].actors[0]
    return (
        ArchiveActor(
            key=MINISTER,
            name=minister.name,
            kind="person",
            public=True,
            aliases=minister.aliases,
            roles=((THIRD.id, minister.roles[0]), (COPY.id, records[0].actors[0].roles[0])),
            articles=(THIRD.id, COPY.id),
        ),
        ArchiveActor(
            key=DAWN, name=dawn.name, kind="armed_group", public=True, articles=(SECOND.id,)
        ),
        ArchiveActor(
            key=FRONT,
            name=front.name,
            kind="armed_group",
            public=True,
            articles=(THIRD.id, COPY.id),
        ),
        ArchiveActor(
            key=TRADER, name=trader.name, kind="person", public=False, articles=(FIRST.id,)
        ),
    )


def _archive_places() -> tuple[ArchivePlace, ...]:
    blast, knife, shrine = (
        "2019-03-07-port-alder-bombing",
        "2020-03-07-port-alder-stabbing",
        "2018-veltburg-shooting",
    )
    return (
        ArchivePlace(key="de", name="Germany", kind="country", country="DE", incidents=(shrine,)),
        ArchivePlace(
            key="de-veltburg",
            name="Veltburg",
            kind="city",
            country="DE",
            lat=51.0,
            lon=13.9,
            incidents=(shrine,),
        ),
        ArchivePlace(
            key="gb",
            name="United Kingdom",
            kind="country",
            country="GB",
            incidents=(blast, knife),
        ),
        ArchivePlace(
            key="gb-port-alder",
            name="Port Alder",
            kind="city",
            country="GB",
            lat=57.2,
            lon=-3.8,
            incidents=(blast, knife),
        ),
    )
