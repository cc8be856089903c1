"""The run of body text: the stretch of lines that is likeliest to be the article, by learnt weights.

A stretch is worth what its lines are worth as lines inside of an article, what its first line is worth as the first
one and its last as the last one. The best of all stretches is found in one pass.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import Any

from rupress.records import Line
from rupress.tokenizer.classes import told_of
from rupress.tokenizer.edges import step
from rupress.tokenizer.groups import Column, Key, Keys, spread
from rupress.tokenizer.hints import OUTSIDE
from rupress.tokenizer.links import SHARES
from rupress.tokenizer.rows import Row
from rupress.tokenizer.shapes import TEXTUAL
from rupress.tokenizer.tally import Tally

_SINCE = (1, 2, 3, 5, 9, 17)
"""Distances to the last heading of another part, as steps."""
_HEADS = frozenset({"ticker_head", "related", "comment", "legal", "ad", "nav", "share", "tags"})
_LONG_HEAD = 80
"""Most characters of a heading."""
_NAMED = 1_500
"""What a row is worth that a site profile takes into the text, or out of it; where one has spoken there is a text."""
_TEXT, _INSERTS = frozenset({"body", "subhead"}), frozenset({"caption", "credit", "related", "ad", "share", "embed"})
"""Hints on rows of the text, and on what stands between its paragraphs."""
_APART, _PARTED = frozenset({"nav", "legal", OUTSIDE}), 50
"""Hints on what stands there only seldom, and what such a row costs the run."""
_FEW, _MANY = 6, 30
"""A page of fewer rows is hardly a list, one of more may be: in between the weight of «no text at all» grows."""
_BOLD = 0.9
"""Share of a line's characters in bold type that makes it a bold line."""
_DATES = frozenset({"stamp", "byline"})
"""Types of rows that hold a date."""
_NEVER = 99
"""Distance to a date where there is none."""


def best_stretch(rows: list[Row], tally: Tally) -> tuple[int, int, int]:
    """Find the run of body text.

    Returns:
        First row, row after the last, and how much more likely the run is than no run at all, in hundredths of the
        natural logarithm; equal rows if no run is likelier than none.
    """
    best = worth = 0
    start = stop = first = 0
    open_ = False
    for i, (inside, begins, ends) in enumerate(worths(rows, tally)):
        if not open_ or begins > worth:
            worth, first, open_ = begins, i, True
        worth += inside
        if worth + ends > best:
            best, start, stop = worth + ends, first, i + 1
    return start, stop, best


def worths(rows: list[Row], tally: Tally) -> list[tuple[int, int, int]]:
    """Weigh every row: inside of the run, as its first one, as its last one."""
    none = tally.weights.get("none", 0) * (min(len(rows), _MANY) - _FEW) // (_MANY - _FEW)
    if any(row.line.hint for row in rows):
        none = -_NAMED
    inside, first, last = zone_columns(rows)
    begins = [worth - none for worth in tally.scores([first])]
    found = list(zip(tally.scores(inside), begins, tally.scores([last]), strict=True))
    for i, row in enumerate(rows):
        if row.line.hint:
            found[i] = (_said(row.line.hint, found[i][0]), *found[i][1:])
    return found


def _said(hint: str, worth: int) -> int:
    """Give what a row is worth of which a site profile speaks: a caption between two paragraphs does not part them."""
    if hint in _INSERTS:
        return min(worth, 0)
    if hint in _APART:
        return min(worth, 0) - _PARTED
    return _NAMED if hint in _TEXT else -_NAMED


