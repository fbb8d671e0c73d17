"""The command line as a maintainer meets it: what is printed, what is written, how it exits."""

import json
import shutil
import subprocess
import sys
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import commands

ARTICLES = Path(__file__).parent / "articles"
DAY = ("--today", "2024-06-01")


def run(*arguments: str, given: str | None = None) -> Result:
    result = CliRunner().invoke(commands, list(arguments), input=given)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def records(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


class Harm(HTMLParser):
    """Finds what an article could have put onto a page if its text became markup."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.runs = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.runs = dict(attrs).get("type") != "application/ld+json"
        for name, value in attrs:
            target = (value or "").strip().lower()
            if name.startswith("on") or target.startswith(("javascript:", "data:text")):
                self.found.append(f"{tag} {name}={value}")
            if name == "src" and target.startswith(("http:", "https:", "//")):
                self.found.append(f"{tag} {name}={value}")
        if tag in {"iframe", "b"} and any(name.startswith("on") for name, _ in attrs):
            self.found.append(tag)

    def handle_data(self, data: str) -> None:
        if not self.runs and self.cdata_elem == "script":
            assert not set("<>&") & set(data)
            json.loads(data)
        elif self.cdata_elem == "script" and ("alert(1)" in data or "document.write('x')" in data):
            self.found.append(data)


@pytest.fixture
def archive(project: Path) -> Path:
    shutil.copytree(ARTICLES / "archive", project / "seeds", dirs_exist_ok=True)
    return project


def test_help_teaches_with_examples() -> None:
    said = run("--help").stdout
    assert "dateline add report.html" in said
    for name in (
        "build",
        "generate",
        "serve",
        "extract",
        "link",
        "check",
        "add",
        "explain",
        "diff",
    ):
        assert name in said
        assert run(name, "--help").exit_code == 0


def test_wrong_usage_ends_with_2() -> None:
    assert run("extract").exit_code == 2
    assert run("build", "--today", "yesterday").exit_code == 2
    assert "write it as 2024-01-31" in run("build", "--today", "yesterday").stderr


def test_extract_prints_a_record_an_article_in_input_order(project: Path) -> None:
    names = ["ferry.txt", "market-second.md", "market-third.html", "quarry.json"]
    result = run("extract", *(str(ARTICLES / "archive" / name) for name in names), *DAY)
    assert result.exit_code == 0
    assert [record["id"] for record in records(result)] == [
        "ferry", "market-second", "market-third", "quarry",
    ]  # fmt: skip


def test_extract_reads_json_lines_from_standard_input(project: Path) -> None:
    lines = [
        {"id": "x1", "text": "A bomb exploded in Valletta, Malta, on Monday, killing 3 people.",
         "published": "2024-03-05"},
        {"id": "x2", "text": "The council met."},
    ]  # fmt: skip
    result = run("extract", "-", *DAY, given="\n".join(map(json.dumps, lines)))
    assert result.exit_code == 0
    first, second = records(result)
    assert first["id"] == "x1"
    assert first["article"]["published"] == "2024-03-05"
    assert first["incidents"][0]["killed"]["best"] == 3
    assert second["incidents"] == []


def test_refused_inputs_end_with_3_and_the_rest_is_printed(project: Path) -> None:
    result = run("extract", str(ARTICLES / "hostile"), *DAY)
    assert result.exit_code == 3
    assert {"dots.. and spaces & <b>", "markup"} <= {str(r["id"]) for r in records(result)}
    assert "empty.txt:1: error:" in result.stderr
    assert "Traceback" not in result.stderr


def test_nothing_usable_ends_with_1(project: Path) -> None:
    assert run("extract", str(ARTICLES / "hostile" / "empty.txt"), *DAY).exit_code == 1
    assert run("extract", "no-such-file.txt", *DAY).exit_code == 1


def test_link_reads_what_extract_printed(project: Path) -> None:
    printed = run("extract", str(ARTICLES / "archive"), *DAY).stdout
    result = run("link", "-", given=printed)
    assert result.exit_code == 0
    incidents = records(result)
    market = next(i for i in incidents if i["id"] == "2024-03-04-valletta-bombing")
    articles = {r["article"] for r in market["reports"]}
    assert {"market-first", "market-second", "market-third"} <= articles


def test_link_names_a_line_that_is_no_record(project: Path) -> None:
    result = run("link", "-", given='{"id": 1}\n')
    assert result.exit_code == 1
    assert "-:1: error: no record" in result.stderr


REGISTERED = """incidents:
  2024-03-04-valletta-bombing:
    articles: [market-third]
    was: [2024-03-04-valletta-explosion]
"""


def test_build_publishes_and_a_second_build_writes_nothing(archive: Path) -> None:
    (archive / "seeds" / "registry.yml").write_text(REGISTERED, encoding="utf-8")
    first = run("build", "--json", *DAY)
    assert first.exit_code == 0, first.stderr
    counts = json.loads(first.stdout)
    assert counts["articles"] == 9
    assert counts["refused"] == 0
    assert (archive / "site" / "index.html").is_file()
    assert (archive / "site" / "incidents" / "2024-03-04-valletta-bombing.html").is_file()
    former = archive / "site" / "incidents" / "2024-03-04-valletta-explosion.html"
    leads = former.read_text(encoding="utf-8")
    page = "2024-03-04-valletta-bombing.html"
    assert f'<meta http-equiv="refresh" content="0; url={page}">' in leads
    assert f'<link rel="canonical" href="{page}">' in leads
    assert f'<a href="{page}">' in leads
    again = json.loads(run("generate", "--json", *DAY).stdout)
    assert again["pages_written"] == 0
    assert again["pages_removed"] == 0


def test_removing_a_seed_removes_its_pages(archive: Path) -> None:
    run("generate", *DAY)
    page = archive / "docs" / "incidents" / "2023-11-18-tromso-transport-accident.md"
    assert page.is_file()
    (archive / "seeds" / "ferry.txt").unlink()
    run("generate", *DAY)
    assert not page.exists()


def test_an_empty_archive_builds(project: Path) -> None:
    result = run("build", *DAY)
    assert result.exit_code == 0, result.stderr
    assert "0 articles read" in result.stdout
    assert (project / "site" / "timeline.html").is_file()


def test_harmful_seeds_are_refused_or_harmless_and_the_rest_builds(project: Path) -> None:
    shutil.copytree(ARTICLES / "hostile", project / "seeds", dirs_exist_ok=True)
    shutil.copy(ARTICLES / "archive" / "ferry.txt", project / "seeds")
    (project / "seeds" / "long.txt").write_text("A fire in Valletta " + "word " * 1_000_000)
    result = run("build", *DAY)
    assert result.exit_code == 3
    assert "Traceback" not in result.output
    pages = list((project / "site").rglob("*.html"))
    assert any("tromso" in page.name for page in pages)
    for page in pages:
        seen = Harm()
        seen.feed(page.read_text(encoding="utf-8"))
        assert seen.found == [], page.name
    told = (project / "site" / "sources" / "markup.html").read_text(encoding="utf-8")
    assert "{{ 7*7 }}" in unescape(told), "template code is shown, not run"
    known = {"docs", "generator", "mkdocs.yml", "seeds", "site", "templates", ".cache"}
    assert {path.name for path in project.iterdir()} <= known


def test_strict_ends_with_1_on_an_error(archive: Path) -> None:
    (archive / "seeds" / "empty.txt").write_text("")
    assert run("build", "--strict", *DAY).exit_code == 1
    assert (archive / "site" / "index.html").is_file()


def test_check_tells_each_problem_with_its_place(archive: Path) -> None:
    (archive / "seeds" / "empty.txt").write_text("")
    result = run("check", *DAY)
    assert result.exit_code == 1
    assert "seeds/empty.txt:1: error: " in result.stdout
    assert "seeds/hafen.md:1: note: language de is not read" in result.stdout
    assert "seeds/undated.txt:1: warning: no publication date" in result.stdout


def test_check_of_a_file_knows_the_outlets_of_the_project(project: Path) -> None:
    text = "Bridge closed in Porto\n\n01/02/2024 // Ilse Maran\n\nA bridge was closed after a fire."
    article = json.dumps({"id": "a", "text": text, "outlet": "Island Post"})
    (project / "a.jsonl").write_text(article)
    assert "can be 2024-01-02 or 2024-02-01" in run("check", "a.jsonl", *DAY).stdout
    outlets = "- name: Island Post\n  date_order: DMY\n"
    (project / "seeds" / "outlets.yml").write_text(outlets)
    assert "can be" not in run("check", "a.jsonl", *DAY).stdout


def test_check_names_a_decision_that_matches_nothing(archive: Path) -> None:
    (archive / "seeds" / "decisions.yml").write_text(
        "- action: withhold\n  target: 2020-01-01-nowhere-fire\n"
        "  who: R. Tellan\n  when: 2024-05-01\n  why: a test\n"
    )
    result = run("check", *DAY)
    assert "seeds/decisions.yml:1: warning: " in result.stdout
    assert result.exit_code == 0


def test_explain_tells_why_and_by_which_words(archive: Path) -> None:
    result = run("explain", "2024-03-04-valletta-bombing", *DAY)
    assert result.exit_code == 0
    assert "killing at least 12 people" in result.stdout
    assert "market-third" in result.stdout
    unknown = run("explain", "1999-nowhere", *DAY)
    assert unknown.exit_code == 1
    assert "1999-nowhere: no incident, actor or article" in unknown.stderr


def test_add_puts_an_article_under_its_day_and_title(project: Path) -> None:
    source = ARTICLES / "archive" / "market-first.txt"
    result = run("add", str(source), *DAY)
    assert result.exit_code == 0, result.stderr
    (path,) = (project / "seeds").rglob("*.txt")
    assert path.relative_to(project).as_posix() == (
        "seeds/2024/2024-03-04-bomb-at-market-in-valletta-kills-at-least-12.txt"
    )
    assert path.read_bytes() == source.read_bytes()
    assert "killed 12 or more, injured 40" in result.stdout
    assert "nothing was added" in run("add", str(source), *DAY).stdout


def test_add_never_overwrites_another_article(project: Path) -> None:
    text = "Fire in Valletta\n4 March 2024\n\nA fire broke out in Valletta, Malta, on Monday.\n"
    assert run("add", "-", *DAY, given=text).exit_code == 0
    assert run("add", "-", *DAY, given=text + "\nNobody was killed.\n").exit_code == 0
    names = sorted(path.name for path in (project / "seeds").rglob("*.txt"))
    assert names == ["2024-03-04-fire-in-valletta-2.txt", "2024-03-04-fire-in-valletta.txt"]


def test_add_refuses_what_cannot_be_read(project: Path) -> None:
    result = run("add", str(ARTICLES / "hostile" / "picture.txt"), *DAY)
    assert result.exit_code == 1
    assert list((project / "seeds").iterdir()) == []


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


def test_diff_shows_facts_gained_lost_and_changed(archive: Path) -> None:
    git(archive, "init", "-q")
    git(archive, "add", "seeds")
    git(archive, "commit", "-qm", "first")
    (archive / "seeds" / "ferry.txt").unlink()
    (archive / "seeds" / "market-third.html").unlink()
    shutil.copy(ARTICLES / "archive" / "ferry.txt", archive / "seeds" / "boat.txt")
    lines = run("diff", *DAY).stdout.splitlines()
    assert any(line.startswith("~ 2024-03-04-valletta-bombing: killed:") for line in lines)
    ferry = [
        line.split(": ", 1) for line in lines if "report ferry" in line or "report boat" in line
    ]
    assert sorted(line[0][0] for line in ferry) == ["+", "-"]
    assert "- article ferry: events: 1 reported, 0 looked back on" in lines
    table = run("diff", "--markdown", *DAY).stdout
    assert table.startswith("| Record | Field | Before | After |")


def test_diff_names_a_revision_that_git_does_not_know(archive: Path) -> None:
    git(archive, "init", "-q")
    result = CliRunner().invoke(commands, ["diff", "no-such-revision", *DAY])
    assert "name a revision it has" in str(result.exception)
    evil = CliRunner().invoke(commands, ["diff", *DAY, "--", "--output=x"])
    assert "is no git revision" in str(evil.exception)


def test_a_folder_without_a_project_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    command = [sys.executable, "-m", "generator", "check"]
    environment = {"PYTHONPATH": str(ARTICLES.parent.parent), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "run dateline in a project folder" in done.stderr


def test_export_prints_a_table_or_writes_all_of_them(archive: Path, tmp_path: Path) -> None:
    printed = run("export", "--format", "csv", *DAY)
    assert printed.exit_code == 0
    assert printed.stdout.startswith("id,page,title,")
    tolls = records(run("export", "--format", "jsonl", "--table", "tolls", *DAY))
    assert {"incident", "low", "best", "high"} <= set(tolls[0])
    points = json.loads(run("export", "--format", "geojson", *DAY).stdout)
    assert len(points["features"]) == len(printed.stdout.splitlines()) - 1
    out = tmp_path / "tables"
    assert run("export", "--format", "csv", "--out", str(out), *DAY).exit_code == 0
    assert (out / "incidents.csv").read_text(encoding="utf-8") == printed.stdout
    named = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    assert {each["path"] for each in named} == {path.name for path in out.glob("*.csv")}


def test_a_build_says_once_that_the_archive_knows_no_address(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATELINE_SITE_URL", raising=False)
    told = run("build", *DAY)
    assert told.exit_code == 0
    assert told.stderr.count("site_url is not set") == 1
    assert not (archive / "site" / "sitemap.xml").exists()


def test_export_knows_its_tables(archive: Path) -> None:
    assert run("export", "--format", "csv", "--table", "nonsense", *DAY).exit_code == 2
    assert run("export", "--format", "csv", "--table", "tolls", "--out", "x", *DAY).exit_code == 2


def test_what_is_exported_is_what_the_site_offers(archive: Path, tmp_path: Path) -> None:
    assert run("generate", *DAY).exit_code == 0
    for kind in ("csv", "jsonl", "geojson"):
        run("export", "--format", kind, "--out", str(tmp_path / "out"), *DAY)
    offered = {path.name: path.read_bytes() for path in (archive / "docs" / "data").iterdir()}
    written = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert offered == written
