"""What one page of a site tells: the kinds of its lines as rupress reads them, and the elements that hold them."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from rupress.profiles.phrases import folded
from rupress.read.outline import Named
from rupress.records import Layout
from rupress.tokenizer.pieces import Piece

AGAIN = "again"
"""A line that tells a headline or a deck once more."""
MIXED = "mixed"
"""A line that holds several kinds: nothing may be said of it as a whole."""
ARTICLE = frozenset({"headline", "deck", "section", "byline", "caption", "credit", "body", "subhead", "tags"})
"""Kinds that are parts of an article."""
TEXT = frozenset({"body", "subhead", "deck"})
"""Kinds that are its text."""
SURE = 1_000
"""The weight of a line that is certainly what it was read as; whole numbers, so that their order does not matter."""


@frozen
class Seen:
    """A page of which a profile is learnt."""

    kinds: tuple[str, ...]
    """Labels of its lines; empty for a line without words."""
    weights: tuple[int, ...]
    """How sure each is."""
    words: tuple[str, ...]
    """The lines, folded."""
    elements: tuple[Named, ...]
    """The elements that hold them; none in plain text."""
    texts: tuple[str, ...] = ()
    """The lines as they are spelt."""
    story: str = ""
    """The headline, folded: pages of one headline tell one story."""

    @property
    def is_article(self) -> bool:
        """Whether it has an article."""
        return "headline" in self.kinds or "body" in self.kinds


def seen(layout: Layout, pieces: Sequence[Piece], elements: tuple[Named, ...]) -> Seen:
    """Note what was read on a page.

    Args:
        layout: the page.
        pieces: its lines, or parts of them, with their kinds.
        elements: its outline.
    """
    source = layout.source
    numbers = {line.span.start: k for k, line in enumerate(source.lines)}
    kinds = [""] * len(source.lines)
    weights = [0] * len(source.lines)
    texts = [" ".join(source.text[line.span.start : line.span.stop].split()) for line in source.lines]
    words = [folded(text) for text in texts]
    for piece in pieces:
        k = numbers[piece.row.line.span.start]
        label = piece.label if _is_it(piece, layout) else AGAIN
        kinds[k] = MIXED if kinds[k] and kinds[k] != label else label
        weights[k] = max(round(SURE * piece.confidence), 1)
    kinds = ["" if kind == AGAIN else kind for kind in kinds]
    fits = all(element.stop <= len(kinds) for element in elements)
    head = layout.headline
    story = folded(source.text[head.start : head.stop]) if head else ""
    return Seen(tuple(kinds), tuple(weights), tuple(words), elements if fits else (), tuple(texts), story)


def _is_it(piece: Piece, layout: Layout) -> bool:
    """Tell whether a headline or a deck is the one of the page."""
    one = {"headline": layout.headline, "deck": layout.deck}.get(piece.label, piece.span)
    return one is not None and one.start <= piece.span.start < one.stop
