"""What a built site offers to programs: heads, feeds, records and a map of its pages."""

import gzip
import json
import re
import xml.etree.ElementTree as ET
from html import unescape
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
HERE = "http://127.0.0.1/site/"
LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
ALTERNATE = re.compile(r'<link rel="alternate" type="([^"]+)" title="[^"]*" href="([^"]+)"')


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_every_alternate_of_a_page_is_there_and_is_what_it_says(site: Path) -> None:
    kinds = set()
    for page in pages(site):
        found = ALTERNATE.findall(page.read_text(encoding="utf-8"))
        assert found or page.name == "404.html"
        for kind, way in found:
            target = site / way.removeprefix("/site/") if way[0] == "/" else page.parent / way
            text = target.read_text(encoding="utf-8")
            assert text.startswith("<?xml" if kind == "application/atom+xml" else "{")
            kinds.add(kind)
    assert kinds == {"application/atom+xml", "application/feed+json", "application/json"}


def test_linked_data_is_sound_on_every_page_and_names_the_page(site: Path) -> None:
    told = set()
    for page in pages(site):
        text = page.read_text(encoding="utf-8")
        for script in LINKED.findall(text):
            main = json.loads(script)["@graph"][0]
            told.add(main["@type"])
            address = main.get("url") if main["@type"] != "NewsArticle" else None
            assert address in {None, HERE + page.relative_to(site).as_posix()} or "@id" not in main
    assert {"Event", "NewsArticle", "Dataset", "WebSite", "CollectionPage", "ProfilePage"} <= told


def test_a_shared_link_shows_title_words_and_the_archives_own_picture(site: Path) -> None:
    page = next(iter(sorted((site / "incidents").glob("2*.html"))))
    text = page.read_text(encoding="utf-8")
    shown = dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', text))
    assert unescape(shown["og:title"]).strip()
    assert shown["og:description"] == shown["description"]
    assert shown["og:url"] == HERE + page.relative_to(site).as_posix()
    picture = site / shown["og:image"].removeprefix(HERE)
    data = picture.read_bytes()
    assert data.startswith(b"\x89PNG")
    size = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    assert size == (int(shown["og:image:width"]), int(shown["og:image:height"]))


def test_the_map_of_the_site_lists_its_pages_with_the_day_of_their_last_change(site: Path) -> None:
    text = (site / "sitemap.xml").read_bytes()
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    found = {
        str(entry.findtext("s:loc", namespaces=names)): entry.findtext("s:lastmod", "", names)
        for entry in ET.fromstring(text).findall("s:url", names)  # noqa: S314 - our own
    }
    offered = {HERE + page.relative_to(site).as_posix() for page in pages(site)}
    assert set(found) <= offered | {HERE}
    assert len(found) > len(offered) * 0.9
    incidents = {way: day for way, day in found.items() if "/incidents/2" in way}
    assert incidents
    assert all(re.fullmatch(r"\d{4}(-\d\d){0,2}", day) for day in incidents.values())
    dated = [day for day in found.values() if day]
    assert max(dated) < "2026", "no day of a build"
    packed = (site / "sitemap.xml.gz").read_bytes()
    assert gzip.decompress(packed) == text
    assert int.from_bytes(packed[4:8], "little") < 1_767_225_600, "no moment of a build"


def test_no_page_shows_a_mark_of_the_text_that_it_was_made_from(site: Path) -> None:
    code = re.compile(r"<(code|pre|script)\b.*?</\1>", re.DOTALL)
    marks = re.compile(r"\{ [.#][a-z]")  # as templates write them; articles may hold others
    for page in pages(site):
        shown = re.sub(r"<[^>]+>", "", code.sub("", page.read_text(encoding="utf-8")))
        found = marks.search(shown)
        assert not found, f"{page.name}: {shown[found.start() - 40 : found.end() + 40]}"


def test_a_record_lies_beside_its_page(site: Path) -> None:
    for page in (site / "incidents").glob("2*.html"):
        text = page.read_text(encoding="utf-8")
        if "http-equiv" not in text.split("</head>")[0].replace("x-ua", ""):
            record = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
            assert f'href="{page.stem}.json"' in text
            assert record["id"] in text
