"""A date that can be two days is decided by the outlet's other articles, when they agree."""

import json
from itertools import permutations
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import pipeline
from generator.add import add
from generator.cli import commands
from generator.model import Conventions, Outlet, Record, Seed
from generator.pipeline import Reading
from generator.read import siblings
from generator.settings import load

TODAY = "2026-01-01"
STORY = "A bomb exploded at a market in Valletta on Monday, killing 3 people, police said."
SITE = "https://islandpost.example/"
OPEN, DAY_FIRST, MONTH_FIRST = "01/09/2024", "13/09/2024", "09/13/2024"


def seed(
    name: str, date: str, *, outlet: str | None = "Island Post", story: str = STORY, url: str = SITE
) -> Seed:
    text = f"Market in Valletta bombed\nBy Ilse Maran | {date}\n\n{story}\n"
    line = {"id": name, "text": text, "outlet": outlet, "url": f"{url}{name}" if url else None}
    return Seed(id=name, path=f"{name}.json", data=json.dumps(line).encode())


def read(*seeds: Seed, assume: Conventions | None = None) -> Reading:
    return pipeline.records(seeds, assume=assume or Conventions(today=TODAY))


def record(reading: Reading, name: str = "open") -> Record:
    return next(one for one in reading.records if one.id == name)


@pytest.mark.parametrize(
    ("sure", "day"),
    [
        (seed("sure", DAY_FIRST), "2024-09-01"),
        (seed("sure", MONTH_FIRST), "2024-01-09"),
        (seed("sure", "Friday 02/08/2024"), "2024-09-01"),
        (seed("sure", "Thursday 02/08/2024"), "2024-01-09"),
        (
            seed("sure", "02/08/2024", story="It burned on Wednesday, July 31, they said."),
            "2024-09-01",
        ),
        (seed("sure", "13-09-2024", outlet="The Post"), "2024-09-01"),
        (seed("sure", "13/09/2024", outlet="island post", url=""), "2024-09-01"),
    ],
)
def test_one_sibling_without_doubt_decides(sure: Seed, day: str) -> None:
    found = record(read(seed("open", OPEN), sure))
    assert (found.article.published, found.article.published_basis) == (day, "header")
    assert found.article.published_candidates == ("2024-01-09", "2024-09-01")
    (note,) = [one.message for one in found.problems if one.level == "note"]
    assert "1 article of this outlet writes" in note


def test_metadata_beside_a_numeric_date_tells_its_order() -> None:
    page = (
        '<html><head><title>Ferry fire</title><meta property="article:published_time" '
        'content="2024-08-02T08:00:00Z"><meta property="og:site_name" content="Island Post">'
        f'<link rel="canonical" href="{SITE}ferry"></head><body><article><h1>Ferry fire</h1>'
        f"<p>02/08/2024</p><p>{STORY}</p><p>{STORY.replace('market', 'port')}</p></article></body>"
    )
    sure = Seed(id="ferry", path="ferry.html", data=page.encode())
    assert record(read(seed("open", OPEN), sure)).article.published == "2024-09-01"


def test_siblings_that_disagree_decide_nothing() -> None:
    found = record(read(seed("open", OPEN), seed("a", DAY_FIRST), seed("b", MONTH_FIRST)))
    assert (found.article.published, found.article.published_basis) == (None, "ambiguous")


@pytest.mark.parametrize(
    "other",
    [
        seed("other", "02/08/2024"),
        seed("other", "13.09.2024"),
        seed("other", "13 September 2024"),
        seed("other", DAY_FIRST, outlet="Mainland Echo", url="https://echo.example/"),
    ],
)
def test_articles_that_show_no_order_and_other_outlets_decide_nothing(other: Seed) -> None:
    assert record(read(seed("open", OPEN), other)).article.published_basis == "ambiguous"


def test_articles_of_no_known_outlet_are_no_siblings() -> None:
    found = read(seed("open", OPEN, outlet=None, url=""), seed("a", DAY_FIRST, outlet=None, url=""))
    assert record(found).article.published_basis == "ambiguous"


def test_the_note_counts_the_siblings() -> None:
    found = record(read(seed("open", OPEN), seed("a", DAY_FIRST), seed("b", "14/09/2024")))
    assert any(
        "2 articles of this outlet write the day first" in one.message for one in found.problems
    )


