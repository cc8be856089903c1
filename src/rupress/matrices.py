"""Products of matrices and convolutions over a sequence, as the networks of names and of lines need them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_ALONE = 1 << 18
"""Fewer multiplications OpenBLAS does in one thread. More it shares out to a thread for each core, and those wait for
each other in a loop: on a machine that parses a page on every core that takes ten times as long."""
_WIDE = 48
"""Columns multiplied at once; with them a block has twenty rows and more."""


def convolve(x: Floats, weights: Floats, biases: Floats, reach: int) -> Floats:
    """Add up each row and its neighbours at a distance, each times its matrix, and keep what is above zero.

    Args:
        x: rows x inputs.
        weights: three matrices, inputs x outputs: for the neighbour before, the row itself, the neighbour after.
        biases: one for each output.
        reach: how many rows away the neighbours are.
    """
    out = product(x, weights[1])
    out += biases
    out[reach:] += product(x[:-reach], weights[0])
    out[:-reach] += product(x[reach:], weights[2])
    np.maximum(out, 0.0, out=out)
    return out


def product(x: Floats, weights: Floats) -> Floats:
    """Multiply two matrices in blocks that each take one thread."""
    depth, width = weights.shape
    columns = _WIDE if width % _WIDE == 0 else width
    tall = max(1, (_ALONE - 1) // (depth * columns))
    out = np.empty((len(x), width), np.float32)
    parts = weights.reshape(depth, -1, columns).swapaxes(0, 1)  # column blocks x depth x columns
    whole = len(x) - len(x) % tall
    for rows, size in ((slice(whole), tall), (slice(whole, None), len(x) - whole)):
        if size and len(x[rows]):
            blocks = x[rows].reshape(-1, 1, size, depth)
            np.matmul(blocks, parts, out=out[rows].reshape(-1, size, width // columns, columns).swapaxes(1, 2))
    return out
