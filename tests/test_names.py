"""Names compared: keys that stay, spellings that agree, letters that keep their place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.names import key_of, level, normal_form, strip_titles


@given(st.text())
def test_levelling_keeps_every_offset(text: str) -> None:
    assert len(level(text)) == len(text)


@given(st.text())
def test_levelling_twice_changes_nothing(text: str) -> None:
    assert level(level(text)) == level(text)


@given(st.text(min_size=1))
def test_every_name_has_a_key_that_is_fit_for_an_address(name: str) -> None:
    key = key_of(name)
    assert key
    assert key == key.lower()
    assert set(key) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Dara Velan", "dara-velan"),
        ("Gen. Dara Velan", "dara-velan"),
        ("Lt. Gen. Dára Velan", "dara-velan"),
        ("Prime Minister Dara Velan", "dara-velan"),
        ("Dara O’Neill", "dara-oneill"),
        ("Ljubica Đorđević", "ljubica-dordevic"),
        ("Orrin County Sheriff's Office", "orrin-county-sheriffs-office"),
        ("Sheikh Hasina", "sheikh-hasina"),
    ],
)
def test_a_name_has_one_key_with_or_without_its_titles(name: str, key: str) -> None:
    assert key_of(name) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Qasem Soleimani", "Qassim Suleimani"),
        ("Mohammad Reza Velan", "Muhammed Riza Velan"),
        ("Yousef al-Velan", "Yusuf Velan"),
        ("Hassan Velan", "Gen. Hasan Velan"),
        ("Volodymyr Velan", "Vladimir Velan"),
        ("Abdel Fattah Velan", "Abdulfattah Velan"),
        ("Abd al-Rahman Velan", "Abdurrahman Velan"),
        ("Abdullah Velan", "Abdallah al-Velan"),
        ("Dára Velán", "Dara Velan"),
    ],
)
def test_transliterations_of_one_name_agree(one: str, other: str) -> None:
    assert normal_form(one) == normal_form(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hassan Velan", "Hussein Velan"),
        ("Ahmad Velan", "Muhammad Velan"),
        ("Ali Velan", "Alia Velan"),
        ("Abdul Rahman Velan", "Abdul Rahim Velan"),
        ("Paula Abdul", "Paula Abdi"),
        ("Dara Velan", "Mara Velan"),
        ("Islamic State", "Islamic State Khorasan Province"),
    ],
)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert normal_form(one) != normal_form(other)


def test_a_title_that_is_all_there_is_stays() -> None:
    assert strip_titles("Marshal Law") == "Marshal Law"
    assert strip_titles("Sir Dara Velan") == "Dara Velan"
