"""The pages of the sample archive: every figure has its receipt, nobody private is named."""

import posixpath
import re
from collections.abc import Iterator

import msgspec
import pytest
from markdown import Markdown

from generator import addresses
from generator.model import (
    Archive,
    Clue,
    Decision,
    Figure,
    Head,
    Incident,
    Link,
    Place,
    Record,
    ReportRef,
    When,
    Where,
)
from generator.settings import Settings
from generator.view import place
from generator.view.period import MOST_ROWS
from tests.builders import article, sample_archive
from tests.entities import entity_pages

BLAST = "incidents/2019-03-07-port-alder-bombing.md"
SHRINE = "incidents/2018-veltburg-shooting.md"
INDEXES = {
    addresses.INCIDENTS,
    addresses.ACTORS,
    addresses.DATES,
    addresses.PLACES,
    addresses.SOURCES,
    addresses.DATA,
}
KNIFE = "incidents/2020-03-07-port-alder-stabbing.md"


build = entity_pages


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return build(sample_archive())


def anchors(text: str) -> set[str]:
    return set(re.findall(r'\bid="([^"]+)"', text)) | set(re.findall(r"\{ #([\w-]+)", text))


def pointed(text: str) -> Iterator[tuple[str, str]]:
    for target in re.findall(r'href="([^"]+)"|\]\(([^)]+)\)', text):
        if "&#58;" not in "".join(target):
            path, _, fragment = "".join(target).partition("#")
            yield path, fragment


def test_every_link_inside_a_page_leads_to_a_place_on_it(pages: dict[str, str]) -> None:
    lost = [
        (path, fragment)
        for path, text in pages.items()
        for target, fragment in pointed(text)
        if not target and fragment not in anchors(text)
    ]
    assert lost == []


def test_every_link_between_pages_leads_to_a_page_and_a_place(pages: dict[str, str]) -> None:
    lost = []
    for path, text in pages.items():
        for target, fragment in pointed(text):
            if not target or not path.startswith(
                ("incidents/", "actors/", "dates/", "places/", "sources/")
            ):
                continue
            page = posixpath.join(posixpath.dirname(path), re.sub(r"\.html$", ".md", target))
            full = re.sub(r"\.json$", ".md", posixpath.normpath(page))  # the record of a page
            if full == "words.md" and fragment.startswith("rule-"):
                continue  # the sample's rules are no real ones
            if full in INDEXES:
                continue
            if full not in pages or (fragment and fragment not in anchors(pages[full])):
                lost.append((path, target, fragment))
    assert lost == []


@pytest.mark.parametrize("path", [BLAST, SHRINE, KNIFE])
def test_every_figure_of_an_incident_leads_to_a_receipt(pages: dict[str, str], path: str) -> None:
    text = pages[path]
    places = anchors(text)
    figures = re.findall(r'<a class="figure" href="#([^"]+)"', text)
    rows = re.findall(r'class="n"><b>[^<]*</b>.*?href="#([^"]+)"', text)
    assert figures
    assert set(figures) | set(rows) <= places
    assert all(anchor.startswith("r") for anchor in rows)


def test_conflicting_figures_are_a_range_with_its_sources(pages: dict[str, str]) -> None:
    text = pages[BLAST]
    assert ">27–31</a>latest <b>27</b>, as of 9 March 2019" in text
    table = text[text.index('id="toll-killed"') :]
    assert table.index("12+") < table.index("20+") < table.index("Ilse Marran")


