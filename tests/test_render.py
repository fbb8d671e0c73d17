"""Every page is written, links only to pages that exist, and says nothing that it must not."""

import re
import shutil
from html import unescape
from pathlib import Path, PurePosixPath

import msgspec
import pytest
import yaml
from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

from generator import addresses
from generator.model import Archive, Decision
from generator.page import Head, Page
from generator.render import jinja, render, text
from generator.settings import Settings
from generator.shelf import open_shelf
from tests.builders import sample_archive

TEMPLATES = Path(__file__).parent.parent / "templates"
ALL = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.j2"))
NASTY = "<script>alert(1)</script> **b** {{ 7*7 }} [x](javascript:alert(1)) `c` | \"q' \n# h"


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return render(sample_archive(), Settings(), TEMPLATES)


@pytest.fixture(scope="module")
def pages(files: dict[str, str]) -> dict[str, str]:
    return {path: text for path, text in files.items() if path.endswith(".md")}


def test_the_same_archive_gives_the_same_pages_and_files(files: dict[str, str]) -> None:
    assert render(sample_archive(), Settings(), TEMPLATES) == files


def test_pages_from_a_shelf_are_those_made_anew(files: dict[str, str], tmp_path: Path) -> None:
    for _ in range(2):
        with open_shelf(tmp_path / "shelf") as shelf:
            assert render(sample_archive(), Settings(), TEMPLATES, shelf) == files


def test_only_pages_that_show_something_new_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def noting(
        page: Page, settings: Settings, environment: SandboxedEnvironment, head: Head
    ) -> str:
        made.append(page.path)
        return text(page, settings, environment, head)

    monkeypatch.setattr("generator.render.text", noting)
    archive = sample_archive()
    first, *rest = archive.incidents
    renamed = msgspec.structs.replace(first, title="Another name")
    changed = msgspec.structs.replace(archive, incidents=(renamed, *rest))
    with open_shelf(tmp_path / "shelf") as shelf:
        before = render(archive, Settings(), TEMPLATES, shelf)
    made.clear()
    with open_shelf(tmp_path / "shelf") as shelf:
        after = render(changed, Settings(), TEMPLATES, shelf)
    new = {path for path in after if after[path] != before[path]}
    assert set(made) == {path for path in new if path.endswith(".md")}
    assert addresses.incident(first.id) in made