def zone_columns(rows: list[Row]) -> tuple[list[Column], Column, Column]:
    """List what is seen of the rows: inside of a run, as its first row, as its last one."""
    traits = [row.shape.traits for row in rows]
    own = [row.shape.type for row in rows]
    types = ["<<", "<<", *own, ">>", ">>"]
    before, after = types[1:], types[3:]
    texty = spread([kind in TEXTUAL for kind in own], 3)
    stopped = [(count + 1) // 2 for count in spread(["end=stop" in seen for seen in traits], 8)]
    heads, commented = _heads(rows, own)
    dated = _dates(own, traits)
    inside: list[Column] = [
        (_own, traits),
        (_window, Keys(types, before, own, after, types[4:])),
        (_place, Keys(own, texty, [row.gap for row in rows], commented)),
        (_under, heads),
        (_around, Keys(own, stopped, dated)),
    ]
    edges: list[Key] = [()] * (len(rows) + 1)
    if any(row.line.tag for row in rows[:50]):
        lines = [row.line for row in rows]
        near, around = zip(*[told_of(line) for line in lines], strict=True)
        inside += [
            (_markup, _marks(lines, own)),
            (_named, Keys(near, around, own)),
            (_pictured, [(kind,) if line.picture is not None else () for line, kind in zip(lines, own, strict=True)]),
        ]
        edges[1:-1] = [step(one.around, two.around) for one, two in pairwise(lines)]
    first = _first, Keys(types, before, own, after, dated, edges)
    last = _last, Keys(before, own, after, types[4:], edges[1:])
    return inside, first, last


def _heads(rows: list[Row], own: list[str]) -> tuple[list[Key], list[bool]]:
    """Give for each row the last heading of another part and how far it is, and whether comments have begun."""
    heads: list[Key] = []
    comments: list[bool] = []
    head, since, commented = "top", 0, False
    for row, kind in zip(rows, own, strict=True):
        heads.append((head, bisect_right(_SINCE, since)))
        comments.append(commented)
        since += 1
        if kind in _HEADS and len(row.folded) < _LONG_HEAD:
            head, since = kind, 0
            commented = commented or (kind == "comment" and "stamp:end" not in row.shape.traits)
    return heads, comments


def _dates(own: list[str], traits: list[tuple[str, ...]]) -> list[int]:
    """Say how far the last date is before each row."""
    steps = []
    dated = _NEVER
    for kind, seen in zip(own, traits, strict=True):
        steps.append(bisect_right(_SINCE, dated))
        dated = 0 if kind in _DATES or "stamp:start:full" in seen else dated + 1
    return steps


def _marks(lines: list[Line], own: list[str]) -> list[Key]:
    """Say what the markup tells of each row."""
    return [
        (kind, line.tag, line.landmarks[:2], bisect_right(SHARES, line.links), line.bold > _BOLD) if line.tag else ()
        for line, kind in zip(lines, own, strict=True)
    ]


def _own(*traits: str) -> tuple[str, ...]:
    kind = traits[-1]
    return ("in", *("in " + trait for trait in traits), f"in {kind}|{traits[0]}", f"in {kind}|{traits[2]}")


def _window(a: str, b: str, c: str, d: str, e: str) -> tuple[str, ...]:
    return f"in -2:{a}", f"in -1:{b}", f"in +1:{d}", f"in +2:{e}", f"in -1|0:{b}|{c}", f"in 0|+1:{c}|{d}"


def _place(kind: str, texty: int, gap: int, commented: bool) -> tuple[str, ...]:
    return (
        f"in texty={texty}", f"in texty={texty}|{kind}", f"in gap={gap}", f"in commented={commented:d}|{kind}",
    )  # fmt: skip


def _under(head: str, since: int) -> tuple[str, ...]:
    return (f"in under:{head}:{since}",)


def _markup(kind: str, tag: str, marks: tuple[str, ...], links: int, bold: bool) -> tuple[str, ...]:
    return (
        f"in tag:{tag}", f"in links={links}", f"in links={links}|{kind}", f"in bold={bold:d}",
        *("in within:" + mark for mark in marks),
    )  # fmt: skip


def _around(kind: str, stopped: int, dated: int) -> tuple[str, ...]:
    return f"in stopped={stopped}", f"in stopped={stopped}|{kind}", f"in dated={dated}"


def _named(near: tuple[str, ...], far: tuple[str, ...], kind: str) -> tuple[str, ...]:
    return (
        *(f"in class:{what}" for what in near), *(f"in class:{what}|{kind}" for what in near),
        *(f"in class around:{what}" for what in far if what not in near),
    )  # fmt: skip


def _pictured(kind: str) -> tuple[str, ...]:
    return (f"in picture|{kind}",)


def _first(a: str, b: str, c: str, d: str, *begin: Any) -> tuple[str, ...]:
    dated, edge = begin
    return (
        "first", f"first -2:{a}", f"first -1:{b}", f"first {c}", f"first +1:{d}", f"first -1|0:{b}|{c}",
        f"first dated={dated}", *_edge("first", edge),
    )  # fmt: skip


def _last(b: str, c: str, d: str, e: str, edge: tuple[int, ...]) -> tuple[str, ...]:
    return (
        "last", f"last -1:{b}", f"last {c}", f"last +1:{d}", f"last +2:{e}", f"last 0|+1:{c}|{d}",
        *_edge("last", edge),
    )  # fmt: skip


def _edge(which: str, edge: tuple[int, ...]) -> tuple[str, ...]:
    return (f"{which} edge={edge[0]}", f"{which} edge={edge[0]}:{edge[1]}") if edge else ()
