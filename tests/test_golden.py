"""A few pages of a fixed sample, kept as files: a change of wording is seen in a review.

``pytest tests/test_golden.py --write-golden`` writes them anew.
"""

from pathlib import Path

import pytest

from tests.builders import sample_archive
from tests.entities import entity_pages

GOLDEN = Path(__file__).parent / "golden"
PAGES = (
    "incidents/2019-03-07-port-alder-bombing.md",
    "incidents/2018-veltburg-shooting.md",
    "actors/river-front.md",
    "dates/2019-03-07.md",
    "dates/2018.md",
    "places/gb-port-alder.md",
    "sources/lantern/harbour-blast.md",
)


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return entity_pages(sample_archive())


@pytest.mark.parametrize("path", PAGES)
def test_a_page_reads_as_it_did(
    path: str, pages: dict[str, str], request: pytest.FixtureRequest
) -> None:
    kept = GOLDEN / path
    if request.config.getoption("--write-golden"):
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(pages[path], encoding="utf-8")
    assert pages[path] == kept.read_text(encoding="utf-8")
