"""What a role before a person's name says of its case: «тренер клуба | Франко Горелла», «главы МВД | Файеза Горана»."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rupress.ru import morph
from rupress.ru.tables import read_tsv

_REACH = 90
_MOST_WORDS = 8
_BREAK = re.compile(r"[.,;:!?…()—–\n\r\u2028\u2029]")
_ASIDE = re.compile(r"\([^()\n]*\) ?")
"""What stands in brackets: «тренер сборной (до 17 лет) | Франко Горелла»."""
_WORD = re.compile(r"\w+(?:-\w+)*")
_NO_PART = frozenset(("VERB", "INFN", "GRND", "PRTS", "PRCL", "PRED", "ADVB", "NPRO"))
"""What stands in no role: behind «назвал тренера» the name is no part of it."""


SUBJECT, WOMAN, OBLIQUE = "subject", "woman", "oblique"
"""What a role may be: in the nominative, as «тренер» or, of a woman, «жительница», or in no nominative, as «главы»."""


def roles_before(text: str, start: int) -> list[str]:
    """Tell of the roles before a name, the nearest first, whether each stands in the nominative or in another case.

    Of an oblique case little follows: in «пресс-секретарь главы города | Анна Горелла» it is the role of another.

    Args:
        text: the text.
        start: where the name begins.

    Returns:
        `SUBJECT` for a role that can be nothing else («тренер», no form of «тренера»), `WOMAN` if it is a woman's,
        `OBLIQUE` for one that is no nominative of one person, an empty string for others.
    """
    left = _ASIDE.sub("", text[max(0, start - _REACH) : start])
    marks = [match.end() for match in _BREAK.finditer(left)]
    words = _WORD.findall(left, marks[-1] if marks else 0)
    whole = bool(marks) or start <= _REACH
    found: list[str] = []
    aside = False
    for place in range(len(words) - 1, max(-1, len(words) - 1 - _MOST_WORDS), -1):
        word = words[place]
        told = _told(word.lower() if whole and not place else word)  # «Глава МВД | Фатхи Горага»
        if told is None:
            break
        aside = aside or morph.readings(word)[0].pos == "PREP"  # «ведущая в день рождения | Олега Гранина»
        found += [SUBJECT if aside and role == WOMAN else role for role in told]
    return found


@lru_cache(maxsize=1 << 12)
def _told(word: str) -> tuple[str, ...] | None:
    """Tell what a role is; nothing of any other word, None for one that ends the search."""
    readings = morph.readings(word)
    if readings[0].pos in _NO_PART:
        return None
    found = [r for r in readings if r.pos == "NOUN" and r.lemma in _roles()]
    if not found or not word.islower():
        return ()
    single = [r.case == "nomn" and r.number == "sing" for r in found]
    if all(single):
        return (WOMAN if all(r.gender == "femn" and r.animate for r in found) else SUBJECT,)
    return ("" if any(single) else OBLIQUE,)


@cache
def _roles() -> frozenset[str]:
    return frozenset(row["noun"] for row in read_tsv("roles.tsv"))