def test_the_witness_is_named_on_no_page(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        told = re.sub(r"<blockquote.*?</blockquote>", "", text, flags=re.DOTALL)
        assert "Reyle" not in told, path
        assert "tomas-reyle" not in told, path
    assert "Said by a person not named here" in pages[BLAST]
    assert "I saw the roof lift off" in pages[BLAST]


def test_a_maintainer_sees_everybody() -> None:
    pages = build(sample_archive(), Settings(privacy="maintainer"))
    assert addresses.actor("tomas-reyle") in pages


def test_the_author_stands_on_the_source_page_only(pages: dict[str, str]) -> None:
    assert [path for path, text in pages.items() if "Vera Quill" in text] == [
        "sources/lantern/harbour-blast.md"
    ]


def test_a_mention_says_that_it_is_one(pages: dict[str, str]) -> None:
    assert "Known from mentions only." in pages[SHRINE]
    assert "Known from mentions only." not in pages[BLAST]


def test_an_event_of_which_only_the_year_is_known_stands_on_no_day(pages: dict[str, str]) -> None:
    named = [path for path, text in pages.items() if "2018-veltburg-shooting" in text]
    assert "dates/2018.md" in named
    assert not [path for path in named if re.fullmatch(r"dates/2018-\d\d-\d\d\.md", path)]
    assert "dates/2018-01-01.md" not in pages
    assert "1 January" not in "".join(pages.values())


def test_a_day_tells_what_happened_from_what_was_reported(pages: dict[str, str]) -> None:
    happened, reported = pages["dates/2019-03-07.md"], pages["dates/2019-03-09.md"]
    assert "One incident happened." in happened
    assert "No incident of this archive is known to have happened on this day." in reported
    assert "River Front" in reported
    assert "31, 27" in reported


def test_days_lead_to_the_next_day_that_has_something(pages: dict[str, str]) -> None:
    assert 'rel="next" href="2019-03-08.html"' in pages["dates/2019-03-07.md"]
    assert 'rel="prev" href="2019-03-20.html"' in pages["dates/2020-03-07.md"]


def test_other_years_of_a_day_are_told(pages: dict[str, str]) -> None:
    assert "On this day in other years" in pages["dates/2020-03-07.md"]
    assert BLAST.removeprefix("incidents/").removesuffix(".md") in pages["dates/2020-03-07.md"]


def test_claim_accusation_and_denial_stand_in_order(pages: dict[str, str]) -> None:
    text = pages[BLAST][pages[BLAST].index("{ #voices") :]
    places = [
        text.index("Northern Dawn claimed it."),
        text.index("Ilse Marran accused the River Front."),
        text.index("The River Front denied any part in it."),
        text.index("No court finding appears in the five reports read."),
    ]
    assert places == sorted(places)


def test_the_lead_gives_claims_before_denials_and_leaves_no_denial_out(
    pages: dict[str, str],
) -> None:
    lead = pages[BLAST][: pages[BLAST].index("{ .standfirst }")]
    places = [
        lead.index("Northern Dawn claimed it"),
        lead.index("accused the River Front"),
        lead.index("the River Front denied any part in it"),
    ]
    assert places == sorted(places)


def test_no_line_joins_figures_whose_order_is_not_known(pages: dict[str, str]) -> None:
    drawn = re.findall(r"<g><line class=\"step\".*?</g>", pages[BLAST])
    joined = ["riser" in mark for mark in drawn]
    assert joined == [False, True, True, True, False], "the last has no day"


def test_an_actor_page_sorts_incidents_by_what_is_said(pages: dict[str, str]) -> None:
    text = pages["actors/river-front.md"]
    assert "the River Front is accused in one incident and denied a part in one incident" in text
    assert "claimed" not in text[text.index("{ .standfirst }") : text.index("<ul")].lower()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("sources/notes/undated.md", "It is undated: no day of publication was found."),
        ("sources/courier/toll-lowered-copy.md", "It repeats The Courier"),
        ("sources/lantern/harbour-blast.md", "was read as"),
    ],
)
def test_odd_articles_say_so(pages: dict[str, str], path: str, words: str) -> None:
    if words == "was read as":
        assert "note state" not in pages[path]
    else:
        assert words in pages[path]


