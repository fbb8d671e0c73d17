"""What checks a page: axe and html-validate, through npm, locked in package-lock.json."""

import json
import subprocess
from pathlib import Path
from tempfile import TemporaryFile

HERE = Path(__file__).parent

AXE = """async rules => {
  // colours are looked at where they end, not on their way from light to dark
  const still = new CSSStyleSheet();
  still.replaceSync("*, ::before, ::after { transition: none !important; }");
  if (!document.adoptedStyleSheets.length) document.adoptedStyleSheets = [still];
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  const options = rules.length ? { runOnly: rules } : {};
  const found = await axe.run(document, { ...options, resultTypes: ["violations"] });
  return found.violations.map(v => v.id + ": " + v.nodes[0].target.join(" ") + ": "
    + v.nodes[0].failureSummary);
}"""


def invalid(folder: Path, tools: Path) -> list[str]:
    """What html-validate finds in the pages of a folder, a line each."""
    with TemporaryFile("w+", encoding="utf-8") as told:  # Node cuts off what a pipe cannot hold
        done = subprocess.run(
            [
                tools / ".bin" / "html-validate", "--config", HERE / "html-validate.json",
                "--formatter", "json", "**/*.html",
            ],
            cwd=folder, stdout=told, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
        told.seek(0)
        found = told.read()
    if done.returncode not in {0, 1}:
        raise RuntimeError(done.stderr)
    return [
        f"{Path(page['filePath']).relative_to(folder)}:{fault['line']}: {fault['message']}"
        for page in json.loads(found or "[]")
        for fault in page["messages"]
    ]
