"""What the maintainer chose: ``extra.dateline`` in mkdocs.yml, and seeds/outlets.yml."""

from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
import yaml
from yaml_env_tag import construct_env_tag

from generator.errors import SetupError
from generator.model import Outlet, Problem

# A tagging entity of RFC 4151: a domain or an address of mail, and a day on which it was one's own.
_TAG = r"^(?:[a-z0-9.@_-]+,\d{4}(?:-\d{2}){0,2})?$"


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The archive's own choices. `languages` are those of its readers, the first is the page
    language; `date_order` decides 01/09/2024 when nothing else does; `privacy` "public" leaves
    out the problems page, "maintainer" shows it; `noindex` keeps search engines away; `licence`
    is that of the archive's data (an SPDX name, an address or words); `tag` the name under which
    feeds know its entries for ever ("example.org,2026"); `model`: a statistical model reads names
    beside the rules, where it is installed; `site_url` where it is published."""

    name: str = "Dateline"
    about: str = ""
    languages: tuple[str, ...] = ("en",)
    language: str = "en"
    date_order: Literal["DMY", "MDY"] | None = None
    privacy: Literal["public", "maintainer"] = "public"
    noindex: bool = False
    licence: str = ""
    tag: Annotated[str, msgspec.Meta(pattern=_TAG)] = ""
    model: bool = False
    site_url: str | None = None


class Project(msgspec.Struct, frozen=True, kw_only=True):
    """Where everything lies. All paths are absolute."""

    root: Path
    seeds: Path
    docs: Path
    templates: Path
    settings: Settings


class _Tolerant(yaml.SafeLoader):
    """Reads mkdocs.yml without running its tags (``!!python/name:…``); ``!ENV`` is read as
    MkDocs reads it, so that both know one site_url."""


_Tolerant.add_multi_constructor("", lambda loader, suffix, node: None)  # noqa: ARG005 - PyYAML's shape
_Tolerant.add_constructor("!ENV", construct_env_tag)


def load(root: Path, *, seeds: Path | None = None) -> Project:
    """The project in a folder. Raises SetupError when mkdocs.yml is missing or says nonsense."""
    config = root / "mkdocs.yml"
    if not config.is_file():
        raise SetupError(
            f"{config}: not found; run dateline in a project folder (one with mkdocs.yml)"
        )
    content = _mapping(config)
    chosen = (content.get("extra") or {}).get("dateline") or {}
    try:
        given = {
            "site_url": content.get("site_url") or None,
            "language": _language(content, chosen),
        }
        settings = msgspec.convert({**given, **chosen}, Settings)
    except (msgspec.ValidationError, TypeError) as error:
        raise SetupError(f"{config}: extra.dateline: {error}; see README.md") from error
    folder = (seeds or root / "seeds").resolve()
    if seeds and not folder.is_dir():
        raise SetupError(f"{seeds}: no such folder; name one that holds articles")
    return Project(
        root=root.resolve(),
        seeds=folder,
        docs=root.resolve() / "docs",
        templates=root.resolve() / "templates",
        settings=settings,
    )


def _language(content: dict[str, Any], chosen: Any) -> str:
    """The language of the pages: that of the theme, else the first of the readers' own."""
    theme = content.get("theme")
    named = theme.get("language") if isinstance(theme, dict) else None
    readers = chosen.get("languages") if isinstance(chosen, dict) else None
    return str(named or (readers[0] if isinstance(readers, list) and readers else "en"))


def _mapping(path: Path) -> dict[str, Any]:
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Tolerant)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SetupError(f"{path}: no YAML that can be read; {_one_line(error)}") from error
    if not isinstance(content, dict):
        raise SetupError(f"{path}: holds no settings; start from the one in the documentation")
    return content


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def outlets(path: Path) -> tuple[tuple[Outlet, ...], tuple[Problem, ...]]:
    """The outlets of seeds/outlets.yml: a list of mappings with `name` and more (see `Outlet`)."""
    if not path.is_file():
        return (), ()
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) or []
        return msgspec.convert(content, tuple[Outlet, ...]), ()
    except (yaml.YAMLError, UnicodeDecodeError, msgspec.ValidationError) as error:
        message = f"outlets could not be read ({_one_line(error)}); mend the file, it was left out"
        return (), (Problem(level="error", message=message, path=str(path), line=1),)
