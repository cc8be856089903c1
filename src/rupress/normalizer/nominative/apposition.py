"""Whether a role before a person's name says that it is in the nominative: «тренер сборной | Франко Горелла»."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rupress.normalizer.nominative.context import saying
from rupress.normalizer.nominative.plausible import Subject
from rupress.ru import morph
from rupress.ru.tables import read_toml, read_tsv

_REACH = 90
_MOST_WORDS = 8
_BREAK = re.compile(r"[.,;:!?…()—–\n\r\u2028\u2029]")
_WORD = re.compile(r"\w+(?:-\w+)*")
_ANOTHER = re.compile(r"[ \xa0][А-ЯЁ][а-яё]")
_NO_PART = frozenset(("VERB", "INFN", "GRND", "PRTS", "PRCL", "PRED", "ADVB", "NPRO"))
"""What stands in no role: behind «назвал тренера» the name is no part of it."""


def subject_before(text: str, start: int, stop: int) -> Subject:
    """Say what stands before text[start:stop], a person's name."""
    if follows_woman(text, start, stop):
        return Subject.WOMAN
    return Subject.ROLE if follows_subject(text, start) else Subject.NONE


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


def follows_woman(text: str, start: int, stop: int) -> bool:
    """Say whether a name is that of a woman who said something: «сообщила мэр | Александра Гранко».

    A feminine verb of saying before it, or any behind it, whose subject is a man's noun or an office speaks of a
    woman. No name of hers is what depends on the role: «сообщила адвокат | Александра Гранина», «директор фонда |
    Александра Гранина»; nor one with another name behind it.

    Args:
        text: the text.
        start: where the name begins.
        stop: where it ends.
    """
    left = text[max(0, start - _REACH) : start]
    marks = [match.end() for match in _BREAK.finditer(left)]
    words = _WORD.findall(left, marks[-1] if marks else 0)[-_MOST_WORDS:]
    verb = next(
        (at for at in reversed(range(len(words))) if morph.readings(words[at].lower())[0].pos in _NO_PART), None
    )
    if not (_did(text, stop) if verb is None else _woman_says(words[verb].lower()) and not _ANOTHER.match(text, stop)):
        return False
    first = 0 if verb is None else verb + 1
    role = next((at for at in range(first, len(words)) if _is_hers(words[at], opens=at == 0 and verb is None)), None)
    return role is not None and not _owns(words[role:])


def _did(text: str, stop: int) -> bool:
    """Say whether the word behind a name is a feminine verb: «Мэр Александра Гранко | приехала»."""
    word = _WORD.match(text, stop + 1)
    return word is not None and text[stop] in " \xa0" and _is_feminine(word.group().lower())


def _owns(words: list[str]) -> bool:
    """Say whether what stands behind a role may be the one whose role it is: «помощник | Гранина», «врач семьи |»."""
    table = read_toml("names.toml")
    last = morph.readings(words[-1])
    if len(words) > 1 and words[-1].islower() and any(r.lemma in _roles() for r in last):
        return True  # «пресс-секретарь президента | Александра Гранина»
    return any(r.lemma in table["roles_beside_another" if len(words) == 1 else "bodies_of_people"] for r in last)


@lru_cache(maxsize=1 << 12)
def _woman_says(low: str) -> bool:
    """Say whether a word is the feminine past of a verb of saying."""
    return _is_feminine(low) and morph.readings(low)[0].lemma in saying()


@lru_cache(maxsize=1 << 12)
def _is_feminine(low: str) -> bool:
    best = morph.readings(low)[0]
    return best.pos == "VERB" and best.gender == "femn" and best.number == "sing"


@lru_cache(maxsize=1 << 12)
def _is_hers(word: str, *, opens: bool) -> bool:
    """Say whether a word is a role in the nominative that a name may stand behind: «мэр», «глава», but no «сестра».

    Args:
        word: the word.
        opens: whether it may begin the sentence, with a capital.
    """
    return any(
        r.case == "nomn" and r.number == "sing" and r.lemma in _roles() and (r.gender != "femn" or _is_office(r.lemma))
        for r in morph.readings(word.lower())
        if word.islower() or opens
    )


def _is_office(lemma: str) -> bool:
    return _kinds()[lemma] == "office"


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
    return frozenset(_kinds())


@cache
def _kinds() -> dict[str, str]:
    return {row["noun"]: row["kind"] for row in read_tsv("roles.tsv")}
