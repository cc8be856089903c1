"""Bare text with one run of sentences under a title and a date, among lists and menus: an article, however short."""

from __future__ import annotations

from collections.abc import Iterator

from rupress.tokenizer.context import Context
from rupress.tokenizer.little import BESIDE, ENOUGH, told
from rupress.tokenizer.pieces import Piece, relabelled
from rupress.tokenizer.rules.predicates import BRIEF, is_date, is_notice
from rupress.tokenizer.shapes import ENDED, RUNNING

_MOST = 0.8
"""Share of what was taken for text that the run holds."""
_TITLE = 25
"""Characters that titles of other stories have, and headings between two paragraphs have not."""
_HEADING = 40
"""Most characters of a line that names a desk, and least of a sentence."""
_HEAD = 5
"""Lines between the title and the text: date, author, credit, deck."""
_OVER, _AFTER = 2, 4
"""Lines over the title, and after the text, in which the date stands."""
_BETWEEN = BESIDE | {"mark", "rubric"}
"""Types of lines that stand between a title and its text."""
_TITLES = frozenset({"title", "short", "item", "tail", "said", "question", "sent", "nav"})
"""Types of lines that a title may be."""


def run_under_a_title(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take the only sentences that follow one another under a title and a full date for the article's text.

    In a list every title has a date, but one teaser at most.
    """
    del context
    enough = told(pieces) >= ENOUGH
    headed = any(p.label == "headline" for p in pieces)
    if any(piece.row.line.path for piece in pieces[:1]) or (headed and enough):
        return pieces
    found = [one for run in _runs(pieces) if (one := _story(pieces, run))]
    if len(found) != 1 or (enough and told(pieces[k] for k in found[0]) < _MOST * told(pieces)):
        return pieces
    return relabelled(pieces, found[0], "run_under_a_title")


def _runs(pieces: list[Piece]) -> Iterator[list[int]]:
    """Give the runs of several sentences, with no more than a heading between two of them."""
    run: list[int] = []
    replies = False
    for k, piece in enumerate(pieces):
        replies |= not {"is:comment", "opens:comment"}.isdisjoint(piece.row.shape.traits)
        if not _is_sentence(piece) or (replies and piece.label == "comment"):
            continue
        if run and not _goes_on(pieces, run[-1], k):
            yield run
            run = []
        run.append(k)
    yield run


def _is_sentence(piece: Piece) -> bool:
    shape = piece.row.shape
    whole = not ENDED.isdisjoint(shape.traits)
    runs = shape.type in RUNNING or (shape.verbal and len(piece.text) >= _HEADING)
    return whole and runs and not is_notice(piece)


def _goes_on(pieces: list[Piece], last: int, k: int) -> bool:
    if k - last == 1:
        return True
    between = pieces[last + 1]
    brief = len(between.text) < _TITLE or "end=ask" in between.row.shape.traits
    return k - last == 2 and brief and len(between.text) < BRIEF and between.row.shape.stamp is None


def _story(pieces: list[Piece], run: list[int]) -> dict[int, str]:
    """Label the lines of a run with the title over it and its date; nothing if it has none, or is too short."""
    if len(run) < 2 or sum(len(pieces[k].text) for k in run) < ENOUGH:
        return {}
    head = _title(pieces, run[0])
    if head is None:
        return {}
    date = _date(pieces, head, run)
    if date is None:
        return {}
    found = dict.fromkeys(range(run[0], run[-1]), "subhead") | dict.fromkeys(run, "body")
    for k in range(head + 1, run[0]):
        if pieces[k].row.shape.type in ("name", "byline"):
            found[k] = "byline"
    return found | {head: "headline", date: "byline"}


def _title(pieces: list[Piece], first: int) -> int | None:
    """Find the nearest line over the text that is no date, author or credit; it must be as titles are."""
    over = range(first - 1, max(-1, first - 1 - _HEAD), -1)
    above = [k for k in over if pieces[k].row.shape.type not in _BETWEEN and not _is_pinned(pieces[k])]
    if len(above) > 1 and _is_desk(pieces[above[0]]) and any(map(is_date, pieces[above[1] + 1 : above[0]])):
        del above[0]
    return above[0] if above and _may_be_title(pieces[above[0]]) else None


def _is_pinned(piece: Piece) -> bool:
    """Tell what a network says of a post, in small letters between its author and its date («запись закреплена»)."""
    return {"is:nav", "start=lower"} <= set(piece.row.shape.traits)


def _is_desk(piece: Piece) -> bool:
    """Tell a line in which nothing happens, too short for most titles («Пресс-служба администрации»)."""
    return (
        len(piece.text) < _HEADING
        and not piece.row.shape.verbal
        and not {"end=stop", "end=ask"} & set(piece.row.shape.traits)
    )


def _may_be_title(piece: Piece) -> bool:
    clean = not any(t.startswith(("is:", "own:year")) for t in piece.row.shape.traits)
    return piece.row.shape.type in _TITLES and clean


def _date(pieces: list[Piece], head: int, run: list[int]) -> int | None:
    """Find the full date between the title and the text, right over the title, or right after the text."""
    under = range(head + 1, run[0])
    over = range(head - 1, max(-1, head - 1 - _OVER), -1)
    after = range(run[-1] + 1, min(len(pieces), run[-1] + 1 + _AFTER))
    return next((k for k in (*under, *over, *after) if is_date(pieces[k])), None)
