"""Who is named, as what, and above all who is not made public."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import story
from generator.extract.actor_lexicon import entries
from generator.extract.actors import find_actors
from generator.model import Actor, Article, Head, Place
from generator.story import Story
from generator.vocabulary import load, terms

CASES = yaml.load(
    Path(__file__).with_name("cases-actors.yml").read_text(encoding="utf-8"),
    Loader=yaml.CSafeLoader,
)
PRIVATE = ("teacher", "student", "resident", "witness", "neighbour", "driver", "survivor", "nurse")
PIECES = st.sampled_from(
    [
        "Dara Velan", "Mila Oster", "Mayor", "President", "a teacher", "the Quds Force",
        "ISIS",
        "IS militants", "said", "told reporters that", ", 31,", "aged 9", "the United States", "by",
        "accused", "Gen.", "Velan", "Port Veland police", "Ministry of Health", "Iranian officials",
        "(NRS)", "National Rescue Service", "U.S.", ",", '"', "“we wept”", "’s", "of the",
        "al-Shabaab", "\n", "\n\n", "É", "中文", "(",
        "spokesman for", "Jr.", "O'Neill", "van der", ".", "  ",
    ]
)  # fmt: skip


def told(text: str, *, title: str = "") -> Story:
    """The story of an article that is only this text, below an optional title line."""
    whole = f"{title}\n\n{text}" if title else text
    start = len(whole) - len(text)
    head = Head(title=title or None, title_span=(0, len(title)) if title else None,
                body=((start, len(whole)),))  # fmt: skip
    return story.tell(Article(id="a", sha256="0", text=whole, format="text", head=head))


def named(text: str, **more: str) -> dict[str, Actor]:
    return {actor.key: actor for actor in find_actors(told(text, **more), ())}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_a_sentence_names_its_actors_and_no_others(case: dict[str, Any]) -> None:
    found = named(case["text"])
    if case.get("none"):
        assert found == {}
    for key in case.get("absent", ()):
        assert key not in found
    for key, expected in case.get("actors", {}).items():
        assert key in found, sorted(found)
        check(found[key], expected)


def check(actor: Actor, expected: dict[str, Any]) -> None:
    """Whatever the case says of the actor holds."""
    for field in ("name", "kind", "public"):
        if field in expected:
            assert getattr(actor, field) == expected[field]
    roles = [f"{role.title} | {role.of}" if role.of else role.title for role in actor.roles]
    assert set(expected.get("roles", ())) <= set(roles), roles
    ties = [f"{tie.kind} {tie.to}" for tie in actor.affiliations]
    assert set(expected.get("ties", ())) <= set(ties), ties
    assert set(expected.get("aliases", ())) <= set(actor.aliases)
    if "mentions" in expected:
        assert len(actor.mentions) == expected["mentions"]


@given(st.lists(PIECES, max_size=25))
@settings(max_examples=150, deadline=None)
def test_whatever_the_words_keys_are_unique_and_mentions_quote_the_text(pieces: list[str]) -> None:
    tale = told(" ".join(pieces))
    actors = find_actors(tale, ())
    assert len({actor.key for actor in actors}) == len(actors)
    spans = [(sentence.start, sentence.end) for sentence in tale.all]
    for actor in actors:
        assert actor.mentions == tuple(sorted(actor.mentions))
        assert all(one[1] <= two[0] for one, two in zip(actor.mentions, actor.mentions[1:]))  # noqa: B905 - pairs of neighbours
        for start, end in actor.mentions:
            assert any(first <= start < end <= last for first, last in spans)
            words = " ".join(tale.text[start:end].split())
            assert words in (actor.name, *actor.aliases)
        for role in actor.roles:
            assert role.evidence
            assert all(tale.text[one.start : one.end] == one.quote for one in role.evidence)
        for tie in actor.affiliations:
            assert tie.evidence
            assert tie.to != actor.key


@given(st.sampled_from(PRIVATE), st.integers(18, 90), st.sampled_from(["said", "told reporters"]))
@settings(deadline=None)
def test_no_private_person_is_public(role: str, age: int, verb: str) -> None:
    for text in (
        f"{role.title()} Dara Velan, {age}, {verb} it was loud.",
        f"Dara Velan, a {role} from Port Veland, {verb} it was loud.",
        f'"It was loud," said Dara Velan, {age}, a {role} of the city.',
    ):
        assert [actor.public for actor in named(text).values() if actor.kind == "person"] == [False]


def test_a_namesake_with_an_age_and_no_office_is_not_the_office_holder() -> None:
    assert not named("Emmanuel Macron, 19, was hurt in the crush.")["emmanuel-macron"].public
    assert named("Emmanuel Macron said he wept.")["emmanuel-macron"].public


def test_a_minor_is_never_public_whatever_stands_before_the_name() -> None:
    actors = named("Mayor Dara Velan, 12, of the children's council, waved.")
    assert not any(actor.public for actor in actors.values())


def test_the_author_in_a_byline_is_no_actor() -> None:
    text = "By Dara Velan\n\nThe road was shut."
    head = Head(body=((15, len(text)),), other=((0, 15, "byline"),), authors=("Dara Velan",))
    article = Article(id="a", sha256="0", text=text, format="text", head=head)
    assert find_actors(story.tell(article), ()) == ()


def test_a_title_names_those_whom_the_body_introduces() -> None:
    found = named("Mayor Dara Velan said no.", title="Velan Refuses To Reopen Bridge")
    assert found["dara-velan"].mentions[0] == (0, 5)


def test_a_place_of_the_same_name_is_no_state() -> None:
    text = "Georgia accused the builder."
    here = Place(start=0, end=7, text="Georgia", name="Georgia", kind="admin1", country="US")
    assert "georgia" in named(text)
    assert all(actor.key != "georgia" for actor in find_actors(told(text), (here,)))


def test_a_ministry_without_its_state_takes_the_one_the_article_is_about() -> None:
    text = "Iraqi troops sealed the road in Iraq. The Health Ministry said nobody died."
    assert "ministry-of-health-of-iraq" in named(text)
    assert not [key for key in named("The Health Ministry said nobody died.") if "health" in key]


def test_curly_and_straight_apostrophes_and_line_ends_read_alike() -> None:
    found = named("The Orrin County Sheriff’s\nOffice sent divers.")
    assert found["orrin-county-sheriffs-office"].kind == "security_force"


def test_the_lexicon_keeps_its_word() -> None:
    known = entries()
    assert len([entry for entry in known.values() if entry.kind != "state"]) >= 300
    for entry in known.values():
        assert entry.kind in terms("actor_kind")
        assert entry.parent is None or entry.parent in known
        assert entry.name
    rows = [*load("actors.yml"), *load("actor-people.yml"), *load("actor-states.yml")]
    assert len({row["key"] for row in rows}) == len(rows)


def test_every_rule_that_is_emitted_is_described() -> None:
    rules = load("rules-actor.yml")
    text = (
        "As head of the Quds Force, Dara Velan spoke. The IRGC's branch, the Quds Force, left. "
        "Mila Oster, a member of Hezbollah, said no. Hezbollah has an affiliate called Basij. "
        "Mayor Ana Lind said no. The Islamic State and ISIS-K fought."
    )
    emitted = {
        one.rule
        for actor in find_actors(told(text), ())
        for shown in (
            *(role.evidence for role in actor.roles),
            *(tie.evidence for tie in actor.affiliations),
        )
        for one in shown
    }
    assert emitted == set(rules)


def test_an_article_without_end_is_read_only_as_far_as_news_goes() -> None:
    assert named(
        "Mayor Dara Velan wept. " + "salt " * 130_000 + "Mayor Mila Oster wept."
    ).keys() == {"dara-velan"}


def test_a_president_in_business_news_leads_a_company() -> None:
    text = "Shares of Orrin Corp. fell. Earnings of Orrin Inc. rose. President Dara Velan said no."
    assert not named(text)["dara-velan"].public
    assert named("President Dara Velan said no.")["dara-velan"].public
