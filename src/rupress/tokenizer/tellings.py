"""What lines tell again of other lines: the text of its deck and headline, a teaser of the title over it.

Features of the line model; see features.py.
"""

from __future__ import annotations

from rupress.tokenizer.context import Context
from rupress.tokenizer.groups import Column, Key
from rupress.tokenizer.rows import Row

RUNNING = frozenset({"para", "sent", "said"})
"""Types of lines that are running text."""
_NEAR = 12
"""Lines over the headline and the text whose words are compared with theirs."""
_TELLING = 5
"""Paragraphs whose beginnings and lengths are looked at."""
_TITLES = frozenset({"title", "related", "tail", "item", "said"})
"""Types of lines that may be the title of another story."""
_LEADING = frozenset({"para", "sent", "title", "said", "name", "short"})
"""Types of lines that may be a lead or a deck."""


def telling_columns(rows: list[Row], own: list[str], context: Context) -> list[Column]:
    """List the groups of features that words shared with other lines give.

    Args:
        rows: the lines of the page.
        own: their types.
        context: what holds for the page.
    """
    return [
        (_retold, _tellings(rows, own, context)),
        (_following, _followings(rows, own, context)),
        (_echo, _echoes(rows, own, context)),
    ]


def _tellings(rows: list[Row], own: list[str], context: Context) -> list[Key]:
    """Say of the rows around the head of the article how much of them the text and the headline tell again."""
    start, stop, anchor = context.start, context.stop, context.anchor
    paragraphs = [i for i in range(start, stop) if own[i] == "para"][:2]
    first = max(0, min(start, anchor if anchor >= 0 else start) - _NEAR)
    last = paragraphs[-1] if paragraphs else first
    keys: list[Key] = [()] * len(rows)
    for i in range(first, min(last + 1, len(rows))):
        if len(rows[i].stems) > 2:
            title = rows[anchor] if anchor not in (-1, i) else None
            after = next((rows[k] for k in paragraphs if k > i), None)
            keys[i] = (own[i], *_told(rows[i].stems, title, after))
    return keys


def _followings(rows: list[Row], own: list[str], context: Context) -> list[Key]:
    """Say of the rows around the head of the article how the text goes on after them.

    A lead is told on («Об этом сообщили в мэрии», «По его словам, …»), and is as long as the paragraphs of its
    outlet; a deck stands for itself.
    """
    start, stop, anchor = context.start, context.stop, context.anchor
    running = [i for i in range(start, stop) if own[i] in RUNNING][:_TELLING]
    keys: list[Key] = [()] * len(rows)
    if not running:
        return keys
    first = max(0, min(start, anchor + 1 if anchor >= 0 else start) - _NEAR)
    for i in range(first, min(running[-1], len(rows))):
        after = [rows[k].shape for k in running if k > i]
        if own[i] in _LEADING and len(after) > 1:
            lengths = sum([shape.ends for shape in after])
            keys[i] = (rows[i].shape.ends, "opens:said" in after[0].traits, 2 * lengths // len(after), own[i])
    return keys


def _following(ends: int, told_on: bool, lengths: int, kind: str) -> tuple[str, ...]:
    return (
        f"told on={told_on}|{kind}", f"lead={ends}|{lengths}", f"lead={ends}|{lengths}|{told_on}",
        f"lead={lengths}|{kind}",
    )  # fmt: skip


def _told(stems: frozenset[str], title: Row | None, after: Row | None) -> tuple[int, int, int]:
    """Give in quarters how much of a row other lines tell, and how much of the headline it tells.

    Returns:
        The shares of the row's longer words that the next paragraph has and that the headline has, and the share of
        the headline's that the row has; -1 where there is nothing to compare with.
    """
    retold = 4 * len(stems & after.stems) // len(stems) if after is not None and after.stems else -1
    if title is None or not title.stems:
        return retold, -1, -1
    both = len(stems & title.stems)
    return retold, 4 * both // len(stems), 4 * both // len(title.stems)


def _retold(kind: str, after: int, title: int, back: int) -> tuple[str, ...]:
    return f"retold={after}", f"retold={after}|{kind}", f"titled by={title}|{back}", f"titled by={back}|{kind}"


def _echoes(rows: list[Row], own: list[str], context: Context) -> list[Key]:
    """Say of running lines under a title how much of it they tell again, and how many of their words the text knows.

    The teaser under «Читайте также» tells that story's title, not this one's text.
    """
    keys: list[Key] = [()] * len(rows)
    for i in range(1, len(rows)):
        if own[i] in RUNNING and own[i - 1] in _TITLES and rows[i - 1].stems:
            title = rows[i - 1].stems
            told = 4 * len(title & rows[i].stems) // len(title)
            keys[i] = told, int(context.overlap[i] * 4.99), context.start <= i < context.stop
    return keys


def _echo(told: int, known: int, inside: bool) -> tuple[str, ...]:
    where = "in" if inside else "out"
    return f"echo={told}|{where}", f"echo={told}|{known}|{where}"
