"""Lines: the visible text of a document line by line, and what the markup says of each."""

from __future__ import annotations

from rupress.read.boxes import Element, common
from rupress.read.wrapped import continuations
from rupress.records import Line
from rupress.span import Span

_WORDS = 12
"""How many words of such attributes a line carries."""
_NAMING = ("class", "id", "itemprop")
"""Attributes in which pages name their parts."""
_DEEP = 60
"""How many of the elements around a line are numbered: pages nest some twenty."""
_BROKEN, _WIDTH = 2, 40
"""Lines that begin in lower case of a text that was broken at a width, and characters of a full one."""
_LIST = 3
"""So many boxes of one name side by side make a list."""

Run = tuple[str, int, float, str | None, str | None, float, str | None, str, tuple[int, ...], bool, int]
"""A line of visible text: the text with white space collapsed, the number of the innermost element that encloses all
of it, the share of its characters in links, the target of its first link if links cover most of it, the `datetime` of
its first `<time>`, the share of its characters in bold, what the picture before it says of itself, the words of its
longest part if it is short and has several, where its parts touch, whether an empty line stands before it, and how far
it is indented. A plain tuple, for there are many."""

Stand = tuple[int, int, int]
"""The list in which a box stands: the number of the box that is the list, the number of the item that holds the box,
and how many items there are; zeros where there is no list."""


class Visible:
    """The visible lines of a document, and the elements that enclose them."""

    def __init__(self, runs: list[Run], boxes: dict[int, Element], named: dict[int, str]) -> None:
        self._boxes = boxes
        self._hints = _hints_of(boxes, named) if named else {}
        self._words, copies = _words_of(boxes)
        if copies:
            shown = {run[0] for run in runs if run[1] not in copies}
            runs = [run for run in runs if run[1] not in copies or run[0] not in shown]
        self._runs = runs = _paragraphs(runs, boxes)
        self.text = "\n".join([run[0] for run in runs])
        """The lines joined."""

    def holders(self) -> list[int]:
        """Give the number of the innermost element around each line."""
        return [run[1] for run in self._runs]

    def lines(self) -> tuple[Line, ...]:
        """Give the lines their places in the text, and number the lists they stand in."""
        boxes, words, hints = self._boxes, self._words, self._hints
        stands, nests = _inner(boxes, self._runs)
        numbers: dict[int, int] = {}
        lines = []
        start = 0
        for text, box, links, href, time, bold, picture, part, seams, _, _ in self._runs:
            stop = start + len(text)
            around, item, items = stands[box]
            place = boxes[box][1]
            lines.append(
                Line(
                    Span(start, stop),
                    place.block,
                    place.path,
                    words[box],
                    links,
                    href,
                    time,
                    numbers.setdefault(around, len(numbers) + 1) if items else 0,
                    item,
                    items,
                    place.depth,
                    place.landmarks,
                    bold,
                    nests[box],
                    picture,
                    _place_of(part, text, start) if part else None,
                    tuple([start + at for at in seams]) if seams else (),
                    hints[box] if hints else "",
                )
            )
            start = stop + 1
        return tuple(lines)


def _paragraphs(runs: list[Run], boxes: dict[int, Element]) -> list[Run]:
    """Join lines that are one paragraph, broken at a width by its writer: in `<pre>`, or by a `<br>` at each line.

    Asked are the blocks of several lines alone, one of them long: what one block shows holds for the others.
    """
    blocks = [boxes[run[1]][3] for run in runs]
    inside = [k for k in range(1, len(runs)) if blocks[k] == blocks[k - 1] and not runs[k][9]]
    if sum(runs[k][0][0].islower() for k in inside) < _BROKEN:
        return runs
    long = {block for block, run in zip(blocks, runs, strict=True) if len(run[0]) >= _WIDTH}
    inside = [k for k in inside if blocks[k] in long and _hold(boxes[runs[k - 1][1]], boxes[runs[k][1]])]
    rows: list[str] = []
    places: dict[int, int] = {}  # of the lines among the rows
    for k in inside:
        for n in (k - 1, k):
            if n not in places:
                if n < k and rows:
                    rows.append("")
                places[n] = len(rows)
                rows.append(" " * runs[n][10] + runs[n][0])
    going_on = continuations(rows)
    joined: list[Run] = []
    for k, run in enumerate(runs):
        if k in places and places[k] in going_on:
            joined[-1] = _joined(joined[-1], run)
        else:
            joined.append(run)
    return joined


