"""MkDocs, called in this process: docs/ in, the site out."""

import logging
from pathlib import Path

from mkdocs import exceptions
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config

from generator.errors import SetupError
from generator.site_moved import Move

GENERATED = "generated"  # in extra.dateline: the hook need not read the seeds a second time
MOVE = "move"  # in extra.dateline: how the site gets to where it is published


class _Kept(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(f"mkdocs: {record.levelname.lower()}: {record.getMessage()}")


def build(root: Path, target: Path) -> tuple[str, ...]:
    """Publish the generated docs/ of a project into a folder; gives MkDocs' warnings.

    Raises SetupError when MkDocs cannot build at all.
    """
    kept = _Kept()
    log = logging.getLogger("mkdocs")
    log.addHandler(kept)
    try:
        move = Move(root / ".cache" / "site", target)
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(move.stage))
        config.extra.setdefault("dateline", {}).update({GENERATED: True, MOVE: move})
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build.build(config)
        config.plugins.on_shutdown()
        move.finish()
    except (exceptions.MkDocsException, SystemExit) as error:
        raise SetupError(f"mkdocs could not build: {error}; see mkdocs.yml") from error
    finally:
        log.removeHandler(kept)
    return tuple(kept.said)


def serve(root: Path, port: int) -> None:
    """Serve a project on the loopback address until interrupted; the hook rebuilds it."""
    address = f"127.0.0.1:{port}"
    try:
        mkdocs_serve.serve(str(root / "mkdocs.yml"), dev_addr=address, livereload=True)
    except exceptions.MkDocsException as error:
        raise SetupError(f"mkdocs could not serve: {error}; see mkdocs.yml") from error
