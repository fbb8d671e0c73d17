"""Signs are found in one pass, by offsets that count in the story."""

from generator.extract.signs import Signs


def test_a_sign_is_shown_where_it_begins_even_inside_a_word() -> None:
    shown = Signs(["claim", "group"]).within("Reyl disclaimed it. Nobody came. A group did.")
    assert [shown.between(*span) for span in ((0, 19), (20, 32), (33, 45))] == [True, False, True]


def test_signs_that_overlap_are_all_found_in_order() -> None:
    assert Signs(["said", "aid", "sai"]).all("he said") == [(3, 6), (3, 7), (4, 7)]


def test_offsets_count_letters_behind_half_a_pair_of_letters_and_beyond_ascii() -> None:
    text = "Dára \ud83d Velan – said"
    assert [text[start:end] for start, end in Signs(["said"]).all(text)] == ["said"]
