"""A month of days beside an article or under it: «Ноябрь 2004», «Пн», «Вт» …, «1», «2» …; each cell is a line."""

from __future__ import annotations

import re
from functools import cache

from rupress.ru.tables import read_toml
from rupress.tokenizer.context import Context
from rupress.tokenizer.pieces import Piece, changed

_WEEK, _DAYS = 5, 14
"""Names of days side by side, and numbers under them, that make a calendar."""
_LAST = 31
_MONTH = re.compile(r"[«<\"← ]*[А-Яа-я]{3,10}\.?,? (?:19|20)\d\d(?: г\.?)?[»>\"→ ]*")
"""What stands over it."""


def calendar(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a month of days for no part of the text."""
    del context
    names = _weekdays()
    settled, end = list(pieces), 0
    for k, piece in enumerate(pieces):
        words = piece.row.shape.words
        if k < end or not words or words[0] not in names:
            continue
        stop = _week(pieces, k)
        if stop and (last := _month(pieces, stop)):
            first = k - 1 if k and _MONTH.fullmatch(pieces[k - 1].text) else k
            settled[first:last] = [p if p.label == "nav" else changed(p, "nav", "calendar") for p in pieces[first:last]]
        end = last if stop and last else stop
    return settled


def _week(pieces: list[Piece], start: int) -> int:
    """Give the line after the names of the days of a week; 0 if none stand here."""
    k, names = start, 0
    while k < len(pieces) and len(pieces[k].text) < _LONG:
        words = pieces[k].text.lower().split()
        if not all(word in _weekdays() for word in words):
            break
        names += len(words)
        k += 1
    return k if names >= _WEEK else 0


def _month(pieces: list[Piece], start: int) -> int:
    """Give the line after the days of a month; 0 if none stand here."""
    k, days = start, 0
    while k < len(pieces) and len(pieces[k].text) < _LONG:
        words = pieces[k].text.split()
        if not all(word.isdecimal() and int(word) <= _LAST for word in words):
            break
        days += len(words)
        k += 1
    return k if days >= _DAYS else 0


_LONG = 90
"""Most characters of a line of names or of numbers."""


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(read_toml("stamps.toml")["weekdays"]["words"])
