"""Fit the weights of the likeliest headline (`ru/layout_anchors.tsv`) to composed and invented pages.

The real pages take no part, so that what is measured on them is of pages never seen. A softmax over the lines that may
be the headline of a page's heaviest run of text, by gradient steps of fixed number: deterministic.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import numpy as np
from compose import compose
from data import Example, pages, text_example
from stories import articles
from train import SEED

from invented import invented_examples
from rupress.tokenizer.anchors import Run, candidates, seen
from rupress.tokenizer.context import overlap_of, runs_of, titles_of

TARGET = Path(__file__).parents[2] / "src/rupress/ru/layout_anchors.tsv"
COMPOSED = 700
PENALTY, STEPS, RATE = 0.005, 500, 0.1
WEIGHT = {"composed": 1.0, "invented": 3.0}
"""How much a page of each sort counts."""
SCALE, BIAS = 0.2, -0.25
"""Of the weights in the table, so that most headlines have 1 and most other lines less than 0."""

Page = tuple[float, list[dict[str, float]], list[bool]]
"""Weight of a page; for each line that may be the headline what is seen of it, and whether it is the headline."""


def page_of(example: Example, weight: float) -> Page | None:
    """Describe the lines of a page that may be its headline; None if there is no choice."""
    rows = example.rows
    runs = runs_of(rows)
    if not runs:
        return None
    start, stop, _ = runs[0]
    times = Counter(row.key for row in rows if row.key)
    run = Run(start, stop, overlap_of(rows, start, stop), times, titles_of(example.source.facts))
    found = candidates(rows, run)
    right = [example.labels[i] == "headline" for i in found]
    if not any(right) or all(right) or "body" not in example.labels[start:stop]:
        return None
    return weight, [dict(seen(rows, run, i, found)) for i in found], right


def fit(examples: list[Page]) -> dict[str, float]:
    """Fit the weights."""
    names = sorted({name for _, lines, _ in examples for line in lines for name in line} - {"bias"})
    number = {name: k for k, name in enumerate(names)}
    data = []
    for weight, lines, right in examples:
        table = np.zeros((len(lines), len(names)))
        for k, line in enumerate(lines):
            for name, value in line.items():
                if name in number:
                    table[k, number[name]] = value
        data.append((weight, table, np.array(right)))
    total = sum(weight for weight, _, _ in data)
    weights, mean, square = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        slope = PENALTY * weights
        for weight, table, right in data:
            scores = table @ weights
            guess = np.exp(scores - scores.max())
            guess /= guess.sum()
            gold = guess * right
            slope = slope + weight / total * (table.T @ (guess - gold / gold.sum()))
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope * slope
        rate = RATE if step < 0.7 * STEPS else 0.3 * RATE
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return dict(zip(names, weights, strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path, help="folder of labelled pages, whose furniture is used")
    parser.add_argument("stories", type=Path, help="file of Instant View articles")
    args = parser.parse_args()
    texts = [text_example(folder) for folder in pages(args.pages)]
    made = [page_of(e, WEIGHT["composed"]) for e in compose(COMPOSED, articles(args.stories), texts, SEED + 1)]
    made += [page_of(e, WEIGHT["invented"]) for facts in (True, False) for e in invented_examples(facts=facts)]
    weights = fit([page for page in made if page is not None])
    lines = [
        "# What speaks for a line as the headline, made by training/layout/anchors.py (docs/layout.md tells how).",
        "seen\tweight",
        f"bias\t{BIAS}",
        *(f"{name}\t{SCALE * weight:.3f}" for name, weight in sorted(weights.items())),
    ]
    TARGET.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
