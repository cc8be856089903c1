"""The features of the line model: what is seen of a line, of its neighbours, and of its place on the page."""

from __future__ import annotations

from bisect import bisect_right
from operator import eq, or_

from rupress.records import Source
from rupress.tokenizer.context import Context, context_of
from rupress.tokenizer.groups import LONG, STEPS, Column, Key, Keys, is_doubled, named, spelled, spread
from rupress.tokenizer.markup import markup_columns
from rupress.tokenizer.rows import FEW, Row
from rupress.tokenizer.shapes import RUNNING
from rupress.tokenizer.tellings import telling_columns
from rupress.tokenizer.wording import wording_column

_HEADS = frozenset({"ticker_head", "related", "comment", "ad", "share", "tags", "legal", "nav"})
_TELLING_HEADS = frozenset({"ticker_head", "related", "comment", "legal", "ad"})
"""Headings whose distance is told however far they are."""
_NUMBERED = frozenset({"number", "time"})


def features_of(rows: list[Row], source: Source, context: Context | None = None) -> list[list[str]]:
    """List the features of every row's place; those of the row itself are its shape's traits.

    Args:
        rows: the lines of the page.
        source: the page.
        context: what holds for the page, if it is known already.
    """
    return spelled(columns_of(rows, source, context))


def columns_of(rows: list[Row], source: Source, context: Context | None = None) -> list[Column]:
    """List the groups of features of the rows' places; see `features_of`."""
    if context is None:
        context = context_of(rows, source.facts)
    own = [row.shape.type for row in rows]
    columns = [wording_column(rows), *_neighbours(rows, own), *_places(rows, own, context)]
    if any(row.line.tag for row in rows[:50]):
        columns += markup_columns(rows, own, context, source.facts)
    return columns


def _neighbours(rows: list[Row], own: list[str]) -> list[Column]:
    """Say of each row what stands around it, near and far."""
    types = ["<<", "<<", *own, ">>", ">>"]
    kinds = [_COARSE.get(t, t) for t in own]
    titled = spread([k == "title" and row.shape.verbal for k, row in zip(kinds, rows, strict=True)], 4)
    numbered = spread([k in _NUMBERED for k in kinds], 4)
    brief = spread([k == "short" for k in kinds], 4)
    texty = spread([t in RUNNING for t in own], 3)
    heads, since = _under(rows, own)
    return [
        (_window, Keys(types, types[1:], own, types[3:], types[4:])),
        (_density, Keys([row.gap for row in rows], heads, since, texty)),
        (_mixture, Keys(titled, numbered, brief, own)),
        (_rhythm, _rhythms(kinds)),
        (_stretch, Keys(_stretches(rows, own), own)),
        (_far, _heads(rows, own)),
    ]


def _window(a: str, b: str, c: str, d: str, e: str) -> tuple[str, ...]:
    """Name the types of the row and of two on each side."""
    return (
        f"-1:{b}", f"+1:{d}", f"-2:{a}", f"+2:{e}", f"-1|0:{b}|{c}", f"0|+1:{c}|{d}", f"-1|0|+1:{b}|{c}|{d}",
        f"-2|0:{a}|{c}", f"0|+2:{c}|{e}",
    )  # fmt: skip


def _density(gap: int, head: str, since: int, texty: int) -> tuple[str, ...]:
    return f"gap={gap}", f"under:{head}:{since}", f"texty={texty}"


def _mixture(titled: int, numbered: int, brief: int, kind: str) -> tuple[str, ...]:
    return f"titled={titled}", f"numbered={numbered}", f"brief={brief}", f"titled={titled}|{kind}"


_COARSE = {
    "clock": "time", "stamp": "time", "sent": "title", "said": "title", "badge": "short", "rubric": "short",
    "nav": "short", "ticker_head": "short", "related": "short", "name": "short", "mark": "number",
}  # fmt: skip
"""Types of lines that take the same part in the rhythm of a list."""


