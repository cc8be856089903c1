"""Articles that look like a list of other stories, told by the title that the metadata state.

Cards, questions with answers, a short text between boxes: each paragraph under a heading looks like a teaser. Where a
heading of the markup is the title of the window, running text under it that no link stands over is its text.

A rule of `settle.py`: its name is the `rule` of every line that it changes.
"""

from __future__ import annotations

from rupress.tokenizer.context import Context
from rupress.tokenizer.flash import is_running
from rupress.tokenizer.pieces import Piece, alike, changed
from rupress.tokenizer.shapes import RUNNING

_ENOUGH = 120
"""Characters of text that make an article."""
_MISTAKEN = 0.5
"""Share of them that was taken for a list, up to which nothing needs to be done."""
_OURS = frozenset({"headline", "deck", "byline", "caption", "credit", "body", "subhead"})
_LONG = 15
"""Letters of a title that is told by the window's."""
_SITE = 50
"""Letters that follow it there: the name of the site, the rubric."""
_LINKED = 0.5
"""Share of a title's characters in links that makes it another story's."""
_TITLE = 20
"""Characters of a linked title: shorter ones are rubrics, names, keywords."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_KINDS = ("article", "blogposting", "report", "interview")
"""How the names of what is an article end."""
_BELOW = 8
"""Lines from the headline to the text."""
_BOX = 6
"""Lines from one paragraph to the next, a picture or a box between."""
_BESIDE = frozenset({"clock", "stamp", "number", "badge", "mark", "rubric"})
"""Types of lines between a linked title and its teaser."""


def stated_article(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take the text under the title that the metadata state for an article's if most of it was taken for a list."""
    head = _head(pieces, context)
    if head is None or not pieces[head].row.line.path:
        return pieces
    text = _text(pieces, head)
    size = sum(len(pieces[k].text) for k in text)
    lost = sum(len(pieces[k].text) for k in text if pieces[k].label not in _OURS)
    titled = any(p.label == "headline" for p in pieces)
    if size < _ENOUGH or (titled and lost < _MISTAKEN * size):
        return pieces
    told = frozenset().union(*(pieces[k].row.stems for k in text[:3])) & pieces[head].row.stems
    titles = sum(map(_is_link, pieces[head + 1 : text[-1] + 1]))
    if not (told or context.kind.endswith(_KINDS)) or titles > len(text):
        return pieces
    found = {head: "headline"}
    for k in range(head + 1, text[0]):
        found |= _beside(pieces[k], k)
    for k in range(text[0], text[-1] + 1):
        piece = pieces[k]
        if k in text or (piece.row.line.links < _LINKED and any(alike(piece, pieces[n]) for n in text)):
            found[k] = "body"
        elif piece.row.line.tag in _HEADINGS and not piece.row.line.links:
            found[k] = "subhead"
    return [
        changed(p, found[k], "stated_article") if k in found and (k == head or p.label not in _OURS) else p
        for k, p in enumerate(pieces)
    ]


def _head(pieces: list[Piece], context: Context) -> int | None:
    """Find the heading that is the title, else the only line that is."""
    told = [k for k, p in enumerate(pieces) if is_stated(p, context)]
    ranked = [k for k in told if pieces[k].row.line.tag in _HEADINGS]
    return ranked[0] if ranked else told[0] if len(told) == 1 else None


def is_stated(piece: Piece, context: Context) -> bool:
    """Tell whether a line is a title that the metadata state, the name of the site behind it or not."""
    key, line = piece.row.key, piece.row.line
    if len(key) < _LONG or (line.links >= _LINKED and line.tag not in _HEADINGS):
        return False
    return any(title.startswith(key) and len(title) < len(key) + _SITE for title in context.titles)


def _text(pieces: list[Piece], head: int) -> list[int]:
    """Number the running lines under a head that are no teasers."""
    found: list[int] = []
    for k in range(head + 1, len(pieces)):
        if k > (found[-1] + _BOX if found else head + _BELOW) or "is:ticker_head" in pieces[k].row.shape.traits:
            break
        if is_running(pieces[k]) and not _is_teaser(pieces, k):
            found.append(k)
    return found


def _is_teaser(pieces: list[Piece], k: int) -> bool:
    """Tell whether the title of another story stands over a sentence, with a time or a rubric between them or not."""
    at = k - 1
    while at > 0 and pieces[at].row.shape.type in _BESIDE:
        at -= 1
    return _is_link(pieces[at])


def _is_link(piece: Piece) -> bool:
    return piece.row.line.links > _LINKED and len(piece.text) >= _TITLE


def _beside(piece: Piece, k: int) -> dict[int, str]:
    """Say what a line between the headline and the text is: a date, an author, a credit; nothing if that is open."""
    shape = piece.row.shape
    if shape.type == "credit":
        return {k: "credit"}
    dated = shape.stamp is not None and shape.stamp.has_day and shape.type not in RUNNING
    return {k: "byline"} if dated or "name:known" in shape.traits else {}
