"""Lines: the visible text of a document line by line, and what the markup says of each."""

from __future__ import annotations

from rupress.read.boxes import Element
from rupress.records import Line
from rupress.span import Span

_WORDS = 12
"""How many words of such attributes a line carries."""
_NAMING = ("class", "id", "itemprop")
"""Attributes in which pages name their parts."""
_DEEP = 60
"""How many of the elements around a line are numbered: pages nest some twenty."""
_LIST = 3
"""So many boxes of one name side by side make a list."""

Run = tuple[str, int, float, str | None, str | None, float, str | None, str, tuple[int, ...]]
"""A line of visible text: the text with white space collapsed, the number of the innermost element that encloses all
of it, the share of its characters in links, the target of its first link if links cover most of it, the `datetime` of
its first `<time>`, the share of its characters in bold, what the picture before it says of itself, the words of its
longest part if it is short and has several, and where its parts touch. A plain tuple, for there are many."""

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
        self._runs = runs
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
        for text, box, links, href, time, bold, picture, part, seams in self._runs:
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
