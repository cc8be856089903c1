"""The features of the line model: what is seen of a line, of its neighbours, and of its place on the page."""

from __future__ import annotations

from bisect import bisect_right

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


def features_of(rows: list[Row], source: Source, context: Context | None = None) -> list[list[str]]:
    """List the features of every row's place; those of the row itself are its shape's traits.

    Args:
        rows: the lines of the page.
        source: the page.
        context: what holds for the page, if it is known already.
    """
    if context is None:
        context = context_of(rows, source.facts)
    types = ["<<", "<<", "<<", *(row.shape.type for row in rows), ">>", ">>", ">>"]
    kinds = [_COARSE.get(t, t) for t in (row.shape.type for row in rows)]
    under = _under(rows)
    heads = _heads(rows)
    titled = _spread([1 if k == "title" and _verbal(row) else 0 for k, row in zip(kinds, rows, strict=True)])
    numbered = _spread([1 if k in ("number", "time") else 0 for k in kinds])
    brief = _spread([1 if k == "short" else 0 for k in kinds])
    texty = _density(rows)
    html = any(row.line.tag for row in rows[:50])
    stated = _stated(source.facts)
    title = letters_of(source.facts.title)
    result: list[list[str]] = []
    for i, row in enumerate(rows):
        a, b, c, d, e = types[i + 1 : i + 6]
        features = [
            f"-1:{b}", f"+1:{d}", f"-2:{a}", f"+2:{e}", f"-1|0:{b}|{c}", f"0|+1:{c}|{d}", f"-1|0|+1:{b}|{c}|{d}",
            f"-2|0:{a}|{c}", f"0|+2:{c}|{e}", f"gap={row.gap}", f"under:{under[i]}", f"texty={texty[i]}",
            f"titled={titled[i]}", f"numbered={numbered[i]}", f"brief={brief[i]}", f"titled={titled[i]}|{c}",
        ]  # fmt: skip
        features += _rhythm(i, kinds)
        features += [f"far:{name}:{bisect_right(_STEPS, i - at)}" for name, at in heads[i]]
        _place(i, row, rows, context, features)
        if html:
            _markup(i, row, rows, features)
            if len(row.key) > 3:
                features += [feature for feature, words in stated if words == row.key]
                if len(row.key) > 12 and row.key in title:
                    features.append("in:title")
        result.append(features)
    return result


_COARSE = {
    "clock": "time", "stamp": "time", "sent": "title", "said": "title", "badge": "short", "rubric": "short",
    "nav": "short", "ticker_head": "short", "related": "short", "name": "short", "mark": "number",
}  # fmt: skip
"""Types of lines that take the same part in the rhythm of a list."""


def _verbal(row: Row) -> bool:
    return "verb:past" in row.shape.traits or "verb:present" in row.shape.traits


def _rhythm(i: int, kinds: list[str]) -> list[str]:
    """Say in which rhythm the row stands: the smallest period of its neighbours, and what one turn holds."""
    last = len(kinds)
    for period in (1, 2, 3, 4):
        hits = 0
        for k in range(-period, period + 1):
            j = i + k
            back, on = j - period, j + period
            if 0 <= j < last and ((back >= 0 and kinds[back] == kinds[j]) or (on < last and kinds[on] == kinds[j])):
                hits += 1
        if hits >= 2 * period:
            turn = "+".join(sorted(set(kinds[max(0, i - period + 1) : i + 1])))
            return [f"period={period}|{kinds[i]}", f"turn={turn}|{kinds[i]}"]
    return ["period=0|" + kinds[i]]


def _heads(rows: list[Row]) -> list[list[tuple[str, int]]]:
    """Give for each row the last heading of each class before it."""
    seen: dict[str, int] = {}
    result: list[list[tuple[str, int]]] = []
    for i, row in enumerate(rows):
        result.append(list(seen.items()))
        kind = row.shape.type
        if kind in ("ticker_head", "related", "comment", "legal", "ad") and len(row.folded) < 80:
            seen[kind] = i
    return result


def _spread(flags: list[int]) -> list[int]:
    """Count the flags in the nine rows around each."""
    total = sum(flags[:4])
    out: list[int] = []
    for i in range(len(flags)):
        total += flags[i + 4] if i + 4 < len(flags) else 0
        out.append(total)
        total -= flags[i - 4] if i >= 4 else 0
    return out


