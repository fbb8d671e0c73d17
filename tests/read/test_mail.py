"""E-mails: newsletters and press releases as a mail program saves them."""

from pathlib import Path

import msgspec
import pytest

from generator import add, settings
from generator.model import Article, Conventions, Problem, Seed
from generator.read import PACKED, read

STORY = (
    "A bridge in the old town of Porto was closed on Monday after a fire had broken out below it,"
    " and the police asked all drivers to take the tunnel.\n\nNobody was hurt, said the mayor, who"
    " had come to the bridge with the engineers. They will look at the second arch on Tuesday, and"
    " the bridge stays closed until they have come to a result.\n"
)
HEAD = (
    "Received: from mail.coastcourier.example; Tue, 9 Jan 2024 09:00:05 +0000\n"
    "From: =?utf-8?q?Coast_Courier?= <news@coastcourier.example>\nTo: desk@island.example\n"
    "Subject: Bridge closed\n in Porto\nDate: Tue, 9 Jan 2024 23:30:00 -0500\n"
    "Message-ID: <1@coastcourier.example>\nList-Id: <news.coastcourier.example>\n"
    "MIME-Version: 1.0\n"
)
PLAIN = f"{HEAD}Content-Type: text/plain; charset=utf-8\n\n{STORY}"
PAGE = (
    "<html><body><article><h1>Bridge closed in Porto</h1>"
    f"{''.join(f'<p>{each}</p>' for each in STORY.split(chr(10) * 2))}</article></body></html>"
)


def results(data: str | bytes, name: str = "a.eml") -> tuple[Article | Problem, ...]:
    raw = data.encode() if isinstance(data, str) else data
    return read(Seed(id="a", path=name, data=raw), Conventions(today="2026-01-01"))


def one(data: str | bytes, name: str = "a.eml") -> Article:
    (found,) = results(data, name)
    assert isinstance(found, Article), found
    return found


def both(plain: str, page: str) -> str:
    return (
        f'{HEAD}Content-Type: multipart/alternative; boundary="x"\n\n'
        f"--x\nContent-Type: text/plain; charset=utf-8\n\n{plain}\n"
        f"--x\nContent-Type: text/html; charset=utf-8\n\n{page}\n--x--\n"
    )


def test_a_newsletter_tells_title_outlet_and_the_day_it_was_sent() -> None:
    head = one(PLAIN).head
    assert head.title == "Bridge closed in Porto"
    assert head.outlet == "Coast Courier"
    assert (head.published, head.published_basis) == ("2024-01-09", "metadata")


def test_an_email_is_known_by_its_header_whatever_its_name() -> None:
    assert one(PLAIN, "a.txt").head.title == "Bridge closed in Porto"


def test_a_text_with_label_lines_is_no_email() -> None:
    text = f"From: the harbour\nSubject: bridges\nDate: 2024-01-09\n\n{STORY}"
    assert one(text, "a.txt").text == text


def test_the_longer_of_text_and_page_is_read() -> None:
    assert "second arch" in one(both(STORY, "<p>Nothing here.</p>")).text
    pointer = one(both("Read this in your browser.", PAGE))
    assert "second arch" in pointer.text
    assert "browser" not in pointer.text


def test_a_person_who_writes_is_no_outlet() -> None:
    assert one(PLAIN.replace("List-Id", "X-Nothing")).head.outlet is None


def test_attachments_are_not_read() -> None:
    attached = both(STORY, "<p>x</p>").replace(
        "--x--",
        "--x\nContent-Type: text/html\nContent-Disposition: attachment; filename=a.html\n\n"
        "<p>Hidden.</p>\n--x--",
    )
    assert "Hidden" not in one(attached).text


@pytest.mark.parametrize(
    "data",
    [
        HEAD,
        f"{HEAD}Content-Type: image/png\n\nabc",
        f"{HEAD}Content-Type: text/plain; charset=no-such\n\n",
        HEAD.replace("Subject:", "Subject: =?utf-8?b?////?= =?x?q?=ff?="),
        f"{HEAD}Content-Type: multipart/mixed; boundary=x\n\n" + "--x\nContent-Type: a/b\n" * 2_000,
        b"\x00\xff" * 500,
    ],
)
def test_an_email_without_text_is_one_problem(data: str | bytes) -> None:
    (problem,) = results(data)
    assert isinstance(problem, Problem)
    assert problem.level == "error"
    assert "\n" not in problem.message


def test_a_date_that_is_none_leaves_the_article_undated() -> None:
    assert one(PLAIN.replace("Date: Tue, 9 Jan 2024", "Date: Blursday, 9 Jan")).head.title


def test_each_packed_kind_names_the_files_that_are_added(project: Path) -> None:
    added = add.add(
        settings.load(project), Seed(id="-", path="-", data=PLAIN.encode()), today="2026-01-01"
    )
    assert added.path
    assert added.path.endswith("2024-01-09-bridge-closed-in-porto.eml")
    assert {kind.name for kind in PACKED} == {"capture", "mail"}


def test_an_article_in_json_is_added_as_json(project: Path) -> None:
    data = msgspec.json.encode({"id": "a", "title": "Bridge closed in Porto", "text": STORY})
    added = add.add(settings.load(project), Seed(id="-", path="-", data=data), today="2026-01-01")
    assert added.path
    assert added.path.endswith(".json")
