"""A date and a title in one line: «21.03.2003 Паром встал до весны», as pages without style sheets write their head.

The line is cut in two before anything is asked of it, if the page has it once: in a list of news many lines are so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rupress.records import Facts
from rupress.tokenizer.keys import is_stated, key_of, stated_titles
from rupress.tokenizer.links import is_unlinked
from rupress.tokenizer.shapes import RUNNING, shape_of
from rupress.tokenizer.stamps import find_stamps

if TYPE_CHECKING:
    from rupress.tokenizer.rows import Row

_LEAST, _MOST = 12, 200
"""Characters of such a title."""
_FIRST = 2
"""Characters before the date at most."""
_TEXT, _REACH = 80, 5
"""Characters of a paragraph under it, and lines in which one stands."""
_HEAD = 8
"""Lines over it in which the head of an article with a date of its own stands."""
_WORDS, _PLAIN = 3, 0.3
"""Words of a title, and the share of them in lower case that tells it from names."""
_TOLD = 2
"""Longer words of it that the text has again."""
_BETWEEN = re.compile(r"[\s\])}.,:;|•·»/—-]*")
_BEGINS = re.compile(r"[А-ЯЁA-Z\"\d]")
_MARKED = "|•·—»"
"""Marks between a date and its rubric, author or source, and sometimes its title."""
_DATED = re.compile(r"[\[({]?\d|[А-Яа-я]{2,12}, \d")
_TITLES = frozenset({"title", "short", "said", "question", "quote"})
"""Types of titles."""


def dated_title(rows: list[Row], facts: Facts) -> tuple[int, int] | None:
    """Find the line that begins with a date and goes on with the headline, and where that begins.

    It is the one that the metadata state, else one with text under it and no other like it on the page.
    """
    begun = [(k, row) for k, row in enumerate(rows) if row.shape.stamp is not None and row.shape.stamp.start <= _FIRST]
    dated = [(k, at) for k, row in begun if is_unlinked(row.line) and (at := _title_in(row.folded))]
    if not dated:
        return None
    stated = stated_titles(facts)
    told = [(k, at) for k, at in dated if is_stated(key_of(rows[k].folded[at:]), stated, anywhere=True)]
    if told:
        return told[0] if len(told) == 1 else None
    return dated[0] if len(dated) == 1 and _is_told(rows, *dated[0]) else None


def dated_text(rows: list[Row]) -> tuple[int, int] | None:
    """Find the line that begins with the article's date and goes on with its first paragraph, and where that begins.

    Where a template puts the date into the element of the text («<span>21.03.2023</span>Сегодня министр провёл …»), it
    is one line with it. It is the only line of text like that, and no line shortly over it has a date.
    """
    found = [(k, at) for k, row in enumerate(rows) if (at := _text_in(row))]
    if len(found) != 1:
        return None
    above = rows[max(0, found[0][0] - _HEAD) : found[0][0]]
    dated = any(row.shape.stamp is not None and "year" in row.shape.stamp.fields for row in above)
    return None if dated else found[0]


def _text_in(row: Row) -> int:
    """Say where the text begins in a line that begins with a full date; 0 if the date is a part of its sentence."""
    stamp = row.shape.stamp
    if stamp is None or stamp.start or not stamp.has_day or "year" not in stamp.fields or not row.folded[0].isdigit():
        return 0
    at = stamp.stop + (row.folded[stamp.stop : stamp.stop + 1] == " ")
    text = row.folded[at:]
    runs = len(text) >= _TEXT and text.lstrip('"')[:1].isupper() and text.rstrip('")')[-1:] in ".!?…"
    return at if runs else 0


def _title_in(folded: str) -> int:
    """Say where the title begins in a line that begins with a full date; 0 if there is none."""
    if not _LEAST < len(folded) < _MOST or not _DATED.match(folded):
        return 0
    first = next(iter(find_stamps(folded)), None)
    if first is None or first.start > _FIRST or not first.has_day or "year" not in first.fields:
        return 0
    between = _BETWEEN.match(folded, first.stop)
    at = between.end() if between is not None else first.stop
    title = folded[at:]
    glued = at == first.stop  # «21.03.2003Паром встал до весны», as tags leave it that nothing stood between
    if (
        (glued and not title[:1].isupper())
        or len(title) < _LEAST
        or " " not in title
        or title[-1] in ".,"
        or not _BEGINS.match(title)
    ):
        return 0
    shape = shape_of(title)
    return at if shape.type in _TITLES and shape.stamp is None else 0


def _is_told(rows: list[Row], k: int, at: int) -> bool:
    """Tell whether the text under a line tells its title again, and no mark parts it from the date as a name."""
    folded = rows[k].folded
    marked = folded[:at].rstrip()[-1] in _MARKED
    words = folded[at:].split()
    glued = folded[at - 1].isalnum()  # so are a rubric and a source («27 августа 2022Наука и техника»)
    if marked or len(words) < _WORDS or sum(word[0].islower() for word in words) < _PLAIN * len(words):
        return False
    below = [row for row in rows[k + 1 : k + 1 + _REACH] if _is_text(row)]
    told = rows[k].stems & frozenset().union(*(row.stems for row in below))
    begins = bool(below) and not any(map(_is_text, rows[:k]))
    if glued:
        return len(words) > _WORDS and (len(told) >= _TOLD or (begins and shape_of(folded[at:]).verbal))
    return len(told) >= min(_TOLD, len(rows[k].stems)) or begins


def _is_text(row: Row) -> bool:
    """Tell a paragraph."""
    runs = row.shape.type in RUNNING and len(row.folded) >= _TEXT
    return runs and row.folded.rstrip('")')[-1:] in ".!?…"
