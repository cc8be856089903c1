"""What the page around a line says of it: repetition, the run of body text, the likeliest headline."""

from __future__ import annotations

from collections import Counter

from attrs import frozen

from rupress.fold import fold
from rupress.records import Facts
from rupress.tokenizer.rows import Row

_LEAST = 220
"""Weight of a run that may be an article: two or three sentences; a front page's teasers stay under it."""
_REACH = 25
"""How many lines before the body its headline may stand."""
_TITLES = frozenset({"title", "sent", "short", "item", "tail", "name", "quote"})
_NEVER = frozenset({"para", "clock", "stamp", "number", "mark", "menu", "comment", "share", "tags", "credit", "legal"})
"""Lines that are no headline, whatever else they are."""
_GAIN = {"para": 60, "sent": 30, "said": 40, "quote": 20}
"""What a line adds to a run of body text besides its length."""
_COST = {
    "title": -45, "short": -30, "name": -30, "clock": -90, "stamp": -60, "item": -110, "tail": -110, "number": -50,
    "comment": -150, "legal": -200, "ticker_head": -120, "related": -40, "nav": -80, "share": -60, "ad": -40,
    "tags": -60,
}  # fmt: skip


_NAMED = 9.0
"""How well the row does as the headline that a site profile names: better than any."""
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
    runs = [run for run in _runs(rows) if run[2] >= _LEAST and any(map(_is_text, rows[run[0] : run[1]]))]
    titles = {k for k in (letters_of(facts.headline), letters_of(facts.title)) if len(k) > 8}
    best: tuple[float, int, int, int, dict[int, float], list[float]] | None = None
    for start, stop, weight in runs[:3]:
        overlap = _overlap(rows, start, stop)
        anchors = _anchors(rows, (start, stop), overlap, times, titles)
        anchor = max(anchors, key=lambda i: (anchors[i], i), default=-1)
        score = min(weight, 4000) / 400 + (3 * anchors[anchor] if anchor >= 0 else 0)
        if best is None or score > best[0]:
            best = (score, start, stop, anchor, anchors, overlap)
    if best is None:
        return Context(0, 0, -1, {}, [0.0] * len(rows), times, letters_of(facts.description))
    return Context(best[1], best[2], best[3], best[4], best[5], times, letters_of(facts.description))


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


def _overlap(rows: list[Row], start: int, stop: int) -> list[float]:
    """Give every row the share of its words that the run of body text knows, without the row itself."""
    counts: Counter[str] = Counter()
    for row in rows[start:stop]:
        counts.update(row.stems)
    shares: list[float] = []
    for i, row in enumerate(rows):
        own = 1 if start <= i < stop else 0
        stems = row.stems
        shares.append(sum(counts[s] > own for s in stems) / len(stems) if stems else 0.0)
    return shares


def _anchors(
    rows: list[Row], run: tuple[int, int], overlap: list[float], times: Counter[str], titles: set[str]
) -> dict[int, float]:
    """Weigh every row that may be the headline of the run."""
    start, stop = run
    anchors: dict[int, float] = {}
    lone = 1.2 if sum(row.line.tag == "h1" for row in rows) == 1 else 0.7
    for i in range(max(0, start - _REACH), min(stop, start + 3)):
        row = rows[i]
        size = len(row.folded)
        if row.line.hint:
            if row.line.hint == "headline":
                anchors[i] = _NAMED
            continue
        if row.shape.type in _NEVER or (row.shape.type not in _TITLES and size < 40):
            continue
        if size < 8 or size > 260:
            continue
        score = min(overlap[i], 0.7) * (1.4 if len(row.stems) > 2 else 0.7)
        count = times[row.key] if row.key else 1
        score += 0.35 if 1 < count < 6 and (overlap[i] > 0.3 or i < 3) else -0.4 if count > 5 else 0.0
        score -= 0.6 if "trail" in row.shape.traits else 0.0
        score -= 0.4 if "says:credit" in row.shape.traits else 0.0
        score += {"h1": lone, "h2": 0.2}.get(row.line.tag, 0.0)
        if titles and row.key and len(row.key) > 8 and any(row.key in t or t in row.key for t in titles):
            score += 0.8
        score -= 0.012 * abs(start - i)
        score -= 0.4 if row.shape.type in ("item", "tail") else 0.0
        score -= 0.2 if row.shape.type in ("short", "name") else 0.0
        score -= 0.35 if row.shape.type == "sent" else 0.0
        score -= 0.5 if "start=dash" in row.shape.traits else 0.0
        score -= 0.3 if size < 20 or size > 170 else 0.0
        anchors[i] = score
    for i in sorted(anchors):
        # of two neighbours that tell of the same, the upper one is the headline and the longer one under it its deck
        size = len(rows[i].folded)
        for k in range(i - 1, max(i - 11, -1), -1):
            lead = 0.75 if i - k < 3 else 0.3
            if k in anchors and overlap[k] > 0.3 and len(rows[k].folded) < size and anchors[k] > anchors[i] - lead:
                anchors[i] -= lead
                break
    return anchors


def letters_of(text: str | None) -> str:
    """Letters and digits of a text of the metadata, as rows' keys are made."""
    return "".join(c for c in fold(text).text.lower() if c.isalnum()) if text else ""
