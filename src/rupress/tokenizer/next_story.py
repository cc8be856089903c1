"""The next story, loaded under the article with a title, a date and paragraphs of its own.

A rule of `settle.py`: its name is the `rule` of every line that it changes.
"""

from __future__ import annotations

from rupress.tokenizer.context import Context
from rupress.tokenizer.pieces import Piece, changed

_STAMPED = 60
"""Most characters of a line with a story's date."""
_LEAST = 2
"""Paragraphs that make a story."""
_TITLED = 4
"""Lines in which a story's title stands, its date or rubric before it."""
_HEADINGS = frozenset({"h1", "h2"})
_HEAD = 8
"""Lines in which the head of a story goes over to its text."""
_STRANGE = 0.35
"""Share of a paragraph's longer words, known to the article, under which it tells of something else."""
_PARTS = {
    "headline": "ticker_title", "deck": "ticker_teaser", "body": "ticker_teaser", "subhead": "ticker_teaser",
    "byline": "ticker_time", "caption": "ticker_teaser", "credit": "ticker_teaser", "section": "ticker_badge",
}  # fmt: skip
"""What the parts of another story are on this page."""
_FIRST = frozenset({"headline", "byline", "section"})
"""What a story begins with."""
_CLOSING = frozenset({"tags", "share", "comment", "related", "ad", "nav", "legal", "embed"})
"""What stands between two stories."""


def next_story(pieces: list[Piece], context: Context) -> list[Piece]:
    """Give a story that is loaded under the article, with a title and a date of its own, to the other stories.

    Something closes the article before it, and its paragraphs have few words of the article's.
    """
    title = pieces[context.anchor].row.key if context.anchor >= 0 else ""
    known: set[str] = set()
    told = 0
    closed = False
    for k, piece in enumerate(pieces):
        if piece.label == "body":
            known |= piece.row.stems
            told += piece.row.shape.type == "para"
        closed = told >= _LEAST and (closed or piece.label in _CLOSING)
        if closed and piece.label in _FIRST and _begins_story(pieces, k, title, known):
            rest = [changed(p, _PARTS[p.label], "next_story") if p.label in _PARTS else p for p in pieces[k:]]
            return [*pieces[:k], *rest]
    return pieces


def _begins_story(pieces: list[Piece], k: int, title: str, known: set[str]) -> bool:
    """Tell whether a story's head and text begin here."""
    heads = [p for p in pieces[k : k + _TITLED] if p.label == "headline" or p.row.line.tag in _HEADINGS]
    if not any(p.row.key != title for p in heads):
        return False
    window = pieces[k : k + _HEAD]
    told = [p.row.stems for p in window if p.label == "body" and p.row.shape.type == "para"]
    strange = [stems for stems in told if len(stems & known) < _STRANGE * len(stems)]
    return any(map(_is_dated, window)) and len(strange) >= _LEAST


def _is_dated(piece: Piece) -> bool:
    stamp = piece.row.shape.stamp
    return stamp is not None and stamp.has_day and len(piece.text) < _STAMPED
