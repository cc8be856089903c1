"""The headline: which title is this article's, which are its copies and its other wordings, which are none."""

from __future__ import annotations

import re
from itertools import takewhile

from rupress.read.boxes import HEADINGS
from rupress.tokenizer.context import Context
from rupress.tokenizer.pieces import Piece, alike, changed, in_list, relabelled

_RUBRIC = 25
"""Most characters of a rubric in a breadcrumb."""
_AGAIN = 0.6
"""Share of a headline's longer words that its second wording has again."""
_RANKED = 0.8
"""Least score as the headline (`Context.anchors`) of a heading of the markup."""
_WINDOW = 15
"""Least letters of a headline that is looked for at the beginning of the page's `<title>`."""
_SITE = 50
"""Most letters that follow it there: the name of the site, the rubric."""
_CRUMB = 15
"""Letters that make a headline worth looking for at the end of a breadcrumb."""
_UNDER = 3
"""Lines under it in which the headline stands that it ends in."""
_TRAIL = 10
"""Most words of the rubrics before it there."""
_NEAR = 8
"""Lines between two wordings of a headline, or it and the text."""
_OPEN = (":", ",", " —")
"""Ends of a line that another one goes on with."""
_RUN, _REACH = 3, 8
"""So many paragraphs in so many lines are an article that lacks only its headline."""
_TOLD = 0.5
"""Share of the headline's longer words that the first two of these paragraphs must have."""
_REWORDED = frozenset({"caption", "deck", "section", "subhead", "ticker_title"})
"""What a second wording of the headline is mistaken for."""


