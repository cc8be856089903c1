"""HTML to visible text, one block a line as a reader sees it. The only importer of selectolax."""

from __future__ import annotations

import re
from itertools import count
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from rupress.records import Facts, Line
from rupress.span import Span

TEXT, BLOCK, BREAK, SKIP = 1, 2, 3, 4
CODES: dict[str | None, int] = {"-text": TEXT, None: SKIP}
CODES |= dict.fromkeys(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "listing",
        "xmp",
        "plaintext",
        "frameset",
        "frame",
        "option",
    ],
    BLOCK,
)
CODES |= dict.fromkeys(("br", "hr"), BREAK)
CODES |= dict.fromkeys(
    [
        "-comment",
        "-doctype",
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "title",
        "meta",
        "link",
        "base",
        "svg",
        "math",
        "select",
        "datalist",
        "textarea",
        "iframe",
        "object",
        "embed",
        "applet",
        "video",
        "audio",
        "canvas",
        "noframes",
        "noembed",
        "map",
        "area",
        "img",
        "input",
        "param",
        "source",
        "track",
        "wbr",
    ],
    SKIP,
)
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "b", "strong"])
LANDMARKS = frozenset(
    [
        "article",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "section",
        "figure",
        "figcaption",
        "blockquote",
        "form",
        "table",
        "ul",
        "ol",
        "dl",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "address",
        "details",
        "dialog",
    ]
)
UNHIDABLE = frozenset(["html", "body", "main", "article"])
_HIDING = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\n\r\f]+")


class Box:
    """An element that encloses visible text, with what its lines need to know of it and of the elements around it."""

    __slots__ = (
        "block",
        "bold",
        "classes",
        "counts",
        "depth",
        "hidden",
        "href",
        "item",
        "landmarks",
        "number",
        "parent",
        "path",
        "pre",
        "tag",
        "time",
    )

    def __init__(self, parent: Box | None, tag: str, node: LexborNode) -> None:
        attributes = node.attributes
        self.parent = parent
        self.tag = tag
        self.counts: dict[str, int] | None = None
        self.item = 0
        self.number = 0
        own = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower().split() if attributes else ()
        if parent is None:
            self.depth = 1
            self.path = tag
            self.classes = tuple(own)
            self.landmarks: tuple[str, ...] = ()
            self.block = tag
            self.href: str | None = None
            self.time: str | None = None
            self.bold = self.pre = self.hidden = False
            return
        self.depth = parent.depth + 1
        self.path = f"{parent.path}>{tag}"
        self.classes = (*own, *parent.classes)[:12] if own else parent.classes
        self.landmarks = (tag, *parent.landmarks) if tag in LANDMARKS else parent.landmarks
        self.block = tag if CODES.get(tag) == BLOCK else parent.block
        self.href = parent.href
        self.time = parent.time
        self.bold = parent.bold or tag in HEADINGS
        self.pre = parent.pre or tag == "pre"
        self.hidden = parent.hidden
        if attributes:
            if tag == "a":
                self.href = attributes.get("href") or self.href
            elif tag == "time":
                self.time = attributes.get("datetime") or self.time
            if tag not in UNHIDABLE and ("hidden" in attributes or _HIDING.search(attributes.get("style") or "")):
                self.hidden = True


class _Piece(NamedTuple):
    text: str
    box: Box
    links: float
    href: str | None
    time: str | None
    bold: float


def read_html(html: str) -> tuple[str, tuple[Line, ...], Facts]:
    """Read a document: its visible text, its lines and the facts of its metadata."""
    parser = LexborHTMLParser(html.encode("utf-8", "replace"))
    pieces = _walk(parser.root)
    return *_lines(pieces), Facts()


def _walk(root: LexborNode | None) -> list[_Piece]:
    found: list[_Piece] = []
    if root is None:
        return found
    stack: list[list] = []  # node, tag, box
    texts: list[str] = []
    boxes: list[Box | None] = []
    node: LexborNode | None = root
    codes = CODES.get
    while node is not None:
        tag = node.tag
        code = codes(tag)
        if code == TEXT:
            text = node.text_content or ""
            if texts or not text.isspace():
                top = stack[-1]
                box = top[2] or _box(stack)
                if not box.hidden:
                    if box.pre and "\n" in text:
                        for i, part in enumerate(text.split("\n")):
                            if i and texts:
                                _flush(found, texts, boxes)
                                texts, boxes = [], []
                            if part:
                                texts.append(part)
                                boxes.append(box)
                    else:
                        texts.append(text)
                        boxes.append(box)
        elif code != SKIP:
            if code is not None and texts:
                _flush(found, texts, boxes)
                texts, boxes = [], []
            child = node.child
            if child is not None:
                stack.append([node, tag, None])
                node = child
                continue
        following = node.next
        while following is None and stack:
            node, tag, _ = stack.pop()
            if texts and codes(tag) == BLOCK:
                _flush(found, texts, boxes)
                texts, boxes = [], []
            following = node.next if stack else None
        node = following
    if texts:
        _flush(found, texts, boxes)
    return found


def _box(stack: list[list]) -> Box:
    level = len(stack) - 1
    while level >= 0 and stack[level][2] is None:
        level -= 1
    box = stack[level][2] if level >= 0 else None
    for entry in stack[level + 1 :]:
        box = entry[2] = Box(box, entry[1], entry[0])
    return box


def _common(one: Box, two: Box) -> Box:
    while one.depth > two.depth:
        one = one.parent
    while two.depth > one.depth:
        two = two.parent
    while one is not two:
        one, two = one.parent, two.parent
    return one


def _flush(found: list[_Piece], texts: list[str], boxes: list[Box]) -> None:
    text = _SPACES.sub(" ", "".join(texts)).strip()
    if not text:
        return
    box = None
    links = bold = total = 0
    href = time = None
    for piece, here in zip(texts, boxes, strict=True):
        size = len(piece.strip())
        if not size:
            continue
        total += size
        box = here if box is None else here if box is here else _common(box, here)
        if here.href:
            links += size
            href = href or here.href
        if here.bold:
            bold += size
        time = time or here.time
    found.append(_Piece(text, box, links / total, href if links * 2 > total else None, time, bold / total))


def _lines(pieces: list[_Piece]) -> tuple[str, tuple[Line, ...]]:
    for piece in pieces:
        box = piece.box
        while box.item == 0 and box.parent is not None:
            parent = box.parent
            if parent.counts is None:
                parent.counts = {}
            box.item = parent.counts[box.tag] = parent.counts.get(box.tag, 0) + 1
            box = parent
    numbers = count(1)
    lines = []
    start = 0
    for piece in pieces:
        stop = start + len(piece.text)
        box = piece.box
        number = item = items = 0
        while box.parent is not None:
            items = box.parent.counts[box.tag]
            if items >= 3:
                item = box.item
                number = box.parent.number = box.parent.number or next(numbers)
                break
            box = box.parent
        else:
            items = 0
        here = piece.box
        lines.append(
            Line(
                Span(start, stop),
                here.block,
                here.path,
                here.classes,
                piece.links,
                piece.href,
                piece.time,
                number,
                item,
                items,
                here.depth,
                here.landmarks,
                piece.bold,
            )
        )
        start = stop + 1
    return "\n".join(piece.text for piece in pieces), tuple(lines)
