"""HTML to visible text, one block a line as a reader sees it. The only importer of selectolax.

The tree is walked once: a line ends where a block element begins or ends and at `<br>`. What can be asked of all nodes
at once is asked in C, and boxes (see `boxes`) are made only for elements that enclose a line.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Callable
from itertools import count
from operator import attrgetter

from selectolax.lexbor import LexborHTMLParser, LexborNode

from rupress.read.boxes import HIDING, INLINE, LINK, ROLES, TEXT, TIME, UNHIDABLE, UNSEEN, Box, Place, top
from rupress.read.facts import Statements
from rupress.read.objects import Item
from rupress.read.tame import tame
from rupress.records import Line
from rupress.span import Span

_HIDDEN = '[hidden],[style*="none" i],[style*="hidden" i],dialog:not([open])'
_STATEMENTS = (
    'meta,title,link[rel="canonical" i],script[type^="application/ld+json" i],[itemprop],[itemscope],time[datetime]'
)
_COPIES = '[aria-hidden="true" i]'
_WORDS = 12
"""How many words of class and id attributes a line carries."""
_SPACES = re.compile(r"[ \t\n\r\f]+")
# «&amp;quot;» in the source shows a reader «&quot;»: somebody's text was escaped twice.
_ENTITY = re.compile(
    r"&(?:amp|quot|apos|lt|gt|nbsp|laquo|raquo|[lr]dquo|[lr]squo|bdquo|[nm]dash|hellip|shy|#(?!0*1[03];)\d{2,5});"
)

_IS_MARKED = attrgetter("marked")

_ADDRESSES = frozenset(("url", "mainEntityOfPage", "image", "sameAs"))
"""Properties that an element states by its address; the text of `<a itemprop="name" href>` is the name."""
_VALUE = 1_000
"""Characters of its text that matter otherwise: names and titles, never the article's text."""

Mend = Callable[[str], str]


Run = tuple[str, Box, float, str | None, str | None, float]
"""A line of visible text: the text with white space collapsed, the innermost element that encloses all of it, the share
of its characters in links, the target of its first link if links cover most of it, the `datetime` of its first
`<time>`, and the share of its characters in bold. A plain tuple, for there are many."""


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
            shown = {text for text, box, *_ in runs if not box.copy}
            runs = [run for run in runs if not run[1].copy or run[0] not in shown]
        return runs

    def statements(self) -> Statements:
        """Collect what the document states beside its text."""
        metas: list[tuple[str, str]] = []
        scripts: list[str] = []
        times: list[tuple[str, bool]] = []
        items: list[Item] = []
        scopes = _Scopes()
        title = canonical = ""
        root = self._parser.root
        for node in root.css(_STATEMENTS) if root is not None else ():
            tag, attributes = node.tag, node.attributes
            if tag == "meta":
                name = attributes.get("property") or attributes.get("name") or attributes.get("http-equiv")
                if name:
                    metas.append((name.strip().lower(), attributes.get("content") or ""))
            elif tag == "title":
                title = title or node.text()
            elif tag == "link" and "itemprop" not in attributes:
                canonical = canonical or attributes.get("href") or ""
            elif tag == "script":
                scripts.append(node.text())
            elif tag == "time" and attributes.get("datetime"):
                times.append((attributes["datetime"] or "", "pubdate" in attributes))
            if "itemprop" in attributes or "itemscope" in attributes:
                items.append(scopes.item(node, attributes))
        language = (root.attributes.get("lang") if root is not None else None) or ""
        return Statements(tuple(metas), tuple(scripts), tuple(items), tuple(times), title, canonical, language)


