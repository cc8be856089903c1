"""Lines beside pictures: captions and credits follow one nearly always, titles of lists often, paragraphs seldom."""

from __future__ import annotations

from bisect import bisect_right

from rupress.tokenizer.context import letters_of
from rupress.tokenizer.groups import STEPS, Group, spread
from rupress.tokenizer.rows import Row


def add_pictures(rows: list[Row], result: list[list[Group]]) -> None:
    """Say which rows stand under a picture or over one, and whether the picture is named as the row is."""
    seen = -1  # the last row under a picture
    under = [row.line.picture is not None for row in rows] + [False]
    near = spread(under[:-1], 6)
    for i, (row, groups) in enumerate(zip(rows, result, strict=True)):
        if under[i]:
            seen = i
        away = bisect_right(STEPS, i - seen) if seen >= 0 else 9
        if away < 5 or under[i + 1]:
            picture = row.line.picture
            words = letters_of(picture) if picture else ""
            told = 0 if not words else 2 if words == row.key else 1
            groups.append((_picture, away, under[i + 1], told, min(near[i], 3), (row.shape.type, row.line.links > 0.5)))


def _picture(away: int, over: bool, told: int, near: int, own: tuple[str, bool]) -> tuple[str, ...]:
    kind, linked = own
    names = [f"picture:{away}", f"picture:{away}|{kind}", f"picture:{away}|{linked:d}", f"picture:{away}|near={near}"]
    if over:
        names += ["picture:over", f"picture:over|{kind}"]
    if told:
        names += [f"picture:told={told}", f"picture:told={told}|{away}"]
    return tuple(names)
