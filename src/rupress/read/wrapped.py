"""Hard-wrapped text: lines broken at a width, as mail, text browsers and PDF have them, are paragraphs again.

A text is wrapped if lines stop in the middle of sentences where the next word would have gone over one width that
hardly any line exceeds. A tag-strip breaks sentences, too, but anywhere, and among lines of any length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from rupress.read.paged import page_marks
from rupress.span import Span

_OPEN = re.compile(r"[^\W_][,\")»”]?$|[—–-]$")
"""How a line ends whose sentence does not."""
_GOES_ON = re.compile(r"[а-яёa-z]")
"""How the middle of a sentence begins."""
_LEFT_OUT = "\xad\u0300\u0301\u0306\u0308\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_UNSEEN = re.compile(f"[{_LEFT_OUT[1:]}]+|\xad(?=.)")
"""What takes no room in a line."""
_HYPHEN = re.compile(r"[^\W\d_][-\u2010\xad¬]$")
_STOPPED = re.compile(r"[.!?…:;]\W{0,3}$")
_ITEM = re.compile(r"\s*(?:[*•·▪◦○‣+]|\d{1,2}[.)]|[—–-])\s+")
"""How an item of a list begins, or a reply."""
_FIELD = re.compile(r"\s*(?:\d{1,2}[.:]\d\d\b|[А-ЯЁ][а-яё]+(?: [а-яё]+)?:\s)")
"""How a line begins that tells a time, or one of several facts («Автор: …»)."""
_TAB = 4
"""Spaces that a tab stands for."""
_LEAST = 2
"""Sentences broken between lines that tell a wrapped text."""
_NARROW, _WIDE = 25, 140
"""Widths that a text is wrapped at: a column of print, a window."""
_FULL = 0.8
"""Share of broken sentences that must be broken at the width."""
_RAGGED, _SHORT = 0.3, 0.5
"""By what share of the width a line may be too short: one of proportional type; one whose sentence goes on."""
_TOP = 4
"""Lines of a head, which blank lines part in any text."""
_OVER = 3
"""Least broken sentences for each line longer than the width."""


@frozen
class _Width:
    """How wide a text is wrapped."""

    most: int
    """Characters of the longest line."""
    lacks: int
    """By how many characters a line may be too short for the next word to be kept out: 0 for type of one width."""
    blank: bool
    """Whether blank lines part the paragraphs."""
    marked: bool
    """Whether blank lines or indents part them."""
    margin: int
    """Where unindented lines begin, if indents part the paragraphs; else the width."""


def unwrapped(text: str, spans: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """Join the lines of wrapped paragraphs, and leave out the numbers and running heads of pages of print.

    Args:
        text: the text.
        spans: its lines without their breaks, empty ones among them.

    Returns:
        The same lines if the text is not wrapped, else with those of one paragraph as one span; and the lines left out,
        over which a paragraph may go.
    """
    rows = [text[span.start : span.stop].rstrip() for span in spans]
    if "\t" in text:
        rows = [row.expandtabs(_TAB) for row in rows]
    if any(char in text for char in _LEFT_OUT):
        rows = [_UNSEEN.sub("", row).rstrip() for row in rows]
    shouted = text.isupper()
    marks = _marks(text, spans, rows, shouted=shouted)
    left = _without(rows, marks) if marks else range(len(rows))
    going_on = continuations([rows[k] for k in left], shouted=shouted)
    joined: list[Span] = []
    for n, k in enumerate(left):
        if n in going_on:
            joined[-1] = Span(joined[-1].start, spans[k].stop)
        else:
            joined.append(spans[k])
    return joined, [spans[k] for k in sorted(marks)]


def _marks(text: str, spans: Sequence[Span], rows: Sequence[str], *, shouted: bool) -> frozenset[int]:
    """Number the lines that belong to pages of print: only in a wrapped text, or where form feeds part the pages."""
    feeds = (
        frozenset(k for k, span in enumerate(spans) if text[span.start - 1 : span.start] == "\f")
        if "\f" in text
        else frozenset()
    )
    marks = page_marks(rows, feeds, lambda upper, lower: _is_broken(upper, lower.lstrip()[:1], shouted=False))
    if not marks or feeds:
        return marks
    return marks if _width([rows[k] for k in _without(rows, marks)], shouted=shouted) is not None else frozenset()


def _without(rows: Sequence[str], marks: frozenset[int]) -> list[int]:
    """Number the lines of the text alone: no marks of pages, and no blank lines beside them that part no paragraphs."""
    left: list[int] = []
    parted = sum(not row for row in rows[_TOP:]) > 2 * len(marks) + 1
    gap = False
    for k, row in enumerate(rows):
        if k in marks:
            gap = True
            while left and not rows[left[-1]]:
                left.pop()
        elif row or not gap:
            if gap and row and parted and left and _STOPPED.search(rows[left[-1]]) and not rows[k - 1]:
                left.append(k - 1)
            left.append(k)
            gap = gap and not row
    return left


def continuations(rows: Sequence[str], *, shouted: bool = False) -> frozenset[int]:
    """Number the lines that go on with the paragraph of the line before, if a text is wrapped.

    Args:
        rows: its lines, their indents left, empty ones among them.
        shouted: whether it is all in capitals.
    """
    width = _width(rows, shouted=shouted)
    if width is None:
        return frozenset()
    found: set[int] = set()
    first = next((k for k, row in enumerate(rows) if row), 0)
    opening = True  # the first paragraph has not ended
    for k in range(first + 1, len(rows)):
        if _is_one(rows, k, width) and not (opening and _is_title(rows, k, width)):
            found.add(k)
        else:
            opening = False
    return frozenset(found)


def _width(rows: Sequence[str], *, shouted: bool) -> _Width | None:
    """Find the width at which sentences are broken; None if they are not, or not at one."""
    firsts = [row.lstrip()[:1] for row in rows]
    begun = [k for k in range(1, len(rows)) if firsts[k].islower() or (shouted and firsts[k])]
    broken = [k for k in begun if _is_broken(rows[k - 1], firsts[k], shouted=shouted)]
    if len(broken) < _LEAST:
        return None
    most = max(len(rows[n]) for k in broken for n in (k - 1, k))
    if not _NARROW <= most <= _WIDE or _OVER * sum(" " in row[most + 1 :] for row in rows) > len(broken):
        return None
    lacking = sorted(_lacks(rows[k - 1], rows[k], most) for k in broken)
    lacks = lacking[int(0.9 * (len(lacking) - 1))]
    if sum(lack <= _RAGGED * most for lack in lacking) < _FULL * len(lacking):
        return None
    if _ends_open(rows, broken, most):
        return None
    last = max(k for k, row in enumerate(rows) if row)
    ends = [k for k in range(1, last + 1) if _STOPPED.search(rows[k - 1])]
    blank = sum(not rows[k] for k in ends)
    indented = sum(_is_indented(rows[k - 1], rows[k]) for k in ends)
    early = sum(bool(rows[k]) and _lacks(rows[k - 1], rows[k], most) > 0 for k in ends)
    lacks = max(0, min(lacks, int(_RAGGED * most)))
    margin = min(_indent(rows[k]) for k in broken) if indented > blank else most
    return _Width(most, lacks, blank > early, blank + indented > early - indented, margin)


def _ends_open(rows: Sequence[str], broken: list[int], most: int) -> bool:
    """Tell whether most lines with which sentences go on are short and end without a stop.

    «Лось вышел на трассу» / «видео» / «Где не проехать» / «обновляется» are lines of a list.
    """
    following = [*rows[1:], ""]
    last = [k for k in broken if not following[k] or _lacks(rows[k], following[k], most) > _RAGGED * most]
    return 2 * sum(not _STOPPED.search(rows[k]) for k in last) > len(last)


def _is_broken(upper: str, first: str, *, shouted: bool) -> bool:
    """Tell whether a sentence goes on from one line to the next, given the first character there."""
    return bool(upper and _GOES_ON.match(first.lower() if shouted else first) and _OPEN.search(upper, len(upper) - 3))


def _lacks(upper: str, lower: str, most: int) -> int:
    """Say by how many characters a line was too short for the next word to be kept out; at most 0 if it was not."""
    word = 1 if _HYPHEN.search(upper) else len(lower.split(None, 1)[0]) + 1
    return most - len(upper) - word + 1


def _is_one(rows: Sequence[str], k: int, width: _Width) -> bool:
    """Tell whether a line and the one before are of one paragraph."""
    upper, lower = rows[k - 1], rows[k]
    if not upper or not lower:
        return False
    begins = lower.lstrip()
    lacks = _lacks(upper, lower, width.most)
    if _OPEN.search(upper) and _GOES_ON.match(begins):
        return lacks <= max(width.lacks, _SHORT * width.most)
    if lacks > width.lacks or _is_indented(upper, lower) or _indent(lower) > width.margin + 1:
        return False  # there was room for the next word
    if _FIELD.match(lower) or (not width.blank and _FIELD.match(upper)):
        return False
    if not _STOPPED.search(upper):
        return True
    # where nothing marks a paragraph, a sentence that ends with a full line ends one; who signed, and when, has no stop
    return width.marked and bool(_STOPPED.search(lower) or rows[k + 1 : k + 2] not in ([], [""]))


def _is_title(rows: Sequence[str], k: int, width: _Width) -> bool:
    """Tell whether the first paragraph is a headline that ends over a line, as the text begins with a capital there.

    A headline of several lines ends without a stop; the text under it is full, or has one.
    """
    upper, lower = rows[k - 1], rows[k]
    if width.blank or _STOPPED.search(upper) or _GOES_ON.match(lower.lstrip()):
        return False
    full = k + 1 < len(rows) and bool(rows[k + 1]) and _lacks(lower, rows[k + 1], width.most) <= width.lacks
    return full or bool(_STOPPED.search(lower))


def _is_indented(upper: str, lower: str) -> bool:
    """Tell whether a line begins farther to the right than the text of the line before, its mark left out."""
    item = _ITEM.match(upper)
    return _indent(lower) > (item.end() if item else _indent(upper)) + 1


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())
