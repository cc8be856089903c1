"""The likeliest headline of a run of body text: every line before it that may be one, weighed by what is seen of it.

The weights stand in `ru/layout_anchors.tsv`; docs/layout.md tells how they are made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from math import log1p

from attrs import frozen

from rupress.ru.tables import read_tsv
from rupress.tokenizer.rows import Row

WEIGHTS = "layout_anchors.tsv"
_REACH = 25
"""How many lines before the body its headline may stand."""
_TITLES = frozenset({"title", "sent", "short", "item", "tail", "name", "quote"})
_NEVER = frozenset({"para", "clock", "stamp", "number", "mark", "menu", "comment", "share", "tags", "credit", "legal"})
"""Lines that are no headline, whatever else they are."""
_LISTED = frozenset({"item", "tail", "clock", "ticker_head", "number", "menu"})
"""What stands in lists of other stories."""
_FURNITURE = frozenset({"nav", "comment", "ticker_head", "related", "legal", "ad"})
_DATED = frozenset({"stamp", "byline"})
_KNOWN = 0.3
"""Share of its longer words that makes a line one that the body knows."""
_NEAR = 3
"""Lines between the headline and its deck, at most."""
_NAMED = 9.0
"""How well the row does as the headline that a site profile names: better than any."""
_TRAITS = {
    "trail": "trail", "start=dash": "dash", "start=lower": "lower", "end=stop": "stop", "capitalised": "capitalised",
    "says:credit": "credit", "verb:past": "verb", "verb:present": "verb", "caps": "caps", "list": "list",
}  # fmt: skip
"""Traits of a line's shape -> what they are called in the table."""


@frozen
class Run:
    """A run of body text, and what its page says of headlines."""

    start: int
    """Its first row."""
    stop: int
    """The row after its last."""
    overlap: list[float]
    """Share of each row's longer words that the run knows."""
    times: Counter[str]
    """How often each line stands on the page."""
    titles: frozenset[str]
    """Titles that the metadata state, as rows' keys are made."""


def anchors_of(rows: list[Row], run: Run) -> dict[int, float]:
    """Weigh every row that may be the headline of a run."""
    weigh = _weights().get
    found = candidates(rows, run)
    return {
        i: _NAMED if rows[i].line.hint else sum(value * weigh(name, 0.0) for name, value in seen(rows, run, i, found))
        for i in found
    }


def candidates(rows: list[Row], run: Run) -> list[int]:
    """List the rows that may be the headline of a run."""
    found: list[int] = []
    for i in range(max(0, run.start - _REACH), min(run.stop, run.start + 3)):
        kind, size = rows[i].shape.type, len(rows[i].folded)
        if rows[i].line.hint:  # a site profile says what the line is
            if rows[i].line.hint == "headline":
                found.append(i)
        elif 8 <= size <= 260 and kind not in _NEVER and (kind in _TITLES or size >= 40):
            found.append(i)
    return found


def seen(rows: list[Row], run: Run, i: int, found: list[int]) -> Iterator[tuple[str, float]]:
    """Say what speaks for and against one row.

    Args:
        rows: the lines of the page.
        run: the run of body text whose headline is sought.
        i: the row.
        found: all rows that may be the headline.
    """
    row, known = rows[i], run.overlap[i]
    kind, size = row.shape.type, len(row.folded)
    yield "bias", 1.0
    yield "known", min(known, 0.7)
    if not known:
        yield "unknown", 1.0
    paragraph = next((rows[k] for k in range(run.start, run.stop) if rows[k].shape.type == "para"), None)
    if paragraph is not None and row.stems:
        yield "first paragraph", len(row.stems & paragraph.stems) / len(row.stems)
    yield f"type {kind if kind in _TITLES else 'other'}", 1.0
    for name in dict.fromkeys(_TRAITS[trait] for trait in row.shape.traits if trait in _TRAITS):
        yield name, 1.0
    for most in (20, 45):
        if size < most:
            yield f"under {most}", 1.0
    for least in (110, 170):
        if size > least:
            yield f"over {least}", 1.0
    if row.line.tag in ("h1", "h2"):
        lone = row.line.tag == "h1" and sum(r.line.tag == "h1" for r in rows) == 1
        yield row.line.tag, 1.2 if lone else 0.7
    if len(row.key) > 8 and any(row.key in title or title in row.key for title in run.titles):
        yield "stated", 1.0
    count = run.times[row.key] if row.key else 1
    if 1 < count < 6 and (known > _KNOWN or i < 3):
        yield "again", 1.0
    yield from _around(rows, run, i)
    for k in found:
        if k < i < k + _NEAR and run.overlap[k] > _KNOWN and len(rows[k].folded) < size:
            yield "under a title", 1.0
            break
    for k in found:
        if i < k < i + _NEAR and run.overlap[k] > _KNOWN and len(rows[k].folded) > size:
            yield "over a deck", 1.0
            break


def _around(rows: list[Row], run: Run, i: int) -> Iterator[tuple[str, float]]:
    """Say what stands beside a row, and between it and the run."""
    yield "away", min(abs(run.start - i), _REACH) / 10
    yield "away at all", log1p(abs(run.start - i))
    if i >= run.start:
        yield "inside", 1.0
    for step in (-2, -1, 1, 2):
        kind = rows[i + step].shape.type if 0 <= i + step < len(rows) else ""
        if kind in _DATED:
            yield f"{step:+} date", 1.0
        elif kind in ("title", "sent"):
            yield f"{step:+} title", 1.0
        elif kind in ("nav", "rubric"):
            yield f"{step:+} menu", 1.0
        elif kind in ("clock", "credit"):
            yield f"{step:+} {kind}", 1.0
    between = [row.shape.type for row in rows[i + 1 : run.start]]
    yield "titles between", min(4.0, between.count("title"))
    yield "buttons between", min(3.0, between.count("share"))
    yield "lists between", min(3.0, sum(kind in _LISTED for kind in between))
    yield "furniture between", min(3.0, sum(kind in _FURNITURE for kind in between))
    yield "gap", float(rows[i].gap)


@cache
def _weights() -> dict[str, float]:
    """Read the table, once."""
    return {row["seen"]: float(row["weight"]) for row in read_tsv(WEIGHTS)}
