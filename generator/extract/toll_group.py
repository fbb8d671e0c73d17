"""The value that stands for people in a sentence."""

from typing import NamedTuple

from generator.model import Figure


class People(NamedTuple):
    """People at words ``[first, last)``. `kind`: noun, number, name or pronoun.

    `figure` is None for an unnumbered plural. `definite` people were spoken of before or are named.
    `role` is an office that nobody has together with another such.
    """

    first: int
    last: int
    kind: str
    figure: Figure | None
    whom: str = "all"
    sex: str = ""
    age: int | None = None
    name: str = ""
    definite: bool = False
    additional: bool = False
    possessive: bool = False
    outcome: str = ""
    role: str = ""

    @property
    def one(self) -> bool:
        """Whether it is a single human being."""
        return self.figure is not None and self.figure.best == self.figure.low == 1
