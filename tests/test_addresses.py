"""Pages keep one safe address each, whatever their ids look like."""

from pathlib import PurePosixPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator import addresses

IDS = st.one_of(st.text(), st.text(alphabet="ab/.-_ A\\0", max_size=12))


@given(IDS)
@example("../../etc/passwd")
@example("/absolute")
@example("..")
@example("")
@example("con")
@example("a" * 5000)
@example("incidents\\x")
@example("\ud800")
def test_every_id_has_an_address_inside_its_folder(id: str) -> None:
    for folder, address in (
        ("sources", addresses.source(id)),
        ("incidents", addresses.incident(id)),
        ("actors", addresses.actor(id)),
        ("places", addresses.place(id)),
    ):
        path = PurePosixPath(address)
        assert path.parts[0] == folder
        assert path.suffix == ".md"
        assert len(path.parts) > 1
        assert ".." not in path.parts
        assert len(address) < 200
        assert address.isascii()
        assert address == address.lower()
        assert path.stem != "index"


@given(IDS, IDS)
@example("a/b", "a-b")
@example("A", "a")
@example("a b", "a-b")
@example("index", "Index")
def test_two_ids_never_share_an_address(one: str, other: str) -> None:
    assert (addresses.source(one) == addresses.source(other)) == (one == other)


def test_a_clean_id_keeps_its_words_and_its_folders() -> None:
    assert addresses.source("2024/market_attack-2") == "sources/2024/market_attack-2.md"
    assert (
        addresses.incident("2024-01-03-kerman-bombing") == "incidents/2024-01-03-kerman-bombing.md"
    )


def test_an_unclean_id_keeps_its_words_beside_a_mark_of_its_own() -> None:
    assert addresses.source("My Article (2).v1").startswith("sources/my-article-2-v1--")


def test_a_clean_id_that_ends_in_digits_keeps_them() -> None:
    assert addresses.source("kerman-20240103") == "sources/kerman-20240103.md"


@pytest.mark.parametrize(
    ("iso", "day", "month", "year"),
    [("2024-01-03", "dates/2024-01-03.md", "dates/2024-01.md", "dates/2024.md")],
)
def test_a_day_has_a_page_in_its_month_and_year(iso: str, day: str, month: str, year: str) -> None:
    assert (addresses.day(iso), addresses.month(iso), addresses.year(iso)) == (day, month, year)


@pytest.mark.parametrize("nonsense", ["../2024", "2024-1-3", "today", "", "2024-01-03T10:00"])
def test_what_is_no_date_has_no_page(nonsense: str) -> None:
    with pytest.raises(ValueError, match="no ISO day"):
        addresses.date(nonsense)


def test_links_lead_from_page_to_page() -> None:
    way = addresses.relative
    assert way("actors/x.md", from_page="sources/a/b.md") == "../../actors/x.md"
    assert way("index.md", from_page="index.md") == "index.md"
    assert way("words.md#stage-hoax", from_page="words.md") == "#stage-hoax"
    assert addresses.html("../actors/x.md#roles") == "../actors/x.html#roles"
