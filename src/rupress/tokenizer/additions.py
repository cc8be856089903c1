"""Sums and maxima of rows of a matrix over many small groups of them.

`ufunc.reduceat` does the same, but calls its inner loop for each group and each column. Here the first rows of all
groups are taken at once, then the second ones and so on, which takes a quarter of the time.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from rupress.matrices import Floats

Numbers = NDArray[np.intp]

_SIDE_BY_SIDE = 8
"""So many sums NumPy makes side by side where it adds up that many numbers or more."""


def sums(matrix: Floats, rows: Numbers, sizes: Numbers) -> Floats:
    """Add up the rows of each group, to the last bit as `np.add.reduceat` does.

    That adds whole eights of rows in eight sums, joins those, and then adds the rest one by one. In another order
    floats get other last bits, and pages other confidences.

    Args:
        matrix: the rows.
        rows: numbers of the rows of the first group, of the second one and so on.
        sizes: how many rows each group has.
    """
    begins, whole = np.cumsum(sizes) - sizes, sizes & -_SIDE_BY_SIDE
    added: Floats = np.zeros((len(sizes), matrix.shape[1]), np.float32)
    large = whole.nonzero()[0]
    if len(large):
        added[large] = _in_eights(matrix, rows, begins[large], whole[large])
    for k in range(_SIDE_BY_SIDE - 1):
        some = (sizes - whole > k).nonzero()[0]
        added[some] += matrix.take(rows[(begins + whole)[some] + k], axis=0)
    return added


def maxima(matrix: Floats, rows: Numbers, sizes: Numbers) -> Floats:
    """Give the largest number of each column over the rows of each group, at least 0; see `sums`."""
    order = _large_first(sizes)
    most: Floats = np.zeros((len(sizes), matrix.shape[1]), np.float32)
    for _, taken in _each(matrix, rows, (np.cumsum(sizes) - sizes)[order], sizes[order]):
        largest = most[: len(taken)]
        np.maximum(largest, taken, out=largest)
    return _sorted_back(most, order)


def _in_eights(matrix: Floats, rows: Numbers, begins: Numbers, sizes: Numbers) -> Floats:
    """Add up whole eights of rows, at least one for each group, in eight sums, and join these."""
    order = _large_first(sizes)
    eight: list[Floats] = []
    for k, taken in _each(matrix, rows, begins[order], sizes[order]):
        if k < _SIDE_BY_SIDE:
            eight.append(taken)
        else:
            eight[k % _SIDE_BY_SIDE][: len(taken)] += taken
    a, b, c, d, e, f, g, h = eight
    return _sorted_back(((a + b) + (c + d)) + ((e + f) + (g + h)), order)


def _each(matrix: Floats, rows: Numbers, begins: Numbers, sizes: Numbers) -> Iterator[tuple[int, Floats]]:
    """Take the first row of each group, then the second one and so on, of those that have so many; large ones first."""
    for k in range(int(sizes.max(initial=0))):
        count = int(np.searchsorted(-sizes, -k))
        yield k, matrix.take(rows[begins[:count] + k], axis=0)


def _large_first(sizes: Numbers) -> Numbers:
    return np.argsort(-sizes, kind="stable")


def _sorted_back(array: Floats, order: Numbers) -> Floats:
    back: Floats = np.empty_like(array)
    back[order] = array
    return back
