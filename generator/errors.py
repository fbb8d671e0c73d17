"""The one error that a wrong set-up raises. Only ``cli`` and the MkDocs hook catch it."""


class SetupError(Exception):
    """The project cannot be worked on: the message says what is wrong and what to do."""
