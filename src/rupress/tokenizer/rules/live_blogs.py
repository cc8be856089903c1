"""Live blogs: entries with clock times of their own, which look like a list of other stories."""

from __future__ import annotations

from rupress.tokenizer.context import Context
from rupress.tokenizer.pieces import Piece, changed
from rupress.tokenizer.shapes import ENDED, RUNNING

_LEAST = 4
"""Entries that make a live blog."""
_STOPPED = 0.75
"""Share of entries that open with a sentence: titles of a list have no full stop."""
_LONG = 5
"""Most lines between two times of one live blog."""
_NEVER = frozenset({"legal", "comment", "nav", "share", "ad"})


def live_entries(pieces: list[Piece], context: Context) -> list[Piece]:
    """Give the article what alternates with clock times if it is sentences («16:30» / «Вертолёт сел на плато.»).

    Lists with teasers stay lists: after the time, or before it, they have a title, which has no full stop.
    """
    del context
    settled = list(pieces)
    _settle_lines(pieces, settled)
    clocks = [k for k, p in enumerate(pieces) if p.row.shape.type == "clock"]
    start = 0
    while start < len(clocks):
        stop = start + 1
        while stop < len(clocks) and clocks[stop] - clocks[stop - 1] <= _LONG:
            stop += 1
        _settle_run(pieces, settled, clocks[start:stop])
        start = stop
    return settled


def _settle_lines(pieces: list[Piece], settled: list[Piece]) -> None:
    """Settle entries of one line each: «12:16 Партия начинает съезд, в зале триста человек»."""
    run: list[int] = []
    for k, piece in enumerate([*pieces, None]):
        if piece is not None and piece.row.shape.type == "item" and "stamp:start:clock" in piece.row.shape.traits:
            run.append(k)
            continue
        if piece is not None and run and k - run[-1] < _LONG and _is_sentence(piece):
            continue
        if not run:
            continue
        told = [i for i in run if not ENDED.isdisjoint(pieces[i].row.shape.traits)]
        if len(run) >= _LEAST and len(told) >= _STOPPED * len(run):
            for i in range(run[0], run[-1] + 1):
                if pieces[i].label not in ("body", "caption", "credit", "related", *_NEVER):
                    settled[i] = changed(pieces[i], "body", "live_entries")
        run = []


def _settle_run(pieces: list[Piece], settled: list[Piece], clocks: list[int]) -> None:
    entries = [k for k in clocks if k + 1 < len(pieces) and _is_sentence(pieces[k + 1])]
    if len(clocks) < _LEAST or len(entries) < _STOPPED * len(clocks):
        return
    last = clocks[-1] + 1
    while last + 1 < len(pieces) and last < clocks[-1] + _LONG and _is_sentence(pieces[last + 1]):
        last += 1
    for k in range(clocks[0], min(last + 1, len(pieces))):
        label = "subhead" if k in clocks else "body"
        if pieces[k].label not in (label, "caption", "credit", "related", *_NEVER) or k in clocks:
            settled[k] = changed(pieces[k], label, "live_entries")


def _is_sentence(piece: Piece) -> bool:
    """Tell whether a line is running text, or ends as a sentence does."""
    traits = piece.row.shape.traits
    return piece.label not in _NEVER and (piece.row.shape.type in RUNNING or not ENDED.isdisjoint(traits))
