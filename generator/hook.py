"""MkDocs calls this: pages are generated before every build, so plain ``mkdocs build`` works."""

from datetime import UTC, datetime
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer

from generator.errors import SetupError
from generator.pipeline import generate
from generator.site import GENERATED

WATCHED = ("seeds", "templates")


def on_pre_build(config: MkDocsConfig) -> None:
    """Bring docs/ up to date with seeds/ and templates/, unless ``dateline build`` just did."""
    if (config.extra.get("dateline") or {}).get(GENERATED):
        return
    try:
        generate(_root(config), today=datetime.now(tz=UTC).date().isoformat())
    except SetupError as error:
        raise PluginError(str(error)) from error


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, **_: object) -> LiveReloadServer:
    """Rebuild the preview when a seed or a template changes; docs/ is watched already."""
    for folder in WATCHED:
        path = _root(config) / folder
        if path.is_dir():
            server.watch(str(path))
    return server


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent
