"""What the line model cannot see: decisions on the page as a whole, made after its guesses.

Each rule is a small function over all pieces; its name is the `rule` of every line that it changes.
"""

from __future__ import annotations

from collections.abc import Callable

from rupress.tokenizer.context import Context
from rupress.tokenizer.pieces import Piece, whole

_ENOUGH = 120
"""Characters of running text, close together, that make an article."""
_APART = 12
"""Lines that an insert between two paragraphs may have."""
_DOUBTFUL = frozenset(
    {"ticker_title", "ticker_teaser", "ticker_badge", "ticker_head", "nav", "comment", "share", "section"}
)
"""What a lone name beside an article is taken for."""
_DECK = (40, 260)
"""Least and most characters of a deck without a full stop."""
_TITLE = 15
"""Letters that make a headline worth looking for at the end of a breadcrumb."""
_LIST = {
    "headline": "ticker_title",
    "deck": "ticker_teaser",
    "body": "ticker_teaser",
    "subhead": "ticker_head",
    "byline": "ticker_time",
}
"""What the parts of an article are on a page that has none."""
_OURS = frozenset({"body", "subhead", "caption", "credit", "byline", "deck", "headline"})
_THEIRS = frozenset({"comment", "ticker_title", "ticker_item", "ticker_head", "ticker_teaser", "legal"})


def settle(pieces: list[Piece], context: Context) -> list[Piece]:
    """Apply the rules in order.

    Args:
        pieces: one piece a line, as the model labelled them.
        context: what holds for the page.
    """
    if _most_together(pieces) < _ENOUGH:
        return [_changed(p, _LIST[p.label], "no_article") if p.label in _LIST else p for p in pieces]
    for rule in RULES:
        pieces = rule(pieces, context)
    return pieces


def impossible(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take back what a line cannot be: a menu is no headline, a line of dialogue no caption."""
    del context
    return [_possible(piece) for piece in pieces]


def breadcrumbs(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take «Главная / Новости / Заголовок» for the breadcrumb that it is, where the headline stands alone, too."""
    del context
    titles = [p.row.key for p in pieces if p.label == "headline" and len(p.row.key) > _TITLE]
    return [
        _changed(p, "section", "breadcrumbs")
        if p.label == "headline"
        and "trail" in p.row.shape.traits
        and any(p.row.key != title and p.row.key.endswith(title) for title in titles)
        else p
        for p in pieces
    ]


def after_the_article(pieces: list[Piece], context: Context) -> list[Piece]:
    """Give lines after the article that look like parts of one to the list or the comments that they stand in."""
    if context.stop <= context.start:
        return pieces
    settled = pieces[: context.stop]
    neighbour = ""
    since = 0
    for piece in pieces[context.stop :]:
        if piece.label in _THEIRS:
            neighbour = "ticker_teaser" if piece.label.startswith("ticker") else piece.label
            since += 1
        if piece.label in _OURS and since > _patience(piece, neighbour):
            label = "ticker_title" if piece.label == "headline" and neighbour != "comment" else neighbour
            settled.append(_changed(piece, label, "after_the_article"))
        else:
            settled.append(piece)
    return settled


def _patience(piece: Piece, neighbour: str) -> int:
    """Tell how many foreign lines may stand between the article and a line that is still its own.

    An author, a source or a date often stands after a button («Комментировать» / «Автор: …»).
    """
    if piece.label == "byline":
        return 1_000 if "opens:byline" in piece.row.shape.traits else 3
    return 0 if neighbour == "comment" else 1


def headline_of_the_article(pieces: list[Piece], context: Context) -> list[Piece]:
    """Give a page with running text but no headline its likeliest one."""
    if any(p.label == "headline" for p in pieces) or context.anchor < 0:
        return pieces
    settled = list(pieces)
    k = context.anchor
    settled[k] = whole(pieces[k].row, "headline", "headline_of_the_article", max(0.3, min(0.5, context.anchors[k])))
    return settled


def author_beside_the_article(pieces: list[Piece], context: Context) -> list[Piece]:
    """Give a name alone to the article if it stands right after its text or beside its date, not in a list."""
    settled = list(pieces)
    for k, piece in enumerate(pieces):
        if "name:known" not in piece.row.shape.traits or piece.label not in _DOUBTFUL:
            continue
        before = [p.label for p in pieces[max(0, k - 3) : k]]
        after = pieces[k + 1].label if k + 1 < len(pieces) else ""
        beside = before[-1:] == ["byline"] or after == "byline"
        ends = context.stop <= k < context.stop + 4 and "body" in before and not any(map(_in_list, before))
        if ends or (beside and abs(k - context.anchor) < 5):
            settled[k] = _changed(piece, "byline", "author_beside_the_article")
    return settled


def _in_list(label: str) -> bool:
    return label.startswith("ticker")


def deck_without_stop(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a first paragraph of one sentence without a full stop, before running text, for the deck that it is."""
    del context
    if any(p.label == "deck" for p in pieces):
        return pieces
    first = next((k for k, p in enumerate(pieces) if p.label == "body"), None)
    if first is None or first + 1 >= len(pieces) or not any(p.label == "headline" for p in pieces[:first]):
        return pieces
    row, after = pieces[first].row, pieces[first + 1]
    traits = row.shape.traits
    short = _DECK[0] <= len(row.folded) <= _DECK[1] and "sentences=0" in traits and "start=upper" in traits
    if not short or "end=letter" not in traits or after.label != "body" or after.row.shape.type != "para":
        return pieces
    return [*pieces[:first], _changed(pieces[first], "deck", "deck_without_stop"), *pieces[first + 1 :]]


RULES: tuple[Callable[[list[Piece], Context], list[Piece]], ...] = (
    impossible,
    breadcrumbs,
    after_the_article,
    headline_of_the_article,
    author_beside_the_article,
    deck_without_stop,
)
"""In the order of their application."""


def _possible(piece: Piece) -> Piece:
    kind = piece.row.shape.type
    if piece.label == "headline" and kind in ("menu", "clock", "stamp", "number", "mark"):
        return _changed(piece, "nav", "impossible")
    if piece.label == "caption" and "start=dash" in piece.row.shape.traits:
        return _changed(piece, "body", "impossible")
    if piece.label == "body" and kind == "related" and "sentences=0" in piece.row.shape.traits:
        return _changed(piece, "related", "impossible")
    return piece


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


def _changed(piece: Piece, label: str, rule: str) -> Piece:
    """Relabel a line; such a decision is right about seven times in ten."""
    return whole(piece.row, label, rule, 0.7)
