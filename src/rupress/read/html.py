"""HTML to visible text, one block a line as a reader sees it. The only importer of selectolax.

The tree is walked once: a line ends where a block element begins or ends and at `<br>`. What can be asked of all nodes
at once is asked in C, and boxes (see `boxes`) are made only for elements that enclose a line.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Callable
from itertools import count
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from rupress.read.boxes import HIDING, ROLES, TEXT, UNHIDABLE, UNSEEN, Box, Place, top
from rupress.read.tame import tame
from rupress.records import Line
from rupress.span import Span

_HIDDEN = '[hidden],[style*="none" i],[style*="hidden" i],dialog:not([open])'
_COPIES = '[aria-hidden="true" i]'
_SPACES = re.compile(r"[ \t\n\r\f]+")
# «&amp;quot;» in the source shows a reader «&quot;»: somebody's text was escaped twice.
_ENTITY = re.compile(
    r"&(?:amp|quot|apos|lt|gt|nbsp|laquo|raquo|[lr]dquo|[lr]squo|bdquo|[nm]dash|hellip|shy|#(?!0*1[03];)\d{2,5});"
)

Mend = Callable[[str], str]


class Run(NamedTuple):
    """A line of visible text with what the markup says of it."""

    text: str
    """The line, white space collapsed."""
    box: Box
    """The innermost element that encloses all of it."""
    links: float
    """Share of its characters in links."""
    href: str | None
    """Target of its first link, if links cover most of it."""
    time: str | None
    """The `datetime` of its first `<time>`."""
    bold: float
    """Share of its characters in bold."""


class Document:
    """A parsed HTML document."""

    def __init__(self, page: bytes) -> None:
        """Parse a document.

        Args:
            page: HTML in UTF-8.
        """
        self._parser = LexborHTMLParser(tame(page))

    def runs(self, mend: Mend | None = None) -> list[Run]:
        """List the visible lines.

        Args:
            mend: repairs the text of one node before it is used.
        """
        root = self._parser.root
        if root is None:
            return []
        hidden = {node.mem_id for node in root.css(_HIDDEN) if _is_hidden(node)}
        copies = {node.mem_id for node in root.css(_COPIES)}
        runs = _Walk(hidden, copies, mend).runs(root)
        if not runs and hidden:  # the page is hidden as a whole until its script runs
            runs = _Walk(set(), copies, mend).runs(root)
        if copies:
            shown = {run.text for run in runs if not run.box.copy}
            runs = [run for run in runs if not run.box.copy or run.text not in shown]
        return runs


def _is_hidden(node: LexborNode) -> bool:
    """Tell whether an element that looks hidden is."""
    if node.tag in UNHIDABLE:
        return False
    attributes = node.attributes
    return "hidden" in attributes or node.tag == "dialog" or bool(HIDING.search(attributes.get("style") or ""))


class _Walk:
    """One walk over the tree of a document."""

    def __init__(self, hidden: set[int], copies: set[int], mend: Mend | None) -> None:
        self._hidden = hidden
        self._copies = copies
        self._mend = mend
        self._runs: list[Run] = []
        self._stack: list[tuple[LexborNode, int | None, Place]] = []
        """The elements entered and not left: node, role and place."""
        self._boxes: list[tuple[LexborNode, Box]] = []
        """Boxes of elements on the stack, level by level; those of elements left since are recognized by their node."""

    def runs(self, root: LexborNode) -> list[Run]:
        """Walk the tree, in one loop with few calls: the time of reading a page goes here."""
        hidden, mend, stack, role_of, end = self._hidden, self._mend, self._stack, ROLES.get, self._end
        texts: list[str] = []  # of the line that has begun
        places: list[Place] = []
        low = 0  # how many elements of the stack enclose all of them
        link = time = None  # the last <a> and <time> entered
        linked = timed = None  # the first that holds text of the line
        place = top()
        node = root
        while True:
            tag = node.tag
            role = role_of(tag)
            if role == TEXT:
                text = node.text_content
                if texts or not text.isspace():
                    if mend is not None:
                        text = mend(text)
                    if place.pre and "\n" in text:
                        text = self._end_lines(text, texts, places, place)
                    if place.marked:
                        linked = linked or (link if place.link else None)
                        timed = timed or (time if place.time else None)
                    if not texts:
                        low = len(stack)
                    texts.append(text)
                    places.append(place)
            elif role != UNSEEN:
                if texts and role is not None:
                    end(texts, places, low, linked, timed)
                    linked = timed = None
                child = node.first_child
                if child is not None and not (hidden and node.mem_id in hidden):
                    place = place.inner.get(tag) or place.within(tag)
                    stack.append((node, role, place))
                    if tag == "a":
                        link = node
                    elif tag == "time":
                        time = node
                    node = child
                    continue
            following = node.next
            while following is None:
                node, role, _ = stack[-1]
                if texts and role is not None:
                    end(texts, places, low, linked, timed)
                    linked = timed = None
                stack.pop()
                if not stack:
                    return self._runs
                if low > len(stack):
                    low = len(stack)
                place = stack[-1][2]
                following = node.next
            node = following

    def _end_lines(self, text: str, texts: list[str], places: list[Place], place: Place) -> str:
        """End a line at each line break of preformatted text, and give what follows the last."""
        *ended, rest = text.split("\n")
        for line in ended:
            texts.append(line)
            places.append(place)
            self._end(texts, places, len(self._stack) if len(texts) == 1 else self._pre(), None, None)
        return rest

    def _pre(self) -> int:
        """Say how many elements enclose the preformatted text that the walk is in, itself included."""
        return next(level for level, (_, _, place) in enumerate(self._stack, 1) if place.pre)

    def _end(
        self, texts: list[str], places: list[Place], low: int, link: LexborNode | None, time: LexborNode | None
    ) -> None:
        """End a line: join its texts as a browser does, and say what share of it is linked or bold."""
        if len(texts) == 1:
            text = texts[0]
            links, bold = float(places[0].link), float(places[0].bold)
        else:
            text = "".join(texts)
            links = bold = 0.0
            if any(place.link or place.bold for place in places):
                links, bold = _shares(texts, places)
        texts.clear()
        places.clear()
        text = _SPACES.sub(" ", text).strip() if "\xa0" in text else " ".join(text.split())
        if "&" in text:
            text = _ENTITY.sub(lambda match: entities.unescape(match[0]), text).strip()
        if text:
            href = link.attributes.get("href") if link is not None and links > 0.5 else None
            stated = time.attributes.get("datetime") if time is not None else None
            self._runs.append(Run(text, self._box(low), links, href, stated, bold))

    def _box(self, height: int) -> Box:
        """Give the box of the innermost of so many elements of the stack, making those that there are not yet."""
        stack, boxes = self._stack, self._boxes
        have = min(len(boxes), height)
        while have and boxes[have - 1][0] is not stack[have - 1][0]:
            have -= 1
        if have == height:
            return boxes[height - 1][1]
        del boxes[have:]
        box = boxes[-1][1] if have else None
        for node, _, place in stack[have:height]:
            copy = (box is not None and box.copy) or (bool(self._copies) and node.mem_id in self._copies)
            box = Box(node.attributes, place, box, copy=copy)
            boxes.append((node, box))
        assert box is not None
        return box


def _shares(texts: list[str], places: list[Place]) -> tuple[float, float]:
    """Say what shares of the visible characters of a line stand in links and in bold."""
    linked = heavy = total = 0
    for text, place in zip(texts, places, strict=True):
        size = len(text.strip())
        total += size
        if place.link:
            linked += size
        if place.bold:
            heavy += size
    return (linked / total, heavy / total) if total else (0.0, 0.0)


def lines_of(runs: list[Run]) -> tuple[Line, ...]:
    """Give runs their places in the text joined of them, and number the lists they stand in."""
    numbers = count(1)
    lines = []
    start = 0
    for text, box, links, href, time, bold in runs:
        stop = start + len(text)
        place = box.place
        block, item, items = box.found or box.list_around(numbers)
        lines.append(
            Line(
                Span(start, stop),
                place.block,
                place.path,
                box.words,
                links,
                href,
                time,
                block,
                item,
                items,
                place.depth,
                place.landmarks,
                bold,
            )
        )
        start = stop + 1
    return tuple(lines)
