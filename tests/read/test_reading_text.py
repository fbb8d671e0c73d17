"""Pasted pages: the story apart from all that stands around it."""

from generator.model import Article, Conventions, Outlet, Seed, SpanKind
from generator.read import read

PAGE = """\
Two ferries collide off Varno, killing dozens
03/04/2023 // Ilse Maran // Views

Two ferries collided off Varno on Thursday, March 2, and at least 41 people were killed.

"We heard a bang," said a fisherman who came first. (Related: Why the lighthouse went dark.)

Divers will search the hull again on Saturday, March 4, when the storm is expected to pass.

Watch this clip from Coast TV showing the two ferries in the harbour of Varno.

This video is from the Harbour channel on example.org.

More related stories:

Fishermen ask for a new lighthouse.

In 1951 a ferry sank at the same spot, killing 12 people.

Sources include:

VarnoHerald.example

Coast TV

Take Action:
Support the Varno Herald by linking to this article from your website.
Permalink to this article:
Copy
Reprinting this article:
Non-commercial use is permitted with credit to VarnoHerald.example (including a link).

This site is part of the Varno Herald Network © 2023 All Rights Reserved. Privacy | Terms
This site uses cookies
"""


def seed(text: str, name: str = "a.txt") -> Seed:
    return Seed(id=name.rsplit(".", 1)[0], path=name, data=text.encode())


def one(text: str, conventions: Conventions | None = None, *, name: str = "a.txt") -> Article:
    (article,) = read(seed(text, name), conventions or Conventions(today="2026-01-01"))
    assert isinstance(article, Article), article
    return article


def body(article: Article) -> str:
    return " ".join(article.text[start:end].strip() for start, end in article.head.body)


def spans(article: Article, kind: SpanKind) -> str:
    return " ".join(article.text[s:e].strip() for s, e, k in article.head.other if k == kind)


def test_the_body_is_the_story_and_nothing_else() -> None:
    story = body(one(PAGE))
    assert story.startswith("Two ferries collided off Varno")
    assert story.endswith("when the storm is expected to pass.")
    for stranger in ("Related", "clip", "1951", "Coast TV", "Non-commercial", "cookies", "Views"):
        assert stranger not in story


def test_every_part_of_the_page_gets_its_kind() -> None:
    article = one(PAGE)
    assert spans(article, "title") == "Two ferries collide off Varno, killing dozens"
    assert spans(article, "byline") == "03/04/2023 // Ilse Maran // Views"
    assert spans(article, "inline_link") == "(Related: Why the lighthouse went dark.)"
    assert "Watch this clip" in spans(article, "caption")
    assert "This video is from" in spans(article, "caption")
    assert "In 1951 a ferry sank" in spans(article, "related")
    assert "Coast TV" in spans(article, "sources")
    assert "Permalink" in spans(article, "call_to_action")
    assert "Non-commercial use" in spans(article, "licence")
    assert "This site uses cookies" in spans(article, "notice")


def test_the_header_tells_date_and_author_but_no_section() -> None:
    head = one(PAGE).head
    assert head.authors == ("Ilse Maran",)
    assert head.section is None
    assert (head.published, head.published_basis) == ("2023-03-04", "header")


def test_sources_licence_and_outlet_are_read_from_the_foot_of_the_page() -> None:
    head = one(PAGE).head
    assert head.sources == ("VarnoHerald.example", "Coast TV")
    assert head.outlet == "Varno Herald"
    assert head.licence is not None
    assert head.licence.reprint == "excerpt"
    assert head.licence.text.startswith("Non-commercial use is permitted with credit")


def test_a_clean_article_is_all_body_below_its_title() -> None:
    article = one(
        "Shots fired at post office\n\nShots were fired at a post office on Monday. One man was"
        " injured.\n\nThe police are looking for a witness"
    )
    assert article.head.title == "Shots fired at post office"
    assert body(article).endswith("The police are looking for a witness")
    assert len(article.head.body) == 1


def test_a_subheading_stays_in_the_story() -> None:
    article = one(PAGE.replace('"We heard', 'Port closed for a week\n\n"We heard'))
    assert "Port closed for a week" in body(article)


def test_a_text_without_a_headline_has_no_title() -> None:
    article = one(
        "The port was closed on Monday after two ships had collided there.\n\n"
        "No one was hurt, the harbour master said."
    )
    assert article.head.title is None
    assert body(article) == article.text.replace("\n\n", "\n\n").strip()


def test_a_dateline_stays_in_the_body_and_its_agency_is_a_source() -> None:
    article = one(
        "Bridge closed in Porto\n\nPORTO, Portugal (Reuters) - A bridge was closed on Monday after"
        " a fire. Nobody was hurt, the mayor said."
    )
    assert body(article).startswith("PORTO, Portugal (Reuters)")
    assert article.head.sources == ("Reuters",)
    assert article.head.dateline_span
    assert article.text[slice(*article.head.dateline_span)] == "PORTO, Portugal"