def test_an_article_without_event_and_one_in_a_language_not_read_say_so() -> None:
    quiet = article("quiet", "A quiet day\n\nNothing happened.", outlet="X", published="2020-01-02")
    foreign = article("fremd", "Ein Tag\n\nNichts geschah.", language="de", outlet="Y")
    records = (
        Record(id="fremd", sha256="0", article=foreign.head, problems=(
            sample_archive().problems[2].__class__(
                level="note", message="language de is not read for facts"),)),
        Record(id="quiet", sha256="0", article=quiet.head),
    )  # fmt: skip
    pages = build(Archive(articles=(foreign, quiet), records=records))
    assert "No event was read in this article." in pages["sources/quiet.md"]
    assert "Its language, German, is not read for facts." in pages["sources/fremd.md"]


def test_a_summary_is_called_one() -> None:
    head = Head(kind="summary", title="Blast", outlet="Dateline demonstration")
    pages = build(Archive(records=(Record(id="s", sha256="0", article=head),)))
    assert "This is a summary of a report, written for this archive" in pages["sources/s.md"]


def test_a_dateline_says_where_it_was_reported_from_once_its_words_are_a_place() -> None:
    head = Head(title="Blast", outlet="X", dateline_span=(7, 12))
    porto = Place(start=7, end=12, text="PORTO", name="Porto", kind="city", country="PT")
    for places, shown in (((porto,), True), ((), False)):
        record = Record(id="s", sha256="0", article=head, places=places)
        text = build(Archive(records=(record,)))["sources/s.md"]
        assert ("<dt>Reported from</dt><dd>Porto, Portugal</dd>" in text) is shown


def test_an_unsafe_address_is_no_link() -> None:
    head = Head(title="Blast", outlet="X", url="javascript:alert(1)")
    text = build(Archive(records=(Record(id="s", sha256="0", article=head),)))["sources/s.md"]
    assert "javascript" not in text
    assert "no address that can be linked" in text


def test_a_decision_stands_on_the_page_with_its_reason() -> None:
    archive = sample_archive()
    blast = archive.incidents[1]
    decided = msgspec.structs.replace(
        blast,
        killed=Figure(low=27, best=27, high=27),
        standing={**blast.standing, "killed": "decided"},
    )
    ruling = Decision(
        action="correct", target=blast.id, field="killed", value="27", who="Ann Editor",
        when="2026-01-02", why="the ministry counted some twice", line=3,
    )  # fmt: skip
    archive = msgspec.structs.replace(
        archive,
        incidents=(archive.incidents[0], decided, archive.incidents[2]),
        decisions=(ruling,),
    )
    text = build(archive)[BLAST]
    assert "Decided by editors" in text
    assert "The ministry counted some twice. Decided by Ann Editor, 2 January 2026." in text


def test_the_full_text_is_not_published_again(pages: dict[str, str]) -> None:
    for source in sample_archive().articles:
        body = " ".join(source.text.split())
        text = " ".join(re.sub(r"<[^>]+>", "", pages[addresses.source(source.id)]).split())
        assert body not in text


def test_the_same_archive_gives_the_same_pages(pages: dict[str, str]) -> None:
    assert build(sample_archive()) == pages


