"""HTML that holds one story in an element of its own, whatever kind of text it is: a recipe, a timetable, a poster.

The page's `<title>` names the story, its heading stands in the element, and hardly anything in it is a link.
"""

from __future__ import annotations

from collections.abc import Sequence

from rupress.tokenizer.context import Context
from rupress.tokenizer.edges import common
from rupress.tokenizer.links import is_linked
from rupress.tokenizer.little import ENOUGH, told
from rupress.tokenizer.pieces import Piece, relabelled
from rupress.tokenizer.rules.predicates import (
    MISTAKEN,
    TIMED,
    first_ranked,
    is_brief,
    is_date,
    is_heading,
    is_plain,
    is_promise,
)
from rupress.tokenizer.shapes import RUNNING

_RUBRIC = 25
"""Characters of a title that no rubric has, whatever word it opens with («Погода в Заречье: снег и гололедица»)."""
_LINKS = 0.1
"""Most of the lines under the title that may be links, up to the end of the text."""
_TOLD = 40
"""Characters of a text with a date beside it."""
_UNDATED = 200
"""Characters of sentences that need no date, if the title has a verb."""
_HEAD = 6
"""Lines from the headline to its date or its text, and from the text's end to a date there."""
_FOUND = 0.6
"""Share of a text that must be found at least."""
_SEVERAL = 2
"""Sentences under a title that may be a rubric."""
_NO_TITLE = frozenset({"menu", "mark", "number", "clock", "stamp", "name"})
"""Types of lines that are no headline: of archives, authors."""
_TITLED = frozenset({"title", "short", "item", "tail", "said", "question"}) | RUNNING
"""Types of lines that may be a headline however short."""
_CLOSING = frozenset({"related", "ticker_head", "comment", "share", "tags", "ad"})
"""Classes of words that open what follows a text."""
_OVER_LINKS = frozenset({"related", "ticker_head"})
"""Those that do so only above links: a timetable has a line «Новости», too."""
_SAID = frozenset({"comment", "share", "related", "tags", "embed", "ad"})
"""Labels that sentences of the text are given by mistake; they count as text if they have no word of that kind."""


