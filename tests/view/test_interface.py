"""The catalogues: complete in every language, used for every word, and followed by every page."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from generator import console, vocabulary
from generator.model import Archive, Incident, When, Where
from generator.render import render
from generator.settings import Settings
from generator.view import interface, wording
from generator.view.glossary import reading_rules
from generator.view.lookup import country_name, spoken
from tests.builders import sample_archive

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT / "generator" / "data"
LANGUAGES = sorted(path.stem.removeprefix("interface-") for path in DATA.glob("interface-*.yml"))
OTHERS = [language for language in LANGUAGES if language != interface.DEFAULT]
TEMPLATES = sorted((ROOT / "templates").rglob("*.j2")) + sorted(
    (ROOT / "templates" / "theme").rglob("*.html")
)
NAMES = {"BibTeX", "Atom", "JSON Feed"}
KEPT = {"mark", "tone", "modality_order", "institutions", "the"}  # no words of a language


def leaves(entry: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(entry, dict):
        for name, inner in entry.items():
            yield from leaves(inner, (*path, str(name)))
    else:
        yield path, entry


def fields(text: object) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(str(text)) if name}


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_has_every_key_and_every_field_of_the_english_one(language: str) -> None:
    own, other = (
        dict(leaves(vocabulary.load(f"interface-{code}.yml")))
        for code in (interface.DEFAULT, language)
    )
    assert set(own) == set(other)
    for key, text in own.items():
        assert fields(text) == fields(other[key]), key


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_has_its_words_in_the_language(language: str) -> None:
    own, other = vocabulary.load("wording.yml"), vocabulary.load(f"wording-{language}.yml")
    translated = dict(leaves(other))
    for key, text in leaves(own):
        if KEPT & set(key) or key[0] in {"roll", "label"}:
            continue
        assert key in translated, key
        assert fields(translated[key]) <= fields(text) | {"asserter"}, key
    chips = {text for key, text in leaves(other["modality"]) if key[-1] == "chip"}
    parts = {other["part"][part] for part in ("asserter", "speaker", "source")}
    assert set(other["roll"]) == chips | parts | {"norm"}


@pytest.mark.parametrize("language", OTHERS)
def test_every_term_has_a_label_and_a_meaning_in_the_language(language: str) -> None:
    other = vocabulary.load(f"wording-{language}.yml")
    for name in vocabulary.load("vocabularies.yml"):
        terms = set(vocabulary.terms(name))
        assert set(other["label"][name]) == terms
        assert set(other["tip"][name]) == terms


def test_no_catalogue_holds_markup() -> None:
    for language in LANGUAGES:
        for key, text in leaves(vocabulary.load(f"interface-{language}.yml")):
            assert not re.search(r'[<>"]', str(text)), key


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_holds_no_words_of_its_own(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "\n", text, flags=re.DOTALL)
    text = re.sub(r"\{ *[.#].*?\}|\{ data-toc-label=.*?\}", "", text)  # attributes in Markdown
    text = re.sub(r"<(style|script|pre)>.*?</\1>", "", text, flags=re.DOTALL)
    text = re.sub(r"&\w+;", "", text)
    told = re.findall(r'(?:aria-label|abbr|placeholder|data-th|data-tip|title)="([^"]*)"', text)
    told += re.split(r"<[^<>]*>|\n", text)
    seen = [part.strip() for part in told if re.search(r"[A-Za-z]{3,}", part)]
    assert [part for part in seen if part not in NAMES and "=" not in part] == []


def test_every_key_that_code_and_templates_name_is_there_and_every_key_is_named() -> None:
    sources = [*TEMPLATES, *(ROOT / "generator").rglob("*.py")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    scripts = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "assets").glob("*.js")
    )
    named = set(re.findall(r'\b(?:say|entry)\(\s*f?"([a-z_]+(?:\.\w+)+)"', code))
    known = {".".join(key) for key, _ in leaves(vocabulary.load("interface-en.yml"))}
    groups = {key.rpartition(".")[0] for key in known}
    assert {key for key in named if key not in known | groups} == set()
    for key in known:
        first, _, last = key.partition(".")
        spoken = first in {"nouns", "numbers", "days", "script"}
        found = key in named or spoken or f'"{first}.' in code or f'"{key}' in code
        assert found or last in scripts, key


def test_days_numbers_and_counts_follow_the_language() -> None:
    with interface.speaking("de"):
        assert wording.full_day("2024-01-03") == "Mittwoch, 3. Januar 2024"
        assert wording.span("2024-05-01", "2024-05-10") == "1. bis 10. Mai 2024"
        assert interface.number(12345) == "12.345"
        assert interface.many("incident", 1200) == "1.200 Vorfälle"
        assert wording.counted(1, "report") == "ein Bericht"
        assert wording.term("incident_type", "fire").text == "Brand"
    assert interface.number(12345) == "12,345"
    assert interface.language() == "en"


def test_a_language_without_a_catalogue_gets_english_words() -> None:
    assert interface.known("de-AT") == "de"
    assert interface.known("tlh") == "en"
    assert interface.known("../de") == "en"


BROUGHT = [
    str(name)
    for record in sample_archive().records
    for name in (record.article.title, record.article.outlet)
]


@pytest.fixture(scope="module")
def german() -> dict[str, str]:
    found = render(sample_archive(), Settings(language="de"), ROOT / "templates")
    return {path: text for path, text in found.items() if path.endswith(".md")}


def words(text: str) -> str:
    """The text of a page as its reader sees it, without what records and articles bring along."""
    marked = r"<(\w+)[^>]* lang=[^>]*>.*?</\1>|[^\n]*\{ lang=[^\n]*|<pre>.*?</pre>"
    marked += r"|<code>.*?</code>|<dt>\w+\.[\w&#;]+</dt>|data-(?:words|tip)=\"[^\"]*\""
    for pattern in (r"\A---.*?---", marked, r"\{ *[#.].*?\}|\]\([^)]*\)", r"<[^>]*>"):
        text = re.sub(pattern, " ", text, flags=re.DOTALL)
    text = re.sub(r"\b[a-z]+\.[a-z]\w*", " ", text)  # rules and files by their names
    for brought in BROUGHT:
        text = text.replace(brought, " ")
    return text


def test_german_pages_say_what_they_say_in_german(german: dict[str, str]) -> None:
    page = german["incidents/2019-03-07-port-alder-bombing.md"]
    assert "Donnerstag, 7. März 2019" in page
    assert "Wer das sagt" in page
    assert '<blockquote lang="en">' in page
    assert "# Bombenanschlag in Port Alder, Vereinigtes Königreich\n" in page
    assert "title: Bombenanschlag in Port Alder" in page
    assert "Vereinigtes Königreich" in german["places/index.md"]


ENGLISH = re.compile(
    r"\b(?:the|and|with|which|known|not|told|shown|reports?|incidents?|figures?|sources?|found|day)\b"
)


def test_no_english_furniture_is_left_on_german_pages(german: dict[str, str]) -> None:
    own = {"problems.md", "data.md"}  # messages of the reader and names of columns are English
    left = {
        (path, line.strip()[:90])
        for path, text in german.items()
        if path not in own and not path.startswith("sources/")
        for line in words(text).splitlines()
        if ENGLISH.search(line)
    }
    assert left == set()


def english() -> dict[str, str]:
    """Every English text of the catalogues, the lists of terms, the rules and the tables that is
    another in German, by its key."""
    pairs = [
        (vocabulary.load("interface-en.yml"), vocabulary.load("interface-de.yml")),
        (vocabulary.load("wording.yml"), vocabulary.load("wording-de.yml")),
        (reading_rules(), vocabulary.load("meanings-de.yml")["rules"]),
        (vocabulary.load("tables.yml"), vocabulary.load("meanings-de.yml")["tables"]),
    ]
    found = {}
    for own, other in pairs:
        german = dict(leaves(other))
        for key, text in leaves(own):
            if isinstance(text, str) and key in german and german[key] != text:
                found[".".join(key)] = text
    return found


def test_no_english_text_of_any_catalogue_stands_on_a_german_page(german: dict[str, str]) -> None:
    plain = {name: words(text) for name, text in german.items() if name != "problems.md"}
    everything = unescape("\n".join(plain.values()))
    parts = {part.strip() for part in re.split(r"[\n|]|  +", everything)}
    told = english()
    assert len(told) > 900
    left = set()
    for key, text in told.items():
        pieces = [each.strip() for each in re.split(r"\{\w*\}", text)]
        long = [each for each in pieces if each.count(" ") > 1 and len(each) > 12]
        if any(each in everything for each in long) or (" " in text and text in parts):
            left.add((key, text))
    assert left == set()


def test_tables_and_rules_have_a_meaning_in_every_language() -> None:
    for code in OTHERS:
        other = vocabulary.load(f"meanings-{code}.yml")
        assert set(other["rules"]) == set(reading_rules())
        own = vocabulary.load("tables.yml")
        assert list(other["tables"]) == list(own)
        for name, table in other["tables"].items():
            assert set(table) == {"title", "about", "columns"}
            assert set(table["columns"]) == set(own[name]["columns"]), name


def named(kind: str, where: Where, **standing: Any) -> str:
    found = Incident(id="x", title="As an editor has it", type=kind, when=When(), where=where,
                     standing=standing)  # fmt: skip
    with interface.speaking("de"):
        return wording.title(found, country_name(where.country))


def test_titles_of_incidents_are_made_in_the_language_of_the_pages() -> None:
    kerman = Where(name="Kerman", country="IR", precision="city")
    assert named("bombing", kerman) == "Bombenanschlag in Kerman, Iran"
    assert named("armed_assault", Where(name="Veltburg", country="DE")) == (
        "Bewaffneter Angriff in Veltburg, Deutschland"
    )
    square = Where(name="Veltburg", country="DE", site="the Hill Street")
    assert named("fire", square) == "Brand in Veltburg, Deutschland (Hill Street)"
    market = Where(name="Veltburg", country="DE", site="the old market")
    assert named("fire", market) == "Brand in Veltburg, Deutschland"
    assert named("fire", Where(country="TR", precision="country")) == "Brand, Türkei"
    assert named("other", Where()) == "Ereignis an einem unbekannten Ort"
    assert named("fire", kerman, title="decided") == "As an editor has it"


def test_english_titles_are_those_of_the_record() -> None:
    found = Incident(id="x", title="Fire in Kerman, Iran", type="fire", when=When(),
                     where=Where(name="Kerman", country="IR"))  # fmt: skip
    assert wording.title(found, "Iran") == found.title
    assert spoken(Archive(incidents=(found,))).incidents == (found,)


def test_what_is_said_of_a_language_without_words_names_it_and_the_way_out() -> None:
    assert interface.lacking("fr-CA")
    assert not interface.lacking("de-AT")
    assert not interface.lacking("en-GB")
    told = interface.told_lacking("fr-CA")
    assert "'fr'" in told
    assert "English" in told
    assert "interface-fr.yml" in told
    assert "\n" not in told


def test_a_build_in_a_language_without_words_says_so_in_one_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    console.unset(Settings(language="fr", site_url="https://archive.example.org/"))
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1
    assert told[0].startswith("mkdocs.yml:1: warning: there are no words in the language 'fr'")
    console.unset(Settings(language="de", site_url="https://archive.example.org/"))
    assert capsys.readouterr().err == ""