def title_the_text_tells(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take the likeliest headline for it where none was found, if paragraphs stand under it and tell it again.

    In bare text a headline right under a list of titles looks like one more of them; but a sentence with its full stop
    is none there, nor a heading with the text over it, too.
    """
    k = context.anchor
    if k < 0 or any(piece.label in ("headline", "deck") for piece in pieces):  # a deck may be it: deck_without_headline
        return pieces
    if not pieces[k].row.line.path and ("end=stop" in pieces[k].row.shape.traits or (k and _is_text(pieces[k - 1]))):
        return pieces
    first = next((n for n in range(k + 1, min(len(pieces), k + _NEAR)) if pieces[n].label == "body"), 0)
    below = list(takewhile(lambda p: not in_list(p.label), pieces[first : first + _REACH]))
    run = [p for p in below if p.label == "body" and p.row.shape.type == "para"]
    stems = pieces[k].row.stems
    told = stems & frozenset().union(*(p.row.stems for p in run[:2]))
    if not first or len(run) < _RUN or len(told) < max(2, _TOLD * len(stems)):
        return pieces
    return relabelled(pieces, {k: "headline"}, "title_the_text_tells")


def title_of_its_trail(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take the line soon under a path that ends in it for the headline where none was found.

    «Главная » 2013 » Ноябрь » 17 » Наши третьи» / «20:22» / «Наши третьи»: the clock between is the article's, too.
    """
    del context
    first = next((k for k, p in enumerate(pieces) if p.label == "body"), 0)
    if any(piece.label == "headline" for piece in pieces):
        return pieces
    for k in range(max(0, first - _NEAR), first):
        *over, last = (part.strip() for part in _PARTS.split(pieces[k].text))
        if len(over) < _RUBRICS or any(len(part) > _RUBRIC for part in over):
            continue
        n = next((n for n in range(k + 1, min(len(pieces), k + 1 + _UNDER)) if pieces[n].text == last), 0)
        if n and " " in last:
            clocks = {m: "byline" for m in range(k + 1, n) if pieces[m].row.shape.type == "clock"}
            return relabelled(pieces, {k: "section", n: "headline"} | clocks, "title_of_its_trail")
    return pieces


_RUBRICS = 2
"""Least rubrics of a path before its title."""
_PARTS = re.compile(r"[»\">›→/|]\s")


def _is_text(piece: Piece) -> bool:
    return piece.label == "body" and piece.row.shape.type == "para"


def heading_is_no_caption(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a heading of the markup for the deck under a headline, else for a heading of the text, not for a caption."""
    del context
    settled = list(pieces)
    for k, piece in enumerate(pieces):
        if piece.label in ("caption", "credit") and piece.row.line.tag in HEADINGS and piece.row.shape.type != "credit":
            under = k > 0 and pieces[k - 1].label == "headline"
            settled[k] = changed(piece, "deck" if under else "subhead", "heading_is_no_caption")
    return settled


def breadcrumbs(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take «Главная / Новости / Заголовок» for the breadcrumb that it is, where the headline stands alone, too.

    So is one whose links have only spaces between them («Главная Новости Заголовок»), over the line that is all title.
    """
    del context
    pieces = _title_under_its_trail(pieces)
    titles = [p.row.key for p in pieces if p.label == "headline" and len(p.row.key) > _CRUMB]
    return [
        changed(p, "section", "breadcrumbs")
        if p.label == "headline" and (_is_breadcrumb(p, titles) or (k and _ends_in_a_title(p, pieces[k + 1 :][:_NEAR])))
        else p
        for k, p in enumerate(pieces)
    ]


def _title_under_its_trail(pieces: list[Piece]) -> list[Piece]:
    """Take the line right under a breadcrumb that it ends in for the headline, if the breadcrumb was taken for it."""
    found: dict[int, str] = {}
    for k, piece in enumerate(pieces):
        if piece.label == "headline" and k:
            below = range(k + 1, min(k + 1 + _UNDER, len(pieces)))
            n = next((n for n in below if pieces[n].label != "headline" and _ends_in(piece, pieces[n])), 0)
            found |= {n: "headline"} if n else {}
    return relabelled(pieces, found, "breadcrumbs") if found else pieces


def _ends_in(piece: Piece, title: Piece) -> bool:
    """Tell whether a line has a title at its end and some rubrics before it."""
    if len(title.row.key) <= _CRUMB or not piece.text.endswith(title.text):
        return False
    before = piece.text[: -len(title.text)].split()
    return 0 < len(before) <= _TRAIL and before[0][0].isupper()


def _ends_in_a_title(piece: Piece, below: list[Piece]) -> bool:
    """Tell a line that is the headline soon under it with some words before it («Главная Новости Заголовок»)."""
    return any(title.label == "headline" and _ends_in(piece, title) for title in below)


def _is_breadcrumb(piece: Piece, titles: list[str]) -> bool:
    """Tell a trail that has rubrics alone, or ends in one of some headlines and is more than that."""
    if "trail" not in piece.row.shape.traits:
        return False
    key = piece.row.key
    return _has_rubrics_alone(piece.text) or any(key != title and key.endswith(title) for title in titles)


def _has_rubrics_alone(trail: str) -> bool:
    """Tell whether no part of a trail is a title («Главная / Город / Транспорт»)."""
    parts = [part.strip() for part in re.split(r"[»>›→/|]", trail)]
    return len(parts) > 2 and all(0 < len(part) <= _RUBRIC and len(part.split()) < 4 for part in parts)


def title_in_the_markup(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a first-rank heading that is the likeliest headline for it, whatever else it was taken for."""
    k = context.anchor
    if k < 0 or pieces[k].row.line.tag != "h1" or context.anchors[k] < _RANKED or pieces[k].label == "headline":
        return pieces
    return relabelled(pieces, {k: "headline"}, "title_in_the_markup")


def second_wording(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a longer line under the headline that says the same again for its second wording."""
    del context
    settled = list(pieces)
    for k in range(1, len(pieces)):
        above, row = pieces[k - 1], pieces[k].row
        if above.label != "headline" or pieces[k].label not in _REWORDED:
            continue
        title = above.row
        if k + 1 < len(pieces) and pieces[k + 1].label == "body" and alike(pieces[k], pieces[k + 1]):
            continue
        again = len(title.stems) > 2 and len(row.stems & title.stems) >= _AGAIN * len(title.stems)
        if again and len(row.folded) > len(title.folded) and "end=letter" in row.shape.traits:
            settled[k] = changed(pieces[k], "headline", "second_wording")
    return settled


def headline_goes_on(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take the second line of a heading that goes on with the first («Мост через реку:<br>кто его построил»)."""
    del context
    settled = list(pieces)
    for k in range(1, len(pieces)):
        above, piece = settled[k - 1], pieces[k]
        if above.label != "headline" or not _may_be_one(above, piece):
            continue
        if piece.row.key != above.row.key and (piece.text[0].islower() or above.text.endswith(_OPEN)):
            settled[k] = changed(piece, "headline", "headline_goes_on")
    return settled


def _may_be_one(above: Piece, piece: Piece) -> bool:
    """Tell whether two lines are of one heading of the markup; in bare text, whether the lower one is no text."""
    path = above.row.line.path
    if path != piece.row.line.path:
        return False
    return not HEADINGS.isdisjoint(path.split(">")) if path else piece.label in ("headline", "deck")


def title_of_the_page(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take the first line for a copy of the headline if it begins with it («Мост открыли — Северный вестник»).

    Programs that turn pages into text often put the page's `<title>` first.
    """
    del context
    first = pieces[0]
    title = next((p.row.key for p in pieces if p.label == "headline"), "")
    copied = len(title) > _WINDOW and first.row.key.startswith(title) and len(first.row.key) < len(title) + _SITE
    if first.label == "headline" or not copied:
        return pieces
    return [changed(first, "headline", "title_of_the_page"), *pieces[1:]]
