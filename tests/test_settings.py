"""What the maintainer chose, and what is said when it makes no sense."""

from pathlib import Path

import pytest

from generator import settings
from generator.errors import SetupError


def project(folder: Path, config: str) -> Path:
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    (folder / "seeds").mkdir()
    return folder


def test_an_archive_without_settings_has_the_defaults(tmp_path: Path) -> None:
    found = settings.load(project(tmp_path, "site_name: x\n")).settings
    assert found == settings.Settings()
    assert not found.noindex


def test_settings_stand_under_extra_dateline(tmp_path: Path) -> None:
    config = """
site_url: https://archive.example.org/
extra:
  dateline: {name: Harbour Watch, date_order: DMY, noindex: true, privacy: maintainer}
"""
    found = settings.load(project(tmp_path, config)).settings
    assert (found.name, found.date_order, found.noindex) == ("Harbour Watch", "DMY", True)
    assert found.privacy == "maintainer"
    assert found.site_url == "https://archive.example.org/"


def test_the_sites_address_is_read_from_the_environment_as_mkdocs_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = project(tmp_path, 'site_url: !ENV [DATELINE_SITE_URL, ""]\n')
    monkeypatch.delenv("DATELINE_SITE_URL", raising=False)
    assert settings.load(at).settings.site_url is None
    monkeypatch.setenv("DATELINE_SITE_URL", "https://archive.example.org/")
    assert settings.load(at).settings.site_url == "https://archive.example.org/"


def test_tags_of_mkdocs_are_passed_over_and_never_run(tmp_path: Path) -> None:
    config = "site_name: !ENV [NAME, x]\nx: !!python/object/apply:os.system ['touch ran']\n"
    settings.load(project(tmp_path, config))
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ("extra: {dateline: {date_order: YMD}}", "date_order"),
        ("extra: {dateline: {nam: Harbour Watch}}", "nam"),
        ("extra: {dateline: {tag: no tag}}", "tag"),
        ("extra: {dateline: [1]}", "extra.dateline"),
        ("a: [", "no YAML"),
        ("- a list\n", "no settings"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, config: str, said: str) -> None:
    with pytest.raises(SetupError, match=said):
        settings.load(project(tmp_path, config))


def test_a_folder_that_is_no_project_is_named(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="run dateline in a project folder"):
        settings.load(tmp_path)


def test_outlets_are_read_from_their_file(tmp_path: Path) -> None:
    path = tmp_path / "outlets.yml"
    path.write_text("- {name: Varno Herald, domain: herald.example, date_order: DMY}\n")
    outlets, problems = settings.outlets(path)
    assert [outlet.date_order for outlet in outlets] == ["DMY"]
    assert problems == ()


def test_outlets_that_make_no_sense_are_one_problem(tmp_path: Path) -> None:
    path = tmp_path / "outlets.yml"
    path.write_text("- {name: Varno Herald, date_order: sometimes}\n")
    outlets, problems = settings.outlets(path)
    assert outlets == ()
    assert [problem.level for problem in problems] == ["error"]
    assert "date_order" in problems[0].message


def test_no_outlets_file_is_no_problem(tmp_path: Path) -> None:
    assert settings.outlets(tmp_path / "outlets.yml") == ((), ())
