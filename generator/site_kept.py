"""A page of the site that says the same is not rendered again.

MkDocs renders every page in every build. Here each page outside the navigation is rendered once,
by MkDocs and its theme, and its HTML is kept under a hash of all that it depends on: its Markdown,
the settings, the theme's files, the libraries, and that the pages it links to are there. MkDocs
then gets a page that is ready. What is new is rendered by as many processes as there are
processors. A page that gave a warning is not kept, so that the next build warns again.
"""

import hashlib
import logging
import os
import posixpath
import re
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import unquote, urlsplit

import jinja2
import msgspec
from mkdocs.commands.build import get_context as page_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.shelf import Shelf
from generator.site import GENERATED, MOVE

LIBRARIES = ("jinja2", "markdown", "mkdocs", "mkdocs-material", "pygments", "pymdown-extensions")
# Settings that no page shows: where things lie, what MkDocs does, and what is asked for apart.
NOT_SHOWN = frozenset(
    ("config_file_path", "dev_addr", "docs_dir", "draft_docs", "exclude_docs", "hooks", "nav",
     "not_in_nav", "plugins", "site_dir", "strict", "theme", "watch")
)  # fmt: skip
PARALLEL_FROM = 200  # below this many pages a second process costs more than it saves
MAPPED = ("kind", "redirect", "updated")  # what sitemap.xml asks of a page
TEMPLATE = "kept.html"  # what MkDocs renders in place of a page that is ready

_ADDRESS = re.compile(r'\b(?:href|src)="([^"#?]+)')


class Rendered(msgspec.Struct, frozen=True):
    """What rendering a page gave. `anchors` are its own, `links` the anchors that it links to in
    other pages (source of the page → anchor → link as written), `targets` the files it names,
    `mapped` what the map of the site says of it, `warnings` what MkDocs said."""

    html: str
    canonical: str | None
    anchors: tuple[str, ...]
    links: Mapping[str, Mapping[str, str]]
    targets: tuple[str, ...]
    mapped: Mapping[str, str] = {}
    warnings: tuple[tuple[int, str], ...] = ()


class ReadyPage(Page):
    """A page that has been rendered. MkDocs finds it read, converted and in need of nothing."""

    def __init__(self, file: File, config: MkDocsConfig, made: Rendered, files: Files) -> None:
        super().__init__(None, file, config)
        self.made = made
        self.meta = {"template": TEMPLATE, **made.mapped}
        self.canonical_url = made.canonical
        self.markdown = self.content = ""
        self.present_anchor_ids = set(made.anchors)
        found = ((files.get_file_from_path(uri), links) for uri, links in made.links.items())
        self.links_to_anchors = {file: dict(links) for file, links in found if file}

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing: the source was read before."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing: the page was converted before."""


class Renderer:
    """Renders pages as MkDocs does, from source to HTML."""

    def __init__(self, config: MkDocsConfig, files: Files, nav: Navigation) -> None:
        self.config = config
        self.files = files
        self.nav = nav
        self.env = config.plugins.on_env(config.theme.get_env(), config=config, files=files)
        self.documents = list(files.documentation_pages())
        self.addresses = {file.dest_uri for file in files}

    def __call__(self, file: File) -> Rendered:
        """One page, with what MkDocs warned of on the way."""
        said = _Listener()
        log = logging.getLogger("mkdocs")
        log.addHandler(said)
        before, log.propagate = log.propagate, False
        try:
            page = self._read(Page(None, file, self.config))
            html = self._build(page, self.env)
        finally:
            log.propagate = before
            log.removeHandler(said)
        links = {to.src_uri: links for to, links in (page.links_to_anchors or {}).items()}
        return Rendered(
            html=html,
            canonical=page.canonical_url,
            anchors=tuple(sorted(page.present_anchor_ids or ())),
            links=links,
            targets=tuple(sorted(_targets(html, file.dest_uri) & self.addresses)),
            mapped={name: str(page.meta[name]) for name in MAPPED if page.meta.get(name)},
            warnings=tuple(said.warnings),
        )

    def _read(self, page: Page) -> Page:
        plugins, config, files = self.config.plugins, self.config, self.files
        page = plugins.on_pre_page(page, config=config, files=files)
        page.read_source(config)
        page.markdown = plugins.on_page_markdown(
            page.markdown or "", page=page, config=config, files=files
        )
        page.render(config, files)
        page.content = plugins.on_page_content(
            page.content or "", page=page, config=config, files=files
        )
        return page

    def _build(self, page: Page, env: jinja2.Environment) -> str:
        plugins, config = self.config.plugins, self.config
        page.active = True
        context = page_context(self.nav, self.documents, config, page)
        template = env.get_template(page.meta.get("template", "main.html"))
        context = plugins.on_page_context(context, page=page, config=config, nav=self.nav)
        return str(plugins.on_post_page(template.render(context), page=page, config=config))


