"""A photo report in bare text: a title, its date, a sentence or two, and pictures that are counted («1 / 12»)."""

from __future__ import annotations

import re
from functools import cache

from rupress.ru.tables import read_toml
from rupress.tokenizer.context import Context
from rupress.tokenizer.pieces import Piece, relabelled
from rupress.tokenizer.rules.predicates import is_date, is_notice, is_running

_LEAST = 3
"""Pictures of such a report."""
_HEAD = 8
"""Lines over the first picture in which the date stands."""
_OVER = 2
"""Lines over the date in which the title stands, the author between."""
_CAPTION = 300
"""Most characters of a caption."""


def gallery_with_counters(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take what stands under counters of one series for captions, where a dated title stands over them.

    The line model takes a page of short lines without paragraphs for a list.
    """
    del context
    places = _series(pieces)
    if len(places) < _LEAST or any(p.label == "headline" for p in pieces) or pieces[0].row.line.path:
        return pieces
    date = next((k for k in range(places[0] - 1, max(0, places[0] - _HEAD), -1) if is_date(pieces[k])), -1)
    head = _title(pieces, date)
    if head is None:
        return pieces
    found = dict.fromkeys(range(head + 1, date + 1), "byline") | {head: "headline"}
    found |= {k: "body" for k in range(date + 1, places[0]) if is_running(pieces[k])}
    for k in places:
        found[k] = "embed"
        shown = (
            k + 1 < len(pieces) and not _counter().fullmatch(pieces[k + 1].text) and len(pieces[k + 1].text) <= _CAPTION
        )
        found |= {k + 1: "caption"} if shown and not is_notice(pieces[k + 1]) else {}
    for k in range(places[-1] + 2, len(pieces)):
        if not is_running(pieces[k]):
            break
        found[k] = "body"
    return relabelled(pieces, found, "gallery_with_counters")


def _series(pieces: list[Piece]) -> list[int]:
    """Number the counters that go on by one from the first, all of one sum."""
    places: list[int] = []
    total = ""
    for k, piece in enumerate(pieces):
        match = _counter().fullmatch(piece.text)
        if match and int(match[1]) == len(places) + 1 and match[2] == (total or match[2]):
            total = match[2]
            places.append(k)
    return places if places and int(total) >= len(places) else []


def _title(pieces: list[Piece], date: int) -> int | None:
    """Find the title over a date, the author between."""
    for k in range(date - 1, max(-1, date - 1 - _OVER), -1):
        if pieces[k].row.shape.type == "title":
            return k
        if "name" not in pieces[k].row.shape.traits:
            return None
    return None


@cache
def _counter() -> re.Pattern[str]:
    """Match the number of a picture among others: «1 / 12», «1 из 12»."""
    of = "|".join(map(re.escape, read_toml("bylines.toml")["credit"]["of"]))
    return re.compile(rf"(\d{{1,3}}) ?(?:{of}) ?(\d{{1,3}})")
