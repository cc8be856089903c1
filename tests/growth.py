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
MIDDLE = 3.0
"""How many times larger than a small input a middle one is."""
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
    run: Callable[[Input], object],
    small: Input,
    large: Input,
    *,
    allowed: float,
    attempts: int = ATTEMPTS,
    middle: Input | None = None,
    times: float = 10.0,
) -> float:
    """Give how many times longer the large input takes.

    The large input takes nearly all the time of a guard. So where a `middle` one is given, and the large one would keep
    within half of what is allowed even if all that is above linear in the middle one were quadratic, that is the
    answer.

    Args:
        run: what is held to account.
        small: an input.
        large: the same, `times` larger.
        allowed: the ratio that is not to be passed: once it is kept, no further try is made.
        attempts: tries of each input at the most.
        middle: the same, `MIDDLE` times larger than the small one.
        times: how many times larger the large input is; needed with a middle one.
    """
    shortest = longest = float("inf")
    ratio = float("inf")
    for attempt in range(attempts):
        shortest = min(shortest, seconds(run, small))
        if attempt == 0 and middle is not None and shortest >= _SHORTEST:
            foreseen = _foreseen(seconds(run, middle) / shortest, times)
            if foreseen <= (times + allowed) / 2:
                return foreseen
        longest = min(longest, seconds(run, large))
        ratio = longest / max(shortest, _SHORTEST)
        if ratio <= allowed:
            break
    return ratio


def _foreseen(ratio: float, times: float) -> float:
    """Give the ratio of the large input by that of the middle one, if what is above linear in it is quadratic."""
    if ratio >= MIDDLE**2:
        return times**2
    share = max(0.0, ratio - MIDDLE) / (MIDDLE**2 - ratio)  # of quadratic work beside linear, in the small input
    return (times + times**2 * share) / (1 + share)
