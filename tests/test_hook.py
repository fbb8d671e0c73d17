"""Plain MkDocs builds the archive with its search, and says in one line what is wrong."""

import logging
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, get_files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from generator import hook, search

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


def begun(project: Path) -> MkDocsConfig:
    """A build up to the point where MkDocs knows all pages; with a plugin it makes them itself."""
    config = load_config(
        str(project / "mkdocs.yml"), hooks=[], plugins=["search"], site_dir=str(project / "site")
    )
    hook.on_pre_build(config)
    files = get_files(config)
    hook.on_nav(get_navigation(files, config), config=config, files=files)
    return config


def test_the_index_that_was_made_beside_the_pages_comes_into_the_site(project: Path) -> None:
    config = begun(project)
    hook.on_post_build(config)
    assert (project / "site" / search.FOLDER / "pagefind.js").is_file()


def test_without_pagefind_the_build_says_so_in_one_line_and_goes_on(
    project: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    config = begun(project)
    with caplog.at_level(logging.WARNING):
        hook.on_post_build(config)
    told = [record.getMessage() for record in caplog.records if "dateline" in record.name]
    assert told == [search.MISSING]
    assert "\n" not in search.MISSING
    assert not (project / "site" / search.FOLDER).exists()
