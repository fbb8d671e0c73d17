"""MkDocs calls this: pages are generated before every build and indexed for search beside it, so
plain ``mkdocs build`` gives the whole site."""

import logging
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import urljoin

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from generator import search
from generator.errors import SetupError
from generator.pipeline import generate
from generator.shelf import open_shelf
from generator.site import GENERATED, MOVE
from generator.site_kept import ReadyPage, make_ready
from generator.site_moved import Move
from generator.view import interface
from generator.view.fresh import NEVER, whole
from generator.view.interface import DEFAULT, known, lacking, speaking

WATCHED = ("seeds", "templates")

_LOG = logging.getLogger("mkdocs.plugins.dateline")
_WORKER = ThreadPoolExecutor(max_workers=1)  # the index is made while MkDocs writes the pages
_INDEXES: dict[Path, Future[Path | None]] = {}


def on_pre_build(config: MkDocsConfig) -> None:
    """Bring docs/ up to date with seeds/ and templates/, unless ``dateline build`` just did."""
    if not (config.extra.get("dateline") or {}).get(GENERATED):
        wanted = str(config.theme["language"] or DEFAULT)
        if lacking(wanted):
            _LOG.info("%s", interface.told_lacking(wanted))
        try:
            generate(_root(config), today=datetime.now(tz=UTC).date().isoformat())
        except SetupError as error:
            raise PluginError(str(error)) from error


def on_env(env: Environment, *, config: MkDocsConfig, **_: object) -> Environment:
    """Let the theme speak the language of the pages, and tell what is not in it."""
    wanted = str(config.theme["language"] or DEFAULT)
    language = known(wanted)

    def say(key: str, **fields: object) -> str:
        with speaking(language):
            return interface.say(key, **fields)

    def foreign(page: Page | None) -> bool:
        """Pages that people wrote are in English, and all are where there are no other words."""
        authored = page is not None and not page.meta.get("kind")
        return lacking(wanted) or (language != DEFAULT and authored)

    env.globals |= {"say": say, "foreign": foreign, "spoken": language}
    return env


def _named(nav: Navigation, config: MkDocsConfig) -> None:
    """Sections and switches with the names that mkdocs.yml ships get those of the language."""
    with speaking(str(config.theme["language"] or DEFAULT)):
        names, switches = interface.entry("theme.nav"), interface.entry("theme.palette")
    palette = config.theme.get("palette")
    for scheme in palette if isinstance(palette, list) else ():
        switch = scheme.get("toggle") or {}
        if switch.get("name") in switches:
            switch["name"] = switches[switch["name"]]
    for item in nav.items:
        if item.title in names:
            item.title = names[item.title]


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Have pages that say the same taken from what is kept, unless a plugin takes part: it may
    want to see every page. Sections get their names in the language of the theme. The index for
    search is made from then on: a process with a second thread could not share out the pages."""
    _named(nav, config)
    if not set(config.plugins) - set(config.hooks):
        # a preview has another address, and a shelf of its own
        name = f"site-{sha256((config.site_url or '').encode()).hexdigest()[:8]}.sqlite"
        with open_shelf(_root(config) / ".cache" / name) as shelf:
            make_ready(config, files, nav, shelf=shelf)
    _INDEXES[_root(config)] = _WORKER.submit(search.index, _root(config))
    return nav


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """The HTML of a page that was ready; nothing, which MkDocs does not write, of one that is
    published already."""
    if not isinstance(page, ReadyPage):
        return output
    move = _move(config)
    stands = move is not None and move.stands(page.file.dest_uri, page.made.html)
    return "" if stands else page.made.html


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, **_: object) -> LiveReloadServer:
    """Rebuild the preview when a seed or a template changes; docs/ is watched already."""
    for folder in WATCHED:
        path = _root(config) / folder
        if path.is_dir():
            server.watch(str(path))
    return server


def on_page_markdown(markdown: str, *, page: Page, **_: object) -> str:
    """Date the page by the last change of what it shows, not by the day of the build."""
    page.update_date = whole(str(page.meta.get("updated") or NEVER))
    return markdown


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Name the page that a former address leads to as the one that counts."""
    leads = page.meta.get("redirect")
    if leads:
        page.canonical_url = _address(str(leads), page, config)
    return html


def _address(path: str, page: Page, config: MkDocsConfig) -> str:
    """A page's full address, or the way to it from another where the site has none."""
    return urljoin(config.site_url, path) if config.site_url else get_relative_url(path, page.url)


def on_post_build(config: MkDocsConfig) -> None:
    """Bring the search index into the site. Where none can be made, one line says so."""
    root = _root(config)
    try:
        folder = _INDEXES.pop(root).result()
    except search.SearchError as error:
        _LOG.warning("%s", error)
        return
    if folder is not None:
        move = _move(config)
        search.bring(folder, move.target if move else Path(config.site_dir))


def _move(config: MkDocsConfig) -> Move | None:
    """How ``dateline build`` publishes; plain MkDocs builds in the place itself."""
    found: Move | None = (config.extra.get("dateline") or {}).get(MOVE)
    return found


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent
