"""What the command line reads and says: inputs, progress, problems, summaries."""

import itertools
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click
import msgspec

from generator import seeds
from generator.link.review import doubts, stubs, tell
from generator.model import Archive, Article, Line, Problem, Record, Seed
from generator.pipeline import Build, Progress, silent
from generator.settings import Settings
from generator.settle.families import doubtful
from generator.view.interface import lacking, told_lacking

PROVISIONAL = 3  # addresses that the summary names
COUNTED = 25  # articles after which a count is drawn anew
NAMED = 40  # problems told one by one before the rest is counted, on a terminal


def work(inputs: Iterable[str]) -> Iterator[Seed | Problem]:
    """The seeds that some arguments name: files, folders, ``-``."""
    for given in inputs:
        path = Path(given)
        if given == seeds.STANDARD_INPUT:
            data = sys.stdin.buffer.read(seeds.SIZE_LIMIT + 1)
            yield from _standard_input(data)
        elif path.is_dir():
            yield from seeds.load(seeds.find(path), below=path, shown_from=Path())
        elif path.is_file():
            yield from seeds.load([path], below=path.parent, shown_from=Path())
        else:
            yield Problem(
                level="error", message="no such file or folder; check the name", path=given, line=1
            )


def _standard_input(data: bytes) -> Iterator[Seed | Problem]:
    if len(data) > seeds.SIZE_LIMIT:
        message = "is longer than 20 MB; give it as files, or an article a line"
        yield Problem(level="error", message=message, path="-", line=1)
    else:
        yield Seed(id="stdin", path="-", data=data)


def files(inputs: Iterable[str]) -> Iterator[Seed]:
    """The seeds of the files and folders among some arguments, but for files read by line."""
    for given in inputs:
        if given != seeds.STANDARD_INPUT and Path(given).suffix.casefold() not in seeds.LINED:
            yield from (one for one in work((given,)) if isinstance(one, Seed))


def entries(inputs: Iterable[str]) -> Iterator[Seed | Line | Problem]:
    """The same, but files and standard input that have an article a line give their lines."""
    for given in inputs:
        path = Path(given)
        if given == seeds.STANDARD_INPUT:
            yield from _standard_entries(sys.stdin.buffer)
        elif path.suffix.casefold() in seeds.LINED and path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                is_lined = seeds.is_lined(file.readline(seeds.SIZE_LIMIT))
                file.seek(0)
                id, shown = seeds.printable(path.stem), seeds.show(path, Path())
                if is_lined:
                    yield from seeds.entries(seeds.lines_of(file), id=id, shown=shown)
            if not is_lined:
                yield from work((given,))
        else:
            yield from work((given,))


def _standard_entries(file: BinaryIO) -> Iterator[Seed | Line | Problem]:
    first = file.readline(seeds.SIZE_LIMIT + 1)
    if seeds.is_lined(first):
        lines = itertools.chain((first,), seeds.lines_of(file))
        yield from seeds.entries(lines, id="stdin", shown="-")
    else:
        yield from _standard_input(first + file.read(seeds.SIZE_LIMIT + 1 - len(first)))


def lines(name: str) -> Iterator[bytes]:
    """The lines of a file, or of standard input."""
    if name == seeds.STANDARD_INPUT:
        yield from sys.stdin.buffer
        return
    try:
        with Path(name).open("rb") as file:
            yield from file
    except OSError as error:
        raise click.UsageError(f"{name}: {error.strerror}; name a file of records") from error


