"""The likeliest headline of a run of body text: every line that may be one against the others, by learnt weights."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import accumulate
from math import exp, log

from attrs import frozen

from rupress.tokenizer.classes import told_of
from rupress.tokenizer.groups import Column, Key, Keys, is_doubled, named
from rupress.tokenizer.links import SHARES
from rupress.tokenizer.rows import Row
from rupress.tokenizer.shapes import TEXTUAL
from rupress.tokenizer.tally import Tally

_ABOVE, _BELOW = 100, 12
"""How many rows before and after the first one of the run its headline may stand."""
_LEAST, _MOST = 8, 260
"""Characters of a headline."""
_NEVER = frozenset({"clock", "stamp", "number", "mark", "legal"})
"""Types of rows that are no headline, whatever else they are."""
_LEAD = 4
"""How many running rows the beginning of the text has."""
_PARTS = (
    frozenset({"title", "item", "tail"}), frozenset({"clock", "item"}), frozenset({"para"}),
    frozenset({"ticker_head", "related"}),
)  # fmt: skip
"""Types of rows that are counted between a row and the run: titles, times, text, headings of lists."""
_DISTANCES = (1, 2, 3, 4, 6, 9, 14, 22, 35, 60)
_COUNTS = (1, 2, 3, 5, 9, 17)
_SHARES = (0.01, 0.2, 0.34, 0.5, 0.67, 0.84)
_KEY = 9
"""Least letters of a title by which it is recognised elsewhere."""
_TOLD = 0.2
"""A row has another wording looked for if the beginning of the text has at least this share of its longer words."""
_NEAR = 10
"""Rows in which another wording of the headline is looked for."""
_FAR = 9
"""Distance to a date where there is none."""


@frozen
class Search:
    """What is known when the headline is looked for."""

    rows: list[Row]
    """The rows of the page."""
    start: int
    """First row of the run of body text."""
    stop: int
    """Row after its last."""
    overlap: list[float]
    """Share of each row's longer words that the run knows."""
    times: Counter[str]
    """How often each key stands on the page."""
    stated: list[str]
    """Titles that the metadata state, as rows' keys are made."""
    headline: str = ""
    """The one that they call the headline; empty if they do not."""


def chances(search: Search, tally: Tally) -> dict[int, float]:
    """Say of every row that may be the headline of the run how well it would do as one.

    Returns:
        By row 1 plus a quarter of the natural logarithm of the probability that it is the headline: 1 for one beyond
        doubt, 0 at two per cent.
    """
    told = [i for i, row in enumerate(search.rows) if row.line.hint == "headline"]
    if told:
        return dict.fromkeys(told, 1.0)
    candidates, columns = anchor_columns(search)
    scores = dict(zip(candidates, tally.scores(columns), strict=True))
    none = tally.weights.get("none", 0)
    most = max([none, *scores.values()])
    norm = most / 100 + log(sum([exp((worth - most) / 100) for worth in [none, *scores.values()]]))
    found = {i: 1 + (worth / 100 - norm) / 4 for i, worth in scores.items()}
    agreed = [i for i in found if search.rows[i].line.tag == "h1" and search.rows[i].key == search.headline]
    if agreed:  # markup and metadata say the same
        found = dict.fromkeys(found, 0.0) | dict.fromkeys(agreed, 1.0)
    return found


