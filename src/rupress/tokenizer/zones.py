"""The run of body text: the stretch of lines that is likeliest to be the article, by learnt weights.

A stretch is worth what its lines are worth as lines inside of an article, what its first line is worth as the first
one and its last as the last one. The best of all stretches is found in one pass.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from rupress.tokenizer.classes import told_of
from rupress.tokenizer.edges import step
from rupress.tokenizer.groups import Group, spread
from rupress.tokenizer.rows import Row
from rupress.tokenizer.tally import Tally

_RUNNING = frozenset({"para", "sent", "said", "quote"})
_SINCE = (1, 2, 3, 5, 9, 17)
"""Distances to the last heading of another part, as steps."""
_HEADS = frozenset({"ticker_head", "related", "comment", "legal", "ad", "nav", "share", "tags"})
_LONG_HEAD = 80
"""Most characters of a heading."""
_NAMED = 1_500
"""What a row is worth that a site profile takes into the text, or out of it; where one has spoken there is a text."""
_FEW, _MANY = 6, 30
"""Rows between which a page gets room for a list of other stories: fewer are an article rather than none."""
_LINKS, _BOLD = (0.05, 0.5, 0.95), 0.9
"""Shares of a line's characters in links, as steps; share in bold type that makes it a bold line."""
_WINDOW = ("<<", "<<")
_ENDED = (">>", ">>")


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
    score = tally.score
    none = tally.weights.get("none", 0) * (min(len(rows), _MANY) - _FEW) // (_MANY - _FEW)
    if any(row.line.hint for row in rows):
        none = -_NAMED
    found = [
        (sum([score(group) for group in groups]), score(first) - none, score(last))
        for groups, first, last in zone_groups(rows)
    ]
    for i, row in enumerate(rows):
        if row.line.hint:
            found[i] = (_NAMED if row.line.hint == "body" else -_NAMED, *found[i][1:])
    return found


def zone_groups(rows: list[Row]) -> list[tuple[tuple[Group, ...], Group, Group]]:
    """List what is seen of every row: inside of a run, as its first row, as its last one."""
    own = [row.shape.type for row in rows]
    types = [*_WINDOW, *own, *_ENDED]
    texty = spread([kind in _RUNNING for kind in own], 3)
    stopped = spread(["end=stop" in row.shape.traits for row in rows], 8)
    marked = any(row.line.tag for row in rows[:50])
    between = [step(one.line.around, two.line.around) for one, two in pairwise(rows)] if marked else []
    edges: list[tuple[int, ...]] = [(), *between, ()] if marked else [()] * (len(rows) + 1)
    result: list[tuple[tuple[Group, ...], Group, Group]] = []
    head, since, commented, dated = "top", 0, False, 99
    for i, row in enumerate(rows):
        a, b, c, d, e = types[i : i + 5]
        groups: tuple[Group, ...] = (
            (_own, row.shape.traits),
            (_window, a, b, c, d, e),
            (_place, c, texty[i], row.gap, commented),
            (_under, head, bisect_right(_SINCE, since)),
            (_around, c, (stopped[i] + 1) // 2, bisect_right(_SINCE, dated)),
        )
        line = row.line
        if line.tag:
            links, bold = bisect_right(_LINKS, line.links), line.bold > _BOLD
            groups += (
                (_markup, c, line.tag, line.landmarks[:2], links, bold),
                (_named, *told_of(line), c),
                (_pictured, line.picture is not None, c),
            )
        first = (_first, a, b, c, d, bisect_right(_SINCE, dated), edges[i])
        result.append((groups, first, (_last, b, c, d, e, edges[i + 1])))
        since += 1
        dated = 0 if c == "stamp" or "stamp:start:full" in row.shape.traits or c == "byline" else dated + 1
        if c in _HEADS and len(row.folded) < _LONG_HEAD:
            head, since = c, 0
            commented = commented or (c == "comment" and "stamp:end" not in row.shape.traits)
    return result


def _own(traits: tuple[str, ...]) -> tuple[str, ...]:
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


def _pictured(pictured: bool, kind: str) -> tuple[str, ...]:
    return (f"in picture|{kind}",) if pictured else ()


def _first(a: str, b: str, c: str, d: str, dated: int, edge: tuple[int, ...]) -> tuple[str, ...]:
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