def test_facts_told_by_weekday_are_dated_once_a_sibling_decides() -> None:
    alone = record(read(seed("open", OPEN)))
    assert alone.incidents[0].when.earliest is None
    beside = record(read(seed("open", OPEN), seed("sure", DAY_FIRST)))
    assert beside.incidents[0].when.earliest == "2024-08-26"


def test_an_outlets_setting_outranks_siblings_and_they_the_archives() -> None:
    both = seed("open", OPEN), seed("sure", DAY_FIRST)
    usual = Conventions(date_order="MDY", today=TODAY)
    assert record(read(*both, assume=usual)).article.published == "2024-09-01"
    assert record(read(both[0], assume=usual)).article.published == "2024-01-09"
    set_ = Conventions(outlets=(Outlet(name="Island Post", date_order="MDY"),), today=TODAY)
    assert record(read(*both, assume=set_)).article.published == "2024-01-09"


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_what_is_inferred_does_not_depend_on_the_order_of_articles(data: st.DataObject) -> None:
    outlets = st.sampled_from(["Island Post", "The Post", None])
    dates = st.sampled_from([OPEN, DAY_FIRST, MONTH_FIRST, "3 May 2024"])
    told = data.draw(st.lists(st.tuples(dates, outlets), min_size=1, max_size=5))
    work = [seed(f"a{n}", date, outlet=outlet) for n, (date, outlet) in enumerate(told)]
    articles = list(read(*work).articles)
    shuffled = data.draw(st.permutations(articles))
    assert siblings.infer(shuffled) == siblings.infer(articles)


def test_any_order_of_seeds_gives_the_same_records() -> None:
    work = [seed("open", OPEN), seed("sure", DAY_FIRST), seed("also", "02/08/2024")]
    told = [sorted(read(*some).records, key=lambda one: one.id) for some in permutations(work)]
    assert all(one == told[0] for one in told)


def test_a_kept_archive_follows_its_siblings_as_they_come_and_go(tmp_path: Path) -> None:
    def day(*seeds: Seed) -> str | None:
        reading = pipeline.records(
            seeds, assume=Conventions(today=TODAY), kept_in=tmp_path / "kept"
        )
        return record(reading).article.published

    open_, first, month = seed("open", OPEN), seed("a", DAY_FIRST), seed("b", MONTH_FIRST)
    assert [day(open_), day(open_, first), day(open_)] == [None, "2024-09-01", None]
    assert [day(open_, month), day(open_, first, month)] == ["2024-01-09", None]
    assert day(open_, first) == "2024-09-01"


def put(folder: Path, *seeds: Seed) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for one in seeds:
        (folder / one.path).write_bytes(one.data)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, [*arguments, "--today", TODAY])


def test_extract_reads_the_files_of_a_folder_beside_each_other(tmp_path: Path) -> None:
    put(tmp_path / "in", seed("a-open", OPEN), seed("sure", DAY_FIRST))
    told = [json.loads(line) for line in run("extract", str(tmp_path / "in")).stdout.splitlines()]
    assert [one["article"]["published"] for one in told] == ["2024-09-01", "2024-09-13"]
    whole = read(seed("a-open", OPEN), seed("sure", DAY_FIRST))
    assert told[0]["incidents"][0]["when"]["earliest"] == "2024-08-26"
    assert [one["id"] for one in told] == [one.id for one in whole.records]


def test_each_line_of_a_long_file_is_read_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_bytes(seed("open", OPEN).data + b"\n" + seed("sure", DAY_FIRST).data)
    first = json.loads(run("extract", str(path)).stdout.splitlines()[0])
    assert first["article"]["published_basis"] == "ambiguous"


def test_check_of_files_knows_siblings(tmp_path: Path) -> None:
    put(tmp_path / "in", seed("open", OPEN), seed("sure", DAY_FIRST))
    told = run("check", str(tmp_path / "in")).stdout
    assert "1 article of this outlet writes the day first: 2024-09-01" in told
    assert "set date_order" not in told


def test_an_article_is_added_under_the_day_that_the_archive_decides(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Harbour Watch\n")
    put(tmp_path / "seeds", seed("sure", DAY_FIRST))
    added = add(load(tmp_path), seed("open", OPEN), today=TODAY)
    assert str(added.path).startswith("seeds/2024/2024-09-01-")
    assert "one of 2024-01-09, 2024-09-01; by the outlet's other articles" in added.told
