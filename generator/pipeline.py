"""The line from a project's seeds to its pages, stage by stage. Reads the disk, asks no clock."""

import functools
import itertools
import os
import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import msgspec

from generator import cache, decide, registry, seeds, settings
from generator.extract.record import extract
from generator.gazetteer import Gazetteer, open_gazetteer
from generator.model import Archive, Article, Conventions, Line, Problem, Record, Seed, Siblings
from generator.name_model import NameModel, installed, open_model
from generator.publish import Summary, publish
from generator.read import packed, read, read_line, siblings
from generator.read.decode import Refused, decode
from generator.settings import Project
from generator.settle import decided
from generator.shelf import open_shelf

Progress = Callable[[int, int], None]
Work = Seed | Line | Problem
PARALLEL_FROM = 64  # below this many seeds a second process costs more than it saves
TOGETHER = 16  # seeds that a process is given at once
AHEAD = 4  # such heaps for each process that are read before they are wanted
NUMERIC = re.compile(rb"(?<!\d)\d{1,2}[-/]\d{1,2}[-/]\d{4}")  # a date that can be two days
MOST_REFUSED = 1_000  # lines of one file; after that many it is of another kind


class Build(msgspec.Struct, frozen=True):
    """An archive and what was written of it."""

    archive: Archive
    pages: Summary
    refused: int


class Outcome(msgspec.Struct, frozen=True):
    """What one seed or line of the file at `path` gave."""

    path: str | None
    pairs: tuple[cache.Pair, ...] = ()
    problems: tuple[Problem, ...] = ()


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


def conventions(
    project: Project, *, today: str | None, model: bool | None = None
) -> tuple[Conventions, tuple[Problem, ...]]:
    """What reading may assume in this project. `model` overrules its settings."""
    outlets, problems = settings.outlets(project.seeds / "outlets.yml")
    order = project.settings.date_order
    assume = Conventions(outlets=outlets, date_order=order, today=today)
    assume, notes = with_model(assume, wanted=project.settings.model if model is None else model)
    if model is False and project.settings.model:
        notes = (Problem(level="note", message=f"read without the model of names; {FEWER}"),)
    return assume, (*problems, *notes)


def conventions_at(
    root: Path, *, today: str | None, model: bool | None
) -> tuple[Conventions, tuple[Problem, ...]]:
    """Those of the project in a folder; where there is none, no outlet is known."""
    if (root / "mkdocs.yml").is_file():
        return conventions(settings.load(root), today=today, model=model)
    return with_model(Conventions(today=today), wanted=bool(model))


FEWER = "fewer names of people, bodies and places are found"


def with_model(assume: Conventions, *, wanted: bool) -> tuple[Conventions, tuple[Problem, ...]]:
    """The conventions with the model that reads names, where it is wanted and installed."""
    if not wanted:
        return assume, ()
    found = installed()
    if found is None:
        message = f"the model of names is not installed (make model), so {FEWER}"
        return assume, (Problem(level="note", message=message),)
    return msgspec.structs.replace(assume, model=found.version), ()


def records(
    work: Iterable[Work],
    *,
    assume: Conventions,
    kept_in: Path | None = None,
    jobs: int = 1,
    progress: Progress = silent,
) -> Reading:
    """Read seeds into records, in their order; with `jobs` above 1 in as many processes. Seeds with
    a date that only other articles of the outlet decide are read once more, knowing these."""
    todo = tuple(work)
    outcomes: list[Outcome] = []
    for outcome in stream(todo, assume=assume, kept_in=kept_in, jobs=jobs):
        outcomes.append(outcome)
        progress(len(outcomes), len(todo))
    again = partial(stream, kept_in=kept_in, jobs=jobs)
    for number, outcome in _by_siblings(todo, outcomes, assume, again):
        outcomes[number] = outcome
    gave: dict[str | None, bool] = {}
    for outcome in outcomes:
        gave[outcome.path] = gave.get(outcome.path, False) or bool(outcome.pairs)
    pairs = tuple(pair for outcome in outcomes for pair in outcome.pairs)
    return Reading(
        articles=tuple(pair.article for pair in pairs),
        records=tuple(pair.record for pair in pairs),
        problems=tuple(problem for outcome in outcomes for problem in outcome.problems),
        refused=sum(not any_ for any_ in gave.values()),
    )


def _by_siblings(
    work: Iterable[Work],
    outcomes: Sequence[Outcome],
    assume: Conventions,
    again: Callable[..., Iterator[Outcome]],
) -> Iterator[tuple[int, Outcome]]:
    """New outcomes, by place, of seeds whose dates their outlets' other articles decide."""
    found = siblings.infer(pair.article for outcome in outcomes for pair in outcome.pairs)
    whole = {one.path: one for one in work if isinstance(one, Seed)} if found else {}
    heaps: dict[tuple[Siblings, ...], list[int]] = defaultdict(list)
    for number, outcome in enumerate(outcomes if found else ()):
        own = siblings.of((pair.article for pair in outcome.pairs), found)
        if own and outcome.path in whole:
            heaps[own].append(number)
    for own, numbers in heaps.items():
        seeds_ = [whole[str(outcomes[number].path)] for number in numbers]
        knowing = msgspec.structs.replace(assume, siblings=own)
        yield from zip(numbers, again(seeds_, assume=knowing), strict=True)


def knowing_siblings(work: Iterable[Seed], assume: Conventions) -> Conventions:
    """The same, with what the articles of some seeds show of their outlets: for a stream that reads
    each seed once. A seed without a numeric date shows nothing and is not read here."""
    able = (seed for seed in work if packed(seed) or NUMERIC.search(seed.data))
    articles = itertools.chain.from_iterable(_articles_of(seed, assume) for seed in able)
    return msgspec.structs.replace(assume, siblings=siblings.infer(articles))


