"""Plain text: its lines, and telling it from HTML."""

from __future__ import annotations

import re

from rupress.records import Line
from rupress.span import Span

# A reader's text may quote a tag or two («<br> в тексте») or use angle brackets as quotation marks
# («ЗАО ИД <Комсомольская правда>»); a document has a doctype or several structural elements.
_DOCUMENT = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?"
    r"(?:(?><!--.{0,2000}?-->)\s*)*"  # atomic: else each end of a comment might be passed over, 2^n ways for n comments
    r"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    r"</?(?:html|head|body|title|meta|link|script|style|div|p|span|a|ul|ol|li|table|tr|td|h[1-6]|article|section|header|footer|main|nav|img|figure|time)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_TABS = re.compile(r" *\t[ \t]*")
_WHOLE = re.compile(r"\w\s*$|[^\s\w.)*•·–—-]\s*$|\w{3}")
"""What a cell has that is more than the mark of an item."""
_HEAD = 65_536
_ENOUGH = 3


def looks_like_html(page: str) -> bool:
    """Tell a document in HTML from plain text by the tags seen near its beginning."""
    if "<" not in page[:_HEAD]:
        return False
    head = page[:_HEAD]
    if _DOCUMENT.match(head):
        return True
    return any(seen >= _ENOUGH for seen, _ in enumerate(_TAG.finditer(head), 1))


def lines_of(text: str, *, cells: bool = True) -> tuple[Line, ...]:
    """List the non-empty lines of a text, by their spans alone.

    Args:
        text: any text.
        cells: whether a tab parts the cells of a table, as it does in a browser's text of a page: columns of menus and
            of news beside the article are cells. An item behind its mark («1.», «•») is no cell.
    """
    lines: list[Line] = []
    start = 0
    for piece in text.split("\n"):
        stop = start + len(piece)
        if piece and not piece.isspace():
            if cells and "\t" in piece:
                lines += [Line(Span(start + a, start + b)) for a, b in _cells(piece)]
            else:
                lines.append(Line(Span(start, stop)))
        start = stop + 1
    return tuple(lines)


def _cells(piece: str) -> list[tuple[int, int]]:
    """Say where the cells of a line begin and end; those that are empty go with the one before."""
    found: list[tuple[int, int]] = []
    begin = 0
    for match in _TABS.finditer(piece):
        if _WHOLE.search(piece, begin, match.start()):
            found.append((begin, match.start()))
            begin = match.end()
    rest = piece[begin:]
    if rest and not rest.isspace():
        found.append((begin, len(piece)))
    return found
