"""What needs a person's eye: articles without an event or a date, repeats, decisions that match
nothing any more."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from generator.decide_records import unmet
from generator.link import rulings
from generator.model import Article, Decision, Incident, Problem, Record
from generator.registry import PATH, Registry

SHOWN = 12  # provisional addresses that are named
_ON_RECORDS = frozenset({"redact"})  # matched while records are decided


def problems(
    articles: Sequence[Article],
    records: Sequence[Record],
    incidents: Sequence[Incident],
    decisions: Sequence[Decision],
    repeats: Mapping[str, str],
    registry: Registry | None = None,
) -> tuple[Problem, ...]:
    """All problems: by article in order of id, then the decisions in the file's order."""
    texts = {article.id: article for article in articles}
    found: list[Problem] = []
    for record in records:
        article = texts.get(record.id)
        found += [_placed(problem, article) for problem in record.problems]
        path = article.path if article else record.id
        told = (*_of_article(record, repeats), *_of_reports(record))
        found += [replace(problem, path=path, line=1) for problem in told]
    told_of = {article.id for article in articles} | {record.id for record in records}
    happened = {incident.id: incident for incident in incidents}
    acted = {actor.key for record in records for actor in record.actors}
    for decision in decisions:
        trouble = _trouble(decision, told_of, happened, acted)
        found += [unmet(decision, trouble)] if trouble else []
    return (*dict.fromkeys(found), *_provisional(incidents, registry or Registry()))


def _provisional(incidents: Sequence[Incident], registry: Registry) -> Iterator[Problem]:
    """One note on all addresses that the registry does not keep, and that may change therefore."""
    ids = [one.id for one in incidents if one.id not in registry.addresses]
    if ids:
        more = f" and {len(ids) - SHOWN} more" if len(ids) > SHOWN else ""
        message = (
            f"{len(ids)} of {len(incidents)} incidents have a provisional address"
            f" ({', '.join(ids[:SHOWN])}{more}); dateline register makes them permanent"
        )
        yield Problem(level="note", message=message, path=PATH, line=1)


def _placed(problem: Problem, article: Article | None) -> Problem:
    if problem.path or article is None:
        return problem
    line = problem.line
    if line is None and problem.start is not None:
        line = article.text.count("\n", 0, problem.start) + 1
    return replace(problem, path=article.path or article.id, line=line or 1)


def _of_article(record: Record, repeats: Mapping[str, str]) -> Iterator[Problem]:
    first = repeats.get(record.id)
    if first is not None:
        yield _note(f"repeats {first}; its figures are not counted twice")
    no_facts = any("not read" in problem.message for problem in record.problems)
    if not record.incidents and not no_facts:
        yield _note("no event read; nothing is shown of it but the source page")
    undated = record.article.published is None
    if undated and not any("date" in problem.message for problem in record.problems):
        message = "no publication date; give one with a decision or a header line"
        yield Problem(level="warning", message=message)


def _of_reports(record: Record) -> Iterator[Problem]:
    main = next((report for report in record.incidents if report.main), None)
    if main is None:
        return
    if main.when.earliest is None:
        yield _note("the main event has no day; correct `when` in seeds/decisions.yml")
    if main.where.name is None and main.where.country is None:
        yield _note("the main event has no place; correct `where` in seeds/decisions.yml")


def _note(message: str) -> Problem:
    return Problem(level="note", message=message)


def _trouble(
    decision: Decision, told_of: set[str], happened: Mapping[str, Incident], acted: set[str]
) -> str | None:
    """Why a decision has no effect. A ruling of sameness closes the other id by itself, so its
    target is enough."""
    target, other = decision.target, decision.other
    if decision.action in _ON_RECORDS:
        return None
    if target not in told_of and target not in happened and target not in acted:
        return "matches no article, incident or actor any more; remove it"
    if decision.action == "different" and other not in told_of and other not in happened:
        return f"{other} matches no article or incident any more; remove it"
    if target in happened and decision.action in {"correct", "add"}:
        return rulings.trouble(happened[target], decision)
    if target not in told_of and decision.action == "reject":
        return "only what an article says can be rejected; name the article"
    return None
