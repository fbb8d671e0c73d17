"""The place index: what it answers, and that building it is safe."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import SetupError
from generator.gazetteer import Entry, Gazetteer, file_name, open_gazetteer
from generator.gazetteer_build import bare, key, plain


def first(gazetteer: Gazetteer, name: str) -> Entry:
    return gazetteer.find([name])[key(name)][0]


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Peshawar", "PK", "city"),
        ("Zaventem", "BE", "city"),
        ("Ivory Coast", "CI", "country"),
        ("Burma", "MM", "country"),
        ("U.K.", "GB", "country"),
        ("Türkiye", "TR", "country"),
        ("Somalis", "SO", "demonym"),
        ("Donbas", "UA", "region"),
        ("Gujarat", "IN", "admin1"),
        ("Khyber Pakhtunkhwa", "PK", "admin1"),
        ("Rapides Parish", "US", "admin2"),
        ("Oxfordshire", "GB", "admin2"),
    ],
)
def test_a_name_is_known_as_the_press_writes_it(
    gazetteer: Gazetteer, name: str, country: str, kind: str
) -> None:
    assert kind in {
        entry.kind for entry in gazetteer.find([name])[key(name)] if entry.country == country
    }


def test_the_most_populous_place_comes_first(gazetteer: Gazetteer) -> None:
    springfields = gazetteer.find(["Springfield"])["springfield"]
    populations = [entry.population for entry in springfields]
    assert len(springfields) > 10
    assert populations == sorted(populations, reverse=True)


def test_a_division_has_the_name_of_its_code(gazetteer: Gazetteer) -> None:
    shiraz = first(gazetteer, "Shiraz")
    assert gazetteer.division(shiraz.country, shiraz.admin1) == "Fars"
    assert gazetteer.division("IR", None) is None
    assert gazetteer.division("IR", "no such code") is None


def test_another_name_is_marked_as_one(gazetteer: Gazetteer) -> None:
    assert first(gazetteer, "Bruxelles").alternate
    assert not first(gazetteer, "Brussels").alternate
    assert first(gazetteer, "Bruxelles").name == "Brussels"


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Hama", "Hama"),
        ("Hamah", "Hama"),
        ("Raqqa", "Raqqa"),
        ("Makkah", "Mecca"),
        ("Kiev", "Kyiv"),
    ],
)
def test_another_transliteration_is_the_same_name(
    gazetteer: Gazetteer, spelling: str, name: str
) -> None:
    cities = [entry for entry in gazetteer.find([spelling])[key(spelling)] if entry.kind == "city"]
    assert (cities[0].name, cities[0].alternate) == (name, False)


@pytest.mark.parametrize(
    ("name", "country", "shown"),
    [
        ("Khān Yūnis", "PS", "Khan Yunis"),
        ("Şa‘dah", "YE", "Sadah"),
        ("São Paulo", "BR", "São Paulo"),
    ],
)
def test_scholarly_marks_are_not_shown(name: str, country: str, shown: str) -> None:
    assert plain(name, country) == shown


def test_an_unknown_name_is_left_out(gazetteer: Gazetteer) -> None:
    assert gazetteer.find(["Xyzzyville", "", "Kabul"]).keys() == {"kabul"}


def test_many_names_are_asked_at_once(gazetteer: Gazetteer) -> None:
    asked = {f"no such town {number}" for number in range(2000)} | {"lagos"}
    answer = gazetteer.find_keys(asked)
    assert answer.keys() == asked
    assert [name for name, entries in answer.items() if entries] == ["lagos"]


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Saint-Étienne", "SAINT ETIENNE"),
        ("Sana'a", "Sanaa"),
        ("St. Petersburg", "St Petersburg"),
        ("Diyarbakır", "Diyarbakir"),
        ("Łódź", "Lodz"),
    ],
)
def test_spelling_that_does_not_matter_gives_one_key(name: str, same: str) -> None:
    assert key(name) == key(same)


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(name: str) -> None:
    assert key(key(name)) == key(name)


@pytest.mark.parametrize(
    ("name", "short"),
    [("Yazd Province", "Yazd"), ("Zhytomyr Oblast", "Zhytomyr"), ("Province", "Province")],
)
def test_a_division_goes_by_its_bare_name(name: str, short: str) -> None:
    assert bare(name) == short


def test_an_index_that_cannot_be_read_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / file_name()).write_bytes(b"this is no database at all, whatever its name says")
    with pytest.raises(SetupError, match="place index"):
        open_gazetteer(tmp_path)


def test_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SetupError, match="place index"):
        open_gazetteer(tmp_path / "file" / "below")


def test_the_index_is_read_only(gazetteer: Gazetteer) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        gazetteer._index.execute("DELETE FROM place")  # noqa: SLF001 - the law is about the file
