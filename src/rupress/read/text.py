"""Plain text: its lines, and telling it from HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from rupress.read.joined import cut
from rupress.read.wrapped import unwrapped
from rupress.records import Line, Source
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
_HEAD, _ENOUGH = 65_536, 3
"""Characters in which tags are looked for, and tags that make a document."""


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


def lines_of(text: str, *, cells: bool = False) -> tuple[Line, ...]:
    """List the non-empty lines of a text, by their spans alone; a paragraph that is hard-wrapped is one line.

    Args:
        text: any text.
        cells: whether a tab parts the cells of a table, as it does in a browser's text of a page: columns of menus and
            of news beside the article are cells. An item behind its mark («1.», «•») is no cell, and lines of as many
            cells one under another are rows («1 / Электрон / 27 / 61»), which stay whole.
    """
    spans, joints = cut(text, _spans(text)) if cells else (_spans(text), [])
    lines, marks = unwrapped(text, spans)
    if joints:
        marks = sorted([*marks, *joints], key=lambda mark: mark.start)
    if cells and "\t" in text:
        tabs = [text.count("\t", span.start, span.stop) for span in lines]
        rows = [b in (0, a, c) for a, b, c in zip([0, *tabs], tabs, [*tabs[1:], 0], strict=False)]
        lines = [c for span, row in zip(lines, rows, strict=True) for c in ([span] if row else _cells(text, span))]
    found = [Line(span) for span in lines if span.stop > span.start and not text[span.start : span.stop].isspace()]
    return tuple(_paged(text, found, marks) if marks else found)


PAGE, PAGE_WITHIN = "page", "page within"
"""Hints that a line is the number or the running head of a page of print, and that the paragraph goes on behind it."""


def marks_of(source: Source) -> list[Span]:
    """List the numbers and running heads of pages of print, which are no lines of the text."""
    return [line.span for line in source.lines if line.hint in (PAGE, PAGE_WITHIN)]


def gaps_at(text: str, marks: Sequence[Span]) -> list[Span]:
    """Give what is left out of a text for the numbers and heads of its pages: blank lines beside them, too."""
    gaps: list[Span] = []
    for mark in marks:
        start, stop = mark.start, mark.stop
        while start > 0 and text[start - 1].isspace():
            start -= 1
        while stop < len(text) and text[stop].isspace():
            stop += 1
        start = min(start + 1, mark.start)
        if gaps and gaps[-1].stop >= start:
            gaps[-1] = Span(gaps[-1].start, stop)
        else:
            gaps.append(Span(start, stop))
    return gaps


def _paged(text: str, lines: list[Line], marks: list[Span]) -> Iterator[Line]:
    """Put the numbers and heads of pages among the lines; a paragraph that goes on over one is two lines around it."""
    at = 0
    for line in lines:
        while at < len(marks) and marks[at].stop <= line.span.start:
            yield Line(marks[at], hint=PAGE)
            at += 1
        start = line.span.start
        while at < len(marks) and marks[at].start < line.span.stop:
            yield from _part(text, start, marks[at].start)
            yield Line(marks[at], hint=PAGE_WITHIN)
            start = marks[at].stop
            at += 1
        if start == line.span.start:
            yield line
        else:
            yield from _part(text, start, line.span.stop)
    yield from (Line(mark, hint=PAGE) for mark in marks[at:])


def _part(text: str, start: int, stop: int) -> Iterator[Line]:
    """Give what a paragraph has between two marks, without the ends of lines beside them; nothing, if that is all."""
    part = text[start:stop]
    if not part.isspace() and part:
        yield Line(Span(start + len(part) - len(part.lstrip()), start + len(part.rstrip())))


def _spans(text: str) -> list[Span]:
    """Give the lines of a text without their ends, empty ones among them."""
    if any(end in text for end in _RARE):
        ends = [match.span() for match in _BREAK.finditer(text)]
        return [Span(a, b) for (_, a), (b, _) in pairwise([(0, 0), *ends, (len(text), 0)])]
    stops = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
    return [Span(start, stop - 1) for start, stop in pairwise(stops)]


def _cells(text: str, span: Span) -> list[Span]:
    """Cut a line at the tabs between its cells; those that are empty go with the one before.

    A paragraph over several lines is whole: tabs indent it.
    """
    if text.find("\n", span.start, span.stop) >= 0:
        return [span]
    found: list[Span] = []
    begin = last = span.start
    for match in _TABS.finditer(text, span.start, span.stop):
        if _WHOLE.search(text, last, match.start()):
            found.append(Span(begin, match.start()))
            begin = match.end()
        last = match.end()
    if begin == span.start or not text[begin : span.stop].isspace():
        found.append(Span(begin, span.stop))
    return found


def breaks(text: str, start: int, stop: int) -> int:
    """Count the ends of lines in a stretch of a text."""
    return text.count("\n", start, stop) or len(_BREAK.findall(text, start, stop))
