"""What the line model cannot see: decisions on the page as a whole, made after its guesses.

Each rule is a small function over all pieces; its name is the `rule` of every line that it changes.
"""

from __future__ import annotations

from collections.abc import Callable

from rupress.tokenizer.context import Context
from rupress.tokenizer.heads import (
    changed,
    credit_at_its_end,
    date_after_the_text,
    date_of_the_article,
    deck_after_the_text,
    deck_over_the_text,
    headline_of_the_article,
    one_headline,
    second_wording,
    title_in_the_markup,
)
from rupress.tokenizer.pieces import Piece

_ENOUGH = 120
"""Characters of running text, close together, that make an article."""
_APART = 12
"""Lines that an insert between two paragraphs may have."""
_DOUBTFUL = frozenset(
    {"ticker_title", "ticker_teaser", "ticker_badge", "ticker_head", "nav", "comment", "share", "section"}
)
"""What a lone name beside an article is taken for."""
_BUTTON = 50
"""Characters of a button or a call to subscribe."""
_TITLED = frozenset({"title", "short", "said"})
_LONG_TITLE = 150
"""Most characters of a title."""
_BETWEEN = 8
"""Lines between two comments that are comments themselves."""
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
_THEIRS = frozenset({"comment", "related", "ticker_title", "ticker_item", "ticker_head", "ticker_teaser", "legal"})


def settle(pieces: list[Piece], context: Context) -> list[Piece]:
    """Apply the rules in order.

    Args:
        pieces: one piece a line, as the model labelled them.
        context: what holds for the page.
    """
    if _most_together(pieces) < _ENOUGH:
        return [changed(p, _LIST[p.label], "no_article") if p.label in _LIST else p for p in pieces]
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
        changed(p, "section", "breadcrumbs")
        if p.label == "headline"
        and "trail" in p.row.shape.traits
        and any(p.row.key != title and p.row.key.endswith(title) for title in titles)
        else p
        for p in pieces
    ]


def under_related(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take the title under a lone heading («Читайте также») inside the body for what the heading says."""
    del context
    settled = list(pieces)
    for k in range(1, len(pieces)):
        above, piece = settled[k - 1], pieces[k]
        if above.label != "related" or "is:related" not in above.row.shape.traits:
            continue
        titled = piece.row.shape.type in _TITLED or "end=ask" in piece.row.shape.traits
        if piece.label in ("body", "subhead", "deck", "caption") and titled and len(piece.text) < _LONG_TITLE:
            settled[k] = changed(piece, "related", "under_related")
    return settled


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
            settled.append(changed(piece, label, "after_the_article"))
        else:
            settled.append(piece)
    return settled


def _patience(piece: Piece, neighbour: str) -> int:
    """Tell how many foreign lines may stand between the article and a line that is still its own.

    An author, a source or a date often stands after a button («Комментировать» / «Автор: …»).
    """
    if piece.label == "byline":
        return 1_000 if "opens:byline" in piece.row.shape.traits else 3
    if neighbour == "related":  # the text may go on after an insert, titles do not
        return 3 if piece.row.shape.type == "para" else 0
    return 0 if neighbour == "comment" else 1


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
            settled[k] = changed(piece, "byline", "author_beside_the_article")
    return settled


def _in_list(label: str) -> bool:
    return label.startswith("ticker")


def before_the_article(pieces: list[Piece], context: Context) -> list[Piece]:
    """Give running text over the headline to the list or the menu that it stands in."""
    head = next((k for k, p in enumerate(pieces) if p.label == "headline"), None)
    if head is None or not any(p.label == "body" for p in pieces[head:]):
        return pieces
    settled: list[Piece] = []
    around = "nav"
    for piece in pieces[:head]:
        if piece.label in ("body", "subhead"):
            label = "ticker_teaser" if piece.row.shape.type in ("para", "sent", "said") else "ticker_title"
            settled.append(changed(piece, label if _in_list(around) else "nav", "before_the_article"))
        else:
            around = piece.label
            settled.append(piece)
    del context
    return settled + pieces[head:]


def between_comments(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a few lines of a list between comments, after the article, for comments: dates, nicks, what they say."""
    settled = list(pieces)
    k = context.stop
    while k < len(pieces):
        if not _in_list(pieces[k].label) or pieces[k].label == "ticker_head":
            k += 1
            continue
        start = k
        while k < len(pieces) and _in_list(pieces[k].label) and pieces[k].label != "ticker_head":
            k += 1
        both = start > 0 and pieces[start - 1].label == "comment" and k < len(pieces) and pieces[k].label == "comment"
        if both and k - start <= _BETWEEN:
            settled[start:k] = [changed(p, "comment", "between_comments") for p in pieces[start:k]]
    return settled


RULES: tuple[Callable[[list[Piece], Context], list[Piece]], ...] = (
    impossible,
    under_related,
    breadcrumbs,
    after_the_article,
    credit_at_its_end,
    title_in_the_markup,
    headline_of_the_article,
    second_wording,
    one_headline,
    deck_after_the_text,
    before_the_article,
    date_of_the_article,
    date_after_the_text,
    author_beside_the_article,
    deck_over_the_text,
    between_comments,
)
"""In the order of their application."""


def _possible(piece: Piece) -> Piece:
    kind = piece.row.shape.type
    if piece.label in ("body", "subhead", "deck") and "sentences=0" in piece.row.shape.traits:
        return _no_text(piece)
    if piece.label == "headline" and kind in ("menu", "clock", "stamp", "number", "mark"):
        return changed(piece, "nav", "impossible")
    if piece.label == "caption" and "start=dash" in piece.row.shape.traits:
        return changed(piece, "body", "impossible")
    return piece


def _no_text(piece: Piece) -> Piece:
    """Tell headings, buttons, addresses and dates from the text that they stand in."""
    traits, kind, text = piece.row.shape.traits, piece.row.shape.type, piece.text
    label = piece.label
    brief = "end=stop" not in traits and len(text) < _BUTTON
    if kind == "related" or "is:related" in traits:
        label = "related"
    elif kind in ("share", "tags", "comment") and ("is:" + kind in traits or brief):
        label = kind
    elif "is:nav" in traits:
        label = "nav"
    elif "start=hash" in traits:
        label = "tags"
    elif "web" in traits and " " not in text:
        label = "share"
    return piece if label == piece.label else changed(piece, label, "impossible")


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
