"""What sets a deck apart from a lead, where the first paragraph may be either."""

from __future__ import annotations

from rupress.tokenizer.context import Context
from rupress.tokenizer.pieces import Piece

_DECK = (40, 260)
"""Least and most characters of a deck without a full stop."""
_LEAD = 280
"""Most characters of a deck that is a whole sentence."""
_BRIEF = 80
"""Most characters of a summary that nobody's program cut out of the text: those fill what a search engine shows."""
RETOLD = 0.7
"""Share of a deck's longer words that one of the paragraphs after it has again."""


def deck_in_the_metadata(piece: Piece, after: list[Piece], between: int, context: Context) -> bool:
    """The summary of the metadata, set apart by the markup or written short; programs make some out of leads."""
    del between
    if not context.description or piece.row.key != context.description:
        return False
    return piece.row.line.path != after[0].row.line.path or len(piece.text) < _BRIEF


def deck_without_stop(piece: Piece, after: list[Piece], between: int, context: Context) -> bool:
    """A line without a full stop over the text: paragraphs have one."""
    del after, between, context
    return _DECK[0] <= len(piece.text) <= _DECK[1] and "end=letter" in piece.row.shape.traits


def deck_set_apart(piece: Piece, after: list[Piece], between: int, context: Context) -> bool:
    """A sentence with a picture, a date or buttons under it, told by nobody; in HTML the markup must part it, too.

    A news lead names its source («…, сообщили в мэрии») and often has the picture under it.
    """
    del context
    marked = not piece.row.line.path or piece.row.line.path != after[0].row.line.path
    told = "says:said" in piece.row.shape.traits or "sentences=1" in piece.row.shape.traits
    return between > 0 and 20 < len(piece.text) < _LEAD and marked and not told


def deck_retold(piece: Piece, after: list[Piece], between: int, context: Context) -> bool:
    """A sentence whose words one of the next two paragraphs has again."""
    del between, context
    stems = piece.row.stems
    if len(piece.text) >= _LEAD or len(stems) <= 3:
        return False
    return max(len(stems & p.row.stems) for p in after) >= RETOLD * len(stems)


SIGNS = (deck_in_the_metadata, deck_without_stop, deck_set_apart, deck_retold)
"""In the order in which they are looked for."""
