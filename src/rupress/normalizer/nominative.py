"""Names and noun phrases in the nominative."""

from __future__ import annotations

import re

from rupress.ru import morph

_WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")
_NAMES = frozenset(("Name", "Surn", "Patr"))


def nominative(text: str, start: int = 0, stop: int | None = None) -> str:
    """Give the name at text[start:stop], read in its context, in the nominative.

    Args:
        text: the text that the name stands in.
        start: offset of the name's first character.
        stop: offset past its last; the end of the text by default.
    """
    phrase = text[start : len(text) if stop is None else stop]
    words = list(_WORD.finditer(phrase))
    best: tuple[float, str] = (0.0, phrase)
    for case in morph.CASES:
        for number in ("sing", "plur"):
            score, form = _as(phrase, words, case, number)
            if score > best[0]:
                best = (score, form)
    return best[1]


def _as(phrase: str, words: list[re.Match[str]], case: str, number: str) -> tuple[float, str]:
    """Read the phrase's first words as one group in a case: how likely, and its nominative."""
    parts: list[str] = []
    last = 0
    score = 1.0
    noun = False
    for match in words:
        word = match.group()
        fits = [r for r in morph.readings(word) if r.case == case and r.number in (number, "")]
        fits.sort(key=lambda r: -r.score - bool(r.marks & _NAMES))
        if not fits or (noun and not fits[0].marks & _NAMES):
            score *= 1 if noun else 0
            break
        noun = noun or fits[0].pos == "NOUN"
        score *= fits[0].score + bool(fits[0].marks & _NAMES)
        parts.append(phrase[last : match.start()] + spelled(morph.nominative_of(fits[0]), word))
        last = match.end()
    return score, "".join(parts) + phrase[last:]


def spelled(form: str, like: str) -> str:
    """Spell a form with the capitals of the word it comes from: «мид» like «МИДа» gives «МИД»."""
    if like.isupper() and len(like) > 1:
        return form.upper()
    return "".join(c.upper() if i < len(like) and like[i].isupper() else c for i, c in enumerate(form))
