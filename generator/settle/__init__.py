"""The whole archive from its articles, their records and the editors' decisions."""

from generator.settle.archive import archive

__all__ = ["archive"]
