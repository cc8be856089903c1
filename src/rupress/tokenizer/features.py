"""The features of the line model: what is seen of a line, of its neighbours, and of its place on the page."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import Any

from rupress.records import Facts, Source
from rupress.tokenizer.context import Context, context_of, letters_of
from rupress.tokenizer.rows import Row

_STEPS = (0, 1, 2, 3, 5, 8, 13, 25, 50)
_TELLING = frozenset(
    [
        "article",
        "aside",
        "nav",
        "footer",
        "header",
        "main",
        "form",
        "figure",
        "figcaption",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "li",
        "time",
        "a",
        "table",
        "select",
        "button",
        "label",
        "address",
    ]
)
"""Elements whose names tell what stands in them."""
_HEADS = frozenset({"ticker_head", "related", "comment", "ad", "share", "tags", "legal", "nav"})
_TELLING_HEADS = frozenset({"ticker_head", "related", "comment", "legal", "ad"})
"""Headings whose distance is told however far they are."""
_NUMBERED = frozenset({"number", "time"})
_RUNNING = frozenset({"para", "sent", "said"})


Group = tuple[Any, ...]
"""Features that are known together: the function that names them, and its arguments. The model sums up the weights of
a group once and knows it again by the arguments, so features are only spelled out for groups not met before."""


def spell(group: Group) -> tuple[str, ...]:
    """Name the features of a group."""
    named: tuple[str, ...] = group[0](*group[1:])
    return named


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
    titled = _spread([k == "title" and _verbal(row) for k, row in zip(kinds, rows, strict=True)], 4)
    numbered = _spread([k in _NUMBERED for k in kinds], 4)
    brief = _spread([k == "short" for k in kinds], 4)
    texty = _spread([t in _RUNNING for t in own], 3)
    around = zip(
        rows, zip(types, types[1:], own, types[3:], types[4:], strict=False), _under(rows), _rhythms(kinds),
        _heads(rows), texty, titled, numbered, brief, strict=True,
    )  # fmt: skip
    result: list[list[Group]] = []
    for row, window, (head, since), rhythm, heads, text, titles, numbers, shorts in around:
        groups: list[Group] = [
            (_window, *window),
            (_density, row.gap, head, since, text),
            (_mixture, titles, numbers, shorts, window[2]),
            rhythm,
        ]
        if heads:
            groups.append(heads)
        result.append(groups)
    _places(rows, context, result)
    if any(row.line.tag for row in rows[:50]):
        _markup(rows, result)
        _same(rows, source.facts, result)
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


def _verbal(row: Row) -> bool:
    return "verb:past" in row.shape.traits or "verb:present" in row.shape.traits


def _rhythms(kinds: list[str]) -> list[Group]:
    """Say in which rhythm each row stands: the smallest period of its neighbours, and what one turn holds."""
    last = len(kinds)
    open_ = list(range(last))  # rows whose period is not found yet
    result: list[Group] = [(_rhythm, 0, kind, ()) for kind in kinds]
    for period in (1, 2, 3, 4):
        back = [j >= period and kinds[j - period] == kinds[j] for j in range(last)]
        repeated = [one or other for one, other in zip(back, back[period:] + [False] * period, strict=False)]
        hits = _spread(repeated, period)
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
        far = [(name, bisect_right(_STEPS, i - at)) for name, at in seen.items()]
        result.append((_far, *far) if far else None)
        kind = row.shape.type
        if kind in _TELLING_HEADS and len(row.folded) < 80:
            seen[kind] = i
    return result


def _far(*heads: tuple[str, int]) -> tuple[str, ...]:
    return tuple(f"far:{name}:{steps}" for name, steps in heads)


def _spread(flags: list[bool], reach: int) -> list[int]:
    """Count the flags in the rows around each, so many on both sides."""
    sums = [0, *accumulate(flags)]
    before = [0] * reach + sums
    after = sums[reach + 1 :] + [sums[-1]] * reach
    return [stop - start for start, stop in zip(before, after[: len(flags)], strict=False)]


def _under(rows: list[Row]) -> list[tuple[str, int]]:
    """Say which heading of a list each row stands under, and how far."""
    under: list[tuple[str, int]] = []
    head, since = "top", 0
    for row in rows:
        under.append((head, bisect_right(_STEPS, since)))
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
    for i, (row, groups) in enumerate(zip(rows, result, strict=True)):
        kind, key = row.shape.type, row.key
        groups.append((_page, i * 10 // count, "first" if i < 3 else "last" if i >= count - 3 else ""))
        if stop > start:
            if i < start:
                zone, steps = "before", bisect_right(_STEPS, start - i)
            elif i >= stop:
                zone, steps = "after", bisect_right(_STEPS, i - stop)
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
            groups.append((_anchor, away > 0, bisect_right(_STEPS, abs(away)) if away else 0, kind, side, like))
        else:
            groups.append(_NO_ANCHOR)
        score = context.anchors.get(i)
        if score is not None:
            groups.append((_score, int(score * 4)))
        times = context.times[key] if key else 1
        if times > 1:
            groups.append((_times, min(times, 4), kind))


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


def _times(times: int, kind: str) -> tuple[str, ...]:
    return f"times={times}", f"times={min(times, 3)}|{kind}"


def named(*names: str) -> tuple[str, ...]:
    """Give features that are known by their names."""
    return names


def own_traits(traits: tuple[str, ...]) -> tuple[str, ...]:
    """Give the features of a line by itself, which its shape has named already."""
    return traits


_NO_ZONE, _NO_ANCHOR = (named, "zone:none"), (named, "anchor:none")


def _markup(rows: list[Row], result: list[list[Group]]) -> None:
    """Say what the markup tells of each row, class names apart."""
    lines = [row.line for row in rows]
    for row, line, before, after, groups in zip(rows, lines, [None, *lines], [*lines[1:], None], result, strict=False):
        share = line.links
        links = 0 if share < 0.05 else 1 if share < 0.5 else 2 if share < 0.95 else 3
        groups.extend(
            (
                (_tags, line.tag, line.path),
                (_links, links, row.shape.type, line.tag, bool(line.time)),
                (
                    _sides,
                    before is not None and before.path == line.path,
                    after is not None and after.path == line.path,
                    before is not None and before.block != line.block,
                    after is not None and after.block != line.block,
                ),
            )
        )


def _tags(tag: str, path: str) -> tuple[str, ...]:
    return f"tag:{tag}", *("within:" + name for name in dict.fromkeys(path.split(">")) if name in _TELLING)


def _links(links: int, kind: str, tag: str, time: bool) -> tuple[str, ...]:
    names = (f"links={links}", f"links={links}|{kind}", f"links={links}|{tag}")
    return (*names, "time") if time else names


def _sides(before: bool, after: bool, first: bool, last: bool) -> tuple[str, ...]:
    names = ["as:before" if before else "not:before", "as:after" if after else "not:after"]
    names += ["block:first"] * first + ["block:last"] * last
    return tuple(names)


def _same(rows: list[Row], facts: Facts, result: list[list[Group]]) -> None:
    """Say which rows are what the metadata state."""
    stated = _stated(facts)
    title = letters_of(facts.title)
    for row, groups in zip(rows, result, strict=True):
        key = row.key
        if len(key) > 3:
            names = [feature for feature, words in stated if words == key]
            if len(key) > 12 and key in title:
                names.append("in:title")
            if names:
                groups.append((named, *names))


def _stated(facts: Facts) -> list[tuple[str, str]]:
    """List the words of the metadata, as rows' keys are made, each with the feature of a row that says the same."""
    stated = [
        ("is:og:headline", facts.headline),
        ("is:og:description", facts.description),
        ("is:og:section", facts.section),
    ]
    stated += [("is:og:author", author) for author in facts.authors]
    return [(feature, letters_of(words)) for feature, words in stated if words]
