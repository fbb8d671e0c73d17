"""Many tolls, one answer: an invented mine collapse whose toll moved for a week."""

from typing import Any

import pytest

from generator.link import link
from generator.model import Attribution, Evidence, Figure, Incident, Record, Toll
from tests.builders import at_least, bombing, exactly, killed, told

DAY = "2019-03-07"
Row = tuple[str, str, Figure]


def incident(*rows: Row) -> Incident:
    """The one incident of articles given as outlet, day of publication and dead."""
    records = [article(place, *row) for place, row in enumerate(rows)]
    (found,) = link(records)
    return found


def article(place: int, outlet: str, published: str, figure: Figure) -> Record:
    report = bombing(DAY, "Port Alder", figure)
    return told(f"article-{place}", report, outlet=outlet, published=published)


MOVING: tuple[Row, ...] = (
    ("Lantern", "2019-03-07", at_least(20)),
    ("Post", "2019-03-07", at_least(73)),
    ("Courier", "2019-03-07", at_least(103)),
    ("Mirror", "2019-03-08", exactly(95)),
    ("Globe", "2019-03-08", exactly(84)),
    ("Herald", "2019-03-09", exactly(89)),
    ("Argus", "2019-03-10", exactly(91)),
    ("Tribune", "2019-03-15", exactly(94)),
)


def test_a_toll_that_moved_settles_on_the_newest_figure_within_the_accepted_range() -> None:
    found = incident(*MOVING)
    assert found.killed == Figure(low=84, best=94, high=103)
    assert found.standing["killed"] == "revised"


def test_every_figure_is_kept_with_its_source_and_day() -> None:
    found = incident(*MOVING)
    assert [toll.as_of for toll in found.tolls] == [published for _, published, _ in MOVING]
    assert sorted((toll.as_of, toll.low) for toll in found.tolls) == sorted(
        (published, figure.low) for _, published, figure in MOVING
    )
    assert len({toll.article for toll in found.tolls}) == len(MOVING)


def test_a_floor_that_the_best_figure_satisfies_is_no_rival() -> None:
    found = incident(("Post", "2019-03-07", at_least(73)), ("Globe", "2019-03-08", exactly(94)))
    assert found.killed == exactly(94)
    assert found.standing["killed"] == "agreed"


def test_a_ceiling_below_the_best_figure_is_a_rival() -> None:
    rows = (("Post", DAY, Figure(high=90)), ("Globe", "2019-03-08", exactly(94)))
    assert incident(*rows).killed == Figure(low=90, best=94, high=94)


def test_a_stale_repetition_does_not_bring_an_old_figure_back() -> None:
    found = incident(*MOVING, ("Wire", "2019-03-28", exactly(95)))
    assert found.killed == Figure(low=84, best=94, high=103)


def test_a_lone_slip_does_not_outvote_three_outlets() -> None:
    found = incident(
        ("Post", "2019-03-08", exactly(84)),
        ("Globe", "2019-03-10", exactly(84)),
        ("Herald", "2019-03-10", exactly(84)),
        ("Argus", "2019-03-10", exactly(48)),
    )
    assert found.killed is not None
    assert found.killed.best == 84
    assert found.standing["killed"] == "disputed"


def test_copies_of_one_wire_story_count_once() -> None:
    found = incident(
        ("Post (Coastal Wire)", "2019-03-08", exactly(31)),
        ("Globe (Coastal Wire)", "2019-03-08", exactly(31)),
    )
    assert found.standing["killed"] == "single_source"


def test_two_outlets_with_one_figure_agree() -> None:
    found = incident(("Post", "2019-03-08", exactly(31)), ("Globe", "2019-03-08", exactly(31)))
    assert found.standing["killed"] == "agreed"


def test_floors_alone_leave_the_high_open() -> None:
    found = incident(("Post", DAY, at_least(20)), ("Globe", "2019-03-08", at_least(31)))
    assert found.killed == at_least(31)


@pytest.mark.parametrize("figure", [None, exactly(0)])
def test_an_untold_toll_is_no_zero(figure: Figure | None) -> None:
    (found,) = link([told("a", bombing(DAY, "Port Alder", figure), published=DAY)])
    assert found.killed == figure


