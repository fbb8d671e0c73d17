"""What was said: whole, without its marks, and never in another's mouth."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import story
from generator.extract.actors import find_actors
from generator.extract.statements import find_statements
from generator.model import Article, Head, Statement, Time
from generator.story import Story

CASES = yaml.load(
    Path(__file__).with_name("cases-statements.yml").read_text(encoding="utf-8"),
    Loader=yaml.CSafeLoader,
)
PIECES = st.sampled_from(
    ["Mayor Dara Velan", "Mila Oster, 40,", "said", "told reporters", "that", "the road was shut",
     '"', "“", "”", "‘", "’", "he", "they", "the group", "ISIS", "vowed", "calling it", ",", ".",
     "?", "\n\n", "\n", "according to", "a “blind act”", '"We wept."', "condemned", ":", "and"]
)  # fmt: skip


def told(text: str) -> Story:
    head = Head(published="2024-01-09", body=((0, len(text)),))
    return story.tell(Article(id="a", sha256="0", text=text, format="text", head=head))


def said(text: str, *times: Time) -> tuple[Statement, ...]:
    tale = told(text)
    return find_statements(tale, find_actors(tale, ()), times)


def friday(text: str) -> Time:
    start = text.index("Friday")
    return Time(start=start, end=start + 6, text="Friday", type="DATE", value="2024-01-05",
                earliest="2024-01-05", latest="2024-01-05", precision="day")  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_a_sentence_has_these_statements_and_no_others(case: dict[str, Any]) -> None:
    found = [
        f"{one.speaker} | {one.verb} | {'direct' if one.direct else 'reported'} | {one.quote}"
        for one in said(case["text"])
    ]
    assert found == case["said"]


@given(st.lists(PIECES, max_size=25))
@settings(max_examples=150, deadline=None)
def test_whatever_the_words_statements_quote_the_story_and_have_a_known_speaker(
    pieces: list[str],
) -> None:
    tale = told(" ".join(pieces))
    actors = find_actors(tale, ())
    keys = {actor.key for actor in actors}
    found = find_statements(tale, actors, ())
    assert list(found) == sorted(found, key=lambda one: (one.start, one.end))
    for one in found:
        assert tale.text[one.start : one.end] == one.quote
        assert one.quote == one.quote.strip()
        assert one.quote
        assert one.speaker in keys
        assert one.verb


@pytest.mark.parametrize(
    "text",
    [
        'Mayor Dara Velan said on Friday: "The road is shut."',
        '"The road is shut," Mayor Dara Velan said Friday.',
        "On Friday, Mayor Dara Velan said that the road was shut.",
        "Mayor Dara Velan told reporters on Friday that the road was shut.",
    ],
)
def test_the_day_of_speaking_is_kept(text: str) -> None:
    assert [one.when for one in said(text, friday(text))] == ["2024-01-05"]


def test_a_day_inside_the_words_is_not_the_day_of_speaking() -> None:
    text = "Mayor Dara Velan said that the road would open on Friday."
    assert [one.when for one in said(text, friday(text))] == [None]


def test_a_story_without_actors_has_no_statements() -> None:
    assert said('"The road is shut," he said.') == ()


def test_she_is_the_one_person_at_hand_or_the_last_subject() -> None:
    one = 'Mayor Dara Velan came. "We wept," she said.'
    assert [statement.speaker for statement in said(one)] == ["dara-velan"]
    two = 'Governor Mila Oster came. Mayor Dara Velan left. "We wept," she said.'
    assert [statement.speaker for statement in said(two)] == ["dara-velan"]


@pytest.mark.parametrize(
    "text",
    [
        'Mayor Dara Velan met Governor Mila Oster. "We wept," she said.',
        'Mayor Dara Velan came. Baker said the road was shut. "We wept," he said.',
        "Mayor Dara Velan came. " + "The road was shut and nobody knew why it was. " * 9
        + '"We wept," he said.',
    ],
)  # fmt: skip
def test_words_whose_speaker_is_unsure_are_in_nobodys_mouth(text: str) -> None:
    assert said(text) == ()


def test_a_mark_that_is_never_closed_swallows_only_its_paragraph() -> None:
    text = (
        'Mayor Dara Velan said: "The road is shut.\n\nMila Oster, a nurse, said she ran far away.'
    )
    assert [(one.speaker, one.direct) for one in said(text)] == [
        ("dara-velan", True),
        ("mila-oster", False),
    ]


def test_very_long_lines_are_read_in_time() -> None:
    line = 'Mayor Dara Velan said "no" and A B C D, ' * 1_000
    assert 950 < len(said(line)) <= 1_000  # one may fall where the line is cut
