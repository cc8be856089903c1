"""Page numbers and running heads of print: «12», «стр. 3 из 7», «Заречный вестник № 12», between the lines of a text.

PDF turned to text has them wherever a page ends, in the middle of sentences, too. They are told by what they do, not by
what they say: a line that comes again with a number that grows by one, or again word for word beside such a line or
beside a form feed. That is believed only where form feeds part the pages, or where the text is hard-wrapped and one of
its sentences goes on behind such a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

_NUMBER = re.compile(r"\d{1,4}")
_LONG = 120
"""Most characters of such a line."""
_APART = 4
"""Least lines between two of them."""
_STEPS = (1, 2)
"""By what the number of a page grows from one to the next: heads of left and of right pages differ."""
_BEGUN = 2
"""Lines that begin in lower case, at least, where sentences are broken."""


def page_marks(rows: Sequence[str], feeds: frozenset[int], is_broken: Callable[[str, str], bool]) -> frozenset[int]:
    """Number the lines that belong to the page of print, not to the text.

    Args:
        rows: the lines of a text, white space at their ends left out, empty ones among them.
        feeds: the lines before which a form feed stands.
        is_broken: says of two lines whether a sentence goes on from one to the other.

    Returns:
        Their numbers; none if nothing tells that they are such lines.
    """
    if not feeds and sum(row[:1].islower() for row in rows) < _BEGUN:
        return frozenset()
    numbered = _numbered(rows, 0 if feeds else _APART)
    ends = frozenset((next((k for k, row in enumerate(rows) if row), 0), len(rows) - 1))
    edges = _beside(rows, feeds | ends) if feeds else ends
    if feeds:
        numbered &= edges
    marks = numbered | _repeated(rows, numbered, edges, is_broken)
    if len(marks) < len(_STEPS):
        return frozenset()
    if feeds:
        return marks
    return marks if any(_goes_on(rows, marks, k, is_broken) for k in marks) else frozenset()


class _Link(NamedTuple):
    """The last line of a run: chained to the one before, for runs that share their beginnings are many."""

    place: int
    size: int
    before: _Link | None


def _numbered(rows: Sequence[str], apart: int) -> frozenset[int]:
    """Find the lines that come again with a number that grows, so many lines apart."""
    alike: dict[str, list[tuple[int, tuple[int, ...]]]] = {}
    for k, row in enumerate(rows):
        if len(row) <= _LONG and _NUMBER.search(row):
            numbers = tuple(map(int, _NUMBER.findall(row)))
            alike.setdefault(_NUMBER.sub("#", row.strip()), []).append((k, numbers))
    found: set[int] = set()
    for group in alike.values():
        for at in range(len(group[0][1])) if len(group) > 1 else ():
            for step in _STEPS:
                chain = _chain(group, at, step, apart)
                if len(chain) > 1:
                    found.update(chain)
    return frozenset(found)


def _chain(group: Sequence[tuple[int, tuple[int, ...]]], at: int, step: int, apart: int) -> list[int]:
    """Give the longest run of lines in which one number grows by a step and all others stay."""
    ends: dict[tuple[int, ...], _Link] = {}
    best: _Link | None = None
    for k, numbers in group:
        before = ends.get((*numbers[:at], numbers[at] - step, *numbers[at + 1 :]))
        link = _Link(k, before.size + 1, before) if before and k - before.place > apart else _Link(k, 1, None)
        known = ends.get(numbers)
        if known and link.size < known.size:
            continue
        ends[numbers] = link
        if best is None or link.size > best.size:
            best = link
    places: list[int] = []
    while best:
        places.append(best.place)
        best = best.before
    return places[::-1]


def _repeated(
    rows: Sequence[str], numbered: frozenset[int], edges: frozenset[int], is_broken: Callable[[str, str], bool]
) -> frozenset[int]:
    """Find the lines that come again word for word beside those with numbers or form feeds, or inside sentences."""
    places: dict[str, list[int]] = {}
    for k, row in enumerate(rows):
        if row and len(row) <= _LONG and k not in numbered:
            places.setdefault(row.strip(), []).append(k)
    beside = _beside(rows, frozenset(numbered)) | edges
    found: set[int] = set()
    for group in places.values():
        if len(group) < len(_STEPS) or any(b - a <= _APART for a, b in pairwise(group)):
            continue
        stand = sum(k in beside or _goes_on(rows, frozenset((k,)), k, is_broken) for k in group)
        if 2 * stand >= len(group):
            found.update(group)
    return frozenset(found)


def _beside(rows: Sequence[str], places: frozenset[int]) -> frozenset[int]:
    """Number some lines and those right over and under them, empty ones between them left out."""
    found: set[int] = set(places)
    for k in places:
        above = next((n for n in range(k - 1, max(-1, k - 4), -1) if rows[n]), None)
        below = next((n for n in range(k, min(len(rows), k + 4)) if rows[n]), None)
        next_one = next((n for n in range(k + 1, min(len(rows), k + 4)) if rows[n]), None)
        found.update(n for n in (above, below, next_one) if n is not None)
    return frozenset(found)


def _goes_on(rows: Sequence[str], marks: frozenset[int], k: int, is_broken: Callable[[str, str], bool]) -> bool:
    """Tell whether a sentence goes on behind a line and what stands with it."""
    above = next((n for n in range(k - 1, max(-1, k - 8), -1) if rows[n] and n not in marks), None)
    below = next((n for n in range(k + 1, min(len(rows), k + 8)) if rows[n] and n not in marks), None)
    return above is not None and below is not None and is_broken(rows[above], rows[below])