_BOUNDS = frozenset({"para", "ticker_head", "related", "comment", "ad", "legal"})
"""Lines that end a stretch of list-like lines: running text, and headings."""


def _stretches(rows: list[Row], own: list[str]) -> list[Key]:
    """Sum up the stretch between running text and headings that each row stands in: how many lines, of what sort.

    Returns:
        For each row the heading, the class of the number of lines, and their sort; nothing for rows that are bounds.
    """
    result: list[Key] = []
    head, start = "top", 0
    for stop in [*(i for i, kind in enumerate(own) if kind in _BOUNDS), len(own)]:
        if stop > start:
            sort = _sort(rows[start:stop])
            result += [(head, bisect_right(STEPS, stop - start), *sort)] * (stop - start)
        if stop < len(own):
            head, start = own[stop], stop + 1
            result.append(())
    return result


def _sort(rows: list[Row]) -> tuple[int, int, int]:
    """Say how many rows are long, how many of those have a verb, and how many rows have a time."""
    long = [row.shape.verbal for row in rows if len(row.folded) >= LONG]
    timed = sum(row.shape.stamp is not None for row in rows)
    return 4 * len(long) // len(rows), 5 * sum(long) // len(long) if long else -1, min(4 * timed // len(rows), 3)


def _stretch(stretch: Key, kind: str) -> tuple[str, ...]:
    if not stretch:
        return ()
    head, size, long, verbal, timed = stretch
    return (
        f"stretch={size}|{kind}", f"stretch:long={long}|{kind}", f"stretch:verbal={verbal}|{kind}",
        f"stretch:verbal={verbal}|{timed}|{kind}", f"stretch:head={head}|{kind}", f"stretch:head={head}|{verbal}",
    )  # fmt: skip


def _rhythms(kinds: list[str]) -> list[Key]:
    """Say in which rhythm each row stands: the smallest period of its neighbours, and what one turn holds."""
    last = len(kinds)
    open_ = list(range(last))  # rows whose period is not found yet
    result: list[Key] = [(0, kind, ()) for kind in kinds]
    for period in (1, 2, 3, 4):
        back = [False] * period + list(map(eq, kinds[period:], kinds))
        hits = spread(list(map(or_, back, back[period:] + [False] * period)), period)
        rest: list[int] = []
        for i in open_:
            if hits[i] >= 2 * period:
                kind = kinds[i]
                result[i] = period, kind, (kind,) if period == 1 else _turn(kinds[max(0, i - period + 1) : i + 1])
            else:
                rest.append(i)
        open_ = rest
    return result


def _turn(kinds: list[str]) -> tuple[str, ...]:
    """Say what one turn of a rhythm holds."""
    return tuple(sorted(set(kinds)))


def _rhythm(period: int, kind: str, turn: tuple[str, ...]) -> tuple[str, ...]:
    return (f"period={period}|{kind}", f"turn={'+'.join(turn)}|{kind}") if period else (f"period=0|{kind}",)


def _heads(rows: list[Row], own: list[str]) -> list[Key]:
    """Give for each row the last heading of each class before it, and how far it is."""
    seen: dict[str, int] = {}
    result: list[Key] = []
    for i, kind in enumerate(own):
        result.append(tuple([(name, bisect_right(STEPS, i - at)) for name, at in seen.items()]))
        if kind in _TELLING_HEADS and len(rows[i].folded) < 80:
            seen[kind] = i
    return result


def _far(*heads: tuple[str, int]) -> tuple[str, ...]:
    return tuple(f"far:{name}:{steps}" for name, steps in heads)


def _under(rows: list[Row], own: list[str]) -> tuple[list[str], list[int]]:
    """Say which heading of a list each row stands under, and how far."""
    heads, steps = [], []
    head, since = "top", 0
    for i, kind in enumerate(own):
        heads.append(head)
        steps.append(bisect_right(STEPS, since))
        if kind == "para" or (kind in _HEADS and (kind != "nav" or len(rows[i].folded) > 3)):
            head, since = kind, 0
        else:
            since += 1
    return heads, steps


