"""Buttons glued to a line, as a tag-strip leaves them: «…сказали в мэрии.ПоделитьсяВКонтакте», «Иван ВетровОбсудить0».

They are rows of their own before anything is asked of the line, for they hide what it is, and are not asked about: a
counter of comments between two paragraphs would begin the comments. A line that is nothing but buttons is one row.
"""

from __future__ import annotations

import re
from functools import cache

from rupress.ru.tables import read_toml
from rupress.tokenizer.vocabulary import vocabulary

_SEAM = re.compile(r"[А-ЯA-Z\"—](?<=[а-яa-z0-9.!?\")…].)")
"""Where another element was glued."""
_REACH = 160
"""Characters of a line's end, and of its beginning, in which buttons stand."""
_LEAST = 8
"""Least characters of what they are glued to."""
_COUNT = re.compile(r"[:\s]{0,3}\(?\d{1,6}\)?$")
"""What stands behind a button: «Обсудить0», «Комментарии (3)»."""
_STOPPED = '.!?,;:"'
"""What no button ends with: «…сообщает ЯндексДзен.» is a sentence."""
_CLASSES = frozenset({"share", "comment"})
_SEVERAL = 2
"""So many buttons side by side are told by the words of layouts, one alone by those of seams."""


@cache
def _alone() -> frozenset[str]:
    """Give the buttons that are told where they stand alone, lower case."""
    return frozenset(word.lower() for word in read_toml("seams.toml")["alone"])


def glued_buttons(folded: str) -> tuple[int, int]:
    """Find the buttons at both ends of a line.

    Args:
        folded: the line, folded.

    Returns:
        Where what they are glued to begins, and where it stops: the whole line if it has none, or nothing but some.
    """
    size = len(folded)
    before, after = _at_start(folded), _at_end(folded)
    return (before, after) if after - before >= _LEAST else (0, size)


def class_of_buttons(folded: str) -> str:
    """Say what buttons are: those that lead to comments, or others."""
    return "comment" if "comment" in vocabulary().of_line(_first(folded).lower()) else "share"


def _first(folded: str) -> str:
    seam = _SEAM.search(folded)
    return folded[: seam.start()] if seam else folded


def _at_end(folded: str) -> int:
    size = stop = len(folded)
    found: list[str] = []
    offset = max(0, size - _REACH)
    for at in [offset + m.start() for m in _SEAM.finditer(folded[offset:])][::-1]:
        if _is_button(words := folded[at:stop]):
            found.append(words)
            stop = at
    return stop if _are_told(found) else size


def _at_start(folded: str) -> int:
    start = 0
    found: list[str] = []
    for match in _SEAM.finditer(folded[:_REACH]):
        if _is_button(words := folded[start : match.start()]):
            found.append(words)
            start = match.start()
    return start if _are_told(found) else 0


def _is_button(words: str) -> bool:
    """Tell a button, perhaps with its count."""
    return words[-1] not in _STOPPED and not _CLASSES.isdisjoint(vocabulary().of_line(words.lower()))


def _are_told(found: list[str]) -> bool:
    """Tell whether what was found is buttons: «Как устроен ЯндексДзен» ends with one word that is one elsewhere."""
    return len(found) >= _SEVERAL or any(_COUNT.sub("", words).strip().lower() in _alone() for words in found)