def _under(rows: list[Row]) -> list[str]:
    """Say which heading of a list each row stands under, and how far."""
    under: list[str] = []
    head, since = "top", 0
    for row in rows:
        under.append(f"{head}:{bisect_right(_STEPS, since)}")
        kind = row.shape.type
        if kind in _HEADS and (kind != "nav" or len(row.folded) > 3):
            head, since = kind, 0
        else:
            since += 1
            if kind == "para":
                head, since = "para", 0
    return under


def _density(rows: list[Row]) -> list[int]:
    """Say how much of the seven rows around each is running text."""
    flags = [1 if row.shape.type in ("para", "sent", "said") else 0 for row in rows]
    total = sum(flags[:3])
    out: list[int] = []
    for i in range(len(flags)):
        total += flags[i + 3] if i + 3 < len(flags) else 0
        out.append(total)
        total -= flags[i - 3] if i >= 3 else 0
    return out


def _place(i: int, row: Row, rows: list[Row], context: Context, features: list[str]) -> None:
    """Say where the row stands: on the page, to the run of body text, to the likeliest headline."""
    features.append(f"page={i * 10 // len(rows)}")
    if i < 3 or i >= len(rows) - 3:
        features.append("first" if i < 3 else "last")
    kind = row.shape.type
    if context.stop > context.start:
        if i < context.start:
            zone = f"before:{bisect_right(_STEPS, context.start - i)}"
        elif i >= context.stop:
            zone = f"after:{bisect_right(_STEPS, i - context.stop)}"
        else:
            zone = "in"
        features += ["zone:" + zone, f"zone:{zone}|{kind}"]
        if i == context.start:
            features.append("zone:first|" + kind)
        share = int(context.overlap[i] * 4.99)
        features += [f"known={share}", f"known={share}|{zone.split(':')[0]}|{kind}"]
    else:
        features.append("zone:none")
    if context.anchor >= 0:
        away = i - context.anchor
        side = "below" if away > 0 else "above"
        between = context.anchor < i < context.start
        where = "at" if away == 0 else f"{side}:{bisect_right(_STEPS, abs(away))}"
        features += ["anchor:" + where, f"anchor:{where}|{kind}"]
        if between:
            features += ["head", "head|" + kind]
        elif away > 0 and i < context.stop:
            features.append("inside|" + kind)
        if row.key and away and row.key == rows[context.anchor].key:
            features.append("anchor:again" + ("|head" if between else ""))
        elif away and row.stems:
            twin = len(row.stems & rows[context.anchor].stems) / len(row.stems)
            if twin > 0.5:
                features.append("anchor:twin")
    else:
        features.append("anchor:none")
    score = context.anchors.get(i)
    if score is not None:
        features.append(f"anchor={int(score * 4)}")
    times = context.times[row.key] if row.key else 1
    if times > 1:
        features += [f"times={min(times, 4)}", f"times={min(times, 3)}|{kind}"]


def _markup(i: int, row: Row, rows: list[Row], features: list[str]) -> None:
    """Say what the markup tells of the row, class names apart."""
    line = row.line
    features.append("tag:" + line.tag)
    features += ["within:" + name for name in dict.fromkeys(line.path.split(">")) if name in _TELLING]
    links = 0 if line.links < 0.05 else 1 if line.links < 0.5 else 2 if line.links < 0.95 else 3
    features += [f"links={links}", f"links={links}|{row.shape.type}", f"links={links}|{line.tag}"]
    if line.time:
        features.append("time")
    before = rows[i - 1].line if i else None
    after = rows[i + 1].line if i + 1 < len(rows) else None
    features.append("as:before" if before and before.path == line.path else "not:before")
    features.append("as:after" if after and after.path == line.path else "not:after")
    if before and before.block != line.block:
        features.append("block:first")
    if after and after.block != line.block:
        features.append("block:last")


def _stated(facts: Facts) -> list[tuple[str, str]]:
    """List the words of the metadata, as rows' keys are made, each with the feature of a row that says the same."""
    stated = [
        ("is:og:headline", facts.headline),
        ("is:og:description", facts.description),
        ("is:og:section", facts.section),
    ]
    stated += [("is:og:author", author) for author in facts.authors]
    return [(feature, letters_of(words)) for feature, words in stated if words]
