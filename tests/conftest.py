"""What all tests share: where the gold lies, and how a missing browser is treated."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from generator.gazetteer import Gazetteer, open_gazetteer

ROOT = Path(__file__).parent.parent
CACHE = ROOT / ".cache"

settings.register_profile("unhurried", deadline=None)  # a busy machine is no failure
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-golden", action="store_true", help="write golden pages anew")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A file's tests run in one process; those of the built site all do, so it is built once."""
    for item in items:
        of_site = item.get_closest_marker("browser") is not None
        item.add_marker(pytest.mark.xdist_group("browser" if of_site else item.path.stem))


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of gold data; the test is skipped without it, or fails where it is required."""
    named = os.environ.get("DATELINE_GOLD")
    if named and Path(named, "bench").is_dir():
        return Path(named)
    if os.environ.get("DATELINE_REQUIRE_GOLD"):
        pytest.fail("DATELINE_GOLD names no folder with bench/, and gold is required here")
    pytest.skip("set DATELINE_GOLD to the folder with bench/, seeds/ and facts/ to run this")


@pytest.fixture(scope="session")
def gazetteer() -> Iterator[Gazetteer]:
    """The places of the world; their index is built once and kept in .cache/ of the project."""
    opened = open_gazetteer(CACHE)
    yield opened
    opened.close()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with this one's theme and pages and no seeds; the test stands in its folder."""
    for name in ("templates", "generator"):
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "docs").mkdir()
    for name in ("assets", "code"):
        shutil.copytree(ROOT / "docs" / name, tmp_path / "docs" / name)
    for name in ("method.md", "records.md"):
        shutil.copy(ROOT / "docs" / name, tmp_path / "docs")
    (tmp_path / "seeds").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path
