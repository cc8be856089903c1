"""A few sentences that somebody pasted, or that another tool left: an article without any furniture around it.

«Мост открыли» / «Движение по мосту через Ветлугу открыли в субботу.»: up to fifteen lines, all of them text.
"""

from __future__ import annotations

from rupress.tokenizer.context import Context
from rupress.tokenizer.pieces import Piece, changed
from rupress.tokenizer.rows import FEW
from rupress.tokenizer.rules.predicates import is_notice

_SENTENCE = 40
"""Least characters of a sentence that is text, where there is nothing else."""
_CALLS = frozenset({"says:share", "says:nav"})
"""What sentences say that are to be clicked on («Подписывайтесь на нас в сети.»)."""
_STAMPED = 150
"""Most characters of the title of such a text."""


def nothing_but_sentences(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take all of what somebody pasted for text, where it is nothing but a few sentences that no notice has."""
    del context
    if len(pieces) > FEW or not all(map(_is_sentence, pieces)):
        return pieces
    return [p if p.label == "body" else changed(p, "body", "nothing_but_sentences") for p in pieces]


def _is_sentence(piece: Piece) -> bool:
    traits = piece.row.shape.traits
    return "end=stop" in traits and len(piece.text) >= _SENTENCE and not is_notice(piece) and _CALLS.isdisjoint(traits)


def title_over_a_few_sentences(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take the first line of what somebody pasted for its headline: «Мост открыли» over nothing but sentences."""
    del context
    if not 1 < len(pieces) <= FEW or any(piece.label == "headline" for piece in pieces):
        return pieces
    first, *rest = pieces
    plain = "end=stop" not in first.row.shape.traits and len(first.text) < _STAMPED and first.row.shape.stamp is None
    if plain and all(piece.label == "body" and "end=stop" in piece.row.shape.traits for piece in rest):
        return [changed(first, "headline", "title_over_a_few_sentences"), *rest]
    return pieces
