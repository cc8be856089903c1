"""What the page around a line says of it: repetition, the run of body text, the likeliest headline."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import chain

from attrs import frozen

from rupress.fold import fold
from rupress.records import Facts
from rupress.tokenizer.anchors import Run, anchors_of
from rupress.tokenizer.rows import Row

_LEAST = 220
"""Weight of a run that may be an article: two or three sentences; a front page's teasers stay under it."""
_GAIN = {"para": 60, "sent": 30, "said": 40, "quote": 20}
"""What a line adds to a run of body text besides its length."""
_COST = {
    "title": -45, "short": -30, "name": -30, "clock": -90, "stamp": -60, "item": -110, "tail": -110, "number": -50,
    "comment": -150, "legal": -200, "ticker_head": -120, "related": -40, "nav": -80, "share": -60, "ad": -40,
    "tags": -60,
}  # fmt: skip


_BEFORE_TEASER = frozenset({"item", "tail", "clock"})
"""Lines after which running text is as often the teaser of another story."""


@frozen
class Context:
    """What holds for the page as a whole."""

    start: int
    """First row of the likeliest run of body text; equal to `stop` if there is none."""
    stop: int
    """Row after its last."""
    anchor: int
    """Row of the likeliest headline, or -1."""
    anchors: dict[int, float]
    """How well each row that may be one would do as the headline."""
    overlap: list[float]
    """Share of each row's longer words whose beginnings stand in the run of body text."""
    times: Counter[str]
    """How often each line stands on the page."""
    description: str = ""
    """Letters and digits of the summary that the metadata state, as rows' keys are made."""


def context_of(rows: list[Row], facts: Facts) -> Context:
    """Look over the page once."""
    times = Counter(row.key for row in rows if row.key)
    titles = titles_of(facts)
    best: tuple[float, int, int, int, dict[int, float], list[float]] | None = None
    for start, stop, weight in runs_of(rows)[:3]:
        overlap = overlap_of(rows, start, stop)
        anchors = anchors_of(rows, Run(start, stop, overlap, times, titles))
        anchor = max(anchors, key=lambda i: (anchors[i], i), default=-1)
        score = min(weight, 4000) / 400 + (3 * anchors[anchor] if anchor >= 0 else 0)
        if best is None or score > best[0]:
            best = (score, start, stop, anchor, anchors, overlap)
    if best is None:
        return Context(0, 0, -1, {}, [0.0] * len(rows), times, letters_of(facts.description))
    return Context(best[1], best[2], best[3], best[4], best[5], times, letters_of(facts.description))


def titles_of(facts: Facts) -> frozenset[str]:
    """Give the titles that the metadata state, as rows' keys are made."""
    return frozenset(key for key in (letters_of(facts.headline), letters_of(facts.title)) if len(key) > 8)


def runs_of(rows: list[Row]) -> list[tuple[int, int, int]]:
    """Find the runs of body text that may be an article: first row, row after the last, weight; the heaviest first."""
    return [run for run in _runs(rows) if run[2] >= _LEAST and any(map(_is_text, rows[run[0] : run[1]]))]


def _runs(rows: list[Row]) -> list[tuple[int, int, int]]:
    """Find the stretches where running text outweighs the rest, heaviest first (maximal sums of one pass)."""
    runs: list[tuple[int, int, int]] = []
    total = top = 0
    start = stop = 0
    before = ""
    commented = False
    for i, row in enumerate(rows):
        if total <= 0:
            if top > 0:
                runs.append((start, stop, top))
            total = top = 0
            start = i
        weight = _weight(row)
        if weight > 0 and (commented or before in _BEFORE_TEASER):
            weight //= 3
        commented = commented or (row.shape.type == "comment" and "stamp:end" not in row.shape.traits)
        before = row.shape.type
        total += weight
        if total > top:
            top, stop = total, i + 1
        elif total < top - 700:
            runs.append((start, stop, top))
            total = top = 0
            start = i + 1
    if top > 0:
        runs.append((start, stop, top))
    runs.sort(key=lambda run: -run[2])
    return runs


def _is_text(row: Row) -> bool:
    """Tell whether a row is running text beyond doubt."""
    return row.shape.type == "para" or row.line.hint == "body"


def _weight(row: Row) -> int:
    shape = row.shape
    if row.line.hint:
        return 100 + len(row.folded) if row.line.hint == "body" else -300
    if shape.type == "para":
        if "says:legal" in shape.traits and "own:year" in shape.traits:
            return -200
        weight = 60 + min(shape.running, 400)
        return weight // 3 if row.line.links > 0.7 else weight
    gain = _GAIN.get(shape.type)
    if gain is not None:
        return gain + len(row.folded) // 2 if row.line.links < 0.7 else -30
    if shape.type == "title" and "start=dash" in shape.traits:
        return 40
    return _COST.get(shape.type, -40)


def overlap_of(rows: list[Row], start: int, stop: int) -> list[float]:
    """Give every row the share of its words that the run of body text knows, without the row itself."""
    counts = Counter(chain.from_iterable(row.stems for row in rows[start:stop]))
    known = frozenset(counts)
    twice = frozenset(stem for stem, count in counts.items() if count > 1)
    return [
        len(row.stems & (twice if start <= i < stop else known)) / len(row.stems) if row.stems else 0.0
        for i, row in enumerate(rows)
    ]


def letters_of(text: str | None) -> str:
    """Letters and digits of a text of the metadata, as rows' keys are made."""
    if not text:
        return ""
    return _letters(text) if len(text) < _SHORT else _letters.__wrapped__(text)


_SHORT = 1_000
"""Characters of a text worth remembering: several rules ask for the title's letters."""


@lru_cache(maxsize=64)
def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text).text.lower()))


def stems_of(text: str) -> frozenset[str]:
    """First letters of the longer words of a text of the metadata, as rows' stems are made."""
    return frozenset(w[:5] for w in re.findall(r"[a-zа-я]{4,}", fold(text).text.lower()))