def test_other_templates_make_every_page_anew(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    with open_shelf(tmp_path / "shelf") as shelf:
        render(sample_archive(), Settings(), templates, shelf)
    (templates / "pages" / "actor.md.j2").write_text("other words\n", "utf-8")
    with open_shelf(tmp_path / "shelf") as shelf:
        pages = render(sample_archive(), Settings(), templates, shelf)
    kept = [path for path in pages if path.startswith("actors/")]
    actors = [path for path in kept if "index" not in path and "--" not in path]
    assert actors
    assert all("other words" in pages[path] for path in actors)


def test_every_section_has_its_index(pages: dict[str, str]) -> None:
    assert {
        "index.md", "timeline.md", "words.md", "incidents/index.md", "actors/index.md",
        "dates/index.md", "places/index.md", "sources/index.md",
    } <= set(pages)  # fmt: skip


def links(path: str, body: str) -> set[str]:
    """The pages that a page links to, as paths below docs/; those that people wrote apart."""
    found = set(re.findall(r'\]\(([^)\s]+)\)|href="([^"]+)"', body))
    targets = {one or other for one, other in found}
    plain = {unescape(target).partition("#")[0] for target in targets}
    inside = {target for target in plain if not re.match(r"https?:|(?:\.\./)*assets/", target)}
    folder = PurePosixPath(path).parent
    whole = {_normal(folder / re.sub(r"\.html$", ".md", target)) for target in inside if target}
    return whole - {addresses.METHOD, addresses.RECORDS}


def _normal(path: PurePosixPath) -> str:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def test_every_link_between_pages_has_a_page_or_file_at_its_end(
    pages: dict[str, str], files: dict[str, str]
) -> None:
    broken = {
        (path, target)
        for path, body in pages.items()
        for target in links(path, body)
        if target not in files
    }
    assert not broken


def test_every_term_that_a_page_names_stands_on_the_words_page(pages: dict[str, str]) -> None:
    found = {
        anchor
        for body in pages.values()
        for anchor in re.findall(r"words\.(?:html|md)#([\w-]+)", body)
    }
    named = {
        anchor for anchor in found if not anchor.startswith("rule-")
    }  # rules of tests have no line
    ids = re.findall(r'id="([\w-]+)"|\{ #([\w-]+)', pages["words.md"])
    known = {one or other for one, other in ids}
    assert named
    assert named <= known


def test_every_page_is_reached_from_the_home_page_or_the_navigation(pages: dict[str, str]) -> None:
    seen, todo = set(), {"index.md", addresses.DATA}  # the navigation leads to both
    while todo:
        path = todo.pop()
        seen.add(path)
        todo |= (links(path, pages[path]) & set(pages)) - seen
    assert set(pages) <= seen


def test_front_matter_is_yaml_and_its_title_holds_no_markup(pages: dict[str, str]) -> None:
    for body in pages.values():
        meta = yaml.safe_load(body.split("---\n")[1])
        assert meta["title"]
        assert "<" not in meta["title"]


def test_a_private_person_is_named_nowhere_and_has_no_page(pages: dict[str, str]) -> None:
    private = [actor for actor in sample_archive().actors if not actor.public]
    assert private
    lists = {path: body for path, body in pages.items() if not path.startswith("sources/")}
    for actor in private:
        assert addresses.actor(actor.key) not in pages
        assert not [path for path, body in lists.items() if actor.name in body or actor.key in body]


def test_problems_are_for_the_maintainer_alone() -> None:
    archive = sample_archive()
    assert "problems.md" not in render(archive, Settings(), TEMPLATES)
    page = render(archive, Settings(privacy="maintainer"), TEMPLATES)["problems.md"]
    assert "no publication date found; give one in a header" in page


def test_an_empty_archive_says_so_on_every_index() -> None:
    pages = render(Archive(), Settings(), TEMPLATES)
    assert "No article has been read yet" in pages["index.md"]
    assert "No incident has been read yet" in pages["timeline.md"]
    assert "No incident has been read yet" in pages["incidents/index.md"]
    assert "No public actor has been read yet" in pages["actors/index.md"]
    assert "No date has been read yet" in pages["dates/index.md"]
    assert "No place has been read yet" in pages["places/index.md"]
    assert "No article has been read yet" in pages["sources/index.md"]


def test_a_hostile_title_is_text_in_front_matter_and_in_the_page(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "x.md.j2").write_text('# {{ view }}\n\n<div title="{{ view }}"></div>\n')
    page = Page(path="incidents/x.md", title=NASTY, template="x.md.j2", view=NASTY, kind="incident")
    result = text(page, Settings(), jinja(tmp_path))
    assert "<script" not in result
    assert "](" not in result.split("---\n")[2]
    assert yaml.safe_load(result.split("---\n")[1])["title"].startswith("&lt;script&gt;")


def test_what_a_macro_returns_is_not_escaped_again(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    template = """{% macro bold(it) %}<b>{{ it }}</b>{% endmacro %}
{{ bold(view) }} {{ [view, bold(view)]|join }} {{ bold(view) ~ view }} {{ bold(view) + view }}"""
    (tmp_path / "pages" / "x.md.j2").write_text(template)
    page = Page(path="incidents/x.md", title="x", template="x.md.j2", view="a*b", kind="incident")
    body = text(page, Settings(), jinja(tmp_path)).split("---\n")[2].strip()
    bold, text_ = "<b>a&#42;b</b>", "a&#42;b"
    assert body == f"{bold} {text_}, {bold} {bold}{text_} {bold}{text_}"


def test_a_moved_record_leads_on_and_a_withdrawn_one_says_who_and_why() -> None:
    archive = sample_archive()
    new = archive.incidents[1]
    ruling = Decision(
        action="withhold", target="old/story", who="Ed", when="2024-05-01", why="a | *b*", line=3
    )  # fmt: skip
    archive = msgspec.structs.replace(
        archive, moved={"2019-old-name": new.id}, withheld=("2018-lost", "old/story"),
        decisions=(ruling,), renamed={"dawn-front": "northern-dawn", "dana-holt-2": "dana-holt"},
    )  # fmt: skip
    pages = render(archive, Settings(), TEMPLATES)
    moved = pages["incidents/2019-old-name.md"]
    assert f"]({new.id}.md)" in moved
    assert f"\nredirect: incidents/{new.id}.html\n" in moved
    former = pages["actors/dawn-front.md"]
    assert "(northern-dawn.md)" in former
    assert "\nredirect: actors/northern-dawn.html\n" in former
    lost = pages["incidents/2018-lost.md"]
    assert "are in this archive no more" in lost
    assert "editor" not in lost
    gone = pages["sources/old/story.md"]
    assert "withdrew what was kept at this address on 1 May 2024" in gone
    assert "| Ed | a &#124; &#42;b&#42; |" in gone


def test_a_template_that_formats_text_with_percent_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.j2").write_text("{{ '<b>%s</b>' % view }}")
    with pytest.raises(SecurityError):
        jinja(tmp_path).get_template("x.j2").render(view="x")


@pytest.mark.parametrize("name", ALL)
def test_no_template_calls_text_safe_or_leaves_an_attribute_open(name: str) -> None:
    environment = jinja(TEMPLATES)
    source = (TEMPLATES / name).read_text(encoding="utf-8")
    tree = environment.parse(source)
    assert not list(tree.find_all(nodes.MarkSafe))
    assert {node.name for node in tree.find_all(nodes.Filter)} <= set(environment.filters)
    assert not re.search(r"=(?:'[^'\n]*)?\{\{", source), "attributes stand in double quotes"
