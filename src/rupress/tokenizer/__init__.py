"""Tokenizing: a kind for every character of a page, and the parts of the article."""

from __future__ import annotations

from rupress.read.foreign import TEXTLESS
from rupress.records import Kind, Layout, Note, Segment, Source
from rupress.span import Span
from rupress.tokenizer.assemble import assemble
from rupress.tokenizer.label import label_lines
from rupress.tokenizer.splits import split_lines

__all__ = ["lay_out"]


def lay_out(source: Source) -> Layout:
    """Take a page apart.

    Args:
        source: the page as read.

    Returns:
        Segments that tile the text, and what was assembled from them: headline, deck, byline, captions, paragraphs,
        ticker. Nothing is resolved: dates are as the page states them. A page without an article has neither headline
        nor paragraphs, and a note that says so. What is no text at all is one segment.
    """
    code = next((note.code for note in source.notes if note.code in TEXTLESS), None)
    if code is not None:
        return _foreign(source, code)
    return assemble(source, split_lines(label_lines(source)))


def _foreign(source: Source, code: str) -> Layout:
    """Lay out what is no text: debris, with nothing in it."""
    segments = (Segment(Span(0, len(source.text)), Kind.EMBED, code, 1.0),) if source.text else ()
    return Layout(source, segments, notes=(*source.notes, Note("no_article", "the page has no article: it is no text")))
