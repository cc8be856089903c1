"""Learn which line is the headline of a run of body text: weights of `rupress.tokenizer.anchors`."""

from __future__ import annotations

import numpy as np
from data import Example
from lbfgs import Vector, minimise
from sparse import NONE, Sparse, number

from rupress.tokenizer.anchors import Search, anchor_columns
from rupress.tokenizer.context import known_words, times_of
from rupress.tokenizer.groups import spelled
from rupress.tokenizer.keys import stated_titles

PENALTY = 2.0
MARKUP = 0.25
"""How much less the weights of markup cost: where there is any, it tells most."""
PRIOR = {"tag:h1": 2.0, "tag:h1|1": 2.0, "stated:is": 1.5}
"""What weights are drawn to instead of to nothing: so few pages have markup that they teach less than is known."""
_MARKUP = ("tag", "stated")


def seen_of(example: Example, run: tuple[int, int]) -> dict[int, list[str]]:
    """Name what is seen of the rows of a page that may be the headline of a run."""
    if run[1] <= run[0]:
        return {}
    rows = example.rows
    stated = stated_titles(example.source.facts)
    candidates, columns = anchor_columns(Search(rows, *run, known_words(rows, *run), times_of(rows), stated))
    return dict(zip(candidates, spelled(columns), strict=True))


def learn_headlines(examples: list[Example], weights: list[float], runs: list[tuple[int, int]]) -> dict[str, float]:
    """Learn the weights.

    Args:
        examples: pages with labels.
        weights: what each page counts.
        runs: the run of body text of each page, as weights have found it that have not seen the page.
    """
    names: list[list[list[str]]] = []
    pages: list[tuple[list[int], float]] = []
    for example, weight, run in zip(examples, weights, runs, strict=True):
        seen = seen_of(example, run)
        right = [k for k, i in enumerate(seen) if example.labels[i] == "headline"]
        if not seen or ("headline" in example.labels and not right):
            continue
        names.append(list(seen.values()))
        pages.append((right, weight))
    numbers = number(names)
    lines = Sparse([line for page in names for line in page], numbers)
    bounds = np.cumsum([0] + [len(page) for page in names])
    costs = np.array([MARKUP if name.startswith(_MARKUP) else 0.05 if name == NONE else 1.0 for name in numbers])
    costs *= PENALTY

    prior = np.array([PRIOR.get(name, 0.0) for name in numbers])

    def loss(point: Vector) -> tuple[float, Vector]:
        scores = lines.sums(point)
        slopes = np.zeros_like(scores)
        total, none = 0.0, 0.0
        for (right, weight), start, stop in zip(pages, bounds, bounds[1:], strict=False):
            own = scores[start:stop]
            most = max(own.max(), point[0])
            shares = np.exp(own - most)
            lack = float(np.exp(point[0] - most))
            norm = shares.sum() + lack
            wanted = shares[right].sum() if right else lack
            total += weight * float(np.log(norm / wanted))
            slope = shares / norm
            if right:
                slope[right] -= shares[right] / wanted
            slopes[start:stop] = weight * slope
            none += weight * (lack / norm - (0.0 if right else 1.0))
        away = point - prior
        slope = costs * away + lines.back(slopes)
        slope[0] += none
        return total + 0.5 * float(costs * away @ away), slope

    found = minimise(loss, np.zeros(len(numbers)), most=80)
    return dict(zip(numbers, found.tolist(), strict=True))
