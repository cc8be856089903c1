"""HTML to visible text, one block a line as a reader sees it. The only importer of selectolax.

The parser hands out its nodes in document order, elements before what they hold. A line ends where a block begins, at
`<br>`, and before a text that stands in another block than the text before it. What a text stands in is looked up from
below, so only elements that hold visible text cost more than a glance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import count

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from rupress.read.boxes import (
    BLOCK,
    BREAK,
    HIDING,
    INLINE,
    ROLES,
    UNHIDABLE,
    Element,
    common,
    is_small,
    top,
)
from rupress.read.ended import Ended
from rupress.read.facts import Statements
from rupress.read.hints import Hint, Hit
from rupress.read.lines import Run, Visible
from rupress.read.objects import Item
from rupress.read.outline import Named, outline_of
from rupress.read.shadow import with_shadow_roots
from rupress.read.tame import tame

_HIDDEN = '[hidden],[style*="none" i],[style*="hidden" i],dialog:not([open])'
_STATEMENTS = (
    'meta,title,link[rel="canonical" i],script[type^="application/ld+json" i],[itemprop],[itemscope],time[datetime]'
)
_ADDRESSES = frozenset(("url", "mainEntityOfPage", "image", "sameAs"))
"""Properties that an element states by its address; the text of `<a itemprop="name" href>` is the name."""
_VALUE, _SHOWN = 1_000, 80
"""Characters of other elements' texts that matter (names, titles), and that show which element it is."""

Mend = Callable[[str], str]


class Document:
    """A parsed HTML document."""

    def __init__(self, page: bytes, hints: Sequence[Hint] = ()) -> None:
        """Parse a document.

        Args:
            page: HTML in UTF-8.
            hints: what a site profile says of its elements.
        """
        self._parser = LexborHTMLParser(tame(with_shadow_roots(page)))
        self._named: dict[int, str] = {}
        """What elements are by the hints, by the numbers of their nodes."""
        self.hits = tuple(self._find(hints)) if hints else ()
        """What each hint found."""

    def visible(self, mend: Mend | None = None) -> Visible:
        """List the visible lines.

        Args:
            mend: repairs the text of one node before it is used.
        """
        walk, runs = self._walked(mend)
        return Visible(runs, walk.boxes, self._named)

    def scripts(self) -> list[str]:
        """Give the scripts that stand in the document itself, those of its metadata left out."""
        return [node.text() for node in self._parser.css('script:not([src]):not([type*="ld+json" i])')]

    def noscripts(self) -> list[str]:
        """Give what the document shows where no scripts run, or no frames are shown, as HTML."""
        shown = [node.inner_html or "" for node in self._parser.css("body noscript")]
        return shown + [node.text() for node in self._parser.css("noframes")]

    def has_frames(self) -> bool:
        """Tell whether the document is but a set of frames, in which other documents are shown."""
        return self._parser.css_first("frameset frame") is not None

    def outline(self) -> tuple[Named, ...]:
        """Name the elements that hold the visible lines, and those that stand in lines."""
        walk, runs = self._walked(None)
        return outline_of(walk.boxes, Visible(runs, walk.boxes, {}).holders(), walk.known.values())

    def _walked(self, mend: Mend | None) -> tuple[_Walk, list[Run]]:
        """Walk over the visible text."""
        root = self._parser.root
        walk = _Walk(set(), self._named, mend)
        if root is None:
            return walk, []
        hidden = {node.mem_id for node in root.css(_HIDDEN) if _is_hidden(node)}
        if hidden:
            seen = _Walk(hidden, self._named, mend)
            if runs := seen.runs(root):
                return seen, runs
        return walk, walk.runs(root)  # nothing is hidden, or the page is as a whole until its script runs

    def _find(self, hints: Sequence[Hint]) -> Iterator[Hit]:
        """Find the elements that hints name; of two hints for one element, the first holds."""
        owners: dict[int, Hint] = {}
        for hint in hints:
            nodes = {node.mem_id: node for node in self._parser.css(hint.selector)}
            rivals: Counter[Hint] = Counter()
            for number in nodes:
                owner = owners.setdefault(number, hint)
                self._named[number] = owner.kind
                if owner.kind != hint.kind:
                    rivals[owner] += 1
            text = next((" ".join(node.text().split()) for node in nodes.values()), "")
            yield Hit(hint, len(nodes), text[:_SHOWN], tuple(rivals.items()))

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


def is_selector(selector: str) -> bool:
    """Tell whether a CSS selector is one that can be looked for."""
    try:
        LexborHTMLParser("<p>").css(selector)
    except (SelectolaxError, ValueError):
        return False
    return "\x00" not in selector


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