def _articles_of(seed: Seed, assume: Conventions) -> tuple[Article, ...]:
    try:
        return tuple(one for one in read(seed, assume) if isinstance(one, Article))
    except Exception:  # noqa: BLE001 - told where the seed is read into records
        return ()


def stream(
    work: Iterable[Work], *, assume: Conventions, kept_in: Path | None = None, jobs: int = 1
) -> Iterator[Outcome]:
    """What seeds and lines give, in their order, read no further ahead than the processes need."""
    one = partial(_read_one, assume=assume, kept_in=kept_in)
    rest = iter(work)
    first = list(itertools.islice(rest, PARALLEL_FROM))
    if jobs == 1 or len(first) < PARALLEL_FROM:
        return _until_hopeless(map(one, itertools.chain(first, rest)))
    return _until_hopeless(_in_processes(one, itertools.chain(first, rest), jobs))


def _in_processes(
    one: Callable[[Work], Outcome], work: Iterator[Work], jobs: int
) -> Iterator[Outcome]:
    waiting: deque[Future[list[Outcome]]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        while heap := list(itertools.islice(work, TOGETHER)):
            waiting.append(pool.submit(_read_heap, one, heap))
            if len(waiting) > AHEAD * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _read_heap(one: Callable[[Work], Outcome], heap: Sequence[Work]) -> list[Outcome]:
    return [one(work) for work in heap]


def _until_hopeless(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """The outcomes, those of a file only up to so many refused lines that it is of another kind."""
    refused: Counter[str | None] = Counter()
    for outcome in outcomes:
        refused[outcome.path] += not outcome.pairs
        if refused[outcome.path] < MOST_REFUSED:
            yield outcome
        elif not outcome.pairs and refused[outcome.path] == MOST_REFUSED:
            message = f"{MOST_REFUSED} articles were refused; the rest of the file is not read"
            told = msgspec.structs.replace(outcome.problems[0], message=message)
            yield msgspec.structs.replace(outcome, problems=(told,))


def _read_one(work: Work, *, assume: Conventions, kept_in: Path | None) -> Outcome:
    if isinstance(work, Problem):
        return Outcome(work.path, problems=(work,))
    name = cache.key(work, assume) if kept_in and isinstance(work, Seed) else None
    known = cache.get(kept_in, name) if kept_in and name else None
    if known is not None:
        return Outcome(work.path, known)
    try:
        outcome = _facts_of(work, assume)
    except Exception as error:  # noqa: BLE001 - one article must not take the archive down with it
        message = f"dateline failed on this article ({error!r}); please report it with the file"
        row = work.number if isinstance(work, Line) else 1
        told = Problem(level="error", message=message, path=work.path, line=row)
        return Outcome(work.path, problems=(told,))
    if kept_in and name and not outcome.problems:
        cache.put(kept_in, name, outcome.pairs)
    return outcome


def _facts_of(work: Seed | Line, assume: Conventions) -> Outcome:
    found = read(work, assume) if isinstance(work, Seed) else (_read_alone(work, assume),)
    pairs = tuple(
        cache.Pair(
            article,
            extract(article, gazetteer=_gazetteer(), model=_model(assume.model)),
        )
        for article in found
        if isinstance(article, Article)
    )
    return Outcome(work.path, pairs, tuple(one for one in found if isinstance(one, Problem)))


def _read_alone(line: Line, assume: Conventions) -> Article | Problem:
    """The article of one line of a file."""
    told, name = decode(line.data), f"{line.id}-{line.number}"
    if isinstance(told, Refused):
        return Problem(level="error", message=told.message, path=line.path, line=line.number)
    alone = msgspec.structs.replace(assume, siblings=())
    return read_line(told.text, number=line.number, path=line.path, conventions=alone, name=name)


_OPEN: list[Gazetteer] = []


def _gazetteer() -> Gazetteer:
    if not _OPEN:
        _OPEN.append(open_gazetteer(cache_folder()))
    return _OPEN[0]


@functools.cache
def _model(version: str | None) -> NameModel | None:
    """The model of names, opened once a process, where the conventions name one."""
    found = installed() if version else None
    return open_model(found) if found else None


def gather(
    project: Project,
    *,
    today: str,
    jobs: int = 1,
    progress: Progress = silent,
    model: bool | None = None,
) -> tuple[Archive, Reading]:
    """Everything that the project's seeds and decisions say, and how the reading went."""
    assume, trouble = conventions(project, today=today, model=model)
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
    model: bool | None = None,
) -> Build:
    """Read a project and write its pages into docs/. `folder` stands in for its seeds/, `model`
    for its setting."""
    from generator import search  # noqa: PLC0415 - pages load slowly, facts need none
    from generator.render import render  # noqa: PLC0415 - the same
    from generator.view import interface  # noqa: PLC0415 - the same
    from generator.view.lookup import look  # noqa: PLC0415 - the same
    from generator.view.search import entries  # noqa: PLC0415 - the same

    project = settings.load(root, seeds=folder)
    archive, reading = gather(project, today=today, jobs=jobs, progress=progress, model=model)
    with open_shelf(project.root / ".cache" / "markdown.sqlite") as shelf:
        pages = render(archive, project.settings, project.templates, shelf)
    with interface.speaking(project.settings.language):
        found = tuple(entries(look(archive, project.settings)))
        head = search.Head(interface.language(), interface.entry("search"))
    search.keep(found, head, project.root)
    return Build(archive, publish(pages, project.docs), reading.refused)
