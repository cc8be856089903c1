"""How much longer a larger input takes: what all guards of linear time ask, in one way.

Times are processor times, of which the shortest of several tries counts on either side: a busy machine makes single
tries longer, never shorter, and a ratio of two single tries is off whenever one of them met a neighbour.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import TypeVar

Input = TypeVar("Input")
ATTEMPTS = 6
_SHORTEST = 2e-4
"""Seconds below which the clock says little: what takes less counts as this much."""


def seconds(run: Callable[[Input], object], argument: Input) -> float:
    """Give the processor time of one run without the collector's, which depends on all tests before."""
    gc.collect()
    gc.disable()  # as timeit does
    try:
        start = time.process_time()
        run(argument)
        return time.process_time() - start
    finally:
        gc.enable()


def growth(
    run: Callable[[Input], object], small: Input, large: Input, *, allowed: float, attempts: int = ATTEMPTS
) -> float:
    """Give how many times longer the large input takes.

    Args:
        run: what is held to account.
        small: an input.
        large: the same, a known number of times larger.
        allowed: the ratio that is not to be passed: once it is kept, no further try is made.
        attempts: tries of each input at the most.
    """
    shortest = longest = float("inf")
    ratio = float("inf")
    for _ in range(attempts):
        shortest = min(shortest, seconds(run, small))
        longest = min(longest, seconds(run, large))
        ratio = longest / max(shortest, _SHORTEST)
        if ratio <= allowed:
            break
    return ratio
