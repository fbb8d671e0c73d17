"""What all tests share: where the gold lies, and how a missing browser is treated."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.gazetteer import Gazetteer, open_gazetteer

CACHE = Path(__file__).parent.parent / ".cache"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-golden", action="store_true", help="write golden pages anew")


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