class _Walk(Ended):
    """One walk over the nodes of a document."""

    def __init__(self, hidden: set[int], named: dict[int, str], mend: Mend | None) -> None:
        super().__init__()
        self._hidden = hidden
        self._named = named
        """The elements of which a site profile says what they are: each is a block, so that it is said of no more."""
        self._mend = mend
        self.known: dict[int, Element | None] = {}
        """The elements met that hold text, by the numbers of their nodes; None for those that nobody sees."""

    def runs(self, root: LexborNode) -> list[Run]:  # noqa: PLR0915 a call per node would double its time
        """Walk over the nodes, in one loop with few calls: the time of reading a page goes here."""
        known, mend, enter, end = self.known, self._mend, self._enter, self.end
        roles: dict[int, int] = {}  # by the parser's number for a name, which costs less than the name
        is_text, is_picture, is_break = _numbers()
        texts: list[str] = []  # of the line that has begun
        holders: list[Element] = []  # what each of them stands in
        gap = ""  # white space after them
        picture: str | None = None  # what the last picture says of itself
        linked = timed = None  # the first element in an <a> and in a <time> that holds text of the line
        block = root.mem_id  # the innermost block around the line
        outside = top()
        shared: Element = (block, outside.inner.get("html") or outside.within("html"), None, block, root)
        known[block] = shared  # the element that encloses all of the line
        for node in root.traverse(include_text=True):
            number = node.tag_id
            if number == is_text:
                if texts:
                    parent = node.parent
                    key = parent.mem_id  # type: ignore[union-attr]  # only the root has none
                    element = known[key] if key in known else enter(parent)
                    if element is None:
                        continue
                    if element[3] != block:
                        end(texts, holders, shared, linked, timed)
                        linked = timed = None
                        gap = ""
                        if node.is_empty_text_node:
                            continue
                    text = node.text_content or ""
                    blank = text.isspace()
                elif node.is_empty_text_node:
                    continue
                else:
                    parent = node.parent
                    key = parent.mem_id  # type: ignore[union-attr]  # only the root has none
                    element = known[key] if key in known else enter(parent)
                    if element is None:
                        continue
                    text = node.text_content or ""
                    if blank := text.isspace():
                        continue
                place = element[1]
                if mend is not None:
                    text = mend(text)
                if place.pre and "\n" in text:
                    text = self.end_lines(gap + text, texts, holders, element)
                    gap = ""
                    blank = False
                if place.link and linked is None:
                    linked = element
                if place.time and timed is None:
                    timed = element
                if not texts:
                    self.picture, picture = picture, None
                    shared = element
                    block = element[3]
                elif element is not shared:
                    shared = common(shared, element)
                if blank:
                    gap += text
                else:
                    texts.append(gap + text if gap else text)
                    holders.append(element)
                    gap = ""
            elif number == is_picture:
                attributes = node.attributes
                if not is_small(attributes):
                    picture = attributes.get("alt") or ""
            elif not texts:
                if number == is_break:
                    self.apart = True
            else:
                role = roles.get(number)
                if role is None:
                    role = roles[number] = ROLES.get(node.tag, INLINE)
                if role < BLOCK or role > BREAK:
                    continue
                parent = node.parent
                key = parent.mem_id  # type: ignore[union-attr]
                if (known[key] if key in known else enter(parent)) is not None:
                    end(texts, holders, shared, linked, timed)
                    linked = timed = None
                    gap = ""
        if texts:
            end(texts, holders, shared, linked, timed)
        return self.ended

    def _enter(self, node: LexborNode | None) -> Element | None:
        """Give the element of a node that was not met yet; None if nobody sees it."""
        known, hidden, named = self.known, self._hidden, self._named
        chain = []
        while node is not None and (key := node.mem_id) not in known:
            chain.append((key, node))
            node = node.parent
        element = known[key] if node is not None else None
        for key, inner in reversed(chain):
            tag = inner.tag or ""
            if element is not None:
                place = element[1].inner.get(tag) or element[1].within(tag)
                role = place.role
                if role > BLOCK or key in hidden:
                    element = None
                else:
                    element = key, place, element, key if role == BLOCK or key in named else element[3], inner
            known[key] = element
        return element


@cache
def _numbers() -> tuple[int, int, int]:
    """Ask the parser for its numbers for the names of texts, of pictures and of line breaks."""
    parser = LexborHTMLParser("<p>text<img><br>")
    numbers = {node.tag: node.tag_id for node in parser.root.traverse(include_text=True)} if parser.root else {}
    return numbers.get("-text", -1), numbers.get("img", -1), numbers.get("br", -1)
