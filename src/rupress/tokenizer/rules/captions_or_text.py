"""Captions and credits told from headings, decks, paragraphs and signatures, which look like them in bare text."""

from __future__ import annotations

import re

from rupress.ru.morph import readings
from rupress.tokenizer.caption_seams import split_caption
from rupress.tokenizer.context import Context
from rupress.tokenizer.lexicon import marks
from rupress.tokenizer.pieces import Piece, changed
from rupress.tokenizer.shapes import ENDED

_NEAR = 2
"""Lines before and after one in which the text stands."""
_WHO = 80
"""Most characters of a credit."""


def boxed_with_its_caption(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a short line in the box of a picture, under its caption, for the credit, whatever it says («Там же»).

    `<div><img><div>Схема опыта</div><div>Там же</div></div>`: the paragraphs beside it stand in another element.
    """
    del context
    settled = list(pieces)
    for k in range(1, len(pieces) - 1):
        piece, above = pieces[k], pieces[k - 1]
        around = piece.row.line.around
        if piece.label not in ("body", "subhead") or above.label != "caption" or above.row.line.picture is None:
            continue
        boxed = around and around == above.row.line.around
        text = [p for p in (*pieces[max(0, k - _NEAR) : k], pieces[k + 1]) if p.label == "body"]
        apart = text and all(around[-1:] != p.row.line.around[len(around) - 1 : len(around)] for p in text)
        brief = len(piece.text) <= _WHO and ENDED.isdisjoint(piece.row.shape.traits)
        if boxed and apart and brief:
            settled[k] = changed(piece, "credit", "boxed_with_its_caption")
    return settled


def credit_that_tells(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take «С чего я начал» between paragraphs of bare text for a heading: «с сайта» is no reason to call it a credit.

    A credit without a label that has neither name nor mark says where a picture came from, not what somebody does.
    """
    del context
    settled = list(pieces)
    for k in range(1, len(pieces) - 1):
        piece = pieces[k]
        if piece.label != "credit" or piece.row.line.path or not _TELLING.fullmatch(piece.text):
            continue
        near = {p.label for p in pieces[max(0, k - _NEAR) : k]}, {p.label for p in pieces[k + 1 : k + 1 + _NEAR]}
        tells = any(readings(word)[0].pos in ("VERB", "NPRO") for word in piece.text.split())
        if tells and near[0] & _SHOWS and "body" in near[1]:
            settled[k] = changed(piece, "subhead", "credit_that_tells")
    return settled


_SHOWS = frozenset({"body", "caption", "deck"})
"""What stands over a heading in the text."""
_TELLING = re.compile(r"(?:С|Со|Из) [а-я ]{3,60}")


def deck_over_the_caption(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take sentences over a caption with its credit, under the head's date or title, for the deck.

    In bare text they look like a caption, too, but a picture has one, and its credit is that of the lower line.
    """
    del context
    if any(piece.label == "deck" for piece in pieces):
        return pieces
    settled = list(pieces)
    for k in range(1, len(pieces) - 1):
        piece, below = pieces[k], pieces[k + 1]
        if piece.label != "caption" or below.label != "caption" or pieces[k - 1].label not in _OVER_A_DECK:
            continue
        whole = "end=stop" in piece.row.shape.traits and split_caption(piece.text) == len(piece.text) >= _DECK
        headed = any(p.label == "headline" for p in pieces[max(0, k - _HEAD) : k])
        if whole and headed and not piece.row.line.path and split_caption(below.text) < len(below.text):
            settled[k] = changed(piece, "deck", "deck_over_the_caption")
    return settled


_OVER_A_DECK = frozenset({"headline", "byline", "share", "comment", "section"})
"""What stands over a deck."""
_DECK, _HEAD = 60, 6
"""Least characters of such a deck; most lines between it and the headline."""


def desk_over_its_address(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take «Пресс-служба» over an address or a telephone, right behind the text, for who signs it, no credit."""
    del context
    settled = list(pieces)
    for k in range(1, len(pieces) - 1):
        piece, below = pieces[k], pieces[k + 1]
        if piece.label != "credit" or pieces[k - 1].label != "body" or piece.row.line.picture is not None:
            continue
        if piece.text.lower().startswith(marks().press) and {"mail", "phone"}.intersection(below.row.shape.traits):
            settled[k] = changed(piece, "byline", "desk_over_its_address")
    return settled
