"""How a record is cited: dated by what it rests on, in words and for reference managers."""

import msgspec
import pytest

from generator.model import Archive, Decision, When
from generator.settings import Settings
from generator.view.case import case
from generator.view.cite import Cite, cite
from generator.view.lookup import look
from generator.view.people import cast
from tests.builders import sample_archive
from tests.sample_texts import LATER

SITE = Settings(name="Harbour Watch", site_url="https://archive.example.org/here/")
KNIFE = 2


def cited(archive: Archive, number: int, settings: Settings = SITE) -> Cite:
    lookup = look(archive, settings)
    return cite(case(lookup, cast(lookup), archive.incidents[number]), settings)


def published(day: str | None) -> Archive:
    """The sample, its last article published on another day."""
    archive = sample_archive()
    records = tuple(
        msgspec.structs.replace(
            one, article=msgspec.structs.replace(one.article, published=day)
        ) if one.id == LATER.id else one
        for one in archive.records
    )  # fmt: skip
    return msgspec.structs.replace(archive, records=records)


def test_a_record_is_cited_as_the_apa_wants_it() -> None:
    found = cited(sample_archive(), KNIFE)
    assert (found.author, found.day) == ("Harbour Watch", "2020, March 8")
    assert found.title == "Stabbing at the harbour market, Port Alder"
    assert found.record == "Incident record 2020-03-07-port-alder-stabbing"
    assert found.address == (
        "https://archive.example.org/here/incidents/2020-03-07-port-alder-stabbing.html"
    )


def test_bibtex_holds_the_same() -> None:
    assert cited(sample_archive(), KNIFE).bibtex == (
        "@misc{dateline-2020-03-07-port-alder-stabbing,",
        "  author = {{Harbour Watch}},",
        "  title = {{Stabbing at the harbour market, Port Alder}},",
        "  year = {2020},",
        "  month = mar,",
        (
            "  note = {Incident record 2020-03-07-port-alder-stabbing, "
            "from one report, the last of 8 March 2020},"
        ),
        "  url = {https://archive.example.org/here/incidents/2020-03-07-port-alder-stabbing.html},",
        "}",
    )


@pytest.mark.parametrize(
    ("day", "said"), [("2020-04", "2020, April"), ("2020", "2020"), ("2020-04-09", "2020, April 9")]
)
def test_a_month_or_a_year_is_never_cited_as_its_first_day(day: str, said: str) -> None:
    assert cited(published(day), KNIFE).day == said


def test_a_record_that_nothing_dates_has_no_year() -> None:
    archive = published(None)
    lost = msgspec.structs.replace(archive.incidents[KNIFE], when=When())
    incidents = (*archive.incidents[:KNIFE], lost)
    found = cited(msgspec.structs.replace(archive, incidents=incidents), KNIFE)
    assert found.day == "n.d."
    assert not [line for line in found.bibtex if "year" in line or "month" in line]


def test_a_decision_dates_the_record_anew() -> None:
    ruling = Decision(
        action="correct", target=LATER.id, field="injured", value="3", who="Ed",
        when="2024-05-01", why="The outlet corrected its figure.", line=3,
    )  # fmt: skip
    archive = msgspec.structs.replace(sample_archive(), decisions=(ruling,))
    assert cited(archive, KNIFE).day == "2024, May 1"


def test_what_latex_would_read_as_a_command_is_text() -> None:
    settings = Settings(name="A & B_ \\input{x}")
    assert (
        cited(sample_archive(), KNIFE, settings).bibtex[1] == r"  author = {{A \& B\_  input x }},"
    )


def test_without_an_address_of_the_site_none_is_given() -> None:
    found = cited(sample_archive(), KNIFE, Settings())
    assert found.address is None
    assert not [line for line in found.bibtex if "url" in line]
