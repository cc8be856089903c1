"""Groups of features: features that are known together are spelled out and added up together."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from rupress.tokenizer.rows import Row

STEPS = (0, 1, 2, 3, 5, 8, 13, 25, 50)
"""Bounds between the classes that numbers of lines are told in."""
LONG = 25
"""Characters that make a line long enough for a story's title."""


Group = tuple[Any, ...]
"""Features that are known together: the function that names them, and its arguments. The model sums up the weights of
a group once and knows it again by the arguments, so features are only spelled out for groups not met before."""


def spell(group: Group) -> tuple[str, ...]:
    """Name the features of a group."""
    named: tuple[str, ...] = group[0](*group[1:])
    return named


def named(*names: str) -> tuple[str, ...]:
    """Give features that are known by their names."""
    return names


def own_traits(traits: tuple[str, ...]) -> tuple[str, ...]:
    """Give the features of a line by itself, which its shape has named already."""
    return traits


def spread(flags: list[bool], reach: int) -> list[int]:
    """Count the flags in the rows around each, so many on both sides."""
    sums = [0, *accumulate(flags)]
    before = [0] * reach + sums
    after = sums[reach + 1 :] + [sums[-1]] * reach
    return [stop - start for start, stop in zip(before, after[: len(flags)], strict=False)]


def is_verbal(row: Row) -> bool:
    """Tell whether something happens in a line: it has a word that ends as verbs do."""
    return "verb:past" in row.shape.traits or "verb:present" in row.shape.traits


def is_doubled(rows: list[Row], i: int) -> bool:
    """Tell whether a row stands twice in a row: a picture's name and its caption do, seldom a headline."""
    key = rows[i].key
    return bool(key) and ((i > 0 and rows[i - 1].key == key) or (i + 1 < len(rows) and rows[i + 1].key == key))
