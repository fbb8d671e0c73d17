"""Where the page of a thing lies below docs/: pure functions of its id, the same in every build.

A clean id keeps its words: ``sources/2024/kerman-attack.md``. Any other id (spaces, dots, ``..``,
capital letters, foreign letters, too long) becomes a slug with two dashes, which no clean id has,
and eight digits of its hash: two ids never share an address, and none leads out of its folder.
"""

import hashlib
import posixpath
import re
from functools import lru_cache

from slugify import slugify

_CLEAN = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*\Z", re.ASCII)
_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}\Z", re.ASCII)
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)\Z")  # no file may be called so on Windows
_SEGMENT = 80
_PATH = 160

HOME = "index.md"
TIMELINE = "timeline.md"
TIMELINE_DATA = "assets/data/timeline.js"
INCIDENTS = "incidents/index.md"
ACTORS = "actors/index.md"
DATES = "dates/index.md"
PLACES = "places/index.md"
SOURCES = "sources/index.md"
PROBLEMS = "problems.md"
WORDS = "words.md"
DATA = "data.md"
CHANGES = "changes.md"
SEARCH = "search.md"
METHOD = "method.md"
RECORDS = "records.md"
FEED = "feeds/archive"


def incident(id: str) -> str:
    """``incidents/kerman-2024-01-03.md``."""
    return f"incidents/{slug(id)}.md"


def twin(id: str) -> str:
    """``incidents/kerman-2024-01-03.json``: the record of an incident for programs."""
    return f"incidents/{slug(id)}.json"


def feed(page: str) -> str:
    """The feed of a page, without its ending: ``actors/x.md`` → ``feeds/actors/x``."""
    return f"feeds/{page.removesuffix('.md')}"


def actor(key: str) -> str:
    """``actors/islamic-state.md``."""
    return f"actors/{slug(key)}.md"


def place(key: str) -> str:
    """``places/ir-kerman.md``, or ``places/ir.md`` for a country."""
    return f"places/{slug(key)}.md"


def source(article: str) -> str:
    """``sources/2024/kerman-attack.md`` for the article of that id."""
    return f"sources/{slug(article)}.md"


def date(iso: str) -> str:
    """The page of a day, month or year: ``dates/2024-01-03.md``, ``dates/2024-01.md``."""
    if not _DATE.match(iso):
        raise ValueError(f"{iso!r} is no ISO day, month or year")
    return f"dates/{iso}.md"


def day(iso: str) -> str:
    """The page of the day: ``dates/2024-01-03.md``."""
    return date(iso[:10])


def month(iso: str) -> str:
    """The page of the month that a day lies in: ``dates/2024-01.md``."""
    return date(iso[:7])


def year(iso: str) -> str:
    """The page of the year that a day lies in: ``dates/2024.md``."""
    return date(iso[:4])


def day_of_year(day: str) -> str:
    """The page of a day in whatever year: ``03-07`` → ``dates/on-03-07.md``."""
    return date(f"2000-{day}").replace("2000-", "on-")


def part(folder: str, value: str, year: str = "") -> str:
    """The page of a part of an index: ``incidents/of--bombing.md``, ``…/of--bombing--2024.md``.
    The dashes keep it from the address of any id: none has a pair but before eight digits."""
    return f"{folder}/{'--'.join(filter(None, ('of', value.replace('_', '-'), year)))}.md"


def word(anchor: str) -> str:
    """The words page at a term: ``words.md#modality-claimed-or-admitted``."""
    return f"{WORDS}#{anchor}"


def slug(id: str) -> str:
    """The id as a safe path without extension, its folders kept: one id, one slug."""
    segments = id.split("/")
    if all(map(_is_clean, segments)) and segments[-1] != "index" and len(id) <= _PATH:
        return id
    return marked(id)


def marked(id: str) -> str:
    """The id's words and eight digits of its hash, which no other id has."""
    words = slugify(id.replace("/", " "), max_length=60, word_boundary=True)
    mark = hashlib.sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{words or 'page'}--{mark}"


def _is_clean(segment: str) -> bool:
    return bool(len(segment) <= _SEGMENT and _CLEAN.match(segment) and not _DEVICES.match(segment))


@lru_cache(maxsize=1 << 16)
def relative(target: str, *, from_page: str) -> str:
    """The way from one page to another: ``../actors/x.md`` from ``incidents/y.md``."""
    path, mark, fragment = target.partition("#")
    if path == from_page and mark:
        return mark + fragment
    folder = posixpath.dirname(from_page) or "."
    return posixpath.relpath(path, folder) + mark + fragment


def html(target: str) -> str:
    """The address of the same page in the site, for HTML that MkDocs does not rewrite."""
    path, mark, fragment = target.partition("#")
    return (path.removesuffix(".md") + ".html" if path.endswith(".md") else path) + mark + fragment
