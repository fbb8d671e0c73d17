"""The command line: the only place that knows the clock, the terminal and the exit status."""

import datetime
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

import click
import msgspec

import generator
from generator import console, decide, pipeline, publish, settings
from generator.cli_options import (
    EXAMPLES,
    jobs_option,
    json_option,
    model_option,
    seeds_option,
)
from generator.errors import SetupError
from generator.model import Problem, Record
from generator.names import nearest
from generator.register import Registered
from generator.register import register as keep

OK, UNUSABLE, USAGE, SOME_REFUSED = 0, 1, 2, 3


class Day(click.ParamType[str]):
    """An ISO day."""

    name = "date"

    def convert(self, value: str, param: object, ctx: object) -> str:
        """The day as written, or a usage error."""
        try:
            return datetime.date.fromisoformat(value).isoformat()
        except ValueError:
            self.fail(f"{value!r} is no day; write it as 2024-01-31")


def _today() -> str:
    return datetime.datetime.now(tz=datetime.UTC).date().isoformat()


today_option = click.option(
    "--today", type=Day(), default=_today, metavar="DATE",
    help="Read as if it were this day (nothing is published later). Default: today.",
)  # fmt: skip


@click.group(epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(generator.__version__, prog_name="dateline")
def commands() -> None:
    """Turn news articles into a sourced, searchable static archive.

    Works on the project of the current folder: mkdocs.yml, templates/, seeds/.

    Exit status: 0 all inputs were read; 3 some were refused and the rest was written; 1 nothing
    usable, or an error under --strict or check; 2 wrong usage.
    """


def main() -> None:
    """Run a command; a wrong set-up and a closed pipe end in one line, not a traceback."""
    try:
        commands(prog_name="dateline")
    except SetupError as error:
        click.echo(str(error), err=True)
        sys.exit(UNUSABLE)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(OK)


@commands.command()
@seeds_option
@click.option(
    "--site", type=click.Path(path_type=Path), metavar="DIR", help="Write here, not site/."
)
@click.option("--strict", is_flag=True, help="Exit with 1 on any error or broken link.")
@jobs_option
@model_option
@json_option
@today_option
def build(
    folder: Path | None, site: Path | None, strict: bool, jobs: int, model: bool | None,
    as_json: bool, today: str,
) -> None:  # fmt: skip
    """Build the whole archive: read seeds/, write pages into docs/, publish into site/."""
    from generator import site as mkdocs_site  # noqa: PLC0415 - MkDocs loads slowly

    made = _generate(folder, jobs=jobs, today=today, quiet=as_json, model=model)
    target = (site or Path.cwd() / "site").resolve()
    broken = mkdocs_site.build(Path.cwd(), target)
    for warning in broken:
        click.echo(warning, err=True)
    console.unset(settings.load(Path.cwd()).settings)
    console.summary(made, as_json=as_json, site=target)
    errors = bool(broken) or console.has_errors(made.archive.problems)
    sys.exit(UNUSABLE if strict and errors else _status(made.refused, len(made.archive.records)))


@commands.command()
@seeds_option
@jobs_option
@model_option
@json_option
@today_option
def generate(
    folder: Path | None, jobs: int, model: bool | None, as_json: bool, today: str
) -> None:  # fmt: skip
    """Build up to the Markdown pages in docs/. `mkdocs build` does this by itself."""
    made = _generate(folder, jobs=jobs, today=today, quiet=as_json, model=model)
    console.summary(made, as_json=as_json, site=None)
    sys.exit(_status(made.refused, len(made.archive.records)))


def _generate(
    folder: Path | None, *, jobs: int, today: str, quiet: bool, model: bool | None
) -> pipeline.Build:
    with console.progress("reading", quiet=quiet) as step:
        made = pipeline.generate(
            Path.cwd(), today=today, folder=folder, jobs=jobs, progress=step, model=model
        )
    console.problems(made.archive.problems, to_stderr=True)
    return made


def _status(refused: int, read: int) -> int:
    if not refused:
        return OK
    return SOME_REFUSED if read else UNUSABLE


@commands.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def serve(port: int) -> None:
    """Show the archive at a local address and build it anew when a seed or template changes."""
    from generator import site as mkdocs_site  # noqa: PLC0415 - MkDocs loads slowly

    settings.load(Path.cwd())
    mkdocs_site.serve(Path.cwd(), port)


@commands.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@jobs_option
@model_option
@today_option
def extract(inputs: tuple[str, ...], jobs: int, model: bool | None, today: str) -> None:
    """Print one JSON record an article, in input order.

    INPUT: files or folders of any supported kind, - for standard input, or .jsonl with an article
    a line: {"id", "text", "title"?, "published"?, "url"?, "outlet"?, "language"?}.

    A date such as 01/09/2024 can be decided by other articles of its outlet among the files and
    folders; each line of a .jsonl and of standard input is read by itself.
    """
    assume, notes = pipeline.conventions_at(Path.cwd(), today=today, model=model)
    console.problems((note for note in notes if note.level == "note"), to_stderr=True)
    assume = pipeline.knowing_siblings(console.files(inputs), assume)
    encoder, out = msgspec.json.Encoder(), sys.stdout.buffer
    done, gave = 0, dict[str | None, bool]()
    with console.counting("reading") as step:
        for outcome in pipeline.stream(console.entries(inputs), assume=assume, jobs=jobs):
            out.writelines(encoder.encode(pair.record) + b"\n" for pair in outcome.pairs)
            console.problems(outcome.problems, to_stderr=True)
            gave[outcome.path] = gave.get(outcome.path, False) or bool(outcome.pairs)
            done += len(outcome.pairs)
            step(done)
    out.flush()
    sys.exit(_status(sum(not any_ for any_ in gave.values()), done))


@commands.command()
@click.argument("records", metavar="RECORDS.jsonl")
@click.option(
    "--decisions", type=click.Path(exists=True, path_type=Path), metavar="FILE",
    help="Obey these editorial decisions.",
)  # fmt: skip
def link(records: str, decisions: Path | None) -> None:
    """Print one JSON incident a line, from the records that extract printed (- reads them from
    standard input)."""
    from generator.link import link as link_records  # noqa: PLC0415 - the command has the same name

    found, trouble = _decode(console.lines(records), records)
    rulings, unread = decide.load(decisions) if decisions else ((), ())
    ruled, unmet = decide.apply(found, rulings)
    out = sys.stdout.buffer
    for incident in link_records(ruled, rulings):
        out.write(msgspec.json.encode(incident) + b"\n")
    out.flush()
    console.problems((*trouble, *unread, *unmet), to_stderr=True)
    sys.exit(_status(len(trouble), len(found)))


def _decode(lines: Iterable[bytes], path: str) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    found: list[Record] = []
    problems: list[Problem] = []
    decoder = msgspec.json.Decoder(Record)
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found.append(decoder.decode(line))
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            message = f"no record ({error}); give the lines that dateline extract prints"
            problems.append(Problem(level="error", message=message, path=path, line=number))
    return tuple(found), tuple(problems)


@commands.command()
@click.argument("inputs", nargs=-1, metavar="[INPUT]...")
@click.option("--review", is_flag=True, help="Print the pairs of reports that linking doubts most.")
@model_option
@json_option
@today_option
def check(
    inputs: tuple[str, ...], review: bool, model: bool | None, as_json: bool, today: str
) -> NoReturn:  # fmt: skip
    """Print every problem as `path:line: level: message`; exit with 1 when one is an error.

    Without INPUT: all of seeds/ with its decisions, outlets and registry.
    """
    if review:
        archive, _ = pipeline.gather(settings.load(Path.cwd()), today=today, model=model)
        console.review(archive, as_json=as_json)
        sys.exit(OK)
    if inputs:
        assume, notes = pipeline.conventions_at(Path.cwd(), today=today, model=model)
        reading = pipeline.records(console.work(inputs), assume=assume)
        told = (*notes, *reading.problems, *console.of_records(reading.articles, reading.records))
    else:
        archive, _ = pipeline.gather(settings.load(Path.cwd()), today=today, model=model)
        told = archive.problems
    console.problems(told, to_stderr=False, as_json=as_json)
    sys.exit(UNUSABLE if console.has_errors(told) else OK)


@commands.command()
@click.argument("name", metavar="INCIDENT|ACTOR|ARTICLE")
@click.argument("other", metavar="[INCIDENT|ARTICLE]", required=False)
@json_option
@today_option
def explain(name: str, other: str | None, as_json: bool, today: str) -> None:
    """Show every value with its quotes, rules and rivals, and why reports were linked.

    Of two incidents or articles: why they are one event, or why not.
    """
    from generator import explain as explaining  # noqa: PLC0415 - the same name
    from generator.link import review  # noqa: PLC0415 - only asked for here

    archive, _ = pipeline.gather(settings.load(Path.cwd()), today=today)
    for id in filter(None, (name, other)):
        if id not in explaining.names(archive):
            hint = nearest(id, explaining.names(archive))
            click.echo(f"{id}: no incident, actor or article has this id; {hint}", err=True)
            sys.exit(UNUSABLE)
    if other is None:
        found = explaining.explain(archive, name)
        _show(found, explaining.tell(found) if found else None, as_json=as_json)
    else:
        pair = (archive.moved.get(id, id) for id in (name, other))
        doubt = review.between(archive.records, archive.incidents, *pair)
        _show(doubt, review.tell(doubt) if doubt else None, as_json=as_json)


def _show(found: msgspec.Struct | None, told: str | None, *, as_json: bool) -> None:
    if found is None:
        click.echo("nothing to compare: name two that each report an event of their own", err=True)
        sys.exit(UNUSABLE)
    click.echo(msgspec.json.encode(found).decode() if as_json else told)


@commands.command("decide")
@click.argument("action", type=click.Choice(tuple(decide.ACTIONS)))
@click.argument("target", metavar="INCIDENT|ACTOR|ARTICLE")
@click.option("--other", help="The second incident, article or actor (same, different).")
@click.option("--field", help="What is decided: killed, when, where, type, ...")
@click.option("--value", help="The value as the editor has it.")
@click.option("--source", help="Where the fact is from (add): an address or a title.")
@click.option("--as-of", metavar="DATE", help="The day for which the fact held (add).")
@click.option("--who", required=True, help="Who decides.")
@click.option("--why", required=True, help="The reason, shown on the page.")
@json_option
@today_option
def decide_one(as_json: bool, today: str, **fields: str | None) -> None:
    """Write one decision into seeds/decisions.yml and show what it changes. See docs/editing.md.

    Example: dateline decide correct lantern/blast --field killed --value 27 --who "A. Editor"
    --why "The outlet corrected its figure."
    """
    from generator.diff import tell  # noqa: PLC0415 - beside overrule
    from generator.overrule import overrule  # noqa: PLC0415 - a slow road, for this command only

    done = overrule(settings.load(Path.cwd()), {**fields, "when": today}, today=today)
    if isinstance(done, Problem):
        console.problems([done], to_stderr=True)
        sys.exit(UNUSABLE)
    told = f"{done.path}:{done.line}: written\n{tell(done.changes, style='lines')}"
    click.echo(msgspec.json.encode(done).decode() if as_json else told)


@commands.command()
@click.argument("source", metavar="FILE|-")
@json_option
@today_option
def add(source: str, as_json: bool, today: str) -> None:
    """Put an article into seeds/ under its right name and show what was read. Asks nothing."""
    from generator.add import add as put  # noqa: PLC0415 - the same name

    project = settings.load(Path.cwd())
    work = next(iter(console.work((source,))), None)
    if work is None or isinstance(work, Problem):
        console.problems([work] if work else [], to_stderr=True)
        sys.exit(UNUSABLE)
    added = put(project, work, today=today)
    console.problems(added.problems, to_stderr=True)
    click.echo(msgspec.json.encode(added).decode() if as_json else added.told)
    if added.path:
        _register(project, today)
    sys.exit(OK if added.records else UNUSABLE)


def _register(project: settings.Project, today: str) -> Registered:
    archive, _ = pipeline.gather(project, today=today)
    done = keep(project.seeds / "registry.yml", archive)
    console.problems(done.problems, to_stderr=True)
    return done


@commands.command()
@json_option
@today_option
def register(as_json: bool, today: str) -> None:
    """Make the incidents' addresses permanent: write seeds/registry.yml, to be committed."""
    done = _register(settings.load(Path.cwd()), today)
    words = f"addresses in seeds/registry.yml: {done.kept}, of them new: {len(done.new)}"
    if not done.problems:
        click.echo(msgspec.json.encode(done._asdict()).decode() if as_json else words)
    sys.exit(UNUSABLE if done.problems else OK)


@commands.command()
@click.option(
    "--format",
    "kind",
    type=click.Choice(("csv", "geojson", "jsonl")),
    required=True,
    help="CSV with a datapackage.json, GeoJSON (the incidents), or JSON Lines.",
)
@click.option(
    "--out",
    default="-",
    show_default=True,
    metavar="FOLDER|-",
    help="Write every table into a folder, or print one.",
)
@click.option("--table", help="The table to print: incidents (as if not told), tolls, sources, ...")
@seeds_option
@today_option
def export(kind: Any, out: str, table: str | None, folder: Path | None, today: str) -> NoReturn:
    """Give the archive's tables. The columns are described on the site's Data page.

    Example: dateline export --format csv --out tables/
    """
    from generator.export import files  # noqa: PLC0415 - pages load slowly, facts need none

    if table and (table not in files.MAKERS or out != "-" or kind == "geojson"):
        raise click.UsageError(f"--table prints one of: {', '.join(files.MAKERS)}")
    project = settings.load(Path.cwd(), seeds=folder)
    archive, reading = pipeline.gather(project, today=today)
    if out == "-":
        sys.stdout.buffer.write(files.one(kind, table, archive, project.settings).encode())
    else:
        publish.write(Path(out), files.every(kind, archive, project.settings))
    sys.exit(_status(reading.refused, len(archive.records)))


@commands.command()
@click.argument("rev", default="HEAD")
@click.option("--markdown", is_flag=True, help="Print a Markdown table, for a job summary.")
@json_option
@today_option
def diff(rev: str, markdown: bool, as_json: bool, today: str) -> None:
    """Show the facts gained, lost and changed since a git revision (default HEAD)."""
    from generator.diff import compare, facts_at, facts_of, tell  # noqa: PLC0415 - the same name

    project = settings.load(Path.cwd())
    before = facts_at(project, rev, today=today)
    archive, _ = pipeline.gather(project, today=today)
    changes = compare(before, facts_of(archive))
    if as_json:
        click.echo(msgspec.json.encode(changes).decode())
    else:
        click.echo(tell(changes, style="markdown" if markdown else "lines"))
