"""Which words lines share with other lines: the text with its deck and headline, a teaser with the title over it.

Features of the line model; see features.py.
"""

from __future__ import annotations

from rupress.tokenizer.context import Context
from rupress.tokenizer.groups import Column, Key
from rupress.tokenizer.rows import Row
from rupress.tokenizer.shapes import RUNNING

_NEAR = 12
"""Lines over the headline and the text whose words are compared with theirs."""
_OVER = 4
"""Lines over the headline whose copies are looked for."""
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
        (_copy, _copies(rows, own, context)),
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

    A lead says when it happened or who said so, is told on («Об этом сообщили в мэрии», «По его словам, …»), and is as
    long as the paragraphs of its outlet; a deck stands for itself.
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
            told_on = "opens:said" in after[0].traits
            keys[i] = rows[i].shape.ends, told_on, 2 * lengths // len(after), own[i], _reports(rows[i])
    return keys


def _reports(row: Row) -> str:
    """Say whether a line tells when something happened or who said so, and whether it ends in a full stop."""
    traits = row.shape.traits
    told = "says:day" in traits or "says:said" in traits
    return f"{'report' if told else 'plain'}{'.' if 'end=stop' in traits else ''}"


def _following(ends: int, told_on: bool, lengths: int, kind: str, report: str) -> tuple[str, ...]:
    return (
        f"lead:{report}", f"lead:{report}|{told_on}",
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


def _copies(rows: list[Row], own: list[str], context: Context) -> list[Key]:
    """Say of a line of the head that stands elsewhere, too, what is around it there.

    A rubric stands among rubrics, a short title («Аптека на колёсах») among titles and times.
    """
    keys: list[Key] = [()] * len(rows)
    head = range(max(0, context.anchor - _OVER), min(len(rows), context.start)) if context.anchor >= 0 else range(0)
    sought = {rows[i].key: i for i in head if context.times[rows[i].key] > 1}
    sought.pop("", None)
    for j, row in enumerate(rows) if sought else ():
        i = sought.get(row.key, j)
        if i != j and not keys[i]:
            before, after = own[j - 1] if j else "<<", own[j + 1] if j + 1 < len(rows) else ">>"
            keys[i] = own[i], before, after
    return keys


def _copy(kind: str, before: str, after: str) -> tuple[str, ...]:
    return f"copy={before}|{after}|{kind}", f"copy:-1={before}|{kind}", f"copy:+1={after}|{kind}"
