"""Lines and titles as rules compare them: by their letters and digits alone, or by the stems of their longer words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rupress.fold import fold
from rupress.records import Facts

_KEPT = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[a-zа-я]{4,}")
STEM = 5
"""First letters of a longer word that stand for its stem: equal for most forms of one Russian word."""
_TITLE = 8
"""A title of the metadata has more letters than that, else it is ignored."""
_SHORT = 1_000
"""Characters of a text worth remembering: several rules ask for the title's letters."""


def key_of(folded: str) -> str:
    """Give the letters, of whatever script, and digits of a line alone, lower case."""
    return "".join(_KEPT.findall(folded.lower()))


def letters_of(text: str | None) -> str:
    """Give the key of a text as the page or its metadata write it: «Мост — открыт!» is «мостоткрыт»."""
    if not text:
        return ""
    return _letters(text) if len(text) < _SHORT else _letters.__wrapped__(text)


@lru_cache(maxsize=64)
def _letters(text: str) -> str:
    return key_of(fold(text).text)


def stems_of(text: str) -> frozenset[str]:
    """Give the first letters of the longer words of a text of the metadata, as rows' stems are made."""
    return frozenset(word[:STEM] for word in _WORD.findall(fold(text).text.lower()))


def is_stated(key: str, titles: Sequence[str], *, anywhere: bool = False) -> bool:
    """Tell whether a line is a title that the metadata state, the name of the site behind it or not.

    Args:
        key: the line's.
        titles: those that `stated_titles` lists.
        anywhere: whether rubrics and the name of the site may stand before it, too; so do they themselves.
    """
    return len(key) > _TITLE and any(key in title if anywhere else title.startswith(key) for title in titles)


def stated_titles(facts: Facts) -> list[str]:
    """List the keys of the titles that the metadata state, `<title>` last."""
    return [key for key in (letters_of(facts.headline), letters_of(facts.title)) if len(key) > _TITLE]