def test_agencies_that_the_story_names_are_its_sources() -> None:
    article = one(
        "Bridge closed in Porto\n\nA bridge was closed on Monday, according to the state news"
        " agency IRNA. The mayor told Reuters that nobody was hurt."
    )
    assert set(article.head.sources) == {"IRNA", "Reuters"}


def test_a_reprint_names_whose_text_it_was() -> None:
    article = one(
        "Bridge closed in Porto\n\nA bridge in Porto was closed on Monday after a fire broke out"
        " below it.\n\nThis article was originally published by The Coast Courier."
    )
    assert article.head.reprint_of == "The Coast Courier"
    assert "Coast Courier" not in body(article)


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    article = one(
        "Bridge closed in Porto\n\n"
        "A bridge in the old town of Porto was closed to all traffic on Monday\n"
        "morning after a fire had broken out in a workshop below its second arch,\n"
        "and the police asked drivers to take the tunnel until the engineers who\n"
        "examine the arch have come to a result, which may take some days.\n"
    )
    assert body(article).startswith("A bridge in the old town")
    assert body(article).endswith("some days.")
    assert len(article.head.body) == 1


def test_label_lines_make_a_summary_with_its_origin() -> None:
    article = one(
        "Bombing in Valletta\n\nA bomb killed 12 people at a market in Valletta on Monday,"
        " the police said.\n\n"
        "Kind: summary\n"
        "Summarised from: Island Post, 2024-03-04, https://islandpost.example/market\n"
        "Published: 2024-03-05\n"
        "Author: Dateline demonstration\n"
        "Licence: CC0 1.0\n"
    )
    head = article.head
    assert head.kind == "summary"
    assert head.summarised_from is not None
    assert head.summarised_from.outlet == "Island Post"
    assert head.summarised_from.date == "2024-03-04"
    assert head.summarised_from.url == "https://islandpost.example/market"
    assert head.outlet == "Island Post"
    assert (head.published, head.published_basis) == ("2024-03-05", "given")
    assert head.authors == ("Dateline demonstration",)
    assert head.licence is not None
    assert head.licence.reprint == "full"
    assert "summary" not in body(article)
    assert "Summarised from" in spans(article, "notice")


def test_an_undated_origin_has_no_date() -> None:
    article = one(
        "Bombing in Valletta\n\nA bomb killed 12 people at a market in Valletta on Monday.\n\n"
        "Kind: summary\nSummarised from: Island Post, undated\n"
    )
    assert article.head.summarised_from is not None
    assert article.head.summarised_from.date is None


def test_an_outlet_of_the_settings_is_known_by_its_domain() -> None:
    known = Conventions(
        outlets=(Outlet(name="Island Post", domain="islandpost.example"),), today="2026-01-01"
    )
    article = one(
        "Bombing in Valletta\n\nA bomb killed 12 people at a market in Valletta on Monday.\n\n"
        "Kind: summary\nURL: https://www.islandpost.example/market\n",
        known,
    )
    assert article.head.outlet == "Island Post"


def test_a_script_address_is_no_link() -> None:
    article = one(
        "Bombing in Valletta\n\nA bomb killed 12 people at a market in Valletta on Monday.\n\n"
        "Kind: summary\nURL: javascript:alert(1)\n"
    )
    assert article.head.url is None
    assert any("no web address" in problem.message for problem in article.problems)


def test_a_copyright_line_at_the_end_of_a_paragraph_is_cut() -> None:
    article = one(
        "A bridge in Porto was closed on Monday after a fire. Nobody was hurt. Copyright 2019"
        " Coast Media. All rights reserved. This material may not be published or redistributed."
    )
    assert body(article).endswith("Nobody was hurt.")
    assert article.head.licence is not None
    assert article.head.licence.reprint == "facts_only"


def test_an_agency_under_sources_include_is_a_source_and_no_caption() -> None:
    article = one(
        "Bridge closed in Porto\n\nA bridge in Porto was closed on Monday after a fire.\n\n"
        "Sources include:\n\nReuters\n\nVarnoHerald.example\n\nTake Action:\nCopy\n"
    )
    assert article.head.sources == ("Reuters", "VarnoHerald.example")
    assert spans(article, "caption") == ""


def test_labels_count_beside_a_labelled_iso_date_only() -> None:
    story = "\n\nA bridge in Porto was closed on Monday after a fire broke out below it.\n"
    dated = one("Bridge closed in Porto\nOutlet: Coast Courier\nPublished: 2024-01-09" + story)
    assert dated.head.outlet == "Coast Courier"
    assert (dated.head.published, dated.head.published_basis) == ("2024-01-09", "given")
    bare = one("Bridge closed in Porto\nOutlet: Coast Courier" + story)
    assert bare.head.outlet is None


