"""Pages with one story and little else, as a test, a feed or a print view has.

They are too short for what the line model knows of pages.
"""

from __future__ import annotations

from rupress.tokenizer.context import Context
from rupress.tokenizer.little import BESIDE, ENOUGH, told
from rupress.tokenizer.pieces import Piece, relabelled
from rupress.tokenizer.rules.lists import names_of_posts
from rupress.tokenizer.rules.predicates import BRIEF, first_ranked, is_notice, is_running
from rupress.tokenizer.shapes import RUNNING

_MOST = 30
"""Lines of such a page."""
_TITLES = 2
"""Other lines that look like titles: more are a list."""
_HEAD = 6
"""Lines from the headline to the text: date, author, credit."""
_BETWEEN = BESIDE | {"tail", "item"}
"""Types of lines that stand between a headline and its text."""
_NO_TITLE = BESIDE | {
    "menu", "rubric", "nav", "legal", "mark", "tags", "comment", "embed", "ad", "ticker_head", "related", "question",
}  # fmt: skip
"""Types of lines that are no headline."""
_BROKEN = 2
"""Lines that an insert between sentences may have."""


def only_story(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take the title and the sentences of a short page for an article if there is no other title on it."""
    enough = told(pieces) >= ENOUGH
    if not 1 < len(pieces) <= _MOST or (enough and any(p.label == "headline" for p in pieces)):
        return pieces
    text = _sentences(pieces)
    head = _head(pieces, text[0]) if text else None
    if head is not None and names_of_posts(pieces, context):
        return pieces  # a short channel is no story under its name
    others = [p for k, p in enumerate(pieces) if head is not None and k not in (head, *text)]
    if head is None or any(map(_is_timed, others)) or sum(map(_is_title, others)) > _TITLES:
        return pieces
    found = {head: "headline", **dict.fromkeys(text, "body")}
    for k in range(max(0, head - 1), text[0]):
        shape = pieces[k].row.shape
        if k > head and _is_sentences(pieces[k]):
            found[k] = "body"
        elif k != head and (shape.type in ("name", "byline") or (shape.stamp is not None and shape.stamp.has_day)):
            found[k] = "byline"
        elif k != head and shape.type == "credit":
            found[k] = "credit"
    return relabelled(pieces, found, "only_story")


def _is_sentences(piece: Piece) -> bool:
    """Tell sentences without a verb, a day among them, from a date: «В субботу, 28 января, облачно. Ветер …»."""
    return len(piece.text) >= BRIEF and "end=stop" in piece.row.shape.traits and not is_notice(piece)


def _sentences(pieces: list[Piece]) -> list[int]:
    """Number the first running lines of the page that stand together."""
    found: list[int] = []
    for k, piece in enumerate(pieces):
        if found and k > found[-1] + _BROKEN:
            break
        if is_running(piece):
            found.append(k)
    return found


def _head(pieces: list[Piece], first: int) -> int | None:
    """Find the headline over the first sentence: the only first-rank heading, else the nearest line that may be it."""
    ranked = first_ranked(pieces)
    if ranked:
        return ranked[0] if len(ranked) == 1 and first - _HEAD <= ranked[0] < first else None
    for k in range(first - 1, max(-1, first - 1 - _HEAD), -1):
        if pieces[k].row.shape.type not in _BETWEEN:
            return None if _is_no_title(pieces[k]) else k
    return None


def _is_no_title(piece: Piece) -> bool:
    """Tell a line that is no headline by its form; in bare text a sentence with its full stop is none either."""
    shape = piece.row.shape
    sentence = shape.type in RUNNING and "end=stop" in shape.traits and not piece.row.line.path
    return sentence or shape.type in _NO_TITLE or _is_timed(piece)


def _is_title(piece: Piece) -> bool:
    """Tell what may be the title of another story, or its text."""
    shape, label = piece.row.shape, piece.label
    titled = shape.type in ("title", "para", "sent", "item", "tail") and shape.stamp is None
    return titled and label not in _OURS and "own:year" not in shape.traits


def _is_timed(piece: Piece) -> bool:
    """Tell an item of a list: a title and a time («10:58 Школу закрыли»)."""
    shape = piece.row.shape
    return shape.type not in RUNNING and shape.verbal and shape.stamp is not None and shape.stamp.is_clock


_OURS = frozenset({"legal", "byline", "caption", "credit"})
