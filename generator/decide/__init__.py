"""An editor's word outranks the machine: seeds/decisions.yml, read and applied to records."""

from generator.decide.file import ACTIONS, load, parse
from generator.decide.records import apply, remaining

__all__ = ["ACTIONS", "apply", "load", "parse", "remaining"]
