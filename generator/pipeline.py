"""The line from a project's seeds to its pages, stage by stage. Reads the disk, asks no clock."""

import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import msgspec

from generator import cache, decide, registry, seeds, settings
from generator.extract.record import extract
from generator.gazetteer import Gazetteer, open_gazetteer
from generator.model import Archive, Article, Conventions, Problem, Record, Seed
from generator.publish import Summary, publish
from generator.read import read
from generator.settings import Project
from generator.settle import decided
from generator.shelf import open_shelf

Progress = Callable[[int, int], None]
Work = Seed | Problem
PARALLEL_FROM = 64  # below this many seeds a second process costs more than it saves


class Build(msgspec.Struct, frozen=True):
    """An archive and what was written of it."""

    archive: Archive
    pages: Summary
    refused: int


class Reading(msgspec.Struct, frozen=True):
    """What a set of files gave. `refused` counts files that gave no record."""

    articles: tuple[Article, ...]
    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    refused: int


def silent(done: int, total: int) -> None:
    """Progress that nobody sees."""


def cache_folder() -> Path:
    """Where the gazetteer's index lies for all projects of this user."""
    home = os.environ.get("XDG_CACHE_HOME")
    return (Path(home) if home else Path.home() / ".cache") / "dateline"


def conventions(project: Project, *, today: str | None) -> tuple[Conventions, tuple[Problem, ...]]:
    """What reading may assume in this project."""
    outlets, problems = settings.outlets(project.seeds / "outlets.yml")
    order = project.settings.date_order
    return Conventions(outlets=outlets, date_order=order, today=today), problems


def records(
    work: Iterable[Work],
    *,
    assume: Conventions,
    kept_in: Path | None = None,
    jobs: int = 1,
    progress: Progress = silent,
) -> Reading:
    """Read seeds into records, in their order; with `jobs` above 1 in as many processes."""
    todo = tuple(work)
    one = partial(_read_one, assume=assume, kept_in=kept_in)
    articles: list[Article] = []
    found: list[Record] = []
    problems: list[Problem] = []
    refused = 0
    for done, result in enumerate(_map(one, todo, jobs), start=1):
        pairs, trouble = result
        articles += [pair.article for pair in pairs]
        found += [pair.record for pair in pairs]
        problems += trouble
        refused += not pairs
        progress(done, len(todo))
    return Reading(tuple(articles), tuple(found), tuple(problems), refused)


Result = tuple[tuple[cache.Pair, ...], tuple[Problem, ...]]


def _map(one: Callable[[Work], Result], todo: tuple[Work, ...], jobs: int) -> Iterator[Result]:
    if jobs == 1 or len(todo) < PARALLEL_FROM:
        yield from map(one, todo)
        return
    with get_context("spawn").Pool(jobs) as pool:
        yield from pool.imap(one, todo, chunksize=8)


def _read_one(work: Work, *, assume: Conventions, kept_in: Path | None) -> Result:
    if isinstance(work, Problem):
        return (), (work,)
    name = cache.key(work, assume)
    known = cache.get(kept_in, name) if kept_in else None
    if known is not None:
        return known, ()
    try:
        pairs, problems = _facts_of(work, assume)
    except Exception as error:  # noqa: BLE001 - one article must not take the archive down with it
        message = f"dateline failed on this article ({error!r}); please report it with the file"
        return (), (Problem(level="error", message=message, path=work.path, line=1),)
    if kept_in and not problems:
        cache.put(kept_in, name, pairs)
    return pairs, problems


def _facts_of(seed: Seed, assume: Conventions) -> Result:
    outcomes = read(seed, assume)
    articles = [outcome for outcome in outcomes if isinstance(outcome, Article)]
    pairs = tuple(
        cache.Pair(article, extract(article, gazetteer=_gazetteer(), conventions=assume))
        for article in articles
    )
    return pairs, tuple(outcome for outcome in outcomes if isinstance(outcome, Problem))


_OPEN: list[Gazetteer] = []


def _gazetteer() -> Gazetteer:
    if not _OPEN:
        _OPEN.append(open_gazetteer(cache_folder()))
    return _OPEN[0]


def gather(
    project: Project, *, today: str, jobs: int = 1, progress: Progress = silent
) -> tuple[Archive, Reading]:
    """Everything that the project's seeds and decisions say, and how the reading went."""
    assume, trouble = conventions(project, today=today)
    work = seeds.load(seeds.find(project.seeds), below=project.seeds, shown_from=project.root)
    reading = records(
        work, assume=assume, kept_in=project.root / ".cache" / "records", jobs=jobs,
        progress=progress,
    )  # fmt: skip
    decisions, unread = decide.load(project.seeds / "decisions.yml")
    ids, unknown = registry.load(project.seeds / "registry.yml")
    archive = decided(reading.articles, reading.records, decisions, ids)
    told = (*trouble, *reading.problems, *unread, *unknown, *archive.problems)
    return msgspec.structs.replace(archive, problems=told), reading


def generate(
    root: Path,
    *,
    today: str,
    folder: Path | None = None,
    jobs: int = 1,
    progress: Progress = silent,
) -> Build:
    """Read a project and write its pages into docs/. `folder` stands in for its seeds/."""
    from generator.render import render  # noqa: PLC0415 - pages load slowly, facts need none

    project = settings.load(root, seeds=folder)
    archive, reading = gather(project, today=today, jobs=jobs, progress=progress)
    with open_shelf(project.root / ".cache" / "markdown.sqlite") as shelf:
        pages = render(archive, project.settings, project.templates, shelf)
    return Build(archive, publish(pages, project.docs), reading.refused)
