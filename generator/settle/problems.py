"""What needs a person's eye: articles without an event or a date, repeats, decisions that match
nothing any more."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from generator.decide.add import ALIAS, is_of_nobody
from generator.decide.records import unmet
from generator.link import rulings
from generator.model import Article, Decision, Incident, Problem, Record
from generator.names import nearest
from generator.registry import PATH

SHOWN = 12  # provisional addresses that are named
_ON_RECORDS = frozenset({"redact"})  # matched while records are decided


def problems(
    articles: Sequence[Article],
    records: Sequence[Record],
    incidents: Sequence[Incident],
    decisions: Sequence[Decision],
    repeats: Mapping[str, str],
    *,
    provisional: Sequence[str] = (),
    closed: frozenset[str] = frozenset(),
) -> tuple[Problem, ...]:
    """All problems: by article in order of id, then the decisions in the file's order.

    `provisional` are the incidents whose addresses nothing keeps, `closed` the addresses that a
    ruling of sameness made part of others.
    """
    texts = {article.id: article for article in articles}
    found: list[Problem] = []
    for record in records:
        article = texts.get(record.id)
        found += [_placed(problem, article) for problem in record.problems]
        path = article.path if article else record.id
        told = (*_of_article(record, repeats), *_of_reports(record))
        found += [replace(problem, path=path, line=1) for problem in told]
    known = Known(
        articles=frozenset({article.id for article in articles} | {one.id for one in records}),
        incidents={incident.id: incident for incident in incidents},
        actors=frozenset(actor.key for record in records for actor in record.actors),
        closed=closed,
    )
    for decision in decisions:
        trouble = _trouble(decision, known)
        found += [unmet(decision, trouble)] if trouble else []
    return (*dict.fromkeys(found), *_provisional(provisional, len(incidents)))


def _provisional(ids: Sequence[str], count: int) -> Iterator[Problem]:
    """One note on all addresses that the registry does not keep, and that may change therefore."""
    if ids:
        more = f" and {len(ids) - SHOWN} more" if len(ids) > SHOWN else ""
        message = (
            f"{len(ids)} of {count} incidents have a provisional address"
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


class Known(NamedTuple):
    """Everything that a decision may name. `closed`: addresses that rulings of sameness close."""

    articles: frozenset[str]
    incidents: Mapping[str, Incident]
    actors: frozenset[str]
    closed: frozenset[str]

    def names(self) -> frozenset[str]:
        """All ids."""
        return self.articles | self.incidents.keys() | self.actors | self.closed


def _trouble(decision: Decision, known: Known) -> str | None:
    """Why a decision has no effect."""
    target, other = decision.target, decision.other
    if decision.action in _ON_RECORDS:
        return None
    for id in (target, other):
        if id and id not in known.names() and not (id is other and target in known.actors):
            hint = nearest(id, known.names())
            what = "no such" if id is target else f"{id} is no"
            return f"{what} article, incident or actor; {hint} Else remove the decision"
    if is_of_nobody(decision, known.actors):
        key = (decision.value or "").split(" ", 1)[0]
        return f"no article names an actor {key}; {nearest(key, known.actors)}"
    if target in known.incidents and decision.action in {"correct", "add"}:
        return rulings.trouble(known.incidents[target], decision)
    if target not in known.articles and decision.action == "reject":
        return "only what an article says can be rejected; name the article"
    if target in known.actors:
        return _of_actor(decision)
    return None


def _of_actor(decision: Decision) -> str | None:
    if decision.action in {"correct", "withhold"}:
        return f"an actor cannot be told to {decision.action}; use name, redact, same or different"
    if decision.action == "add" and decision.field != ALIAS:
        return f"only another name, {ALIAS}, can be added to an actor; name an incident"
    return None