def text_under_its_title(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take all that stands under the heading that `<title>` repeats, in one element with it, for the article's text."""
    head = _head(pieces, context)
    if head is None:
        return pieces
    stop, end = _ends(pieces, head)
    places = range(head + 1, stop)
    dates = _dates(pieces, head, stop, end)
    text = [k for k in places if k not in dates and not is_linked(pieces[k].row.line)]
    if _is_found(pieces, text) or _is_linked(pieces, places):
        return pieces
    if not _is_told(pieces, head, text, dated=bool(dates) or context.dated):
        return pieces
    found = {head: "headline"} | _labels(pieces, head, text, dates) | dict.fromkeys(dates, "byline")
    return relabelled(pieces, found, "text_under_its_title")


def _head(pieces: list[Piece], context: Context) -> int | None:
    """Find the heading with which `<title>` begins; where there are first-rank headings, only among these."""
    places: Sequence[int] = first_ranked(pieces) or range(len(pieces))
    named = [k for k in places if pieces[k].row.line.path and context.states(pieces[k].row)]
    return named[0] if len(named) == 1 and _may_be_title(pieces[named[0]]) else None


def _may_be_title(piece: Piece) -> bool:
    """Tell a title from rubrics («Происшествия», «Архив новостей»)."""
    shape = piece.row.shape
    if len(piece.text) < _RUBRIC:
        return shape.type in _TITLED or shape.stamp is not None
    return shape.type not in _NO_TITLE and not any(trait.startswith("is:") for trait in shape.traits)


def _ends(pieces: list[Piece], head: int) -> tuple[int, int]:
    """Find where what closes the text stands, and where the element ends that holds its title and its first line."""
    around = pieces[head].row.line.around
    first = next((k for k in range(head + 1, min(len(pieces), head + _HEAD)) if not is_brief(pieces[k])), head)
    shared = common(around, pieces[first].row.line.around)
    below = range(head + 1, len(pieces))
    end = next((k for k in below if common(around, pieces[k].row.line.around) < shared), len(pieces))
    return next((k for k in range(first + 1, end) if _closes(pieces, k)), end), end


def _closes(pieces: list[Piece], k: int) -> bool:
    """Tell what opens that which follows a text: comments with a date, buttons, a heading over links («Новости»)."""
    piece, shape = pieces[k], pieces[k].row.shape
    opens = {label for label in _CLOSING if f"is:{label}" in shape.traits or f"opens:{label}" in shape.traits}
    if piece.label == "comment" and ("comment" in opens or (shape.stamp is not None and is_brief(piece))):
        return True
    if not opens or shape.stamp is not None or shape.type in RUNNING:
        return False
    return not opens <= _OVER_LINKS or (k + 1 < len(pieces) and is_linked(pieces[k + 1].row.line))


def _dates(pieces: list[Piece], head: int, stop: int, end: int) -> list[int]:
    """Find the full date under the title, over it in one element with it, or else after the text."""
    around = pieces[head].row.line.around
    under = range(head + 1, min(stop, head + _HEAD))
    over = [k for k in range(head - 1, max(-1, head - 3), -1) if _lies_with(pieces[k], around)]
    after = range(max(head + 1, stop - _HEAD), min(end, stop + _HEAD))
    return [k for k in (*under, *over, *after) if is_date(pieces[k])][:1]


def _lies_with(piece: Piece, around: tuple[int, ...]) -> bool:
    """Tell whether no list is around a line that is not around the headline, too."""
    return common(around, piece.row.line.around) >= len(piece.row.line.around) - 1 and piece.row.line.tag != "li"


def _is_found(pieces: list[Piece], text: list[int]) -> bool:
    """Tell whether an article is found already, so that the rest is what it was taken for."""
    if not any(p.label == "headline" for p in pieces):
        return False
    running = sum(len(pieces[k].text) for k in text if pieces[k].row.shape.type in RUNNING)
    return told(pieces) >= max(ENOUGH, _FOUND * running)


def _is_told(pieces: list[Piece], head: int, text: list[int], *, dated: bool) -> bool:
    """Tell whether there is enough of a text: any with a date, else sentences under a title that tells something."""
    running = [len(pieces[k].text) for k in text if pieces[k].row.shape.type in RUNNING]
    if len(pieces[head].text) < _RUBRIC and len(running) < _SEVERAL:
        return False
    if dated:
        return sum(len(pieces[k].text) for k in text) >= _TOLD
    return sum(running) >= _UNDATED and pieces[head].row.shape.verbal


def _is_linked(pieces: list[Piece], places: range) -> bool:
    """Tell whether the lines under the title lead elsewhere, as those of a list do; the last one may lead back."""
    if len(places) > _SEVERAL + 1 and is_brief(pieces[places[-1]]):
        places = places[:-1]
    return sum(is_linked(pieces[k].row.line) for k in places) > _LINKS * len(places)


def _labels(pieces: list[Piece], head: int, text: list[int], dates: list[int]) -> dict[int, str]:
    """Say what the lines of the text are that were taken for something else."""
    found: dict[int, str] = {}
    begun = False
    bare = not any(pieces[k].label == "body" for k in text)
    lost = told(pieces[k] for k in text) < ENOUGH
    for k in text:
        piece, shape = pieces[k], pieces[k].row.shape
        begun = begun or not is_brief(piece) or piece.label in ("body", "subhead")
        # «Когда: 11 июня, 18:00»
        field = begun and k < text[-1] and piece.label == "byline" and "colon" in shape.traits
        shown = bare and piece.label in ("caption", "deck") and _is_sentence(piece)  # under a player
        ours = field or shown or is_plain(piece) or _is_mistaken(piece, lost=lost)
        if not ours or shape.type in TIMED or is_promise(piece):
            continue
        dated = any(abs(k - date) == 1 for date in dates) and (not begun or k + 1 >= text[-1])
        part = "byline" if _signs(piece, dated=dated) else _part(piece)
        over = not begun and k == head + 1 and shape.type == "title" and part in ("body", "subhead")
        found[k] = "deck" if over else part
    return found


def _signs(piece: Piece, *, dated: bool) -> bool:
    """Tell a name; beside a date any short line but a heading («Пресс-служба»)."""
    kind = piece.row.shape.type
    return kind in ("name", "byline") or (dated and kind == "short" and is_brief(piece) and not is_heading(piece))


def _part(piece: Piece) -> str:
    """Say what a line of the text is by itself: a credit, a caption, a heading or a paragraph."""
    if piece.row.shape.type == "credit":
        return "credit"
    if not is_brief(piece):
        return "body"
    if piece.row.line.picture is not None or "figure" in piece.row.line.landmarks:
        return "caption"
    return "subhead" if is_heading(piece) else "body"


def _is_mistaken(piece: Piece, *, lost: bool) -> bool:
    """Tell what may be a line of the text: where most of it is lost, any; else sentences and what lists hold."""
    if piece.label not in _SAID:
        return piece.label in MISTAKEN or piece.label == "body"
    shape = piece.row.shape
    if "latin" in shape.traits or any(f"{how}:{piece.label}" in shape.traits for how in ("is", "opens", "says")):
        return False
    return lost or shape.type in RUNNING or "end=stop" in shape.traits


def _is_sentence(piece: Piece) -> bool:
    running = piece.row.shape.type in RUNNING and "end=stop" in piece.row.shape.traits
    return running and "figure" not in piece.row.line.landmarks
