"""The whole archive from its articles, their records and the editors' decisions."""

from generator.settle.archive import archive, decided

__all__ = ["archive", "decided"]
