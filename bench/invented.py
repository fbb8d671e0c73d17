"""An invented archive of any size, the same in every run: what the benches of the site show."""

from datetime import date, timedelta
from random import Random

from generator.model import (
    Archive,
    ArchiveActor,
    ArchivePlace,
    Attribution,
    Figure,
    Head,
    Incident,
    Record,
    ReportRef,
    When,
    Where,
)
from generator.terms import Modality

KINDS = {
    "bombing": "Bombing", "shooting": "Shooting", "stabbing": "Stabbing", "fire": "Fire",
    "armed_assault": "Armed assault", "transport_accident": "Transport accident",
}  # fmt: skip
LANDS = {  # a point in each
    "IQ": (33.2, 43.7), "AF": (33.9, 66.0), "PK": (30.4, 69.4), "NG": (9.6, 8.1),
    "UA": (49.0, 31.4), "IN": (22.9, 79.6), "CO": (3.9, -73.1), "FR": (46.6, 2.5),
    "DE": (51.1, 10.4), "KE": (0.6, 37.8),
}  # fmt: skip
HEADS = ("Al", "Bel", "Cor", "Dun", "Est", "Fal", "Gol", "Har", "Ist", "Jor", "Kal", "Lor", "Mar")
MIDDLES = ("", "en", "o", "i", "ar", "u")
TAILS = ("abad", "burg", "chester", "dan", "feld", "gorod", "holm", "ia", "mouth", "pur", "stad")
MODALITIES: tuple[Modality, ...] = ("claimed_or_admitted", "suspected_or_accused", "denied")
FIRST, DAYS, GROUPS, OUTLETS = date(2000, 1, 1), 9_100, 300, 80


def archive(count: int) -> Archive:
    """So many incidents with an article each, on 9,100 days, in 858 towns of ten countries,
    which are places too."""
    dice = Random(7)  # noqa: S311 - invented incidents, the same every time
    towns = [_town(dice, a + m + b) for a in HEADS for m in MIDDLES for b in TAILS]
    actors = tuple(
        ArchiveActor(key=f"group-{n}", name=f"Front {n}", kind="armed_group", public=True)
        for n in range(GROUPS)
    )
    incidents = tuple(_incident(dice, number, towns, actors) for number in range(count))
    records = tuple(_record(dice, incident) for incident in incidents)
    places = _places(towns, incidents)
    return Archive(incidents=incidents, actors=actors, records=records, places=places)


def _town(dice: Random, name: str) -> Where:
    land = dice.choice(tuple(LANDS))
    lat, lon = LANDS[land]
    return Where(
        name=name, country=land, lat=round(lat + dice.uniform(-3, 3), 2),
        lon=round(lon + dice.uniform(-3, 3), 2), precision="city",
    )  # fmt: skip


def _incident(
    dice: Random, number: int, towns: list[Where], actors: tuple[ArchiveActor, ...]
) -> Incident:
    town, kind = dice.choice(towns), dice.choice(tuple(KINDS))
    day = (FIRST + timedelta(days=dice.randrange(DAYS))).isoformat()
    who = dice.choice(actors).key if dice.random() < 0.6 else None
    toll = dice.choice((None, 0, 1, 2, 3, 5, 8, 12, 31, 64, 140))
    said = dice.choice(MODALITIES)
    id = f"{day}-{(town.name or '').lower()}-{number}"
    return Incident(
        id=id,
        title=f"{KINDS[kind]} in {town.name}",
        type=kind,
        when=When(earliest=day, latest=day, precision="day", edtf=day),
        where=town,
        killed=None if toll is None else Figure(low=toll, best=toll, high=toll + 3),
        attributions=(Attribution(actor=who, modality=said),) if who else (),
        actors=(who,) if who else (),
        reports=(ReportRef(article=f"wire/{number}", main=True),),
    )


def _record(dice: Random, incident: Incident) -> Record:
    day = incident.when.latest or ""
    published = (date.fromisoformat(day) + timedelta(days=dice.randrange(3))).isoformat()
    head = Head(
        title=f"{incident.title} on {day}",
        outlet=f"Courier {dice.randrange(OUTLETS)}",
        published=published,
        published_precision="day",
    )
    return Record(id=incident.reports[0].article, sha256="", article=head)


def _places(towns: list[Where], incidents: tuple[Incident, ...]) -> tuple[ArchivePlace, ...]:
    found: dict[str, list[str]] = {}
    for incident in incidents:
        found.setdefault(incident.where.name or "", []).append(incident.id)
    cities = tuple(
        ArchivePlace(
            key=f"{(town.country or '').lower()}-{(town.name or '').lower()}",
            name=town.name or "",
            kind="city",
            country=town.country,
            lat=town.lat,
            lon=town.lon,
            incidents=tuple(found.get(town.name or "", ())),
        )
        for town in towns
    )
    return cities + tuple(_land(code, cities) for code in LANDS)


def _land(code: str, cities: tuple[ArchivePlace, ...]) -> ArchivePlace:
    """A country, which holds the incidents of its towns."""
    inside = tuple(id for city in cities if city.country == code for id in city.incidents)
    return ArchivePlace(
        key=code.lower(), name=code, kind="country", country=code,
        lat=LANDS[code][0], lon=LANDS[code][1], incidents=inside,
    )  # fmt: skip
