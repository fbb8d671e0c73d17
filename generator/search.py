"""The search index: entries kept as lines of JSON, indexed by Pagefind, brought into the site.

Pagefind's own program does the indexing; it is spoken to as its service mode wants it: requests
and answers as base64 JSON, parted by commas. An index is kept in .cache/ under a digest of its
entries and of the program's version, so that what did not change is not indexed again.
"""

import base64
import hashlib
import os
import shutil
import subprocess
import threading
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path
from typing import IO, Any

import msgspec

from generator.search_order import ordered
from generator.view.search import Found

KEPT = Path(".cache") / "search"  # below the project's folder
ENTRIES = "entries.jsonl"
FOLDER = "pagefind"  # in the site
WORDS = "words.json"  # in that folder: what the forms of search say
PACKAGE = "pagefind_bin"
UNUSED = ("*-ui.*", "pagefind-highlight.js", "pagefind-worker.js")  # Pagefind's own interfaces

MISSING = (
    "search: Pagefind is not installed on this machine, so the site has no search index; "
    "pip install pagefind_bin where it offers a build for your platform"
)


class SearchError(Exception):
    """Pagefind is missing or failed; says so in one line. The site is complete without search."""


class Head(msgspec.Struct, frozen=True):
    """What search needs beside the entries: their language, and the words of its forms."""

    language: str
    words: dict[str, str]


def keep(found: Iterable[Found], head: Head, root: Path) -> None:
    """Write down what is to be indexed, a line an entry, in .cache/ of the project."""
    folder = root / KEPT
    folder.mkdir(parents=True, exist_ok=True)
    encoder = msgspec.json.Encoder()
    lines = [encoder.encode(head), *map(encoder.encode, found)]
    data = b"\n".join(lines) + b"\n"
    target = folder / ENTRIES
    if not target.is_file() or target.read_bytes() != data:
        target.write_bytes(data)


def index(root: Path) -> Path | None:
    """The folder of the index of what was kept last; None when nothing was. Raises SearchError."""
    source = root / KEPT / ENTRIES
    if not source.is_file():
        return None
    program = _program()
    data = source.read_bytes()
    version = metadata.version(PACKAGE)
    name = hashlib.sha256(f"{version}\0".encode() + data).hexdigest()[:16]
    target = root / KEPT / name
    if not target.is_dir():
        part = root / KEPT / f".{name}.part"
        shutil.rmtree(part, ignore_errors=True)
        for made in _run(program, _requests(data)):
            path = part / made["path"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(base64.b64decode(made["content"]))
        for pattern in UNUSED:
            for file in part.glob(pattern):
                file.unlink()
        ordered(part)
        head = msgspec.json.decode(data.partition(b"\n")[0], type=Head)
        (part / WORDS).write_bytes(msgspec.json.encode(head.words))
        part.rename(target)
    for old in (root / KEPT).iterdir():
        if old.is_dir() and old != target:
            shutil.rmtree(old, ignore_errors=True)
    return target


def bring(folder: Path, site: Path) -> None:
    """Make the site's index the one in a folder; a file that is there already stays."""
    target = site / FOLDER
    wanted = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
    for path in sorted(target.rglob("*")) if target.is_dir() else ():
        if path.is_file() and path.relative_to(target) not in wanted:
            path.unlink()
    for name in sorted(wanted):
        hashed = len(name.parts) > 1  # the content decides the name
        if hashed and (target / name).is_file():
            continue
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        _place(folder / name, target / name, linked=hashed)


def _place(source: Path, target: Path, *, linked: bool) -> None:
    """A file under a second name where the disk can do so and it never changes, else a copy."""
    if linked:
        try:
            os.link(source, target)
        except OSError:
            pass
        else:
            return
    shutil.copyfile(source, target)


def _program() -> str:
    try:
        from pagefind_bin import get_executable  # noqa: PLC0415 - not there on every platform
    except ImportError:
        raise SearchError(MISSING) from None
    return str(get_executable())


def _requests(data: bytes) -> Iterator[dict[str, Any]]:
    head, *lines = data.splitlines()
    language = msgspec.json.decode(head, type=Head).language
    config = {"force_language": language, "keep_index_url": True}
    yield {"type": "NewIndex", "config": config}
    for line in lines:
        found = msgspec.json.decode(line, type=Found)
        yield {
            "type": "AddRecord",
            "index_id": 0,
            "url": f"/{found.url}",
            "content": found.content,
            "language": language,
            "meta": {"title" if found.first else "headline": found.title, **found.meta},
            "filters": found.filters,
            "sort": found.sort,
        }
    # not WriteFiles: the program answers that before its files are on the disk
    yield {"type": "GetFiles", "index_id": 0}


def _run(program: str, requests: Iterable[dict[str, Any]]) -> list[dict[str, str]]:
    """Hand over all requests while answers are read; gives the files of the index, as the program
    answers the last one."""
    sent = [msgspec.json.encode({"message_id": n, "payload": r}) for n, r in enumerate(requests)]
    asked = b"".join(base64.b64encode(message) + b"," for message in sent)
    try:
        with subprocess.Popen(  # noqa: S603 - the installed package's own program
            [program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as service:
            if service.stdin is None or service.stdout is None:
                raise SearchError("search: Pagefind cannot be spoken to")
            writer = threading.Thread(target=_hand_over, args=(service.stdin, asked), daemon=True)
            writer.start()
            files = _await(service.stdout, len(sent))
            writer.join()
            return files
    except OSError as error:
        raise SearchError(f"search: Pagefind could not be run ({error.strerror})") from error


def _hand_over(pipe: IO[bytes], data: bytes) -> None:
    try:
        pipe.write(data)
        pipe.flush()
    except OSError:
        return  # the program ended; the reader of its answers says so


def _await(pipe: IO[bytes], count: int) -> list[dict[str, str]]:
    open_: list[bytes] = []  # the pieces of an answer that has not ended
    files: list[dict[str, str]] = []
    while count:
        read = pipe.read1(1 << 16)  # type: ignore[attr-defined]  # a pipe of Popen is buffered
        if not read:
            raise SearchError("search: Pagefind stopped before the index was written")
        open_.append(read)
        if b"," not in read:
            continue
        *answers, left = b"".join(open_).split(b",")
        open_ = [left]
        for answer in answers:
            payload = msgspec.json.decode(base64.b64decode(answer)).get("payload", {})
            if payload.get("type") == "Error":
                raise SearchError(f"search: Pagefind failed: {payload.get('message')}")
            files = payload.get("files", files)
        count -= len(answers)
    return files
