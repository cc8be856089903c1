"""How the element of a line lies to those of its neighbours, of the text and of the headline.

A page's parts are elements that hold several lines. Where a line's enclosing elements part ways with those of the text
says how far away the line stands, whatever the elements are called.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import pairwise

from rupress.tokenizer.context import Context
from rupress.tokenizer.edges import common, step
from rupress.tokenizer.groups import STEPS, Group
from rupress.tokenizer.rows import Row


def add_nesting(rows: list[Row], context: Context, result: list[list[Group]]) -> None:
    """Say how each row's element lies to the elements of the row before, of the text, and of the headline."""
    home = _home(rows, context)
    title = rows[context.anchor].line.around if context.anchor >= 0 else None
    sizes = Counter(number for row in rows for number in row.line.around)
    texts = Counter(number for row in rows if row.shape.type == "para" for number in row.line.around)
    steps = [step(a.line.around, b.line.around) for a, b in pairwise(rows)]
    for row, groups, back, ahead in zip(rows, result, [(9, 9), *steps], [*steps, (9, 9)], strict=True):
        own, kind = row.line.around, row.shape.type
        groups.append((_edges, *back, *ahead, kind))
        if home is not None:
            both = common(home, own)
            far, deep = min(len(home) - both, 4), min(len(own) - both, 3)
            part = own[both] if len(own) > both else -1
            size = bisect_right(STEPS, sizes[part]) if part >= 0 else 0
            texty = min(4 * texts[part] // sizes[part], 3) if part >= 0 else -1
            groups.append((_lies, far, deep, size, texty, kind))
        if title is not None:
            both = common(title, own)
            groups.append((_by_title, min(len(title) - both, 4), min(len(own) - both, 3), kind))


def _home(rows: list[Row], context: Context) -> tuple[int, ...] | None:
    """Find the innermost element that holds most of the text: the elements around it, itself the last."""
    text = [row.line.around for row in rows[context.start : context.stop] if row.shape.type == "para"]
    if not text:
        return None
    counts = Counter(number for around in text for number in around)
    best = max(text, key=lambda around: sum(counts[n] for n in around))
    deep = 0
    while deep < len(best) and counts[best[deep]] >= _MOST * len(text):
        deep += 1
    return best[:deep]


_MOST = 0.6


def _edges(out: int, into: int, leave: int, enter: int, kind: str) -> tuple[str, ...]:
    return (
        f"edge:{out}:{into}", f"edge:{leave}:{enter}<", f"edge:{out}|{kind}", f"edge:{leave}<|{kind}",
        f"edges:{out}|{leave}", f"edges:{out}:{into}|{leave}:{enter}",
    )  # fmt: skip


def _lies(far: int, deep: int, size: int, texty: int, kind: str) -> tuple[str, ...]:
    return (
        f"lies={far}", f"lies={far}|{kind}", f"lies={far}:{deep}", f"lies={far}:{deep}|{kind}", f"lies={far}|part={size}",
        f"lies={far}|texty={texty}", f"lies={far}|texty={texty}|{kind}",
    )  # fmt: skip


def _by_title(far: int, deep: int, kind: str) -> tuple[str, ...]:
    return f"title:lies={far}", f"title:lies={far}|{kind}", f"title:lies={far}:{deep}"
