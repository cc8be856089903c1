"""The features of the line model: what is seen of a line, of its neighbours, and of its place on the page."""

from __future__ import annotations

from bisect import bisect_right

from rupress.records import Source
from rupress.tokenizer.classes import add_classes
from rupress.tokenizer.context import Context, context_of
from rupress.tokenizer.groups import LONG, STEPS, Group, is_doubled, is_verbal, named, spell, spread
from rupress.tokenizer.markup import add_containers, add_markup, add_stated
from rupress.tokenizer.nesting import add_nesting
from rupress.tokenizer.pictures import add_pictures
from rupress.tokenizer.rows import FEW, Row

_HEADS = frozenset({"ticker_head", "related", "comment", "ad", "share", "tags", "legal", "nav"})
_TELLING_HEADS = frozenset({"ticker_head", "related", "comment", "legal", "ad"})
"""Headings whose distance is told however far they are."""
_NUMBERED = frozenset({"number", "time"})
_RUNNING = frozenset({"para", "sent", "said"})


def features_of(rows: list[Row], source: Source, context: Context | None = None) -> list[list[str]]:
    """List the features of every row's place; those of the row itself are its shape's traits.

    Args:
        rows: the lines of the page.
        source: the page.
        context: what holds for the page, if it is known already.
    """
    return [[name for group in groups for name in spell(group)] for groups in groups_of(rows, source, context)]


def groups_of(rows: list[Row], source: Source, context: Context | None = None) -> list[list[Group]]:
    """List the groups of features of every row's place; see `features_of`."""
    if context is None:
        context = context_of(rows, source.facts)
    own = [row.shape.type for row in rows]
    types = ["<<", "<<", *own, ">>", ">>"]
    kinds = [_COARSE.get(t, t) for t in own]
    titled = spread([k == "title" and is_verbal(row) for k, row in zip(kinds, rows, strict=True)], 4)
    numbered = spread([k in _NUMBERED for k in kinds], 4)
    brief = spread([k == "short" for k in kinds], 4)
    texty = spread([t in _RUNNING for t in own], 3)
    around = zip(
        rows, zip(types, types[1:], own, types[3:], types[4:], strict=False), _under(rows), _rhythms(kinds),
        _heads(rows), texty, titled, numbered, brief, _stretches(rows), strict=True,
    )  # fmt: skip
    result: list[list[Group]] = []
    for row, window, (head, since), rhythm, heads, text, titles, numbers, shorts, stretch in around:
        groups: list[Group] = [
            (_window, *window),
            (_density, row.gap, head, since, text),
            (_mixture, titles, numbers, shorts, window[2]),
            rhythm,
            (*stretch, window[2]),
        ]
        if heads:
            groups.append(heads)
        result.append(groups)
    _places(rows, context, result)
    if any(row.line.tag for row in rows[:50]):
        add_markup(rows, result)
        add_containers(rows, context, result)
        add_nesting(rows, context, result)
        add_pictures(rows, result)
        add_classes(rows, result)
        add_stated(rows, source.facts, result)
    return result


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


_NO_SORT = (0, 0, 0)


