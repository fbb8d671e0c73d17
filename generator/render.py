"""Turns the archive into the text of its pages: front matter and Markdown, the same every time."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from hashlib import sha256
from html import escape as html_escape
from importlib import metadata
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec
import yaml
from jinja2 import FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

from generator import addresses
from generator.escape import Safe, plain, shown
from generator.export import feeds, files, twin
from generator.export import page as data_page
from generator.export.heads import heads as page_heads
from generator.model import Archive
from generator.page import Head, Page
from generator.settings import Settings
from generator.shelf import Shelf
from generator.view import interface, timeline
from generator.view.lookup import look, spoken
from generator.view.makers import MAKERS

_NO_HEAD = Head()
# Filters that neither mark text as safe nor glue it together unseen.
_FILTERS = (
    "length",
    "list",
    "first",
    "last",
    "batch",
    "default",
    "lower",
    "round",
    "int",
    "sum",
    "capitalize",
)


def render(
    archive: Archive, settings: Settings, templates: Path, shelf: Shelf | None = None
) -> dict[str, str]:
    """Every page and file of the archive: its path below docs/ → its text. The pages speak the
    language of the settings, the files are the same in all. What a page shows decides its text,
    so a page that shows the same comes from the shelf, where there is one."""
    lookup = look(archive, settings)
    environment = jinja(templates)
    base = base_digest(settings, templates)
    rows = files.filled(lookup)
    data = files.texts(lookup, rows)
    texts = {f"{files.FOLDER}/{name}": found for name, found in data.items()}
    texts |= twin.texts(lookup)
    summaries: dict[str, str] = {}
    with interface.speaking(settings.language):
        lookup = look(spoken(archive), settings)
        heads = page_heads(lookup, data)
        for page in chain(*(make(lookup) for make in MAKERS), data_page.pages(lookup, rows, data)):
            if page.path in texts:
                raise ValueError(f"two pages want {page.path}")
            head = heads.head(page)
            summaries[page.path] = page.description
            if shelf is None:
                texts[page.path] = text(page, settings, environment, head)
                continue
            name = sha256(base + msgspec.msgpack.encode((page, head))).hexdigest()
            known = shelf.get(name)
            if known is None:
                known = text(page, settings, environment, head).encode()
                shelf.put(name, known)
            texts[page.path] = known.decode()
        texts[addresses.TIMELINE_DATA] = timeline.data(lookup)
        texts |= feeds.texts(lookup, summaries)
    return dict(sorted(texts.items()))


def base_digest(settings: Settings, templates: Path) -> bytes:
    """A hash over what all pages depend on beside what they show: settings, templates, code."""
    digest = sha256(msgspec.json.encode(settings))
    for folder in (templates / "pages", templates / "parts", Path(__file__).parent):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    digest.update("".join(map(metadata.version, ("jinja2", "babel"))).encode())
    return digest.digest()


class _Generator(CodeGenerator):
    """Compiles ``a ~ b`` into `glue`, which escapes as a page needs it and not only as HTML."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.write("environment.glue((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class _Templates(SandboxedEnvironment):
    """The templates' world. Text joined to text stays as safe, or as unsafe, as its parts are."""

    code_generator_class = _Generator
    intercepted_binops = frozenset({"+", "%"})

    def glue(self, parts: tuple[object, ...]) -> str:
        """The parts as one text; if any of them is safe, the others are escaped first."""
        if any(hasattr(part, "__html__") for part in parts):
            return Safe("").join(shown(part) for part in parts)
        return "".join(str(part) for part in parts)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """``+`` as `glue` when it joins texts."""
        if isinstance(left, str) or isinstance(right, str):
            if operator == "%":
                raise SecurityError("templates do not format text with %")
            return self.glue((left, right))
        return super().call_binop(context, operator, left, right)


def jinja(templates: Path) -> SandboxedEnvironment:
    """The templates' world: strict about names, and nothing is printed unescaped by accident."""
    environment = _Templates(
        loader=FileSystemLoader(templates),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
    )
    environment.filters = {name: FILTERS[name] for name in _FILTERS} | {
        "join": join,
        "thousands": thousands,
    }
    environment.globals = {
        "foreign": foreign,
        "say": say,
        "many": interface.many,
        "weekdays": interface.weekdays,
    }
    return environment


def say(key: str, **fields: object) -> Safe:
    """The words under a key, in which whatever is filled in is escaped."""
    text = Safe(interface.entry(key))
    return text.format(**{name: shown(value) for name, value in fields.items()}) if fields else text


def foreign(language: str | None = "en") -> Safe:
    """The ``lang`` of what is in another language than the page, as titles of incidents are."""
    own = interface.language()
    return Safe("") if not language or language == own else Safe(f' lang="{shown(language)}"')


def join(items: Iterable[object], separator: str = ", ") -> Safe:
    """The items with a separator between them, each escaped on its own."""
    return Safe(separator).join(shown(item) for item in items)


def thousands(count: int) -> str:
    """``12345`` → ``12,345``, as the language of the pages has it."""
    return interface.number(count)


def text(
    page: Page, settings: Settings, environment: SandboxedEnvironment, head: Head = _NO_HEAD
) -> str:
    """The Markdown of one page with its front matter."""
    body = environment.get_template(f"pages/{page.template}").render(
        view=page.view, page=page, settings=settings, **links(page.path)
    )
    return f"{front_matter(page, head)}\n{body.strip()}\n"


def links(path: str) -> Mapping[str, Callable[[str], Safe]]:
    """How the page at a path names others: `link` in Markdown, `href` and `word` in HTML."""
    way = partial(addresses.relative, from_page=path)
    return {
        "link": lambda target: Safe(way(target)),
        "href": lambda target: Safe(addresses.html(way(target))),
        "word": lambda anchor: Safe(addresses.html(way(addresses.word(anchor)))),
    }


def front_matter(page: Page, head: Head = _NO_HEAD) -> str:
    """The page's title and switches as YAML. Themes print them as they are, so they hold HTML."""
    meta: dict[str, Any] = {"title": html_escape(plain(page.title)), "kind": page.kind}
    if page.description:
        meta["description"] = html_escape(plain(page.description))
    if page.hide:
        meta["hide"] = list(page.hide)
    if page.redirect:
        meta["redirect"] = addresses.html(page.redirect)
    if head.updated:
        meta["updated"] = head.updated
    if head.feed:
        meta["feed"] = {"title": html_escape(plain(head.feed[0])), "path": head.feed[1]}
    if head.record:
        meta["record"] = head.record
    if head.linked:
        meta["linked"] = head.linked
    content = yaml.dump(
        meta, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10**6
    )
    return f"---\n{content}---\n"
