"""The first page: what the archive is, what is new in it, how much, when and where."""

from collections.abc import Iterator

import msgspec

from generator import addresses
from generator.page import Page
from generator.view import anniversaries, rows, wording
from generator.view.activity import Activity, activity
from generator.view.atlas import Atlas, world
from generator.view.interface import say
from generator.view.lookup import Lookup

LATEST = 8


class Count(msgspec.Struct, frozen=True):
    """A number and what it means."""

    number: int
    meaning: str


class Home(msgspec.Struct, frozen=True, kw_only=True):
    """What the home page shows."""

    name: str
    about: str
    counts: tuple[Count, ...]
    latest: tuple[rows.Row, ...]
    total: int
    activity: Activity | None
    map: Atlas | None
    places: int
    days: tuple[tuple[str, str, str, int], ...]
    words: tuple[tuple[wording.Chip, str], ...]
    indexes: tuple[tuple[str, str], ...]


def pages(lookup: Lookup) -> Iterator[Page]:
    """The home page; an empty archive has one too."""
    own = [incident for incident in lookup.order if not incident.stub]
    settings = lookup.settings
    about = settings.about or say("home.about")
    yield Page(
        path=addresses.HOME,
        title=settings.name,
        template="home.md.j2",
        kind="home",
        description=about,
        hide=("navigation", "toc", "path"),
        view=Home(
            name=settings.name,
            about=about,
            counts=_counts(lookup, len(own)),
            latest=tuple(rows.row(incident, lookup) for incident in own[:LATEST]),
            total=len(own),
            activity=activity(lookup.order),
            map=world(lookup, 344, 230, say("map.world")),
            places=sum(place.kind != "country" for place in lookup.archive.places),
            days=_days(lookup),
            words=_words(),
            indexes=(
                (say("in_home.by_place"), addresses.PLACES),
                (say("in_home.by_actor"), addresses.ACTORS),
                (say("in_home.by_date"), addresses.DATES),
                (say("in_home.by_source"), addresses.SOURCES),
                (say("in_home.by_words"), addresses.SEARCH),
            ),
        ),
    )


def _days(lookup: Lookup) -> tuple[tuple[str, str, str, int], ...]:
    """Days of the year with an incident: "03-07", "7 March", its page, how many."""
    return tuple(
        (day, anniversaries.name(day), addresses.day_of_year(day), len(ids))
        for day, ids in anniversaries.days_of_year(lookup).items()
    )


def _counts(lookup: Lookup, own: int) -> tuple[Count, ...]:
    heads = [record.article for record in lookup.archive.records]
    languages = {head.language for head in heads if head.language}
    outlets = {head.outlet for head in heads if head.outlet}
    told = say("home.reports")
    if languages:
        counted = wording.counted(len(languages), "language")
        told = say("home.reports_in", languages=counted)
    return (
        Count(own, say("in_home.incidents_with_reports_of")),
        Count(len(lookup.order) - own, say("in_home.more_known_from_mentions")),
        Count(len(heads), told),
        Count(len(outlets), say("in_home.outlets_among_the_reports")),
    )


def _words() -> tuple[tuple[wording.Chip, str], ...]:
    """Each modality word once, with its meaning; accusations by whom are told apart on pages."""
    found: dict[str, tuple[wording.Chip, str]] = {}
    for modality in wording.words()["modality_order"]:
        chip = wording.chip(modality)
        meaning = wording.term("modality", modality).tip
        if modality != "unknown":
            found.setdefault(chip.text, (chip, meaning))
    return tuple(found.values())
