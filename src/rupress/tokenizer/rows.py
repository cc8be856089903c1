"""The lines of a page, each with its folded text and its shape."""

from __future__ import annotations

import re

from attrs import frozen

from rupress.fold import fold
from rupress.records import Line, Source, Stamp
from rupress.span import Span, View
from rupress.tokenizer.shapes import Shape, shape_of
from rupress.tokenizer.stamps import Found
from rupress.tokenizer.vocabulary import vocabulary

_KEEP = re.compile(r"[^a-zа-я0-9]+")
_STEM = 5


@frozen(eq=False)
class Row:
    """One non-empty line with its shape."""

    span: Span
    """The line in the source, white space at its ends left out."""
    line: Line
    """What the reader knows of it."""
    folded: str
    """Its text, folded."""
    view: View
    """The way from `folded` back to the line's own characters, counted from `span.start`."""
    shape: Shape
    """What it looks like."""
    key: str
    """Letters and digits alone, lower case: equal for repeated lines; empty for long ones."""
    gap: int
    """Empty lines before it, at most 3."""
    stems: frozenset[str]
    """First letters of its longer words: equal for most forms of one Russian word."""

    def place(self, start: int, stop: int) -> Span:
        """Give the source span of `folded[start:stop]`."""
        own = self.view.span(start, stop)
        return Span(self.span.start + own.start, self.span.start + own.stop)

    def stamp(self, found: Found, text: str) -> Stamp:
        """Give a stamp found in `folded` the offsets and words of the source text."""
        span = self.place(found.start, found.stop)
        return Stamp(span, text[span.start : span.stop], **found.fields)


def rows_of(source: Source) -> list[Row]:
    """Describe every line of a page that is not white space alone."""
    text = source.text
    words = vocabulary()
    whole = fold(text)
    same = len(whole.text) == len(text)
    rows: list[Row] = []
    last = 0
    seen: dict[str, tuple[Shape, str, frozenset[str]]] = {}
    for line in source.lines:
        raw = text[line.span.start : line.span.stop]
        bare = raw.strip()
        if not bare:
            continue
        start = line.span.start + raw.index(bare[0])
        stop = start + len(bare)
        view = View(whole.text[start:stop]) if same else fold(bare)
        folded = view.text.replace("\n", " ")
        known = seen.get(folded)
        if known is None:
            shape = shape_of(folded, words)
            key = _KEEP.sub("", folded.lower()) if len(folded) < 300 else ""
            stems = frozenset(w[:_STEM] for w in shape.words if len(w) > 3 and w[0].isalpha())
            known = seen[folded] = (shape, key, stems)
        gap = max(0, min(text.count("\n", last, start) - 1, 3)) if rows else 0
        last = stop
        rows.append(Row(Span(start, stop), line, folded, view, known[0], known[1], gap, known[2]))
    return rows
