"""Bytes to text: which characters a file holds, or one sentence on why it holds none."""

import re
from typing import NamedTuple

import charset_normalizer

LIMIT = 20 * 1024 * 1024  # bytes in one seed
SAMPLE = 64 * 1024  # bytes that a guess of the encoding looks at

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_BINARY = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP or office file"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file"),
    (b"{\\rtf", "a rich-text file"),
)
_CHARSET = re.compile(
    rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z][\w.:-]{2,30})", re.IGNORECASE
)
_CONTROLS = bytes(code for code in (*range(32), 127) if chr(code) not in "\t\n\x0c\r")
_CONTROL = re.compile(f"[{re.escape(_CONTROLS.decode())}]")
_CONTROL_SHARE = 0.02  # above this a file is taken for binary


class Decoded(NamedTuple):
    """The text, the encoding it was read with, and what is odd about it (or None)."""

    text: str
    encoding: str
    warning: str | None = None
    line: int = 1


class Refused(NamedTuple):
    """Why there is no text."""

    message: str
    line: int = 1


def decode(data: bytes) -> Decoded | Refused:
    """The text of a file: by its byte order mark, as UTF-8, as declared, or by a guess."""
    if len(data) > LIMIT:
        return Refused(f"larger than {LIMIT // 1024 // 1024} MB; split it into single articles")
    for mark, what in _BINARY:
        if data.startswith(mark):
            return Refused(f"this is {what}, not text; save the article as plain text")
    if not data.strip():
        return Refused("the file is empty; put the article's text into it or delete it")
    found = _marked(data) or _as(data, "utf-8") or _as(data, _declared(data)) or _guess(data)
    if found is None:
        return Refused("the bytes are no text in any known encoding; save the file as UTF-8")
    return check(found)


def check(found: Decoded) -> Decoded | Refused:
    """The text if it is one: too many control characters make it binary, a few a warning."""
    text = found.text
    data = text.encode("utf-8", "surrogatepass")
    number = len(data) - len(data.translate(None, _CONTROLS))
    control = _CONTROL.search(text) if number else None
    if control is None:
        return found
    line = text.count("\n", 0, control.start()) + 1
    if number > max(3, len(text) * _CONTROL_SHARE):
        return Refused("more control characters than a text has; save the article as text", line)
    name = f"U+{ord(control.group()):04X}"
    return found._replace(warning=f"holds the control character {name}; remove it", line=line)


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _as(data[len(mark) :], encoding)
    return None


def _as(data: bytes, encoding: str | None) -> Decoded | None:
    if not encoding:
        return None
    try:
        return Decoded(data.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _declared(data: bytes) -> str | None:
    """The encoding that markup names: <meta charset="windows-1251">."""
    match = _CHARSET.search(data[:4096]) if data.lstrip()[:1] == b"<" else None
    return match[1].decode("ascii") if match else None


def _guess(data: bytes) -> Decoded | None:
    """Bytes of an older encoding as text, with a warning, since a guess may be wrong."""
    best = charset_normalizer.from_bytes(data[:SAMPLE]).best()
    for encoding in (best.encoding if best else None, "cp1252"):
        if encoding and (found := _as(data, encoding)):
            warning = f"not UTF-8; read as {encoding}: check the accents, then save it as UTF-8"
            return found._replace(warning=warning)
    return None
