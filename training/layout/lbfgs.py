"""Minimise a smooth function: L-BFGS with backtracking, in numpy alone."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]

_MEMORY, _DECREASE, _SHORTEST = 8, 1e-4, 1e-8
"""How many steps the curvature is guessed from; the share of the promised decrease that a step must keep; the shortest
step that is tried."""


def minimise(
    function: Callable[[Vector], tuple[float, Vector]], start: Vector, most: int = 100, tolerance: float = 1e-5
) -> Vector:
    """Find where a function is least.

    Args:
        function: gives the value and the gradient at a point.
        start: where to begin.
        most: the most steps.
        tolerance: stop once a step gains less than this share of the value.
    """
    point = start
    value, slope = function(point)
    steps: list[tuple[Vector, Vector]] = []
    for _ in range(most):
        way = _direction(slope, steps)
        if way @ slope >= 0:
            steps, way = [], -slope
        length = 1.0
        while True:
            after = point + length * way
            less, turned = function(after)
            if less <= value + _DECREASE * length * (way @ slope) or length < _SHORTEST:
                break
            length /= 2
        moved, bent = after - point, turned - slope
        if moved @ bent > 1e-12:
            steps = [*steps, (moved, bent)][-_MEMORY:]
        done = abs(value - less) < tolerance * max(1.0, abs(value))
        point, value, slope = after, less, turned
        if done:
            break
    return point


def _direction(slope: Vector, steps: list[tuple[Vector, Vector]]) -> Vector:
    """Give the way down that the last steps' curvature tells."""
    way = slope.copy()
    shares = []
    for moved, bent in reversed(steps):
        shares.append((moved @ way) / (bent @ moved))
        way -= shares[-1] * bent
    if steps:
        moved, bent = steps[-1]
        way *= (moved @ bent) / (bent @ bent)
    else:
        way /= max(1.0, float(np.abs(slope).sum()))
    for (moved, bent), share in zip(steps, reversed(shares), strict=True):
        way += moved * (share - (bent @ way) / (bent @ moved))
    return -way
