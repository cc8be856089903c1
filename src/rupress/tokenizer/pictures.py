"""Lines beside pictures: captions and credits follow one nearly always, titles of lists often, paragraphs seldom."""

from __future__ import annotations

from bisect import bisect_right

from rupress.tokenizer.groups import STEPS, Column, Key, spread
from rupress.tokenizer.keys import letters_of
from rupress.tokenizer.links import is_linked
from rupress.tokenizer.rows import Row

_NEAR, _FAR = 5, 9
"""Steps to the picture above that are told, and what stands for none."""
_AROUND = 6
"""Lines on both sides in which other pictures are counted."""


def picture_column(rows: list[Row], own: list[str]) -> Column:
    """Say which rows stand under a picture or over one, and whether the picture is named as the row is.

    Args:
        rows: the lines of the page.
        own: their types.
    """
    under = [row.line.picture is not None for row in rows]
    over = [*under[1:], False]
    around = spread(under, _AROUND)
    keys: list[Key] = []
    last = -1  # the last row under a picture
    for i, row in enumerate(rows):
        if under[i]:
            last = i
        away = bisect_right(STEPS, i - last) if last >= 0 else _FAR
        seen = away < _NEAR or over[i]
        key = (away, over[i], _told(row), min(around[i], 3), own[i], is_linked(row.line))
        keys.append(key if seen else ())
    return _picture, keys


def _told(row: Row) -> int:
    """Compare a row with what the picture over it says of itself: 2 if that is the same, 1 if other, 0 if nothing."""
    words = letters_of(row.line.picture)
    return 0 if not words else 2 if words == row.key else 1


def _picture(away: int, over: bool, told: int, *own: object) -> tuple[str, ...]:
    near, kind, linked = own
    names = [f"picture:{away}", f"picture:{away}|{kind}", f"picture:{away}|{linked:d}", f"picture:{away}|near={near}"]
    if over:
        names += ["picture:over", f"picture:over|{kind}"]
    if told:
        names += [f"picture:told={told}", f"picture:told={told}|{away}"]
    return tuple(names)