def test_perpetrators_stay_in_the_series_and_out_of_the_toll() -> None:
    dead = Toll(outcome="killed", whom="perpetrators", low=2, best=2, high=2, wording="two")
    report = bombing(DAY, "Port Alder", exactly(31))
    report = bombing(DAY, "Port Alder", exactly(31), casualties=(*report.casualties, dead))
    (found,) = link([told("a", report, published=DAY)])
    assert found.killed == exactly(31)
    assert {toll.whom for toll in found.tolls} == {"all", "perpetrators"}


def test_a_later_floor_leaves_lower_figures_behind() -> None:
    found = incident(("Post", "2019-03-07", exactly(47)), ("Globe", "2019-03-08", at_least(61)))
    assert found.killed == Figure(low=47, best=61)
    assert found.standing["killed"] == "revised"


def test_an_early_floor_that_proved_too_high_stays_in_the_range() -> None:
    found = incident(("Post", "2019-03-07", at_least(61)), ("Globe", "2019-03-08", exactly(47)))
    assert found.killed == Figure(low=47, best=47, high=61)


def test_about_a_number_is_that_number() -> None:
    about = Figure(best=253)
    found = incident(("Post", "2019-03-07", exactly(321)), ("Globe", "2019-03-09", about))
    assert found.killed == Figure(low=253, best=253, high=321)


def test_a_floor_and_a_ceiling_of_one_outlet_and_day_are_settled_together() -> None:
    found = incident(("Post", DAY, at_least(80)), ("Post", DAY, Figure(high=100)))
    assert found.killed == Figure(low=80, best=80, high=100)


CLAIM = Attribution(actor="red-dawn", modality="claimed_or_admitted")


def story(outlet: str, published: str, figure: Figure, *tolls: Toll, **more: Any) -> Record:
    report = bombing(DAY, "Port Alder", figure, casualties=tolls, **more)
    return told(f"{outlet}-{published}", report, outlet=outlet, published=published)


def test_two_officials_in_one_story_dispute_its_toll() -> None:
    day = {"as_of": "2019-03-08"}
    (found,) = link(
        [
            story("Post", "2019-03-08", exactly(141),
                  killed(exactly(141), attributed_to="police chief", **day),
                  killed(exactly(132), attributed_to="minister", adopted=False, **day)),
            story("Globe", "2019-03-11", at_least(135), killed(at_least(135))),
        ]
    )  # fmt: skip
    assert found.killed == Figure(low=132, best=141, high=141)
    assert found.standing["killed"] == "disputed"


@pytest.mark.parametrize("whose", ["Red Dawn", "red-dawn"])
def test_a_groups_own_boast_is_in_the_series_and_not_in_the_toll(whose: str) -> None:
    boast = killed(at_least(40), attributed_to=whose)
    (found,) = link(
        [
            story("Post", "2019-03-08", at_least(40), killed(exactly(15), adopted=False), boast,
                  attributions=(CLAIM,)),
            story("Globe", "2019-03-09", exactly(15), killed(exactly(15))),
        ]
    )  # fmt: skip
    assert found.killed == exactly(15)
    assert found.standing["killed"] == "agreed"
    assert 40 in {toll.low for toll in found.tolls}


def test_a_story_that_gives_no_other_toll_than_a_boast_settles_nothing() -> None:
    boast = killed(at_least(40), attributed_to="Red Dawn")
    (found,) = link([story("Post", "2019-03-08", at_least(40), boast, attributions=(CLAIM,))])
    assert found.killed is None


def test_a_toll_stated_in_the_title_makes_the_floor_below_it_a_number() -> None:
    stated = Evidence(start=0, end=4, quote="Toll", rule="toll.toll")
    later = story("Globe", "2019-07-08", at_least(13), killed(at_least(13)),
                  killed(exactly(13), adopted=False, evidence=(stated,)))  # fmt: skip
    (found,) = link([story("Post", "2019-03-08", exactly(15), killed(exactly(15))), later])
    assert found.killed == Figure(low=13, best=13, high=15)
    assert found.standing["killed"] == "revised"


def test_a_toll_that_rose_on_its_first_day_is_revised_once_a_later_source_confirms_it() -> None:
    first = (("Post", "2019-03-08", exactly(4)), ("Globe", "2019-03-08", exactly(6)))
    assert incident(*first).standing["killed"] == "disputed"
    later = incident(*first, ("Herald", "2019-03-09", exactly(6)))
    assert later.killed == Figure(low=4, best=6, high=6)
    assert later.standing["killed"] == "revised"
