"""Put one article into seeds/ under its right name, and tell what was read from it."""

import msgspec
from slugify import slugify

from generator import pipeline, seeds
from generator.model import Conventions, Figure, Problem, Record, Report, Seed
from generator.read import packed
from generator.settings import Project

EXTENSIONS = {
    "text": ".txt",
    "markdown": ".md",
    "html": ".html",
    "json": ".json",
    "linked": ".json",
}


class Added(msgspec.Struct, frozen=True):
    """Where the article lies now (None when it was not put anywhere), and what it says."""

    path: str | None
    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    told: str


def add(project: Project, seed: Seed, *, today: str) -> Added:
    """Write a seed's bytes unchanged to ``seeds/<year>/<day>-<title>.<kind>``.

    A copy of what is there already is not written twice.
    """
    assume, trouble = pipeline.conventions(project, today=today)
    reading = _read(project, seed, assume)
    problems = (*trouble, *reading.problems)
    if not reading.records:
        return Added(None, (), problems, "nothing was added")
    twin = _twin(project, seed)
    if twin:
        return Added(twin, reading.records, problems, f"{twin} holds the same; nothing was added")
    first = reading.records[0]
    extension = _extension(reading, seed)
    path = project.seeds / _name(first, seed)
    path = path.with_name(path.name + extension)
    number = 2
    while path.exists():
        path = path.with_name(f"{_stem(first, seed)}-{number}{extension}")
        number += 1
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(seed.data)
    shown = seeds.show(path, project.root)
    told = "\n".join([f"added {shown}", *(line for r in reading.records for line in tell(r))])
    return Added(shown, reading.records, problems, told)


def _read(project: Project, seed: Seed, assume: Conventions) -> pipeline.Reading:
    """What a seed gives; beside the archive's articles, where its date is open by itself."""
    alone = pipeline.records([seed], assume=assume)
    if not any(article.date_open for article in alone.articles):
        return alone
    others = seeds.load(seeds.find(project.seeds), below=project.seeds, shown_from=project.root)
    kept_in = project.root / ".cache" / "records"
    whole = pipeline.records([seed, *others], assume=assume, kept_in=kept_in)
    count = len(alone.articles)
    return pipeline.Reading(
        whole.articles[:count], whole.records[:count], alone.problems, alone.refused
    )


def _twin(project: Project, seed: Seed) -> str | None:
    for path in seeds.find(project.seeds):
        if path.stat().st_size == len(seed.data) and path.read_bytes() == seed.data:
            return seeds.show(path, project.root)
    return None


def _extension(reading: pipeline.Reading, seed: Seed) -> str:
    kind = packed(seed)
    if kind:
        return kind.suffix(seed.data)
    return ".jsonl" if len(reading.records) > 1 else EXTENSIONS[reading.articles[0].format]


def _stem(record: Record, seed: Seed) -> str:
    title = slugify(record.article.title or seed.id, max_length=60, word_boundary=True)
    return f"{record.article.published or 'undated'}-{title or 'article'}"


def _name(record: Record, seed: Seed) -> str:
    year = (record.article.published or "undated")[:4] if record.article.published else "undated"
    return f"{year}/{_stem(record, seed)}"


def tell(record: Record) -> list[str]:
    """What was understood of one article, for a person to look over."""
    head = record.article
    basis = f" ({head.published_basis})" if head.published_basis else ""
    lines = [
        f"  title      {head.title or 'not found'}",
        f"  outlet     {head.outlet or 'not found'}",
        f"  published  {head.published or 'not found'}{basis}",
    ]
    if head.published_candidates:
        then = "by the outlet's other articles" if head.published else "say which in it"
        lines.append(f"             one of {', '.join(head.published_candidates)}; {then}")
    if not record.incidents:
        lines.append("  incident   none was read")
    lines += [f"  incident   {_say(report)}" for report in record.incidents]
    names = ", ".join(actor.name for actor in record.actors if actor.public)
    return [*lines, f"  actors     {names or 'none with a page'}"]


def _say(report: Report) -> str:
    part = "" if report.main else " (background)"
    place = ", ".join(filter(None, (report.where.name, report.where.country))) or "place not told"
    toll = f"killed {say_figure(report.killed)}, injured {say_figure(report.injured)}"
    return f"{report.type}{part}, {report.when.edtf or 'day not told'}, {place}; {toll}"


def say_figure(figure: Figure | None) -> str:
    """``84``, ``84 or more``, ``up to 100``, ``80 to 90``, ``not told``."""
    if figure is None:
        return "not told"
    if figure.high is None:
        return f"{figure.low} or more"
    if figure.low is None:
        return f"up to {figure.high}"
    return f"{figure.low}" if figure.low == figure.high else f"{figure.low} to {figure.high}"
