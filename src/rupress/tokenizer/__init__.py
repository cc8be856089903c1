"""Tokenizing: a kind for every character of a page, and the parts of the article."""

from __future__ import annotations

from rupress.records import Layout, Source
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
        nor paragraphs, and a note that says so.
    """
    return assemble(source, split_lines(label_lines(source)))
