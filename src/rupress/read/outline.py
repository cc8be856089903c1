"""The outline of a document: which elements, by what names, hold which of its visible lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from rupress.read.boxes import Element

_DEEP = 60
"""So many elements around one are looked at: pages nest some twenty, hostile ones any number."""
_MANY = 12
"""So many names of one element are looked at."""
_NAME = re.compile(r"-?[A-Za-z_][\w-]{0,60}", re.ASCII)
_NAMING = (("id", "#{}"), ("class", ".{}"), ("itemprop", '[itemprop="{}"]'))


@frozen
class Named:
    """An element that holds visible text."""

    tag: str
    """Its name; empty if a selector cannot name it."""
    names: tuple[str, ...]
    """What else its markup calls it, as CSS selectors: `#id`, `.class`, `[itemprop="…"]`."""
    around: int
    """Which of the outline's elements stands around it; -1 if none does."""
    start: int
    """Its first line."""
    stop: int
    """The one after its last; `start` for an element inside a line, of which it holds a part."""


def outline_of(boxes: dict[int, Element], lines: Iterable[int], known: Iterable[Element | None]) -> tuple[Named, ...]:
    """List the elements of a document, outer ones before those in them.

    Args:
        boxes: the elements that enclose lines, outer ones first.
        lines: by line, the number of the innermost element that encloses it.
        known: all elements that hold text.
    """
    spans: dict[int, tuple[int, int]] = {}
    for k, number in enumerate(lines):
        for one in _upwards(boxes[number]):
            start, _ = spans.get(one[0], (k, k))
            spans[one[0]] = start, k + 1
    inside = (one for one in known if one is not None and one[0] not in boxes)
    found: list[Named] = []
    places: dict[int, int] = {}
    for element in (*boxes.values(), *inside):
        number, place, around, _, node = element
        if place.depth > _DEEP:
            continue
        places[number] = len(found)
        outer = places.get(around[0], -1) if around is not None else -1
        tag = place.tag if is_name(place.tag) else ""
        found.append(Named(tag, tuple(_names(node.attributes)), outer, *spans.get(number, (0, 0))))
    return tuple(found)


def _upwards(element: Element | None) -> Iterator[Element]:
    for _ in range(_DEEP):
        if element is None:
            return
        yield element
        element = element[2]


def _names(attributes: Mapping[str, str | None]) -> Iterator[str]:
    for attribute, selector in _NAMING:
        for word in dict.fromkeys((attributes.get(attribute) or "").split()[:_MANY]):
            if is_name(word):
                yield selector.format(word)


def is_name(word: str) -> bool:
    """Tell whether a word stands in a selector as it is: «md:w-1/2» would have to be escaped."""
    return bool(_NAME.fullmatch(word))
