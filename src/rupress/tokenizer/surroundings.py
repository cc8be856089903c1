"""What stands around the article, settled for the page: lists, related titles, comments, polls.

Rules of `settle.py`: each is a small function over all pieces; its name is the `rule` of every line that it changes.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from rupress.ru.tables import read_toml
from rupress.tokenizer.context import Context
from rupress.tokenizer.pieces import Piece, alike, changed, paragraph_before

_SOON = 30
"""Lines after the article in which its own related titles begin."""
_BUTTON = 40
"""Most characters of a button under a comment, its counts included («2 Ответить Пожаловаться»)."""
_COMMENT = 30
"""Most lines of a comment, forms that unfold in it included."""
_BOX = 0.3
"""Most of the text that a box beside it holds."""
_ECHO = 0.3
"""Share of a title's longer words that its teaser has."""
_SURE = 0.9
"""Confidence from which a teaser that nothing gives away is one."""
_WHOLE = 40
"""Characters of a line that holds a title behind such a word."""
_PARAGRAPH = 80
"""Characters of a paragraph that is no teaser of a few words."""
_BOXED = frozenset({"body", "subhead", "caption", "byline"})
"""What a teaser is mistaken for."""
_LINKS = 3
"""Lines that a sentence's beginning and links in it may be cut into."""
_TITLED = frozenset({"title", "short", "said"})
_LONG_TITLE = 150
"""Most characters of a title."""
_SHARE_OF_VOTES = re.compile(r"\(?\d{1,3}(?:[.,]\d{1,2})? ?%\)?")
_OURS = frozenset({"body", "subhead", "caption", "credit", "byline", "deck", "headline"})
_RUNNING = frozenset({"para", "sent", "tail"})
"""Shapes of running text: sentences that end, «Ранее …» and the like among them."""


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


