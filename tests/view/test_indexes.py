"""What indexes can be narrowed by, and that nothing is out of reach where one is too long."""

import re
from pathlib import Path

import pytest

from generator.model import Archive, Incident, Where
from generator.page import Page
from generator.render import jinja, text
from generator.settings import Settings
from generator.view import actor, index_facets, indexes, listing
from generator.view.lookup import look
from generator.view.people import cast
from tests.builders import on, sample_archive
from tests.makers import told

TEMPLATES = Path(__file__).parent.parent.parent / "templates"
DAYS = [f"{y}-{m:02}-{d:02}" for y in range(2020, 2025) for m in range(1, 13) for d in range(1, 29)]


def fire(id: str, day: str, country: str | None = "PT") -> Incident:
    return Incident(id=id, title=id, type="fire", when=on(day), where=Where(country=country))


MANY = tuple(fire(f"fire-{day}", day) for day in DAYS)


def pages(found: Archive) -> dict[str, Page]:
    lookup = look(found, Settings())
    makers = (indexes.incidents, indexes.actors, indexes.places, indexes.sources)
    return {page.path: page for maker in makers for page in maker(lookup)}


def test_options_stand_by_how_many_lines_have_them_and_what_is_not_told_last() -> None:
    lands = ("ZZ", None, None, "PT", "PT", "IS")
    many = tuple(fire(f"f{n}", "2024-01-02", land) for n, land in enumerate(lands))
    groups = {
        group.name: group
        for group in pages(Archive(incidents=many))["incidents/index.md"].view.filters
    }
    assert [(option.text, option.count) for option in groups["country"].options] == [
        ("Portugal", 2), ("Iceland", 1), ("ZZ", 1), ("not told", 2),
    ]  # fmt: skip


@pytest.mark.parametrize("path", ["incidents/index.md", "actors/index.md", "sources/index.md"])
def test_the_marks_of_a_line_lead_to_its_options(path: str) -> None:
    view = pages(sample_archive())[path].view
    marks = view.marks or [
        line.marks for line in (*view.lines, *(line for g in view.groups for line in g.lines))
    ]
    assert len(marks) == view.total > 0
    for at, group in enumerate(view.filters):
        found = [place for mark in marks for place in mark.split("|")[at].split()]
        counted = {str(n): option.count for n, option in enumerate(group.options)}
        assert {place: found.count(place) for place in set(found)} == counted


def test_ready_made_lists_hold_together_what_the_index_holds() -> None:
    found = pages(sample_archive())
    for path, name in (("incidents/index.md", "type"), ("actors/index.md", "kind"),
                       ("sources/index.md", "year")):  # fmt: skip
        (group,) = (each for each in found[path].view.led if each.name == name)
        parts = [found[option.path].view for option in group.options]
        assert [part.total for part in parts] == [option.count for option in group.options]
        assert sum(part.total for part in parts) == found[path].view.total
        assert all(
            part.part == option.text for part, option in zip(parts, group.options, strict=True)
        )


def test_an_index_of_thousands_holds_the_newest_and_its_parts_hold_all() -> None:
    found = pages(Archive(incidents=MANY))
    whole = found["incidents/index.md"].view
    assert (whole.total, whole.shown, len(whole.rows)) == (
        len(MANY),
        listing.NEWEST,
        listing.NEWEST,
    )
    assert whole.rows[0].day == max(DAYS)
    of_type = found["incidents/of--fire.md"].view
    assert of_type.shown == listing.NEWEST < listing.WHOLE < of_type.total
    (years,) = of_type.led
    inside = [row.path for option in years.options for row in found[option.path].view.rows]
    assert sorted(inside) == sorted(f"incidents/{incident.id}.md" for incident in MANY)
    body = text(found["incidents/index.md"], Settings(), jinja(TEMPLATES))
    assert body.count("<tr") == listing.NEWEST + 1
    assert "assets/timeline.js" in body
    assert "The newest 150 of 1,680 stand here" in body


def lines(view: listing.Index) -> list[str]:
    return [str(line.path) for group in view.groups for line in group.lines]


def test_sources_of_thousands_are_split_by_outlet_and_by_year() -> None:
    wire = tuple(told(f"wire/{day}", published=day, outlet="Long Wire") for day in DAYS)
    found = pages(Archive(records=(*wire, told("one", published="2024-05-01", outlet="2024"))))
    whole = found["sources/index.md"].view
    assert (whole.total, whole.shown, whole.filters) == (len(DAYS) + 1, listing.NEWEST, ())
    led = {group.name: {o.text: str(o.path) for o in group.options} for group in whole.led}
    assert led["outlet"] == {
        "Long Wire": "sources/of--outlet--long-wire.md",
        "2024": "sources/of--outlet--2024.md",
    }
    years = [found[path].view for path in led["year"].values()]
    assert [view.total for view in years] == [337, 336, 336, 336, 336]
    every = [f"sources/{record.id}.md" for record in wire]
    assert sorted(path for view in years for path in lines(view)) == ["sources/one.md", *every]
    outlet = found[led["outlet"]["Long Wire"]].view
    assert (outlet.total, outlet.shown) == (len(DAYS), listing.NEWEST)
    (split,) = outlet.led
    parts = [found[str(option.path)].view for option in split.options]
    assert sorted(path for view in parts for path in lines(view)) == every
    assert parts[0].part == "Long Wire, 2024"


def test_outlets_of_like_names_have_lists_of_their_own() -> None:
    parts = index_facets.outlet_parts(("The Post", "The Post!", "...", "Courier"))
    assert len(set(parts.values())) == len(parts)
    assert parts["Courier"] == "outlet--courier"
    assert all(re.fullmatch(r"outlet--[a-z0-9-]+", part) for part in parts.values())


def test_a_place_is_found_by_the_types_and_years_of_its_incidents() -> None:
    lookup = look(sample_archive(), Settings())
    town = next(place for place in lookup.archive.places if place.kind == "city")
    values = index_facets.place(town, lookup)
    assert set(values["type"]) == {lookup.incidents[id].type for id in town.incidents}
    assert all(len(year) == 4 for year in values["year"])


def test_an_actor_is_found_by_kind_by_how_it_is_named_and_where() -> None:
    lookup = look(sample_archive(), Settings())
    parts = actor.parts(cast(lookup))
    values = {key: index_facets.actor(each, parts[key]) for key, each in lookup.actors.items()}
    assert values["northern-dawn"]["kind"] == ("armed_group",)
    assert "claim" in values["northern-dawn"]["role"]
    assert values["northern-dawn"]["country"] == ("GB", "DE")
    groups = {
        group.name: {o.value: o.text for o in group.options}
        for group in index_facets.of_actors(list(values.values()))
    }
    assert groups["role"]["claim"] == "Claimed"
    assert groups["role"]["none"] == "otherwise, or in passing"
    assert groups["country"] == {"GB": "United Kingdom", "DE": "Germany"}


def test_few_lines_are_not_filtered() -> None:
    few = tuple(fire(f"f{n}", f"2024-01-0{n + 1}", land) for n, land in enumerate(("PT", "IS")))
    view = pages(Archive(incidents=few))["incidents/index.md"].view
    assert (view.total, view.filters, view.words) == (2, (), "")
    assert [group.name for group in view.led] == ["type", "year"]
