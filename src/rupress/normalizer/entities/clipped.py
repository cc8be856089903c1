"""Words clipped together of the beginnings of others: «главред» is the «главный редактор», «Минэнерго» a ministry."""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile

_SHORTEST = 6
"""A clipped word has at least so many letters: «генсек»."""
_BEGINNING = 3
"""It has at least so many of each word that it is made of."""
_ENDING = 2
"""And as many of its own at the end: «замминистра» of «министр», «Минэнерго» of «энергетика»."""
_MOST = 3
"""So many words are clipped together: «Минэкономразвития»."""


@lru_cache(maxsize=1 << 12)
def clips(word: str, parts: tuple[str, ...]) -> bool:
    """Say whether a word begins like each of several words in turn: «главред», «главный», «редактор».

    A vowel may join two of them: «Центр|о|банк».
    """
    shared = _shared(word, parts[0])
    if len(parts) == 1:
        return shared >= _BEGINNING and len(word) - shared <= _ENDING
    return any(clips(word[k + n :], parts[1:]) for k in range(_BEGINNING, shared + 1) for n in (0, 1))


def contracted(lemmas: tuple[str, ...], words: tuple[str, ...]) -> tuple[tuple[str, ...], frozenset[str]]:
    """Put words that are clipped of a phrase's neighbours in their place.

    Args:
        lemmas: the words of a phrase: «главный», «редактор», «вестник».
        words: those that may be clipped of them: «главред», «вестник».

    Returns:
        The phrase with them, and the words they stand for.
    """
    gone: set[str] = set()
    for word in words:
        if len(word) < _SHORTEST or word in lemmas:
            continue
        for first in range(len(lemmas) - 1):
            stop = next((first + n for n in range(2, _MOST + 1) if clips(word, lemmas[first : first + n])), 0)
            if stop:
                gone.update(lemmas[first:stop])
                lemmas = (*lemmas[:first], word, *lemmas[stop:])
                break
    return lemmas, frozenset(gone)


def _shared(one: str, other: str) -> int:
    """Count the letters that two words begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
