"""What Lighthouse says of home, timeline and incident on mobile settings, as Markdown.

    .venv/bin/python bench/lighthouse.py [--rounds 1] [--seeds seeds]

Builds the project for search engines (noindex: false) into a temporary folder, serves it from this
machine as web servers do (gzip), and lets Lighthouse, which comes through npm into .cache/, drive
the Chromium of the system. Of several rounds the middle one counts. What is below its reach is
told with the audits that cost it points; then the exit status is 1.
"""

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config.base import load_config

ROOT = Path(__file__).parent.parent
LOCK = Path(__file__).parent / "lighthouse"
TOOLS = ROOT / ".cache" / "lighthouse"
REACH = {"performance": 90, "accessibility": 95, "best-practices": 95, "seo": 95}
TEXT = (".html", ".css", ".js", ".json", ".svg", ".xml")


def installed() -> Path:
    """Lighthouse's program, installed as locked."""
    program = TOOLS / "node_modules" / ".bin" / "lighthouse"
    if not program.is_file():
        npm = shutil.which("npm")
        if npm is None:
            raise SystemExit("npm not found; install Node.js")
        TOOLS.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(LOCK / name, TOOLS)
        command = [npm, "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=TOOLS, check=True)
    return program


def site(folder: Path, seeds: Path, address: str) -> Path:
    """The project built for search engines."""
    for name in ("templates", "generator"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "seeds").symlink_to(seeds.resolve())
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(text.replace("noindex: true", "noindex: false"))
    shutil.copytree(ROOT / "docs", folder / "docs")
    os.environ["DATELINE_SITE_URL"] = address
    build(load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site")))
    return folder / "site"


class Compressing(SimpleHTTPRequestHandler):
    """Serves texts compressed and lets browsers keep them, as the usual hosts do."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """A file; texts are compressed."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            return self.send_error(404)
        data = path.read_bytes()
        text = path.suffix in TEXT
        data = gzip.compress(data, 6) if text else data
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=600")
        if text:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data)
        return None

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
        """Nothing is logged."""


def audit(program: Path, address: str) -> dict[str, Any]:
    """Lighthouse's report on a page."""
    command = [
        str(program), address, "--quiet", "--output=json", "--output-path=stdout",
        f"--only-categories={','.join(REACH)}",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ]  # fmt: skip
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or ""
    environment = {**os.environ, "CHROME_PATH": chromium}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def score(report: dict[str, Any], category: str) -> int:
    """Points out of a hundred."""
    return round(100 * (report["categories"][category]["score"] or 0))


def costs(report: dict[str, Any], category: str) -> list[str]:
    """The audits that cost points in a category."""
    ids = [ref["id"] for ref in report["categories"][category]["auditRefs"] if ref["weight"]]
    audits = [report["audits"][id] for id in ids]
    return [
        f"{audit['id']} {audit.get('displayValue', '')}".strip()
        for audit in audits
        if audit["score"] is not None and audit["score"] < 0.9
    ]


def main() -> int:
    """Measure and print; 1 when anything is below its reach."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--seeds", type=Path, default=ROOT / "seeds")
    options = parser.parse_args()
    program = installed()
    failed = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        handler = partial(Compressing, directory=str(folder / "site"))
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            address = f"http://127.0.0.1:{server.server_port}/"
            built = site(folder, options.seeds, address)
            incidents = [path for path in built.glob("incidents/*.html") if path.stem != "index"]
            longest = max(incidents, key=lambda path: (path.stat().st_size, path.name))
            pages = ("index.html", "timeline.html", f"incidents/{longest.name}")
            print(f"| Page | {' | '.join(REACH)} |\n|---|{'---:|' * len(REACH)}")
            for page in pages:
                rounds = [audit(program, address + page) for _ in range(options.rounds)]
                rounds.sort(key=lambda report: score(report, "performance"))
                report = rounds[len(rounds) // 2]
                points = {name: score(report, name) for name in REACH}
                print(f"| {page} | {' | '.join(map(str, points.values()))} |", flush=True)
                failed += [
                    f"{page}: {name} {points[name]} < {least}: {', '.join(costs(report, name))}"
                    for name, least in REACH.items()
                    if points[name] < least
                ]
            server.shutdown()
    print("\n".join(["", *failed]))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