@contextmanager
def progress(label: str, *, quiet: bool) -> Iterator[Progress]:
    """A function that draws progress on a terminal, and says nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield silent
        return

    def draw(done: int, total: int) -> None:
        if done == total or done % max(1, total // 200) == 0:
            click.echo(f"\r{label} {done:,} of {total:,}", nl=done == total, err=True)

    yield draw


@contextmanager
def counting(label: str) -> Iterator[Callable[[int], None]]:
    """The same for work of which nobody knows how much there is."""
    shown = 0

    def draw(done: int) -> None:
        nonlocal shown
        if sys.stderr.isatty() and done >= shown + COUNTED:
            shown = done
            click.echo(f"\r{label} {done:,}", nl=False, err=True)

    yield draw
    if shown:
        click.echo("", err=True)


def line(problem: Problem) -> str:
    """``path:line: level: message``."""
    place = f"{problem.path or 'seeds'}:{problem.line or 1}"
    return f"{place}: {problem.level}: {' '.join(problem.message.split())}"


def problems(
    told: Iterable[Problem], *, to_stderr: bool, as_json: bool = False
) -> None:  # fmt: skip
    """Print problems, a line each; notes only when they were asked for."""
    for problem in told:
        if as_json:
            click.echo(msgspec.json.encode(problem).decode(), err=to_stderr)
        elif not (to_stderr and problem.level == "note"):
            click.echo(line(problem), err=to_stderr)


def of_records(articles: Iterable[Article], records: Iterable[Record]) -> Iterator[Problem]:
    """The problems inside records, placed in their files."""
    texts = {article.id: article for article in articles}
    for record in records:
        article = texts[record.id]
        for problem in record.problems:
            row = article.text.count("\n", 0, problem.start) + 1 if problem.start else 1
            path = article.path or article.id
            yield msgspec.structs.replace(
                problem, path=problem.path or path, line=problem.line or row
            )


def has_errors(told: Iterable[Problem]) -> bool:
    """Whether one of them is an error."""
    return any(problem.level == "error" for problem in told)


def unset(chosen: Settings) -> None:
    """Say once what an archive lacks by its settings: its own address, words in its language."""
    if not chosen.site_url:
        message = (
            "mkdocs.yml:1: note: site_url is not set, so feeds lead by relative ways and there is "
            "no sitemap; set it to where the archive is published"
        )
        click.echo(message, err=True)
    if lacking(chosen.language):
        click.echo(f"mkdocs.yml:1: warning: {told_lacking(chosen.language)}", err=True)


def summary(made: Build, *, as_json: bool, site: Path | None) -> None:
    """What was read and written, in a few lines or as one JSON object."""
    archive, pages = made.archive, made.pages
    levels = [problem.level for problem in archive.problems]
    counts = {
        "articles": len(archive.records),
        "refused": made.refused,
        "incidents": len(archive.incidents),
        "actors": sum(actor.public for actor in archive.actors),
        "places": len(archive.places),
        "provisional": len(archive.provisional),
        "pages_written": pages.written,
        "pages_unchanged": pages.unchanged,
        "pages_removed": pages.removed,
        "errors": levels.count("error"),
        "warnings": levels.count("warning"),
        "notes": levels.count("note"),
    }
    if as_json:
        click.echo(msgspec.json.encode({**counts, "site": site and str(site)}).decode())
        return
    click.echo(
        f"{counts['articles']} articles read, {made.refused} refused:"
        f" {counts['incidents']} incidents, {counts['actors']} public actors,"
        f" {counts['places']} places"
    )
    click.echo(
        f"{pages.written} pages written, {pages.unchanged} unchanged, {pages.removed} removed;"
        f" {counts['errors']} errors, {counts['warnings']} warnings, {counts['notes']} notes"
        " (dateline check tells each)"
    )
    if archive.provisional:
        some = archive.provisional[:PROVISIONAL]
        more = len(archive.provisional) - len(some)
        named = ", ".join(some) + (f" and {more} more" if more else "")
        click.echo(
            f"addresses that may still change: {len(archive.provisional)} ({named});"
            " dateline register makes them permanent"
        )
    if site:
        click.echo(f"published: {site / 'index.html'}")


def review(archive: Archive, *, as_json: bool) -> None:
    """What a person should look over: pairs of reports, the most doubtful first, and of people."""
    found = doubts(archive.records, archive.incidents, archive.decisions)
    for doubt in found:
        click.echo(msgspec.json.encode(doubt).decode() if as_json else tell(doubt))
    click.echo(f"pairs of reports in doubt: {len(found)}", err=True)
    vague = stubs(archive.records, archive.incidents, archive.decisions)
    for doubt in vague:
        click.echo(msgspec.json.encode(doubt).decode() if as_json else tell(doubt))
    click.echo(f"mentions in doubt: {len(vague)}", err=True)
    alike = doubtful(archive.records, archive.decisions)
    for one, other in alike if not as_json else ():
        click.echo(f"two people of one name? if one: dateline decide same {one} --other {other}")
    click.echo(f"pairs of people in doubt: {len(alike)}", err=True)