def test_no_page_calls_anybody_a_terrorist_in_its_own_words(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        if path != addresses.WORDS:
            assert "terroris" not in text.casefold(), path


def test_why_two_reports_belong_together_names_nobody_private() -> None:
    archive = sample_archive()
    blast = archive.incidents[1]
    clues = (
        Clue(name="shared_words", weight=1.0, because="2 rare words: reyle, fish"),
        Clue(name="same_actor", weight=0.8, because="both name river-front, tomas-reyle"),
    )
    why = (Link(pair=(blast.reports[0].article, blast.reports[1].article), score=2, clues=clues),)
    blast = msgspec.structs.replace(blast, why=why)
    text = build(msgspec.structs.replace(archive, incidents=(blast,)))[BLAST]
    reasons = text[text.index('id="why"') :]
    assert "2 rare words" in reasons
    assert "both name River Front and a person not named here" in reasons
    assert "reyle" not in reasons.casefold()


def test_a_figure_that_no_report_settles_on_is_in_the_table_but_not_drawn(
    pages: dict[str, str],
) -> None:
    text = pages[BLAST]
    drawn = text[text.index('class="tollchart"') : text.index('id="toll-killed"')]
    table = text[text.index('id="toll-killed"') : text.index("{ #who")]
    assert "12+" in table
    assert "12+" not in drawn
    assert "20+" in drawn


def test_no_place_on_a_page_has_the_name_of_another(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        found = re.findall(r'\bid="([^"]+)"', text) + re.findall(r"\{ #([\w-]+)", text)
        assert len(found) == len(set(found)), path


NASTY = (
    '<script>alert(1)</script> [x](javascript:alert(1)) {{ 7 * 7 }}{% raw %} " onload="alert(1)',
    "\n\n# heading\n\n<img src=x onerror=alert(1)></p></div><iframe src=//evil> { onclick=a }",
)


def nasty(record: Record, words: str) -> Record:
    """The record with the words in every place that an article can fill."""
    replace = msgspec.structs.replace
    actors = tuple(
        replace(actor, name=actor.name + words, aliases=(words,)) for actor in record.actors
    )
    incidents = tuple(
        replace(
            report,
            where=replace(report.where, site=words),
            casualties=tuple(
                replace(
                    toll,
                    attributed_to=f"police {words}",
                    wording=words,
                    evidence=tuple(replace(e, quote=words) for e in toll.evidence),
                )
                for toll in report.casualties
            ),
        )
        for report in record.incidents
    )
    said = tuple(replace(each, quote=words) for each in record.statements)
    head = replace(record.article, title=words, outlet=words, authors=(words,), section=words)
    return replace(record, article=head, actors=actors, incidents=incidents, statements=said)


@pytest.mark.parametrize("words", NASTY)
def test_what_an_article_says_never_becomes_markup(words: str) -> None:
    archive, replace = sample_archive(), msgspec.structs.replace
    bad = replace(
        archive,
        articles=(),
        records=tuple(nasty(record, words) for record in archive.records),
        incidents=tuple(
            replace(i, title=words, where=replace(i.where, name=words)) for i in archive.incidents
        ),
        actors=tuple(replace(a, name=a.name + words, aliases=(words,)) for a in archive.actors),
        places=tuple(replace(each, name=words) for each in archive.places),
    )
    reader = Markdown(extensions=["attr_list", "md_in_html", "tables", "toc", "pymdownx.mark"])
    for path, text in build(bad).items():
        if not path.startswith(
            ("incidents/2", "actors/", "dates/2019-03-0", "places/", "sources/")
        ):
            continue
        html = reader.reset().convert(text.partition("\n---\n")[2])
        tags = re.findall(r"<[^>]*>", html)
        assert not [tag for tag in tags if re.search(r"<script|<iframe|<img|\son\w+=", tag)], path
        assert not [tag for tag in tags if 'href="javascript:' in tag], path
        assert html.count("<h1") == 1, path
        assert "49" not in re.findall(r"<h1[^>]*>(.*?)</h1>", html)[0]


def test_a_table_of_many_reports_lists_answers_in_place_of_columns() -> None:
    archive = sample_archive()
    blast, first = archive.incidents[1], archive.records[3]
    extra = tuple(
        msgspec.structs.replace(first, id=f"paper-{n}", article=msgspec.structs.replace(
            first.article, outlet=f"Paper {n}")) for n in range(12)
    )  # fmt: skip
    refs = tuple(ReportRef(article=record.id, main=True) for record in extra)
    blast = msgspec.structs.replace(blast, reports=(*blast.reports, *refs))
    archive = msgspec.structs.replace(
        archive, records=(*archive.records, *extra), incidents=(blast,)
    )
    text = build(archive)[BLAST]
    assert "By answer, facts on which reports differ first" in text
    assert 'class="matrix"' not in text
    assert "Paper 11" in text


def test_a_long_list_shows_the_newest_and_counts_the_rest() -> None:
    archive = sample_archive()
    knife = archive.incidents[2]
    many = tuple(msgspec.structs.replace(knife, id=f"knife-{n}") for n in range(MOST_ROWS + 5))
    ids = tuple(incident.id for incident in many)
    places = tuple(msgspec.structs.replace(each, incidents=ids) for each in archive.places[2:])
    archive = msgspec.structs.replace(archive, incidents=many, places=places)
    text = build(archive, makers=(place.pages,))["places/gb.md"]
    assert "5 older ones are on the" in text
    assert f"{MOST_ROWS + 5}, newest first" in text


def test_a_decision_on_an_article_stands_on_its_page_and_its_incident_s() -> None:
    archive = sample_archive()
    ruling = Decision(
        action="redact", target="post/claim", value="Somebody Private", who="Ann Editor",
        when="2026-01-02", why="a private name", line=3,
    )  # fmt: skip
    pages = build(msgspec.structs.replace(archive, decisions=(ruling,)))
    for path in (BLAST, "sources/post/claim.md"):
        assert "The Alder Post: something was taken out" in pages[path]
        assert "Somebody Private" not in pages[path]
    assert "Decided by editors" not in pages[KNIFE]


def test_a_span_of_days_may_have_happened_on_each_and_happened_on_none() -> None:
    archive = sample_archive()
    early = When(earliest="2020-03-01", latest="2020-03-07", precision="few_days")
    knife = msgspec.structs.replace(archive.incidents[2], when=early)
    pages = build(msgspec.structs.replace(archive, incidents=(knife,)))
    for day in range(1, 8):
        text = pages[f"dates/2020-03-0{day}.md"]
        assert "May have happened" in text
        assert "No incident of this archive is known to have happened on this day." in text
    assert "within 1 to 7 March 2020, day not known" in pages[KNIFE]


def test_an_incident_without_day_place_figure_or_report_still_has_a_face() -> None:
    bare = Incident(
        id="x", title="Event at an unknown place", type="unknown", when=When(), where=Where()
    )
    text = build(Archive(incidents=(bare,)))["incidents/x.md"]
    assert "Place not told" in text
    assert "day not known" in text
    assert "no figure in the reports read" in text
    assert "No figure for the dead was read." in text
    assert {fragment for target, fragment in pointed(text) if not target} <= anchors(text)


def test_an_empty_archive_has_no_such_pages() -> None:
    assert list(build(Archive())) == [addresses.WORDS]


def test_a_report_that_repeats_another_is_shown_and_not_counted(pages: dict[str, str]) -> None:
    text = pages[BLAST]
    assert "10 Mar 2019 · repeats The Courier" in text
    assert "8 Mar 2019 · Coastal Wire" in text
    assert "told by 4 of 4" in text
    assert "of 5" not in text[text.index('class="matrix"') : text.index("{ #reports")]


def test_a_withheld_incident_is_shown_on_the_pages_of_its_sources_neither() -> None:
    archive = sample_archive()
    id = BLAST.split("/")[1].removesuffix(".md")
    kept = tuple(found for found in archive.incidents if found.id != id)
    pages = build(msgspec.structs.replace(archive, incidents=kept, withheld=(id,)))
    page = pages["sources/lantern/harbour-blast.md"]
    assert "An editor withdrew an incident that this article tells of." in page
    assert "Killed:" not in page
    assert "Killed:" in build(archive)["sources/lantern/harbour-blast.md"]


def test_a_source_says_that_its_outlets_other_articles_decided_its_day() -> None:
    archive = sample_archive()
    first, *rest = archive.records
    both = ("2019-03-07", "2019-07-03")
    head = msgspec.structs.replace(first.article, published=both[0], published_candidates=both)
    told = (msgspec.structs.replace(first, article=head), *rest)
    page = build(msgspec.structs.replace(archive, records=told))[addresses.source(first.id)]
    assert "how its outlet writes the dates of other articles decided" in " ".join(page.split())
