"""What was read once is kept by content, and nothing else decides."""

from pathlib import Path

import msgspec

from generator import cache
from generator.model import Article, Conventions, Head, Record, Seed

SEED = Seed(id="a", path="seeds/a.txt", data=b"A fire broke out.")
DATED = Head(published="2024-03-02", published_precision="day")


def pair(head: Head) -> cache.Pair:
    article = Article(id="a", sha256="0", text="A fire broke out.", format="text", head=head)
    return cache.Pair(article, Record(id="a", sha256="0", article=head))


def test_what_is_kept_comes_back_the_same(tmp_path: Path) -> None:
    cache.put(tmp_path / "kept", "k", (pair(DATED),))
    assert cache.get(tmp_path / "kept", "k") == (pair(DATED),)


def test_an_undated_article_is_read_anew_every_time(tmp_path: Path) -> None:
    cache.put(tmp_path, "k", (pair(Head()),))
    assert cache.get(tmp_path, "k") is None


def test_a_spoiled_file_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / "k").write_bytes(b'{"half')
    assert cache.get(tmp_path, "k") is None


def test_bytes_name_and_conventions_change_the_key_but_the_day_does_not() -> None:
    plain = cache.key(SEED, Conventions())
    assert cache.key(msgspec.structs.replace(SEED, data=b"Another."), Conventions()) != plain
    assert cache.key(msgspec.structs.replace(SEED, id="b"), Conventions()) != plain
    assert cache.key(SEED, Conventions(date_order="DMY")) != plain
    assert cache.key(SEED, Conventions(today="2024-03-03")) == plain
