"""Groups of features: features that are known together are spelled out and added up together.

A group is kept as a column: what names its features, and for each line of the page what the names are made of. A page
has some seventeen columns, whatever its length, so lines are gone through in C, and features are only spelled out for
what no page has had before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from operator import sub
from typing import Any

from rupress.tokenizer.rows import Row

STEPS = (0, 1, 2, 3, 5, 8, 13, 25, 50)
"""Bounds between the classes that numbers of lines are told in."""
LONG = 25
"""Characters that make a line long enough for a story's title."""

Names = Callable[..., tuple[str, ...]]
"""What names the features of a group."""
Key = tuple[Any, ...]
"""What it is given for one line; empty for a line that has none of these features."""


class Keys:
    """Keys whose parts stand in lists: each is put together when it is looked up, and none is kept."""

    def __init__(self, *parts: Sequence[Any]) -> None:
        self._parts = parts

    def __iter__(self) -> Iterator[Key]:
        return zip(*self._parts, strict=False)  # windows end where the last of their parts does

    def __getitem__(self, line: int) -> Key:
        return tuple([part[line] for part in self._parts])


Column = tuple[Names, Keys | Sequence[Key]]
"""A group of features of all lines: what names them, and the key of each line."""


def named(*names: str) -> tuple[str, ...]:
    """Give features that are known by their names."""
    return names


def spell(names: Names, key: Key) -> tuple[str, ...]:
    """Name the features of a line."""
    return names(*key) if key else ()


def spelled(columns: Sequence[Column]) -> list[list[str]]:
    """Name all features of each line: what training learns from."""
    keys = zip(*(keys for _, keys in columns), strict=True)
    return [
        [name for (names, _), key in zip(columns, line, strict=True) for name in spell(names, key)] for line in keys
    ]


def spread(flags: list[bool], reach: int) -> list[int]:
    """Count the flags in the rows around each, so many on both sides."""
    sums = [0, *accumulate(flags)]
    before = [0] * reach + sums
    after = sums[reach + 1 :] + [sums[-1]] * reach
    return list(map(sub, after[: len(flags)], before))


def is_doubled(rows: list[Row], i: int) -> bool:
    """Tell whether a row stands twice in a row: a picture's name and its caption do, seldom a headline."""
    key = rows[i].key
    return bool(key) and ((i > 0 and rows[i - 1].key == key) or (i + 1 < len(rows) and rows[i + 1].key == key))
