"""The features that only HTML has: what the markup and the metadata tell of a line, class names apart."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import pairwise

from rupress.records import Facts, Line
from rupress.tokenizer.classes import class_column
from rupress.tokenizer.context import Context
from rupress.tokenizer.groups import LONG, STEPS, Column, Key, Keys, named
from rupress.tokenizer.keys import letters_of, stems_of
from rupress.tokenizer.links import SHARES, is_linked
from rupress.tokenizer.nesting import nesting_columns
from rupress.tokenizer.pictures import picture_column
from rupress.tokenizer.rows import Row

_TELLING = frozenset({
    "article", "aside", "nav", "footer", "header", "main", "form", "figure", "figcaption", "blockquote", "h1", "h2",
    "h3", "h4", "li", "time", "a", "table", "select", "button", "label", "address",
})  # fmt: skip
"""Elements whose names tell what stands in them."""


def markup_columns(rows: list[Row], own: list[str], context: Context, facts: Facts) -> list[Column]:
    """List the groups of features that only HTML has.

    Args:
        rows: the lines of the page.
        own: their types.
        context: what holds for the page.
        facts: what its metadata state.
    """
    lines = [row.line for row in rows]
    return [
        (_tags, Keys([line.tag for line in lines], [line.path for line in lines])),
        (_links, _linked(lines, own)),
        (_container, _containers(rows, own, context)),
        *nesting_columns(rows, own, context),
        picture_column(rows, own),
        class_column(lines, own),
        (named, _stated_keys(rows, facts)),
    ]


def _linked(lines: list[Line], own: list[str]) -> Keys:
    """Say of each line how much of it is links, and whether its neighbours have its path and stand in its list."""
    shares = [bisect_right(SHARES, line.links) for line in lines]
    same = [False, *(one.path == other.path for one, other in pairwise(lines)), False]
    apart = [False, *(one.block != other.block for one, other in pairwise(lines)), False]
    tags, times = [line.tag for line in lines], [bool(line.time) for line in lines]
    return Keys(shares, own, tags, times, same, same[1:], apart, apart[1:])


def _containers(rows: list[Row], own: list[str], context: Context) -> list[Key]:
    """Say in what list-like container each row stands: how many items, of what sort, and whether it is the text's."""
    inside: dict[int, list[Row]] = {}
    for row in rows:
        inside.setdefault(row.line.block, []).append(row)
    text = [rows[i].line for i in range(context.start, context.stop) if own[i] == "para"]
    block = Counter(line.block for line in text).most_common(1)[0][0] if text else 0
    path = Counter(line.path for line in text).most_common(1)[0][0] if text else ""
    sorts: dict[tuple[int, int], Key] = {}
    keys: list[Key] = []
    for row, kind in zip(rows, own, strict=True):
        line = row.line
        beside = (line.path == path) + 2 * (block != 0 and line.block == block) if text else -1
        place = line.block, line.items
        sort = sorts.get(place)
        if sort is None:
            sort = sorts[place] = _sort(inside[line.block], line.items) if line.items else ()
        keys.append((beside, kind, *sort) if sort or text else ())
    return keys


def _sort(rows: list[Row], items: int) -> Key:
    """Tell of a container how many items it has, how many lines one has, and how many are links, have times, a verb."""
    size = len(rows)
    linked = sum(is_linked(row.line) for row in rows)
    timed = sum(row.shape.stamp is not None for row in rows)
    verbal = [row.shape.verbal for row in rows if len(row.folded) >= LONG]
    share = 5 * sum(verbal) // len(verbal) if verbal else -1
    return bisect_right(STEPS, items), min(3, size // items), 4 * linked // size, min(3, 4 * timed // items), share


def _container(beside: int, kind: str, *sort: int) -> tuple[str, ...]:
    names = (f"beside={beside}", f"beside={beside}|{kind}") if beside >= 0 else ()
    if not sort:
        return names
    items, lines, linked, timed, verbal = sort
    return (
        f"items={items}", f"items={items}|{kind}", f"item:lines={lines}|{kind}", f"items:linked={linked}|{kind}",
        f"items:timed={timed}|{kind}", f"items:verbal={verbal}|{kind}", f"items:verbal={verbal}|{linked}|{timed}",
        *names,
    )  # fmt: skip


def _tags(tag: str, path: str) -> tuple[str, ...]:
    return f"tag:{tag}", *("within:" + name for name in dict.fromkeys(path.split(">")) if name in _TELLING)


def _links(links: int, kind: str, tag: str, time: bool, *around: bool) -> tuple[str, ...]:
    """Name what is known of a line's links and its tag, whether its neighbours' path is its own, and their list."""
    before, after, first, last = around
    names = [f"links={links}", f"links={links}|{kind}", f"links={links}|{tag}"]
    names += ["as:before" if before else "not:before", "as:after" if after else "not:after"]
    return (*names, *["time"] * time, *["block:first"] * first, *["block:last"] * last)


def _stated_keys(rows: list[Row], facts: Facts) -> list[Key]:
    """Say which rows are what the metadata state, and which share words with it."""
    stated = _stated(facts)
    title = letters_of(facts.title)
    words = [("of:title", facts.headline or facts.title), ("of:description", facts.description)]
    stems = [(feature, stems_of(said)) for feature, said in words if said]
    keys: list[Key] = []
    for row in rows:
        key, own = row.key, row.stems
        names: list[str] = []
        if len(key) > 3:
            names = stated.get(key, [])
            if len(key) > 12 and key in title:
                names = [*names, "in:title"]
        if len(own) > 2:
            for feature, others in stems:
                if not own.isdisjoint(others) and (share := 4 * len(own & others) // len(own)):
                    names = [*names, f"{feature}={share}"]
        keys.append(tuple(names))
    return keys


def _stated(facts: Facts) -> dict[str, list[str]]:
    """Index the words of the metadata, as rows' keys are made, with the features of a row that says the same."""
    stated = [
        ("is:og:headline", facts.headline),
        ("is:og:description", facts.description),
        ("is:og:section", facts.section),
    ]
    stated += [("is:og:author", author) for author in facts.authors]
    features: dict[str, list[str]] = {}
    for feature, words in stated:
        if words:
            features.setdefault(letters_of(words), []).append(feature)
    return features
