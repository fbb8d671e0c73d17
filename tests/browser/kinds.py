"""One page of every kind of a built site: what the browser tests go through."""

import re
from pathlib import Path

_KIND = re.compile(r'data-kind="([a-z-]+)"')


def one_of_each(site: Path) -> dict[str, str]:
    """The longest page of every kind by its kind, and of the parts of every index; every index and
    hand-written page by its path."""
    longest: dict[str, Path] = {}
    for path in sorted(site.rglob("*.html")):
        found = _KIND.search(path.read_text(encoding="utf-8"))
        kind = found.group(1) if found else "none"
        inside = path.relative_to(site)
        if path.name.startswith("of--"):
            kind = f"part of {inside.parts[0]}"
        if kind in {"index", "text", "none"}:
            if inside.parts[0] != "code":
                longest[inside.as_posix()] = path
        elif kind not in longest or path.stat().st_size > longest[kind].stat().st_size:
            longest[kind] = path
    return {kind: path.relative_to(site).as_posix() for kind, path in longest.items()}
