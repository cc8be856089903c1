"""Where elements end and begin between two lines, by the numbers of those around each."""

from __future__ import annotations

Around = tuple[int, ...]
"""Numbers of the elements around a line that hold several parts, outermost first."""


def common(one: Around, two: Around) -> int:
    """Count the elements that are around both of two lines."""
    count = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        count += 1
    return count


def step(one: Around, two: Around) -> tuple[int, int]:
    """Count the elements that end between two lines, and those that begin, up to 4 each."""
    if one is two:
        return 0, 0
    both = common(one, two)
    return min(len(one) - both, 4), min(len(two) - both, 4)
