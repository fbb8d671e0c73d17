"""The closed lists of terms, as data that a non-programmer can read (data/vocabularies.yml)."""

from functools import cache
from importlib import resources
from typing import Any

import yaml

DATA = resources.files("generator") / "data"


def load(name: str) -> Any:
    """The content of a YAML file of generator/data, read anew."""
    return yaml.load((DATA / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


@cache
def terms(vocabulary: str) -> dict[str, str]:
    """Term → one-line description, for example ``terms("incident_type")["bombing"]``.

    Vocabularies: incident_type, stage, time_frame, modality, outcome, whom, date_precision,
    place_precision, target, weapon, standing, actor_kind, span_kind, published_basis, relation.
    Raises KeyError for a vocabulary that does not exist.
    """
    return dict(load("vocabularies.yml")[vocabulary])


@cache
def label(vocabulary: str, term: str) -> str:
    """The term as a reader sees it: ``air_or_drone_strike`` → ``air or drone strike``."""
    if term not in terms(vocabulary):
        raise KeyError(f"{term} is no term of {vocabulary}")
    return term.replace("_", " ")
