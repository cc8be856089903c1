"""How the element of a line lies to those of its neighbours, of the text and of the headline.

A page's parts are elements that hold several lines. Where a line's enclosing elements part ways with those of the text
says how far away the line stands, whatever the elements are called.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import chain, pairwise

from rupress.tokenizer.context import Context
from rupress.tokenizer.edges import Around, common, step
from rupress.tokenizer.groups import STEPS, Column, Keys
from rupress.tokenizer.rows import Row


def nesting_columns(rows: list[Row], own: list[str], context: Context) -> list[Column]:
    """Say how each row's elements lie to those of the rows beside it, of the text, and of the headline.

    Args:
        rows: the lines of the page.
        own: their types.
        context: what holds for the page.
    """
    around = [row.line.around for row in rows]
    steps = [step(one, two) for one, two in pairwise(around)]
    columns: list[Column] = [(_edges, Keys([_EDGE, *steps], [*steps, _EDGE], own))]
    home = _home(around[context.start : context.stop], own[context.start : context.stop])
    if home is not None:
        columns.append((_lies, Keys(_lie(home, around, own), own)))
    if context.anchor >= 0:
        title = around[context.anchor]
        places = {one: _place(title, one) for one in set(around)}
        columns.append((_by_title, Keys([places[one] for one in around], own)))
    return columns


_EDGE = (9, 9)
"""What stands for the elements that end or begin at the page's own ends."""
_MOST = 0.6
"""Share of the text's paragraphs that its element holds at least."""
_FAR, _DEEP = 4, 3
"""Most elements that are counted between two lines: out of the one's, and into the other's."""


def _lie(home: Around, around: list[Around], own: list[str]) -> list[tuple[int, int, int, int]]:
    """Say of each line how far it is from the text's element, and how large and how full of text its own part is."""
    sizes = Counter(chain.from_iterable(around))
    texts = Counter(number for one, kind in zip(around, own, strict=True) if kind == "para" for number in one)
    known: dict[Around, tuple[int, int, int, int]] = {}
    for one in around:
        if one not in known:
            both = common(home, one)
            part = one[both] if len(one) > both else -1
            size = bisect_right(STEPS, sizes[part]) if part >= 0 else 0
            texty = min(4 * texts[part] // sizes[part], 3) if part >= 0 else -1
            known[one] = (*_place(home, one), size, texty)
    return [known[one] for one in around]


def _place(home: Around, one: Around) -> tuple[int, int]:
    """Count the elements between that of a text and that of a line: out of the text's, and into the line's."""
    both = common(home, one)
    return min(len(home) - both, _FAR), min(len(one) - both, _DEEP)


def _home(around: list[Around], own: list[str]) -> Around | None:
    """Find the innermost element that holds most of the text: the elements around it, itself the last."""
    text = [one for one, kind in zip(around, own, strict=True) if kind == "para"]
    if not text:
        return None
    counts = Counter(chain.from_iterable(text))
    best = max(text, key=lambda one: sum([counts[number] for number in one]))
    deep = 0
    while deep < len(best) and counts[best[deep]] >= _MOST * len(text):
        deep += 1
    return best[:deep]


def _edges(above: tuple[int, int], below: tuple[int, int], kind: str) -> tuple[str, ...]:
    (out, into), (leave, enter) = above, below
    return (
        f"edge:{out}:{into}", f"edge:{leave}:{enter}<", f"edge:{out}|{kind}", f"edge:{leave}<|{kind}",
        f"edges:{out}|{leave}", f"edges:{out}:{into}|{leave}:{enter}",
    )  # fmt: skip


def _lies(lie: tuple[int, int, int, int], kind: str) -> tuple[str, ...]:
    far, deep, size, texty = lie
    return (
        f"lies={far}", f"lies={far}|{kind}", f"lies={far}:{deep}", f"lies={far}:{deep}|{kind}",
        f"lies={far}|part={size}", f"lies={far}|texty={texty}", f"lies={far}|texty={texty}|{kind}",
    )  # fmt: skip


def _by_title(place: tuple[int, int], kind: str) -> tuple[str, ...]:
    far, deep = place
    return f"title:lies={far}", f"title:lies={far}|{kind}", f"title:lies={far}:{deep}"
