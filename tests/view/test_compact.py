"""The timeline's data file: all can be told from it again, and nobody private is in it."""

import json
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator import addresses
from generator.model import Archive, Incident, When, Where
from generator.settings import Settings
from generator.view import compact, facets, timeline
from generator.view.lookup import look
from tests.builders import on, sample_archive

EPOCH = date(1970, 1, 1)


def read(text: str) -> dict[str, Any]:
    start, end = f"window.{compact.NAME}=", ";\n"
    assert text.startswith(start)
    assert text.endswith(end)
    return dict(json.loads(text.removeprefix(start).removesuffix(end)))


def told(data: dict[str, Any]) -> list[tuple[str, str, str | None, str | None]]:
    """Title, page, first and last day of every incident, as the script tells them."""
    columns, pools = data["columns"], data["pools"]
    found = []
    for n, number in enumerate(accumulate(columns["day"])):
        span = columns["span"][n]
        place, slug = pools["place"][columns["place"][n]]
        first = str(EPOCH + timedelta(days=number))
        path = pools["path"][columns["path"][n]].replace("@", first).replace("\t", slug)
        last = str(EPOCH + timedelta(days=number + max(0, span)))
        found.append(
            (
                pools["title"][columns["title"][n]].replace("\t", place),
                f"{data['folder']}{path}.html",
                first if span >= 0 else None,
                last if span >= -1 else None,
            )
        )
    return found


NAMES = st.text(
    alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=12
)
DAYS = st.dates(min_value=date(1000, 1, 1)).map(str)


@st.composite
def incidents(draw: st.DrawFn) -> Incident:
    name, kind = draw(NAMES).strip(), draw(st.sampled_from(("fire", "bombing")))
    day = draw(DAYS)
    when = draw(st.sampled_from((on(day), on(day[:7]), on(day[:4]), When(), When(latest=day))))
    title = f"{kind} in {name}" if name else draw(NAMES) or "X"
    id = f"{day if when.earliest else draw(NAMES)}-{name.lower()}-{kind}"
    return Incident(id=id, title=title, type=kind, when=when, where=Where(name=name or None))


@given(st.lists(incidents(), min_size=1, max_size=8, unique_by=lambda found: found.id))
def test_title_page_and_days_of_every_incident_come_back(found: list[Incident]) -> None:
    lookup = look(Archive(incidents=tuple(found)), Settings())
    data = read(timeline.data(lookup))
    wanted = [
        (
            " ".join(i.title.split()),
            addresses.html(addresses.incident(i.id)),
            i.when.earliest,
            i.when.latest,
        )
        for i in found
    ]
    assert sorted(told(data), key=repr) == sorted(wanted, key=repr)


def test_the_file_runs_in_the_order_of_the_page() -> None:
    lookup = look(sample_archive(), Settings())
    view = next(timeline.pages(lookup)).view
    page = [addresses.html(row.path) for year in view.years for month in year.months
            for row in month.rows]  # fmt: skip
    assert [path for _, path, _, _ in told(read(timeline.data(lookup)))] == page


def test_the_options_are_counted_by_the_columns() -> None:
    lookup = look(sample_archive(), Settings())
    data = read(timeline.data(lookup))
    for group in facets.of_timeline(lookup):
        column = data["columns"][group.name]
        flat = [value for each in column for value in (each if isinstance(each, list) else [each])]
        for number, option in enumerate(group.options):
            assert data["options"][group.name][number] == [option.value, option.text]
            assert flat.count(number) == option.count


def test_figures_carry_their_numbers_and_nothing_when_not_told() -> None:
    data = read(timeline.data(look(sample_archive(), Settings())))
    assert ["27–31", "", "27", 27, 27, 31] in data["pools"]["killed_toll"]
    assert [] in data["pools"]["injured_toll"]


def test_nobody_private_is_in_the_file() -> None:
    text = timeline.data(look(sample_archive(), Settings()))
    assert "Northern Dawn" in text
    assert "Reyle" not in text
    assert "reyle" not in text


def test_an_empty_archive_has_a_file_too() -> None:
    assert read(timeline.data(look(Archive(), Settings())))["count"] == 0