def _hold(one: Element, two: Element) -> bool:
    """Tell whether one of two elements is the other or stands around it: not so two `<font>` of different size."""
    return common(one, two)[0] in (one[0], two[0])


def _joined(one: Run, two: Run) -> Run:
    """Make one line of two; what is stated of the first holds for both."""
    text, box, links, href, time, bold, picture, _, seams, apart, indent = one
    size = len(text) + 1
    share = size / (size + len(two[0]))
    links, bold = (share * a + (1 - share) * b for a, b in ((links, two[2]), (bold, two[5])))
    seams = (*seams, *(size + at for at in two[8]))
    return f"{text} {two[0]}", box, links, href or two[3], time or two[4], bold, picture, "", seams, apart, indent


def _place_of(words: str, text: str, start: int) -> Span | None:
    """Find the words of a part in the text of its line, which begins at `start`."""
    at = text.find(words)
    return Span(start + at, start + at + len(words)) if at >= 0 and len(words) < len(text) else None


def _words_of(boxes: dict[int, Element]) -> tuple[dict[int, tuple[str, ...]], set[int]]:
    """Read the attributes of boxes, given outer ones first.

    Returns:
        For each the words of its names and of those around it, nearest first; and the boxes that are kept from
        screen readers, perhaps as second copies of what stands elsewhere.
    """
    words: dict[int, tuple[str, ...]] = {}
    copies: set[int] = set()
    split: dict[tuple[str, ...], tuple[str, ...]] = {}  # classes repeat
    for number, (_, _, around, _, node) in boxes.items():
        known = words[around[0]] if around is not None else ()
        if copies and around is not None and around[0] in copies:
            copies.add(number)
        if attributes := node.attributes:
            key = tuple([value for name in _NAMING if (value := attributes.get(name))])
            if key:
                own = split.get(key)
                if own is None:
                    own = split[key] = tuple(" ".join(key).lower().split())
                known = (own + known)[:_WORDS]
            if "aria-hidden" in attributes and (attributes["aria-hidden"] or "").lower() == "true":
                copies.add(number)
        words[number] = known
    return words, copies


def _hints_of(boxes: dict[int, Element], named: dict[int, str]) -> dict[int, str]:
    """Give each box what a site profile says of it, or of the nearest around it of which anything is said."""
    hints: dict[int, str] = {}
    for number, (_, _, around, _, _) in boxes.items():
        hints[number] = named.get(number) or (hints[around[0]] if around is not None else "")
    return hints


def _inner(boxes: dict[int, Element], runs: list[Run]) -> tuple[dict[int, Stand], dict[int, tuple[int, ...]]]:
    """Find what is around each box, given outer ones first.

    Returns:
        For each the nearest list; and the numbers of the boxes, itself with them, that hold several parts: lines or
        boxes.
    """
    parts: dict[int, int] = {}
    for run in runs:
        parts[run[1]] = parts.get(run[1], 0) + 1
    holds: dict[tuple[int, str], int] = {}  # how many boxes of each name stand directly in each box
    found = []
    for number, (_, place, around, _, _) in boxes.items():
        outer = around[0] if around is not None else 0
        parts[outer] = parts.get(outer, 0) + 1
        key = outer, place.tag
        item = holds[key] = holds.get(key, 0) + 1
        found.append((number, outer, key, item))
    stands: dict[int, Stand] = {0: (0, 0, 0)}
    nests: dict[int, tuple[int, ...]] = {0: ()}
    for order, (number, outer, key, item) in enumerate(found):
        total = holds[key]
        stands[number] = (outer, item, total) if total >= _LIST else stands[outer]
        nest = nests[outer]
        nests[number] = (*nest, order) if parts.get(number, 0) > 1 and len(nest) < _DEEP else nest
    return stands, nests
