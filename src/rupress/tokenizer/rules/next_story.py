"""The next story, loaded under the article with a title, a date and paragraphs of its own."""

from __future__ import annotations

from rupress.tokenizer.context import Context
from rupress.tokenizer.links import is_unlinked
from rupress.tokenizer.pieces import Piece, changed
from rupress.tokenizer.shapes import RUNNING

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
_SHORT = frozenset({"title", "short", "rubric", "said"})
"""Types of lines that may be a title."""
_TEXT = frozenset({"body", "ticker_teaser", "legal"})
"""What its paragraphs were taken for."""
_PARAGRAPH = frozenset({"para"})
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

    Something closes the article before it, or the markup does, and its paragraphs have few words of the article's.
    """
    title = pieces[context.anchor].row.key if context.anchor >= 0 else ""
    known: set[str] = set()
    holder: tuple[int, ...] = ()  # elements of the markup that hold all of the text up to here
    told = bodies = 0
    closed = False
    for k, piece in enumerate(pieces):
        if piece.label == "body":
            known |= piece.row.stems
            told += piece.row.shape.type == "para"
            holder = _shared(holder, piece.row.line.around) if bodies else piece.row.line.around
            bodies += 1
        closed = told >= _LEAST and (closed or piece.label in _CLOSING)
        apart = bodies >= _LEAST and not _lies_in(piece, holder)
        heads = piece.label in _FIRST
        ours = holder and not apart and piece.label == "byline" and not _is_dated(piece)  # «Автор: …» under the text
        begins = (closed and heads and not ours) or (apart and (heads or _is_title(piece)))
        if begins and _begins_story(pieces, k, title, known, apart=apart):
            over = apart and k > 0 and not _is_title(piece) and _is_over(pieces[k - 1], holder)
            start = k - 1 if over else k
            rest = [changed(p, _PARTS[p.label], "next_story") if p.label in _PARTS else p for p in pieces[start:]]
            if apart and (over or rest[0].label == "nav"):
                rest[0] = changed(pieces[start], "ticker_title", "next_story")
            return [*pieces[:start], *rest]
    return pieces


def _is_over(piece: Piece, holder: tuple[int, ...]) -> bool:
    """Tell whether a line over the date of a story is its title, however short: it stands outside the text, too."""
    return not _lies_in(piece, holder) and piece.row.shape.type in _SHORT


def _lies_in(piece: Piece, holder: tuple[int, ...]) -> bool:
    """Tell whether a line stands in all of some elements."""
    return piece.row.line.around[: len(holder)] == holder


def _shared(one: tuple[int, ...], two: tuple[int, ...]) -> tuple[int, ...]:
    """Give the elements that two lines stand in."""
    return tuple([a for a, b in zip(one, two, strict=False) if a == b])


def _begins_story(pieces: list[Piece], k: int, title: str, known: set[str], *, apart: bool) -> bool:
    """Tell whether a story's head and text begin here."""
    near = pieces[k : k + _TITLED]
    heads = [p for p in near if p.label == "headline" or p.row.line.tag in _HEADINGS or (apart and _is_title(p))]
    if not any(p.row.key != title for p in heads):
        return False
    window = pieces[k : k + _HEAD]
    runs = RUNNING if apart else _PARAGRAPH
    told = [p.row.stems for p in window if p.label in _TEXT and p.row.shape.type in runs]
    strange = [stems for stems in told if len(stems & known) < _STRANGE * len(stems)]
    return any(map(_is_dated, window)) and len(strange) >= _LEAST


def _is_title(piece: Piece) -> bool:
    return piece.row.shape.type == "title" and is_unlinked(piece.row.line)


def _is_dated(piece: Piece) -> bool:
    stamp = piece.row.shape.stamp
    return stamp is not None and stamp.has_day and len(piece.text) < _STAMPED
