"""What readers say and are asked beside an article: comments, polls, posts of a network that the page quotes."""

from __future__ import annotations

import re
from itertools import pairwise

from rupress.ru.tables import read_toml
from rupress.tokenizer.context import Context
from rupress.tokenizer.pieces import Piece, changed, in_list, in_quotation, last_of

_BUTTON = 40
"""Most characters of a button under a comment, its counts included («2 Ответить Пожаловаться»)."""
_COMMENT = 30
"""Most lines of a comment, forms that unfold in it included."""
_SHARE_OF_VOTES = re.compile(r"\(?\d{1,3}(?:[.,]\d{1,2})? ?%\)?")
_OURS = frozenset({"body", "subhead", "caption", "credit", "byline", "deck", "headline"})
_ANSWERS = 12
"""Most lines of a poll."""
_ASKS = '?!")'
"""What a question ends with."""
_BOXED = 5
"""Lines of a box that is no post."""
_SIGNATURE = re.compile(r"[—-] ?[^.!?—]{2,60} ?\(@\w{2,30}\).{0,40}")
_POST = 300
"""Most characters of a post."""
_POSTED = re.compile(r"#\w|@\w|https?://|\bpic\.\w")
"""What many posts have."""


def between_replies(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take all between two buttons of one kind («Ответить») for comments: one stands under each of them.

    Other counters («Комментировать») stand under the titles of lists, too, and say nothing.
    """
    del context
    buttons = tuple(read_toml("surroundings.toml")["reply"]["buttons"])
    marks = [
        k
        for k, p in enumerate(pieces)
        if len(p.text) < _BUTTON and _without_time(p).lower().strip(" 0123456789|+-").startswith(buttons)
    ]
    settled = list(pieces)
    for k in _first_reply(pieces, marks):
        settled[k] = changed(pieces[k], "comment", "between_replies")
    for one, other in pairwise(marks):
        if other - one > _COMMENT or any(_is_head(p) for p in pieces[one + 1 : other]):
            continue
        for k in range(one, other + 1):
            if pieces[k].label not in ("comment", "legal"):
                settled[k] = changed(pieces[k], "comment", "between_replies")
    return settled


def _first_reply(pieces: list[Piece], marks: list[int]) -> list[int]:
    """Number the lines of the first reply: somebody's name, what he says, and the button with its time.

    «Анна Ветрова» / «У нас так же было» / «сегодня в 11:50Ответить», and a second button soon after.
    """
    if len(marks) < 2 or marks[1] - marks[0] > _COMMENT or _without_time(pieces[marks[0]]) == pieces[marks[0]].text:
        return []
    begins = range(marks[0] - 1, max(last_of(pieces[: marks[0]], "body"), marks[0] - _REPLY), -1)
    name = next((k for k in begins if "name" in pieces[k].row.shape.traits), marks[0])
    return [k for k in range(name, marks[0]) if pieces[k].label not in ("comment", "legal")]


_REPLY = 4
"""Most lines of a reply over its button."""


def _without_time(piece: Piece) -> str:
    """Leave out the time that stands before a button («сегодня в 11:50Ответить»)."""
    stamp = piece.row.shape.stamp
    return piece.text[stamp.stop :] if stamp is not None and not stamp.start else piece.text


def who_comments(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a name behind the text, among comments or over the first of them, for a reader's, not for the author's."""
    del context
    settled = list(pieces)
    for k in range(last_of(pieces, "body") + 2, len(pieces) - 1):
        piece, above, below = pieces[k], settled[k - 1], pieces[k + 1]
        if piece.label != "byline" or "opens:byline" in piece.row.shape.traits:
            continue
        over = below.label == "comment" and not _COMMENTS.intersection(below.row.shape.traits) and not _is_dated(piece)
        if over or (above.label == "comment" and not _is_dated(above)):
            settled[k] = changed(piece, "comment", "who_comments")
    return settled


_COMMENTS = frozenset({"is:comment", "says:comment", "opens:comment"})
"""What heads, counts and buttons of comments have."""


def _is_dated(piece: Piece) -> bool:
    stamp = piece.row.shape.stamp
    return stamp is not None and stamp.stop - stamp.start == len(piece.text)


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


def poll(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a question under «Опрос» and its answers, up to the button, for furniture: they are no titles."""
    del context
    words = read_toml("surroundings.toml")["poll"]
    settled = list(pieces)
    for k, piece in enumerate(pieces[:-1]):
        if pieces[k + 1].text[-1:] not in _ASKS or piece.text.lower().strip(" :.") not in words["heads"]:
            continue
        if "end=ask" not in pieces[k + 1].row.shape.traits:
            continue
        last = k + 1
        for i in range(k + 2, min(k + _ANSWERS, len(pieces))):
            if pieces[i].text.lower().endswith(tuple(words["buttons"])):
                last = i
                break
        for i in range(k + 1, last + 1):
            if pieces[i].label != "nav":
                settled[i] = changed(pieces[i], "nav", "poll")
    return settled


def post_of_a_network(pieces: list[Piece], context: Context) -> list[Piece]:
    """Take a quoted post, told by its signature («— Мэрия Самары (@samara) 18 мая 2020 г.»), for no part of the text.

    In HTML all lines of its quotation are the post, or of a small box with the signature; in bare text the line over
    the signature if it is short enough.
    """
    del context
    settled = list(pieces)
    signed = 0  # the line after the last post
    for k, piece in enumerate(pieces):
        if not _SIGNATURE.fullmatch(piece.text):
            continue
        start = k
        if in_quotation(piece):
            while start > signed and in_quotation(pieces[start - 1]):
                start -= 1
        elif boxed := _boxed(pieces, k, signed):
            start -= boxed
        elif not piece.row.line.path and k and len(pieces[k - 1].text) <= _POST and _POSTED.search(pieces[k - 1].text):
            start = k - 1
        for at in range(start, k + 1):
            if pieces[at].label != "embed":
                settled[at] = changed(pieces[at], "embed", "post_of_a_network")
        signed = k + 1
    return settled


def _boxed(pieces: list[Piece], k: int, signed: int) -> int:
    """Count the lines over a signature in its box; none if the box has more, or less than a line, over it."""
    around = pieces[k].row.line.around
    start = k
    while around and start > max(signed, k - _BOXED) and around[-1] in pieces[start - 1].row.line.around:
        start -= 1
    return k - start if k - start < _BOXED else 0
