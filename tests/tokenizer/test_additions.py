"""Sums and maxima of groups: bit for bit what NumPy's own, slower functions give."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from rupress.tokenizer.additions import maxima, sums

Array = NDArray[Any]
SIZES = np.array([3, 0, 8, 1, 7, 9, 15, 16, 17, 24, 31, 40, 0, 5])


def groups() -> tuple[Array, Array]:
    numbers = np.random.default_rng(7)
    matrix = numbers.normal(size=(50, 6)).astype(np.float32)
    return matrix, numbers.integers(0, len(matrix), SIZES.sum())


def each(matrix: Array, rows: Array) -> list[Array]:
    """Give the rows of each group under a row of zeros, which is what an empty group has."""
    ends = np.cumsum(SIZES)
    zeros = np.zeros((1, matrix.shape[1]), np.float32)
    return [np.concatenate((zeros, matrix[rows[end - size : end]])) for size, end in zip(SIZES, ends, strict=True)]


def test_sums_are_those_of_numpy_to_the_last_bit() -> None:
    matrix, rows = groups()
    expected = [np.add.reduceat(group, [0])[0] for group in each(matrix, rows)]
    assert np.array_equal(sums(matrix, rows, SIZES), expected)


def test_maxima_are_those_of_numpy_and_no_less_than_zero() -> None:
    matrix, rows = groups()
    expected = [np.maximum.reduceat(group, [0])[0] for group in each(matrix, rows)]
    assert np.array_equal(maxima(matrix, rows, SIZES), expected)


def test_no_groups_have_no_sums() -> None:
    nothing = np.zeros(0, np.intp)
    matrix, _ = groups()
    assert sums(matrix, nothing, nothing).shape == maxima(matrix, nothing, nothing).shape == (0, 6)
