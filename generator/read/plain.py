"""Plain text, and the plain JSON form: one article an object, one object a line in .jsonl.

``{"id","text","title"?,"published"?,"url"?,"outlet"?,"language"?}``: a given value that is not
null wins over what the text says.
"""

from typing import Any

import msgspec

from generator.model import Article, Conventions, Problem, Seed
from generator.read.article import make
from generator.read.decode import Decoded, Refused, check
from generator.read.given import Given, digest
from generator.read.linked import article

Results = tuple[Article | Problem, ...]
FIELDS = ("title", "published", "url", "outlet", "language")


def read_text(seed: Seed, decoded: Decoded, conventions: Conventions) -> Results:
    """A text file: one article."""
    given = Given(id=seed.id, sha256=digest(seed.data), path=seed.path)
    if decoded.warning:
        given = given.warn(decoded.warning, line=decoded.line)
    return (make(decoded.text, given, conventions),)


def looks_like_json(start: str) -> bool:
    """Whether a text starts as a JSON object does: ``{"id": …``."""
    return start.startswith("{") and start[1:].lstrip().startswith('"')


def read_lines(seed: Seed, decoded: Decoded, conventions: Conventions) -> Results:
    """A .jsonl file: an article a line, blank lines aside. One object over many lines is one
    article, since standard input does not say which of the two it is."""
    if decoded.text.lstrip().startswith("{\n"):
        return read_json(seed, decoded, conventions)
    return tuple(
        read_line(line, number=number, path=seed.path, conventions=conventions)
        for number, line in enumerate(decoded.text.split("\n"), start=1)
        if line.strip()
    )


def read_json(seed: Seed, decoded: Decoded, conventions: Conventions) -> Results:
    """A .json file: an article in the plain form or schema.org's, or a list of them."""
    try:
        told = msgspec.json.decode(decoded.text.encode("utf-8", "surrogatepass"))
    except (msgspec.DecodeError, RecursionError) as error:
        return (_error(seed.path, 1, f"no JSON ({error}); correct it"),)
    many = told if isinstance(told, list) else [told]
    if not many:
        return (_error(seed.path, 1, "the list is empty; put articles into it or delete it"),)
    return tuple(
        read_object(
            _plain(item, seed.id if told is item else f"{seed.id}-{number}"),
            seed.data if told is item else msgspec.json.encode(item),
            number=1,
            path=seed.path,
            conventions=conventions,
        )
        for number, item in enumerate(many, start=1)
    )


def _plain(told: Any, id: str) -> Any:
    """An object in the plain form: schema.org's names put in its own, the file's id if none."""
    if not isinstance(told, dict):
        return told
    plain = {"id": id, **told}
    found = article(told)
    if found and "text" not in told:
        plain["text"] = found.body
        for field in FIELDS:
            plain.setdefault(field, getattr(found, field))
    return plain


def read_line(
    line: bytes | str, *, number: int, path: str, conventions: Conventions
) -> Article | Problem:
    """The article of one line of JSON in the plain form."""
    data = line if isinstance(line, bytes) else line.encode("utf-8", "surrogatepass")
    try:
        told = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return _error(path, number, f"no JSON ({error}); write one object a line")
    return read_object(told, data, number=number, path=path, conventions=conventions)


def read_object(  # a name for a value that JSON gives as it likes
    told: Any, data: bytes, *, number: int, path: str, conventions: Conventions
) -> Article | Problem:
    """The article of one JSON object; `data` is what it was read from."""
    if not isinstance(told, dict):
        return _error(path, number, 'no JSON object; write {"id": …, "text": …}')
    for field in ("id", "text"):
        if not isinstance(told.get(field), str):
            return _error(path, number, f'"{field}" is missing or no string; add it')
    if not told["id"].strip():
        return _error(path, number, '"id" is empty; give each article its own')
    given = Given(id=told["id"], sha256=digest(data), path=path, line=number)
    fields: dict[str, str] = {}
    for field in FIELDS:
        value = told.get(field)
        if isinstance(value, str) and value.strip():
            fields[field] = value.strip()
        elif value is not None and not isinstance(value, str):
            given = given.warn(f'"{field}" is no string; write it in quotes or leave it out')
    decoded = check(Decoded(told["text"].removeprefix("\ufeff"), "utf-8"))
    if isinstance(decoded, Refused):
        return _error(path, number, decoded.message)
    if decoded.warning:
        given = given.warn(decoded.warning)
    return make(decoded.text, msgspec.structs.replace(given, **fields), conventions)


def _error(path: str, line: int, message: str) -> Problem:
    return Problem(level="error", message=message, path=path, line=line)
