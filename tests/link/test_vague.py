"""Reports without a day or a town: in the one incident that they can mean, or by themselves."""

import pytest

from generator.link import link
from generator.model import Decision, Record, Where
from tests.builders import bombing, exactly, told

LAND = Where(country="GB", precision="country")
PORT = (
    told("a", bombing("2019-03-07", "Port Alder", exactly(20)), published="2019-03-07"),
    told("b", bombing("2019-03-07", "Port Alder", exactly(27)), published="2019-05-09"),
    told("c", bombing("2019-03-07", "Port Alder", exactly(31)), published="2021-03-07"),
)


def homes(*records: Record, decisions: tuple[Decision, ...] = ()) -> dict[str, str]:
    return {
        ref.article: one.id for one in link(records, decisions) for ref in one.reports if ref.main
    }


@pytest.mark.parametrize(
    "vague",
    [
        told("v", bombing(None, "Port Alder", exactly(25))),
        told("v", bombing(None, "Port Alder"), published="2019-03-08"),
        told("v", bombing("2019-03-07", None, exactly(7), where=LAND), published="2019-03-07"),
    ],
    ids=["no day at all", "only a day of publication", "a country only"],
)
def test_a_vague_report_joins_the_only_incident_that_it_can_mean(vague: Record) -> None:
    assert len(set(homes(*PORT, vague).values())) == 1


def test_a_vague_report_that_two_incidents_fit_stays_by_itself() -> None:
    second = told("d", bombing("2019-09-01", "Port Alder", exactly(4)), published="2019-09-01")
    vague = told("v", bombing(None, "Port Alder"))
    found = homes(*PORT, second, vague)
    assert found["v"] == "undated-port-alder-bombing"


def test_a_report_that_appeared_before_an_event_is_not_of_it() -> None:
    early = told("v", bombing(None, "Port Alder", exactly(25)), published="2018-01-01")
    assert len(set(homes(*PORT, early).values())) == 2


def test_a_vague_report_of_another_kind_stays_by_itself() -> None:
    fire = told("v", bombing(None, "Port Alder", type="transport_accident"))
    assert len(set(homes(*PORT, fire).values())) == 2


def test_an_editor_keeps_a_vague_report_apart() -> None:
    ruling = Decision(action="different", target="v", other="b", who="A", when="2024-01-01",
                      why="x", line=1)  # fmt: skip
    vague = told("v", bombing(None, "Port Alder"), published="2019-03-08")
    assert len(set(homes(*PORT, vague, decisions=(ruling,)).values())) == 2


def test_a_vague_report_tells_why_it_is_where_it_is() -> None:
    vague = told("v", bombing(None, "Port Alder"), published="2019-03-08")
    (found,) = link([*PORT, vague])
    (reason,) = [one for one in found.why if "v" in one.pair]
    assert "published_after" in {clue.name for clue in reason.clues}
