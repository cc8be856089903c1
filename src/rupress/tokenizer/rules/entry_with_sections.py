"""An entry of a channel in bare text: a title, its day, counters, and sections of a sentence or two under headings.

So short are they that the line model takes them for titles of a list with their teasers. But a list has a day, or none,
under each of its titles, and this page has one day in all.
"""

from __future__ import annotations

from rupress.tokenizer.context import Context
from rupress.tokenizer.pieces import Piece, in_list, relabelled
from rupress.tokenizer.rules.predicates import is_running

_HEAD = 4
"""Most lines from the day to the text, counters all of them."""
_LEAST, _ENOUGH = 3, 250
"""Paragraphs of such an entry, and their characters."""
_COUNTER = 30
"""Most characters of a counter («1253 прочитали»)."""
_KEPT = frozenset({"caption", "credit", "ad", "embed"})
"""What stands between the sections and is not theirs."""


def entry_with_sections(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take sections under a title, the page's only day and counters for the text of an article that has no headline.

    «Три ошибки в походе» / «18 июня 2023» / «1253 прочитали» / a paragraph / «Ошибка первая: шапка» / a paragraph / …
    """
    del context
    if not pieces or pieces[0].row.line.path or any(p.label in ("headline", "deck") for p in pieces):
        return pieces
    days = [k for k, piece in enumerate(pieces) if _is_day(piece)]
    if len(days) != 1 or days[0] < 1 or not _is_title(pieces, days[0] - 1):
        return pieces
    first = days[0] + 1
    while first < len(pieces) and first - days[0] <= _HEAD and _is_counter(pieces[first]):
        first += 1
    found = _sections(pieces, first) if first > days[0] + 1 else {}
    text = [k for k, label in found.items() if label == "body"]
    if len(text) < _LEAST or sum(len(pieces[k].text) for k in text) < _ENOUGH:
        return pieces
    return relabelled(pieces, {days[0] - 1: "headline", days[0]: "byline", **found}, "entry_with_sections")


def _is_day(piece: Piece) -> bool:
    """Tell a day with its year that is all of a line."""
    stamp = piece.row.shape.stamp
    alone = "stamp:alone" in piece.row.shape.traits
    return alone and stamp is not None and stamp.has_day and "year" in stamp.fields


def _is_title(pieces: list[Piece], k: int) -> bool:
    """Tell a title over which no list ends."""
    return pieces[k].row.shape.type == "title" and not (k and in_list(pieces[k - 1].label))


def _is_counter(piece: Piece) -> bool:
    return len(piece.text) <= _COUNTER and any(map(str.isdigit, piece.text)) and not is_running(piece)


def _sections(pieces: list[Piece], first: int) -> dict[int, str]:
    """Label the paragraphs and their headings from a line on, up to what is neither."""
    found: dict[int, str] = {}
    for k in range(first, len(pieces)):
        piece = pieces[k]
        if is_running(piece):
            found[k] = "body"
        elif found and k + 1 < len(pieces) and is_running(pieces[k + 1]) and piece.row.shape.type in ("title", "short"):
            found[k] = "subhead"
        elif piece.label not in _KEPT:
            break
    return found
