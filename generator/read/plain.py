"""Plain text, and the plain JSON form: one article an object, one object a line in .jsonl.

``{"id","text","title"?,"published"?,"url"?,"outlet"?,"language"?}``: a given value that is not
null wins over what the text says. schema.org's articles and ninjs items are read as well.
"""

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from generator.model import Article, Conventions, Problem, Seed
from generator.read import credit, ninjs
from generator.read.article import make
from generator.read.decode import Decoded, Refused, check
from generator.read.given import Given, digest
from generator.read.linked import Linked, article

Results = tuple[Article | Problem, ...]
FIELDS = ("title", "published", "url", "outlet", "language")
REFUSED = 1_000  # articles of one file


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
    return _until_hopeless(
        read_line(
            line,
            number=number,
            path=seed.path,
            conventions=conventions,
            name=f"{seed.id}-{number}",
        )
        for number, line in enumerate(decoded.text.split("\n"), start=1)
        if line.strip()
    )


def read_json(seed: Seed, decoded: Decoded, conventions: Conventions) -> Results:
    """A .json file: an article in the plain form, schema.org's or ninjs, or a list of them."""
    try:
        told = msgspec.json.decode(decoded.text.encode("utf-8", "surrogatepass"))
    except (msgspec.DecodeError, RecursionError) as error:
        return (_error(seed.path, 1, f"no JSON ({error}); correct it"),)
    many = told if isinstance(told, list) else [told]
    if not many:
        return (_error(seed.path, 1, "the list is empty; put articles into it or delete it"),)
    return _until_hopeless(
        read_object(
            _named(item, seed.id if told is item else f"{seed.id}-{number}"),
            seed.data if told is item else msgspec.json.encode(item),
            number=1,
            path=seed.path,
            conventions=conventions,
        )
        for number, item in enumerate(many, start=1)
    )


def _until_hopeless(found: Iterable[Article | Problem]) -> Results:
    """Articles and problems, up to so many problems that the file is of another kind."""
    results: list[Article | Problem] = []
    refused = 0
    for result in found:
        results.append(result)
        refused += isinstance(result, Problem)
        if isinstance(result, Problem) and refused == REFUSED:
            message = f"{REFUSED} articles were refused; the rest of the file is not read"
            return (*results, msgspec.structs.replace(result, message=message))
    return tuple(results)


def _named(told: Any, name: str) -> Any:
    """An object with the file's id where it has none."""
    return {"id": name, **told} if isinstance(told, dict) else told


def read_line(
    line: bytes | str, *, number: int, path: str, conventions: Conventions, name: str | None = None
) -> Article | Problem:
    """The article of one line of JSON; `name` is the id of one in a form that has no ids."""
    data = line if isinstance(line, bytes) else line.encode("utf-8", "surrogatepass")
    try:
        told = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return _error(path, number, f"no JSON ({error}); write one object a line")
    if name and _foreign(told):
        told = _named(told, name)
    return read_object(told, data, number=number, path=path, conventions=conventions)


def _foreign(told: Any) -> Linked | None:
    """What an object in schema.org's form or ninjs tells; None for the plain form."""
    if not isinstance(told, dict) or "text" in told:
        return None
    return article(told) or ninjs.item(told)


def read_object(  # a name for a value that JSON gives as it likes
    told: Any, data: bytes, *, number: int, path: str, conventions: Conventions
) -> Article | Problem:
    """The article of one JSON object; `data` is what it was read from."""
    if not isinstance(told, dict):
        return _error(path, number, 'no JSON object; write {"id": …, "text": …}')
    foreign = _foreign(told)
    plain = _plain(told, foreign) if foreign else told
    for field in ("id", "text"):
        if not isinstance(plain.get(field), str):
            return _error(path, number, f'"{field}" is missing or no string; add it')
    if not plain["id"].strip():
        return _error(path, number, '"id" is empty; give each article its own')
    given = Given(id=plain["id"], sha256=digest(data), path=path, line=number)
    if foreign:
        given = _beside(given, foreign)
    given = _fill(given, plain)
    decoded = check(Decoded(plain["text"].removeprefix("\ufeff"), "utf-8"))
    if isinstance(decoded, Refused):
        return _error(path, number, decoded.message)
    if decoded.warning:
        given = given.warn(decoded.warning)
    return make(decoded.text, given, conventions, form="linked" if foreign else "json")


def _fill(given: Given, plain: dict[str, Any]) -> Given:
    """With the fields that are strings, and a warning for each that is neither that nor null."""
    for field in FIELDS:
        value = plain.get(field)
        if isinstance(value, str) and value.strip():
            given = msgspec.structs.replace(given, **{field: value.strip()})
        elif value is not None and not isinstance(value, str):
            given = given.warn(f'"{field}" is no string; write it in quotes or leave it out')
    return given


def _plain(told: dict[str, Any], foreign: Linked) -> dict[str, Any]:
    """What another form tells, under the names of the plain form. Its dates are metadata. The
    title opens the text, as it does on a page."""
    title, body = foreign.title, foreign.body and ninjs.plain(foreign.body)
    opened = not title or not body or body.casefold().startswith(title.casefold())
    language = re.match(r"([A-Za-z]{2})(?:[-_]|$)", foreign.language or "")
    return {
        "id": told.get("id"),
        "text": body if opened else f"{title}\n\n{body}\n",
        "title": title,
        "url": foreign.url,
        "outlet": foreign.outlet,
        "language": language[1].lower() if language else None,
    }


def _beside(given: Given, foreign: Linked) -> Given:
    """What the plain form has no name for."""
    return msgspec.structs.replace(
        given,
        metadata=foreign.published,
        updated=foreign.updated,
        authors=foreign.authors,
        section=foreign.section,
        licence=credit.licence(foreign.licence) if foreign.licence else None,
    )


def _error(path: str, line: int, message: str) -> Problem:
    return Problem(level="error", message=message, path=path, line=line)
