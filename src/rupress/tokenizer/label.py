"""A label for every line: what the model guesses, settled for the page; or the blocks of an extracted article."""

from __future__ import annotations

import re

from rupress.records import Media, Source
from rupress.tokenizer.context import Context, context_of
from rupress.tokenizer.features import columns_of
from rupress.tokenizer.hints import as_hinted
from rupress.tokenizer.model import Model, model
from rupress.tokenizer.pieces import Piece, certainty, whole
from rupress.tokenizer.rows import Row, rows_of
from rupress.tokenizer.settle import settle
from rupress.tokenizer.tally import Tallies


def label_lines(source: Source, weights: Model | None = None, learnt: Tallies | None = None) -> list[Piece]:
    """Give every line of the page its label, rule and confidence.

    Args:
        source: the page.
        weights: a model to use instead of the package's own, as cross-validation does.
        learnt: weights of the page as a whole to use instead of the package's own.
    """
    every = rows_of(source)
    rows = [row for row in every if not row.buttons]
    pieces = _label(rows, source, weights, learnt)
    if len(rows) == len(every):
        return pieces
    buttons = [whole(row, row.buttons, "glued_buttons", certainty("glued_buttons")) for row in every if row.buttons]
    return sorted([*pieces, *as_hinted(buttons)], key=lambda piece: piece.row.span.start)


def _label(rows: list[Row], source: Source, weights: Model | None, learnt: Tallies | None) -> list[Piece]:
    """Label the lines without the buttons that are glued to some."""
    if source.media is Media.ARTICLE:
        return as_hinted(_article_lines(rows))
    if not rows:
        return []
    pieces, context = guessed(rows, source, weights, learnt)
    settled = settle(pieces, context, front=is_front(source), presence=learnt and learnt.presence)
    return as_hinted(settled)  # a profile is right about what the rules have changed, too


def guessed(
    rows: list[Row], source: Source, weights: Model | None = None, learnt: Tallies | None = None
) -> tuple[list[Piece], Context]:
    """Label the lines of a page as the line model has them, and give what holds for the page as a whole.

    Args:
        rows: the lines, one at least.
        source: the page.
        weights: as for `label_lines`.
        learnt: likewise.
    """
    context = context_of(rows, source.facts, learnt)
    around = columns_of(rows, source, context)
    guesses = (weights or model()).guess([row.shape.traits for row in rows], around)
    pieces = [
        whole(row, guess.label, guess.reason, guess.probability) for row, guess in zip(rows, guesses, strict=True)
    ]
    return as_hinted(pieces), context


_ROOT = re.compile(r"(?:https?:)?//[^/?#]+/?(?:(?:index|default)\.\w{3,5})?(?:#.*)?", re.IGNORECASE)


def is_front(source: Source) -> bool:
    """Tell whether a page says that its address is that of the whole site, and the caller does not say otherwise.

    The caller's word alone is not enough: many give every page of a site the site's address.
    """
    stated = source.facts.canonical or ""
    return all(_ROOT.fullmatch(address) for address in (stated, source.url or stated))


_STOPPED = re.compile(r"[.!?…][\")]*$")


def _article_lines(rows: list[Row]) -> list[Piece]:
    """Label a text that is an article and nothing else: headline, perhaps a deck, paragraphs.

    The first block is the headline unless it is running text itself, as in texts of tables and posts of channels, which
    have no title: a paragraph, a long sentence with its full stop, all that there is. The second is the deck if it is
    set apart: short, without a full stop, and the third block is running text.
    """
    pieces: list[Piece] = []
    for i, row in enumerate(rows):
        label, rule = "body", "article"
        if i == 0 and not _is_text(row, alone=len(rows) == 1):
            label, rule = "headline", "article:first"
        elif i == 1 and row.shape.type == "rubric":
            label, rule = "section", "article:rubric"
        elif i == 1 and pieces[0].label == "headline" and len(rows) > 2 and _is_deck(row, rows[2]):
            label, rule = "deck", "article:second"
        pieces.append(whole(row, label, rule, 0.9))
    return pieces


_SENTENCE = 60
"""Characters from which a first line with a full stop is no headline: 44 of 11,829 titles are so long and have one."""


def _is_text(row: Row, *, alone: bool) -> bool:
    size = len(row.folded)
    stopped = "end=stop" in row.shape.traits and (size >= _SENTENCE or alone)
    return stopped or size >= 250 or row.shape.type == "para"


def _is_deck(row: Row, after: Row) -> bool:
    size = len(row.folded)
    stopped = bool(_STOPPED.search(row.folded))
    return (
        15 < size < 220 and not stopped and after.shape.type == "para" and row.shape.type in ("title", "short", "said")
    )
