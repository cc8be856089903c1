"""The features that only HTML has: what the markup and the metadata tell of a line, class names apart."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import accumulate, pairwise

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


def add_nesting(rows: list[Row], context: Context, result: list[list[Group]]) -> None:
    """Say how each row's element lies to the elements of the row before, of the text, and of the headline."""
    home = _home(rows, context)
    title = rows[context.anchor].line.around if context.anchor >= 0 else None
    before: tuple[int, ...] = ()
    sizes = Counter(number for row in rows for number in row.line.around)
    texts = Counter(number for row in rows if row.shape.type == "para" for number in row.line.around)
    steps = [_step(a.line.around, b.line.around) for a, b in pairwise(rows)]
    for row, groups, back, ahead in zip(rows, result, [(9, 9), *steps], [*steps, (9, 9)], strict=True):
        own, kind = row.line.around, row.shape.type
        groups.append((_edges, *back, *ahead, kind))
        if home is not None:
            both = _common(home, own)
            far, deep = min(len(home) - both, 4), min(len(own) - both, 3)
            part = own[both] if len(own) > both else -1
            size = bisect_right(STEPS, sizes[part]) if part >= 0 else 0
            texty = min(4 * texts[part] // sizes[part], 3) if part >= 0 else -1
            groups.append((_lies, far, deep, size, texty, kind))
        if title is not None:
            both = _common(title, own)
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


def _common(one: tuple[int, ...], two: tuple[int, ...]) -> int:
    count = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        count += 1
    return count


def _step(one: tuple[int, ...], two: tuple[int, ...]) -> tuple[int, int]:
    if one is two:
        return 0, 0
    both = _common(one, two)
    return min(len(one) - both, 4), min(len(two) - both, 4)


def _edges(out: int, into: int, leave: int, enter: int, kind: str) -> tuple[str, ...]:
    return (
        f"edge:{out}:{into}", f"edge:{leave}:{enter}<", f"edge:{out}|{kind}", f"edge:{leave}<|{kind}", f"edges:{out}|{leave}",
        f"edges:{out}:{into}|{leave}:{enter}",
    )  # fmt: skip


def _lies(far: int, deep: int, size: int, texty: int, kind: str) -> tuple[str, ...]:
    return (
        f"lies={far}", f"lies={far}|{kind}", f"lies={far}:{deep}", f"lies={far}:{deep}|{kind}", f"lies={far}|part={size}", f"lies={far}|texty={texty}",
        f"lies={far}|texty={texty}|{kind}",
    )  # fmt: skip


def _by_title(far: int, deep: int, kind: str) -> tuple[str, ...]:
    return f"title:lies={far}", f"title:lies={far}|{kind}", f"title:lies={far}:{deep}"


def add_pictures(rows: list[Row], result: list[list[Group]]) -> None:
    """Say which rows stand under a picture or over one, and whether the picture is named as the row is."""
    seen = -1  # the last row under a picture
    under = [row.line.picture is not None for row in rows] + [False]
    near = _spread(under[:-1], 6)
    for i, (row, groups) in enumerate(zip(rows, result, strict=True)):
        if under[i]:
            seen = i
        away = bisect_right(STEPS, i - seen) if seen >= 0 else 9
        if away < 5 or under[i + 1]:
            picture = row.line.picture
            words = letters_of(picture) if picture else ""
            told = 0 if not words else 2 if words == row.key else 1
            groups.append((_picture, away, under[i + 1], told, min(near[i], 3), row.shape.type, row.line.links > 0.5))


def _picture(away: int, over: bool, told: int, near: int, kind: str, linked: bool) -> tuple[str, ...]:
    names = [f"picture:{away}", f"picture:{away}|{kind}", f"picture:{away}|{linked:d}", f"picture:{away}|near={near}"]
    if over:
        names += ["picture:over", f"picture:over|{kind}"]
    if told:
        names += [f"picture:told={told}", f"picture:told={told}|{away}"]
    return tuple(names)


def _spread(flags: list[bool], reach: int) -> list[int]:
    sums = [0, *accumulate(flags)]
    return [sums[min(len(flags), i + reach + 1)] - sums[max(0, i - reach)] for i in range(len(flags))]


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
