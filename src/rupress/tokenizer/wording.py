"""How a line is worded, as features of the line model: its first words, their endings, its last word.

A button, the heading of a list, a caption and a title have words of their own, of which tables hold few. Which words
tell anything is learnt: training keeps those that stand on pages of several sites (training/layout/train.py), and the
others add nothing.
"""

from __future__ import annotations

from itertools import pairwise

from rupress.tokenizer.groups import Column, Key
from rupress.tokenizer.rows import Row

LEARNT = ("word:", "first:", "last:", "ending:", "pair:")
"""What these features begin with."""
_FIRST = 10
"""How many words of a line are looked at, and the last one."""
_PAIRS = 3
"""How many pairs of neighbouring words."""
_ENDING = 3
"""Letters that tell the form of a longer word."""


def wording_column(rows: list[Row]) -> Column:
    """Give the group of features of the rows' words."""
    return worded, [_key(row.shape.words) for row in rows]


def _key(words: tuple[str, ...]) -> Key:
    return words if len(words) <= _FIRST else (*words[:_FIRST], words[-1])


def worded(*words: str) -> tuple[str, ...]:
    """Name the features of the first words of a line, and of its last one, which stands after them."""
    told = [f"#{len(word)}" if word.isdigit() else word for word in words]
    first = told[:_FIRST]
    names = [
        *("word:" + word for word in first),
        "first:" + told[0],
        "last:" + told[-1],
        *("ending:" + word[-_ENDING:] for word in first if len(word) > _ENDING + 1),
        *(f"pair:{one} {other}" for one, other in pairwise(first[: _PAIRS + 1])),
    ]
    return tuple(dict.fromkeys(names))