def _places(rows: list[Row], own: list[str], context: Context) -> list[Column]:
    """Say where each row stands: on the page, to the run of body text, to the likeliest headline."""
    count = len(rows)
    columns: list[Column] = []
    if count > FEW:
        ends = ["first"] * 3 + [""] * (count - 6) + ["last"] * 3
        columns.append((_page, Keys([i * 10 // count for i in range(count)], ends)))
    columns += [_zones(own, context), _anchors(rows, own, context), *telling_columns(rows, own, context)]
    scores = context.anchors
    columns.append((_score, [(int(scores[i] * 4),) if i in scores else () for i in range(count)]))
    times = [context.times[row.key] if row.key else 1 for row in rows]
    columns.append((_times, [(min(n, 4), own[i], is_doubled(rows, i)) if n > 1 else () for i, n in enumerate(times)]))
    return columns


def _zones(own: list[str], context: Context) -> Column:
    """Say where each row stands to the run of body text, and how many of its words that knows."""
    start, stop = context.start, context.stop
    if start == stop:
        return named, [("zone:none",)] * len(own)
    zones = ["before"] * start + ["in"] * (stop - start) + ["after"] * (len(own) - stop)
    away = [*range(start, 0, -1), *[0] * (stop - start), *range(len(own) - stop)]
    steps = [bisect_right(STEPS, n) for n in away]
    steps[start:stop] = [0] * (stop - start)
    known = [int(share * 4.99) for share in context.overlap]
    first = [i == start for i in range(len(own))]
    return _zone, Keys(zones, steps, own, first, known)


def _anchors(rows: list[Row], own: list[str], context: Context) -> Column:
    """Say where each row stands to the likeliest headline, and whether it is that once more."""
    anchor = context.anchor
    if anchor < 0:
        return named, [("anchor:none",)] * len(rows)
    title, words = rows[anchor], rows[anchor].stems
    keys: list[Key] = []
    for i, row in enumerate(rows):
        away = i - anchor
        side = "head" if anchor < i < context.start else "inside" if away > 0 and i < context.stop else ""
        like = ""
        if away and row.key and row.key == title.key:
            like = "again"
        elif away and not row.stems.isdisjoint(words) and 2 * len(row.stems & words) > len(row.stems):
            like = "twin"
        keys.append((away > 0, bisect_right(STEPS, abs(away)) if away else 0, own[i], side, like))
    return _anchor, keys


def _page(tenth: int, end: str) -> tuple[str, ...]:
    return (f"page={tenth}", end) if end else (f"page={tenth}",)


def _zone(zone: str, steps: int, kind: str, first: bool, known: int) -> tuple[str, ...]:
    where = f"{zone}:{steps}" if zone != "in" else zone
    names = [f"zone:{where}", f"zone:{where}|{kind}"]
    if first:
        names.append(f"zone:first|{kind}")
    return (*names, f"known={known}", f"known={known}|{zone}|{kind}")


def _anchor(below: bool, steps: int, kind: str, side: str, like: str) -> tuple[str, ...]:
    where = f"{'below' if below else 'above'}:{steps}" if steps else "at"
    names = [f"anchor:{where}", f"anchor:{where}|{kind}"]
    if side == "head":
        names += ["head", f"head|{kind}"]
    elif side:
        names.append(f"{side}|{kind}")
    if like:
        names.append(f"anchor:{like}" + ("|head" if like == "again" and side == "head" else ""))
    return tuple(names)


def _score(quarters: int) -> tuple[str, ...]:
    return (f"anchor={quarters}",)


def _times(times: int, kind: str, doubled: bool) -> tuple[str, ...]:
    told = f"times={times}", f"times={min(times, 3)}|{kind}"
    return (*told, "doubled", f"doubled|{kind}") if doubled else told
