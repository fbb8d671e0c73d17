"""Fit the weights of generator/data/prose.yml anew and print how they do on sites held back.

    DATELINE_GOLD=/path/to/gold .venv/bin/python bench/fit_prose.py [--write]

Logistic regression over the traits of generator/read/traits.py, on the `flat` pages (lines that
the marked story has are positive), on the same stories without their page, and on the clean texts
of `te3`. Five folds by site; the figure is the scorer's F1 of four-word shingles.
"""

import collections
import hashlib
import json
import os
import re
import sys
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from generator.read import layout, lines
from generator.read.seen import Seen
from generator.read.traits import traits

Array = npt.NDArray[np.float64]
DATA = Path(__file__).parent.parent / "generator" / "data" / "prose.yml"
FOLDS = 5
RIDGE = 10.0
LEAN = (
    0.8  # log-odds added to the fitted start: a lost line of the story costs more than a kept one
)
WEIGHTS = {"main": 30.0, "page": 30.0, "clean": 12.0, "te3": 4.0}
_WORD = re.compile(r"\w+")


class Page(NamedTuple):
    """A page with its lines' traits and whether each is story."""

    kind: str
    fold: int
    seen: list[Seen]
    traits: Array
    story: Array
    sizes: Array
    gold: collections.Counter[tuple[str, ...]]


def shingles(text: str) -> collections.Counter[tuple[str, ...]]:
    """The runs of four words of a text, counted."""
    words = _WORD.findall(text.lower())
    return collections.Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def page(kind: str, text: str, body: str, *, fold: int, url: str | None = None) -> Page | None:
    """A text as a page, its lines' traits in the order of their names."""
    ruled = [line for line in lines.join(lines.split(text), text) if line.words]
    if not ruled:
        return None
    seen = layout.look(ruled)
    told = traits(seen, url)
    rows = np.array([[column.get(i, 0.0) for column in told.values()] for i in range(len(seen))])
    sizes = np.array([len(_WORD.findall(line.words)) + 1.0 for line in ruled])
    story = np.array([_is_story(line.words, body) for line in ruled]) if kind != "te3" else None
    marks = np.ones(len(ruled)) if story is None else story
    return Page(kind, fold, seen, rows, marks, sizes, shingles(body))


def _is_story(words: str, body: str) -> float:
    own = _WORD.findall(words.lower())
    whole = f" {' '.join(_WORD.findall(body.lower()))} "
    if len(own) < 3:
        return float(bool(own) and f" {' '.join(own)} " in whole)
    triples = list(zip(own, own[1:], own[2:], strict=False))
    return float(sum(f" {' '.join(t)} " in whole for t in triples) / len(triples) > 0.6)


def load(gold: Path) -> list[Page]:
    """All pages: as dumped, as the story alone below its first line, and the clean texts."""
    told = [json.loads(line) for line in _lines(gold / "flat.articles.jsonl")]
    marked = {d["id"]: d for d in map(json.loads, _lines(gold / "flat.gold.jsonl"))}
    found: list[Page | None] = []
    for article in told:
        mark, text = marked[article["id"]], article["text"]
        site = urlsplit(article["url"]).netloc
        fold = int(hashlib.sha256(site.encode()).hexdigest(), 16) % FOLDS
        found.append(page(mark["kind"], text, mark["body"], fold=fold, url=article["url"]))
        if mark["kind"] == "main":
            first = next(line for line in text.splitlines() if line.strip())
            clean = "\n\n".join([first, *(x for x in mark["body"].splitlines() if x.strip())])
            found.append(page("clean", clean, mark["body"], fold=fold))
    for number, line in enumerate(_lines(gold / "te3.articles.jsonl")):
        text = json.loads(line)["text"]
        found.append(page("te3", text, text, fold=number % FOLDS))
    return [p for p in found if p]


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def fit(pages: list[Page]) -> Array:
    """The weights and, last, the start: Newton's method on the penalised likelihood."""
    x = np.vstack([p.traits for p in pages])
    x = np.hstack([x, np.ones((len(x), 1))])
    y = np.concatenate([p.story for p in pages])
    roots = [np.sqrt(p.sizes) for p in pages]
    each = np.concatenate(
        [root / root.sum() * WEIGHTS[p.kind] for root, p in zip(roots, pages, strict=True)]
    )
    b: Array = np.zeros(x.shape[1])
    for _ in range(30):
        odds = 1 / (1 + np.exp(-np.clip(x @ b, -30, 30)))
        slope = x.T @ (each * (odds - y)) + RIDGE * b
        bend = (x * (each * odds * (1 - odds))[:, None]).T @ x + RIDGE * np.eye(len(b))
        b = b - np.linalg.solve(bend, slope)
    return b


def score(pages: list[Page], weights: Array) -> dict[str, list[float]]:
    """Each page's F1 by kind, with the weights given."""
    found: dict[str, list[float]] = collections.defaultdict(list)
    for p in pages:
        odds = p.traits @ weights[:-1] + weights[-1] + LEAN
        told: Any = np.clip(odds, -layout.MOST, layout.MOST)
        kept = layout.story(p.seen, told.tolist(), layout.under_heads(p.seen))
        text = "\n".join(p.seen[n].line.words for n in sorted(kept))
        mine = shingles(text)
        common = sum((mine & p.gold).values())
        found[p.kind].append(2 * common / (sum(mine.values()) + sum(p.gold.values())))
    return found


def write(weights: Array, names: list[str]) -> None:
    """The weights in place of those of the file; its explanations stay."""
    values = dict(zip(names, weights, strict=False)) | {"start": weights[-1] + LEAN}

    def renew(match: re.Match[str]) -> str:
        return f"{match[1]}{values[match[2]]:.2f}"

    text = DATA.read_text(encoding="utf-8")
    DATA.write_text(
        re.sub(rf"(?m)^(\s*({'|'.join(values)}): )-?[\d.]+", renew, text), encoding="utf-8"
    )


def main() -> None:
    """Fit on four fifths of the sites and score the rest, in turn; then fit on all."""
    pages = load(Path(os.environ["DATELINE_GOLD"], "bench", "data"))
    found: dict[str, list[float]] = collections.defaultdict(list)
    for fold in range(FOLDS):
        weights = fit([p for p in pages if p.fold != fold])
        for kind, values in score([p for p in pages if p.fold == fold], weights).items():
            found[kind] += values
    for kind, values in found.items():
        print(f"{kind}: {sum(values) / len(values):.4f} of {len(values)} pages, sites held back")
    if "--write" in sys.argv:
        write(fit(pages), list(traits(pages[0].seen)))


if __name__ == "__main__":
    main()
