"""A label for every line: the model's guesses, and the decision whether the page has an article at all."""

from __future__ import annotations

import re

from rupress.records import Media, Source
from rupress.tokenizer.context import Context, context_of
from rupress.tokenizer.features import features_of
from rupress.tokenizer.model import Model, model
from rupress.tokenizer.pieces import Piece, whole
from rupress.tokenizer.rows import Row, rows_of

_ENOUGH = 120
"""Characters of running text, close together, that make an article."""
_APART = 12
"""Lines that an insert between two paragraphs may have."""


def label_lines(source: Source, weights: Model | None = None) -> list[Piece]:
    """Give every line of the page its label, rule and confidence.

    Args:
        source: the page.
        weights: a model to use instead of the package's own, as cross-validation does.
    """
    rows = rows_of(source)
    if source.media is Media.ARTICLE:
        return article_lines(rows, source)
    if not rows:
        return []
    context = context_of(rows, source.facts)
    guesses = (weights or model()).guess([row.shape.traits for row in rows], features_of(rows, source, context))
    pieces = [
        whole(row, guess.label, guess.reason, guess.probability) for row, guess in zip(rows, guesses, strict=True)
    ]
    return _settle(pieces, context)


def _settle(pieces: list[Piece], context: Context) -> list[Piece]:
    """Decide on the article: a page with running text but no headline takes its likeliest one; a list has none."""
    if _most_together(pieces) < _ENOUGH:
        return [_of_list(p) for p in pieces]
    if not any(p.label == "headline" for p in pieces) and context.anchor >= 0:
        k = context.anchor
        pieces[k] = whole(pieces[k].row, "headline", "anchor", max(0.3, min(0.5, context.anchors[k])))
    return pieces


def _most_together(pieces: list[Piece]) -> int:
    """Count the characters of the longest stretch of body text, with at most a few other lines in between."""
    most = total = away = 0
    for piece in pieces:
        if piece.label == "body":
            total += len(piece.text)
            away = 0
            most = max(most, total)
        else:
            away += 1
            if away > _APART:
                total = 0
    return most


_LIST = {"headline": "ticker_title", "deck": "ticker_teaser", "body": "ticker_teaser", "subhead": "ticker_head"}
"""What the parts of an article are on a page that has none."""


def _of_list(piece: Piece) -> Piece:
    label = _LIST.get(piece.label)
    return whole(piece.row, label, "no article", piece.confidence) if label else piece


_STOPPED = re.compile(r"[.!?…][\")]*$")


def article_lines(rows: list[Row], source: Source) -> list[Piece]:
    """Label a text that is an article and nothing else: headline, perhaps a deck, paragraphs.

    The first block is the headline unless it ends as a sentence of running text does. The second is the deck if it is set
    apart: short, and the third block is longer running text.
    """
    del source
    pieces: list[Piece] = []
    for i, row in enumerate(rows):
        size = len(row.folded)
        label, rule = "body", "article"
        if i == 0 and size < 250 and row.shape.type != "para":
            label, rule = "headline", "article:first"
        elif i == 1 and pieces[0].label == "headline" and len(rows) > 2 and _is_deck(row, rows[2]):
            label, rule = "deck", "article:second"
        pieces.append(whole(row, label, rule, 0.9))
    return pieces


def _is_deck(row: Row, after: Row) -> bool:
    size = len(row.folded)
    stopped = bool(_STOPPED.search(row.folded))
    return 15 < size < 220 and not stopped and after.shape.type == "para" and row.shape.type in ("title", "short", "said")