class _Scopes:
    """The microdata items of a document: which item each element belongs to."""

    def __init__(self) -> None:
        self._inner: dict[int, int | None] = {}
        """By element: the item in which its child elements are."""
        self._items = count()

    def item(self, node: LexborNode, attributes: dict[str, str | None]) -> Item:
        """Read one element with `itemprop` or `itemscope`; they must come in document order."""
        scope = self._around(node.parent)
        number = None
        if "itemscope" in attributes:
            number = self._inner[node.mem_id] = next(self._items)
        properties = tuple((attributes.get("itemprop") or "").split())
        value = attributes.get("content") or attributes.get("datetime")
        if not value and _ADDRESSES.intersection(properties):
            value = attributes.get("href") or attributes.get("src")
        if not value and properties:
            value = node.text()[:_VALUE]
        return Item(scope, properties, value or "", number, attributes.get("itemtype") or "")

    def _around(self, node: LexborNode | None) -> int | None:
        """Find the item in which the children of an element are."""
        chain = []
        inner = self._inner
        while node is not None and node.mem_id not in inner:
            chain.append(node.mem_id)
            node = node.parent
        scope = inner[node.mem_id] if node is not None else None
        inner.update(dict.fromkeys(chain, scope))
        return scope


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
        self._split: dict[tuple[str | None, str | None], tuple[str, ...]] = {}
        self._stack: list[tuple[LexborNode, Place]] = []
        """The elements entered and not left: node and place."""
        self._boxes: list[tuple[LexborNode, Box]] = []
        """Boxes of elements on the stack, level by level; those of elements left since are recognized by their node."""

    def runs(self, root: LexborNode) -> list[Run]:  # noqa: PLR0915 a call per node would double its time
        """Walk the tree, in one loop with few calls: the time of reading a page goes here."""
        hidden, mend, stack, end = self._hidden, self._mend, self._stack, self._end
        roles: dict[int, int] = {}  # by the parser's number for a name, which costs half as much as the name
        texts: list[str] = []  # of the line that has begun
        places: list[Place] = []
        low = 0  # how many elements of the stack enclose all of them
        whole = None  # the box that encloses all of them, once the walk has left it
        lowest = 0  # how few elements were on the stack since the last of them
        link = time = None  # the last <a> and <time> entered
        linked = timed = None  # the first that holds text of the line
        place = top()
        node = root
        while True:
            tag = node.tag_id
            role = roles.get(tag)
            if role is None:
                role = roles[tag] = ROLES.get(node.tag, INLINE)
            if role == TEXT:
                text = node.text_content or ""
                if texts or not text.isspace():
                    if mend is not None:
                        text = mend(text)
                    if place.pre and "\n" in text:
                        text = self._end_lines(text, texts, places, place)
                    if place.link and linked is None:
                        linked = link
                    if place.time and timed is None:
                        timed = time
                    if not texts:
                        low = len(stack)
                    elif low > lowest:
                        low = lowest
                        whole = None
                    lowest = len(stack)
                    texts.append(text)
                    places.append(place)
            elif role != UNSEEN:
                if role > 0 and texts:
                    end(texts, places, whole or self._box(low), linked, timed)
                    linked = timed = whole = None
                child = node.first_child
                if child is not None and not (hidden and node.mem_id in hidden):
                    place = place.inner.get(tag) or place.within(tag, node.tag or "")
                    stack.append((node, place))
                    if role == LINK:
                        link = node
                    elif role == TIME:
                        time = node
                    node = child
                    continue
            following = node.next
            while following is None:
                if texts:
                    if place.role > 0:
                        end(texts, places, whole or self._box(low), linked, timed)
                        linked = timed = whole = None
                    elif lowest >= len(stack):
                        if low == len(stack) and whole is None:
                            whole = self._box(low)
                        lowest = len(stack) - 1
                node, _ = stack.pop()
                if not stack:
                    return self._runs
                place = stack[-1][1]
                following = node.next
            node = following

    def _end_lines(self, text: str, texts: list[str], places: list[Place], place: Place) -> str:
        """End a line at each line break of preformatted text, and give what follows the last."""
        *ended, rest = text.split("\n")
        for line in ended:
            texts.append(line)
            places.append(place)
            height = len(self._stack) if len(texts) == 1 else self._pre()
            self._end(texts, places, self._box(height), None, None)
        return rest

    def _pre(self) -> int:
        """Say how many elements enclose the preformatted text that the walk is in, itself included."""
        return next(level for level, (_, place) in enumerate(self._stack, 1) if place.pre)

    def _end(
        self, texts: list[str], places: list[Place], box: Box, link: LexborNode | None, time: LexborNode | None
    ) -> None:
        """End a line: join its texts as a browser does, and say what share of it is linked or bold."""
        if len(texts) == 1:
            text = texts[0].strip()
            place = places[0]
            links, bold = 1.0 if place.link else 0.0, 1.0 if place.bold else 0.0
        else:
            text = "".join(texts).strip()
            links, bold = _shares(texts, places) if any(map(_IS_MARKED, places)) else (0.0, 0.0)
        texts.clear()
        places.clear()
        if "\n" in text or "  " in text or "\t" in text:
            text = _SPACES.sub(" ", text) if "\xa0" in text else " ".join(text.split())
        if "&" in text:
            text = _ENTITY.sub(lambda match: entities.unescape(match[0]), text).strip()
        if text:
            href = link.attributes.get("href") if link is not None and links > 0.5 else None
            stated = time.attributes.get("datetime") if time is not None else None
            self._runs.append((text, box, links, href, stated, bold))

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
        copies = self._copies
        words = box.words if box is not None else ()
        copy = box is not None and box.copy
        for node, place in stack[have:height]:
            attributes = node.attributes
            if attributes:
                if "class" in attributes or "id" in attributes:
                    words = self._words(attributes) + words
                    if len(words) > _WORDS:
                        words = words[:_WORDS]
                if copies and node.mem_id in copies:
                    copy = True
            box = Box(place, box, words, copy)
            boxes.append((node, box))
        return boxes[-1][1]

    def _words(self, attributes: dict[str, str | None]) -> tuple[str, ...]:
        """List the words of an element's class and id."""
        key = attributes.get("class"), attributes.get("id")
        words = self._split.get(key)
        if words is None:
            words = self._split[key] = tuple(f"{key[0] or ''} {key[1] or ''}".lower().split())
        return words


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
