"""One invented article in every form that it may arrive in: the facts are the same."""

import datetime
import json
from collections.abc import Iterator
from html import escape

import pytest

from generator.extract.record import extract
from generator.gazetteer import Gazetteer
from generator.model import Article, Conventions, Figure, Record, Seed
from generator.read import read

ARTICLES = {
    "market": (
        "Bomb at a market in Hull kills 12",
        "2019-03-08",
        """
A bomb exploded at a market in Hull, England, on Thursday, March 7, killing 12 people and \
injuring 31 others, police said.

“I saw the roof lift off,” said Interior Minister Ilse Marran, who had come to the market with \
the rescuers.

The Islamic State group claimed responsibility for the attack on Friday. Two of the attackers \
were also killed.

In March 2017, a shooting in Leeds killed four people.
""".strip(),
    ),
    "station": (
        "Gunmen attack police station near Herat",
        "2021-06-15",
        """
Gunmen attacked a police station in Herat, Afghanistan, on Monday, June 14, 2021, killing at \
least five officers, the provincial governor’s spokesman said.

No group has claimed responsibility. The governor blamed the Taliban, who denied any part in the \
attack.

“We will rebuild it within a month,” Governor Tomas Reyle told reporters on Tuesday.
""".strip(),
    ),
    "bridge": (
        "Fire closes bridge in Porto",
        "2024-01-09",
        """
A bridge in Porto was closed on Monday, Jan. 8, after a fire had broken out below it.

Nobody was hurt, the mayor said. The engineers will look at the second arch.

The workshop below the arch burned out, and its owner told police he had smelled gas.
""".strip(),
    ),
}
URL = "https://lantern.example/world/story"
Told = tuple[str, str, str]


def text(told: Told) -> bytes:
    title, published, story = told
    return "\n\n".join([title, f"Published: {published}", story, ""]).encode()


def markdown(told: Told) -> bytes:
    title, published, story = told
    front = f"---\ntitle: {title}\npublished: {published}\n---"
    return "\n\n".join([front, f"# {title}", story, ""]).encode()


def page(told: Told) -> bytes:
    title, published, story = told
    body = "".join(f"<p>{escape(each)}</p>" for each in story.split("\n\n"))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | Lantern'
        f'</title><meta property="og:title" content="{title}">'
        f'<meta property="article:published_time" content="{published}T08:00:00Z"></head>'
        '<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>'
        f"<article><h1>{title}</h1>{body}</article><aside><h2>Most read</h2><ul><li>"
        '<a href="/1">Ferry strike enters second week, killing trade</a></li></ul></aside>'
        "<footer>© 2024 Lantern. All rights reserved.</footer></body></html>"
    ).encode()


def plain(told: Told) -> bytes:
    title, published, story = told
    whole = f"{title}\n\n{story}\n\n"
    return json.dumps({"id": "x", "text": whole, "published": published}).encode()


def lines(told: Told) -> bytes:
    return plain(told) + b"\n"


def schema_org(told: Told) -> bytes:
    title, published, story = told
    return json.dumps(
        {
            "@type": "NewsArticle",
            "headline": title,
            "datePublished": published,
            "articleBody": story,
        }
    ).encode()


def ninjs(told: Told) -> bytes:
    title, published, story = told
    body = "".join(f"<p>{escape(each)}</p>" for each in story.split("\n\n"))
    return json.dumps(
        {"headline": title, "versioncreated": f"{published}T08:00:00Z", "body_html": body}
    ).encode()


def warc(told: Told) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page(told)
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {URL}\r\n"
        f"WARC-Date: 2025-05-05T00:00:00Z\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def mail(told: Told) -> bytes:
    title, published, story = told
    sent = datetime.date.fromisoformat(published).strftime("%a, %d %b %Y 08:00:00 +0000")
    head = f"Message-ID: <1@lantern.example>\nSubject: {title}\nDate: {sent}\n"
    kind = "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
    return f"{head}{kind}Content-Transfer-Encoding: 8bit\n\n{story}\n".encode()


FORMS = {
    "a.md": markdown,
    "a.html": page,
    "a.json": plain,
    "a.jsonl": lines,
    "schema.json": schema_org,
    "ninjs.json": ninjs,
    "a.warc": warc,
    "a.eml": mail,
}


def extracted(data: bytes, name: str, gazetteer: Gazetteer) -> Record:
    assume = Conventions(today="2026-01-01")
    (article,) = read(Seed(id="a", path=name, data=data), assume)
    assert isinstance(article, Article), article
    return extract(article, gazetteer=gazetteer)


def facts(record: Record) -> Iterator[tuple[object, ...]]:
    """What a reader of the archive sees of an article."""
    yield "title", record.article.title
    yield "published", record.article.published
    for each in record.incidents:
        yield (
            *("incident", each.main, each.report_kind, each.type, each.stage),
            *(each.when.edtf, each.where.name, each.where.country, each.where.site),
            *(each.killed, each.injured, each.claimed, each.weapons, each.targets),
            *((a.actor, a.modality) for a in each.attributions),
        )
    for said in record.statements:
        yield "statement", said.speaker, said.verb, said.direct, said.quote, said.when
    for actor in record.actors:
        yield "actor", actor.key, actor.kind, actor.public, len(actor.mentions)


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("told", ARTICLES.values(), ids=ARTICLES)
def test_the_facts_do_not_depend_on_the_form(told: Told, name: str, gazetteer: Gazetteer) -> None:
    expected = list(facts(extracted(text(told), "a.txt", gazetteer)))
    assert list(facts(extracted(FORMS[name](told), name, gazetteer))) == expected


def test_the_facts_that_are_compared_are_many(gazetteer: Gazetteer) -> None:
    told = list(facts(extracted(text(ARTICLES["market"]), "a.txt", gazetteer)))
    assert told[:2] == [("title", "Bomb at a market in Hull kills 12"), ("published", "2019-03-08")]
    kinds = [each[0] for each in told]
    assert kinds.count("incident") == 2
    assert "statement" in kinds
    main = next(each for each in told if each[:2] == ("incident", True))
    killed = Figure(low=12, best=12, high=12)
    assert {"2019-03-07", "GB", "bombing", killed} <= set(main)
