"""Whether a role before a person's name says that it is in the nominative: «тренер сборной | Франко Горелла»."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rupress.ru import morph
from rupress.ru.tables import read_tsv

_REACH = 90
_MOST_WORDS = 8
_BREAK = re.compile(r"[.,;:!?…()—–\n\r\u2028\u2029]")
_WORD = re.compile(r"\w+(?:-\w+)*")
_NO_PART = frozenset(("VERB", "INFN", "GRND", "PRTS", "PRCL", "PRED", "ADVB", "NPRO"))
"""What stands in no role: behind «назвал тренера» the name is no part of it."""


def follows_subject(text: str, start: int) -> bool:
    """Say whether the nearest role before a name stands in the nominative, as «тренер» does, and no form of «тренера».

    Of an oblique case nothing follows: in «пресс-секретарь главы города | Анна Горелла» it is the role of another.

    Args:
        text: the text.
        start: where the name begins.
    """
    left = text[max(0, start - _REACH) : start]
    marks = [match.end() for match in _BREAK.finditer(left)]
    words = _WORD.findall(left, marks[-1] if marks else 0)
    return next((found for word in reversed(words[-_MOST_WORDS:]) if (found := _subject(word)) is not None), False)


@lru_cache(maxsize=1 << 12)
def _subject(word: str) -> bool | None:
    """Say whether a role stands in the nominative; false for a word that ends the search, None for any other."""
    readings = morph.readings(word)
    if readings[0].pos in _NO_PART:
        return False
    found = [r for r in readings if r.pos == "NOUN" and r.lemma in _roles()]
    if not found or not word.islower():
        return None
    return all(r.case == "nomn" and r.number == "sing" for r in found)


@cache
def _roles() -> frozenset[str]:
    return frozenset(row["noun"] for row in read_tsv("roles.tsv"))
