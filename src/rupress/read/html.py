"""HTML, parsed: what a document states beside its text, and its visible markup. The only importer of selectolax.

What nobody sees is taken out of the tree; the rest is written out at once and read as text (see `markup`).
"""

from __future__ import annotations

from html import escape
from itertools import count

from selectolax.lexbor import LexborHTMLParser, LexborNode

from rupress.read.boxes import HIDING, UNHIDABLE
from rupress.read.facts import Statements
from rupress.read.markup import Mend, Run, pieces_of, runs_of
from rupress.read.objects import Item
from rupress.read.tame import tame

_HIDDEN = '[hidden],[style*="none" i],[style*="hidden" i],dialog:not([open])'
_UNSEEN = ("head", "script", "style", "iframe", "noembed", "noframes", "svg", "select", "template")
"""Elements without visible text: those whose text would be taken for markup, and those that hold much."""
_RAW = ("xmp", "plaintext")
"""Elements that show their text as it is, tags and all; the parser writes it out as it is, too."""
_STATEMENTS = (
    'meta,title,link[rel="canonical" i],script[type^="application/ld+json" i],[itemprop],[itemscope],time[datetime]'
)
_SELECTED = ",".join((_HIDDEN, *_UNSEEN, *_RAW, "math"))
_ADDRESSES = frozenset(("url", "mainEntityOfPage", "image", "sameAs"))
"""Properties that an element states by its address; the text of `<a itemprop="name" href>` is the name."""
_VALUE = 1_000
"""Characters of its text that matter otherwise: names and titles, never the article's text."""


class Document:
    """A parsed HTML document."""

    def __init__(self, page: bytes) -> None:
        """Parse a document.

        Args:
            page: HTML in UTF-8.
        """
        self._page = tame(page)
        root = LexborHTMLParser(self._page).root
        self.statements = Statements() if root is None else _statements(root)
        """What it states beside its text."""
        self._pieces, self._hides = ([], False) if root is None else _visible(root)

    def runs(self, mend: Mend | None = None) -> list[Run]:
        """List the visible lines.

        Args:
            mend: repairs the text between two tags before it is used.
        """
        runs = runs_of(self._pieces, mend)
        if not runs and self._hides:  # the page is hidden as a whole until its script runs
            root = LexborHTMLParser(self._page).root
            self._pieces, self._hides = ([], False) if root is None else _visible(root, hidden=True)
            runs = runs_of(self._pieces, mend)
        return runs


def _visible(root: LexborNode, hidden: bool = False) -> tuple[list[str], bool]:
    """Give the visible markup of a document in pieces, and say whether any was hidden.

    Args:
        root: its root, which is changed.
        hidden: whether what the page hides counts as visible.
    """
    hides = formulas = False
    last = 0
    for node in root.css(_SELECTED):
        if node.mem_id == last:  # it comes once for each selector that fits
            continue
        last = node.mem_id
        tag = node.tag
        if tag in _RAW:
            for child in list(node.iter(include_text=True)):
                if child.is_text_node:
                    child.replace_with(escape(child.text_content or "", quote=False))
        elif tag == "math":
            formulas = True
        if tag in _UNSEEN:
            node.decompose(recursive=False)
        elif not hidden and _is_hidden(node):
            hides = True
            for child in list(node.iter(include_text=True)):  # the block itself ends a line, hidden or not
                child.decompose(recursive=False)
    return pieces_of(root.html or "", formulas), hides


def _statements(root: LexborNode) -> Statements:
    """Collect what a document states beside its text."""
    metas: list[tuple[str, str]] = []
    scripts: list[str] = []
    times: list[tuple[str, bool]] = []
    items: list[Item] = []
    scopes = _Scopes()
    title = canonical = ""
    for node in root.css(_STATEMENTS):
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
    language = root.attributes.get("lang") or ""
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
