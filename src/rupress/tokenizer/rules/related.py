"""Other stories that the article leads to: «Читайте также» and the titles under it, in the text and after it."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from rupress.ru.tables import read_toml
from rupress.tokenizer.context import Context
from rupress.tokenizer.links import is_one_link
from rupress.tokenizer.pieces import Piece, alike, changed, in_list, paragraph_before
from rupress.tokenizer.rules.predicates import SENTENCES, SOON

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
_TITLED = frozenset({"title", "short", "said"})
_LONG_TITLE = 150
"""Most characters of a title."""


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


def skipped_list(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take what may be skipped for other stories, and the paragraph behind it for text.

    «Пропустить Самое популярное и продолжить чтение» / titles / «Конец истории Самое популярное» / a paragraph.
    """
    del context
    begins = _skipped("begins").match
    places = [k for k, piece in enumerate(pieces) if begins(piece.text)]
    settled = list(pieces)
    stop = 0
    for k in places:
        if k < stop:
            continue
        near = range(k + 1, min(len(pieces), k + _SKIPPED))
        ends = (n for n in near if _skipped("ends").match(pieces[n].text))
        if not (stop := next(ends, 0)):
            continue
        for n in range(k, stop + 1):
            settled[n] = changed(pieces[n], "nav" if n in (k, stop) else "related", "skipped_list")
        before = paragraph_before(settled, k)
        for n in range(stop + 1, min(len(pieces), stop + 1 + SOON)):
            like = before is not None and (alike(pieces[n], before) or not pieces[n].row.line.path)
            if settled[n].label in _BOXED or not (like and _runs_on(pieces[n])):
                break
            settled[n] = changed(pieces[n], "body", "skipped_list")
    return settled


_SKIPPED = 25
"""Most lines of such a list."""


def _runs_on(piece: Piece) -> bool:
    return piece.row.shape.type in SENTENCES and "end=stop" in piece.row.shape.traits


@cache
def _skipped(where: str) -> re.Pattern[str]:
    return re.compile("|".join(read_toml("surroundings.toml")["skipped"][where]), re.IGNORECASE)


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


def teaser_after_the_end(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a lone paragraph of bare text under a title of «Вам может быть интересно» for its teaser, tags between.

    The text does not go on behind the article's own tags and buttons for a single paragraph, of which the model is not
    sure, unless its words are the text's.
    """
    del context
    if not pieces or pieces[0].row.line.path:
        return pieces
    bodies = [k for k, p in enumerate(pieces) if p.label == "body"]
    if len(bodies) < _TEXT or pieces[bodies[-1]].confidence >= _UNSURE:
        return pieces
    last, end = bodies[-1], bodies[-2]
    between = pieces[end + 1 : last]
    closed = any(p.label in _CLOSES for p in between) and any(p.label == "related" for p in between)
    told = pieces[last].row.stems & frozenset().union(*(pieces[k].row.stems for k in bodies[:-1]))
    if not closed or len(told) >= _ECHO * max(1, len(pieces[last].row.stems)):
        return pieces
    return [changed(p, "related", "teaser_after_the_end") if k == last else p for k, p in enumerate(pieces)]


_TEXT, _UNSURE = 3, 0.6
"""Paragraphs that are an article with one more, and the confidence below which that one is doubted."""
_CLOSES = frozenset({"tags", "share"})
"""What ends an article."""


def _is_whole(piece: Piece) -> bool:
    """Tell a line that holds both the word for other stories and a title: «Читайте также: Парк открыли для всех»."""
    return "opens:related" in piece.row.shape.traits and len(piece.text) >= _WHOLE and ":" in piece.text


def _runs(piece: Piece) -> bool:
    shape = piece.row.shape
    return shape.type in SENTENCES and "end=stop" in shape.traits and len(piece.text) >= _PARAGRAPH


def linked_title(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a title in the text that is a link, and nothing else, for another story's («<p><a>Парк открыли</a></p>»).

    A heading of the text is no link; items of a list, questions among them, begin with a dash or a small letter.
    """
    del context
    return [
        changed(p, "related", "linked_title")
        if p.label in ("body", "subhead") and is_one_link(p.row.line) and p.row.line.tag != "li" and _is_titled(p)
        else p
        for p in pieces
    ]


def _is_titled(piece: Piece) -> bool:
    shape = piece.row.shape
    titled = shape.type in _TITLED or "end=ask" in shape.traits
    return titled and bool({"start=upper", "start=quote"}.intersection(shape.traits))


def related_after_the_article(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take titles without times under «Читайте также», soon after the text, for what the heading says."""
    settled = list(pieces)
    k = context.start
    while k < min(len(pieces), context.stop + SOON):
        piece = pieces[k]
        k += 1
        if not in_list(piece.label) or "is:related" not in piece.row.shape.traits:
            continue
        start = k - 1
        while k < len(pieces) and pieces[k].label in ("ticker_title", "ticker_teaser", "related"):
            k += 1
        timed = k < len(pieces) and pieces[k].label in ("ticker_time", "ticker_item")
        if not timed and 1 < k - start < SOON:
            settled[start:k] = [changed(p, "related", "related_after_the_article") for p in pieces[start:k]]
    return settled
