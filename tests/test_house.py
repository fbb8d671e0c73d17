"""The house rules that a linter does not know: sizes, the one direction of imports, plain words."""

import ast
import io
import re
import tokenize
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator"
MODULES = sorted(PACKAGE.rglob("*.py"))
MODULE_LIMIT, FUNCTION_LIMIT = 300, 40

# The line from seed to page. A module imports from its own stage and from those above it.
LINE = (
    ("terms", "model", "errors", "vocabulary"),
    ("story", "names", "addresses", "shelf", "gazetteer_build"),
    ("gazetteer", "name_model"),
    ("seeds", "settings"),
    ("read",),
    ("extract",),
    ("registry",),
    ("decide",),
    ("link",),
    ("settle",),
    ("escape", "page"),
    ("view",),
    ("export",),
    ("render",),
    ("publish", "cache", "search"),
    ("pipeline",),
    ("explain", "add", "register"),
    ("diff", "site"),
    ("console", "hook", "overrule"),
    ("cli",),
    ("__main__",),
)


def stage(module: str) -> int:
    """Where a module stands in the line; ``decide_yaml`` belongs to ``decide``."""
    for place, names in enumerate(LINE):
        if any(module == name or module.startswith(f"{name}_") for name in names):
            return place
    raise AssertionError(f"generator/{module} has no place in the line; give it one")


def code_lines(source: str) -> set[int]:
    """The lines that hold code: no blanks, comments or docstrings."""
    lines: set[int] = set()
    skip = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT}
    tree = ast.parse(source)
    prose: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            prose |= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in skip:
            lines |= set(range(token.start[0], token.end[0] + 1))
    return lines - prose


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_and_its_functions_stay_small(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    lines = code_lines(source)
    assert len(lines) <= MODULE_LIMIT
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            first, last = node.body[0].lineno, node.end_lineno or node.lineno
            body = lines & set(range(first, last + 1))
            assert len(body) <= FUNCTION_LIMIT, f"{node.name} has {len(body)} lines"


def imported(tree: ast.AST) -> set[str]:
    """The stages that a module imports, as names below ``generator``."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "generator":
                found |= {alias.name for alias in node.names}
            elif node.module.startswith("generator."):
                found.add(node.module.split(".")[1])
    return found - {"__version__"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_up_the_line_only(path: Path) -> None:
    inside = path.relative_to(PACKAGE)
    if inside == Path("__init__.py"):
        return
    own = inside.parts[0].removesuffix(".py")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for name in imported(tree):
        assert stage(name) <= stage(own), f"{inside} imports {name}, which comes later"


def test_every_suppression_names_a_code_and_a_reason() -> None:
    pattern = re.compile(r"#\s*(?:noqa|type:\s*ignore)(?P<rest>.*)$")
    for path in MODULES:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if found := pattern.search(line):
                assert re.match(r"(?::\s*[A-Z]+\d+|\[[a-z-]+\]).*(?: - |  # )\S", found["rest"]), (
                    f"{path.name}:{number}: {line.strip()}"
                )


def test_pure_stages_ask_no_clock_and_no_environment() -> None:
    asking = re.compile(r"\b(?:os\.environ|datetime\.now|date\.today|time\.time)\b")
    may_ask = {"cli.py", "pipeline.py", "hook.py"}
    told = [
        path.name
        for path in MODULES
        if path.name not in may_ask and asking.search(path.read_text(encoding="utf-8"))
    ]
    assert told == []
