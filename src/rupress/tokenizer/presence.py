"""Whether a page has an article, when all is found that may be one."""

from __future__ import annotations

import re
from functools import cache

from rupress.ru.tables import read_toml
from rupress.tokenizer.context import Context
from rupress.tokenizer.little import ENOUGH, RULES, told
from rupress.tokenizer.pieces import Piece
from rupress.tokenizer.rows import FEW

_FLASH = 40
"""Characters that make one with a sure headline and a date beside it, or on a page that has nothing else."""
_WHOLE = 1_500
"""Characters that make one on a front page: leading stories have fewer."""
_BARE = 600
"""Characters that make one where no headline was found."""
_APART = 12
"""Lines that an insert between two paragraphs may have."""
_EXCUSE = 500
"""Most characters in which a page says that there is nothing here."""
_OVER = 3
"""Lines over its first sentence in which it says so, too."""


def has_article(pieces: list[Piece], context: Context, *, front: bool) -> bool:
    """Tell whether a page has an article.

    Args:
        pieces: its lines.
        context: what holds for the page.
        front: whether it is a site's front page, on which a leading story may stand, but seldom all of one.
    """
    flash = any(p.rule in RULES and p.label == "body" for p in pieces)
    least = _WHOLE if front else _FLASH if flash else ENOUGH
    if _most_together(pieces) < least:
        return False
    return not (_is_blurb(pieces) or _is_scattered(pieces, context) or _is_gone(pieces))


def _is_blurb(pieces: list[Piece]) -> bool:
    """Tell whether all text is one line without a headline: what a list says of itself («Экология — раздел о …»)."""
    labels = [piece.label for piece in pieces]
    return len(labels) > 1 and labels.count("body") == 1 and "headline" not in labels


def _is_scattered(pieces: list[Piece], context: Context) -> bool:
    """Tell whether no headline was found, and no run of text or little: what lists of answers and rubrics show."""
    if len(pieces) <= FEW or any(piece.label == "headline" for piece in pieces):
        return False
    return context.start == context.stop or told(pieces) < _BARE


def _is_gone(pieces: list[Piece]) -> bool:
    """Tell whether the page says, in few words, that what was asked for is not there («Страница не найдена»)."""
    text = [piece for piece in pieces if piece.label == "body"]
    if sum(len(piece.text) for piece in text) > _EXCUSE:
        return False
    first = next((k for k, piece in enumerate(pieces) if piece.label == "body"), 0)
    heads = [p for p in pieces if p.label == "headline"] + pieces[max(0, first - _OVER) : first] + text[:1]
    return any(_gone().search(piece.text.lower()) for piece in heads)


@cache
def _gone() -> re.Pattern[str]:
    return re.compile("|".join(read_toml("surroundings.toml")["gone"]["says"]))


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
