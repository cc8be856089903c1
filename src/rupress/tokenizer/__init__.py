"""Tokenizing: a kind for every character of a page, and the parts of the article.

The stages, in order, and the modules of each:

    Source ─▶ rows_of          rows: the lines of the page, each with its folded text and its shape
              (rows.py)        shapes, signs, stamps, verbs, vocabulary, persons, keys; buttons, dated_titles cut lines
           ─▶ context_of       what holds for the page: the run of body text, the likeliest headline, repeated lines
              (context.py)     zones, anchors, contents; tally sums their learnt weights
           ─▶ columns_of       features of every line's place: neighbours, rhythm, words, in HTML the markup
              (features.py)    groups, wording, tellings; markup, nesting, pictures, classes, edges
           ─▶ Model.guess      a label for every line, with its probability and the feature that spoke most for it
              (model.py)       sums, additions, network, chain
           ─▶ as_hinted        what a site profile says of lines, before the rules and after them
              (hints.py)
           ─▶ settle           rules on the page as a whole, listed there with a line on each; pieces are its lines
              (settle.py)      rules/, pieces, links, little, decks; presence weighs the evidence of an article
           ─▶ split_lines      fields inside of a line: «…налоговКомментарии: 83»
              (splits.py)
           ─▶ assemble         headline, deck, byline, captions, dateline, paragraphs, ticker, notices, keywords
              (assemble.py)    bylines, captions, caption_seams, credits, houses, datelines, tickers, items, tags
           ─▶ Layout

`label.py` puts the stages from the rows to the settled lines together, and labels extracted articles, which need no
model. docs/layout.md tells more of each.
"""

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
