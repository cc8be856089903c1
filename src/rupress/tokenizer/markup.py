"""The features that only HTML has: what the markup and the metadata tell of a line, class names apart."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from rupress.records import Facts
from rupress.tokenizer.context import Context, letters_of, stems_of
from rupress.tokenizer.groups import LONG, STEPS, Group, is_verbal, named
from rupress.tokenizer.rows import Row

_TELLING = frozenset({
    "article", "aside", "nav", "footer", "header", "main", "form", "figure", "figcaption", "blockquote", "h1", "h2",
    "h3", "h4", "li", "time", "a", "table", "select", "button", "label", "address",
})  # fmt: skip
"""Elements whose names tell what stands in them."""


def add_markup(rows: list[Row], result: list[list[Group]]) -> None:
    """Say what the markup tells of each row, class names apart."""
    lines = [row.line for row in rows]
    for row, line, before, after, groups in zip(rows, lines, [None, *lines], [*lines[1:], None], result, strict=False):
        share = line.links
        links = 0 if share < 0.05 else 1 if share < 0.5 else 2 if share < 0.95 else 3
        groups.append((_tags, line.tag, line.path))
        groups.append(
            (
                _links, (links, row.shape.type, line.tag, bool(line.time)),
                (before is not None and before.path == line.path, after is not None and after.path == line.path),
                (before is not None and before.block != line.block, after is not None and after.block != line.block),
            )
        )  # fmt: skip


def add_containers(rows: list[Row], context: Context, result: list[list[Group]]) -> None:
    """Say in what list-like container each row stands: how many items, of what sort, and whether it is the text's."""
    sums: dict[int, list[int]] = {}
    for row in rows:
        own = sums.setdefault(row.line.block, [0, 0, 0, 0, 0])
        own[0] += 1
        own[1] += row.line.links > 0.5
        own[2] += row.shape.stamp is not None
        if len(row.folded) >= LONG:
            own[3] += 1
            own[4] += is_verbal(row)
    text = [row.line for row in rows[context.start : context.stop] if row.shape.type == "para"]
    block = Counter(line.block for line in text).most_common(1)[0][0] if text else 0
    path = Counter(line.path for line in text).most_common(1)[0][0] if text else ""
    sorts: dict[tuple[int, int], tuple[int, tuple[int, int, int, int]]] = {}
    for row, groups in zip(rows, result, strict=True):
        line, kind = row.line, row.shape.type
        beside = (line.path == path) + 2 * (block != 0 and line.block == block) if text else -1
        items = line.items
        if items:
            place = (line.block, items)
            known = sorts.get(place)
            if known is None:
                known = sorts[place] = (bisect_right(STEPS, items), _sort(sums[line.block], items))
            groups.append((_container, *known, beside, kind))
        elif beside >= 0:
            groups.append((_beside, beside, kind))


def _sort(sums: list[int], items: int) -> tuple[int, int, int, int]:
    """Tell of a container how many lines an item has, and how many are links, have times, are titles with a verb."""
    size, linked, timed, long, verbal = sums
    return min(3, size // items), 4 * linked // size, min(3, 4 * timed // items), 5 * verbal // long if long else -1


def _container(items: int, sort: tuple[int, int, int, int], beside: int, kind: str) -> tuple[str, ...]:
    lines, linked, timed, verbal = sort
    return (
        f"items={items}", f"items={items}|{kind}", f"item:lines={lines}|{kind}", f"items:linked={linked}|{kind}",
        f"items:timed={timed}|{kind}", f"items:verbal={verbal}|{kind}", f"items:verbal={verbal}|{linked}|{timed}",
        *_beside(beside, kind),
    )  # fmt: skip


def _beside(beside: int, kind: str) -> tuple[str, ...]:
    return (f"beside={beside}", f"beside={beside}|{kind}") if beside >= 0 else ()


def _tags(tag: str, path: str) -> tuple[str, ...]:
    return f"tag:{tag}", *("within:" + name for name in dict.fromkeys(path.split(">")) if name in _TELLING)


def _links(own: tuple[int, str, str, bool], same: tuple[bool, bool], other: tuple[bool, bool]) -> tuple[str, ...]:
    """Name what is known of a line's links and its tag, whether its neighbours' path is its own, and their list."""
    (links, kind, tag, time), (before, after), (first, last) = own, same, other
    names = [f"links={links}", f"links={links}|{kind}", f"links={links}|{tag}"]
    names += ["as:before" if before else "not:before", "as:after" if after else "not:after"]
    return (*names, *["time"] * time, *["block:first"] * first, *["block:last"] * last)


def add_stated(rows: list[Row], facts: Facts, result: list[list[Group]]) -> None:
    """Say which rows are what the metadata state, and which share words with it."""
    stated = _stated(facts)
    title = letters_of(facts.title)
    words = [("of:title", facts.headline or facts.title), ("of:description", facts.description)]
    stems = [(feature, stems_of(said)) for feature, said in words if said]
    for row, groups in zip(rows, result, strict=True):
        key = row.key
        names: list[str] = []
        if len(key) > 3:
            names = [feature for feature, letters in stated if letters == key]
            if len(key) > 12 and key in title:
                names.append("in:title")
        if len(row.stems) > 2:
            for feature, others in stems:
                share = 4 * len(row.stems & others) // len(row.stems)
                if share:
                    names.append(f"{feature}={share}")
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
