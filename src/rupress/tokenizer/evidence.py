"""What speaks for an article on a page and what against it, in numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import log

from rupress.tokenizer.context import Context
from rupress.tokenizer.pieces import Piece

_LISTED = frozenset({
    "ticker_title", "ticker_item", "ticker_teaser", "ticker_time", "ticker_badge", "ticker_head", "related",
})  # fmt: skip
"""Labels of what belongs to other stories."""
_LONG = 120
"""Characters of a line that is more than a title."""
_WORDS = 4
"""Least longer words of a paragraph that is compared with the others."""
_FAR = 20
"""Distance from headline to text beyond which more makes no difference."""
_APART = 12
"""Lines that an insert between two paragraphs may have."""


def evidence(pieces: list[Piece], context: Context, *, front: bool = False) -> dict[str, float]:
    """Sum up what was found on a page that has some body text.

    Sizes are logarithms, so that ten paragraphs are to five as four are to two; the rest are shares and confidences.
    Paragraphs of one text tell of the same people and places, teasers of a list each of their own: `told_again`. A list
    has titles between its sentences (`parts`, `unled`) and mostly more teasers than were taken for text.
    """
    text = [k for k, piece in enumerate(pieces) if piece.label == "body"]
    return {
        "always": 1.0,
        "front": front,
        **_of_the_text(pieces, text),
        **_of_its_words([pieces[k] for k in text]),
        **_of_the_head(pieces, text, context),
        **_of_the_rest(pieces, context),
    }


def _of_the_text(pieces: list[Piece], text: list[int]) -> dict[str, float]:
    """How much text there is, and what stands between."""
    paragraphs = [pieces[k] for k in text]
    characters = sum(len(piece.text) for piece in paragraphs)
    between = pieces[text[0] : text[-1] + 1]
    led = sum(b == a + 1 for a, b in pairwise(text))
    return {
        "paragraphs": log(1 + len(text)),
        "sure": _mean(piece.confidence for piece in paragraphs),
        "unbroken": len(text) / len(between),
        "stories_between": _mean(piece.label in _LISTED for piece in between),
        "parts": log(1 + len(text) - led),
        "unled": 1 - led / len(text),
        "links": _mean(piece.row.line.links for piece in paragraphs),
        "share_of_long": characters / (characters + sum(_long_ones(pieces))),
    }


def most_together(pieces: list[Piece]) -> int:
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


def _of_its_words(paragraphs: list[Piece]) -> dict[str, float]:
    """How far the paragraphs tell of the same."""
    stems = [piece.row.stems for piece in paragraphs]
    seen: set[str] = set()
    twice: set[str] = set()
    for words in stems:
        twice |= seen & words
        seen |= words
    shares = [len(words & twice) / len(words) for words in stems if len(words) >= _WORDS]
    return {
        "told_again": _mean(shares) if len(stems) > 1 else 0.0,
        "strangers": _mean(not one & two for one, two in pairwise(stems)),
    }


def _of_the_head(pieces: list[Piece], text: list[int], context: Context) -> dict[str, float]:
    """Whether a headline and a date belong to the text."""
    heads = [k for k, piece in enumerate(pieces) if piece.label == "headline"]
    dated = (piece.confidence for piece in pieces if piece.label == "byline")
    known = {"anchor": max(context.anchors.values(), default=-1.5), "byline": max(dated, default=0.0)}
    if not heads:
        return known | {"headline": 0.0, "to_the_text": 1.0, "headline_told": 0.0}
    head = max(heads, key=lambda k: pieces[k].confidence)
    words = frozenset().union(*(pieces[k].row.stems for k in text))
    return known | {
        "headline": pieces[head].confidence,
        "to_the_text": min(abs(text[0] - head), _FAR) / _FAR,
        "headline_told": len(pieces[head].row.stems & words) / (1 + len(pieces[head].row.stems)),
    }


def _of_the_rest(pieces: list[Piece], context: Context) -> dict[str, float]:
    """What else is on the page, and what its metadata state."""
    return {
        "stories": log(1 + sum(piece.label in _LISTED for piece in pieces)),
        "times": log(1 + sum(piece.label == "ticker_time" for piece in pieces)),
        "teasers": log(1 + sum(piece.label == "ticker_teaser" for piece in pieces)),
        "described": bool(context.description),
        "dated": context.dated,
        "run": log(1 + context.stop - context.start),
        "no_run": context.start == context.stop,
    }


def _long_ones(pieces: list[Piece]) -> Iterator[int]:
    """Give the lengths of long lines that are no text."""
    return (len(piece.text) for piece in pieces if piece.label != "body" and len(piece.text) >= _LONG)


def _mean(values: Iterable[float]) -> float:
    known = list(values)
    return sum(known) / len(known) if known else 0.0
