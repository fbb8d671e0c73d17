"""MkDocs calls this: pages are generated before every build, so plain ``mkdocs build`` works."""

import re
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from generator.errors import SetupError
from generator.pipeline import generate
from generator.shelf import open_shelf
from generator.site import GENERATED
from generator.site_kept import ReadyPage, make_ready
from generator.view.fresh import NEVER, whole

WATCHED = ("seeds", "templates")

# Sections that search looks into, beside the first, by kind of page. Calendars, tables of agreement
# and lists that repeat other pages only crowd out what a reader looks for.
SEARCHED = {
    "home": frozenset[str](),
    "incident": frozenset(("facts", "reports", "voices", "actors")),
    "actor": frozenset(("names", "roles", "statements")),
    "day": frozenset[str](),
    "month": frozenset[str](),
    "year": frozenset[str](),
    "place": frozenset[str](),
    "source": frozenset(("read", "said")),
}
# How much a page of a kind weighs among the answers.
WEIGHT = {"incident": 3.0, "actor": 3.0, "place": 2.0, "day": 0.5, "month": 0.5, "year": 0.5}
_SECTION = re.compile(r'<h([2-6]) ([^>]*)id="([^"]*)"')
_ASIDE = re.compile(r'<(span class="count"|nav class="(?:crumbs|daynav)"|svg)(?=[ >])')
_HIDDEN = 'data-search-exclude="yes"'  # Material's search drops it again


def on_pre_build(config: MkDocsConfig) -> None:
    """Bring docs/ up to date with seeds/ and templates/, unless ``dateline build`` just did."""
    if (config.extra.get("dateline") or {}).get(GENERATED):
        return
    try:
        generate(_root(config), today=datetime.now(tz=UTC).date().isoformat())
    except SetupError as error:
        raise PluginError(str(error)) from error


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Have pages that say the same taken from what is kept, unless a plugin takes part: it may
    want to see every page."""
    if not set(config.plugins) - set(config.hooks):
        # a preview has another address, and a shelf of its own
        name = f"site-{sha256((config.site_url or '').encode()).hexdigest()[:8]}.sqlite"
        with open_shelf(_root(config) / ".cache" / name) as shelf:
            make_ready(config, files, nav, shelf=shelf)
    return nav


def on_post_page(output: str, *, page: Page, **_: object) -> str:
    """The HTML of a page that was ready."""
    return page.made.html if isinstance(page, ReadyPage) else output


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
    """Keep counts, crumbs, charts and sections that repeat others out of the search index; name
    the page that a former address leads to as the one that counts."""
    leads = page.meta.get("redirect")
    if leads:
        page.canonical_url = _address(str(leads), page, config)
    html = _ASIDE.sub(rf"<\1 {_HIDDEN}", html)
    kind = str(page.meta.get("kind"))
    kept = SEARCHED.get(kind)
    if kind in WEIGHT:
        page.meta.setdefault("search", {"boost": WEIGHT[kind]})
    if kept is None:
        return html
    return _SECTION.sub(lambda found: _section(found, kept), html)


def _address(path: str, page: Page, config: MkDocsConfig) -> str:
    """A page's full address, or the way to it from another where the site has none."""
    return urljoin(config.site_url, path) if config.site_url else get_relative_url(path, page.url)


def _section(found: re.Match[str], kept: frozenset[str]) -> str:
    level, attributes, id = found.groups()
    mark = "" if id in kept else f"{_HIDDEN} "
    return f'<h{level} {mark}{attributes}id="{id}"'


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent
