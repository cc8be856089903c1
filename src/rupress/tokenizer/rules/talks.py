"""A talk in bare text whose turns are so short that the line model takes them for titles: «ЛОЗА: Где скворцы?»."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from rupress.tokenizer.context import Context
from rupress.tokenizer.pieces import Piece, in_list, relabelled
from rupress.tokenizer.rules.inside_the_text import speaker_of
from rupress.tokenizer.rules.predicates import is_date
from rupress.tokenizer.shapes import ENDED

_TURNS, _SPEAKERS = 5, 3
"""Least turns in a row that are a talk, and most speakers."""
_OVER = 8
"""Lines over the talk in which its date and title stand."""


def talk_in_turns(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take five lines in a row of two or three speakers for text, and a dated title over them for its headline.

    Titles that begin with who says it («Мэр: «Мост будет»») are of as many speakers as there are titles.
    """
    del context
    if not pieces or pieces[0].row.line.path:
        return pieces
    found: dict[int, str] = {}
    for spoken, run in groupby(range(len(pieces)), key=lambda k: _is_turn(pieces[k])):
        places = list(run)
        if not spoken or len(places) < _TURNS:
            continue
        turns = Counter(speaker_of(pieces[k]) for k in places)
        if len(turns) in range(2, _SPEAKERS + 1) and sorted(turns.values())[-2] > 1:
            lost = [k for k in places if pieces[k].label != "body"]
            found |= dict.fromkeys(lost, "body") | (_head(pieces, places[0]) if lost else {})
    return relabelled(pieces, found, "talk_in_turns") if found else pieces


def _is_turn(piece: Piece) -> bool:
    """Tell a sentence with its speaker from fields of a list («Изменён: 14.02.2014», «Путь: Новости»)."""
    return bool(speaker_of(piece)) and not ENDED.isdisjoint(piece.row.shape.traits)


def _head(pieces: list[Piece], first: int) -> dict[int, str]:
    """Find a title and its date over a talk that has no headline."""
    if any(piece.label == "headline" for piece in pieces):
        return {}
    for k in range(max(1, first - _OVER), first):
        title = pieces[k - 1]
        if is_date(pieces[k]) and title.row.shape.type in ("title", "question") and in_list(title.label):
            return {k - 1: "headline", k: "byline"}
    return {}