def anchor_columns(search: Search) -> tuple[list[int], list[Column]]:
    """List the rows that may be the headline, and what is seen of them."""
    rows, start = search.rows, search.start
    first, beyond = max(0, start - _ABOVE), min(search.stop, start + _BELOW)
    begin, end = max(0, first - 3), min(len(rows), beyond + 6)
    own = [row.shape.type for row in rows[begin:end]]
    types = ["<<", "<<", *own, ">>", ">>"]
    sums = [[0, *accumulate(kind in part for kind in own)] for part in _PARTS]
    dated = [k for k in range(begin, end) if _is_dated(rows[k])]
    open_ = _without_trails(rows, [i for i in range(first, beyond) if _may_be(rows[i])])
    known = _known(search, open_)
    places = [i - begin for i in open_]
    kinds = [own[at] for at in places]
    among = [[part[min(len(own), at + 4)] - part[max(0, at - 3)] for at in places] for part in sums[:2]]
    columns: list[Column] = [
        (named, [rows[i].shape.traits for i in open_]),
        (_window, [tuple(types[at : at + 5]) for at in places]),
        (_words, _shares(search, open_, known, kinds)),
        (_distance, [(i >= start, bisect_right(_DISTANCES, abs(start - i)), own[i - begin], i < 3) for i in open_]),
        (_between, [tuple(_counts(sums, at, start - begin)) for at in places]),
        (_among, [(min(a, 6), min(b, 4), kind) for a, b, kind in zip(*among, kinds, strict=True)]),
        (_repeated, _repetitions(search, open_)),
        (_date, [_dates(i, dated) for i in open_]),
        (named, [tuple(_twin(i, rows, known)) for i in open_]),
    ]
    seen = [rows[i] for i in open_]
    if any(row.line.tag for row in seen):
        lone = sum(row.line.tag == "h1" for row in rows) == 1
        columns.append((_heading, [(row.line.tag, lone, _said(row.key, search.stated)) for row in seen]))
        columns.append(
            (_markup, [(bisect_right(SHARES, row.line.links), row.line.landmarks[:2], row.shape.type) for row in seen])
        )
        columns.append((_named, [(*told_of(row.line), row.line.picture is not None) for row in seen]))
    return open_, columns


def _shares(search: Search, open_: list[int], known: dict[int, float], kinds: list[str]) -> Keys:
    """Say how much of each row the run of body text knows, how much its beginning, and its rank by that."""
    ranks = {i: k for k, i in enumerate(sorted(open_, key=lambda i: (-known[i], i))[:3])}
    steps = [bisect_right(_SHARES, search.overlap[i]) for i in open_]
    lead = [bisect_right(_SHARES, known[i]) for i in open_]
    words = [min(len(search.rows[i].stems), 6) for i in open_]
    return Keys(words, steps, lead, [ranks.get(i, 3) for i in open_], kinds)


def _repetitions(search: Search, open_: list[int]) -> list[Key]:
    """Say how often each row stands on the page, and whether it is the first line of it."""
    rows, top = search.rows, search.rows[0].key
    keys: list[Key] = []
    for i in open_:
        key = rows[i].key
        count = search.times[key] if key else 1
        known = bisect_right(_SHARES, search.overlap[i]) > 2
        keys.append((min(count, 6), _first_line(i, key, top), known, count > 1 and is_doubled(rows, i)))
    return keys


def _may_be(row: Row) -> bool:
    return row.shape.type not in _NEVER and _LEAST <= len(row.folded) <= _MOST and not row.line.hint


def _without_trails(rows: list[Row], open_: list[int]) -> list[int]:
    """Leave out «Главная / Новости / Заголовок» where the headline stands alone, too."""
    trails = [i for i in open_ if "trail" in rows[i].shape.traits]
    if not trails:
        return open_
    titles = tuple(rows[i].key for i in open_ if i not in trails and len(rows[i].key) >= _KEY)
    told = {i for i in trails if titles and rows[i].key.endswith(titles)}
    return [i for i in open_ if i not in told]


def _known(search: Search, open_: list[int]) -> dict[int, float]:
    """Give the share of each row's longer words that stand in the beginning of the text, without the row itself."""
    counts: Counter[str] = Counter()
    left = _LEAD
    for row in search.rows[search.start : search.stop]:
        if row.shape.type in TEXTUAL:
            counts.update(row.stems)
            left -= 1
            if not left:
                break
    known: dict[int, float] = {}
    for i in open_:
        row = search.rows[i]
        own = 1 if i >= search.start and row.shape.type in TEXTUAL else 0
        known[i] = sum([counts[stem] > own for stem in row.stems]) / len(row.stems) if row.stems else 0.0
    return known


def _counts(sums: list[list[int]], at: int, start: int) -> list[int]:
    """Count the rows of each part between a row and the first one of the run."""
    low, high = (at + 1, start) if at < start else (start, at)
    return [bisect_right(_COUNTS, part[high] - part[low]) if high > low else 0 for part in sums]


