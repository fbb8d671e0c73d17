"""A site from kept pages is, byte for byte, the site that MkDocs builds from nothing."""

import shutil
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.structure.files import File

from generator import hook, site, site_kept
from generator.errors import SetupError

ROOT = Path(__file__).parent.parent

SETTINGS = """
site_name: Harbour Watch
use_directory_urls: false
theme: {name: material, custom_dir: templates/theme, font: false}
hooks: [generator/hook.py]
plugins: []
nav: [{Home: index.md}, {Words: words.md}]
not_in_nav: "/*.md"
validation: {links: {not_found: warn, anchors: warn}}
"""


@pytest.fixture
def pages(project: Path) -> Path:
    """A project whose docs/ holds a navigation and three pages outside it."""
    (project / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    shutil.rmtree(project / "docs")
    (project / "docs").mkdir()
    for name in ("index", "words", "method"):
        write(project, name, f"# {name}")
    write(project, "one", "# One\n\n[its neighbour](two.md#there)")
    write(project, "two", "# Two\n\n## There")
    return project


def write(project: Path, name: str, text: str) -> None:
    (project / "docs" / f"{name}.md").write_text(f"{text}\n", "utf-8")


def build(project: Path, name: str = "site") -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Every file of the site, and what MkDocs warned of."""
    target = project / name
    warnings = site.build(project, target)
    files = (path for path in target.rglob("*") if path.is_file())
    return {path.relative_to(target).as_posix(): path.read_bytes() for path in files}, warnings


def afresh(project: Path) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The site built with nothing kept."""
    shutil.rmtree(project / ".cache")
    return build(project, "fresh")


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources of the pages that are rendered from now on."""
    sources: list[str] = []
    call = site_kept.Renderer.__call__

    def noting(renderer: site_kept.Renderer, file: File) -> site_kept.Rendered:
        sources.append(file.src_uri)
        return call(renderer, file)

    monkeypatch.setattr(site_kept.Renderer, "__call__", noting)
    return sources


def test_the_site_is_what_mkdocs_makes_of_it(pages: Path) -> None:
    config = load_config(str(pages / "mkdocs.yml"), hooks=[], site_dir=str(pages / "plain"))
    config.plugins.events["env"].append(hook.on_env)  # the words of the theme
    mkdocs_build(config)
    files, warnings = build(pages)
    plain = {name: (pages / "plain" / name).read_bytes() for name in files if "sitemap" not in name}
    assert {name: data for name, data in files.items() if "sitemap" not in name} == plain
    assert warnings == ()


def test_a_page_that_says_the_same_is_rendered_once(pages: Path, seen: list[str]) -> None:
    first, _ = build(pages)
    assert sorted(seen) == ["method.md", "one.md", "two.md"]
    seen.clear()
    again, _ = build(pages)
    assert seen == []
    assert again == first


def test_a_changed_page_alone_is_rendered_anew(pages: Path, seen: list[str]) -> None:
    build(pages)
    seen.clear()
    write(pages, "two", "# Two, changed\n\n## There")
    changed, _ = build(pages)
    assert seen == ["two.md"]
    assert changed == afresh(pages)[0]


def test_a_new_page_and_a_removed_one_leave_the_site_as_built_from_nothing(pages: Path) -> None:
    build(pages)
    write(pages, "three", "# Three")
    (pages / "docs" / "method.md").unlink()
    changed, _ = build(pages)
    assert "three.html" in changed
    assert "method.html" not in changed
    assert changed == afresh(pages)[0]


def test_a_changed_theme_renders_everything_anew(pages: Path, seen: list[str]) -> None:
    build(pages)
    seen.clear()
    (pages / "templates").unlink()
    shutil.copytree(ROOT / "templates", pages / "templates")
    footer = pages / "templates" / "theme" / "partials" / "footer.html"
    footer.write_text("<footer>other words</footer>", "utf-8")
    changed, _ = build(pages)
    assert sorted(seen) == ["method.md", "one.md", "two.md"]
    assert b"other words" in changed["one.html"]


def test_a_link_to_a_page_that_has_gone_is_told_in_every_build(pages: Path) -> None:
    build(pages)
    (pages / "docs" / "two.md").unlink()
    for _ in range(2):
        _, warnings = build(pages)
        assert any("two.md" in warning for warning in warnings)


def test_a_link_to_an_anchor_that_has_gone_is_told_though_the_page_is_kept(
    pages: Path, seen: list[str]
) -> None:
    build(pages)
    seen.clear()
    write(pages, "two", "# Two\n\n## Elsewhere")
    _, warnings = build(pages)
    assert seen == ["two.md"]
    assert any("#there" in warning for warning in warnings)


def test_processes_side_by_side_make_the_same_site(
    pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone, _ = build(pages)
    shutil.rmtree(pages / ".cache")
    monkeypatch.setattr(site_kept, "_processes", lambda _: 2)
    assert build(pages)[0] == alone


def test_a_plugin_that_wants_to_see_every_page_sees_it(pages: Path, seen: list[str]) -> None:
    settings = SETTINGS.replace("plugins: []", "plugins: [search]")
    (pages / "mkdocs.yml").write_text(settings, "utf-8")
    for _ in range(2):
        files, _ = build(pages)
        assert b"its neighbour" in files["search/search_index.json"]
    assert seen == []


def test_the_map_of_the_site_dates_a_kept_page_as_it_dates_a_new_one(pages: Path) -> None:
    (pages / "mkdocs.yml").write_text(
        f"{SETTINGS}site_url: https://archive.example.org/\n", "utf-8"
    )
    (pages / "docs" / "one.md").write_text("---\nupdated: '2019-03-07'\n---\n# One\n", "utf-8")
    new, _ = build(pages)
    kept, _ = build(pages)
    entry = b"<loc>https://archive.example.org/one.html</loc><lastmod>2019-03-07</lastmod>"
    assert entry in new["sitemap.xml"]
    assert kept["sitemap.xml"] == new["sitemap.xml"]
    assert kept["sitemap.xml.gz"] == new["sitemap.xml.gz"]


def test_the_frame_of_a_page_speaks_the_language_of_the_theme(pages: Path) -> None:
    (pages / "mkdocs.yml").write_text(SETTINGS.replace("font: false", "language: de"), "utf-8")
    write(pages, "two", "---\nkind: index\n---\n\n# Zwei\n\n## There")
    files, _ = build(pages)
    generated, written = (files[name].decode() for name in ("two.html", "method.html"))
    assert '<html lang="de"' in generated
    assert ">Wörter</a>" in generated
    assert "namentlich genannte Quellen" in generated
    assert 'md-typeset" lang="en"' not in generated
    assert 'md-typeset" lang="en"' in written


def test_a_page_that_is_published_already_is_not_written_again(pages: Path) -> None:
    build(pages)
    one, two = pages / "site" / "one.html", pages / "site" / "two.html"
    before = one.stat().st_mtime_ns
    write(pages, "two", "# Two\n\n## There\n\nMore.")
    two_before = two.read_text("utf-8")
    build(pages)
    assert one.stat().st_mtime_ns == before
    assert two.read_text("utf-8") != two_before


def test_a_page_that_somebody_changed_in_the_site_is_published_again(pages: Path) -> None:
    build(pages)
    one = pages / "site" / "one.html"
    was = one.read_bytes()
    one.write_bytes(was.replace(b"neighbour", b"neigbhour"))
    build(pages)
    assert one.read_bytes() == was


def test_a_build_that_fails_leaves_the_site_as_it_was(pages: Path) -> None:
    before, _ = build(pages)
    (pages / "mkdocs.yml").write_text(SETTINGS.replace("name: material", "name: nowhere"), "utf-8")
    with pytest.raises(SetupError):
        build(pages)
    files = (path for path in (pages / "site").rglob("*") if path.is_file())
    assert {path.relative_to(pages / "site").as_posix() for path in files} == set(before)
