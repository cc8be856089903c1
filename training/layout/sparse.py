"""Named features of many things as index arrays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from lbfgs import Vector

NONE = "none"
"""The feature of a page without an article."""


def number(pages: Iterable[Iterable[Sequence[str]]], least: int = 2) -> dict[str, int]:
    """Number the features that stand on enough pages; `NONE` is number 0.

    Args:
        pages: by page and thing, the names of its features.
        least: on how many pages a feature must be seen.
    """
    counts = Counter(name for page in pages for name in sorted({name for thing in page for name in thing}))
    numbers = {NONE: 0}
    for name, count in counts.items():
        if count >= least:
            numbers[name] = len(numbers)
    return numbers


class Sparse:
    """The features of a row of things."""

    def __init__(self, things: Sequence[Sequence[str]], numbers: dict[str, int]) -> None:
        """Take the names of each thing's features; every thing has one at least that is numbered."""
        known = [[numbers[name] for name in names if name in numbers] for names in things]
        self.counts = np.array([len(names) for names in known], np.intp)
        self.index = np.array([name for names in known for name in names], np.intp)
        self.starts = np.concatenate([[0], np.cumsum(self.counts)[:-1]]).astype(np.intp)
        self.width = len(numbers)

    def sums(self, weights: Vector) -> Vector:
        """Sum up the weights of each thing."""
        sums: Vector = np.add.reduceat(weights[self.index], self.starts)
        return sums

    def back(self, slopes: Vector) -> Vector:
        """Carry slopes by thing over to the weights."""
        added: Vector = np.bincount(self.index, np.repeat(slopes, self.counts), self.width).astype(np.float64)
        return added
