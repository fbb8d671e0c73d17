"""Which files are articles, how they are named, and which are refused."""

from pathlib import Path

from generator import seeds
from generator.model import Problem, Seed


def tree(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return folder


def loaded(folder: Path) -> list[Seed | Problem]:
    return list(seeds.load(seeds.find(folder), below=folder, shown_from=folder))


def test_articles_lie_at_any_depth_and_come_in_order_of_name(tmp_path: Path) -> None:
    tree(tmp_path, "b.txt", "2024/a.md", "2024/01/z.html")
    names = [path.relative_to(tmp_path).as_posix() for path in seeds.find(tmp_path)]
    assert names == ["2024/01/z.html", "2024/a.md", "b.txt"]


def test_files_beside_the_articles_are_none(tmp_path: Path) -> None:
    tree(tmp_path, "decisions.yml", "outlets.yml", "registry.yml", "README.md", ".hidden", ".git/x")
    assert seeds.find(tmp_path) == ()


def test_an_article_may_be_called_decisions_further_down(tmp_path: Path) -> None:
    tree(tmp_path, "2024/decisions.yml")
    assert len(seeds.find(tmp_path)) == 1


def test_an_id_is_the_path_without_extension(tmp_path: Path) -> None:
    tree(tmp_path, "2024/harbour.fire.txt")
    (seed,) = loaded(tmp_path)
    assert isinstance(seed, Seed)
    assert seed.id == "2024/harbour.fire"


def test_two_files_never_share_an_id(tmp_path: Path) -> None:
    tree(tmp_path, "fire.html", "fire.txt")
    assert [seed.id for seed in loaded(tmp_path) if isinstance(seed, Seed)] == ["fire", "fire.txt"]


def test_a_link_is_refused_since_it_may_lead_out_of_the_project(tmp_path: Path) -> None:
    outside = tmp_path / "secret"
    outside.write_text("secret")
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "a.txt").symlink_to(outside)
    (problem,) = loaded(folder)
    assert isinstance(problem, Problem)
    assert "is a link" in problem.message


def test_a_name_with_control_characters_can_be_printed(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m\nb.txt").write_text("x")
    (seed,) = loaded(tmp_path)
    assert isinstance(seed, Seed)
    assert seed.id.isprintable()
    assert seed.path.isprintable()


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "dump.txt").open("wb") as file:
        file.truncate(seeds.SIZE_LIMIT + 1)
    (problem,) = loaded(tmp_path)
    assert isinstance(problem, Problem)
    assert problem.level == "error"
    assert "20 MB" in problem.message
