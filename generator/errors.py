"""The one error of a wrong set-up, and those that parsers by other hands raise on bad input."""


class SetupError(Exception):
    """The project cannot be worked on: the message says what is wrong and what to do. Only ``cli``
    and the MkDocs hook catch it."""


FAILURES = (  # of parsers by other hands
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