def test_a_credit_line_makes_the_line_below_it_a_caption() -> None:
    article = one(
        "Bridge closed in Porto\n\nA bridge in Porto was closed on Monday after a fire.\n\n"
        "Getty Images\nPeople look at the bridge from the quay\n\n"
        "The mayor said that nobody was hurt, and that the bridge opens in May.\n"
    )
    assert "People look" in spans(article, "caption")
    assert "Getty" not in body(article)
    assert body(article).endswith("opens in May.")


def test_a_comments_date_is_no_date_of_publication() -> None:
    article = one(
        "Bridge closed in Porto\n\nA bridge in Porto was closed on Monday after a fire.\n\n"
        "Nobody was hurt, said the mayor, who had come to the bridge.\n\n"
        "Leave a reply\n\nIlse says:\nMarch 4, 2023 at 10:11 am\nTerrible news.\n"
    )
    assert article.head.published is None
    assert "Terrible news" not in body(article)


def test_the_reporters_of_a_wire_story_are_its_authors() -> None:
    article = one(
        "Bridge closed in Porto\n\nPORTO, March 4 (Reuters) - A bridge in Porto was closed on"
        " Monday after a fire.\n\n(Reporting by Ilse Maran; Editing by Jonas Perrin)\n"
    )
    assert article.head.authors == ("Ilse Maran",)
    assert "Reporting by" not in body(article)


STORY = (
    "Harbour of Varno reopens\n\n"
    "The harbour of Varno was opened again on Monday after a week of repairs, the mayor said.\n\n"
    "Divers had found no further damage to the piers, and the first two ferries left at noon.\n\n"
)


def test_what_readers_write_below_a_story_is_comment() -> None:
    talk = (
        "Best comments\n\n2 days ago at 07:52 am\n\nThey should have opened the harbour two days"
        " earlier, since nobody on the islands had any bread left.\n\n2 days ago at 08:10 am\n\n"
        "My brother works at the pier and he says that the repairs were done by Friday evening.\n\n"
        "1 day ago at 11:01 am\n\nThe mayor never tells us anything before it is too late anyway.\n"
    )
    article = one(STORY + talk)
    assert body(article).endswith("the first two ferries left at noon.")
    assert "My brother works" in spans(article, "comment")


def test_a_heading_of_responses_ends_the_story() -> None:
    talk = (
        "34 responses to “Harbour of Varno reopens”\n\nI would not board that ferry again soon.\n"
    )
    article = one(STORY + talk * 2)
    assert body(article).endswith("the first two ferries left at noon.")
    assert "board that ferry" in spans(article, "comment")


def test_a_paragraph_below_a_link_heading_stays_in_the_story() -> None:
    later = (
        "Read more\n\nWhy the lighthouse went dark\n\n"
        "The repairs had cost nearly two million crowns, which the island council wants to get"
        " back from the owners of the ship that had hit the pier in the storm.\n"
    )
    article = one(STORY + later)
    assert body(article).endswith("had hit the pier in the storm.")
    assert "Why the lighthouse went dark" in spans(article, "related")


def test_a_caption_is_known_by_its_credit_and_by_who_stands_where() -> None:
    captions = (
        "A ferry leaves the pier of Varno for the first time in a week. © Coastal Wire / Reyle\n\n"
        "The mayor of Varno, left, greets a captain at the pier before the first ferry leaves.\n\n"
    )
    lead, rest = STORY.split("Divers", 1)
    article = one(f"{lead}{captions}Divers{rest}")
    assert "Coastal Wire" in spans(article, "caption")
    assert "greets a captain" in spans(article, "caption")
    assert "Divers had found" in body(article)


def test_what_a_site_asks_of_its_readers_is_no_story_however_long() -> None:
    ask = (
        "Join our island forum to keep talking about ferries, piers and the weather of the week,"
        " and if you have a tip, a correction or a photo, tell the desk about it there.\n"
    )
    assert "forum" not in body(one(STORY + ask))


def test_headings_of_other_languages_are_known() -> None:
    page = (
        "Hafen von Varno wieder offen\n\n"
        "Der Hafen von Varno ist am Montag nach einer Woche wieder geöffnet worden, sagte der"
        " Bürgermeister der Insel.\n\nDie ersten beiden Fähren legten um zwölf Uhr ab, und die"
        " Taucher fanden keine weiteren Schäden an den Molen.\n\nDas könnte Sie auch"
        " interessieren\n\nWarum der Leuchtturm dunkel blieb\n"
    )
    article = one(page)
    assert article.head.language == "de"
    assert "Leuchtturm" in spans(article, "related")
