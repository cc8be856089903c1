"""Plain text: its lines, and telling it from HTML."""

from __future__ import annotations

import re

from rupress.read.wrapped import unwrapped
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


_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\u2028\u2029]")
"""What ends a line in a browser, a text, old files of a Mac, in Word and between pages of print."""
_RARE = "\r\x0b\x0c\u2028\u2029"


def lines_of(text: str) -> tuple[Line, ...]:
    """List the non-empty lines of a text, by their spans alone; a paragraph that is hard-wrapped is one line."""
    spans: list[Span] = []
    start = 0
    for piece in _BREAK.split(text) if any(end in text for end in _RARE) else text.split("\n"):
        stop = start + len(piece)
        spans.append(Span(start, stop))
        start = stop + (2 if text.startswith("\r\n", stop) else 1)
    lines = unwrapped(text, spans)
    return tuple(
        [Line(span) for span in lines if span.stop > span.start and not text[span.start : span.stop].isspace()]
    )


def breaks(text: str, start: int, stop: int) -> int:
    """Count the ends of lines in a stretch of a text."""
    return text.count("\n", start, stop) or len(_BREAK.findall(text, start, stop))
