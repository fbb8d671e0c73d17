"""Plain MkDocs builds the archive, says in one line what is wrong, and searches what matters."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config.base import load_config
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from generator import hook

ROOT = Path(__file__).parent.parent


CONFIG = load_config(str(ROOT / "mkdocs.yml"), hooks=[])


def page(root: Path, **meta: object) -> Page:
    made = Page("x", File("x.md", str(root), str(root), use_directory_urls=False), CONFIG)
    made.meta = dict(meta)
    return made


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """An empty project: the settings and templates of this one, no seeds."""
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    (tmp_path / "docs").mkdir()
    return tmp_path


def test_a_build_writes_the_pages_of_an_empty_archive(project: Path) -> None:
    config = load_config(str(project / "mkdocs.yml"), hooks=[])
    hook.on_pre_build(config)
    assert "No article has been read yet" in (project / "docs" / "index.md").read_text("utf-8")


def test_a_wrong_setting_stops_the_build_with_one_line(project: Path) -> None:
    text = (ROOT / "mkdocs.yml").read_text("utf-8").replace("privacy: public", "privacy: loud")
    (project / "mkdocs.yml").write_text(text)
    config = load_config(str(project / "mkdocs.yml"), hooks=[])
    with pytest.raises(PluginError, match=r"extra\.dateline.*privacy") as found:
        hook.on_pre_build(config)
    assert "\n" not in str(found.value)


def test_search_leaves_out_counts_and_sections_that_repeat_other_pages(tmp_path: Path) -> None:
    html = (
        '<nav class="crumbs">Dates</nav><h1 id="x">X <span class="count">3</span></h1>'
        '<h2 id="facts">Facts</h2><h2 class="a" id="cite">Cite</h2>'
    )
    mark = 'data-search-exclude="yes"'
    shown = page(tmp_path, kind="incident")
    assert hook.on_page_content(html, page=shown, config=CONFIG) == (
        f'<nav class="crumbs" {mark}>Dates</nav>'
        f'<h1 id="x">X <span class="count" {mark}>3</span></h1>'
        f'<h2 id="facts">Facts</h2><h2 {mark} class="a" id="cite">Cite</h2>'
    )
    assert shown.meta["search"] == {"boost": 3.0}


@pytest.mark.parametrize(
    ("site", "address"),
    [("https://news.example/a/", "https://news.example/a/incidents/new.html"),
     ("", "incidents/new.html")],
)  # fmt: skip
def test_a_former_address_names_the_page_that_counts(
    tmp_path: Path, site: str, address: str
) -> None:
    config = load_config(str(ROOT / "mkdocs.yml"), hooks=[], site_url=site)
    shown = page(tmp_path, kind="gone", redirect="incidents/new.html")
    hook.on_page_content("<h1>x</h1>", page=shown, config=config)
    assert shown.canonical_url == address


def test_a_page_that_search_leaves_out_stays_out(tmp_path: Path) -> None:
    shown = page(tmp_path, kind="day", search={"exclude": True})
    hook.on_page_content("<h1>x</h1>", page=shown, config=CONFIG)
    assert shown.meta["search"] == {"exclude": True}


class Preview:
    """Remembers what it is asked to watch."""

    def __init__(self) -> None:
        self.watched: list[str] = []

    def watch(self, path: str) -> None:
        self.watched.append(path)


def test_a_preview_watches_seeds_and_templates(project: Path) -> None:
    (project / "seeds").mkdir()
    config = load_config(str(project / "mkdocs.yml"), hooks=[])
    preview = Preview()
    server: Any = preview
    assert hook.on_serve(server, config=config, builder=None) is server
    assert preview.watched == [str(project / "seeds"), str(project / "templates")]
