"""What stands in for a text when reports are linked."""

from hypothesis import given
from hypothesis import strategies as st

from generator.extract.fingerprint import BINS, TERMS, fingerprint, minhash
from generator.link.clues import alike
from generator.model import Fingerprint
from generator.story import tell
from tests.builders import article

MINHASH = (1966448154, 3606979689, 952543928)
BOATS = "Eleven boats came into Port Alder at night, the harbour said."
BODY = " ".join(
    f"The {colour} boat of skipper number {count} came into Port Alder in the {when}."
    for count, (colour, when) in enumerate(
        [("red", "rain"), ("blue", "fog"), ("green", "night"), ("white", "storm")] * 5
    )
)


def printed(title: str, body: str) -> Fingerprint:
    return fingerprint(tell(article("a", f"{title}\n\n{body}\n")))


def test_one_text_has_one_fingerprint_in_every_process() -> None:
    found = printed(
        "Boats come in", "Eleven boats came into Port Alder at night, the harbour said."
    )
    assert found.minhash[:3] == MINHASH
    assert list(found.terms)[:3] == ["boats", "boats come", "come"]


def test_a_copy_is_alike_and_another_story_is_not() -> None:
    first = printed("Boats come in", BODY).minhash
    assert alike(first, printed("Another title", BODY).minhash) == 1.0
    assert alike(first, printed("Another title", BODY + " It was late by then.").minhash) > 0.8
    assert alike(first, printed("Trains", BODY.replace("boat", "train")).minhash) < 0.6
    assert alike(first, ()) == 0.0


def test_the_title_and_names_weigh_most_and_common_words_nothing() -> None:
    terms = printed("Fire in Veltburg", "A fire broke out in the mill. Nobody was hurt.").terms
    assert max(terms, key=lambda term: terms[term]) == "fire"
    assert terms["veltburg"] > terms["mill"]
    assert not {"the", "a", "in", "was"} & terms.keys()


def test_an_empty_story_has_an_empty_fingerprint() -> None:
    assert printed("", "").minhash == ()


def test_a_long_story_keeps_no_more_than_its_heaviest_terms() -> None:
    body = " ".join(f"Word{count} stands here." for count in range(500))
    assert len(printed("Words", body).terms) == TERMS


@given(st.lists(st.sampled_from(("boat", "fire", "mill", "harbour", "night")), max_size=40))
def test_any_words_fill_all_bins_or_none(words: list[str]) -> None:
    found = minhash(words)
    assert len(found) == (BINS if words else 0)
    assert found == minhash(words)