def box_of_related(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take what stands in one box of the markup with «Читайте также» for what the heading says: a teaser, a date.

    A box is an element that holds little of the text.
    """
    del context
    text: Counter[int] = Counter()
    for piece in pieces:
        if piece.label == "body":
            text.update(dict.fromkeys(piece.row.line.around, len(piece.text)))
    most = _BOX * max(text.values(), default=0)
    settled = list(pieces)
    for k in range(1, len(pieces)):
        above, around = settled[k - 1], pieces[k].row.line.around
        if pieces[k].label not in _BOXED or above.label != "related" or not around:
            continue
        if around[-1] in above.row.line.around and text[around[-1]] < most:
            settled[k] = changed(pieces[k], "related", "box_of_related")
    return settled


def text_after_related(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a paragraph under a related title for text if it tells nothing of that title: no teaser, the text goes on.

    In HTML it must have the markup of the paragraph before the insert, too. Teasers need not repeat their titles: what
    the model is sure of stays, unless the text has gone on already, or the title stands on the line of «Читайте
    также:», which no teaser follows.
    """
    del context
    settled = list(pieces)
    for k in range(1, len(pieces)):
        piece, above = pieces[k], settled[k - 1]
        if piece.label != "related" or not _runs(piece):
            continue
        goes_on = above.rule == "text_after_related" or _is_whole(above)
        if piece.confidence >= _SURE and not goes_on:
            continue
        before = paragraph_before(settled, k)
        title = above.row.stems if above.label == "related" else frozenset()
        teaser = title and len(title & piece.row.stems) >= _ECHO * len(title)
        if before is not None and not teaser and (alike(piece, before) or not piece.row.line.path):
            settled[k] = changed(piece, "body", "text_after_related")
    return settled


def _is_whole(piece: Piece) -> bool:
    """Tell a line that holds both the word for other stories and a title: «Читайте также: Парк открыли для всех»."""
    return "opens:related" in piece.row.shape.traits and len(piece.text) >= _WHOLE and ":" in piece.text


def _runs(piece: Piece) -> bool:
    shape = piece.row.shape
    return shape.type in _RUNNING and "end=stop" in shape.traits and len(piece.text) >= _PARAGRAPH


def linked_title(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a title in the text that is a link, and nothing else, for another story's («<p><a>Парк открыли</a></p>»).

    A heading of the text is no link; items of a list, questions among them, begin with a dash or a small letter.
    """
    del context
    return [
        changed(p, "related", "linked_title")
        if p.label in ("body", "subhead") and p.row.line.links > _LINKED and p.row.line.tag != "li" and _is_titled(p)
        else p
        for p in pieces
    ]


_LINKED = 0.9
"""Share of a line's characters in links that makes it a link."""


def _is_titled(piece: Piece) -> bool:
    shape = piece.row.shape
    titled = shape.type in _TITLED or "end=ask" in shape.traits
    return titled and bool({"start=upper", "start=quote"}.intersection(shape.traits))


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
            settled.append(changed(piece, label if in_list(around) else "nav", "before_the_article"))
        else:
            around = piece.label
            settled.append(piece)
    del context
    return settled + pieces[head:]


def broken_by_links(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a long sentence that begins in lower case for text, with the short lines that a tag-strip cut off before it.

    «Активист» / «Олег Лесной» / «с этими расчётами не согласен: он считал сам». Comments begin so, too.
    """
    settled = list(pieces)
    for k in range(context.start + 1, min(len(pieces), context.stop + _SOON)):
        piece = pieces[k]
        listed = piece.label == "related" or in_list(piece.label)
        if not (listed or piece.label == "body") or not _goes_on(piece) or pieces[k - 1].label == "comment":
            continue
        start = k
        while start > k - _LINKS and _is_cut_off(pieces[start - 1]):
            start -= 1
        if listed and start == k:
            continue
        settled[start : k + 1] = [
            p if p.label == "body" else changed(p, "body", "broken_by_links") for p in pieces[start : k + 1]
        ]
    return settled


def _goes_on(piece: Piece) -> bool:
    """Tell whether a line is the rest of a sentence."""
    return "а" <= piece.text[0] <= "я" and piece.row.shape.type in _RUNNING


def _is_cut_off(piece: Piece) -> bool:
    """Tell whether a line is as the beginning of a sentence or a link in it may be."""
    traits = piece.row.shape.traits
    listed = piece.label in ("body", "related") or in_list(piece.label)
    said = any(trait.startswith(("is:", "opens:", "stamp:")) for trait in traits)
    return listed and not said and "end=letter" in traits and piece.row.shape.type in ("short", "name")


def related_after_the_article(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take titles without times under «Читайте также», soon after the text, for what the heading says."""
    settled = list(pieces)
    k = context.start
    while k < min(len(pieces), context.stop + _SOON):
        piece = pieces[k]
        k += 1
        if not in_list(piece.label) or "is:related" not in piece.row.shape.traits:
            continue
        start = k - 1
        while k < len(pieces) and pieces[k].label in ("ticker_title", "ticker_teaser", "related"):
            k += 1
        timed = k < len(pieces) and pieces[k].label in ("ticker_time", "ticker_item")
        if not timed and 1 < k - start < _SOON:
            settled[start:k] = [changed(p, "related", "related_after_the_article") for p in pieces[start:k]]
    return settled


def between_replies(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take all between two buttons of one kind («Ответить») for comments: one stands under each of them.

    Other counters («Комментировать») stand under the titles of lists, too, and say nothing.
    """
    del context
    buttons = tuple(read_toml("surroundings.toml")["reply"]["buttons"])
    marks = [
        k
        for k, p in enumerate(pieces)
        if len(p.text) < _BUTTON and p.text.lower().strip(" 0123456789|+-").startswith(buttons)
    ]
    settled = list(pieces)
    for one, other in pairwise(marks):
        if other - one > _COMMENT or any(_is_head(p) for p in pieces[one + 1 : other]):
            continue
        for k in range(one, other + 1):
            if pieces[k].label not in ("comment", "legal"):
                settled[k] = changed(pieces[k], "comment", "between_replies")
    return settled


def _is_head(piece: Piece) -> bool:
    """Tell whether a line says that a list begins."""
    traits = piece.row.shape.traits
    return "is:ticker_head" in traits or "is:related" in traits or "is:ad" in traits


def answers_of_a_poll(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take lines that alternate with shares of votes («Скорее да» / «79%») for furniture: they are no titles."""
    del context
    shares = {k for k, p in enumerate(pieces) if k and _SHARE_OF_VOTES.fullmatch(p.text) and p.label not in _OURS}
    settled = list(pieces)
    for k in sorted(shares):
        if k - 2 in shares or k + 2 in shares:
            settled[k] = changed(pieces[k], "nav", "answers_of_a_poll")
            if in_list(pieces[k - 1].label):
                settled[k - 1] = changed(pieces[k - 1], "nav", "answers_of_a_poll")
    return settled


def in_list(label: str) -> bool:
    """Tell whether a label is one of a list of other stories."""
    return label.startswith("ticker")
