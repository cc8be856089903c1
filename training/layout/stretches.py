"""Learn what a run of body text looks like: weights of `rupress.tokenizer.zones`.

Of all stretches of a page, and of none at all, the one from its first line of body text to the last is to be the
likeliest. A stretch's score is the sum over its lines and its two ends, so the sum over all stretches takes one pass,
and so does every line's probability to be inside of one.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from data import Example
from lbfgs import Vector, minimise
from sparse import NONE, Sparse, number

from rupress.tokenizer.groups import spelled
from rupress.tokenizer.rows import Row
from rupress.tokenizer.zones import zone_columns

PENALTY = 1.0
MARKUP = 6.0
"""How much more the weights of markup cost: few sites have taught them."""
_MARKUP = ("in tag", "in within", "in links", "in bold", "in class", "in picture", "first edge", "last edge")
ENOUGH = 120
"""Characters of body text that make an article."""
LENIENT = 2.0
"""What no run at all loses against any, as a natural logarithm: an article missed costs more than a list taken for
one, which the line model still sees."""


def body_of(example: Example) -> tuple[int, int] | None:
    """Give the first row of body text and the row after the last, or None."""
    body = [i for i, label in enumerate(example.labels) if label == "body"]
    if sum(len(example.rows[i].folded) for i in body) < ENOUGH:
        return None
    return body[0], body[-1] + 1


class _Page(NamedTuple):
    start: int
    stop: int
    span: tuple[int, int] | None
    weight: float


def learn_stretches(examples: list[Example], weights: list[float]) -> dict[str, float]:
    """Learn the weights.

    Args:
        examples: pages with labels.
        weights: what each page counts.
    """
    kept = [(example, weight) for example, weight in zip(examples, weights, strict=True) if example.rows]
    seen = [_names(example.rows) for example, _ in kept]
    numbers = number([[name for part in row for name in part] for row in page] for page in seen)
    inside, first, last = (Sparse([row[k] for page in seen for row in page], numbers) for k in range(3))
    pages, at = [], 0
    for example, weight in kept:
        pages.append(_Page(at, at + len(example.rows), body_of(example), weight))
        at += len(example.rows)
    costs = np.array([MARKUP if name.startswith(_MARKUP) else 0.05 if name == NONE else 1.0 for name in numbers])
    costs *= PENALTY

    def loss(point: Vector) -> tuple[float, Vector]:
        parts = (inside.sums(point), first.sums(point), last.sums(point))
        value, slopes, none = _loss(float(point[0]), parts, pages)
        slope = costs * point + inside.back(slopes[0]) + first.back(slopes[1]) + last.back(slopes[2])
        slope[0] += none
        return value + 0.5 * float(costs * point @ point), slope

    found = minimise(loss, np.zeros(len(numbers)))
    found[0] -= LENIENT
    return dict(zip(numbers, found.tolist(), strict=True))


def _names(rows: list[Row]) -> list[tuple[list[str], list[str], list[str]]]:
    """Name what is seen of each row of a page: inside of a run, as its first row, as its last one."""
    inside, first, last = zone_columns(rows)
    return list(zip(spelled(inside), spelled([first]), spelled([last]), strict=True))


def _loss(
    none: float, parts: tuple[Vector, Vector, Vector], pages: list[_Page]
) -> tuple[float, tuple[Vector, Vector, Vector], float]:
    """Give minus the logarithm of the probability of all pages' stretches, and its slopes."""
    inside, first, last = parts
    total, of_none = 0.0, 0.0
    slopes = (np.zeros_like(inside), np.zeros_like(inside), np.zeros_like(inside))
    for start, stop, span, weight in pages:
        sums = np.concatenate([[0.0], np.cumsum(inside[start:stop])])
        begins = first[start:stop] - sums[:-1]
        ends = last[start:stop] + sums[1:]
        opened = np.logaddexp.accumulate(begins)
        closing = np.logaddexp.accumulate(ends[::-1])[::-1]
        whole = ends + opened
        most = whole.max()
        norm = np.logaddexp(most + np.log(np.exp(whole - most).sum()), none)
        shares = [np.exp(opened + closing - norm), np.exp(begins + closing - norm), np.exp(whole - norm)]
        lack = float(np.exp(none - norm))
        if span is None:
            total += weight * (norm - none)
            lack -= 1
        else:
            a, b = span
            total += weight * (norm - begins[a] - ends[b - 1])
            shares[0][a:b] -= 1
            shares[1][a] -= 1
            shares[2][b - 1] -= 1
        of_none += weight * lack
        for slope, share in zip(slopes, shares, strict=True):
            slope[start:stop] = weight * share
    return total, slopes, of_none
