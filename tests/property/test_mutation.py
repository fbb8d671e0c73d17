"""A fixed share of the mutations of bench/mutate.py: broken files are told in a line, in time."""

import pytest

from bench import mutate

SHARE = tuple(mutate.cases(96, seed=3))  # every kind of file under every mutation


@pytest.mark.parametrize("case", SHARE, ids=lambda case: f"{case.number}-{case.how}-{case.kind}")
def test_a_mutated_file_gives_articles_or_one_line_problems_in_time(case: mutate.Case) -> None:
    assert mutate.trouble(case) is None


def test_the_share_is_the_same_each_time_and_has_every_kind() -> None:
    again = tuple(mutate.cases(96, seed=3))
    assert again == SHARE
    assert len({(case.kind, case.how) for case in SHARE}) == len(mutate.samples()) * len(
        mutate.MUTATIONS
    )


def test_the_files_that_are_mutated_are_read_without_trouble() -> None:
    for sample in mutate.samples():
        assert mutate.trouble(mutate.Case(0, "", "", *sample)) is None
