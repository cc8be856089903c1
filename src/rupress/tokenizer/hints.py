"""What a site profile says of lines: it stands before the model's guesses and after all rules."""

from __future__ import annotations

from rupress.tokenizer.pieces import KINDS, Piece, whole

RULE = "profile"
"""The `rule` of what a profile decided."""
OUTSIDE = "outside"
"""A hint that a line is no part of the article; what it is instead, the model says."""
HINTS = (*KINDS, OUTSIDE)
"""All that a profile may say of a line."""
FORMS = ("time title", "title time")
"""How a list of other stories may go."""

_ELSEWHERE = {
    "headline": "ticker_title", "deck": "ticker_teaser", "body": "ticker_teaser", "subhead": "ticker_head",
    "byline": "ticker_time", "caption": "nav", "credit": "nav", "section": "nav",
}  # fmt: skip
"""What the parts of an article are taken for where no article is."""


def as_hinted(pieces: list[Piece]) -> list[Piece]:
    """Label the lines as the profile says.

    Args:
        pieces: one piece a line, labelled by the model or settled.
    """
    return [_hinted(piece) if piece.row.line.hint else piece for piece in pieces]


def _hinted(piece: Piece) -> Piece:
    hint = piece.row.line.hint
    if hint != OUTSIDE:
        return whole(piece.row, hint, RULE, 1.0)
    return whole(piece.row, _ELSEWHERE[piece.label], RULE, 1.0) if piece.label in _ELSEWHERE else piece
