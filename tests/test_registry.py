"""Addresses that must not change."""

from pathlib import Path

import pytest

from generator.registry import Kept, Registry, load, parse


def test_an_address_keeps_its_articles_and_its_former_names() -> None:
    text = "incidents:\n  a-bombing:\n    articles: [x, y]\n    was: [an-explosion]\n"
    kept = Kept("a-bombing", frozenset({"x", "y"}), ("an-explosion",))
    assert parse(text) == (Registry((kept,)), ())


def test_no_registry_keeps_nothing(tmp_path: Path) -> None:
    assert load(tmp_path / "registry.yml") == (Registry(), ())


@pytest.mark.parametrize("text", ["incidents: 3", "- a", "incidents: {a: {colour: red}}", "a: ["])
def test_a_wrong_registry_is_told(text: str) -> None:
    registry, (problem,) = parse(text)
    assert registry == Registry()
    assert (problem.level, problem.path) == ("error", "seeds/registry.yml")