class _Listener(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings: list[tuple[int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.warnings.append((record.levelno, record.getMessage()))


def _targets(html: str, of: str) -> set[str]:
    """The files of the site that a page names, as paths below it."""
    folder = posixpath.dirname(of)
    parts = (urlsplit(address) for address in _ADDRESS.findall(html))
    return {
        posixpath.normpath(posixpath.join(folder, unquote(part.path)))
        for part in parts
        if not part.scheme and not part.netloc
    }


def make_ready(config: MkDocsConfig, files: Files, nav: Navigation, *, shelf: Shelf) -> None:
    """Give MkDocs every page outside the navigation ready rendered: from the shelf, or anew."""
    base = base_digest(config, nav)
    addresses = {file.dest_uri for file in files}
    listed = {page.file for page in nav.pages}  # a part of every other page: left to MkDocs
    names = {
        file: page_digest(file, base) for file in files.documentation_pages() if file not in listed
    }
    kept = {file: _kept(shelf, name, addresses) for file, name in names.items()}
    new = [file for file, known in kept.items() if known is None]
    made = dict(zip(new, _render(Renderer(config, files, nav), new), strict=True))
    for file, rendered in made.items():
        if not rendered.warnings:
            shelf.put(names[file], msgspec.json.encode(rendered))
    for file, known in kept.items():
        ready = known or made[file]
        file.page = ReadyPage(file, config, ready, files)
        _warn(ready)


def base_digest(config: MkDocsConfig, nav: Navigation) -> str:
    """One hash over what all pages depend on: settings, navigation, theme, hooks, libraries."""
    digest = hashlib.sha256()
    given = {name: config[name] for name in config if name not in NOT_SHOWN}
    own = config.extra.get("dateline") or {}
    own = {name: value for name, value in own.items() if name not in {GENERATED, MOVE}}
    given["extra"] = {**config.extra, "dateline": own}
    digest.update(msgspec.json.encode([given, dict(config.theme)], enc_hook=str))
    digest.update("\n".join(f"{page.title} {page.url}" for page in nav.pages).encode())
    digest.update(str(config.plugins.keys()).encode())
    for path in sorted(_code(config)):
        digest.update(path.name.encode() + path.read_bytes())
    for library in LIBRARIES:
        digest.update(f"{library} {metadata.version(library)}".encode())
    return digest.hexdigest()


def _code(config: MkDocsConfig) -> Iterator[Path]:
    """The theme's own files, and the modules that take part in rendering."""
    own = Path(__file__).parent
    yield own / "site_kept.py"
    yield own / "view" / "interface.py"
    yield from (own / "data").glob("interface-*.yml")
    yield from (Path(str(module.__file__)) for module in config["hooks"].values())
    if config.theme.custom_dir:
        yield from (path for path in Path(config.theme.custom_dir).rglob("*") if path.is_file())


def page_digest(file: File, base: str) -> str:
    """A hash over a page's place and Markdown, and over what all pages depend on."""
    return hashlib.sha256(f"{base}\0{file.dest_uri}\0".encode() + file.content_bytes).hexdigest()


def _kept(shelf: Shelf, name: str, addresses: set[str]) -> Rendered | None:
    """What is kept of a page, unless a file that it names has gone."""
    data = shelf.get(name)
    found = msgspec.json.decode(data, type=Rendered) if data else None
    return found if found and addresses.issuperset(found.targets) else None


def _warn(rendered: Rendered) -> None:
    log = logging.getLogger("mkdocs.structure.pages")
    for level, message in rendered.warnings:
        log.log(level, "%s", message)


# ---------------------------------------------------------------- processes

_WORK: list[tuple[Renderer, list[File]]] = []  # what a forked process finds


def _render(renderer: Renderer, files: list[File]) -> Iterable[Rendered]:
    """The pages of the files, in their order."""
    processes = _processes(len(files))
    if processes == 1:
        return map(renderer, files)
    _WORK[:] = [(renderer, files)]
    try:
        with get_context("fork").Pool(processes) as pool:
            return pool.map(_render_there, range(len(files)), chunksize=50)
    finally:
        _WORK.clear()


def _render_there(number: int) -> Rendered:
    ((renderer, files),) = _WORK
    return renderer(files[number])


def _processes(pages: int) -> int:
    """How many processes render; a process with threads of its own must not be forked."""
    can = sys.platform == "linux" and threading.active_count() == 1
    return len(os.sched_getaffinity(0)) if can and pages >= PARALLEL_FROM else 1