def _stretches(rows: list[Row]) -> list[Group]:
    """Sum up the stretch between running text and headings that each row stands in: how many lines, of what sort."""
    result: list[Group] = []
    start, count = 0, len(rows)
    head = "top"
    while start < count:
        stop = start
        long = verbal = timed = 0
        while stop < count:
            shape = rows[stop].shape
            if shape.type in _BOUNDS:
                break
            if shape.stamp is not None:
                timed += 1
            if len(rows[stop].folded) >= LONG:
                long += 1
                verbal += is_verbal(rows[stop])
            stop += 1
        size = stop - start
        if size:
            share = 5 * verbal // long if long else -1
            sort = (4 * long // size, share, min(4 * timed // size, 3))
            group = (_stretch, head, bisect_right(STEPS, size), sort)
            result += [group] * size
        if stop < count:
            head = rows[stop].shape.type
            result.append((_stretch, "", 0, _NO_SORT))
            stop += 1
        start = stop
    return result


def _stretch(head: str, size: int, sort: tuple[int, int, int], kind: str) -> tuple[str, ...]:
    if not size:
        return ()
    long, verbal, timed = sort
    return (
        f"stretch={size}|{kind}", f"stretch:long={long}|{kind}", f"stretch:verbal={verbal}|{kind}",
        f"stretch:verbal={verbal}|{timed}|{kind}", f"stretch:head={head}|{kind}", f"stretch:head={head}|{verbal}",
    )  # fmt: skip


def _rhythms(kinds: list[str]) -> list[Group]:
    """Say in which rhythm each row stands: the smallest period of its neighbours, and what one turn holds."""
    last = len(kinds)
    open_ = list(range(last))  # rows whose period is not found yet
    result: list[Group] = [(_rhythm, 0, kind, ()) for kind in kinds]
    for period in (1, 2, 3, 4):
        back = [j >= period and kinds[j - period] == kinds[j] for j in range(last)]
        repeated = [one or other for one, other in zip(back, back[period:] + [False] * period, strict=False)]
        hits = spread(repeated, period)
        rest: list[int] = []
        for i in open_:
            if hits[i] >= 2 * period:
                result[i] = (_rhythm, period, kinds[i], tuple(sorted(set(kinds[max(0, i - period + 1) : i + 1]))))
            else:
                rest.append(i)
        open_ = rest
    return result


def _rhythm(period: int, kind: str, turn: tuple[str, ...]) -> tuple[str, ...]:
    return (f"period={period}|{kind}", f"turn={'+'.join(turn)}|{kind}") if period else (f"period=0|{kind}",)


def _heads(rows: list[Row]) -> list[Group | None]:
    """Give for each row the last heading of each class before it, and how far it is."""
    seen: dict[str, int] = {}
    result: list[Group | None] = []
    for i, row in enumerate(rows):
        far = [(name, bisect_right(STEPS, i - at)) for name, at in seen.items()]
        result.append((_far, *far) if far else None)
        kind = row.shape.type
        if kind in _TELLING_HEADS and len(row.folded) < 80:
            seen[kind] = i
    return result


def _far(*heads: tuple[str, int]) -> tuple[str, ...]:
    return tuple(f"far:{name}:{steps}" for name, steps in heads)


def _under(rows: list[Row]) -> list[tuple[str, int]]:
    """Say which heading of a list each row stands under, and how far."""
    under: list[tuple[str, int]] = []
    head, since = "top", 0
    for row in rows:
        under.append((head, bisect_right(STEPS, since)))
        kind = row.shape.type
        if kind in _HEADS and (kind != "nav" or len(row.folded) > 3):
            head, since = kind, 0
        else:
            since += 1
            if kind == "para":
                head, since = "para", 0
    return under


def _places(rows: list[Row], context: Context, result: list[list[Group]]) -> None:
    """Say where each row stands: on the page, to the run of body text, to the likeliest headline."""
    count, start, stop, anchor = len(rows), context.start, context.stop, context.anchor
    title = rows[anchor] if anchor >= 0 else None
    paragraphs = [i for i in range(start, stop) if rows[i].shape.type == "para"][:2]
    first = max(0, min(start, anchor if anchor >= 0 else start) - _NEAR)
    last = paragraphs[-1] if paragraphs else first
    for i, (row, groups) in enumerate(zip(rows, result, strict=True)):
        kind, key = row.shape.type, row.key
        if count > FEW:
            groups.append((_page, i * 10 // count, "first" if i < 3 else "last" if i >= count - 3 else ""))
        if stop > start:
            if i < start:
                zone, steps = "before", bisect_right(STEPS, start - i)
            elif i >= stop:
                zone, steps = "after", bisect_right(STEPS, i - stop)
            else:
                zone, steps = "in", 0
            groups.append((_zone, zone, steps, kind, i == start, int(context.overlap[i] * 4.99)))
        else:
            groups.append(_NO_ZONE)
        if title is not None:
            away = i - anchor
            side = "head" if anchor < i < start else "inside" if away > 0 and i < stop else ""
            if away and key and key == title.key:
                like = "again"
            elif away and row.stems and 2 * len(row.stems & title.stems) > len(row.stems):
                like = "twin"
            else:
                like = ""
            groups.append((_anchor, away > 0, bisect_right(STEPS, abs(away)) if away else 0, kind, side, like))
        else:
            groups.append(_NO_ANCHOR)
        if first <= i <= last and len(row.stems) > 2:
            groups.append((_retold, kind, *_told(i, row, title if i != anchor else None, paragraphs, rows)))
        score = context.anchors.get(i)
        if score is not None:
            groups.append((_score, int(score * 4)))
        times = context.times[key] if key else 1
        if times > 1:
            groups.append((_times, min(times, 4), kind, is_doubled(rows, i)))


_NEAR = 12
"""Lines over the headline and the text whose words are compared with theirs."""


def _told(i: int, row: Row, title: Row | None, paragraphs: list[int], rows: list[Row]) -> tuple[int, int, int]:
    """Give in quarters how much of a row other lines tell, and how much of the headline it tells.

    Returns:
        The shares of the row's longer words that the next paragraph has and that the headline has, and the share of
        the headline's that the row has; -1 where there is nothing to compare with.
    """
    stems = row.stems
    after = next((rows[k].stems for k in paragraphs if k > i), None)
    retold = 4 * len(stems & after) // len(stems) if after else -1
    if title is None or not title.stems:
        return retold, -1, -1
    both = len(stems & title.stems)
    return retold, 4 * both // len(stems), 4 * both // len(title.stems)


def _retold(kind: str, after: int, title: int, back: int) -> tuple[str, ...]:
    return f"retold={after}", f"retold={after}|{kind}", f"titled by={title}|{back}", f"titled by={back}|{kind}"


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


_NO_ZONE, _NO_ANCHOR = (named, "zone:none"), (named, "anchor:none")