def _is_dated(row: Row) -> bool:
    traits = row.shape.traits
    return row.shape.type in ("stamp", "byline") or "stamp:start:full" in traits or "stamp:end:full" in traits


def _dates(i: int, dated: list[int]) -> tuple[int, int]:
    """Say how many rows above and below the nearest date stands."""
    at = bisect_right(dated, i)
    above = i - dated[at - 1] if at else _FAR
    below = dated[at] - i if at < len(dated) else _FAR
    return min(above, 4), min(below, 6)


def _twin(i: int, rows: list[Row], known: dict[int, float]) -> list[str]:
    """Say whether a row near by tells the same."""
    found: list[str] = []
    stems = rows[i].stems
    if len(stems) < 2 or known[i] < _TOLD:
        return found
    for side, near in (("above", range(max(0, i - _NEAR), i)), ("below", range(i + 1, i + 1 + _NEAR))):
        for k in near:
            if k in known and 2 * len(stems & rows[k].stems) >= min(len(stems), max(2, len(rows[k].stems))):
                longer = "longer" if len(rows[k].folded) > len(rows[i].folded) else "shorter"
                found.append(f"twin {side} {'same' if rows[k].key == rows[i].key else longer}")
                break
    return found


def _first_line(i: int, key: str, top: str) -> str:
    """Compare a row with the first one of the page, which is often its title."""
    if not i:
        return "itself"
    if len(key) < _KEY or len(top) < _KEY:
        return ""
    if key == top:
        return "same"
    if top.startswith(key):
        return "begins"
    return "holds" if key in top else "held" if top in key else ""


def _said(key: str, stated: list[str]) -> str:
    """Compare a row with the titles of the metadata."""
    if not stated or len(key) < _KEY:
        return ""
    if key in stated:
        return "is"
    if any(key in title for title in stated):
        return "in"
    return "of" if any(title in key for title in stated) else "not"


def _window(a: str, b: str, c: str, d: str, e: str) -> tuple[str, ...]:
    return f"-2:{a}", f"-1:{b}", f"+1:{d}", f"+2:{e}", f"-1|0:{b}|{c}", f"0|+1:{c}|{d}", f"-1|+1:{b}|{d}"


def _words(words: int, share: int, lead: int, rank: int, kind: str) -> tuple[str, ...]:
    few = min(words, 3)
    return (
        f"stems={words}", f"known={share}", f"known={share}|{few}", f"lead={lead}", f"lead={lead}|{few}",
        f"rank={rank}", f"rank={rank}|{kind}",
    )  # fmt: skip


def _distance(inside: bool, steps: int, kind: str, top: bool) -> tuple[str, ...]:
    side = "in" if inside else "before"
    return f"{side}:{steps}", f"{side}|{kind}", f"top={top:d}"


def _between(titles: int, times: int, text: int, lists: int) -> tuple[str, ...]:
    return f"titles between={titles}", f"times between={times}", f"text between={text}", f"lists between={lists}"


def _among(titles: int, times: int, kind: str) -> tuple[str, ...]:
    told = f"titles among={titles}", f"times among={times}"
    return (*told, f"{told[0]}|{kind}", f"{told[1]}|{kind}")


def _repeated(times: int, like: str, known: bool, doubled: bool) -> tuple[str, ...]:
    told = f"times={times}", f"times={times}|{known:d}", f"first line:{like}", f"first line:{like}|{times > 1:d}"
    return (*told, f"doubled|{times > 2:d}") if doubled else told


def _date(above: int, below: int) -> tuple[str, ...]:
    return f"date above={above}", f"date below={below}"


def _heading(tag: str, lone: bool, said: str) -> tuple[str, ...]:
    return f"tag:{tag}", f"tag:{tag}|{lone:d}", f"stated:{said}"


def _markup(links: int, marks: tuple[str, ...], kind: str) -> tuple[str, ...]:
    return f"links={links}", f"links={links}|{kind}", *("within:" + mark for mark in marks)


def _named(near: tuple[str, ...], far: tuple[str, ...], pictured: bool) -> tuple[str, ...]:
    names = [*(f"class:{what}" for what in near), *(f"class around:{what}" for what in far if what not in near)]
    return (*names, "picture") if pictured else tuple(names)
